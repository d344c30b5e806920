"""Figures in the text: a number, what it measures or counts, and how exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from kg.ontology import Ontology
from kg.recognise.figures.amounts import Amounts
from kg.recognise.figures.bare_numbers import BareNumbers
from kg.recognise.figures.cell_numbers import CellNumbers
from kg.recognise.figures.counted import Noun, Nouns
from kg.recognise.figures.differences import Differences
from kg.recognise.figures.digits import is_year, parse, plain
from kg.recognise.figures.number_words import Number
from kg.recognise.figures.numbered import Numbered
from kg.recognise.figures.ranks import rank
from kg.recognise.figures.rates import Rates
from kg.recognise.figures.tables import Cell
from kg.recognise.figures.units_of_measure import Measures
from kg.recognise.figures.words import Figure, FigureKind, figure_words
from kg.recognise.spans import past_bracket_of
from kg.text import Mention, Tokens, prior

_TWO: Final = 2
_SHARE: Final = 6  # tokens of "(đạt 95,5%)"
_BRACKETS: Final = frozenset({"(", ")"})
_AVERAGE: Final = 2  # tokens of "bình quân"
_POINTING: Final = 2  # tokens of "đề nghị"
_YIELD: Final = 6  # tokens of "giá trị sản phẩm thu được"
_NO_CELLS: Final[dict[int, Cell]] = {}
_KINDS: Final[dict[str, FigureKind]] = {"VND": "money", "%": "percent"}


class _Scanner:
    """One pass over the numbers of a document; `taken` are the tokens of its dates and names."""

    def __init__(
        self, ontology: Ontology, tokens: Tokens, taken: frozenset[int], cells: Mapping[int, Cell]
    ) -> None:
        self.words, self.tokens, self.taken = figure_words(ontology), tokens, taken
        self.nouns = Nouns(ontology, tokens)
        self.names, self.rates = Numbered(ontology, self.nouns), Rates(ontology, self.nouns)
        self.measures, self.key = Measures(ontology, tokens, self.nouns), self.nouns.key
        self.amounts = Amounts(ontology, tokens, self.names)
        self.cells = CellNumbers(ontology, self.amounts, self.nouns, cells)
        self.differences = Differences(ontology, tokens)
        self.bare = BareNumbers(ontology, self.amounts, self.nouns, self.names)

    def scan(self, starts: Sequence[int]) -> Iterator[Mention]:
        done = 0
        for at in starts:
            if at < done:
                continue
            found = self.cells.figure(at) or self.bare.grade(at) or self._figure(at) or self._bare(at)
            if found:
                done = found.last
                if self.bare.repeats(found):
                    continue
                self.bare.note(found)
                yield found

    def _bare(self, at: int) -> Mention | None:
        """A number whose noun stands elsewhere: "7.422 hồ sơ (trực tuyến | 6.900)"."""
        if self.tokens[at].shape != "9" or at in self.taken:
            return None
        return self.bare.figure(at) or self._origin(at)

    def _origin(self, at: int) -> Mention | None:
        """What something was before it changed, in the unit behind that: "từ | 40 | lên 62 triệu đồng"."""
        found = self.amounts.number(at) if prior(self.tokens, at).key in self.words.origins else None
        if found is None or found.scaled is not None or found.upper is not None or found.whole is not None:
            return None
        then = found.end + 1
        rose = self.key(found.end, self.tokens[at].line) in self.words.reached
        then += rose and self.key(then, self.tokens[at].line) in self.words.remains
        risen = rose and then < len(self.tokens) and not is_year(found.value)
        other = self.amounts.number(then) if risen else None
        digits = parse(self.tokens[then].key) if other else None
        if other is None or not digits:
            return None
        told = self._measured(then, then, "=", other) or self._counted(then, then, "=", other)
        figure = told.value if told else None
        if not isinstance(figure, Figure):
            return None
        value = plain(found.value * other.value / digits)
        return Mention("figure", at, found.end, Figure(value, figure.kind, figure.unit, found.end))

    def _figure(self, at: int) -> Mention | None:
        if at in self.taken and not self._may_be_taken(at):
            return None
        found = self.amounts.number(at)
        if ranked := rank(self.words.ranks, self.tokens, at, found):
            whole = plain(ranked.whole) if ranked.whole else None
            figure = Figure(plain(ranked.value), "rank", "rank", ranked.last, whole=whole)
            return Mention("figure", ranked.first, ranked.last, figure)
        if found is None:
            return None
        first, comparator = self.amounts.comparator(at)
        if self._is_yield(first):
            return None
        told = self._measured(at, first, comparator, found) or self._counted(at, first, comparator, found)
        if told is None or first == at or not self.differences.tells(first, at, told):
            return told
        return self._measured(at, at, "=", found) or self._counted(at, at, "=", found)

    def _is_yield(self, at: int) -> bool:
        """Whether a figure only tells what something is counted by: "giá trị sản phẩm | trên 1 ha đất"."""
        for begin in (at, max(0, at - _AVERAGE)):
            known = self.tokens[begin].key in self.words.yields.firsts
            match = self.words.yields.longest(self.tokens, begin) if known else None
            if match is not None and match[0] > at:
                return self.words.yielding.within(self.tokens, max(0, at - _YIELD), at)
        return False

    def _may_be_taken(self, at: int) -> bool:
        """Whether what looks like a day or a ward may be a figure: "từ 3-4%", "tặng phường 2 kiosk"."""
        line = self.tokens[at].line
        return self.key(at - 1, line) in self.words.dubious or self.names.is_given(at)

    def _measured(self, at: int, first: int, comparator: str, found: Number) -> Mention | None:
        """Money, a share or a measure."""
        measure = None if self._is_dated(at, found) else self.measures.measure(at, found)
        if measure is None or (measure[1] == found.end and self.nouns.before(first, found.end)):
            return None  # "dân số 3,6 triệu." counts people
        unit, end, upper = measure
        last, kind = self.rates.end(end), _KINDS.get(unit, "measure")
        unit += self.rates.text(end, last) if kind == "measure" else ""
        end, sign = self.amounts.or_more(last, comparator)
        figure = Figure(plain(found.value), kind, unit, last, sign, plain(upper) if upper else None)
        return Mention("figure", first, end, figure)

    def _is_dated(self, at: int, found: Number) -> bool:
        """Whether the tokens are a date's; a range or share before a unit never is."""
        if at not in self.taken or found.upper is not None or found.whole is not None:
            return False
        return not self.names.is_given(at)

    def _counted(self, at: int, first: int, comparator: str, found: Number) -> Mention | None:
        """Things counted: "3.107 đảng viên", "18/20 chỉ tiêu", "gần 19 nghìn dân"."""
        if self._is_dated(at, found) or self._is_name(at, first, found):
            return None
        noun = self.nouns.after(found.end, spelled=found.alone, bare=found.digits)
        noun = noun or (self._past_share(at, found.end) if found.whole is not None else None)
        if noun is None:
            unit = "" if found.alone else self.nouns.before(first, found.end)
            figure = Figure(plain(found.discrete), "count", unit, found.end, comparator)
            return Mention("figure", first, found.end, figure) if unit else None
        if noun.kind == "none" or self._is_both(at, found, noun):
            return None
        last, sign = self.amounts.or_more(noun.last, comparator)
        value = found.discrete if found.discrete == found.discrete.to_integral_value() else found.value
        upper, whole = (plain(other) if other else None for other in (found.upper, found.whole))
        unit = self.nouns.text(noun.first, noun.last)
        figure = Figure(plain(value), noun.kind, unit, last, sign, upper, whole)
        if noun.first > found.end and self.tokens[found.end].key in _BRACKETS:
            return Mention("figure", first, found.end, figure)
        return self._rated(Mention("figure", first, last, figure), figure, noun)

    def _past_share(self, at: int, end: int) -> Noun | None:
        """The noun behind a bracket with the share: "19/19 (100%) | khu dân cư", "100% (15/15) | ấp"."""
        inside = at > 0 and self.tokens[at - 1].key == "(" and self.key(end, self.tokens[at].line) == ")"
        past = end + 1 if inside else past_bracket_of(self.tokens, end, end + _SHARE, "%")
        return self.nouns.after(past, spelled=False, bare=True) if past > end else None

    def _rated(self, mention: Mention, figure: Figure, noun: Noun) -> Mention:
        """The figure with what it is told by: "12 bác sĩ/vạn dân", but not "412 tàu cá/2.650 lao động"."""
        end = self.rates.end(noun.last, known=True)
        if end == noun.last or mention.last > noun.last:
            return mention
        unit = figure.unit + self.rates.text(noun.last, end)
        last, sign = self.amounts.or_more(end, figure.comparator)
        rated = replace(figure, unit=unit, unit_end=end, comparator=sign)
        return Mention("figure", mention.first, last, rated)

    def _is_both(self, at: int, found: Number, noun: Noun) -> bool:
        """Whether the two named before are meant: "hai đơn vị", "giữa | hai thôn"."""
        if not found.alone or found.value != _TWO:
            return False
        part = self.tokens[noun.first].key in self.words.both_of
        pointed = part and self.words.pointing.ends_at(self.tokens, at, _POINTING)
        return pointed or self.nouns.text(noun.first, noun.last) in self.words.both

    def _is_name(self, at: int, first: int, found: Number) -> bool:
        """Whether the number names something or is a year: "khu phố 4", "lần thứ 3", "2025"."""
        if first < at or found.scaled:
            return False
        if not (found.digits or found.alone or found.whole or found.upper):  # "cầu kênh 6.000"
            return self.nouns.listed(found.end) == found.end and self.names.is_named(at)
        year = found.digits and is_year(found.value) and not self._counts(at, found.end)
        return year or self.names.is_named(at)

    def _counts(self, at: int, end: int) -> bool:
        """Whether what looks like a year counts a thing: "tiếp nhận | 1926 hồ sơ", but not "đến 2030 hộ"."""
        before = self.tokens[at - 1] if at else None
        if before is None or before.line != self.tokens[at].line or before.key in self.words.before_year:
            return False
        thing = self.nouns.listed(end) > end and self.tokens[end].shape == "w"
        return thing and before.shape == "w"


def figures(
    ontology: Ontology,
    tokens: Tokens,
    starts: Sequence[int],
    taken: frozenset[int] = frozenset(),
    cells: Mapping[int, Cell] = _NO_CELLS,
) -> list[Mention]:
    """Mentions whose value is a Figure.

    `taken` are the indices of tokens that dates and places hold, `cells` those of tables.
    """
    return list(_Scanner(ontology, tokens, taken, cells).scan(starts))
