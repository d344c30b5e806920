"""Whose an event is: the bodies that its organiser and name tell of, the neighbourhoods in its words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.conflicts.model import EventClaim
from kg.ontology import load
from kg.text import Token, tokenize

_KIN = {"partyOrganisation": "party"}  # the committee holds the organisation's congress
_ONE = frozenset({"party", "front", "council", "government"})  # classes of which a ward has one body

_NAMED = frozenset({"C", "A"})  # shapes of tokens


def may_be_one(one: EventClaim, other: EventClaim) -> bool:
    """Whether nothing tells two events of a ward apart: not the Front's and the Youth Union's congress."""
    bodies, others = _bodies(one), _bodies(other)
    near, far = _neighbourhoods(one), _neighbourhoods(other)
    shared = not bodies.isdisjoint(others) or not (bodies or others)
    return shared and (not near or not far or not near.isdisjoint(far))


def _bodies(event: EventClaim) -> set[str]:
    return _named(f"{event.organiser}; {event.label}") or _named(event.claim.quote)


def _named(words: str) -> set[str]:
    """The bodies that words name; those of which a ward has one by their classes."""
    scheme, events, found = load().schemes["bodies"], load().schemes["events"], set[str]()
    tokens, at = tokenize(words), 0
    while at < len(tokens):
        # "Hội", but not that of "Đại | hội" or "Hội nghị"
        named = tokens[at].shape in _NAMED and events.longest(tokens, at) is None
        match = scheme.longest(tokens, at) if named else None
        at = match[0] if match else at + 1
        if match:
            body = match[1][0]
            kind = _KIN.get(body.get("bodyClass"), body.get("bodyClass"))
            found.add(kind if kind in _ONE else body.iri)
    return found


def _neighbourhoods(event: EventClaim) -> set[str]:
    """Numbers and names behind "khu phố", "thôn": "khu phố | 28 |, phường A"."""
    heads = {head.split()[-1] for head in load().words["places"]["words"]["neighbourhoods"]}
    return {token.key for token in _behind(tokenize(event.claim.quote), heads)}


def _behind(tokens: list[Token], heads: set[str]) -> Iterator[Token]:
    for before, token in pairwise(tokens):
        if before.key in heads and token.shape in {"9", *_NAMED}:
            yield token
