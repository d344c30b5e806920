"""Days as people and programs write them → ISO."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

_BLANK = r"[ \t\xa0]"
_DAY = r"(?P<day>[0-9]{1,2})(?P<a>[-/.])(?P<month>[0-9]{1,2})(?P=a)(?P<year>[0-9]{4})"
_ISO = r"(?P<iso>[0-9]{4})(?P<b>[-/.])(?P<of>[0-9]{1,2})(?P=b)(?P<on>[0-9]{1,2})"
_MONTH = r"(?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})|(?P<y2>[0-9]{4})[-/](?P<m2>[0-9]{1,2})|(?P<y3>[0-9]{4})"
_SECONDS = r"(?::[0-9]{2}(?:[.][0-9]+)?)?(?:[ ]?[AP]M)?"
_BETWEEN = rf"(?:T|{_BLANK}*[,|–-]{_BLANK}*|{_BLANK}+)"
_ZONE = rf"(?:{_BLANK}*\(?(?P<zone>Z\b|(?:GMT|UTC)?{_BLANK}?[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)\)?)?"


def _forms(between: str) -> str:
    """A day with a time of day before or behind, a month or a year; `between` hours and minutes."""
    time = rf"[0-9]{{1,2}}{between}[0-9]{{2}}{_SECONDS}"
    behind = rf"(?:{_BETWEEN}(?P<time>{time}){_ZONE})?"
    return rf"(?:(?P<before>{time}){_BETWEEN})?(?:{_ISO}|{_DAY}){behind}|{_MONTH}"


_WRITTEN = re.compile(rf"(?:[A-Za-z][^,:/0-9]{{0,15}}(?: [0-9])?,?{_BLANK}+)?(?:{_forms('[:hg]')})")
_LEADING = re.compile(rf"(?:{_forms(':')})(?![0-9/.:-])")  # "8h30" may begin the report
_OFFSET = re.compile(r"([+-])([0-9]{1,2}):?([0-9]{2})?")
_ISO_DAY = len("2025-12-18")
_VIETNAM = timezone(timedelta(hours=7))


def iso_date(written: str) -> str | None:
    """The day, month or year in ISO form; None where `written` is none.

    It may be 16/1/2026, 16-01-2026, 2026-01-16, 01/2026, 2026-01 or 2026, a day with its time before or
    behind; the day is Vietnam's where its time has a time zone.
    """
    found = _WRITTEN.fullmatch(written.strip())
    try:
        return _iso(found) if found else datetime.fromisoformat(written).date().isoformat()
    except ValueError:
        return None


def is_day(iso: str | None) -> bool:
    """Whether an ISO date is known to the day: "2025-12-18", not "2025-12"."""
    return iso is not None and len(iso) == _ISO_DAY


def is_before(iso: str, other: str) -> bool:
    """Whether an ISO date lies before another, as far as both are told: "2025" before "2026-02-05"."""
    return iso[: len(other)] < other[: len(iso)]


def days_between(iso: str, other: str) -> int | None:
    """How many days a day lies before another; None where one is not known to the day."""
    if not (is_day(iso) and is_day(other)):
        return None
    return (date.fromisoformat(other) - date.fromisoformat(iso)).days


def leading_date(text: str, start: int) -> str | None:
    """The date that is written at `start`, as it is written."""
    found = _LEADING.match(text, start)
    return found[0] if found else None


def _iso(found: re.Match[str]) -> str:
    """Raises ValueError for a day or month that the calendar has not."""
    part = found.groupdict()
    year = int(part["iso"] or part["year"] or part["y"] or part["y2"] or part["y3"])
    month = part["of"] or part["month"] or part["m"] or part["m2"]
    day = part["on"] or part["day"]
    whole = date(year, int(month or 1), int(day or 1))
    if day:
        return _shifted(whole, part["time"], part["zone"]).isoformat()
    return f"{year:04}-{int(month):02}" if month else f"{year:04}"


def _shifted(day: date, time: str | None, zone: str | None) -> date:
    """The day in Vietnam; as it is written where no clock shows the time."""
    if not time or not zone:
        return day
    hour, minute = map(int, re.findall("[0-9]+", time)[:2])
    late = 12 if time.endswith("PM") and hour < 12 else 0
    try:
        moment = datetime(day.year, day.month, day.day, hour + late, minute, tzinfo=_zone(zone))
        return moment.astimezone(_VIETNAM).date()
    except (ValueError, OverflowError):
        return day


def _zone(written: str) -> timezone:
    found = _OFFSET.search(written)
    if found is None:
        return UTC
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-offset if found[1] == "-" else offset)
