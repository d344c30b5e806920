"""Files → Documents. A new format is one function and one row of READERS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import Document, InputError
from kg.read.failure import failure
from kg.read.files import find_files
from kg.read.markdown import read_markdown
from kg.read.page import read_page
from kg.read.plain import read_text
from kg.read.records import read_records


class Format(NamedTuple):
    """How files of one suffix are read; whether one of them may hold several documents."""

    read: Callable[[Path], Iterator[Document | InputError]]
    many: bool = False


READERS = {
    ".txt": Format(read_text),
    ".md": Format(read_markdown),
    ".html": Format(read_page),
    ".htm": Format(read_page),
    ".jsonl": Format(read_records, many=True),
    ".jsonl.gz": Format(read_records, many=True),
}
_MANY = tuple(suffix for suffix, form in READERS.items() if form.many)


def find(paths: Iterable[Path], passed: Counter[str] | None = None) -> Iterator[Path | InputError]:
    """The files READERS can read among `paths` and below them, and what is wrong with the others.

    `passed` counts, by suffix, the files below them that no reader is for, and what is hidden.
    """
    yield from find_files(paths, tuple(READERS), passed)


def holds_many(path: Path) -> bool:
    """Whether files of its format may hold several documents."""
    return path.name.lower().endswith(_MANY)


def read(path: Path) -> Iterator[Document | InputError]:
    """The documents of one file. Errors are values, never exceptions: the other documents go on."""
    for suffix, form in READERS.items():
        if path.name.lower().endswith(suffix):
            yield from form.read(path)
            return
    yield failure(path, f"has a suffix other than {' '.join(READERS)}")
