"""Tenures: a person in a post, with what the text says of its time and of the holder before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import Final

from msgspec.structs import replace

from kg.model import Event, Fact, Official, Tenure
from kg.recognise import Reading
from kg.recognise.holdings import Holding
from kg.recognise.holdings.dated import Dated
from kg.recognise.people.first_named import first_named

_YEAR, _MONTH = 4, 7  # characters of "2025" and "2025-07"
_AGO: Final = 2  # calendar months


def tenures(reading: Reading) -> Iterator[Tenure]:
    """One tenure for each person, post and status; the first place that says so is its evidence.

    Who is named to a post at the event holds it in the words around that: the place that names him counts.
    """
    seen: set[tuple[str, str, str]] = set()
    told = _Told(reading)
    named: dict[tuple[str, str], Holding] = {}
    for held in reading.holdings:
        if held.status == "appointed":
            named.setdefault((held.person, held.post.title.lower()), held)
    left = {(held.person, held.post) for held in reading.holdings if held.status == "former"}
    bodied = {(held.person, held.post.role) for held in reading.holdings if held.post.body}
    for held in reading.holdings:
        if held.post.body is None and (held.person, held.post.role) in bodied:
            continue  # "Thứ trưởng" again
        if held.status == "current" and (held.person, held.post) in left:
            continue  # "ông A, Bí thư xã X, thôi giữ chức Bí thư xã X"
        status = "current" if held.status == "appointed" else held.status
        mark = (held.person, held.post.title.lower(), status)
        if mark not in seen:
            seen.add(mark)
            current = held.status == "current"
            yield told.tenure(named.get(mark[:2], held) if current else held)


def observed(facts: Iterable[Fact], happened: Iterable[Event]) -> list[Fact]:
    """The facts; in a report without a date the first main event's day shows which posts were held."""
    day = next((event.date for event in happened if event.main and event.date), None)
    return [
        replace(fact, observed=day) if isinstance(fact, Tenure) and fact.status != "former" else fact
        for fact in facts
    ]


def officials(reading: Reading) -> Iterator[Official]:
    """Everybody who holds or held a public post, at the first mention of the name."""
    return starmap(Official, first_named(reading, {held.person for held in reading.holdings}))


class _Told:
    """What the sentences of one document tell of the time of its posts."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.dated = reading, Dated(reading)
        # (person, end of the posts): what somebody takes who is told of by another post
        self.taken = {(held.person, held.last) for held in reading.holdings if held.status == "appointed"}

    def tenure(self, held: Holding) -> Tenure:
        """The tenure of a holding; the day of the document is never its start."""
        reason = "place from the document" if held.inferred else ""
        evidence = self.reading.evidence(held.first, held.last, held.rule, reason)
        left = held.status == "current" and (held.person, held.last) in self.taken
        first, last = (None, None) if left else self.dated.days(held)
        published = self.reading.document.published
        took = (first or self.dated.taken(held)) if held.status == "appointed" else None
        if _is_long_ago(took, published):
            held, first = held.told("current", held.post), took
        over = held.status == "former" or (last is not None and last < (published or ""))
        start, end = (None, first) if held.status == "former" and last is None else (first, last)
        status, seen = ("former", None) if over else (held.status, published)
        return Tenure(evidence, held.person, held.post, status, start, end, seen, held.replaces)


def _is_long_ago(day: str | None, published: str | None) -> bool:
    """Whether a day, month or year lies so long before a report that this does not report it."""
    if not day or not published:
        return False
    if min(len(day), len(published)) < _MONTH:
        return day[:_YEAR] < published[:_YEAR]
    months = [int(one[:_YEAR]) * 12 + int(one[_YEAR + 1 : _MONTH]) for one in (day, published)]
    return months[1] - months[0] >= _AGO
