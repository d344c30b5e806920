"""Parameters as people type them → as the graph spells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.cli import tell
from kg.explain.spelling import is_name, meant, names, near, people
from kg.query import Query, stored
from kg.query.units import called, labels, several, units
from kg.text import compose


def spelt(store: ox.Store, question: Query, given: Mapping[str, str]) -> dict[str, str]:
    """What a stored query is given, names as the graph spells them; what is changed or unknown is told.

    Raises InputError where a parameter is at fault, and where several names may be meant.
    """
    question.bound(given)
    if question not in stored():  # what a file means by its parameters is not known
        return dict(given)
    kinds = {one.name: one.kind for one in question.parameters}
    return {key: _spelt(store, key, kinds[key], value) for key, value in given.items()}


def _spelt(store: ox.Store, key: str, kind: str | None, value: str) -> str:
    if kind == "unit":
        known = units(store)
        if called(known, compose(value)):
            return value
        some, full = labels(known), [unit.full for unit in known]
        return _meant(key, some if meant(some, value) else full, value)
    return _named(store, key, value) if key == "name" else value


def _named(store: ox.Store, key: str, value: str) -> str:
    """A person's name; that several are called so is told."""
    name = value if is_name(store, value) else _meant(key, names(store), value)
    several = people(store, name)
    if several > 1:
        tell(f"parameter {key!r}: {several} people are called {name!r}; known_as tells them apart")
    return name


def _meant(key: str, known: Sequence[str], value: str) -> str:
    """The one of `known` that `value` spells in another way; InputError where there are several."""
    found = meant(known, value)
    if len(found) > 1:
        raise several(key, value, found)
    if found:
        tell(f"parameter {key!r}: {value!r} is taken as {found[0]}")
        return found[0]
    like = ", ".join(near(known, value))
    tell(f"parameter {key!r}: nothing is called {value!r}" + (f"; there is {like}" if like else ""))
    return value
