"""Neighbourhoods named with their wards, by which a text then goes on: "thôn A, xã X … tại | thôn A"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.ontology import Trie
from kg.recognise.places import place_of
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of

_ADDRESS: Final = frozenset({",", "("})  # before the ward of a neighbourhood
_NAME: Final = 4  # tokens of a neighbourhood's name
_HEAD: Final = 3  # tokens of "tổ dân phố"


def houses(reading: Reading) -> Iterator[tuple[int, str]]:
    """Where a neighbourhood is named again, and its ward's IRI; none of which two wards have one."""
    for said, wards in _named(reading).items():
        iris = set(wards.values())
        again = reading.lookup.starting({said[0]}) if len(iris) == 1 else ()
        for at in again:
            end = at + len(said)
            if at not in wards and tuple(reading.keys(at, end)) == said and not _goes_on(reading, end):
                yield at, next(iter(iris))


def _named(reading: Reading) -> dict[tuple[str, ...], dict[int, str]]:
    """By the neighbourhoods said before their wards: where each begins, and the ward's IRI."""
    heads = phrases_of(reading.ontology, "places", "words", "neighbourhoods")
    found: dict[tuple[str, ...], dict[int, str]] = {}
    for mention in reading.places:
        place = place_of(mention)
        if place.unit is None or not place.is_present_ward:
            continue
        first = _before(reading, heads, mention.first - 1)
        if first >= 0:
            said = tuple(reading.keys(first, mention.first - 1))
            found.setdefault(said, {})[first] = place.unit.iri
    return found


def _before(reading: Reading, heads: Trie[bool], mark: int) -> int:
    """Where a neighbourhood begins whose name ends before a mark: "| thôn Nà Tặc |, xã Trà Lĩnh"; else -1."""
    tokens = reading.tokens
    if mark < 1 or tokens[mark].key not in _ADDRESS:
        return -1
    for at in range(mark - 1, max(0, mark - 1 - _NAME), -1):
        if tokens[at].shape not in "CA9":
            return -1
        for first in range(max(0, at - _HEAD), at):
            head = heads.longest(tokens, first, at)
            if head is not None and head[0] == at:
                return first
    return -1


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a name is longer than said: "thôn Đông | Hà", "thôn Đông | 2"."""
    return at < len(reading.tokens) and reading.tokens[at].shape in "CA9"
