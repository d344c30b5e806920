"""A store behind rdflib's interface."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from oxrdflib import OxigraphStore
from rdflib.query import Result

from kg.store.disk import opened, reading

T = TypeVar("T")


class ReadOnlyStore(OxigraphStore):
    """A store to read; raises InputError where it turns out to be damaged."""

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

    def query(self, *arguments: Any, **more: Any) -> Result:
        """As OxigraphStore."""
        with reading(self._folder):
            result: Result = super().query(*arguments, **more)
        if result.type == "SELECT":
            result.bindings = self._each(iter(result.bindings))
        return result
