"""Places in a ranking: "xếp 8/168", "đứng thứ ba", "ở vị trí thứ 5/34"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from kg.ontology import Ontology
from kg.recognise.figures.number_words import Number
from kg.recognise.words import key_set, word_set
from kg.text import Tokens

_FIELD: Final = 4  # tokens of "thành phố về"
_GRADES: Final = 10  # grades there are at most
_MOVED: Final = 2  # tokens of "20 lên hạng" but the first


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
    leads: Mapping[str, Decimal]  # right behind the verb: "đứng | đầu"
    above: frozenset[str]
    groups: frozenset[str]
    field: frozenset[str]
    heads: frozenset[str]
    moves: frozenset[str]
    grade: frozenset[str]


@cache
def rank_words(ontology: Ontology) -> RankWords:
    """The words of ranking, made once."""
    words = ontology.words["figures"]["words"]
    verbs, fill = key_set(words["rank_verbs"]), word_set(words["rank_fill"])
    above, groups, field, heads, moves, grade = (
        word_set(words[f"rank_{name}"]) for name in ("above", "groups", "field", "heads", "moves", "grade")
    )
    return RankWords(
        verbs=verbs,
        fill=fill,
        last=fill | {verb[-1] for verb in verbs},
        height=word_set(words["rank_height"]),
        never=word_set(words["rank_never"]),
        words={word: Decimal(value) for word, value in words["rank_words"].items()},
        leads={word: Decimal(value) for word, value in words["rank_leads"].items()},
        above=above,
        groups=groups,
        field=field,
        heads=heads,
        moves=moves,
        grade=grade,
    )


def rank(words: RankWords, tokens: Tokens, at: int, found: Number | None) -> Rank | None:
    """The rank whose number begins at `at`: `found` in digits, or an ordinal word."""
    if not at or tokens[at - 1].key not in words.last or tokens[at - 1].line != tokens[at].line:
        return None
    if first := _lead(words, tokens, at):
        return Rank(first, at + 1, words.leads[tokens[at].key], None)
    digits = found if found and tokens[at].shape == "9" else None
    value = digits.value if digits else words.words.get(tokens[at].key)
    if value is None or (digits and digits.scaled):
        return None
    first, last = _begin(words, tokens, at), digits.end if digits else at + 1
    verb, whole = _verb(words, tokens, first), digits.whole if digits else None
    told = (verb and (first < at or whole)) or _is_place(words, tokens, first, at)
    if not told:
        first = _graded(words, tokens, at, digits) if digits else at
        if first == at:
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


def _lead(words: RankWords, tokens: Tokens, at: int) -> int:
    """Where the verb begins before a word that is a rank by itself: "| đứng nhì khối"; 0 for none."""
    verb = _verb(words, tokens, at) if tokens[at].key in words.leads else 0
    first, behind = at - verb, [token.key for token in tokens[at + 1 : at + 1 + _FIELD]]
    if not verb or not behind or (first and tokens[first - 1].key in words.heads):
        return 0
    ranked = words.leads[tokens[at].key] == words.words.get(tokens[at].key)
    group = behind[0] in words.groups and (ranked or not words.field.isdisjoint(behind))
    return first if group or behind[0] in words.above else 0


def _graded(words: RankWords, tokens: Tokens, at: int, found: Number) -> int:
    """Where a rank begins that a grade tells: "hạng | 3/102", "từ hạng 20 lên hạng | 5"; `at` for none."""
    if tokens[at - 1].key not in words.grade:
        return at  # "thương binh hạng 2/4" is none
    if found.whole is not None:
        return at - 1 if found.whole > _GRADES else at
    moved = at > _MOVED and tokens[at - 2].key in words.moves and tokens[at - 3].shape == "9"
    return _begin(words, tokens, at - 3) if moved else at
