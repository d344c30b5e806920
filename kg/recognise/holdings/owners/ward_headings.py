"""One post in each ward of a list that it heads.

In lines, "Bí thư Đảng ủy các phường: / 1. Phường X: ông A / …", or in one: "… các xã: A (xã P), B (xã Q)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.own_places import at_home, each_at_home
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.places import Place
from kg.recognise.words import common
from kg.text import Mention, Sentence

_TURN: Final = 8  # tokens of "lần lượt là các đồng chí:"
_LEAD: Final = 4  # tokens of "các xã gồm:"
_MARKED: Final = 3  # tokens of the number of an item
_LED: Final = frozenset({":", "-"})  # between a ward and who heads it
_ENDS: Final = frozenset({";", ".", ",", "-", "("})  # behind the name: "ông A, sinh năm 1975"


def headed(reading: BaseReading, posts: PostList) -> Iterator[tuple[Mention, PostList]]:
    """Who has the post of a heading, and where; nothing of posts that head no list of wards and names."""
    tokens, index = reading.tokens, reading.sentence_at(posts.first)
    plural = holding_lexicon(reading.ontology).owners.plural
    if posts.last >= len(tokens):
        return
    if tokens[posts.last].key == ":":  # "Danh sách Trưởng Công an xã: A - xã P; B - xã Q"
        yield from _at_home(reading, posts, posts.last, reading.sentences[index].last, 1)
        return
    if tokens[posts.last].key not in plural or any(part.placed for part in posts.parts):
        return
    if tokens[reading.sentences[index].last - 1].key != ":":
        stop = reading.sentences[index].last
        yield from _in_order(reading, posts, stop) or _in_line(reading, posts, stop)
        return
    for sentence in reading.sentences[index + 1 :]:
        item = _item(reading, sentence)
        if item is None:
            return
        place, owner = item
        yield owner, posts.of(tuple(part.changed(place=place) for part in posts.parts))


def _in_order(reading: BaseReading, posts: PostList, stop: int) -> list[tuple[Mention, PostList]]:
    """Each ward's holder, told in their order: "… các xã A, B và C | lần lượt là các ông X, Y và Z"."""
    words = holding_lexicon(reading.ontology).owners
    places = _row(reading, reading.places, posts.last + 1, stop)
    end = places[-1].last if len(places) > 1 else stop
    people = reading.within(reading.people, end, min(end + _TURN, stop))
    lead = set(reading.keys(end, people[0].first)) if people else set[str]()
    if not words.colon & lead or not lead <= words.colon | words.in_order | words.plural | words.called:
        return []
    named = _row(reading, reading.people, people[0].first, stop)
    wards = [mention.value for mention in places if isinstance(mention.value, Place)]
    if len(named) != len(wards):
        return []
    each = [posts.of(tuple(part.changed(place=ward) for part in posts.parts)) for ward in wards]
    return list(zip(named, each, strict=True))


def _row(reading: BaseReading, mentions: Sequence[Mention], at: int, stop: int) -> list[Mention]:
    """The mentions that stand one after the other from token `at` on: "A, B và C"."""
    between, found = common(reading.ontology).between, list[Mention]()
    for mention in reading.within(mentions, at - 1, stop):
        near = mention.first - at <= len(found[:1])
        joined = not found or reading.tokens[at].key in between
        if mention.first < at or not near or not joined:
            break
        found.append(mention)
        at = mention.last
    return found


def _in_line(reading: BaseReading, posts: PostList, stop: int) -> Iterator[tuple[Mention, PostList]]:
    """Who has the post, each in the ward behind the name, behind "các xã gồm"."""
    lists = holding_lexicon(reading.ontology).owners.lists
    at = next(
        (i for i in range(posts.last, min(posts.last + _LEAD, stop)) if reading.tokens[i].key in lists), stop
    )
    yield from _at_home(reading, posts, at, stop, _LEAD)


def _at_home(
    reading: BaseReading, posts: PostList, at: int, stop: int, near: int
) -> Iterator[tuple[Mention, PostList]]:
    """Who has the post, each in the ward behind the name; the first at most `near` tokens behind `at`."""
    people = at_home(reading, at, stop)
    if people and people[0].first - at <= near:
        yield from zip(people, each_at_home(reading, posts, people), strict=False)


def _item(reading: BaseReading, sentence: Sentence) -> tuple[Place, Mention] | None:
    """The ward and the person of a line "1. Phường X: ông A" that tells no post of its own."""
    tokens = reading.tokens
    places = reading.within(reading.places, sentence.first, sentence.last)
    people = reading.within(reading.people, sentence.first, sentence.last)
    if not places or not people:
        return None
    place, owner = places[0], people[0]
    opens = place.first - sentence.first < _MARKED and place.last < sentence.last
    led = opens and tokens[place.last].key in _LED and 0 < owner.first - place.last <= _MARKED
    ends = owner.last >= sentence.last or tokens[owner.last].key in _ENDS
    own = not reading.labels["positions"].keys().isdisjoint(range(owner.last, sentence.last))
    if not isinstance(place.value, Place) or not isinstance(owner.value, Person):
        return None
    return (place.value, owner) if led and ends and not own else None
