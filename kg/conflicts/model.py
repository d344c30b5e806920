"""What contradicts what, and days that are known to the year, the month or the day."""

from __future__ import annotations

from typing import NamedTuple

_FIRST, _LAST = "-01-01", "-12-31"


class Claim(NamedTuple):
    """What one document says, with its words: quote == document[start:end]."""

    says: str
    source: str
    start: int
    end: int
    quote: str


class Conflict(NamedTuple):
    """Two claims that cannot both be right, or not as they are understood."""

    kind: str  # two holders, wards, dates or figures, end before start, before the ward, held after the end
    about: str  # the post, the person, the event or the figure
    first: Claim
    second: Claim
    note: str = ""  # what else there is to know: further documents, a day that is unknown


class TenureClaim(NamedTuple):
    """A tenure, by the person that documents share."""

    claim: Claim
    person: str
    name: str
    post: str
    title: str
    seats: str
    ward: str  # the unit, where it is a ward, commune or special zone
    place: str
    status: str
    start: str
    end: str
    observed: str
    published: str
    leaves: bool = False  # the report gives the person a post in another unit

    @property
    def span(self) -> tuple[str, str] | None:
        """The days on which it was surely held; nothing where no day is known."""
        since, until = self.start or self.observed, self.end or self.observed or self.start
        return (latest(since), earliest(until)) if since and self.status != "former" else None


class EventClaim(NamedTuple):
    """An event as one document reports it."""

    claim: Claim
    type: str
    ward: str
    place: str
    label: str
    date: str
    term: str
    organiser: str


class FigureClaim(NamedTuple):
    """A result as one document reports it, with the period it is of."""

    claim: Claim
    ward: str
    place: str
    label: str
    value: str
    unit: str
    comparator: str
    period: str


def earliest(day: str) -> str:
    """The first day that a date may mean."""
    return day + _FIRST[len(day) - 4 :]


def latest(day: str) -> str:
    """The last day that a date may mean."""
    return day + _LAST[len(day) - 4 :]
