"""A store's folder: whole generations of the database, one of them current; no change is seen half made."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.model import InputError
from kg.resources import STORE_LOCK, STORE_POINTER
from kg.sparql import is_corruption
from kg.store import sums

_ATTEMPTS = 3
_GENERATION = re.compile(r"g[1-9][0-9]*")
_ELSEWHERE = (PermissionError, NotADirectoryError)  # no damage: removing the store would not help


def current(folder: Path) -> Path | None:
    """The generation that readers open; None where there is no store yet."""
    try:
        name = (folder / STORE_POINTER).read_text("ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(folder, error) from error
    if not _GENERATION.fullmatch(name) or not (folder / name).is_dir():
        raise damaged(folder, "its current generation is missing")
    return folder / name


def damaged(folder: Path, why: object) -> InputError:
    """The one line for a store that cannot be used."""
    if isinstance(why, _ELSEWHERE) or "Permission denied" in str(why):
        return InputError(f"{folder}: the store cannot be read ({_line(why)})")
    return InputError(f"{folder}: the store is damaged ({_line(why)}); remove it and build it again")


def unwritable(folder: Path, why: object) -> InputError:
    """The one line for a change that could not be written."""
    stays = "; it is as it was before" if os.access(folder / STORE_POINTER, os.F_OK) else ""
    return InputError(f"{folder}: the store cannot be written ({_line(why)}){stays}")


def _line(why: object) -> str:
    if isinstance(why, OSError) and why.strerror:
        return why.strerror
    return " ".join(str(why).split())


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """What the database finds broken while it is read is told in the one line."""
    try:
        yield
    except RuntimeError as error:
        if not is_corruption(error):
            raise
        raise damaged(folder, error) from error


def opened(folder: Path) -> ox.Store:
    """The current generation, for reading; some damage is found only while it is read: see reading()."""
    for attempt in range(_ATTEMPTS):
        generation = current(folder)
        if generation is None:
            raise InputError(f"{folder}: there is no store here; kg build makes one")
        try:
            if table := sums.broken(generation):
                raise ValueError(f"{table} is not as it was written")
            return ox.Store.read_only(str(generation))
        except (OSError, RuntimeError, ValueError) as error:
            if attempt + 1 == _ATTEMPTS or generation == current(folder):  # else a build has replaced it
                raise damaged(folder, error) from error
    raise AssertionError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One build at a time; the lock is the operating system's, so it ends with the process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = any((folder / name).exists() for name in (STORE_POINTER, STORE_LOCK))
        if not known and any(folder.iterdir()):
            raise InputError(f"{folder}: holds other files and no store; name a folder of its own")
        handle = os.open(folder / STORE_LOCK, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        if not _lock(handle):
            raise InputError(f"{folder}: another build is writing this store; try again when it is done")
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not POSIX
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def fork(folder: Path) -> Path:
    """A new generation, not current yet: a copy of the current one, its tables shared by hard links."""
    old = current(folder)
    new = folder / f"g{int(old.name[1:]) + 1 if old else 1}"
    sweep(folder)
    try:
        if old is None:
            new.mkdir()
        else:
            ox.Store.read_only(str(old)).backup(str(new))
    except (OSError, RuntimeError) as error:
        raise unwritable(folder, error) from error
    return new


def sweep(folder: Path) -> None:
    """Remove what an interrupted build left, and all generations but the current one and that before it."""
    now = current(folder)
    number = int(now.name[1:]) if now else 0
    for place in folder.glob("g*"):
        if _GENERATION.fullmatch(place.name) and int(place.name[1:]) not in (number, number - 1):
            shutil.rmtree(place, ignore_errors=True)


def publish(folder: Path, generation: Path) -> None:
    """Make a finished generation the current one, in one step."""
    sums.write(generation, current(folder))
    written = folder / f"{STORE_POINTER}.new"
    with written.open("w", encoding="ascii") as out:
        out.write(generation.name + "\n")
        out.flush()
        os.fsync(out.fileno())
    written.replace(folder / STORE_POINTER)
    with suppress(OSError):  # some systems do not open folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    sweep(folder)
