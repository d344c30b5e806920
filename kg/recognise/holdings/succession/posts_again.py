"""Who has or had the post that was just told: "Vị trí này trước đó do | ông A | đảm nhiệm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.holding import Holding, Rule
from kg.recognise.holdings.succession.predecessors import REPLACED
from kg.recognise.holdings.succession.successors import SUCCEEDS, is_earlier
from kg.recognise.people import Person
from kg.recognise.words import lexicon_of
from kg.text import Mention

_place = attrgetter("last", "end")
_CLOSED: Final = frozenset({".", ";"})
_TOLD: Final = frozenset({"appointed", "former", "none"})  # statuses of a post that turns to another


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Of grammar.toml [successors]."""

    this: Trie[bool]
    this_by: Trie[bool]
    ahead: frozenset[str]
    now: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    return lexicon_of(_Words, ontology.words["grammar"]["successors"])


def again(reading: BaseReading, told: Sequence[Holding]) -> Iterator[Holding]:
    """The holdings of those by whom a post is held that was `told` before, taken, left or only proposed."""
    for at, holder, status in _holders(reading):
        post, person = _told(reading, told, at), holder.value
        if post and isinstance(person, Person) and person.name != post.person:
            rule: Rule = REPLACED if status == "former" else SUCCEEDS
            yield Holding(person.name, post.post, status, post.first, holder.last, rule, post.inferred)


def _holders(reading: BaseReading) -> Iterator[tuple[int, Mention, str]]:
    """(where a post is told of again, who has or had it, his status)."""
    for at, (end, _) in reading.lookup.matches(_words(reading.ontology).this_by).items():
        holder, status = reading.beginning(reading.people, end), _status(reading, at, end)
        if holder and status:
            yield at, holder, status
    for at in reading.lookup.matches(_words(reading.ontology).this):
        first = reading.sentence_of(at).first
        if is_earlier(reading, first) and (holder := reading.ending(reading.people, at)):
            yield first, holder, "former"


def _status(reading: BaseReading, at: int, end: int) -> str:
    """What the clause up to `end` tells: former of "Trước bà, chức vụ này do |", current of "nay do |"."""
    words, first = _words(reading.ontology), reading.sentence_of(at).first
    opening = (i + 1 for i in range(at - 1, first - 1, -1) if reading.tokens[i].key in _CLOSED)
    keys = reading.keys(next(opening, first), end)
    if not words.ahead.isdisjoint(keys):
        return "former"
    return "" if words.now.isdisjoint(keys) else "current"


def _told(reading: BaseReading, told: Sequence[Holding], at: int) -> Holding | None:
    """The last post told before token `at`, in its sentence or the one before."""
    near = reading.sentence_at(at) - 1
    posts = (one for one in told if one.last <= at and reading.sentence_at(one.first) >= near)
    return max((one for one in posts if one.status in _TOLD), key=_place, default=None)
