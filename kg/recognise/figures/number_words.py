"""What a number is, and the words by which it is written: "hai", "mươi", "trăm", "tỷ"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from kg.ontology import Ontology, Trie
from kg.recognise.words import key_set, phrase_set, word_set


@mypyc_attr(acyclic=True)
class Number:
    """A number that ends before token `end`; of a range the lower end, of a share the part."""

    __slots__ = ("alone", "digits", "discrete", "end", "scaled", "upper", "value", "whole")

    def __init__(
        self,
        end: int,
        value: Decimal,
        discrete: Decimal,
        digits: bool = False,
        scaled: Decimal | None = None,
        alone: bool = False,
        upper: Decimal | None = None,
        whole: Decimal | None = None,
    ) -> None:
        self.end: Final = end
        self.value: Final = value
        self.discrete: Final = discrete  # the value if things are counted: "15,300 người"
        self.digits: Final = digits  # digits and nothing else: it may be a name or a year
        self.scaled: Final = scaled  # the last magnitude: "nghìn", "tỷ"
        self.alone: Final = alone  # one number word
        self.upper: Final = upper
        self.whole: Final = whole


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """The number words of ontology/words/figures.toml."""

    digits: Mapping[str, Decimal]
    starts: frozenset[str]  # a number may begin with these
    article: frozenset[str]
    year: frozenset[str]
    tens: frozenset[str]
    hundred: str
    half: str
    magnitudes: Mapping[str, Decimal]
    no_magnitude: frozenset[tuple[str, ...]]
    range: frozenset[str]
    share: Trie[bool]


@cache
def number_words(ontology: Ontology) -> NumberWords:
    """The number words, made once."""
    file = ontology.words["figures"]
    spelled = file["spelled"]
    return NumberWords(
        digits={word: Decimal(value) for word, value in file["digits"].items()},
        starts=word_set(spelled["alone"]) | word_set(spelled["article"]),
        article=word_set(spelled["article"]),
        year=word_set(spelled["year"]),
        tens=word_set(spelled["tens"]),
        hundred=spelled["hundred"],
        half=spelled["half"],
        magnitudes={word: Decimal(value) for word, value in file["magnitudes"].items()},
        no_magnitude=key_set(spelled["no_magnitude"]),
        range=word_set(file["words"]["range"]),
        share=phrase_set(file["words"]["share"]),
    )
