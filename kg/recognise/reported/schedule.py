"""A schedule: items with a day each and what is to be held then in which wards."""

from __future__ import annotations

from typing import Final

from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.wards import EventWards
from kg.recognise.places import place_of
from kg.recognise.words import words_of
from kg.text import prior

_ITEMS: Final = 2  # at least


def scheduled(found: list[Occasion], wards: EventWards) -> list[Occasion]:
    """What a schedule tells, "Lịch tiếp xúc cử tri ⏎ - Ngày 19-11: 8 giờ, tiếp xúc cử tri phường A; …"."""
    word = words_of(wards.reading.ontology, "events", "words", "schedules")
    headed = [one for one in found if prior(wards.tokens, one.first).key in word]
    titled = {one.type for one in headed if one.sentence.kind == "label" or not one.told}
    items = [one for one in found if one.type in titled and one not in headed and _is_item(one)]
    own = [placed for one in items if (placed := _of_one_ward(one, items, wards))]
    return own if len({one.order for one in own}) >= _ITEMS else []


def _is_item(one: Occasion) -> bool:
    """Whether its line opens with its day."""
    return one.day.value is not None and one.sentence.first < one.first


def _of_one_ward(one: Occasion, items: list[Occasion], wards: EventWards) -> Occasion | None:
    """The occasion with the ward named behind it, or else before it; None of several: they meet as one."""
    stop = next((other.first for other in items if other.first > one.first), one.sentence.last)
    behind = wards.arguments.wards.within(one.last, min(stop, one.sentence.last))
    places = list(dict.fromkeys(map(place_of, behind)))
    if len(places) > 1:
        return one.at(None)
    place = places[0] if places else one.place
    return one.at(place) if place else None
