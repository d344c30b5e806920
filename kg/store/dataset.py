"""A store behind rdflib's interface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from kg.model import InputError
from kg.store.disk import opened, reading
from kg.store.guard import check

T = TypeVar("T")


class ReadOnlyStore(OxigraphStore):
    """A store to read; raises InputError where it turns out to be damaged, or is asked for more."""

    def __init__(self, folder: Path) -> None:
        super().__init__(store=opened(folder))
        self._folder = folder

    def _each(self, items: Iterator[T]) -> Iterator[T]:
        with reading(self._folder):
            yield from items

    def triples(self, *pattern: Any, **more: Any) -> Iterator[Any]:
        """As OxigraphStore."""
        with reading(self._folder):
            return self._each(super().triples(*pattern, **more))

    def query(
        self, query: Query | str, initNs: Any, initBindings: Any, queryGraph: Any, **more: Any  # noqa: N803
    ) -> Result:  # fmt: skip
        """As OxigraphStore; raises InputError for what would read anything but the store."""
        if isinstance(query, Query):
            _check_prepared(query.algebra)
        elif more:  # rdflib's own engine would take it, with a grammar of its own
            raise InputError(f"query: no parameter {min(more)!r}")
        else:
            names = dict(self._namespace_for_prefix, **initNs)
            check("query", query, names, forbidden=("service",))
        with reading(self._folder):
            try:
                result: Result = super().query(query, initNs, initBindings, queryGraph, **more)
            except RuntimeError as error:
                if "SELECT projection" not in str(error):
                    raise
                bound = ", ".join(f"?{name}" for name in initBindings)
                raise InputError(f"query: what initBindings binds ({bound}) has to be selected") from error
        if result.type == "SELECT":
            result.bindings = self._each(iter(result.bindings))
        return result

    def update(self, *_: Any, **__: Any) -> NoReturn:
        """Raises InputError."""
        raise InputError(f"{self._folder}: the store is read only here; kg build changes it")


class ReadOnlyDataset(Dataset):
    """The graphs of a ReadOnlyStore; every query in words goes to the store, whose engine is watched."""

    def query(self, *arguments: Any, **more: Any) -> Result:
        """As Dataset."""
        return super().query(*arguments, **{**more, "use_store_provided": True})

    def update(self, *arguments: Any, **more: Any) -> None:
        """Raises InputError."""
        super().update(*arguments, **{**more, "use_store_provided": True})


def _check_prepared(part: object) -> None:
    """Raises InputError where a prepared query, or a part of it, has SERVICE or FROM: rdflib follows both."""
    if isinstance(part, dict):  # with a get of its own
        if getattr(part, "name", "") == "ServiceGraphPattern" or dict.get(part, "datasetClause"):
            raise InputError("query: SERVICE and FROM are not allowed: a query reads this store only")
        part = tuple(part.values())
    if isinstance(part, Iterable) and not isinstance(part, str):
        for one in part:
            _check_prepared(one)
