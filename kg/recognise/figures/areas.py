"""Areas that are told as widths: "phường rộng 36,8 km2" tells its "diện tích"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology
from kg.recognise.figures.words import Figure
from kg.recognise.words import key_set, lexicon_of
from kg.text import keys


@dataclass(frozen=True, slots=True)
class _Words:
    wide: str
    area: str  # what it is called then
    area_units: frozenset[str]  # as written
    widened: frozenset[str]
    wards: frozenset[tuple[str, ...]]


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    units, wards = frozenset(label["area_units"]), key_set(label["wards"])
    return lexicon_of(_Words, label, wide=label["wide"], area=label["area"], area_units=units, wards=wards)


def label_of_area(ontology: Ontology, label: str, figure: Figure) -> str:
    """The label of what is wide by its area: "diện tích hoa viên" for "Hoa viên rộng | 120 m2"."""
    words, said = _words(ontology), label.split()
    if figure.unit not in words.area_units or said[-1:] != [words.wide]:
        return label
    whose = " ".join(said[:-1])
    if said[-2:-1] and said[-2] in words.widened:
        return label  # "hiến đất mở rộng"
    if not whose or keys(whose) in words.wards:
        return words.area
    if words.area in whose.lower():
        return whose
    return f"{words.area} {whose if whose[1:2].isupper() else whose[0].lower() + whose[1:]}"
