"""Later references of one document: "bà Thanh", "Trung tá Lơ", "ông"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import Final

from kg.recognise.people.names import NameScanner
from kg.recognise.people.person import Person
from kg.recognise.people.words import Phrase
from kg.recognise.spans import TokenIndex
from kg.text import Mention, keys

_RELATED: Final = 10  # tokens of "con trai của ông", a post and its place
_YEAR: Final = 4  # digits
_MARKS: Final = frozenset({",", ".", ";", ":"})
_SHORT: Final = 2  # words of a name that may be surname and name, or middle and name
_PRONOUN: Final = 2  # words of the longest honorific that stands alone

_Genders = tuple[str, ...]
_ALL: _Genders = ("", "f", "m")
_TOLD: Final = 4  # mentions of the one a report is on


class Resolver:
    """Gives every reference the full name it stands for."""

    def __init__(
        self, scanner: NameScanner, full: Sequence[Mention], posts: Container[int], acts: Container[int]
    ) -> None:
        self.scanner, self.tokens, self.lexicon = scanner, scanner.tokens, scanner.lexicon
        self.posts, self.acts = posts, acts  # tokens at which a post begins, or a verb of taking part
        self.full = {mention.first: mention for mention in full}
        self.canonical: dict[Phrase, str] = {}  # the first spelling of a name
        self.gender: dict[str, str] = {}  # name → m, f
        for mention in full:
            self._learn(mention)
        self.bearers = self._bearers(full)
        self.times = Counter[str]()  # name → how often its bearer was told of so far
        self.latest: dict[str, tuple[int, str]] = {}  # gender → (token, name) of the last person mentioned

    def _learn(self, mention: Mention) -> None:
        written = keys(_name(mention))
        name = self.canonical.setdefault(written, _name(mention))
        honorific = self.tokens[mention.first].key
        if honorific in self.lexicon.female or not self.lexicon.words.female_middle.isdisjoint(written):
            self.gender[name] = "f"
        elif honorific in self.lexicon.male:
            self.gender.setdefault(name, "m")

    def _bearers(self, full: Sequence[Mention]) -> dict[tuple[Phrase, str], list[tuple[int, str]]]:
        """(words by which one with a name is called, gender) → (token, name) of those who are so called."""
        found: dict[tuple[Phrase, str], list[tuple[int, str]]] = defaultdict(list)
        for mention in full:
            written = keys(_name(mention))
            name = self.canonical[written]
            for words in _short_names(written):
                found[words, self.gender.get(name, "")].append((mention.first, name))
        return found

    def people(self, lookup: TokenIndex) -> list[Mention]:
        """Full names in their first spelling, short names and pronouns, in order of the text."""
        found: list[Mention] = []
        company = set(self._company(lookup))
        for at in self._openings(lookup):
            if found and at < found[-1].last:
                continue
            mention = self._again(self.full[at]) if at in self.full else self._reference(at)
            if mention:
                found.append(mention)
                name = _name(mention)
                self.times[name] += 1
                if not (at in company or self._is_credit(at) or self._is_relative(at)):
                    self.latest[self.gender.get(name, "")] = at, name
        return found

    def _openings(self, lookup: TokenIndex) -> list[int]:
        """The tokens at which a person may be mentioned."""
        return sorted(self.full.keys() | set(lookup.starting(self.lexicon.openings)))

    def _company(self, lookup: TokenIndex) -> Iterator[int]:
        """The tokens of those who only come along, whom no pronoun means: "Cùng đi có | ông B, …"."""
        size = len(self.tokens)
        for first, (end, _) in lookup.matches(self.lexicon.companions).items():
            before = self.tokens[first - 1] if first else None
            if before is None or before.key == "." or before.line != self.tokens[first].line:
                stop = next((at for at in range(end, size) if self.tokens[at].key == "."), size)
                yield from range(end, stop)

    def _again(self, mention: Mention) -> Mention:
        """A full name in its first spelling; one that only ends another's is short for that."""
        person = mention.value
        assert isinstance(person, Person)
        name = self.canonical[keys(person.name)]
        whole = self._whole(person, mention.first)
        if whole:
            return mention.meaning(person.called(whole, "short"))
        return mention if name == person.name else mention.meaning(person.called(name))

    def _whole(self, person: Person, at: int) -> str | None:
        """The longer name that a name ends: "ông K'Ré", "bà Thủy Tiên", "đồng chí Mai Anh".

        Two words without an honorific, "Chủ tịch UBND phường | Mai Anh", only where that was told before.
        """
        words = person.name.split()
        strange = len(words) == 1 or "'" in words[0]
        plain = self.tokens[person.named].key not in self.lexicon.surnames
        two = len(words) == _SHORT
        sure = strange or (at < person.named and (plain or two))
        whole = self._bearer(keys(person.name), _ALL, at) if sure or two else None
        return whole if whole and (sure or self.times[whole]) else None

    def _reference(self, at: int) -> Mention | None:
        """A short name or pronoun after the honorific or rank at `at`."""
        tokens, ranks = self.tokens, self.lexicon.ranks
        match = self.lexicon.honorifics.longest(tokens, at) or ranks.longest(tokens, at)
        if match is None or (at and tokens[at - 1].key in self.lexicon.words.plural):
            return None
        rank = ranks.longest(tokens, match[0])
        end = rank[0] if rank else match[0]
        if end < len(tokens) and tokens[end].shape in "CA" and end not in self.scanner.taken:
            return self._short(at, end)
        alone = match[0] == end and ranks.longest(tokens, at) is not None
        return self._ranked(at, end) if alone else self._pronoun(at, end)

    def _ranked(self, at: int, end: int) -> Mention | None:
        """A rank alone that opens a sentence, "Thượng tướng | khẳng định": the only one of it before."""
        opens = not at or self.tokens[at - 1].key == "." or self.tokens[at - 1].line != self.tokens[at].line
        if not opens or end not in self.acts:
            return None
        known, size = self.scanner.lookup.keys, end - at
        ranked = (m for m in self.full.values() if known[m.first : m.first + size] == known[at:end])
        names = {self.canonical[keys(_name(mention))] for mention in ranked if mention.first < at}
        one = names.pop() if len(names) == 1 else ""
        return Mention("person", at, end, Person(one, "pronoun", at, True)) if one else None

    def _short(self, at: int, start: int) -> Mention | None:
        """ "bà Thanh", "ông Văn Long": the last person before whose name ends so, else the first after."""
        genders = self._genders(self.tokens[at].key)
        for last in range(self.scanner.run(start), start, -1):
            wanted = tuple([token.key for token in self.tokens[start:last]])
            name = self._bearer(wanted, genders, at)
            if name:
                return Mention("person", at, last, Person(name, "short", start, True))
        return None

    def _bearer(self, wanted: Phrase, genders: _Genders, at: int) -> str | None:
        """Who is meant at token `at` by the last words of a name."""
        before: list[tuple[int, str]] = []
        after: list[tuple[int, str]] = []
        for gender in genders:
            called = self.bearers.get((wanted, gender), ())
            index = bisect_left(called, (at, ""))
            before += called[index - 1 : index] if index else []
            after += called[index : index + 1]
        return max(before)[1] if before else min(after)[1] if after else None

    def _genders(self, honorific: str) -> _Genders:
        """The genders that an honorific goes with; "" where the text does not tell."""
        if honorific in self.lexicon.female:
            return ("", "f")
        return ("", "m") if honorific in self.lexicon.male else _ALL

    def _pronoun(self, at: int, end: int) -> Mention | None:
        """A bare "ông", "bà", "đồng chí" with no noun after it: the last person that may be meant."""
        honorific, words = self.tokens[at].key, self.lexicon.words
        if end - at > _PRONOUN or honorific not in words.pronouns or self._is_inside(at):
            return None
        around = self.tokens[max(0, at - 1) : end + 1]
        counted = around[0].shape == "9" and len(around[0].key) != _YEAR  # "27 đồng chí", but "Năm 2004 | bà"
        if counted or around[-1].shape == "9" or around[0].key in words.counting:
            return None
        if at and (around[0].key in words.pronouns or self._is_one_of_many(at)):
            return None  # "các ông bà", "45 anh, chị"
        if end < len(self.tokens) and (end in self.posts or self.tokens[end].key in words.kinship):
            return None
        name = self._meant(at, honorific)
        return Mention("person", at, end, Person(name, "pronoun", at, True)) if name else None

    def _meant(self, at: int, honorific: str) -> str | None:
        """The last person of an honorific's gender; whom a report is on rather than who is named once."""
        meant = [self.latest[gender] for gender in self._genders(honorific) if gender in self.latest]
        if len(meant) != len(_ALL) - 1:
            return max(meant)[1] if meant else None
        (last, strange), (_, known) = meant
        passing = self.times[strange] == 1 and self.times[known] >= _TOLD
        apart = self.tokens[last].line != self.tokens[at].line
        return known if passing and apart else max(meant)[1]

    def _is_one_of_many(self, at: int) -> bool:
        """Whether a comma joins an honorific to another that no name follows: "anh, chị"."""
        return (
            at > 1
            and self.tokens[at - 1].key == ","
            and self.tokens[at - 2].key in self.lexicon.words.pronouns
        )

    def _is_credit(self, at: int) -> bool:
        """Whether somebody only took the picture: "Ảnh: A"."""
        credited = at > 1 and self.tokens[at - 1].key == ":"
        return credited and self.tokens[at - 2].key in self.lexicon.words.credits

    def _is_relative(self, at: int) -> bool:
        """Whether somebody is named only as another's relative: "là con trai nguyên Chủ tịch nước | A"."""
        first = max(0, at - _RELATED)
        marks = (i + 1 for i in range(at - 1, first - 1, -1) if self.tokens[i].key in _MARKS)
        return self.lexicon.relatives.within(self.tokens, next(marks, first), at)

    def _is_inside(self, at: int) -> bool:
        """Whether a capitalised honorific stands inside a sentence: part of a name."""
        before = self.tokens[at - 1] if at else None
        here = self.tokens[at]
        return before is not None and here.shape == "C" and before.shape in "CAw" and before.line == here.line


def _short_names(written: Phrase) -> Iterator[Phrase]:
    """The last words of a name; the first of one of the highlands: "H'Wên" Byă, "Y Thoan" Niê."""
    yield from (written[first:] for first in range(1, len(written)))
    if len(written[0]) == 1 or "'" in written[0]:
        yield from (written[:last] for last in range(1 + (len(written[0]) == 1), len(written)))


def _name(mention: Mention) -> str:
    person = mention.value
    assert isinstance(person, Person)
    return person.name
