"""The days that may tell when what a report tells happened: no document's, no holiday's, no print's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from kg.dates import is_before, is_day
from kg.model import Record
from kg.recognise.dates import Date
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import common, phrases_of, words_of
from kg.text import Mention, prior

_first = attrgetter("first")
PLANNED: Final = 6  # tokens from "dự kiến" to the day
_OTHER: Final = 6  # tokens from the name of an event to another's
_PAIR: Final = 3  # tokens of "đợt 3-2 và"
_ROUND: Final = 4  # tokens of "hiệu lực từ ngày"


class Day(Record, frozen=True):
    """The day of an event; sure where the text gives the year."""

    value: str | None = None
    sure: bool = True
    coming: bool = False  # "sẽ", "dự kiến" before it


def days(reading: Reading) -> Iterator[Mention]:
    """The full days of the time of the report."""
    year = reading.year or 0
    for mention in reading.dates:
        date = mention.value
        near = isinstance(date, Date) and is_day(date.value) and abs(int(date.value[:4]) - year) <= 1
        if near and not _is_aside(reading, mention):
            yield mention


def _is_aside(reading: Reading, day: Mention) -> bool:
    """Whether a day tells no time of the report: a document's, a holiday's, an anniversary's in brackets."""
    tokens = reading.tokens
    opening = prior(tokens, day.first).key
    closing = tokens[day.last].key if day.last < len(tokens) else ""
    between = (opening == "(" and closing == "-") or (opening == "-" and closing == ")")
    until = phrases_of(reading.ontology, "events", "words", "until")
    if until.longest(tokens, day.last):
        return True  # "từ 1-7 đến nay"
    if _is_effective(reading, day) or _is_span_end(reading, day):
        return True
    return between or _is_cited(reading, day.first) or _is_round(reading, day.first)


def _is_round(reading: Reading, first: int) -> bool:
    """Whether the day at `first` names a round or a holiday: "đợt 3-2", "đợt 3/2 và | 26/3"."""
    tokens, rounds = reading.tokens, phrases_of(reading.ontology, "events", "words", "rounds")
    near = min(_ROUND, first - reading.sentence_of(first).first)  # "Trao Huy hiệu Đảng⏎Ngày | 3/2"
    if rounds.ends_at(tokens, first, near) or _is_birth(reading, first):
        return True
    if first < _PAIR or tokens[first - 1].key not in common(reading.ontology).between:
        return False
    before = next(at for at in range(first - 2, -1, -1) if not at or tokens[at].shape not in "9.")
    return before < first - 2 and rounds.ends_at(tokens, before + 1, _ROUND)


def _is_birth(reading: Reading, first: int) -> bool:
    """Whether somebody was born on the day at `first`: "bé gái sinh ngày | 2/9"; not "học sinh ngày 2/9"."""
    born = phrases_of(reading.ontology, "events", "words", "born")
    newborn = words_of(reading.ontology, "events", "words", "newborn")
    for at in range(max(1, first - _ROUND), first):
        match = born.longest(reading.tokens, at, first)
        if match is not None and match[0] == first:
            before = reading.tokens[at - 1]
            named = reading.ending(reading.people, at) is not None
            return named or before.shape == "." or before.key in newborn
    return False


def _is_effective(reading: Reading, day: Mention) -> bool:
    """Whether something only holds from a day to come: "nghỉ hưu từ ngày 1-2"; not "từ 5 đến 7-2"."""
    if not is_since(reading, day):
        return False
    published = reading.document.published
    return bool(published) and isinstance(day.value, Date) and is_before(published or "", day.value.value)


def is_until(reading: Reading, day: Mention) -> bool:
    """Whether something is only counted up to a day: "Đến | 31/8/2025, xã đã xóa 219 nhà tạm"."""
    before = prior(reading.tokens, _led_from(reading, day))
    return before.shape != "." and before.key in words_of(reading.ontology, "events", "words", "through")


def is_since(reading: Reading, day: Mention) -> bool:
    """Whether something is so from a day on: "Từ | 1/7/2025, xã có …"; not "từ 5 đến 7-2"."""
    since, through = (phrases_of(reading.ontology, "events", "words", name) for name in ("since", "through"))
    return (
        since.ends_at(reading.tokens, day.first, _ROUND) and through.longest(reading.tokens, day.last) is None
    )


def _led_from(reading: Reading, day: Mention) -> int:
    """Where a day begins with "ngày" before it."""
    led = prior(reading.tokens, day.first).key in words_of(reading.ontology, "grammar", "dates", "day")
    return day.first - led


def _is_span_end(reading: Reading, day: Mention) -> bool:
    """Whether a day ends a span of which the first is told: "từ 1/7 đến | 25/11, xã tiếp nhận …"."""
    through = words_of(reading.ontology, "events", "words", "through")
    at = _led_from(reading, day)
    begin = reading.ending(reading.dates, at - 1) if prior(reading.tokens, at).key in through else None
    if begin is None or not isinstance(begin.value, Date) or not is_day(begin.value.value):
        return False
    since = phrases_of(reading.ontology, "events", "words", "since")
    return since.ends_at(reading.tokens, begin.first, _ROUND)


def _is_cited(reading: Reading, first: int) -> bool:
    """Whether the day at `first` is that of a document: "Quyết định 12/QĐ-UBND ngày 3-4"."""
    index = bisect_left(reading.citations, first, key=_first) - 1
    cited = reading.citations[index] if index >= 0 else None
    if cited and first < cited.last and "," not in reading.keys(cited.number_end, first):
        return True
    tokens, start, at = reading.tokens, reading.sentence_of(first).first, first - 1
    while at > start and (tokens[at].shape == "w" or tokens[at].key == ",") and at >= first - 2:
        at -= 1
    return at > start + 1 and tokens[at].shape == "A" and tokens[at - 1].key in {"-", "/"}


def is_stamp(reading: Reading, at: int) -> bool:
    """Whether a day stands in a line with the hour or the weekday: "Thứ Tư, 29/10/2025 | 08:15"."""
    line = reading.sentence_of(at)
    if line.kind != "label":
        return False
    weekday = phrases_of(reading.ontology, "events", "words", "weekdays").longest(reading.tokens, line.first)
    if weekday and at - weekday[0] <= 1:  # "Chủ nhật, 08/03/2026"
        return True
    marks = within(reading.lookup.starting({":"}), line.first + 1, line.last - 1)
    return any(reading.tokens[at - 1].shape == "9" == reading.tokens[at + 1].shape for at in marks)


def is_announced(reading: Reading, day: Mention, start: int) -> bool:
    """Whether a speaker, named from token `start` on, only tells that something is to come on a day.

    "Tại buổi tiếp xúc, bà A cho biết: Kỳ họp … dự kiến diễn ra từ ngày 20/10".
    """
    coming = phrases_of(reading.ontology, "events", "words", "coming")
    if not coming.within(reading.tokens, max(start, day.first - PLANNED), day.first):
        return False
    said, events = reading.ontology.phrases("roles", ""), reading.ontology.schemes["events"]
    matches = (said.longest(reading.tokens, at, day.first) for at in range(start, day.first))
    if any(match is not None and match[1][0] == "speaker" for match in matches):
        return True
    # "… bầu đoàn đi dự Đại hội, dự kiến tổ chức vào ngày 25/9"
    return events.within(reading.tokens, start + _OTHER, day.first)
