"""Reads Vietnamese ward-level news reports and builds a knowledge graph.

import kg

kg.build(["reports/"], "out/store")
kg.query("out/store", "tenures", "csv")
kg.open_store("out/store").query("SELECT …")
kg.extract("Sáng 16-1, Đảng ủy phường Cầu Kiệu …")
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.model import Facts, InputError
    from kg.pipeline import BuildReport, Progress

__all__ = ["InputError", "build", "extract", "open_store", "query"]


def build(
    paths: Path | str | Iterable[Path | str],
    store: Path | str,
    *,
    workers: int = 0,
    prune: bool = False,
    progress: Callable[[Progress], None] | None = None,
    decisions: Path | str | None = None,
) -> BuildReport:
    """Read a file or folder of documents, or several, into a store; what is wrong with some is in the report.

    `decisions` is the file of what people decided about who is who; it lies beside the store unless given.
    Raises InputError where the store or the decisions cannot be used, and for an empty path or none at all.
    """
    from kg.model import InputError, as_path
    from kg.pipeline import build as run

    given = list(paths) if isinstance(paths, Iterable) and not isinstance(paths, str) else [paths]
    if not given:  # what a pattern found in no folder is no reason to retract all
        raise InputError("no file or folder is named")
    return run(
        [as_path(path) for path in given],
        as_path(store),
        workers=workers,
        prune=prune,
        progress=progress,
        decisions=None if decisions is None else as_path(decisions),
    )


def extract(
    text: str,
    *,
    id: str = "text",
    published: str | None = None,
    date: str | None = None,
    leftovers: bool = False,
) -> Facts:
    """All that one text says, as typed facts. `published`, or `date`, is a day, a month or a year.

    `leftovers`: also the names, units and dates that no fact used.
    Raises InputError where the text is empty or no text, and where `published` and `date` are none or differ,
    or the compiled reader is of other source.
    """
    from kg.compiled import check
    from kg.extract import extract as run
    from kg.model import InputError
    from kg.ontology import load
    from kg.read.document import document, published_date

    check()
    days = {published_date(id, day) for day in (published, date)} - {None}
    if len(days) > 1:
        raise InputError(f"{id}: published {published} and date {date} are two dates; give one")
    read = document(id, id, text, written=next(iter(days), None))
    return run(read, load(), leftovers=leftovers)


def open_store(store: Path | str) -> Dataset:
    """The graph as an rdflib Dataset, read only, with its prefixes; its default graph is the union of all.

    Raises InputError where there is no store or it is damaged, also while it is read.
    """
    from kg.model import as_path
    from kg.store import open_dataset

    return open_dataset(as_path(store))


def query(store: Path | str, name: str, form: str = "json", /, **parameters: str) -> bytes:
    """The answer to a stored query, a query file or SPARQL text, as the bytes of a result format.

    Raises InputError where the store, the query, a parameter or the format is at fault.
    """
    from kg.model import as_path
    from kg.query import query as run

    return run(as_path(store), name, form, **parameters)


def __dir__() -> list[str]:
    """What there is to use: no names of imports, and InputError before it is loaded."""
    return sorted(__all__)


def __getattr__(name: str) -> type[InputError]:
    """InputError, loaded only when it is asked for: the command line must hear Ctrl-C at once."""
    if name != "InputError":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kg.model import InputError

    return InputError


class _Package(ModuleType):
    """kg.extract and kg.query stay the functions when the subpackages of those names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
