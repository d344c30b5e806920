"""Tenures that exclude one another: one seat and two people, one person and two wards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from kg.conflicts.model import Conflict, TenureClaim

Group = Sequence[TenureClaim]
_UNKNOWN = "a day is unknown: it may have been one after the other"


def two_holders(tenures: Iterable[TenureClaim]) -> Iterator[Conflict]:
    """Two people in a post of one seat at one time."""
    seats = (tenure for tenure in tenures if tenure.seats == "1")
    for same in _by(seats, lambda tenure: tenure.post):
        yield from _clashes("two holders", same[0].title, same, lambda tenure: tenure.person)


def two_wards(tenures: Iterable[TenureClaim]) -> Iterator[Conflict]:
    """One person at the head of bodies of two wards at one time."""
    heads = (tenure for tenure in tenures if tenure.seats == "1" and tenure.ward)
    for same in _by(heads, lambda tenure: tenure.person):
        yield from _clashes("two wards", same[0].name, same, lambda tenure: tenure.ward)


def _by(tenures: Iterable[TenureClaim], key: Callable[[TenureClaim], str]) -> list[list[TenureClaim]]:
    groups: dict[str, list[TenureClaim]] = defaultdict(list)
    for tenure in tenures:
        groups[key(tenure)].append(tenure)
    return [groups[name] for name in sorted(groups)]


def _clashes(kind: str, about: str, same: Group, key: Callable[[TenureClaim], str]) -> Iterator[Conflict]:
    """The first proof for each two groups; the other documents that prove it are named."""
    for one, other in combinations(_by(same, key), 2):
        for find in (_together, _between, _undated):
            found = find(one, other)
            if found:
                first, second, note = found[0]
                further = {h.claim.source for pair in found for h in pair[:2]}
                further -= {first.claim.source, second.claim.source}
                told = [note] if note else []
                told += [f"also in {', '.join(sorted(further))}"] if further else []
                yield Conflict(kind, about, first.claim, second.claim, "; ".join(told))
                break


Proof = tuple[TenureClaim, TenureClaim, str]


def _together(one: Group, other: Group) -> list[Proof]:
    """Two tenures that share a day, or the one day of a report that gives none."""
    return [(a, b, "") for a, b in product(one, other) if _share(a, b) and not _handover(a, b)]


def _share(a: TenureClaim, b: TenureClaim) -> bool:
    if a.span and b.span:
        return max(a.span[0], b.span[0]) <= min(a.span[1], b.span[1])
    return (
        a.claim.source == b.claim.source and "former" not in (a.status, b.status) and not (a.span or b.span)
    )


def _handover(a: TenureClaim, b: TenureClaim) -> bool:
    """One comes as the other goes: a report of the appointment names both, or the other is not seen after.

    Who is made acting follows who is given a post in another unit by the same report.
    """
    for new, old in ((a, b), (b, a)):
        if new.status == "acting" and old.leaves and new.claim.source == old.claim.source:
            return True
        if new.status == "appointed" and old.status != "appointed":
            day = new.start or new.observed
            if new.claim.source == old.claim.source or not (old.span and day and old.span[1] > day):
                return True
    return False


def _between(one: Group, other: Group) -> list[Proof]:
    """One is seen before and after the other, and nothing says that they came back."""
    found = []
    for around, inner in ((one, other), (other, one)):
        spans = sorted(((h.span, h) for h in around if h.span), key=lambda pair: (pair[0], pair[1].claim))
        for seen in (h for h in inner if h.span):
            before = [h for span, h in spans if seen.span and max(span) < min(seen.span)]
            after = [h for span, h in spans if seen.span and min(span) > max(seen.span)]
            if before and after and after[0].status != "appointed" and not after[0].start:
                found.append((seen, after[0], f"before that, too, in {before[-1].claim.source}"))
    return found


def _undated(one: Group, other: Group) -> list[Proof]:
    """Two tenures of which one has no day, where no report says that either ended."""
    if any(h.status in ("former", "appointed") or h.end for h in (*one, *other)):
        return []
    return [(a, b, _UNKNOWN) for a, b in product(one, other) if not (a.span and b.span)]
