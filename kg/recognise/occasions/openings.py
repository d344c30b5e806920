"""How the passage of an occasion opens: "Chiều 8-12, xã Y …", "Cùng ngày, …", "Sau hội nghị, …"."""

from __future__ import annotations

from typing import Final

from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.cues import event_words
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.ward_turns import AGAIN, OPENING, past_bullet
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.people import Person
from kg.recognise.places import place_of
from kg.recognise.reading import Reading
from kg.recognise.words import words_of
from kg.text import BULLETS, Mention, prior

_VISIT: Final = "visit"
_FRONTED: Final = 5  # tokens of "phát biểu chỉ đạo tại"
_HELD: Final = 3  # tokens of "đã tổ chức"
OWNER: Final = 6  # tokens of "đại biểu Đảng bộ" between the name of an event and a province


class Openings:
    """Tells how the sentences and paragraphs open in which the occasions of one document are told."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.words = ward_words(reading.ontology)

    def is_new_report(self, one: Occasion) -> bool:
        """Whether a passage on a ward and a day of its own begins with it: "* Ngày 5-11, phường X …"."""
        starred = self.tokens[one.sentence.first].key in self.words.starring
        marked = starred and one.day.value is not None and one.place is not None
        return marked or self.is_just_held(one) or self._is_dated(one)

    def is_just_held(self, one: Occasion) -> bool:
        """Whether its paragraph opens with the ward that has just held it: "UBND phường Y vừa tổ chức …"."""
        ward = self._opens_with(one)
        return ward is not None and not self.words.just.isdisjoint(self.reading.keys(ward.last, one.first))

    def is_recent(self, one: Occasion) -> bool:
        """Whether its sentence opens with what was of late: "Vừa qua, …", "Ngày 6-2 vừa qua, …"."""
        first = one.sentence.first
        return self.words.recent.within(self.tokens, first, min(first + AGAIN, one.first))

    def _is_dated(self, one: Occasion) -> bool:
        """Whether its paragraph opens with a day and its ward: "Chiều 8-12, xã Y …", "Tại xã Y, 8-12, …"."""
        ward, start = self._opens_with(one), past_bullet(self.tokens, one.sentence)
        if ward is None:
            return False
        placed = self.tokens[start].key in self.words.at
        if not placed and not self._is_dating(start):
            return False
        within = (ward.last, one.first) if placed else (start, ward.first)
        return bool(self.arguments.days.within(*within))

    def is_item(self, one: Occasion) -> bool:
        """Whether an item of a digest opens with its day: "* Sáng 20-12, Hội A …", "* Cùng ngày, …"."""
        start = past_bullet(self.tokens, one.sentence)
        if start == one.sentence.first:
            return False
        again = self.words.same_day.longest(self.tokens, start, one.first) is not None
        dated = self._is_dating(start)
        return again or (dated and bool(self.arguments.days.within(start, min(start + AGAIN, one.first))))

    def is_dated(self, one: Occasion) -> bool:
        """Whether a sentence opens with the day of what it tells: "Chiều 19-12, …"."""
        start = past_bullet(self.tokens, one.sentence)
        days = self.arguments.days.within(start, min(start + AGAIN, one.first))
        return self._is_dating(start) and bool(days)

    def is_first(self, one: Occasion) -> bool:
        """Whether its paragraph opens with the first part of a day told before: "* Buổi sáng, …"."""
        start = past_bullet(self.tokens, one.sentence)
        return self.begins(one) and self.words.earlier.longest(self.tokens, start, one.first) is not None

    def _is_dating(self, at: int) -> bool:
        """Whether a day or a span of days is led in: "Chiều 19-12", "Trong hai ngày 18 và 19-12"."""
        spanned = self.words.spanning.longest(self.tokens, at) is not None
        return spanned or self.tokens[at].key in self.words.dating

    def is_verb(self, one: Occasion) -> bool:
        """Whether its name begins with a verb of a body, place or person: "đoàn | đi khảo sát"."""
        unreal = words_of(self.reading.ontology, "acts", "acts", "unreal")
        nouns = event_words(self.reading.ontology).nouns
        if self.tokens[one.first].key in nouns or self.tokens[one.first - 1].key in unreal:
            return False
        return self._is_done(min(past_bullet(self.tokens, one.sentence) + _HELD, one.first), one)

    def _opens_with(self, one: Occasion) -> Mention | None:
        """The ward with which its paragraph opens, if it is the one where it was held."""
        first = one.sentence.first
        inside = self.arguments.wards.within(first, min(first + OPENING, one.first))
        begins = first > 0 and self.tokens[first - 1].line != self.tokens[first].line
        return inside[0] if begins and inside and place_of(inside[0]) == one.place else None

    def is_opening(self, one: Occasion) -> bool:
        """Whether its paragraph opens with its name, in which its ward stands."""
        first = one.sentence.first
        begins = first == one.first > 0 and self.tokens[first - 1].line != self.tokens[first].line
        inside = self.arguments.wards.within(one.last, min(one.last + OWNER, one.sentence.last))
        return begins and bool(inside) and place_of(inside[0]) == one.place

    def is_again(self, one: Occasion) -> bool:
        """Whether its paragraph, or what a body did, opens with the same day: "Cùng ngày, Đảng ủy xã X …"."""
        first = past_bullet(self.tokens, one.sentence)
        same = self.words.same_day.longest(self.tokens, first, one.first) if first else None
        same = same or (self.words.later.longest(self.tokens, first, one.first) if first else None)
        return same is not None and (self._begins(first) or self._is_done(same[0], one))

    def is_of_others(self, one: Occasion, best: Occasion) -> bool:
        """Whether another than whom a visit was told of is on one: "Đoàn do bà B dẫn đầu | thăm"."""
        later = one.type == best.type == _VISIT and one.first > best.first and not one.background
        if not later or one.refers or one.day.value not in {None, best.day.value}:
            return False
        guests = [self._leader(each) for each in (one, best)]
        return None not in guests and guests[0] != guests[1]

    def is_attended(self, one: Occasion) -> bool:
        """Whether somebody goes to it or presides over it: "ông A dự | lễ khánh thành trường"."""
        return prior(self.tokens, one.first).key in self.words.attended

    def is_gone_to(self, one: Occasion, best: Occasion) -> bool:
        """Whether people go to one like the best in another ward: "…; ông B dự | ngày hội tại xã Y"."""
        later = one.type == best.type and one.first > best.first and not one.background
        day = one.day.value is None or best.day.value in {None, one.day.value}
        if not later or not day or one.place is None:
            return False
        clause = self.arguments.clause(one.first, one.sentence)
        stop = clause.last
        if not self.arguments.people.within(clause.first, one.first):
            near = one.first - clause.first <= _FRONTED  # "Dự | Đại hội Đảng bộ xã Y, ông B"
            near = near and self.tokens[one.first - 1].key in self.words.fronted
            stop = self._comma(one) if near else one.first
        elif not self.is_attended(one):
            return False
        behind = self.arguments.wards.within(clause.first, stop)[:1]
        return bool(behind) and behind[0].first >= one.last and place_of(behind[0]) == one.place

    def is_gone_on_to(self, one: Occasion, best: Occasion) -> bool:
        """Whether who did the best goes to one in another ward: "A kiểm tra xã X; dự | ngày hội tại xã Y"."""
        if one.order != best.order or one.first < best.first or not self.is_attended(one):
            return False
        part = self.arguments.part(one.first, one.sentence)
        behind = self.arguments.wards.within(one.first, part.last)[:1]
        return part.first > best.first and bool(behind) and place_of(behind[0]) == one.place

    def is_led(self, one: Occasion, best: Occasion) -> bool:
        """Whether a party with a leader is on one of several visits: "Đoàn do ông A dẫn đầu | thăm"."""
        later = one.type == best.type == _VISIT and one.order > best.order and not one.background
        told = later and one.sentence.kind != "label" and not one.refers and self._leader(best) is None
        if not told or one.day.value not in {None, best.day.value}:
            return False
        behind = self.arguments.wards.within(one.first, one.sentence.last)[:1]
        return self._leader(one) is not None and bool(behind) and place_of(behind[0]) == one.place

    def _comma(self, one: Occasion) -> int:
        """The first comma behind its name in its sentence; its own first token without one."""
        behind = range(one.last, one.sentence.last)
        return next((at for at in behind if self.tokens[at].key == ","), one.first)

    def _leader(self, one: Occasion) -> str | None:
        """Whom a visit is told of: the person named in full before it, where a paragraph tells of them."""
        inside = self.arguments.people.within(one.sentence.first, one.first)
        person = inside[0].value if inside else None
        full = isinstance(person, Person) and person.kind == "full"
        return person.name if full and isinstance(person, Person) else None

    def half(self, one: Occasion) -> str:
        """The part of the day with which its sentence opens: "sáng", "chiều"; "" without one."""
        said = self.reading.keys(one.sentence.first, min(one.sentence.first + AGAIN, one.first))
        return next((key for key in said if key in self.words.halves), "")

    def is_after(self, one: Occasion) -> bool:
        """Whether what somebody did opens with what was before: "Sau hội nghị, …", "* Sau khi bầu, …"."""
        first = past_bullet(self.tokens, one.sentence)
        first += self.tokens[first].key in self.words.at_once
        if self.tokens[first].key not in self.words.after:
            return False
        keys = self.reading.keys(first, min(first + OPENING, one.first))
        comma = first + keys.index(",") if "," in keys else None
        if comma is None or not self._is_done(comma, one):
            return False
        match = event_words(self.reading.ontology).names.longest(self.tokens, first + 1, one.first)
        return self.tokens[first + 1].key in self.words.when or (match is not None and match[0] == comma)

    def is_following(self, one: Occasion) -> bool:
        """Whether it opens with what follows on: "Tiếp đó, đoàn đến làm việc với xã B"."""
        start = past_bullet(self.tokens, one.sentence)
        return self.words.following.longest(self.tokens, start, one.first) is not None

    def begins(self, one: Occasion) -> bool:
        """Whether its sentence opens a paragraph."""
        start = past_bullet(self.tokens, one.sentence)
        return start == 0 or self._begins(start)

    def _begins(self, at: int) -> bool:
        """Whether a paragraph begins at token `at`, its bullet aside."""
        bullet = at > 1 and self.tokens[at - 1].text in BULLETS
        before = at - 2 if bullet else at - 1
        return before < 0 or self.tokens[before].line != self.tokens[at].line

    def _is_done(self, first: int, one: Occasion) -> bool:
        """Whether a body, a ward or a person stands between token `first` and its name."""
        if any(token.key in self.words.heads for token in self.tokens[first : one.first]):
            return True
        inside = (self.arguments.people, self.arguments.places)
        named = any(kind.within(first, one.first) for kind in inside)
        return named or bool(self.words.bodies.within(self.tokens, first, one.first))
