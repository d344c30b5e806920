"""Days that cannot be: an end before its start, a post before its ward or after its end, two of one event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from itertools import combinations

from kg.conflicts.bodies import may_be_one
from kg.conflicts.model import Conflict, EventClaim, TenureClaim, earliest, latest
from kg.dates import is_day
from kg.ontology import load
from kg.text import keys, tokenize

_NUMBER = re.compile(r"\d|\b[IVXL]+\b")
_NAMED = "2025-06-01"  # since when heads of the present wards, which are of 1 July 2025, were named
_NEAR = 3  # days within which two events of one name and place are one


def impossible(tenures: Iterable[TenureClaim]) -> Iterator[Conflict]:
    """Within one tenure."""
    for tenure in tenures:
        ended = bool(tenure.end) and latest(tenure.end) < earliest(tenure.start or tenure.observed or "9999")
        if ended and (tenure.start or tenure.observed):
            yield Conflict("end before start", tenure.title, tenure.claim, tenure.claim)


def before_the_ward(tenures: Iterable[TenureClaim]) -> Iterator[Conflict]:
    """In a present ward before it was made of others: the report may mean a unit of before."""
    early = [h for h in tenures if h.ward and any(d and latest(d) < _NAMED for d in (h.start, h.end))]
    made = {unit for units in load().successors.values() for unit in units} if early else set()
    for tenure in early:
        if tenure.ward in made:
            yield Conflict("before the ward", tenure.title, tenure.claim, tenure.claim)


def after_the_end(tenures: Iterable[TenureClaim]) -> Iterator[Conflict]:
    """Seen in a post after a report that it had ended, and nothing says that they came back."""
    groups: dict[tuple[str, str], list[TenureClaim]] = defaultdict(list)
    for tenure in tenures:
        groups[tenure.post, tenure.person].append(tenure)
    for _, same in sorted(groups.items()):
        for left in same:
            gone = left.end or (left.published if left.status == "former" else "")
            again = [h for h in same if gone and _seen_after(h, gone)]
            back = [
                h
                for h in same
                if gone and (h.start or h.observed) > gone and (h.status == "appointed" or h.start)
            ]
            if again and not back:
                first = min(again, key=lambda h: (h.observed, h.claim))
                further = sorted({h.claim.source for h in again} - {first.claim.source})
                note = f"also in {', '.join(further)}" if further else ""
                yield Conflict("held after the end", left.title, left.claim, first.claim, note)


def _seen_after(tenure: TenureClaim, gone: str) -> bool:
    return (
        tenure.status in ("current", "acting")
        and bool(tenure.observed)
        and earliest(tenure.observed) > latest(gone)
    )


def two_dates(events: Iterable[EventClaim]) -> Iterator[Conflict]:
    """Documents that give one event different days."""
    groups: dict[Hashable, dict[str, EventClaim]] = defaultdict(dict)
    for event in events:
        for name in _names(event):
            groups[event.type, event.ward, name].setdefault(event.date, event)
    told = set()
    for dates in groups.values():
        for one, other in combinations(sorted(dates.values(), key=lambda event: event.date), 2):
            if (one.claim, other.claim) not in told and _differ(
                one, other, named=_telling(f"{one.label} {one.term}")
            ):
                told.add((one.claim, other.claim))
                about = f"{one.label}, {one.place}"
                yield Conflict("two dates", about, one.claim, other.claim)


def _names(event: EventClaim) -> list[str]:
    """What tells an event from others of its type and place: its words, its term."""
    words = " ".join(keys(event.label))
    return [words, *([f"{event.term}"] if event.term else [])]


def _telling(label: str) -> bool:
    """A number in the name: the third session, congress I, the term 2025-2030."""
    return _NUMBER.search(label) is not None


def _differ(one: EventClaim, other: EventClaim, *, named: bool) -> bool:
    if one.claim.source == other.claim.source or other.date.startswith(one.date):
        return False
    whole = is_day(one.date) and is_day(other.date)
    near = whole and (date.fromisoformat(other.date) - date.fromisoformat(one.date)).days <= _NEAR
    alike = named or (near and not _bare(one.label))
    return alike and may_be_one(one, other)  # which reads their words


def _bare(label: str) -> bool:
    """Whether an event is called by its kind only, as "hội nghị"; a congress comes once in five years."""
    tokens = tokenize(label)
    match = load().schemes["events"].longest(tokens, 0)
    return match is not None and match[0] == len(tokens) and match[1][0].get("eventType") != "congress"
