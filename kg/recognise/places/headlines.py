"""The ward that only the headline names, and bare: "Phong Quảng triển khai …", then "Đảng ủy phường"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.ontology import Ontology
from kg.recognise.places.named import Named, official_name
from kg.recognise.places.place import LOCAL
from kg.recognise.places.words import place_lexicon
from kg.recognise.spans import TokenIndex
from kg.text import Sentence, keys

_LINES: Final = 3  # sentences among which a headline is


def headlined(
    ontology: Ontology, lookup: TokenIndex, names: Sequence[Named], spans: Sequence[Sentence]
) -> list[Named]:
    """The present ward of today with whose bare name a headline begins, where the text names no other."""
    if any(named.levels[0] in LOCAL for named in names):
        return []
    levels = list(_said(ontology, lookup))
    for span in spans[:_LINES] if levels else ():
        named = _opening(ontology, lookup, span, levels) if span.kind == "label" else None
        if named is not None and all(named.first != other.first for other in names):
            return [named]
    return []


def _said(ontology: Ontology, lookup: TokenIndex) -> Iterator[str]:
    """The levels of wards of which the text speaks: "xã", "phường"."""
    text = f" {' '.join(lookup.keys)} "
    for level, head in place_lexicon(ontology).written.items():
        if level in LOCAL and f" {' '.join(keys(head))} " in text:
            yield level


def _opening(ontology: Ontology, lookup: TokenIndex, span: Sentence, levels: Sequence[str]) -> Named | None:
    """The present unit of one of the levels whose name opens a line and goes no further."""
    found = official_name(ontology, lookup.tokens, span.first, levels)
    if found is None or found[0] - span.first < 2:
        return None
    end, units = found
    present = tuple(unit for unit in units if not unit.former)
    goes_on = end < span.last and lookup.tokens[end].shape in "CA9-"
    if not present or goes_on or lookup.tokens[span.first].shape == "9":
        return None
    return Named(span.first, end, (present[0].level,), present[0].name, present)
