"""Event arguments: of the wards and days that a sentence names, those that an event in it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.dates import is_before
from kg.ontology import bare
from kg.recognise.dates import Date
from kg.recognise.occasions.days import PLANNED, Day, days, is_announced, is_stamp
from kg.recognise.places import PROVINCES, Place, place_of
from kg.recognise.reading import Reading
from kg.recognise.spans import Ordered, begins_in, within
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, Sentence, keys, prior

_THROUGH: Final = 2  # tokens of "đến ngày"
_POINT: Final = 2  # tokens of "điểm cầu"
_LISTED: Final = 1  # tokens between linked wards
_DATED: Final = 3  # tokens of ", sáng ngày"
_WORKS: Final = 5  # tokens of "Cảng hàng không quốc tế"


class EventArguments:
    """Where and when, sentence by sentence, in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.people, self.places = Ordered(reading.people), Ordered(reading.places)
        self.titled = {at for held in reading.holdings for at in range(held.first, held.last)}
        others = (held for held in reading.holdings if held.status != "appointed")
        self.taken = self.titled - {at for held in others for at in range(held.first, held.last)}
        self.wards = Ordered(self._wards())
        together = phrases_of(reading.ontology, "events", "words", "together")
        self.coming = phrases_of(reading.ontology, "events", "words", "coming")
        self.following = phrases_of(reading.ontology, "events", "wards", "following")
        self.after = words_of(reading.ontology, "events", "wards", "after")
        self.attended = words_of(reading.ontology, "events", "words", "attended")
        self.works = phrases_of(reading.ontology, "events", "words", "works")
        self.regional = phrases_of(reading.ontology, "events", "wards", "regional")
        self.partners = list(reading.lookup.matches(together))
        self.guests = list(reading.lookup.matches(phrases_of(reading.ontology, "events", "words", "guests")))
        self.bare = self._bare_names()
        self.day_words = words_of(reading.ontology, "grammar", "dates", "day")
        self.days = Ordered(day for day in days(reading) if not is_stamp(reading, day.first))

    def _wards(self) -> Iterator[Mention]:
        """The wards but those only linked to the seat: "tại phường A và các điểm cầu | phường B, xã C"."""
        points = phrases_of(self.reading.ontology, "events", "words", "points")
        seat, linked = Sentence(0, 0), -1 - _LISTED  # where a ward was told; the end of the last linked one
        for mention in self.reading.places:
            if not place_of(mention).is_present_ward:
                continue
            first = mention.first
            inside = first < seat.last and points.ends_at(self.tokens, first, _POINT)
            if inside or 0 < first - linked <= _LISTED:
                linked = mention.last
                continue
            seat = self.reading.sentence_of(first) if first not in self.titled else seat
            yield mention

    def _bare_names(self) -> dict[str, list[tuple[tuple[str, ...], Place]]]:
        """The document's wards by the first syllable of their names, in order of the text."""
        names: dict[tuple[str, ...], Place] = {}
        for mention in self.wards:
            names.setdefault(keys(bare(place_of(mention).name)), place_of(mention))
        found: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
        for name, place in names.items():
            found.setdefault(name[0], []).append((name, place))
        return found

    def day(self, at: int, sentence: Sentence) -> Day:
        """The sentence's last day before `at`, else its first that is told; of "18 và 19-12" the 18th."""
        inside = self.days.within(sentence.first, sentence.last)
        told = [day for day in inside if day.first < at or not is_announced(self.reading, day, at)]
        days = [day for day in told if not self._in_brackets(day)] or told
        if not days:
            return Day()
        index = max((i for i, day in enumerate(days) if day.first < at), default=0)
        while index and self._goes_on(days[index - 1].last, days[index].first):
            index -= 1
        date = days[index].value
        assert isinstance(date, Date)
        first = max(sentence.first, days[index].first - PLANNED)
        coming = self.coming.within(self.tokens, first, days[index].first)
        return Day(date.value, date.sure, coming)

    def _in_brackets(self, day: Mention) -> bool:
        """Whether brackets hold but a day: "Chiều 2/11, nhân Ngày Pháp luật Việt Nam (9/11), …"."""
        closed = day.last < len(self.tokens) and self.tokens[day.last].key == ")"
        return closed and day.first > 0 and self.tokens[day.first - 1].key == "("

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether only "và" or "đến ngày" stands between two days."""
        return last - first <= 1 or (last - first == _THROUGH and self.tokens[last - 1].key in self.day_words)

    def is_past(self, day: Day) -> bool:
        """Whether a day is known and not after the document's own."""
        published = self.reading.document.published
        if day.coming and not published:
            return False
        return day.value is not None and not (published and is_before(published, day.value))

    def place(self, at: int, sentence: Sentence) -> Place | None:
        """The sentence's last ward before `at`, which holds the event; else its first."""
        clause = self.clause(at, sentence)
        inside = self.wards.within(clause.first, clause.last)
        if not inside:
            return self._bare(sentence)
        inside = self._after_that(self._without_partners(self._untitled(inside), sentence), at)
        return place_of(next((m for m in reversed(inside) if m.first < at), inside[0]))

    def clause(self, at: int, sentence: Sentence) -> Sentence:
        """The part around token `at`, without its guests: "xã X tổ chức lễ hội | với sự tham dự của xã Y"."""
        guests = next((stop for stop in self.guests if at < stop < sentence.last), sentence.last)
        if guests < sentence.last and self.wards.within(sentence.first, guests):
            sentence = Sentence(sentence.first, guests, sentence.kind)
        return self.part(at, sentence)

    def part(self, at: int, sentence: Sentence) -> Sentence:
        """Of "A dự ngày hội ở xã X; B dự ngày hội ở xã Y" the part around token `at`; else the sentence."""
        if (next_day := self.next_day(sentence)) > sentence.first:
            ends = (sentence.first, next_day) if at < next_day else (next_day, sentence.last)
            return Sentence(*ends, sentence.kind)
        if prior(self.tokens, at).key not in self.attended:
            return sentence
        keys = self.reading.keys(sentence.first, sentence.last)
        if ";" not in keys:
            return sentence
        marks = [sentence.first + i for i, key in enumerate(keys) if key == ";"]
        first = max((mark + 1 for mark in marks if mark < at), default=sentence.first)
        last = min((mark for mark in marks if mark >= at), default=sentence.last)
        return Sentence(first, last, sentence.kind) if self.wards.within(at, last) else sentence

    def next_day(self, sentence: Sentence) -> int:
        """Where a sentence comes to what was after: "Sau khi dự lễ ở xã A, | sáng 24/3, ông B …"."""
        first = sentence.first
        days = self.days.within(first, sentence.last) if self.tokens[first].key in self.after else []
        comma = self._comma(first, days[0].first) if days else 0
        before = comma and days[0].first - comma <= _DATED and self.wards.within(first, comma)
        return comma + 1 if before else first

    def _comma(self, first: int, last: int) -> int:
        """The first comma in [first, last); 0 for none."""
        return next((at for at in range(first, last) if self.tokens[at].key == ","), 0)

    def _untitled(self, wards: list[Mention]) -> list[Mention]:
        """The wards of a sentence but those of people's posts: "tại xã A, ông B, Bí thư xã C".

        Where all are, those of posts taken up: "điều động ông B, Phó Trưởng Công an xã A giữ chức … xã C".
        """
        untitled = [m for m in wards if m.first not in self.titled]
        return untitled or [m for m in wards if m.first in self.taken] or wards

    def _after_that(self, wards: list[Mention], at: int) -> list[Mention]:
        """The wards of what came next: "làm việc tại xã A, sau đó | thăm gia đình chính sách xã B"."""
        behind = [m for m in wards if m.first > at]
        starts = self.reading.lookup.starts(self.following) if behind else []
        return behind if begins_in(starts, wards[0].first, at) else wards

    def _without_partners(self, wards: list[Mention], sentence: Sentence) -> list[Mention]:
        """The wards of a sentence but those with which one works: "phường A phối hợp với các phường B, C"."""
        partner = next(iter(within(self.partners, sentence.first, sentence.last)), sentence.last)
        return [m for m in wards if m.first < partner] or wards

    def is_partner(self, at: int, sentence: Sentence) -> bool:
        """Whether "phối hợp với" stands before token `at` in its sentence."""
        return begins_in(self.partners, sentence.first, at)

    def _bare(self, sentence: Sentence) -> Place | None:
        """A ward of the document that the sentence names without its head: "… về Côn Đảo"."""
        bare = self.bare
        for at in range(sentence.first, sentence.last) if bare else ():
            if self.tokens[at].key in bare and self.tokens[at].shape in "CA":
                for name, place in bare[self.tokens[at].key]:
                    run = self.tokens[at : min(at + len(name), sentence.last)]
                    written = name == tuple(t.key for t in run) and all(t.shape in "CA9" for t in run)
                    if written and not self._is_owned(at, sentence):
                        return place
        return None

    def _is_owned(self, at: int, sentence: Sentence) -> bool:
        """Whether works or a body of an area bear a ward's name: "Cảng hàng không | A", "khu vực 2 - | A"."""
        first = max(sentence.first, at - _WORKS)
        return any(names.within(self.tokens, first, at) for names in (self.works, self.regional))

    def ward_iris(self, sentence: Sentence) -> set[str]:
        """The IRIs of the wards that a sentence names, in people's posts only where it names no other."""
        inside = self._untitled(self.wards.within(sentence.first, sentence.last))
        return {unit.iri for m in inside if (unit := place_of(m).unit)}

    def names_province(self, sentence: Sentence) -> bool:
        """Whether a sentence names a province or city."""
        inside = self.places.within(sentence.first, sentence.last)
        return any(place_of(mention).level in PROVINCES for mention in inside)
