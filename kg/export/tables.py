"""CSV: one table for every stored query that needs no parameter; a folder or one zip."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.query import answer, stored
from kg.write import write

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def tables(store: ox.Store) -> Iterator[tuple[str, str]]:
    """File name and text of each table, rows sorted."""
    for query in stored():
        if all(parameter.default is not None for parameter in query.parameters):
            found = answer(store, query)
            if isinstance(found, ox.QuerySolutions):
                yield f"{query.name}.csv", _csv(found)


def folder(store: ox.Store, path: Path) -> None:
    """A file a table; other files in the folder stay."""
    for name, text in tables(store):
        write([text], path / name)


def csv_zip(store: ox.Store) -> Iterator[bytes]:
    """The tables as one zip, the same bytes for the same tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, text in tables(store):
            member = zipfile.ZipInfo(name, _NO_TIME)
            member.create_system, member.external_attr = 3, 0o644 << 16
            zipped.writestr(member, text, zipfile.ZIP_DEFLATED)
    yield out.getvalue()


def _csv(found: ox.QuerySolutions) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(variable.value for variable in found.variables)
    writer.writerows(sorted([getattr(value, "value", "") for value in row] for row in found))
    return out.getvalue()
