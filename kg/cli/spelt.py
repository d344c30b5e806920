"""Parameters as people type them → as the graph spells them."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.cli import tell
from kg.explain.spelling import CALLED, is_label, labels, meant, near
from kg.model import InputError
from kg.query import Query, stored

_SHOWN = 5  # labels of many


def spelt(store: ox.Store, question: Query, given: Mapping[str, str]) -> dict[str, str]:
    """What a stored query is given, names as the graph spells them; what is changed or unknown is told.

    Raises InputError where a parameter is at fault, and where several names may be meant.
    """
    question.bound(given)
    if question not in stored():  # what a file means by its parameters is not known
        return dict(given)
    return {key: _spelt(store, key, value) if key in CALLED else value for key, value in given.items()}


def _spelt(store: ox.Store, key: str, value: str) -> str:
    if is_label(store, key, value):
        return value
    known = labels(store, key)
    found = meant(known, value)
    if len(found) > 1:
        more = ", …" * (len(found) > _SHOWN)
        raise InputError(f"{key}: {value!r} may be {', '.join(found[:_SHOWN])}{more}; give one of them")
    if found:
        tell(f"{key}: {value!r} is taken as {found[0]}")
        return found[0]
    like = ", ".join(near(known, value))
    tell(f"{key}: nothing is called {value!r}" + (f"; there is {like}" if like else ""))
    return value
