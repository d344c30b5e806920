"""Checksums of a store's tables: a query of the database over a damaged one may never end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

_NAME = "sums"
_TABLES = "*.sst"
_CHUNK = 1 << 20  # bytes


class _Table(NamedTuple):
    """A table as it was written: name, size in bytes, time of its last change in nanoseconds, CRC-32."""

    name: str
    size: int
    changed: int
    sum: int


def write(generation: Path) -> None:
    """Keep the sums of a generation that nobody writes any more."""
    tables = (_table(path, _sum(path)) for path in sorted(generation.glob(_TABLES)))
    lines = (" ".join(map(str, table)) for table in tables)
    beside = generation / f"{_NAME}.{os.getpid()}"  # others may read the sums meanwhile
    beside.write_text("".join(f"{line}\n" for line in lines), "ascii")
    beside.replace(generation / _NAME)


def broken(generation: Path) -> str | None:
    """The first table that is not as it was written; None where all are, or nothing is kept of them.

    A table is read only where its time of change is another one, as in a copy; sums that fit are kept again.
    """
    known = list(_known(generation))
    here = [_table(path, 0) if (path := generation / one.name).is_file() else None for one in known]
    moved = False
    for one, table in zip(known, here, strict=True):
        if table is None or table.size != one.size:
            return one.name
        if table.changed != one.changed:
            moved = True
            if _sum(generation / one.name) != one.sum:
                return one.name
    if moved:
        with suppress(OSError):
            write(generation)
    return None


def _known(generation: Path) -> Iterator[_Table]:
    try:
        lines = (generation / _NAME).read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        name, *numbers = line.split(" ")
        if len(numbers) == len(_Table._fields) - 1 and all(number.isdigit() for number in numbers):
            yield _Table(name, *map(int, numbers))


def _table(path: Path, total: int) -> _Table:
    status = path.stat()
    return _Table(path.name, status.st_size, status.st_mtime_ns, total)


def _sum(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            total = crc32(chunk, total)
    return total
