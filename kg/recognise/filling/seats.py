"""Seats in a committee that is made up: "kiện toàn Ủy ban bầu cử, do ông A, Bí thư …, làm Chủ tịch"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.hosts import Hosts
from kg.recognise.filling.words import filling_words
from kg.recognise.spans import within
from kg.recognise.titles import BodyPart, PostPart
from kg.text import prior

_KINDS: Final = frozenset({"council", "commission"})  # classes of bodies that roles with such seats refer to
_BACK: Final = 1  # sentences back to the committee, or to the seat taken last


class Seats:
    """Finds the committees in which bare posts of one document are seats; a post's own body is none."""

    def __init__(self, reading: BaseReading, hosts: Hosts, begins: Sequence[int]) -> None:
        self.reading, self.hosts, self.begins = reading, hosts, begins
        self.words = filling_words(reading.ontology)
        self.last: PostPart | None = None

    def learn(self, part: PostPart) -> None:
        """Keeps a seat whose committee is said: "làm Chủ tịch Ủy ban bầu cử tỉnh"."""
        if part.body and part.body.concept.label in self.words.seated:
            self.last = part

    def seat(self, part: PostPart) -> PostPart | None:
        """In the committee that the sentence makes up, or that of the seat told just before."""
        before = prior(self.reading.tokens, part.first).key
        seats = not _KINDS.isdisjoint(part.role.get("refersTo").split())
        if part.placed or before not in self.words.taking or not seats:
            return None
        return self._made_up(part) or self._again(part)

    def _made_up(self, part: PostPart) -> PostPart | None:
        """In the last body of its sentence that is named by itself, if such seats are taken in it."""
        first = self.reading.sentence_of(part.first).first
        for at in reversed(within(self.begins, first, part.first)):
            found = None if at in self.hosts.in_posts else self.hosts.grammar.body(at)
            if found:
                return self._in(part, *found)
        return None

    def _in(self, part: PostPart, body: BodyPart, end: int) -> PostPart | None:
        if body.concept.label not in self.words.seated:
            return None
        return self.hosts.with_place(part.changed(body=body), end)

    def _again(self, part: PostPart) -> PostPart | None:
        """In the committee of the seat before: "…. Ông B, Chủ tịch UBND xã, làm Phó Chủ tịch"."""
        last = self.last
        if last is None:
            return None
        apart = self.reading.sentence_at(part.first) - self.reading.sentence_at(last.first)
        return part.in_body_of(last) if apart <= _BACK else None
