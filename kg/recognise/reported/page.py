"""What of a report is its page's: furniture and stamps; its own headline and its first days."""

from __future__ import annotations

from typing import Final

from kg.dates import days_between, is_before
from kg.ontology import Trie
from kg.recognise.dates import Date
from kg.recognise.occasions.days import days, is_announced, is_since, is_stamp, is_until
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of
from kg.text import Mention, Sentence

_BRACKET, _SINCE = 2, 18  # tokens of "(ngày"; of "từ khi phường … (ngày"
_PAPER: Final = 6  # tokens of a newspaper's name alone on a line: "(VTC News) -"
_OPENING: Final = 8  # tokens of "(Báo A) - Sáng ngày" before a day
_NEWS: Final = 30  # days
_SECTION: Final = 3  # tokens of a section's name


def lead_day(reading: Reading, end: int, *, past: bool = False) -> str | None:
    """The day of the print if the text before token `end` names it, else the first day there.

    `past`: no day to come, as that of another event: "Đại hội sẽ diễn ra vào ngày 25/9".
    """
    named = {m.value.value for m in days(reading) if m.first < end and isinstance(m.value, Date)}
    published = reading.document.published
    return published if published in named else first_day(reading, end, past=past)


def first_day(reading: Reading, end: int | None = None, *, past: bool = False) -> str | None:
    """The first full day of the text before token `end`; only one that is past if so asked."""
    earlier = phrases_of(reading.ontology, "status", "clause", "earlier")
    since = phrases_of(reading.ontology, "events", "words", "since_when")
    stamp: str | None = None  # a day with the hour beside it is that of the print
    for mention in days(reading):
        if end is not None and mention.first >= end:
            break
        assert isinstance(mention.value, Date)
        if earlier.longest(reading.tokens, reading.sentence_of(mention.first).first):
            continue  # "Trước đó, ngày 24-4, …"
        if is_announced(reading, mention, reading.sentence_of(mention.first).first):
            continue
        if past and _is_to_come(mention.value.value, reading.document.published):
            continue
        if _is_beginning(reading, mention.first, since) or _is_recalled(reading, mention):
            continue
        if is_until(reading, mention) or (stamp and is_since(reading, mention)):
            continue
        if not is_stamp(reading, mention.first):
            return mention.value.value
        stamp = stamp or mention.value.value
    return stamp


def _is_to_come(day: str, published: str | None) -> bool:
    """Whether a day is later than a report."""
    return published is not None and is_before(published, day)


def days_since(reading: Reading, day: str | None) -> int:
    """How many days after a day a report was published; -1 where either is not known to the day."""
    since = days_between(day or "", reading.document.published or "")
    return -1 if since is None else since


def is_past(reading: Reading, day: str | None) -> bool:
    """Whether a day is too long ago for what a report tells as news."""
    return days_since(reading, day) > _NEWS


def _is_recalled(reading: Reading, day: Mention) -> bool:
    """Whether a day is too long ago for news, and no report opens with it: "…. Ngày 1-7-2025, anh nhận"."""
    assert isinstance(day.value, Date)
    lead = next((line.first for line in reading.sentences if line.kind == "text"), 0)
    return day.first > lead + _OPENING and is_past(reading, day.value.value)


def _is_beginning(reading: Reading, at: int, since: Trie[bool]) -> bool:
    """Whether a day in brackets tells since when something is: "từ khi phường hoạt động (ngày | 1-7)"."""
    bracketed = "(" in reading.keys(max(0, at - _BRACKET), at)
    return bracketed and since.within(reading.tokens, max(0, at - _SINCE), at)


def is_furniture(reading: Reading, line: Sentence) -> bool:
    """Whether a line is a page's and not the report's: its section, the day and hour of the print."""
    if line.kind != "label":
        return False
    page, trail = (phrases_of(reading.ontology, "events", "words", name) for name in ("furniture", "trail"))
    if any(words.within(reading.tokens, line.first, line.last) for words in (page, trail)):
        return True
    keys = reading.keys(line.first, line.last)
    if keys[0] == "(" and keys[-1] in {")", "-"} and len(keys) <= _PAPER:
        return True
    stamped = stamp(reading, line)
    if stamped is None:
        return line.last - line.first <= _SECTION
    words = [token for token in reading.tokens[line.first : stamped] if token.shape in "wCA"]
    # "11:57, 9/10/2025"; "CHUYỂN ĐỔI SỐ | Thứ năm, 9/10/2025 | 08:15"
    return len(words) <= _SECTION or "|" in reading.keys(line.first, stamped)


def stamp(reading: Reading, line: Sentence) -> int | None:
    """Where the day and hour of the print stand in a line, behind its words or alone."""
    days = (m.first for m in reading.within(reading.dates, line.first, line.last))
    return next((at for at in days if is_stamp(reading, at)), None)


def headline(reading: Reading) -> int:
    """The number of the first line that is the report's own; 0 if none is."""
    own = (at for at, line in enumerate(reading.sentences) if not is_furniture(reading, line))
    return next(own, 0)
