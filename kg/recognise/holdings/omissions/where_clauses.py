"""Posts told of in a clause on a ward: "điều động từ xã A, nơi ông | giữ chức Phó Bí thư Đảng ủy |, về …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import fits
from kg.recognise.holdings.lists import PostList
from kg.recognise.people.person import kind_of
from kg.recognise.places import Place
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention

_NEAR: Final = 5  # tokens of "nơi đồng chí từng"
_SOURCE: Final = 2  # tokens of "từ xã"
_WHERE: Final = 2  # tokens of "ở đó"


class WhereClauses:
    """Tells in one document of which wards such posts are, whose, and whether they are left."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        where = phrases_of(reading.ontology, "grammar", "where", "where")
        self.source, self.there = (
            words_of(reading.ontology, "grammar", "where", name) for name in ("source", "there")
        )
        # the end of "nơi", "ở đó" → the ward named before its comma or bracket
        self.led = {
            end: place
            for at, (end, _) in reading.lookup.matches(where).items()
            if (place := reading.ending(reading.places, at - 1)) is not None
        }

    def hosts(self, posts: PostList) -> Mapping[int, Unit]:
        """The ward of each bare post, by first token: the clause's, or of "… ở xã A" behind it."""
        place, count = self._before(posts), self._count(posts)
        if place is None and posts.first < posts.start and len(posts.parts) == 1:
            place, count = self._behind(posts), 1
        unit = place.value.unit if place and isinstance(place.value, Place) else None
        if unit is None:
            return {}
        bare = (part for part in posts.parts[:count] if part.place is None and fits(part, unit.level))
        return {part.first: unit for part in bare}

    def statuses(self, posts: PostList, told: Sequence[str]) -> list[str]:
        """`told`, where posts of a ward that somebody comes from are left."""
        place, count = self._before(posts), self._count(posts)
        if place is None or self.source.isdisjoint(self.reading.keys(place.first - _SOURCE, place.first)):
            return list(told)
        return [*("former" for _ in told[:count]), *told[count:]]

    def owner(self, posts: PostList, owner: Mention) -> Mention:
        """`owner`, or who is named only later: "Rời xã A, nơi ông là Phó Bí thư, | ông Lê Văn B | …"."""
        sentence, people = self.reading.sentence_of(posts.first), self.reading.people
        before = self.reading.within(people, sentence.first, owner.first)
        if self._before(posts) is None or kind_of(owner) != "pronoun" or before:
            return owner
        later = next(iter(self.reading.within(people, posts.last, sentence.last)), None)
        named = later is not None and kind_of(later) == "full" and later.first == posts.last + 1
        return later if named and later and self.tokens[posts.last].key == "," else owner

    def _before(self, posts: PostList) -> Mention | None:
        """The ward of the clause that the posts open: "xã A, nơi ông | là Phó Bí thư"."""
        near = range(posts.first, max(0, posts.first - _NEAR), -1) if self.led else range(0)
        end = next((at for at in near if at in self.led), None)
        parted = end is None or any(token.shape == "." for token in self.tokens[end : posts.first])
        return None if parted or end is None else self.led[end]

    def _count(self, posts: PostList) -> int:
        """How many posts the clause tells of: those before the next one with a cue of its own."""
        cues = (number for number, cue in enumerate(posts.cues) if number and cue)
        return next(cues, len(posts.parts))

    def _behind(self, posts: PostList) -> Mention | None:
        """The ward behind a post that somebody had: "giữ chức Phó Bí thư Đảng ủy | ở xã A"."""
        at = posts.last
        if at >= len(self.tokens) or self.tokens[at].key not in self.there:
            return None
        return next(iter(self.reading.within(self.reading.places, at + 1, at + 1 + _SOURCE)), None)
