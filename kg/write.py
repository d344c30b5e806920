"""Whole files or none: written beside their place, flushed to disk, then renamed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
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


def write(chunks: Iterable[str | bytes], path: Path | None) -> None:
    """To a file, or to standard output where there is none."""
    try:
        if path is None:
            _pour(chunks, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as out:
                _pour(chunks, out)
    except BrokenPipeError:
        raise
    except OSError as error:
        name = path or "standard output"
        raise InputError(f"{name} cannot be written: {error.strerror or error}") from error


def _pour(chunks: Iterable[str | bytes], out: BinaryIO) -> None:
    for chunk in chunks:
        out.write(chunk.encode() if isinstance(chunk, str) else chunk)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
