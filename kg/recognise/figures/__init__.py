"""Figures in the text: a number, what it measures or counts, and how exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from kg.model import Mention, Record, Token
from kg.ontology import Ontology, Trie
from kg.recognise.figures.counted import Noun, Nouns
from kg.recognise.figures.measures import Measures
from kg.recognise.figures.numbered import Numbered
from kg.recognise.figures.numbers import Number, NumberWords, is_year, number, number_words, plain
from kg.recognise.figures.ranks import RankWords, rank, rank_words
from kg.recognise.figures.rates import Rates
from kg.recognise.spans import TokenIndex
from kg.recognise.words import phrase_set, word_set
from kg.text import keys

_TWO = 2
_KINDS = {"VND": "money", "%": "percent"}


class Figure(Record, frozen=True):
    """A number and its unit. Values are plain decimals; a range gives its lower end as value."""

    value: str
    kind: str  # money, measure, percent, rank, count, goal, delegate
    unit: str  # VND, %, rank, a measure's sign, or the counted noun as the text writes it
    unit_end: int  # index after the unit: where its further description begins
    comparator: str = "="
    upper: str | None = None  # the other end of a range
    whole: str | None = None  # 20 in "18/20 chỉ tiêu"


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    numbers: NumberWords
    starts: frozenset[str]  # words that a number or a rank may begin with
    follow: frozenset[str]  # what may come after a number word
    five_after: frozenset[str]
    years: Trie[bool]
    comparators: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    dubious: frozenset[str]
    ordinal: frozenset[str]
    before_year: frozenset[str]
    both: frozenset[str]  # nouns as written
    ranks: RankWords
    ends: frozenset[str]  # the last words of comparators: looked up first


def _signs(lists: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
    return {keys(phrase): sign for sign, phrases in lists.items() for phrase in phrases}


@cache
def _words(ontology: Ontology) -> _Words:
    file = ontology.words["figures"]
    words, numbers, comparators = file["words"], number_words(ontology), _signs(file["comparators"])
    nouns, ranks = ontology.phrases("figures", "nouns").root, rank_words(ontology)
    return _Words(
        numbers=numbers,
        starts=numbers.starts | frozenset(ranks.words),
        follow=frozenset({*nouns, *numbers.magnitudes, *numbers.digits, *numbers.tens}),
        five_after=word_set(file["spelled"]["five_after"]),
        years=phrase_set(file["spelled"]["years"]),
        comparators=comparators,
        after=_signs(file["after"]),
        dubious=word_set(words["dubious"]),
        ordinal=word_set(words["ordinal"]),
        before_year=word_set(words["before_year"]),
        both=frozenset(words["both"]),
        ranks=ranks,
        ends=frozenset(phrase[-1] for phrase in comparators),
    )


class _Scanner:
    """One pass over the numbers of a document; `taken` are the tokens of its dates and names."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token], taken: frozenset[int]) -> None:
        self.words, self.tokens, self.taken = _words(ontology), tokens, taken
        self.nouns = Nouns(ontology, tokens)
        self.names, self.rates = Numbered(ontology, self.nouns), Rates(ontology, self.nouns)
        self.measures, self.key = Measures(ontology, tokens, self.nouns), self.nouns.key

    def scan(self, starts: Sequence[int]) -> Iterator[Mention]:
        done = 0
        for at in starts:
            found = self._figure(at) if at >= done else None
            if found:
                done = found.last
                yield found

    def _figure(self, at: int) -> Mention | None:
        if at in self.taken and not self._may_be_taken(at):
            return None
        found = self._number(at)
        if ranked := rank(self.words.ranks, self.tokens, at, found):
            whole = plain(ranked.whole) if ranked.whole else None
            figure = Figure(plain(ranked.value), "rank", "rank", ranked.last, whole=whole)
            return Mention("figure", ranked.first, ranked.last, figure)
        if found is None:
            return None
        first, comparator = self._comparator(at)
        return self._measured(at, first, comparator, found) or self._counted(at, first, comparator, found)

    def _may_be_taken(self, at: int) -> bool:
        """Whether what looks like a day or a ward may be a figure: "từ 3-4%", "tặng phường 2 kiosk"."""
        line = self.tokens[at].line
        return self.key(at - 1, line) in self.words.dubious or self.names.is_given(at)

    def _number(self, at: int) -> Number | None:
        """The number at `at`, unless it is glued to a name, a code or a time: "P.12", "68-NQ/TW", "16:20"."""
        if self.tokens[at].shape != "9" and not self._may_count(at):
            return None
        found = number(self.words.numbers, self.tokens, at)
        if found is None or not found.value or self._glued_before(at) or self._glued_after(found.end):
            return None
        return found

    def _may_count(self, at: int) -> bool:
        """Whether a number word is one: not a name, not "năm" for year, not "một" for a."""
        token, words = self.tokens[at], self.words
        before, after = self.key(at - 1, token.line), self.key(at + 1, token.line)
        opens = token.shape == "w" or before in {"", ".", ":", '"'}
        if token.key not in words.numbers.starts or not opens or before in words.ordinal:
            return False
        if after in words.numbers.magnitudes or after in words.numbers.tens:
            return True
        return token.key not in words.numbers.article and (
            token.key not in words.numbers.year
            or (before in words.five_after and words.years.longest(self.tokens, at) is None)
        )

    def _glued_before(self, at: int) -> bool:
        if at < 2 or self.tokens[at - 1].end != self.tokens[at].start:
            return False
        mark, before = self.tokens[at - 1], self.tokens[at - 2]
        if before.end != mark.start:
            return False
        return (
            before.shape == "9"
            if mark.key in {"/", ":"}
            else mark.key in {"-", ".", "+"} and before.shape != "."
        )

    def _glued_after(self, end: int) -> bool:
        if end + 1 >= len(self.tokens) or self.tokens[end].start != self.tokens[end - 1].end:
            return False
        mark, after = self.tokens[end], self.tokens[end + 1]
        if mark.key == ":":
            return after.shape == "9"
        return mark.key in {"-", "/"} and after.start == mark.end and after.shape in "CA9"

    def _comparator(self, at: int) -> tuple[int, str]:
        """(where the comparator before token `at` begins, its sign)."""
        line = self.tokens[at].line
        if self.key(at - 1, line) in self.words.ends:
            for size in range(min(4, at), 0, -1):
                before = self.tokens[at - size : at]
                sign = self.words.comparators.get(tuple([token.key for token in before]))
                if sign and before[0].line == line:
                    return at - size, sign
        return at, "="

    def _or_more(self, end: int, sign: str) -> tuple[int, str]:
        """(index after "trở lên" if it follows, the comparator then)."""
        later = self.words.after.get(tuple([token.key for token in self.tokens[end : end + 2]]))
        return (end + 2, later) if later else (end, sign)

    def _measured(self, at: int, first: int, comparator: str, found: Number) -> Mention | None:
        """Money, a share or a measure."""
        measure = None if self._is_dated(at, found) else self.measures.measure(at, found)
        if measure is None:
            return None
        unit, end, upper = measure
        last, kind = self.rates.end(end), _KINDS.get(unit, "measure")
        unit += self.rates.text(end, last) if kind == "measure" else ""
        end, sign = self._or_more(last, comparator)
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
        if noun is None:
            unit = "" if found.alone else self.nouns.before(first, found.end)
            figure = Figure(plain(found.discrete), "count", unit, found.end, comparator)
            return Mention("figure", first, found.end, figure) if unit else None
        if noun.kind == "none" or self._is_both(found, noun):
            return None
        last, sign = self._or_more(noun.last, comparator)
        value = found.discrete if found.discrete == found.discrete.to_integral_value() else found.value
        upper, whole = (plain(other) if other else None for other in (found.upper, found.whole))
        unit = self.nouns.text(noun.first, noun.last)
        figure = Figure(plain(value), noun.kind, unit, last, sign, upper, whole)
        return self._rated(Mention("figure", first, last, figure), figure, noun)

    def _rated(self, mention: Mention, figure: Figure, noun: Noun) -> Mention:
        """The figure with what it is told by: "12 bác sĩ/vạn dân", but not "412 tàu cá/2.650 lao động"."""
        end = self.rates.end(noun.last, known=True)
        if end == noun.last or mention.last > noun.last:
            return mention
        unit = figure.unit + self.rates.text(noun.last, end)
        return Mention("figure", mention.first, end, replace(figure, unit=unit, unit_end=end))

    def _is_both(self, found: Number, noun: Noun) -> bool:
        """Whether "hai đơn vị" means the two named before."""
        spelt = found.alone and found.value == _TWO
        return spelt and self.nouns.text(noun.first, noun.last) in self.words.both

    def _is_name(self, at: int, first: int, found: Number) -> bool:
        """Whether the number names something or is a year: "khu phố 4", "lần thứ 3", "2025"."""
        if first < at or found.scaled or not (found.digits or found.alone or found.whole or found.upper):
            return False
        year = found.digits and is_year(found.value) and not self._counts(at, found.end)
        return year or self.names.is_named(at)

    def _counts(self, at: int, end: int) -> bool:
        """Whether what looks like a year counts a thing: "tiếp nhận | 1926 hồ sơ", but not "đến 2030 hộ"."""
        before = self.tokens[at - 1] if at else None
        if before is None or before.line != self.tokens[at].line or before.key in self.words.before_year:
            return False
        thing = self.nouns.listed(end) > end and self.tokens[end].shape == "w"
        return thing and before.shape == "w"


def number_starts(ontology: Ontology, lookup: TokenIndex) -> list[int]:
    """The tokens at which a number may begin: digits, and words that what stands around them allows."""
    words, tokens, last = _words(ontology), lookup.tokens, len(lookup.tokens) - 1
    fill, follow = words.ranks.fill, words.follow
    spelt = [
        at
        for at in lookup.starting(words.starts)
        if (at < last and tokens[at + 1].key in follow) or (at and tokens[at - 1].key in fill)
    ]
    return sorted({*lookup.numbers, *spelt})


def figures(
    ontology: Ontology, tokens: Sequence[Token], starts: Sequence[int], taken: frozenset[int] = frozenset()
) -> list[Mention]:
    """Mentions whose value is a Figure; `taken` are the indices of tokens that dates and places hold."""
    return list(_Scanner(ontology, tokens, taken).scan(starts))
