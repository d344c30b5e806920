"""The ward of a new post that the text leaves out: that of who holds the event, wherever one served before.

"HĐND xã A họp. Ông B, Phó Chủ tịch UBND xã C, được bầu giữ chức Chủ tịch UBND xã" is of the commune A.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.places import LOCAL, Place
from kg.recognise.titles import PostPart
from kg.text import Mention

_BODY: Final = 8  # tokens of a body's name before its ward
_ROLE: Final = 5  # tokens of "Phó Bí thư Thường trực"
_TAKEN: Final = "appointed"


class NewWards:
    """Finds the wards of new posts that one document leaves out."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.at = holding_lexicon(reading.ontology).owners.at

    def of(self, owner: Mention, posts: PostList, statuses: Sequence[str]) -> Mapping[int, Unit]:
        """By its first token: the ward of each post just taken, where the person's own one is another."""
        taken = [p for p, s in zip(posts.parts, statuses, strict=True) if s == _TAKEN and not p.place]
        host = self._host(min(owner.first, posts.first)) if taken else None
        found: dict[int, Unit] = {}
        for part in taken:
            own = self._own(owner.last, part.first)
            gone = own is not None and own.former and not self._is_placed(posts, part)
            here = host or (self._only() if gone else None)
            if own is None or here is None or own.iri == here.iri:
                continue
            if part.generic in {None, here.level} and (own.level == here.level or gone):
                found[part.first] = here
        return found

    def _is_placed(self, posts: PostList, part: PostPart) -> bool:
        """Whether a post behind another tells its place: "Bí thư Đảng ủy, | Chủ tịch HĐND phường X"."""
        return any(one.place for one in posts.parts if one.first > part.first)

    def _only(self) -> Unit | None:
        """The ward of a text that names but one."""
        return self.reading.focus.named[0][1] if len(self.reading.wards_named()) == 1 else None

    def _own(self, first: int, last: int) -> Unit | None:
        """The last ward, or unit of before, named in the posts behind a person's name on [first, last)."""
        named = [m.value for m in self.reading.within(self.reading.places, first, last)]
        places = [place for place in named if isinstance(place, Place)]
        wards = [place.unit for place in places if place.level in LOCAL or place.former]
        return wards[-1] if wards else None

    def _host(self, at: int) -> Unit | None:
        """The ward that the text speaks of before token `at`, where a body of it acts or it is the scene."""
        turned = self.reading.ward_token(at)
        if turned is None or turned >= at or not self._acts(turned):
            return None
        return self.reading.ward_at(turned)

    def _acts(self, at: int) -> bool:
        """Whether the ward named at token `at` is a subject or a scene, and in nobody's title."""
        sentence, labels = self.reading.sentence_of(at), self.reading.labels
        bodies = labels["bodies"]
        near = range(max(sentence.first, at - _BODY), at)
        body = next((one for one in near if one in bodies and bodies[one][0] == at), None)
        if body is None:
            return at == sentence.first or self.tokens[at - 1].key in self.at
        posts = labels["positions"]
        led = any(one in posts and posts[one][0] == body for one in range(max(0, body - _ROLE), body))
        return not led and not self._is_titled(sentence.first, body)

    def _is_titled(self, first: int, last: int) -> bool:
        """Whether a person is named on [first, last), whose title the body would be in."""
        return bool(self.reading.within(self.reading.people, first, last))
