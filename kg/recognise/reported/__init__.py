"""What a document reports: which of its occasions are main, and the ward of each."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Unit
from kg.recognise.occasions import occasions
from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.wards import EventWards
from kg.recognise.reading import Reading
from kg.recognise.reported.chooser import Chooser
from kg.recognise.reported.page import first_day, headline


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The occasions of a document: all, and those that it reports with the ward of each."""

    found: list[Occasion]
    main: list[tuple[Occasion, Unit | None]]
    wards: EventWards
    undated: frozenset[int]  # the first tokens of those that no day but their own is of


def reported(reading: Reading) -> Report:
    """What `reading` reports."""
    arguments = EventArguments(reading)
    found = occasions(reading, arguments)
    wards = EventWards(reading, arguments)
    main = Chooser(found, wards, first_day(reading), headline(reading)).main()
    undated = frozenset(one.first for one in main[1:] if wards.openings.is_just_held(one))
    return Report(found, [(one, wards.unit(one)) for one in main], wards, undated)
