"""Persons meant by a title alone: "Phó Bí thư Thành ủy", "tân Bí thư"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from kg.model import Record
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.holding import Holding
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import LEFT_MEMBER, MEMBER
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.places import LOCAL
from kg.recognise.titles import PostPart
from kg.text import Mention, prior

_NOBODYS: Final = frozenset({"none", MEMBER, LEFT_MEMBER})  # cues of posts that nobody holds yet

_OF_MANY: Final = "if said"  # what a deputy's seat takes, of which a council has many


class _Kind(Record, frozen=True):
    """What a title tells apart: holdings that agree in it are one to it."""

    person: str
    status: str
    body: str | None  # IRI of the body's concept
    bodied: bool
    unit: str | None  # IRI
    level: str = ""


@dataclass(slots=True)
class _Held:
    """Where holdings of one kind stand, in the order in which they were found."""

    numbers: list[int] = field(default_factory=list)
    lows: list[int] = field(default_factory=list)  # the lowest first token from here on

    def add(self, number: int, first: int) -> None:
        self.numbers.append(number)
        self.lows.append(first)
        at = len(self.lows) - 1
        while at and self.lows[at - 1] > first:
            at -= 1
            self.lows[at] = first

    def before(self, token: int) -> int:
        """The number of the last holding found that begins before `token`, or -1."""
        index = bisect_left(self.lows, token)
        return self.numbers[index - 1] if index else -1


class TitlesAlone:
    """Finds the one person of a document whom a title fits."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words = holding_lexicon(reading.ontology).alone
        self.held: dict[str, dict[_Kind, _Held]] = defaultdict(dict)  # role → holdings
        self.count = 0

    def learn(self, holding: Holding) -> None:
        """A title may mean the person of this holding."""
        body, unit = holding.post.body, holding.post.unit
        iri, level = (unit.iri, unit.level) if unit else (None, "")
        kind = _Kind(
            holding.person, holding.status, body.kind if body else None, body is not None, iri, level
        )
        self.held[holding.post.role].setdefault(kind, _Held()).add(self.count, holding.first)
        self.count += 1

    def mention(self, posts: PostList) -> Mention | None:
        """The mention of a person that a list of posts without a person is."""
        before = prior(self.tokens, posts.first).key
        if before in self.words.nobody or not _NOBODYS.isdisjoint(posts.cues):
            return None
        part = posts.parts[0]
        if before in self.words.group and part.role.get("takes").endswith(_OF_MANY):
            return None  # "đại diện Tổ | đại biểu HĐND tỉnh đã thông tin đến cử tri"
        name = self._holder(part, posts)
        called = name is not None and self._is_named(posts.last, name)
        if part.body is None and not part.placed and not called and not self._is_called(posts, before):
            return None
        first = posts.first - 2 if before in self.words.comrade else posts.first
        return (
            Mention("person", first, posts.last, Person(name, "title", posts.first, True)) if name else None
        )

    def _is_named(self, at: int, name: str) -> bool:
        """Whether somebody's given name stands behind a title: "Bí thư | Mạnh"."""
        return at < len(self.tokens) and self.tokens[at].text == name.rsplit(maxsplit=1)[-1]

    def _is_called(self, posts: PostList, before: str) -> bool:
        """Whether a bare title stands as a name does: after "đồng chí", with a cue, or first."""
        if before in self.words.called or posts.first < posts.start:
            return True
        if posts.parts[0].role.get("takes") == "nothing":
            return True  # "Thủ tướng": there is only one
        return self.reading.sentence_of(posts.first).first == posts.first

    def _holder(self, part: PostPart, posts: PostList) -> str | None:
        """The one holder who fits; of several the last before, where the title leaves body or place open."""
        held = self.held.get(part.role.iri, {})
        fitting = [kind for kind in held if _agrees(part, kind)]
        if posts.cues[0] == "appointed":
            fitting = [kind for kind in fitting if kind.status == "appointed"] or fitting
        names = {kind.person for kind in fitting if kind.status != "former"} or {
            kind.person for kind in fitting
        }
        if len(names) < 2:
            return next(iter(names), None)
        if part.role.get("takes").endswith(_OF_MANY):
            return None  # "Đại biểu HĐND tỉnh thông tin đến cử tri": one of them, or all
        if part.body is not None and part.placed:
            return None
        earlier = [(held[kind].before(posts.first), kind.person) for kind in fitting if kind.person in names]
        number, name = max(earlier)
        return name if number >= 0 else None


def _agrees(part: PostPart, kind: _Kind) -> bool:
    """Whether body and place of a title alone do not contradict a holding."""
    if part.body is not None and kind.bodied and kind.body != part.body.concept.iri:
        return False
    if part.generic and kind.level and (part.generic in LOCAL) != (kind.level in LOCAL):
        return False  # "Chủ tịch UBND tỉnh" is not the ward's
    unit = part.place.unit if part.place else None
    return unit is None or kind.unit is None or unit.iri == kind.unit
