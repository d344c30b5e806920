"""Who is who, as far as people must say: namesakes in doubt, and decisions that no longer fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

import pyoxigraph as ox

from kg.emit import person_iri
from kg.explain import Fact, Thing, explain
from kg.explain.words import one_line
from kg.resolve import Decision, Who
from kg.review.named import Person, pair, people, who
from kg.review.unfit import against, decided

__all__ = ["Person", "Question", "decided", "lines", "pair", "people", "questions", "who"]

_SHOWN = 4  # facts of each person


class Question(NamedTuple):
    """A pair to decide on, and why it is asked."""

    why: str
    one: Who
    other: Who
    people: tuple[Person, ...] = ()  # those of the two that are known


def questions(store: ox.Store, decisions: Iterable[Decision]) -> list[Question]:
    """Decisions that no longer fit first, then namesakes nobody has decided on, then those put off."""
    everybody = people(store)
    of = {_node(who): person for person in everybody for who in person.mentions}
    decided = list(decisions)
    doubts = list(_doubts(everybody, decided, of))
    put_off = {frozenset(one.pair) for one in decided if one.verdict == "later"}
    later = [one for one in doubts if {one.one, one.other} in put_off]
    return [*_unfit(store, decided, of), *(one for one in doubts if one not in later), *later]


def _node(who: Who) -> str:
    return person_iri(*who)


def _doubts(
    everybody: Iterable[Person], decided: Iterable[Decision], of: dict[str, Person]
) -> Iterator[Question]:
    """Pairs of namesakes; whoever is decided to be different is not asked about again."""
    apart: set[frozenset[Person | None]] = set()
    for verdict, first, second, _ in decided:
        if verdict == "different":
            apart.add(frozenset((of.get(_node(first)), of.get(_node(second)))))
    names: dict[str, list[Person]] = defaultdict(list)
    for person in everybody:
        names[person.name].append(person)
    for same in names.values():
        for two in combinations(same, 2):
            if frozenset(two) not in apart:
                one, other = sorted(person.mentions[0] for person in two)
                yield Question("same name, nothing else in common", one, other, two)


def _unfit(store: ox.Store, decided: Iterable[Decision], of: dict[str, Person]) -> Iterator[Question]:
    """Decisions that something speaks against."""
    for one in decided:
        reasons = "; ".join(against(store, one, of))
        if reasons:
            known = tuple(of[_node(who)] for who in one.pair if _node(who) in of)
            yield Question(f"decided {one.verdict}, but {reasons}", *one.pair, known)


def lines(store: ox.Store, question: Question) -> Iterator[str]:
    """A question with its evidence, for people to read."""
    yield f"{question.one.name} · {question.why}"
    for mention in (question.one, question.other):
        person = next((one for one in question.people if mention in one.mentions), None)
        if person is None:
            yield f"  {mention.name} in {mention.document}"
            continue
        yield f"  {person.iri}  ({', '.join(dict.fromkeys(one.document for one in person.mentions))})"
        facts = explain(store, Thing(person.name, "Person", person.iri)).facts
        more = [fact for fact in sorted(facts, key=_rank) if _said(fact, person)]
        for fact in more[:_SHOWN]:
            yield f"    {fact.kind}: {_said(fact, person)}"
            yield from (
                f"      {quote.source} [{quote.start}:{quote.end}] {one_line(quote.text)}"
                for quote in fact.quotes
            )


def _said(fact: Fact, person: Person) -> str:
    """What a fact says besides the person's name; often nothing."""
    return "; ".join(f"{name} {value}" for name, value in fact.said if value != person.name)


def _rank(fact: Fact) -> tuple[bool, Fact]:
    """Posts first."""
    return not any(name == "post" for name, _ in fact.said), fact
