"""Checksums of a store's tables: a query of the database over a damaged one may never end."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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


def write(generation: Path, before: Path | None) -> None:
    """Keep the sums of a generation that nobody writes any more; shared tables have those of `before`."""
    known = {table.name: table for table in _known(before)} if before else {}
    _keep(generation, [_summed(path, known.get(path.name)) for path in sorted(generation.glob(_TABLES))])


def broken(generation: Path) -> str | None:
    """The first table that is not as it was written; None where all are, or nothing is kept of them.

    A table is read only where its time of change is another one, as in a copy; sums that fit are kept again.
    """
    known = list(_known(generation))
    here = []
    for one in known:
        path = generation / one.name
        if not path.is_file() or path.stat().st_size != one.size:
            return one.name
        here.append(_summed(path, one))
        if here[-1].sum != one.sum:
            return one.name
    if here != known:
        with suppress(OSError):
            _keep(generation, here)
    return None


def _keep(generation: Path, tables: Iterable[_Table]) -> None:
    beside = generation / f"{_NAME}.{os.getpid()}"  # others may read the sums meanwhile
    beside.write_text("".join(f"{' '.join(map(str, table))}\n" for table in tables), "ascii")
    beside.replace(generation / _NAME)


def _known(generation: Path) -> Iterator[_Table]:
    try:
        lines = (generation / _NAME).read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        name, *numbers = line.split(" ")
        if len(numbers) == len(_Table._fields) - 1 and all(number.isdigit() for number in numbers):
            yield _Table(name, *map(int, numbers))


def _summed(path: Path, known: _Table | None) -> _Table:
    """A table with its sum, that of `known` where nothing changed it since."""
    status = path.stat()
    total = known.sum if known else 0
    table = _Table(path.name, status.st_size, status.st_mtime_ns, total)
    return table if table == known else table._replace(sum=_sum(path))


def _sum(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            total = crc32(chunk, total)
    return total
