"""Whether people are named behind a verb: listed, told by "là", led in by "có"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.parts.actors import Actor
from kg.recognise.parts.clauses.base import BaseClause, Verb
from kg.recognise.spans import counts_several

_MARKS: Final = frozenset({",", ";"})
_STOPS: Final = frozenset({",", ";", "."})
_ACT: Final = 2  # tokens of "khánh thành"
_DOES: Final = 2  # tokens of ", đã" between who does it and the verb


class Listing(BaseClause):
    """Tells whether people are named behind each verb of one sentence."""

    def lists(self, verb: Verb, first: Actor) -> bool:
        """Whether people are named after the verb: "Dự hội nghị có ông A; bà B", "Đồng chủ trì: …"."""
        between = self.keys(verb.last, first.first)
        if self._lists_none(verb, first, between):
            return False
        if not self.words.listing.isdisjoint(between):
            return True
        if ":" in between:  # "thăm, tặng quà các cán bộ hưu trí: ông A; bà B"
            guests = any(other.role == "attendee" for other in self.verbs if other.first < verb.first)
            visited = len(between) > 1 and not self.words.visited.isdisjoint(self.keys(verb.first, verb.last))
            return guests or not visited
        return verb.role == "attendee" and self._are_there(verb, between)

    def _lists_none(self, verb: Verb, first: Actor, between: Sequence[str]) -> bool:
        """Whether those named behind a verb are another's list, or only stand for election."""
        if verb.role != "attendee" and any(self._is_apart(v, verb, first) for v in self.verbs):
            return True  # "làm trưởng đoàn đến thăm …; cùng đi có ông A"
        if not self.words.standing.isdisjoint(between):
            return True  # "có 5 người ứng cử đại biểu HĐND phường, gồm: ông A"
        if verb.role == "presenter":
            return False
        # "UBND phường X chủ trì tổ chức hội nghị, gồm ông A"
        led = verb.role == "chair" and self.reading.ending(self.reading.places, verb.first) is not None
        return led or (verb.role == "chair" and self._is_done(verb, between))

    def _is_done(self, verb: Verb, between: Sequence[str]) -> bool:
        """Whether a doer stands before a verb, a mark behind it: "do ông A | chủ trì, | có ông B dự"."""
        lead = next((at for at, word in enumerate(between) if word in self.words.listing), 0)
        doer = next((actor for actor in reversed(self.actors) if actor.last <= verb.first), None)
        if doer is None or self.is_object(doer) or _MARKS.isdisjoint(between[:lead]):
            return False
        near = self.keys(doer.last, verb.first)
        return len(near) <= _DOES and ";" not in near

    def _are_there(self, verb: Verb, between: Sequence[str]) -> bool:
        """Whether words lead from a verb of being there to people: "có …", "sự tham dự của …"."""
        of = bool(between) and (between[-1] in self.words.of or self._is_listed(between))
        ending = self.keys(verb.last - 1, verb.last)[0]
        return of or ending in self.words.listing or (not between and ending in self.words.hosting)

    def _is_apart(self, other: Verb, verb: Verb, first: Actor) -> bool:
        """Whether another act stands between a verb and a name: not "chủ trì, | gồm các đồng chí: A"."""
        inside = verb.last <= other.first < first.first
        listing = self.keys(other.first, other.first + 1)[0] in self.words.listing
        return inside and not (listing and verb.role == "chair" and other.first <= verb.last + 1)

    def identifies(self, verb: Verb, first: Actor) -> bool:
        """Whether "là" tells who does it: "chủ trì hội nghị là ông A", "trình bày tham luận là A; B"."""
        between = self.keys(verb.last, first.first)
        between = between or self.keys(first.first, first.first + 1)  # "Chủ trì | là Bí thư A"
        if verb.role == "presenter" and not self.words.given_to.isdisjoint(between):
            lead = self.verbs[0]
            opens = lead.role in {verb.role, "chair"} and lead.first == self.sentence.first
            alone = self.actors[-1] is first and counts_several(between)  # "… cho 5 tập thể là | bà A"
            turned = opens and (alone or not any(word.isdecimal() for word in between))
            if not turned:  # "Trao quyết định cho các cán bộ là | ông A"
                return False  # "trao … cho 2 cá nhân là ông A và bà B"
        marked = any(
            word in _STOPS and not self._is_in_row(verb.last + at) for at, word in enumerate(between)
        )
        there = verb.role == "attendee" and verb.first > self.sentence.first  # "Có mặt cổ vũ các đội là | A"
        return bool(between) and not marked and not there and between[-1] in self.words.copula

    def _is_in_row(self, at: int) -> bool:
        """Whether a comma stands in the name of an event: "hội nghị công bố | , trao quyết định"."""
        tokens, rows = self.reading.tokens, self.words.rows
        return rows.ends_at(tokens, at, _ACT) and rows.longest(tokens, at + 1) is not None

    def names(self, verb: Verb, first: Actor) -> bool:
        """Whether "có" leads from a verb to those who do it: "Tham luận có A", "Nhận hoa có các ông: A"."""
        between, listing = self.keys(verb.last, first.first), self.words.listing
        if between[-1:] == [":"] and verb.role == "honoree" and not listing.isdisjoint(between):
            return True
        lead = next((at for at in range(len(between), 0, -1) if between[at - 1] in listing), 0)
        called = {",", *self.words.given_between} if between[-1:] == [":"] else self.words.given_between
        return lead > 0 and called.issuperset(between[lead:])  # "có các ông, bà: A"

    def _is_listed(self, between: Sequence[str]) -> bool:
        """Whether others stand first in the list: "sự tham dự của ông A, chuyên gia; bà B, …"."""
        return between[0] in self.words.of and ";" in between
