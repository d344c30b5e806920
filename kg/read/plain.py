"""Text files: one document each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Document, InputError
from kg.read.decode import decode
from kg.read.document import document
from kg.read.failure import attempt, failure

MAX_BYTES = 200_000_000  # what is larger is no report


def load(path: Path) -> str:
    """The decoded text of a file. Raises InputError or OSError."""
    if path.exists() and not path.is_file():
        raise failure(path, "is not a file")
    if path.stat().st_size > MAX_BYTES:
        raise failure(path, f"is larger than {MAX_BYTES:,} bytes")
    return decode(path.read_bytes(), str(path))


def read_text(path: Path) -> Iterator[Document | InputError]:
    """The file as it is; its id is the stem."""
    yield attempt(path, lambda: document(path, path.stem, load(path)))
