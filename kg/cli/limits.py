"""A bound on what a question may cost: the engine itself has none, and would take all memory there is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from kg.cli import tell

_EVERY = 0.05  # seconds; in this time the engine takes some 30 MB
_MOST = 4000  # MB
_HINT = (
    "OPTIONALs that begin with a variable which an OPTIONAL before may have left unbound pair everything: "
    "nest them in it, or join by what is always bound"
)


def memory_bound() -> int:
    """How many MB a question may take unless told otherwise: half of what the machine has, 4,000 at most."""
    try:
        return min(_MOST, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2_000_000)
    except (AttributeError, OSError, ValueError):
        return _MOST


@contextmanager
def bounded(name: str, megabytes: int, seconds: float) -> Iterator[None]:
    """End the process, with one line and status 1, when what is inside takes more; 0 is no bound.

    Memory is what the process has now on Linux, its highest on macOS; elsewhere only the time is bound.
    """
    done = Event()
    watch = Thread(target=_watch, args=(done, name, megabytes, seconds), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _watch(done: Event, name: str, megabytes: int, seconds: float) -> None:
    began = monotonic()
    while not done.wait(_EVERY):
        if seconds and monotonic() - began > seconds:
            _end(f"{name}: not answered within {seconds:g} s (--timeout); {_HINT}")
        if megabytes and _memory() > megabytes * 1_000_000:
            _end(f"{name}: it takes more than {megabytes} MB of memory (--memory); {_HINT}")


def _end(line: str) -> None:
    """The engine cannot be stopped, so the process ends; it only reads."""
    tell(line)
    os._exit(1)


def _memory() -> int:
    """Bytes in memory; 0 where that is unknown."""
    if sys.platform == "linux":  # the highest would be inherited from whoever started this process
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0
