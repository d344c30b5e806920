"""Those who get something, as the subject before a verb: "ông A và bà B | được tặng", "3 tập thể | nhận"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.recognise.bodies import body_at, place_at
from kg.recognise.giving.phrases import Phrases
from kg.recognise.giving.villages import Villages
from kg.recognise.giving.words import Recipient, RecipientKind
from kg.recognise.people import Person
from kg.recognise.spans import before_bracket
from kg.text import Mention

_BRACKET: Final = 12  # tokens
_WITNESSING: Final = 2  # tokens of "chúc mừng"
_SAID: Final = 3  # tokens of "cho biết thêm"


class Subjects:
    """Reads the subjects of one document's verbs of getting."""

    def __init__(self, phrases: Phrases) -> None:
        self.read, self.tokens, self.villages = phrases, phrases.tokens, Villages(phrases)

    def before(self, first: int, stop: int) -> list[Recipient]:
        """The subject that ends at `stop`: the clause's nearest person or group, else its first body."""
        end = stop
        while end > first and self.tokens[end - 1].key in self.read.words.adverbs:
            end -= 1
        times = self.tokens[end].key in self.read.words.times  # "Đảng bộ xã A | 2 lần được tặng"
        end -= times and self.tokens[end - 1].shape == "9"
        end = before_bracket(self.tokens, end, max(first, end - _BRACKET))  # "Phường A (Đồng Nai) | được"
        clause = self._clause(first, end)
        if self._is_unnamed(clause, end):
            return []
        if (one := self._stood_for(clause, end)) is not None:
            return [one] if one.kind == "body" else []
        for at in range(end - 1, clause - 1, -1):
            mention = self.read.person(at)
            if mention and isinstance(mention.value, Person):
                return [] if self._is_guest(mention, clause, end) else self._persons(mention, clause)
            kind = self.read.counted(at, end)
            listed = self.villages.listed(at, end) if kind == "group" else []
            if listed and listed[-1].last == end:
                return listed
            if kind and self.read.reading.keys(at - 2, at) != list(self.read.words.one_of):
                about = at > clause and self.tokens[at - 1].key in self.read.words.about
                return self._listed_before(at, clause) + self._subject(at - about, end, kind)
        return self._opening(clause, end)

    def _stood_for(self, clause: int, end: int) -> Recipient | None:
        """For whom somebody gets it: "Thay mặt | Trường A, cô B, Hiệu trưởng đón nhận …"."""
        acts = self.read.words.representing.longest(self.tokens, clause, end)
        one = self.read.one(acts[0], end) if acts else None
        if one is None or one.last >= end or self.tokens[one.last].key != ",":
            return None
        people = self.read.reading.within(self.read.reading.people, one.last, end)
        return one if people else None

    def _is_unnamed(self, first: int, end: int) -> bool:
        """Whether the subject is a group that gets something: "bà A trao cờ cho đội | giành giải Nhất"."""
        nouns = self.read.words.nouns
        given = end - 2 > first and self.tokens[end - 2].key in self.read.words.toward
        return given and nouns.longest(self.tokens, end - 1, end) is not None

    def _is_guest(self, mention: Mention, clause: int, end: int) -> bool:
        """Whether an unnamed group stands behind a guest: "Dự lễ có ông A và đảng viên | được trao …"."""
        tokens, roles = self.tokens, self.read.reading.ontology.phrases("roles", "")
        led = (roles.longest(tokens, at, mention.first) for at in range(clause, mention.first))
        joined = (at for at in range(mention.last, end - 1) if tokens[at].key in self.read.words.further)
        unnamed = any(tokens[at + 1].shape in "w9" for at in joined)
        return unnamed and any(match[1][0] == "attendee" for match in led if match)

    def _listed_before(self, at: int, clause: int) -> list[Recipient]:
        """The people or the group joined before: "2 tập thể và | 3 cá nhân"."""
        if at - 2 < clause or self.tokens[at - 1].key not in self.read.words.joints:
            return []
        if mention := self._ending(at - 1):  # "ông A cùng | nhiều cá nhân khác"
            return self._persons(mention, clause)
        for start in range(at - 2, max(clause, at - 8) - 1, -1):
            kind = self.read.counted(start, at - 1)
            if kind:
                one = self.read.group(start, at - 1, kind)
                return [one] if one and one.last == at - 1 else []
        return []

    def _clause(self, first: int, end: int) -> int:
        """The first token after the last mark that closes a clause, or "chúc mừng" before who gets it."""
        for at in range(end - 1, first - 1, -1):
            if self.tokens[at].key in {".", ";", ":"} or self._is_told(at):
                return at + 1
            if self.read.words.witnessing.ends_at(self.tokens, at + 1, _WITNESSING):
                return at + 1
        return first

    def _is_told(self, at: int) -> bool:
        """Whether what somebody says begins behind token `at`: "bà A cho biết, | xã … được tặng …"."""
        opens = self.tokens[at].key == "," or self.tokens[at].key in self.read.words.that
        return opens and any(self._speaks(start, at) for start in range(max(0, at - _SAID), at))

    def _speaks(self, first: int, last: int) -> bool:
        """Whether a verb of speaking stands on [first, last)."""
        match = self.read.reading.ontology.phrases("roles", "").longest(self.tokens, first, last)
        return match is not None and match[0] == last and match[1][0] == "speaker"

    def _placed(self, before: int, start: int, end: int) -> Recipient | None:
        """A body whose place stands behind a comma: "Trường X, | phường Y | đón nhận"."""
        place = place_at(self.read.reading, start)
        if place is None or place[0] != end or self.tokens[start - 1].key != ",":
            return None
        own = place_at(self.read.reading, before) is None and self.read.is_body(before, start - 1)
        one = self.read.group(before, start - 1, "body") if own else None
        return one if one and one.last == start - 1 else None

    def _persons(self, mention: Mention, clause: int) -> list[Recipient]:
        """A person and those joined before: "ông A và bà B"."""
        found = [self._recipient(mention)]
        at = mention.first
        while at - 2 >= clause and self.tokens[at - 1].key in self.read.words.further | {","}:
            before = self._ending(before_bracket(self.tokens, at - 1, max(clause, at - 1 - _BRACKET) + 1))
            if before is None:
                break
            at = before.first
            found.insert(0, self._recipient(before))
        return found

    def _ending(self, at: int) -> Mention | None:
        """The person whose mention ends right before token `at`."""
        return self.read.reading.ending(self.read.reading.people, at)

    def _recipient(self, mention: Mention) -> Recipient:
        person = mention.value
        assert isinstance(person, Person)
        return Recipient(person.name, mention.first, mention.last, "person")

    def _subject(self, at: int, end: int, kind: RecipientKind) -> list[Recipient]:
        """The group from `at` to the verb, with where it is: "38 hội viên trong phường"."""
        one = self.read.group(at, end, kind)
        if one is None or one.last == end or self.tokens[one.last].key in {",", "("}:
            return [one] if one else []
        if self.tokens[one.last].key in self.read.words.merits:
            return [one]
        if self.tokens[one.last].key in self.read.words.where and all(
            t.shape != "." for t in self.tokens[one.last : end]
        ):
            return [Recipient(self.read.text(at, end, kind), at, end, kind)]
        return []

    def _bodies(self, clause: int, end: int) -> list[Recipient]:
        """Those listed: "3 tập thể gồm: | Công an phường A, Trạm Y tế | được tặng", "Hội A và Hội B"."""
        if self.read.words.standing.longest(self.tokens, clause, end):
            return []  # "Đại diện UBND phường …"
        if clause and self.tokens[clause - 1].key == ":":
            return self._listed(clause, end)
        people = any(self.read.words.folk.longest(self.tokens, at, end) for at in range(clause, end))
        return [] if people else self._listed(clause, end)  # "Đảng bộ và nhân dân xã A" is one

    def _listed(self, clause: int, end: int) -> list[Recipient]:
        """The bodies, two at least, between whose names only marks stand from `clause` to `end`."""
        marks = [at for at in range(clause, end) if self.tokens[at].key in self.read.words.further | {","}]
        spans = list(pairwise([clause - 1, *marks, end]))
        spans = spans[:1] + [span for before, span in pairwise(spans) if not self._is_where(before, span)]
        if not all(first + 1 < last and self.read.is_body(first + 1, last) for first, last in spans):
            return []
        found = [self.read.group(first + 1, last, "body") for first, last in spans]
        return [one for one in found if one] if len(found) > 1 else []

    def _is_where(self, before: tuple[int, int], span: tuple[int, int]) -> bool:
        """Whether a ward between marks is where the body before it is: "Trường X, | phường Y"."""
        first, last = span[0] + 1, span[1]
        place, reading = place_at(self.read.reading, first), self.read.reading
        if place is None or place[0] != last or self.tokens[span[0]].key != ",":
            return False
        return not reading.within(reading.places, before[0] + 1, before[1])

    def _is_second(self, at: int) -> bool:
        """Whether a passive joined to another verb begins at `at`: "Xã A đạt chuẩn và | được tặng"."""
        joined = self.tokens[at - 1].key in self.read.words.further
        return joined and self.tokens[at].key in self.read.words.passive

    def _opening(self, clause: int, end: int) -> list[Recipient]:
        """A body after the last comma of the clause: "Năm 2025, Công an phường | vinh dự nhận"."""
        if listed := self._bodies(clause, end):
            return listed
        start = before = clause
        for at in range(clause, end):
            if self.read.words.folk.longest(self.tokens, at, end):
                start = at
                break
            if self.tokens[at].key in {",", "-"} and at + 1 < end:
                start, before = at + 1, start
        if stands := self.read.words.standing.longest(self.tokens, start, end):
            start = stands[0]  # "Đại diện | UBND phường X và Hội Y nhận Bằng khen"
            if listed := self._listed(start, end):
                return listed
        if before < start and (placed := self._placed(before, start, end)):
            return [placed]
        if start < end and self.read.is_body(start, end):
            one = self.read.group(start, end, "body")
            if self.tokens[end - 1].key == "," or self._is_second(end):  # "xã A đứng nhì cụm, | được tặng"
                reading = self.read.reading
                known = place_at(reading, start) or body_at(reading, start, end)
                last = known[0] if known else start
                return [Recipient(reading.text(start, last), start, last, "body")] if known else []
            return [one] if one and one.last == end else []
        return []
