"""The file that each document of a store was read from: beside the graph, which is the same from anywhere."""

from __future__ import annotations

import os
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.model import InputError

_FILE = "places"


class Places:
    """Where documents come from; what is noted counts once it is saved."""

    def __init__(self, store: Path, files: Sequence[Path]) -> None:
        self._store = store
        self._files = files  # of this build, by POSIX path
        self._opened: sqlite3.Connection | None = None

    def check(self) -> None:
        """Raises InputError where what was kept is damaged."""
        if (self._store / _FILE).exists():
            with self._asking() as database:
                (told,) = database.execute("PRAGMA quick_check(1)").fetchone()
                if told != "ok":
                    raise sqlite3.DatabaseError(" ".join(told.split()))

    def other(self, name: str) -> Path | None:
        """The file of a known document, where it is there still, and is not among those read now."""
        if self._opened is None and not (self._store / _FILE).exists():
            return None
        with self._asking() as database:
            row = database.execute("SELECT path FROM places WHERE name = ?", [name]).fetchone()
        known = Path(os.fsdecode(row[0])) if row else None
        return known if known and known.is_file() and not self._read_now(known) else None

    def _read_now(self, known: Path) -> bool:
        at = bisect_left(self._files, known.as_posix(), key=_place)
        return self._files[at : at + 1] != [] and _place(self._files[at]) == known.as_posix()

    def note(self, name: str, path: Path) -> None:
        """A document is read from `path`."""
        with self._asking() as database:
            database.execute("REPLACE INTO places VALUES (?, ?)", [name, os.fsencode(path.absolute())])

    def forget(self, name: str) -> None:
        """A document is retracted."""
        with self._asking() as database:
            database.execute("DELETE FROM places WHERE name = ?", [name])

    def save(self) -> None:
        """Keep what was noted."""
        if self._opened is not None:
            with self._asking() as database:
                database.commit()

    def close(self) -> None:
        """Drop what was not saved."""
        if self._opened is not None:
            self._opened.close()

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        try:
            if self._opened is None:
                self._opened = sqlite3.connect(self._store / _FILE)
                self._opened.execute(
                    "CREATE TABLE IF NOT EXISTS places (name PRIMARY KEY, path) WITHOUT ROWID"
                )
            yield self._opened
        except sqlite3.Error as error:
            where = f"{self._store / _FILE}: where documents come from cannot be kept ({error})"
            raise InputError(f"{where}; remove it if it is damaged") from error


def _place(path: Path) -> str:
    return path.absolute().as_posix()
