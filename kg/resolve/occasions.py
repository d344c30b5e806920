"""Events across documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.resolve.across import Appearance, Thing
from kg.text import compose


class DayAndPlace(NamedTuple):
    """When and where an event was: those of two documents that agree are one."""

    type: str  # IRI of the concept
    date: str  # a day
    unit: str  # IRI


class Untold(NamedTuple):
    """An event of which the day or the place is not told: those of one report printed twice are one."""

    type: str
    date: str  # "" where not told
    unit: str
    label: str


def events(occasion: DayAndPlace, mentions: Iterable[Appearance]) -> list[Thing]:
    """One event, where two documents report one each; two on one day in one document are left alone."""
    single = _single(mentions)
    if len(single) < 2:
        return []
    label = max((compose(mention.label) for mention in single), key=lambda text: (len(text), text))
    return [_joint(occasion, label, single, occasion, "same type, day and place")]


def untold(event: Untold, mentions: Iterable[Appearance], reports: Mapping[str, str]) -> list[Thing]:
    """One event for each report that several documents print; `reports`: documents → the first of them."""
    printed: dict[str, list[Appearance]] = defaultdict(list)
    for mention in sorted(mentions):
        if mention.document in reports:
            printed[reports[mention.document]].append(mention)
    groups = ((first, _single(same)) for first, same in sorted(printed.items()))
    when = DayAndPlace(*event[:3])
    return [
        _joint(when, event.label, single, (*event, first), "same text")
        for first, single in groups
        if len(single) > 1
    ]


def _single(mentions: Iterable[Appearance]) -> list[Appearance]:
    """Those that are alone in their documents."""
    by_document: dict[str, list[Appearance]] = defaultdict(list)
    for mention in sorted(mentions):
        by_document[mention.document].append(mention)
    return [same[0] for same in by_document.values() if len(same) == 1]


def _joint(
    when: DayAndPlace, label: str, same: Sequence[Appearance], identity: Iterable[str], why: str
) -> Thing:
    told = tuple((name, value) for name, value in zip(when._fields, when, strict=True) if value)
    words = " ".join(part.rpartition("/")[2].rpartition("#")[2] or part for _, part in told)
    nodes = tuple(sorted(mention.node for mention in same))
    return Thing("JointEvent", (words, *identity), (("name", label), *told), nodes, (why,))
