"""Numbers without a noun or unit of their own, where what stands around them tells what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.figures.amounts import Amounts
from kg.recognise.figures.breakdowns import Breakdowns, is_plain
from kg.recognise.figures.counted import Noun, Nouns
from kg.recognise.figures.digits import plain
from kg.recognise.figures.fractions import Fractions
from kg.recognise.figures.number_words import Number
from kg.recognise.figures.numbered import Numbered
from kg.recognise.figures.series import Series
from kg.recognise.figures.words import Figure, figure_words
from kg.recognise.words import key_set, lexicon_of, word_set
from kg.text import BULLETS, Mention, Tokens, prior

_TWO: Final = 2
_NAMED: Final = 8  # tokens of a label before its colon
_FEW: Final = 2  # tokens of a comma and one word
_HARM: Final = 2  # tokens of "bị thương"
_ENDS: Final = frozenset({"", ",", ";", ".", ")", "("})
_PARTS: Final = frozenset({",", ";", ".", ":", "(", ")"}) | BULLETS
_BEFORE: Final = frozenset({",", "("})  # between what was counted and its change
_APART: Final = frozenset({".", ";"})


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    harmed: Trie[bool]
    stages: frozenset[str]
    rated: frozenset[str]
    hurting: frozenset[str]
    read: frozenset[str]
    people: str  # the noun of those who were harmed
    naming: frozenset[tuple[str, ...]]
    verbs: frozenset[tuple[str, ...]]


@cache
def _words(ontology: Ontology) -> _Words:
    file = ontology.words["figures"]
    return lexicon_of(
        _Words,
        file["bare"],
        read=word_set(file["words"]["read"]),
        people=file["bare"]["people"],
        naming=key_set(file["words"]["naming"]),
        verbs=key_set(file["label"]["verbs"]),
    )


class BareNumbers:
    """Reads the bare numbers of one document, in order of the text."""

    def __init__(self, ontology: Ontology, amounts: Amounts, nouns: Nouns, names: Numbered) -> None:
        self.words, self.changing = _words(ontology), figure_words(ontology).changing
        self.compared = figure_words(ontology).compared
        self.amounts, self.nouns, self.names = amounts, nouns, names
        self.tokens: Tokens = nouns.tokens
        self.breakdowns = Breakdowns(ontology, amounts, nouns, names)
        self.series = Series(ontology, amounts, nouns)
        self.fractions = Fractions(amounts, nouns)
        self.last: Mention | None = None  # the figure before
        self.parts: dict[int, str] = {}  # what is counted by the bare numbers of a breakdown

    def note(self, mention: Mention) -> None:
        """Take notice of a figure: the bare numbers behind it may be of its parts."""
        self.last, figure = mention, mention.value
        if not isinstance(figure, Figure) or figure.kind != "count":
            return
        whole = figure.whole or ("" if figure.bare else figure.value)
        if whole:
            line = self.tokens[mention.first].line
            self.fractions.total = (Decimal(whole), figure.unit, line)
        if whole and not figure.whole:
            for at in self.breakdowns.of(mention.last, Decimal(figure.value), figure.unit):
                self.parts[at] = figure.unit

    def figure(self, at: int) -> Mention | None:
        """The figure at `at`, if it is a bare number that surely counts something."""
        found = self.amounts.number(at, zero=True)
        if found is None:
            return None
        if not found.value:
            return self._nothing(at, found)
        if found.whole is not None:
            return self._counted(at, found, self.fractions.unit(at, found))
        if not is_plain(found):
            return None
        if changed := self._changed(at, found):
            figure = Figure(plain(found.discrete), "count", changed, found.end)
            return Mention("figure", at, found.end, figure)
        return self._counted(at, found, self._unit(at, found))

    def _counted(self, at: int, found: Number, unit: str) -> Mention | None:
        """The number of things that `unit` calls elsewhere; None without such a noun."""
        first, sign = self.amounts.comparator(at)
        whole = plain(found.whole) if found.whole is not None else None
        figure = Figure(plain(found.discrete), "count", unit, found.end, sign, whole=whole, bare=True)
        return Mention("figure", first, found.end, figure) if unit else None

    def _nothing(self, at: int, found: Number) -> Mention | None:
        """That none is left of what is counted: "0 hộ nghèo", "- Hộ nghèo: 0", but not "0 đồng"."""
        noun = self.nouns.known(found.end) if self._follows(found.end) else None
        if noun is None:
            return self._counted(at, found, self._listed(at)) if self._is_alone(at, found) else None
        if (
            noun.kind != "count"
            or self.nouns.is_short(noun)
            or self.tokens[noun.first].key in self.words.rated
        ):
            return None
        figure = Figure(plain(found.value), "count", self.nouns.text(noun.first, noun.last), noun.last)
        return Mention("figure", at, noun.last, figure)

    def _follows(self, at: int) -> bool:
        """Whether a word stands at `at`, on the line of the token before it."""
        return self.nouns.key(at, self.tokens[at - 1].line) != ""

    def _unit(self, at: int, found: Number) -> str:
        """What the words around a number tell that it counts."""
        alone = self._is_alone(at, found) and not self.names.is_named(at)
        told = (alone and self._harmed(at)) or self.parts.get(at, "") or self.fractions.part(at, found)
        if told or (alone and (told := self._listed(at) or self._staged(at) or self._alike(at))):
            return told
        others, unit = self.series.of(at)
        self.parts.update(dict.fromkeys(others, unit))
        return unit

    def _is_alone(self, at: int, found: Number) -> bool:
        """Whether a mark or the line's end follows a number."""
        return self.nouns.key(found.end, self.tokens[at].line) in _ENDS

    def _changed(self, at: int, found: Number) -> str:
        """What was just counted, by how much it changed: "12 vụ, giảm | 4;", "10 hộ, tăng | 2 | so với"."""
        figure = self.last.value if self.last is not None and self.last.last + _TWO == at else None
        if not isinstance(figure, Figure) or figure.kind != "count" or figure.bare:
            return ""
        if self.tokens[at - _TWO].key not in _BEFORE or self.tokens[at - 1].key not in self.changing:
            return ""
        told = self._is_alone(at, found) or self.compared.longest(self.tokens, found.end)
        return figure.unit if told else ""

    def _label(self, at: int) -> int:
        """Where the words before the colon at `at` begin, back to a mark; `at` where they are too many."""
        line, first = self.tokens[at].line, at
        while self.nouns.key(first - 1, line) and self.tokens[first - 1].key not in _PARTS:
            first -= 1
        return first if at - first <= _NAMED else at

    def _listed(self, at: int) -> str:
        """The noun that leads to a number over a colon: "- Hộ nghèo: | 15", "- Kết nạp đảng viên: | 22"."""
        if self.nouns.key(at - 1, self.tokens[at].line) != ":":
            return ""
        first = self._label(at - 1)
        for start in range(first, min(first + 4, at - 1)):
            said = tuple([token.key for token in self.tokens[first:start]])
            noun = self.nouns.known(start, at - 1) if not said or said in self.words.verbs else None
            if noun is not None and self._counts(noun):
                return self.nouns.calm(noun)
        return ""

    def _counts(self, noun: Noun) -> bool:
        """Whether a noun over a colon counts: "Đảng viên: 30", but neither "Điểm: 9" nor "Khu phố: 4"."""
        said = tuple([token.key for token in self.tokens[noun.first : noun.last]])
        counts = noun.kind == "count" and said not in self.words.naming and not self.nouns.is_short(noun)
        return counts and said[-1] not in self.words.read  # "Lượt xem: 87"

    def _staged(self, at: int) -> str:
        """What was counted over a colon, by what became of it: "Tiếp nhận: 20 hồ sơ. Đang xử lý: | 2"."""
        last = self.last
        figure = last.value if last is not None and prior(self.tokens, last.first).key == ":" else None
        line = self.tokens[at].line
        if last is None or not isinstance(figure, Figure) or self.nouns.key(at - 1, line) != ":":
            return ""
        first = self._label(at - 1)
        near = last.last == first - 1 and self.nouns.key(first - 1, line) in _APART
        staged = first < at - 1 and self.tokens[first].key in self.words.stages
        return figure.unit if near and staged and figure.kind == "count" else ""

    def _alike(self, at: int) -> str:
        """The unit of the figure before, told in the same way: "hộ nghèo 15 hộ, cận nghèo | 41"."""
        last, line = self.last, self.tokens[at].line
        figure = last.value if last is not None else None
        if last is None or not isinstance(figure, Figure) or figure.kind != "count":
            return ""
        near = _FEW < at - last.last < _NAMED and self.nouns.key(last.last, line) == ","
        first = self._label(last.first) if near else 0
        same = near and first < last.first and self.tokens[first].key == figure.unit.lower()
        return figure.unit if same and all(t.shape == "w" for t in self.tokens[last.last + 1 : at]) else ""

    def _harmed(self, at: int) -> str:
        """Those who were harmed: "3 vụ, chết | 1, bị thương | 2", but no cattle: "gia cầm chết | 100"."""
        line = self.tokens[at].line
        for first in range(at - 1, at - 1 - _HARM, -1):
            match = self.words.harmed.longest(self.tokens, first, at) if first >= 0 else None
            if match and match[0] == at:
                before = self.nouns.key(first - 1, line)
                return self.words.people if before in _PARTS or before in self.words.hurting else ""
        return ""
