"""Paths given by the user → the files to read, in one order whatever the order given."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import InputError
from kg.read.failure import failure, unreadable
from kg.resources import PAGE_MARK, STORE_LOCK, STORE_POINTER

_SURROGATE = re.compile("[\ud800-\udfff]")  # a byte of a name that the file system does not decode
_HIDDEN = "hidden"
_HEAD = 1024  # bytes in which a page of kg says what it is

Found = tuple[Path, InputError | None]  # where, and what is wrong there


def find_files(
    paths: Iterable[Path], suffixes: tuple[str, ...], passed: Counter[str] | None
) -> Iterator[Path | InputError]:
    """Files named and files in folders, each once, by POSIX path; errors stand in their place.

    `passed` counts, by suffix, the files in folders that have none of `suffixes`, and what is hidden there.
    """
    found: dict[str, Path | InputError] = {}
    others: set[Path] = set()
    for given in paths:
        for path, error in _expand(given, suffixes, others):
            found.setdefault(path.absolute().as_posix(), error or path)
    if passed is not None:
        unread = (path for path in others if not isinstance(found.get(path.as_posix()), Path))
        passed.update(_HIDDEN if _hidden(path) else path.suffix.lower() for path in unread)
    yield from (found[place] for place in sorted(found))


def _expand(path: Path, suffixes: tuple[str, ...], others: set[Path]) -> Iterator[Found]:
    try:
        if not path.is_dir():
            yield path, _fault(path, suffixes) or _page_of_kg(path)
            return
    except OSError as error:
        yield path, unreadable(path, error)
        return
    inside = list(_walk(path, suffixes, others))
    yield from inside or [(path, failure(path, "holds no readable document"))]


def _fault(path: Path, suffixes: tuple[str, ...]) -> InputError | None:
    """What keeps a file from being read, if anything."""
    if _SURROGATE.search(path.name):
        return failure(path, "has a name that is not UTF-8")
    if not path.exists():
        return failure(path, "is a broken link" if path.is_symlink() else "does not exist")
    if not path.is_file():
        return failure(path, "is not a file")
    if not path.name.lower().endswith(suffixes):
        return failure(path, f"has a suffix other than {' '.join(suffixes)}")
    return None if os.access(path, os.R_OK) else failure(path, "cannot be read: Permission denied")


def _page_of_kg(path: Path) -> InputError | None:
    """What is wrong with a page of `kg view` that the user names; in folders they are passed over."""
    return failure(path, "is a page that kg view wrote") if _shows_graph(path) else None


def _walk(top: Path, suffixes: tuple[str, ...], others: set[Path]) -> Iterator[Found]:
    """The documents below `top` and what is wrong there; links are followed, each folder once.

    Files with other suffixes are added to `others`, pages of `kg view`, and what has a dot before its name.
    """
    visited: set[tuple[int, int]] = set()
    pending = [top]
    while pending:
        here = pending.pop()
        try:
            if here.is_dir():
                place = here.stat()
                if (place.st_dev, place.st_ino) not in visited:
                    visited.add((place.st_dev, place.st_ino))
                    inside = sorted(here.iterdir())
                    if {STORE_POINTER, STORE_LOCK} <= {path.name for path in inside}:
                        continue  # a store
                    pending += (path for path in inside if not _hidden(path))
                    others.update(path.absolute() for path in inside if _hidden(path))
            elif here.name.lower().endswith(suffixes) or (here.is_symlink() and not here.exists()):
                if _shows_graph(here):
                    others.add(here.absolute())
                else:
                    yield here, _fault(here, suffixes)
            elif here.is_file():
                others.add(here.absolute())
        except OSError as error:
            yield here, unreadable(here, error)


def _shows_graph(path: Path) -> bool:
    """Whether a page is one that kg view wrote: a graph is no source of itself."""
    if not path.suffix.lower().startswith(".htm") or not path.is_file():
        return False
    with path.open("rb") as page:
        return PAGE_MARK.encode() in page.read(_HEAD)


def _hidden(path: Path) -> bool:
    return path.name.startswith(".")
