"""How an occasion is named: its noun phrase, and the term it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.ontology import Ontology, Trie
from kg.recognise.dates.figures import full_date, is_clock
from kg.recognise.occasions import Occasion
from kg.recognise.occasions.cues import event_words
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.words import common, lexicon_of, word_set
from kg.text import keys

_IN_NAME = frozenset(["-", "/", '"', "(", ")"])  # marks that do not end a name
_KNOWN = 6  # words by which an event is known again
_TERM_NEAR = 8  # tokens behind a name in which its term stands
_LONGEST = 100  # tokens of a name
_LONG = 40  # tokens of a sentence before or behind a name
_CLAUSES = frozenset([",", ";"])
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)  # sets look alike: each is given by its name
class _Words:
    stops: Trie[bool]
    verbs: Trie[bool]
    goes_on: Trie[bool]
    term: tuple[str, ...]
    adverbs: frozenset[str]
    nouns: frozenset[str]
    ordinal: frozenset[str]
    at: frozenset[str]
    between: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["events"]["names"]
    return lexicon_of(
        _Words,
        lists,
        stops=Trie((phrase, name == "stops") for name in ("stops", "keeps") for phrase in lists[name]),
        term=keys(lists["term"]),
        nouns=event_words(ontology).nouns | word_set(lists["also_nouns"]),
        between=common(ontology).between,
    )


class Named:
    """An occasion and the noun phrase that names it."""

    def __init__(self, reading: Reading, one: Occasion) -> None:
        self.reading, self.one = reading, one
        self.words, self.tokens = _words(reading.ontology), reading.tokens
        self.end = self._ended()

    def _ended(self) -> int:
        """Where the noun phrase ends: at a mark or at a word that goes on with the sentence."""
        end = self.one.last
        stop = min(self.one.sentence.last, end + _LONGEST)
        while end < stop:
            token = self.tokens[end]
            joint = token.key in self.words.between
            if joint and (further := self.words.goes_on.longest(self.tokens, end + 1, stop)):
                end = further[0] - 1
            elif token.key == '"' and not self._is_quoted():
                end = next((at for at in range(end + 1, stop) if self.tokens[at].key == '"'), end)
            elif token.key == '"' or self._is_mark(end) or self._ends_at(end, stop):
                break
            elif (token.shape == "C" or self._is_scene(end)) and self._is_addressed(end):
                break  # a caption runs on: "Quang cảnh hội nghị Đồng chí …"
            end += 1
        return end

    def _is_quoted(self) -> bool:
        """Whether a quotation begins with the name, so that it ends there too."""
        first = self.one.first
        return first > self.one.sentence.first and self.tokens[first - 1].key == '"'

    def _is_scene(self, at: int) -> bool:
        """Whether an event is but where somebody speaks: "Phát biểu tại hội nghị | đồng chí …"."""
        first = self.one.first
        return at == self.one.last and first > 0 and self.tokens[first - 1].key in self.words.at

    def _is_mark(self, at: int) -> bool:
        """Whether a mark ends the name, or the day and hour of the print behind a headline."""
        token = self.tokens[at]
        if token.shape != "9":
            sides = [beside.shape for beside in (self.tokens[at - 1], *self.tokens[at + 1 : at + 2])]
            counted = token.key == "," and sides == ["9", "9"]  # "Huy hiệu 30, 40 năm tuổi Đảng"
            return token.shape == "." and token.key not in _IN_NAME and not counted
        day = full_date(self.tokens, at)
        return day is not None and is_clock(self.tokens[day[0] : day[0] + 3])

    def _ends_at(self, at: int, stop: int) -> bool:
        """Whether the sentence goes on at `at`: with a verb, a preposition, a day."""
        stops, token = self.words.stops, self.tokens[at]
        if token.shape != "w" or token.key not in stops.root:
            return False
        found = stops.longest(self.tokens, at, stop)
        return found is not None and found[1][0]

    def _is_addressed(self, at: int) -> bool:
        """Whether "ông", "đồng chí" or a rank stands before a name; it may be that of a thing otherwise."""
        people = self.reading.within(self.reading.people, at, at + 1)
        return any(isinstance(m.value, Person) and m.value.named > m.first for m in people)

    def label(self) -> str:
        """The name as written, to the end of its noun phrase, without the verb of holding it."""
        first = self.one.first
        while first + 1 < self.one.last and self.tokens[first].key in self.words.adverbs:
            first += 1
        verb = self.words.verbs.longest(self.tokens, first, self.one.last - 1)
        first = verb[0] if verb else first
        return self.reading.text(first, self.end).strip(' -"(')

    def own(self) -> str | None:
        """The name if it tells an occasion from others: a noun phrase with an ordinal or a proper name."""
        if self.tokens[self.one.first].key not in self.words.nouns:
            return None
        name = self.label()
        parts = name.split()
        own = len(parts) > 3 and any(part[:1].isupper() or part in self.words.ordinal for part in parts[1:])
        return name if own else None

    def is_headline_of(self, label: str) -> bool:
        """Whether it is but the headline of an event with that ordinal or long name: "Kỳ họp thứ 5 … bầu"."""
        name, words = self.label().lower().split(), label.lower().split()
        number = self._ordinal(words)
        same = number is not None and self._ordinal(name) == number
        known = same or (len(words) >= _KNOWN and name[: len(words)] == words)
        return known and self.one.sentence.kind == "label"

    def _ordinal(self, words: Sequence[str]) -> str | None:
        """The number of "lần thứ I" or "thứ 5"; None where a name has none."""
        return next((number for word, number in pairwise(words) if word in self.words.ordinal), None)

    def clause(self) -> tuple[int, int]:
        """The sentence that tells of it; of a long one the clauses around its name."""
        first, last = self.one.sentence.first, self.one.sentence.last
        if self.one.first - first > _LONG:
            before = (at + 1 for at in range(self.one.first - 1, first, -1) if self._is_joint(at))
            first = next(before, first)
        if last - self.end > _LONG:
            last = next((at for at in range(self.end, last) if self._is_joint(at)), last)
        return first, last

    def _is_joint(self, at: int) -> bool:
        return self.tokens[at].key in _CLAUSES

    def term(self) -> str | None:
        """The term said in or right after the name: "2025-2030"."""
        words = list(self.words.term)
        stop = min(self.end + _TERM_NEAR, self.one.sentence.last)
        for at in range(self.one.last, stop - len(words)):
            if self.tokens[at].key == words[0] and self.reading.keys(at, at + len(words)) == words:
                years = self.reading.keys(at + len(words), at + len(words) + 3)
                if len(years) == 3 and years[1] == "-" and all(_YEAR.fullmatch(year) for year in years[::2]):
                    return "-".join(years[::2])
        return None
