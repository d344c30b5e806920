"""What a document reports: which of its occasions are main, and the ward of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.model import Unit
from kg.recognise.occasions import occasions
from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.wards import EventWards
from kg.recognise.reading import Reading
from kg.recognise.reported.chooser import Chooser
from kg.recognise.reported.page import first_day, headline
from kg.recognise.words import phrases_of, words_of

_CALLED: Final = "conference"  # the type by which decisions read out are called later
_NEAR: Final = 4  # sentences


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
    chosen = Chooser(found, wards, first_day(reading), headline(reading)).main()
    several = any(one.type == _CALLED for one in chosen)
    main = chosen if several else [_called(reading, one, found) for one in chosen]
    undated = frozenset(one.first for one in main[1:] if wards.openings.is_just_held(one))
    return Report(found, [(one, wards.unit(one)) for one in main], wards, undated)


def _called(reading: Reading, one: Occasion, found: Sequence[Occasion]) -> Occasion:
    """An occasion as it is called later: "A công bố các quyết định …. Chủ trì | hội nghị là B"."""
    decisions = phrases_of(reading.ontology, "acts", "acts", "decisions")
    named = reading.tokens[one.first].key in words_of(reading.ontology, "events", "words", "nouns")
    if named or one.type == _CALLED or not decisions.within(reading.tokens, one.first, one.last):
        return one
    back = (other for other in found if 0 < other.order - one.order <= _NEAR and other.refers)
    later = next(back, None)
    return one.called(_CALLED) if later is not None and later.type == _CALLED else one
