"""Places in a ranking: "xếp 8/168", "đứng thứ ba", "ở vị trí thứ 5/34"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kg.ontology import Ontology
from kg.recognise.figures.number_words import Number
from kg.recognise.words import key_set, word_set
from kg.text import Tokens


class Rank(NamedTuple):
    """A rank that the tokens [first, last) tell, out of `whole` where that is said."""

    first: int
    last: int
    value: Decimal
    whole: Decimal | None


@dataclass(frozen=True, slots=True, eq=False)
class RankWords:
    """The words of ranking of ontology/words/figures.toml."""

    verbs: frozenset[tuple[str, ...]]
    fill: frozenset[str]  # between the verb and the number
    last: frozenset[str]  # what may stand right before the number: looked up first
    height: frozenset[str]  # of a place too: "nhà ở vị trí cao | nhất"
    never: frozenset[str]  # after the number: "đứng thứ 5 từ trái sang"
    words: Mapping[str, Decimal]  # "nhất", "nhì"


@cache
def rank_words(ontology: Ontology) -> RankWords:
    """The words of ranking, made once."""
    words = ontology.words["figures"]["words"]
    verbs, fill = key_set(words["rank_verbs"]), word_set(words["rank_fill"])
    return RankWords(
        verbs=verbs,
        fill=fill,
        last=fill | {verb[-1] for verb in verbs},
        height=word_set(words["rank_height"]),
        never=word_set(words["rank_never"]),
        words={word: Decimal(value) for word, value in words["rank_words"].items()},
    )


def rank(words: RankWords, tokens: Tokens, at: int, found: Number | None) -> Rank | None:
    """The rank whose number begins at `at`: `found` in digits, or an ordinal word."""
    line = tokens[at].line
    if not at or tokens[at - 1].key not in words.last or tokens[at - 1].line != line:
        return None
    digits = found if found and tokens[at].shape == "9" else None
    value = digits.value if digits else words.words.get(tokens[at].key)
    if value is None or (digits and digits.scaled):
        return None
    first, last = _begin(words, tokens, at), digits.end if digits else at + 1
    verb, whole = _verb(words, tokens, first), digits.whole if digits else None
    if not (verb and (first < at or whole)) and not _is_place(words, tokens, first, at):
        return None
    if any(token.key in words.never for token in tokens[last : last + 3]):
        return None
    return Rank(first - verb, last, value, whole)


def _begin(words: RankWords, tokens: Tokens, at: int) -> int:
    """Where the filling words before the number begin: "ở vị trí thứ"."""
    while at and tokens[at - 1].key in words.fill and tokens[at - 1].line == tokens[at].line:
        at -= 1
    return at


def _verb(words: RankWords, tokens: Tokens, at: int) -> int:
    """How many tokens the verb of ranking before `at` has."""
    before = tuple([token.key for token in tokens[max(0, at - 2) : at]])
    return next((size for size in (2, 1) if size <= len(before) and before[-size:] in words.verbs), 0)


def _is_place(words: RankWords, tokens: Tokens, first: int, last: int) -> bool:
    """Whether the filling words tell a rank by themselves: "vị trí thứ 5"."""
    filling = tuple([token.key for token in tokens[first:last]])
    place = any(filling[at : at + 2] in words.verbs for at in range(len(filling) - 1))
    return place and tokens[last - 1].key not in words.height
