"""One post in several wards, dealt out in order: "ông A và ông B … Bí thư Đảng ủy phường X và phường Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.own_places import each_at_home
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.places import Place
from kg.text import Mention

_first = attrgetter("first")


def places_of(reading: BaseReading, posts: PostList) -> list[Place]:
    """The places of a list's only post, where several stand behind it; none where it has one or no place."""
    words, tokens = holding_lexicon(reading.ontology).owners, reading.tokens
    at, found = posts.last, list[Place]()
    if len(posts.parts) > 1 or at >= len(tokens):
        return found
    at += tokens[at].key in words.plural  # "Bí thư Đảng ủy các phường X và Y"
    for mention in reading.within(reading.places, posts.parts[0].first, len(tokens)):
        place = mention.value
        joined = not found or tokens[mention.first - 1].key in words.between
        alike = isinstance(place, Place) and (not found or place.level == found[0].level)
        if not joined or not alike or not isinstance(place, Place) or mention.first > at + len(found[:1]):
            break
        found.append(place)
        at = max(at, mention.last)
    return found if len(found) > 1 else []


def dealt(
    reading: BaseReading, owners: Sequence[Mention], posts: PostList
) -> Iterator[tuple[Sequence[Mention], PostList]]:
    """Who has which posts: all have all, or each the post in the ward that stands where he does."""
    places = places_of(reading, posts) if len(owners) > 1 else []
    ordered = sorted(owners, key=_first)
    if len(places) != len(owners):
        each = each_at_home(reading, posts, ordered)
        yield from zip(([owner] for owner in ordered), each, strict=True) if each else [(owners, posts)]
        return
    for owner, place in zip(ordered, places, strict=True):
        yield [owner], posts.of((posts.parts[0].changed(place=place, generic=None),))
