"""The ward that stands behind each of several people: "A (xã P), B (xã Q)", "A - xã P; B - xã Q"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.people import Person
from kg.recognise.places import LOCAL, Place
from kg.text import Mention

_OPENING: Final = frozenset({"(", "-", ","})


def each_at_home(reading: BaseReading, posts: PostList, people: list[Mention]) -> list[PostList]:
    """The posts of each of the people, in the ward behind the name; none if one of them has no such ward."""
    places = [own_place(reading, owner) for owner in people]
    if len(people) < 2 or any(part.place for part in posts.parts):
        return []
    found = (place for place in places if place)
    each = [tuple(part.changed(place=place, generic=None) for part in posts.parts) for place in found]
    return [posts.of(parts) for parts in each] if len(each) == len(people) else []


def at_home(reading: BaseReading, first: int, stop: int) -> list[Mention]:
    """The first people named in [first, stop) behind each of whom a ward stands."""
    named = (m for m in reading.within(reading.people, first, stop) if isinstance(m.value, Person))
    return list(takewhile(lambda owner: own_place(reading, owner) is not None, named))


def own_place(reading: BaseReading, owner: Mention) -> Place | None:
    """The ward right behind a name: behind a dash or a comma, in brackets also without its head."""
    at, tokens = owner.last, reading.tokens
    if at + 1 >= len(tokens) or tokens[at].key not in _OPENING:
        return None
    for mention in reading.within(reading.places, at, at + 2):
        place, end = mention.value, mention.last
        closed = end >= len(tokens) or tokens[end].shape != "w"
        if isinstance(place, Place) and place.is_present_ward and closed:
            return place
    return next(_bare(reading, at + 1), None) if tokens[at].key == "(" else None


def _bare(reading: BaseReading, at: int) -> Iterator[Place]:
    """The ward of the report's province whose name alone stands between brackets."""
    end = next((i for i in range(at, min(at + 6, len(reading.tokens))) if reading.tokens[i].key == ")"), at)
    name = reading.text(at, end) if end > at else ""
    for unit in reading.ontology.units_of(name) if name else ():
        if not unit.former and unit.level in LOCAL and reading.is_about(unit):
            yield Place(unit.name, unit.level, unit, False)
