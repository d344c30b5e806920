"""Full names of persons: by surname, honorific or rank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from operator import attrgetter
from typing import Final

from kg.ontology import Ontology
from kg.recognise.people.addresses import Addresses
from kg.recognise.people.beside_posts import BesidePosts
from kg.recognise.people.named_after import NamedAfter
from kg.recognise.people.person import Person, normal_case
from kg.recognise.people.words import Phrase, people_lexicon
from kg.recognise.spans import TokenIndex
from kg.recognise.words import is_full_name
from kg.text import Mention, Token, prior

_CAPITALS: Final = re.compile("[CA]{2,}")
_GLUED: Final = 5  # words of a place and a person
_SHORT: Final = 2  # words of a name that may be none
_LONGEST: Final = 5  # words of a name; six after a compound surname


class NameScanner:
    """Finds full names in the tokens of one document."""

    def __init__(
        self,
        ontology: Ontology,
        lookup: TokenIndex,
        taken: Set[int],
        titled: Set[int],
        posts: BesidePosts,
    ) -> None:
        self.tokens, self.size = lookup.tokens, len(lookup.tokens)
        self.lookup = lookup
        self.taken = taken  # tokens of names of places
        self.barred = taken | titled  # where a post or body of two words or more begins no name goes on
        self.lexicon, self.posts, self.units = people_lexicon(ontology), posts, ontology.units
        self.after = NamedAfter(lookup, taken, self.barred, self.lexicon, ontology.units)
        self.addresses = Addresses(lookup, self.lexicon)

    def names(self) -> list[Mention]:
        """Mentions of full names, in order of the text."""
        found: list[Mention] = []
        shouted: list[int] = []
        end = 0
        for at in self._openings():
            if at < end or at in self.taken:
                continue
            if self.tokens[at].shape == "A" and self.addresses.begins(at):
                continue
            if self.tokens[at].key in self.lexicon.address and self.addresses.opens(at):
                end = at + 2  # "Đồng Chí | Lê Văn A"
                continue
            if self.tokens[at].shape == "A" and self._is_shouted(at):
                shouted.append(at)
                continue
            last = self.run(at)
            first = at + self._place(at, last)
            if last - first < 2 and "'" not in self.tokens[first].text:
                continue
            if stop := self.after.end(first, last, found[-1].last if found else None):
                end = stop
            elif name := self._name(first, last):
                found.append(name)
                end = name.last
        if shouted:
            found = sorted([*found, *self._shouted(shouted, found)], key=attrgetter("first"))
        return found

    def _place(self, at: int, last: int) -> int:
        """How many words of a run name a unit before a whole name: "Ngân hàng CSXH Cát Hải | Trần Văn A"."""
        if last - at < _GLUED:
            return 0
        for end in (at + 3, at + 2):
            unit = self.units.longest(self.tokens, at, end)
            if unit and unit[0] == end and is_full_name(self.tokens, end, self.lexicon.surnames):
                return end - at
        return 0

    def _is_shouted(self, at: int) -> bool:
        """Whether a word stands in a line of capitals, where nothing tells names from other words."""
        line, before = self.tokens[at].line, at - 1
        while before in self.taken and self.tokens[before].key in self.lexicon.acronyms:
            before -= 1  # "Thành ủy TPHCM NGUYỄN VĂN A"
        if before < at - 1 and prior(self.tokens, before + 1).key in self.lexicon.acronyms:
            before -= 1
        if not self._is_capital(before, line):
            return self._is_counted(at)
        first = self.addresses.before(at)[0]  # "2. ÔNG TRẦN VĂN A - Phó …" is an item, not a headline
        return first == at or self._is_capital(first - 1, line) or self._is_capital(self.run(at), line)

    def _is_counted(self, at: int) -> bool:
        """Whether a number opens the line of capitals that begins at `at`: "3 | CÂU HỎI VỚI BÀ …"."""
        before = self.tokens[at - 1] if at else None
        counted = before is not None and before.shape == "9" and before.line == self.tokens[at].line
        opens = at < 2 or self.tokens[at - 2].line != self.tokens[at].line
        return counted and opens and self.run(at) - at > _LONGEST

    def _is_capital(self, at: int, line: int) -> bool:
        """Whether a word in capitals stands at `at` in this line."""
        return 0 <= at < self.size and self.tokens[at].shape == "A" and self.tokens[at].line == line

    def _shouted(self, openings: Sequence[int], known: Sequence[Mention]) -> Iterator[Mention]:
        """The names of a headline in capitals: those that the text knows in normal case."""
        written = {self._keys(m.value.named, m.last) for m in known if isinstance(m.value, Person)}
        end = 0
        for at in openings:
            lasts = range(min(at + _LONGEST + 1, self.size), at + 1, -1) if at >= end else ()
            last = next((last for last in lasts if self._keys(at, last) in written), None)
            if last is not None and (name := self._name(at, last)):
                yield name
                end = last

    def _openings(self) -> list[int]:
        """Capitalised words that another follows, or that an apostrophe makes a name by itself."""
        runs = [match.span() for match in _CAPITALS.finditer(self.lookup.shapes)]
        found = [at for first, last in runs for at in range(first, last - 1)]
        strange = [at for at in self.lookup.with_apostrophe() if self.tokens[at].shape in "CA"]
        return sorted({*found, *strange}) if strange else found

    def run(self, at: int) -> int:
        """The end of the run of capitalised words at `at` that one name may fill."""
        first, end = self.tokens[at], at
        shape, line, barred, acronyms = first.shape, first.line, self.barred, self.lexicon.acronyms
        honours = self.lexicon.honour_firsts
        for token in self.tokens[at : at + _LONGEST + 1]:
            if token.line != line or end in barred or token.key in acronyms:
                break
            if token.key in honours and self._is_honour(end):
                break
            if token.shape != shape and (token.shape not in "CA" or not _goes_with(token, first)):
                break
            end += 1
        return end

    def _is_honour(self, at: int) -> bool:
        """Whether what somebody gets stands behind the name: "trao cho ông A | Giấy khen"."""
        small = at + 1 < self.size and self.tokens[at + 1].shape == "w"  # "Trần Huy Hiệu" is a name
        return small and self._keys(at, at + 2) in self.lexicon.honours

    def _name(self, at: int, end: int) -> Mention | None:
        """The name on the tokens [at, end), with the honorific and rank before it."""
        token, lexicon = self.tokens[at], self.lexicon
        compound = token.key in lexicon.compounds.root and bool(lexicon.compounds.longest(self.tokens, at))
        strange = "'" in token.text
        known = strange or compound or token.key in lexicon.surnames or self._is_middle(at + 1, end)
        if end - at > _LONGEST + compound or (not known and self._is_never(at)) or self._is_phrase(at):
            return None
        first, honorific = self.addresses.before(at)
        called = first < at
        unit = self.units.longest(self.tokens, at, end) if not called and not known else None
        if unit and unit[0] == end:
            return None  # "Giám đốc Bảo hiểm xã hội | Vĩnh Cửu"
        told = not called and (not known or end - at < 2) and self._is_told(at, end)
        known = told or (known and end - at > 1)
        if not called and (not known or self._keys(at, min(end, at + 3)) in lexicon.historic):
            return None
        if not called and self._keys(at, end) in lexicon.provinces:
            return None  # "Thời sự Lâm Đồng | Phó Bí thư Tỉnh ủy …"
        short = not called and end - at == _SHORT
        if short and (self._is_acronym(end) or self._is_unit(at) or self._is_scene(at, end)):
            return None  # "Bí thư Đoàn Trường | THPT …"
        written = " ".join(token.text for token in self.tokens[at:end])
        name = normal_case(written.replace("' ", "'"))  # "K' Dung"
        public = called and honorific not in lexicon.words.private
        return Mention("person", first, end, Person(name, "full", at, public))

    def _is_told(self, at: int, end: int) -> bool:
        """Whether a post beside capitalised words shows that they are a name; "Ông" is part of none."""
        return not self._is_never(at) and self.addresses.ends_at(at + 1) is None and self.posts.name(at, end)

    def _is_never(self, at: int) -> bool:
        """Whether the word at `at` begins no name: "Ban"."""
        return self.tokens[at].key in self.lexicon.never

    def _is_phrase(self, at: int) -> bool:
        """Whether words begin no name though the first may: "Việt Nam", "ỨNG CỬ", "Đoàn Trường Đại học"."""
        return self.lexicon.never_together.longest(self.tokens, at) is not None

    def _is_acronym(self, at: int) -> bool:
        """Whether an acronym follows at `at` in the same line."""
        tokens = self.tokens
        return at < len(tokens) and tokens[at].shape == "A" and tokens[at].line == tokens[at - 1].line

    def _is_unit(self, at: int) -> bool:
        """Whether two words are elsewhere the name of a unit: "Giám đốc Điện lực Long Khánh"."""
        pair, tokens = self._keys(at, at + 2), self.tokens
        here = self.lookup.starting(frozenset(pair[:1]))
        return any(
            one in self.taken and one + 1 in self.taken and tokens[one + 1].key == pair[1] for one in here
        )

    def _is_scene(self, at: int, end: int) -> bool:
        """Whether the bare name of a unit stands behind "ở" somewhere: "Lê A thiếu nước … ở Lê A"."""
        unit, pair = self.units.longest(self.tokens, at, end), self._keys(at, end)
        if unit is None or unit[0] != end:
            return False
        here = self.lookup.starting(frozenset(pair[:1]))
        told = (one for one in here if self._keys(one, one + _SHORT) == pair)
        return any(one and self.tokens[one - 1].key in self.lexicon.words.located for one in told)

    def _is_middle(self, at: int, end: int) -> bool:
        """Whether "Văn" or "Thị" between two words of a name shows that the first is a surname."""
        words, token = self.lexicon.words, self.tokens[at] if at + 1 < end else None
        if token is None or token.shape != "C":
            return False
        first = self.tokens[at - 1].key  # "Bà Thị Kim A": women of the Khmer are called Thị
        return token.key in words.middle and first not in self.lexicon.never and first not in words.pronouns

    def _keys(self, first: int, last: int) -> Phrase:
        return tuple(self.lookup.keys[first:last])


def _goes_with(token: Token, first: Token) -> bool:
    """Whether capitalised words of two shapes are written as those of one name are: "AN H'Lơ", "Y BIH"."""
    if first.shape == "C":
        return "'" in token.text or len(first.text) == 1
    return len(token.text) == 1
