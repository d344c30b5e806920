"""The keys by which facts refer to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from kg.emit.terms import KG, person_name, terms
from kg.text import compose

Key = tuple[str, ...]


def key_of(cls: str, values: Iterable[str]) -> Key:
    """A key in the spelling that all facts share."""
    return tuple(fold(value) for fold, value in zip(_folds(cls), values, strict=True))


@cache
def _folds(cls: str) -> tuple[Callable[[str], str], ...]:
    local = cls.removeprefix(KG)
    fields = (terms().fields.get(f"{local}.{name}", ()) for name in terms().keys[cls])
    people = (any(prop.range == KG + "PersonName" for prop in properties) for properties in fields)
    return tuple(person_name if person else compose for person in people)
