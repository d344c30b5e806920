"""Tenures: a person in a post, with what the text says of its time and of the holder before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import Final

from msgspec.structs import replace

from kg.dates import is_before
from kg.model import Event, Evidence, Fact, Official, Tenure
from kg.recognise import Reading
from kg.recognise.holdings import Holding
from kg.recognise.holdings.statuses.tenure_days import Dated, Days
from kg.recognise.people import Person
from kg.recognise.people.first_named import first_named
from kg.text import Mention

_YEAR, _MONTH = 4, 7  # characters of "2025" and "2025-07"
_TAKEN: Final = frozenset({"appointed", "acting"})
_AGO: Final = 2  # calendar months


def tenures(reading: Reading) -> Iterator[Tenure]:
    """One tenure for each person, post and status; the first place that says so is its evidence.

    Who is named to a post at the event holds it in the words around that: the place that names him counts.
    """
    seen: set[tuple[str, str, str]] = set()
    told = _TenureTimes(reading)
    named: dict[tuple[str, str], Holding] = {}
    for held in reading.holdings:
        if held.status == "appointed":
            named.setdefault((held.person, held.post.title.lower()), held)
    left = {(held.person, held.post) for held in reading.holdings if held.status == "former"}
    bodied = {(held.person, held.post.role) for held in reading.holdings if held.post.body}
    titles = defaultdict[tuple[str, str], set[str]](set)
    for held in reading.holdings:
        titles[held.person, held.post.role].add(held.post.title)
    for held in reading.holdings:
        if held.post.body is None and (held.person, held.post.role) in bodied:
            continue  # "Thứ trưởng" again
        if any(title.startswith(f"{held.post.title} ") for title in titles[held.person, held.post.role]):
            continue  # "Tổ trưởng Tổ công tác số 11" of the committee's
        if held.status == "current" and (held.person, held.post) in left:
            continue  # "ông A, Bí thư xã X, thôi giữ chức Bí thư xã X"
        status = "current" if held.status == "appointed" else held.status
        mark = (held.person, held.post.title.lower(), status)
        if mark not in seen:
            seen.add(mark)
            current = held.status == "current"
            yield told.tenure(named.get(mark[:2], held) if current else held)


def observed(facts: list[Fact], happened: Iterable[Event], published: str | None) -> list[Fact]:
    """The facts; the first main event's day shows who was appointed, in reports without a day all posts.

    Who is appointed in a report of events of several days is seen on the day of the report.
    """
    days = [event.date for event in happened if event.main and event.date]
    clear = len(set(days)) == 1 and len(days[0]) == len(published or "") and _is_past(days[0], published)
    if not days or (published and not clear):
        return facts
    shown = ("appointed",) if published else ("appointed", "current", "acting")
    return [
        replace(fact, observed=days[0]) if isinstance(fact, Tenure) and fact.status in shown else fact
        for fact in facts
    ]


def officials(reading: Reading) -> Iterator[Official]:
    """Everybody who holds or held a public post, at the first mention of the name."""
    return starmap(Official, first_named(reading, {held.person for held in reading.holdings}))


class _TenureTimes:
    """What the sentences of one document tell of the time of its posts."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.dated = reading, Dated(reading, reading.holdings)
        # (person, end of the posts): what somebody takes who is told of by another post
        self.taken = {(held.person, held.last) for held in reading.holdings if held.status in _TAKEN}

    def tenure(self, held: Holding) -> Tenure:
        """The tenure of a holding; the day of the document is never its start."""
        evidence = self._words(held, held.first, held.last)
        left = held.status == "current" and (held.person, held.last) in self.taken
        days, gone = Days() if left else self.dated.days(held), self._gone(held)
        published = self.reading.document.published
        took = days if days.first or held.status != "appointed" else self.dated.taken(held)
        if held.status == "appointed" and _is_long_ago(took.first, published):
            held, days = held.told("current", held.post), Days(took.first, days.last, took.begin, took.end)
        over = held.status == "former" or _is_past(days.last, published)
        left_then = held.status == "former" and days.last is None and not days.opens
        start, end = (None, days.first) if left_then else (days.first, days.last)
        status, seen = ("former", None) if over else (held.status, published)
        dated = [self._words(held, days.begin, days.end)] if start or end else []
        further = tuple(one for one in (*dated, *gone) if one != evidence)
        return Tenure(
            evidence, held.person, held.post, status, start, end, seen, held.replaces, further=further
        )

    def _gone(self, held: Holding) -> list[Evidence]:
        """The words on the holder before, from the post to his name, and where "ông" stands the name too."""
        gone = self.reading.beginning(self.reading.people, held.gone) if held.replaces else None
        if gone is None:
            return []
        words = [self._words(held, min(held.first, gone.first), max(held.last, gone.last))]
        if isinstance(gone.value, Person) and gone.value.kind == "pronoun":
            said = (one for one in reversed(self.reading.people) if one.first < gone.first)
            named = next((one for one in said if _is_full(one, gone.value.name)), None)
            words += [self._words(held, named.first, named.last)] if named else []
        return words

    def _words(self, held: Holding, first: int, last: int) -> Evidence:
        """Tokens that say something of a holding."""
        reason = "place from the document" if held.inferred else ""
        return self.reading.evidence(first, last, held.rule, reason)


def _is_full(mention: Mention, name: str) -> bool:
    """Whether somebody is named in full."""
    return isinstance(mention.value, Person) and mention.value.kind == "full" and mention.value.name == name


def _is_past(day: str | None, published: str | None) -> bool:
    """Whether a day, month or year is over on the day of a report."""
    return bool(day and published and is_before(day, published))


def _is_long_ago(day: str | None, published: str | None) -> bool:
    """Whether a day, month or year lies so long before a report that this does not report it."""
    if not day or not published:
        return False
    if min(len(day), len(published)) < _MONTH:
        return day[:_YEAR] < published[:_YEAR]
    months = [int(one[:_YEAR]) * 12 + int(one[_YEAR + 1 : _MONTH]) for one in (day, published)]
    return months[1] - months[0] >= _AGO
