"""JSON Lines, plain or gzipped: one document a line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.model import Document, InputError
from kg.read.document import MAX_BYTES, calendar_date, document
from kg.read.failure import attempt, failure, unreadable


def read_records(path: Path) -> Iterator[Document | InputError]:
    """A document, or what is wrong with it, for every line that is not blank; one line at a time in memory."""
    empty = True
    try:
        with _open(path) as stream:
            for name, line in _lines(path, stream):
                empty = False
                yield attempt(name, _record, name, line)
    except (OSError, EOFError, zlib.error) as error:
        yield unreadable(path, error)
    else:
        if empty:
            yield failure(path, "is empty")


def _open(path: Path) -> BinaryIO:
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(path))
    return path.open("rb")
