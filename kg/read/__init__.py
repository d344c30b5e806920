"""Files → Documents. A new format is one function and one row of READERS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.model import Document, InputError
from kg.read.failure import failure
from kg.read.files import find_files
from kg.read.markdown import read_markdown
from kg.read.page import read_page
from kg.read.plain import read_text
from kg.read.records import read_records

Reader = Callable[[Path], Iterator[Document | InputError]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".jsonl": read_records,
    ".jsonl.gz": read_records,
}


def find(paths: Iterable[Path], passed: Counter[str] | None = None) -> Iterator[Path | InputError]:
    """The files READERS can read among `paths` and below them, and what is wrong with the others.

    `passed` counts, by suffix, the files below them that no reader is for, and what is hidden.
    """
    yield from find_files(paths, tuple(READERS), passed)


def read(path: Path) -> Iterator[Document | InputError]:
    """The documents of one file. Errors are values, never exceptions: the other documents go on."""
    for suffix, reader in READERS.items():
        if path.name.lower().endswith(suffix):
            yield from reader(path)
            return
    yield failure(path, f"has a suffix other than {' '.join(READERS)}")
