"""A database that lasts as long as its connection: what a build gathers grows on disk, not in memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.model import InputError

_PLACES = ("/var/tmp", "/usr/tmp", "/tmp")  # where SQLite looks, in its order


def scratch(table: str) -> sqlite3.Connection:
    """A temporary database with one table; nothing is ever committed."""
    database = sqlite3.connect("", isolation_level=None)  # a file that goes with the connection
    database.execute(f"CREATE TABLE {table} WITHOUT ROWID")
    database.execute("BEGIN")
    return database


@contextmanager
def filling() -> Iterator[None]:
    """Around the use of such databases: raises InputError where the disk has no room for them."""
    try:
        yield
    except sqlite3.OperationalError as error:
        where = f"{_folder()}: temporary files cannot be written ({error})"
        raise InputError(
            f"{where}; the store is as it was before; SQLITE_TMPDIR names another folder"
        ) from error


def _folder() -> str:
    """Where SQLite puts temporary files."""
    places = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), *_PLACES)
    fit = (
        place for place in places if place and Path(place).is_dir() and os.access(place, os.W_OK | os.X_OK)
    )
    return next(fit, ".")
