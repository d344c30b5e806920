"""JSON Lines, plain or gzipped: one document a line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedReader
from itertools import count
from pathlib import Path
from typing import Any, cast

from kg.dates import iso_date
from kg.model import Document, InputError
from kg.read.document import document
from kg.read.failure import attempt, failure, unreadable
from kg.read.plain import MAX_BYTES

_LOOKED_AT = 4096  # bytes; no format of text has a NUL among them
_TOLD = 20  # faults of one file: what is no JSON at all has one in each line


def read_records(path: Path) -> Iterator[Document | InputError]:
    """For every line that is not blank a document or what is wrong with it; one line at a time in memory."""
    try:
        with _open(path) as stream:
            if b"\0" in stream.peek(_LOOKED_AT)[:_LOOKED_AT]:
                yield failure(path, "is not text")
            else:
                yield from _few_faults(path, _records(path, stream))
    except (OSError, EOFError, zlib.error) as error:
        yield unreadable(path, error)


def _few_faults(path: Path, found: Iterable[Document | InputError]) -> Iterator[Document | InputError]:
    """What is found; of many faults the rest is counted."""
    faults = 0
    for one in found:
        faults += isinstance(one, InputError)
        if isinstance(one, Document) or faults <= _TOLD:
            yield one
    if faults > _TOLD:
        yield failure(path, f"{faults - _TOLD} more of its lines are at fault")


def _records(path: Path, stream: BufferedReader) -> Iterator[Document | InputError]:
    number = 0
    for number, line in _lines(stream):
        name = f"{path}:{number}"
        yield attempt(name, _record, name, number, line)
    if not number:
        yield failure(path, "is empty")


def _open(path: Path) -> BufferedReader:
    return cast(BufferedReader, gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _lines(stream: BufferedReader) -> Iterator[tuple[int, bytes]]:
    """(number, line); of a line over the limit no more than shows that it is."""
    for number in count(1):
        line = part = stream.readline(MAX_BYTES + 1)
        while len(part) > MAX_BYTES and not part.endswith(b"\n"):
            part = stream.readline(MAX_BYTES + 1)
        if not line:
            return
        if not line.isspace():
            yield number, line


def _record(name: str, number: int, line: bytes) -> Document:
    record = _parse(name, line)
    ident = record.get("id")
    if isinstance(ident, int) and not isinstance(ident, bool):
        record["id"] = str(ident)
    return document(
        name,
        _required(name, record, "id"),
        _required(name, record, "text"),
        written=record.get("date") or record.get("published"),
        title=_string(name, record, "title"),
        url=_string(name, record, "url"),
        line=number,
        flaw=_two_dates(name, record),
    )


def _two_dates(name: str, record: dict[str, Any]) -> str | None:
    """What is told of a record that gives two days; its date is the one that counts."""
    date, published = (iso_date(str(record.get(key) or "")) for key in ("date", "published"))
    if date is None or published is None or date == published:
        return None
    return str(failure(name, f"date {date} and published {published} are two dates; date is taken"))


def _parse(name: str, line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise failure(name, f"is larger than {MAX_BYTES:,} bytes")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise failure(name, "is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise failure(name, f"is not JSON: {error.msg} at character {error.pos + 1}") from None
    except (ValueError, RecursionError) as error:  # a number or a nesting without end
        raise failure(name, f"is not JSON to be read: {error}") from None
    if not isinstance(record, dict):
        raise failure(name, "is not a JSON object")
    return record


def _string(name: str, record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise failure(name, f"its {key} is not a string")
    return value or None


def _required(name: str, record: dict[str, Any], key: str) -> str:
    value = _string(name, record, key)
    if value is None:
        raise failure(name, f"has no {key}")
    return value
