"""A body that gets something, before its verb: "Năm 2025, | Công an phường | vinh dự nhận"."""

from __future__ import annotations

from itertools import pairwise

from kg.recognise.bodies import body_at, place_at
from kg.recognise.dates.figures import is_year
from kg.recognise.giving.phrases import Phrases
from kg.recognise.giving.words import Recipient
from kg.recognise.words import common


class Openings:
    """Reads the bodies with which one document's clauses open."""

    def __init__(self, phrases: Phrases) -> None:
        self.read, self.tokens = phrases, phrases.tokens
        self.year = common(phrases.reading.ontology).year

    def before(self, clause: int, end: int) -> list[Recipient]:
        """A body after the last comma of the clause: "Năm 2025, Công an phường | vinh dự nhận"."""
        clause = self._past_time(self._past_lead(clause, end), end)
        if listed := self._bodies(clause, end):
            return listed
        start = before = clause
        for at in range(clause, end):
            if self.read.words.folk.longest(self.tokens, at, end):
                start = at
                break
            if self.tokens[at].key in {",", "-"} and at + 1 < end:
                start, before = self._past_time(at + 1, end), start
        if stands := self.read.words.standing.longest(self.tokens, start, end):
            start = stands[0]  # "Đại diện | UBND phường X và Hội Y nhận Bằng khen"
            if listed := self._listed(start, end):
                return listed
        if before < start and (placed := self._placed(before, start, end)):
            return [placed]
        return self._body(start, end) if start < end and self.read.is_body(start, end) else []

    def _body(self, start: int, end: int) -> list[Recipient]:
        """The body from `start` to the verb, or with what it did first: "xã A | đứng nhì cụm, được tặng"."""
        if self.tokens[end - 1].key == "," or self._is_second(end):
            reading = self.read.reading
            known = place_at(reading, start) or body_at(reading, start, end)
            last = known[0] if known else start
            return [Recipient(reading.text(start, last), start, last, "body")] if known else []
        one = self.read.group(start, end, "body")
        return [one] if one and one.last == end else []

    def _past_lead(self, at: int, end: int) -> int:
        """Behind what leads a clause in: "Kết quả, | đội A, đội B và đội C | lần lượt giành"."""
        lead = self.read.words.leading_in.longest(self.tokens, at, end)
        return lead[0] + 1 if lead and lead[0] < end and self.tokens[lead[0]].key == "," else at

    def _past_time(self, at: int, end: int) -> int:
        """Behind the year or years that open a clause: "Năm 2025 | xã A được", "3 năm liền | xã A được"."""
        led = self.read.words.lasting.longest(self.tokens, at, end)  # "liên tục | 3 năm"
        start = led[0] if led else at + (self.tokens[at].key in self.read.words.where)  # "trong | năm 2025"
        if start + 1 >= end:
            return at
        if self.tokens[start].key in self.year and is_year(self.tokens[start + 1].key):
            return start + 2
        several = self.read.words.plural.longest(self.tokens, start, end)
        years = start + 1 if several is None else several[0]
        counts = several is not None or self.tokens[start].shape == "9"
        if not counts or self.tokens[years].key not in self.year:
            return at
        lasting = self.read.words.lasting.longest(self.tokens, years + 1, end)
        if lasting:
            return lasting[0]
        return years + 1 if led else at

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

    def _placed(self, before: int, start: int, end: int) -> Recipient | None:
        """A body whose place stands behind a comma: "Trường X, | phường Y | đón nhận"."""
        place = place_at(self.read.reading, start)
        if place is None or place[0] != end or self.tokens[start - 1].key != ",":
            return None
        own = place_at(self.read.reading, before) is None and self.read.is_body(before, start - 1)
        one = self.read.group(before, start - 1, "body") if own else None
        return one if one and one.last == start - 1 else None

    def _is_second(self, at: int) -> bool:
        """Whether a passive joined to another verb begins at `at`: "Xã A đạt chuẩn và | được tặng"."""
        joined = self.tokens[at - 1].key in self.read.words.further
        return joined and self.tokens[at].key in self.read.words.passive
