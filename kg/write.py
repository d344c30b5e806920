"""Whole files or none: written beside their place, flushed to disk, then renamed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.model import InputError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` only when everything has been written."""
    if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
        with path.open("wb") as out:
            yield out
        return
    path = path.resolve()
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


@contextmanager
def streaming(path: Path) -> Iterator[Callable[[str | bytes], None]]:
    """Takes what is to stand at `path`, bit by bit, and puts it there when the block ends without an error.

    Raises InputError where it cannot be written: at once, while it takes, or at the end.
    """
    file = replacing(path)
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        out = file.__enter__()

    def take(chunk: str | bytes) -> None:
        try:  # _told would take longer than the writing
            _put(chunk, out)
        except OSError as error:
            raise _unwritable(path, error) from error

    try:
        yield take
    except BaseException:
        with suppress(OSError):  # of a full device again; the first error counts
            file.__exit__(*sys.exc_info())
        raise
    with _told(path):
        file.__exit__(None, None, None)


def write(chunks: Iterable[str | bytes], path: Path | None) -> None:
    """To a file, or to standard output where there is none; raises InputError where it cannot be written."""
    if path is not None:
        with streaming(path) as take:
            for chunk in chunks:
                take(chunk)
        return
    if sys.stdout is None:
        raise InputError("standard output is closed")
    with _told(path):
        for chunk in chunks:
            _put(chunk, sys.stdout.buffer)
        sys.stdout.buffer.flush()


@contextmanager
def _told(path: Path | None) -> Iterator[None]:
    """What the operating system refuses is told as a fault of the output."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path | None, error: OSError) -> InputError:
    return InputError(f"{path or 'standard output'}: cannot be written: {error.strerror or error}")


def _put(chunk: str | bytes, out: BinaryIO) -> None:
    out.write(chunk.encode() if isinstance(chunk, str) else chunk)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
