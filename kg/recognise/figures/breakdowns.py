"""The parts of what was counted, told without their noun: "7.422 hồ sơ (trực tuyến | 6.900, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from kg.ontology import Ontology, Trie
from kg.recognise.figures.amounts import Amounts
from kg.recognise.figures.counted import Nouns
from kg.recognise.figures.digits import is_year
from kg.recognise.figures.number_words import Number
from kg.recognise.figures.numbered import Numbered
from kg.recognise.spans import past_bracket_of
from kg.recognise.words import common, lexicon_of, phrase_set
from kg.text import Tokens

_DESCRIBED: Final = 14  # tokens between what was counted and its parts: "… | được công nhận, | gồm"
_NAMED: Final = 8  # tokens by which a part is called: "nghĩa vụ công an nhân dân | 11"
_MANY: Final = Decimal(20)  # things more than that are no numbers of names
_GRADE: Final = 4  # tokens of "Khuyến khích", "trung học cơ sở"
_SHARE: Final = 9  # tokens of "(chiếm tỷ lệ 34,6%)"
_MARKS: Final = frozenset({",", ";", ":"})
_STOPS: Final = frozenset({"", ",", ";", ".", ")"})
_OPENS: Final = frozenset({"(", ":"})


class _Part(NamedTuple):
    """A part: its name begins at `first`, its number at `at`; what follows begins at `end`."""

    first: int
    at: int
    end: int
    value: Decimal
    bare: bool  # without a noun of its own


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    among: Trie[bool]
    made_of: Trie[bool]
    numbered: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    file = ontology.words["figures"]
    return lexicon_of(_Words, file["bare"], among=phrase_set(file["words"]["among"]))


def is_plain(found: Number) -> bool:
    """Whether a number is but a number: no range, no part of a whole, no millions, no year."""
    simple = found.scaled is None and found.upper is None and found.whole is None and not found.alone
    whole = found.discrete == found.discrete.to_integral_value()
    return simple and whole and not (found.digits and is_year(found.discrete))


class Breakdowns:
    """Finds the parts of the counts of one document."""

    def __init__(self, ontology: Ontology, amounts: Amounts, nouns: Nouns, names: Numbered) -> None:
        self.words, self.amounts, self.nouns, self.names = _words(ontology), amounts, nouns, names
        self.tokens: Tokens = nouns.tokens
        joint = common(ontology).joint
        self.marks, self.stops = _MARKS | joint, _STOPS | joint

    def of(self, at: int, total: Decimal, unit: str) -> tuple[list[int], list[int]]:
        """Where the numbers stand of the parts of `total` things, told behind token `at`.

        The bare ones, and those that the kinds of the parts follow.
        """
        opened = self._opened(at)
        if opened is None:
            return [], []
        return self._bare(*opened, total, unit), self._graded(*opened, total)

    def _bare(self, begin: int, least: Decimal | None, total: Decimal, unit: str) -> list[int]:
        """Of parts told from `begin` on: "trực tuyến | 6.900, trực tiếp | 522"."""
        parts = list(self._parts(begin, unit.partition(" ")[0].lower()))
        bare = [part.at for part in parts if part.bare]
        return bare if bare and self._adds_up(parts, total, least) else []

    def _graded(self, begin: int, least: Decimal | None, total: Decimal) -> list[int]:
        """Of parts told from `begin` on before their kinds: "18 giải (| 1 Nhất, 4 Nhì, …"."""
        line, found, summed = self.tokens[begin - 1].line, list[int](), Decimal(0)
        while self.nouns.key(begin, line) and (part := self._grade(begin, line, named=least is not None)):
            found.append(begin)
            summed += part[1]
            begin = part[0] + (self.nouns.key(part[0], line) in self.marks)
        whole = summed == total or (least is not None and summed < total)
        return [one for one in found if self._is_strange(one)] if len(found) > 1 and whole else []

    def _is_strange(self, at: int) -> bool:
        """Whether no noun is known behind the number at `at`, or one that is never counted: "7 | Đồng"."""
        noun = self.nouns.known(at + 1)
        return noun is None or noun.kind == "none"

    def _grade(self, at: int, line: int, *, named: bool) -> tuple[int, Decimal] | None:
        """(end, number) of a part at `at`: "6 | Ba", "3 | THCS"; `named`: only with a capital."""
        found = self.amounts.number(at)
        if found is None or not is_plain(found) or not found.digits:
            return None
        end = found.end
        while end < found.end + _GRADE and self.nouns.key(end, line) not in self.stops:
            if self.tokens[end].shape not in "wCA":
                return None
            end += 1
        if end == found.end or self.nouns.key(end, line) not in self.stops:
            return None
        capital = self.tokens[found.end].shape in "CA"
        return (end, found.discrete) if capital or not named else None

    def _adds_up(self, parts: Sequence[_Part], total: Decimal, least: Decimal | None) -> bool:
        """Whether parts make up a total, each called otherwise; or some of it, each more than `least`."""
        called = {tuple([token.key for token in self.tokens[one.first : one.at]]) for one in parts}
        summed = sum(part.value for part in parts)
        plain = all(self.tokens[one.at - 1].shape == "w" for one in parts if one.bare)
        if not (plain or total > _MANY):
            return False  # "2 trường: Trường Tiểu học Mẫu 1, …"
        if summed == total and len(called) == len(parts) > 1:
            return True
        some = least is not None and plain and summed <= total
        return some and (not least or len(parts) > 1) and all(part.value > (least or 0) for part in parts)

    def _opened(self, at: int) -> tuple[int, Decimal | None] | None:
        """(where parts begin, than what each is more if they need not be all) behind a count up to `at`."""
        line = self.tokens[at - 1].line
        for start in range(at, at + _DESCRIBED):
            key = self.nouns.key(start, line)
            if not key or key == "." or self.tokens[start].shape == "9":
                return None
            begin = start + (key in _OPENS)
            for phrases, least in ((self.words.among, Decimal(0)), (self.words.made_of, _MANY)):
                if match := phrases.longest(self.tokens, begin):
                    return match[0] + (self.nouns.key(match[0], line) in self.marks), least
            if key in _OPENS:
                return begin, None
        return None

    def _parts(self, at: int, head: str) -> Iterator[_Part]:
        """The parts from token `at` on, of which some count `head` by name: "Khmer 460 | hộ | , Kinh 700"."""
        line, mark = self.tokens[at - 1].line, ""
        while part := self._part(at, line, head):
            yield part
            at, between = part.end, self.nouns.key(part.end, line)
            if between not in self.marks or (between == ";" and mark == ","):
                return  # "trước hạn 20, đúng hạn 3; | đang giải quyết 2 hồ sơ"
            mark = mark or between
            while self.nouns.key(at, line) in self.marks:
                at += 1

    def _names(self, at: int, first: int) -> bool:
        """Whether a token goes on with a name that begins at `first`: a word, or the comma of "y, bác sĩ"."""
        return self.tokens[at].shape in "wCA" or (self.tokens[at].key == "," and at > first)

    def _is_numbered(self, at: int) -> bool:
        """Whether a number tells which, not how many: "thửa | 3, tờ bản đồ | 5"."""
        return self.tokens[at - 1].key in self.words.numbered

    def _part(self, first: int, line: int, head: str) -> _Part | None:
        """The part whose name begins at `first`: "trực tuyến | 6.900", "nam: 400"."""
        at = first
        while at < first + _NAMED and self.nouns.key(at, line) and self._names(at, first):
            at += 1
        at += first < at and self.nouns.key(at, line) == ":"
        found = self.amounts.number(at) if first < at < len(self.tokens) else None
        told = found is not None and self.tokens[at].line == line and is_plain(found)
        if found is None or not told or self.names.is_named(at) or self._is_numbered(at):
            return None
        end = past_bracket_of(self.tokens, found.end, found.end + _SHARE, "%")
        if self.nouns.key(end, line) in self.stops:
            return _Part(first, at, end, found.discrete, True)
        own = self.nouns.known(found.end) if self.nouns.key(found.end, line) == head else None
        return _Part(first, at, own.last, found.discrete, False) if own else None
