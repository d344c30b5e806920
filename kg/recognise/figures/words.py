"""A figure, and the words by which figures are known."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from kg.model import Record
from kg.ontology import Ontology, Trie
from kg.recognise.figures.number_words import NumberWords, number_words
from kg.recognise.figures.ranks import RankWords, rank_words
from kg.recognise.words import common, lexicon_of
from kg.text import keys

FigureKind = Literal["money", "measure", "percent", "rank", "count", "goal", "delegate"]
DIFFERING: Final = 2  # tokens of "cao hơn"


class Figure(Record, frozen=True):
    """A number and its unit. Values are plain decimals; a range gives its lower end as value."""

    value: str
    kind: FigureKind
    unit: str  # VND, %, rank, a measure's sign, or the counted noun as the text writes it
    unit_end: int  # index after the unit: where its further description begins
    comparator: str = "="
    upper: str | None = None  # the other end of a range
    whole: str | None = None  # 20 in "18/20 chỉ tiêu"
    bare: bool = False  # whether its noun stands elsewhere: "7.422 hồ sơ (trực tuyến | 6.900)"


@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """Of figures.toml."""

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
    both_of: frozenset[str]
    pointing: Trie[bool]
    yields: Trie[bool]  # by what a yield is told
    yielding: Trie[bool]
    differing: Trie[bool]
    compared: Trie[bool]
    surpassing: frozenset[str]
    in_shares: Trie[bool]
    joining: frozenset[str]
    changing: frozenset[str]
    origins: frozenset[str]
    reached: frozenset[str]
    remains: frozenset[str]
    ranks: RankWords
    ends: frozenset[str]  # the last words of comparators: looked up first


def _signs(lists: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
    return {keys(phrase): sign for sign, phrases in lists.items() for phrase in phrases}


@cache
def figure_words(ontology: Ontology) -> FigureWords:
    """The words of an ontology by which figures are known."""
    file = ontology.words["figures"]
    words, numbers, comparators = file["words"], number_words(ontology), _signs(file["comparators"])
    nouns, ranks = ontology.phrases("figures", "nouns").root, rank_words(ontology)
    return lexicon_of(
        FigureWords,
        ChainMap(words, file["spelled"], file["label"]),
        numbers=numbers,
        starts=numbers.starts | frozenset({*ranks.words, *ranks.leads}),
        follow=frozenset({*nouns, *numbers.magnitudes, *numbers.digits, *numbers.tens}),
        comparators=comparators,
        after=_signs(file["after"]),
        both=frozenset(words["both"]),
        joining=common(ontology).joint,
        ranks=ranks,
        ends=frozenset(phrase[-1] for phrase in comparators),
    )
