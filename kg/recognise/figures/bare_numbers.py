"""Numbers without a noun or unit of their own, where what stands around them tells what is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.amounts import Amounts
from kg.recognise.figures.breakdowns import Breakdowns, is_plain
from kg.recognise.figures.clause_nouns import ClauseNouns
from kg.recognise.figures.counted import Nouns
from kg.recognise.figures.digits import plain
from kg.recognise.figures.fractions import Fractions
from kg.recognise.figures.labelled_numbers import LabelledNumbers
from kg.recognise.figures.number_words import Number
from kg.recognise.figures.numbered import Numbered
from kg.recognise.figures.series import Series
from kg.recognise.figures.words import Figure, figure_words
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, Tokens

_TWO: Final = 2
_ENDS: Final = frozenset({"", ",", ";", ".", ")", "("})
_BEFORE: Final = frozenset({",", "("})  # between what was counted and its change


class BareNumbers:
    """Reads the bare numbers of one document, in order of the text."""

    def __init__(self, ontology: Ontology, amounts: Amounts, nouns: Nouns, names: Numbered) -> None:
        self.changing = figure_words(ontology).changing
        self.compared = figure_words(ontology).compared
        self.rated = words_of(ontology, "figures", "bare", "rated")
        self.among = phrases_of(ontology, "figures", "bare", "among")
        self.amounts, self.nouns, self.names = amounts, nouns, names
        self.tokens: Tokens = nouns.tokens
        self.labelled = LabelledNumbers(ontology, nouns)
        self.breakdowns = Breakdowns(ontology, amounts, nouns, names)
        self.series = Series(ontology, amounts, nouns)
        self.clauses = ClauseNouns(ontology, nouns)
        self.fractions = Fractions(amounts, nouns)
        self.last: Mention | None = None  # the figure before
        self.parts: dict[int, str] = {}  # what is counted by the bare numbers of a breakdown
        self.graded: dict[int, str] = {}  # and by those that what they are follows

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
            bare, graded = self.breakdowns.of(mention.last, Decimal(figure.value), figure.unit)
            self.parts |= dict.fromkeys(bare, figure.unit)
            self.graded |= dict.fromkeys(graded, figure.unit)

    def repeats(self, mention: Mention) -> bool:
        """Whether brackets tell the figure before again: "1.200.000 đồng (| một triệu hai trăm nghìn)"."""
        before, figure = self.last, mention.value
        if before is None or before.last != mention.first - 1 or mention.last >= len(self.tokens):
            return False
        told = before.value
        if not isinstance(told, Figure) or not isinstance(figure, Figure):
            return False
        marks = self.tokens[mention.first - 1].key + self.tokens[mention.last].key
        return marks == "()" and told.unit == figure.unit and told.value == figure.value

    def grade(self, at: int) -> Mention | None:
        """A part that what it is follows, also where that looks like a unit: "(3 Vàng, | 7 Đồng)"."""
        unit = self.graded.get(at)
        found = self.amounts.number(at) if unit else None
        if found is None or not unit:
            return None
        return Mention("figure", at, found.end, Figure(plain(found.discrete), "count", unit, found.end))

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
            return self._counted(at, found, self.labelled.listed(at)) if self._is_alone(at, found) else None
        if noun.kind != "count" or self.nouns.is_short(noun) or self.tokens[noun.first].key in self.rated:
            return None
        figure = Figure(plain(found.value), "count", self.nouns.text(noun.first, noun.last), noun.last)
        return Mention("figure", at, noun.last, figure)

    def _follows(self, at: int) -> bool:
        """Whether a word stands at `at`, on the line of the token before it."""
        return self.nouns.key(at, self.tokens[at - 1].line) != ""

    def _unit(self, at: int, found: Number) -> str:
        """What the words around a number tell that it counts."""
        alone = self._is_alone(at, found) and not self.names.is_named(at)
        harmed = self.labelled.harmed(at) if alone else ""
        parted = self.clauses.part(at, found.discrete, self.fractions.total) if alone else ""
        if told := harmed or parted or self.parts.get(at, "") or self.fractions.part(at, found):
            return told
        if alone and (told := self.labelled.unit(at, self.last)):
            return told
        if told := self.clauses.called(at, found.end) or self._of_those(at, found):
            return told
        others, unit = self.series.of(at)
        self.parts.update(dict.fromkeys(others, unit))
        return unit

    def _of_those(self, at: int, found: Number) -> str:
        """What was just counted, of which these are some: "40 hộ vay vốn, | 12 | trong số đó là hộ nghèo"."""
        figure = self.last.value if self.last is not None else None
        if self.last is None or not isinstance(figure, Figure) or figure.kind != "count":
            return ""
        near = self.tokens[self.last.first].line == self.tokens[at].line
        fewer = near and found.discrete <= Decimal(figure.whole or figure.value)
        return figure.unit if fewer and self.among.longest(self.tokens, found.end) else ""

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
