"""A bound on what a question may cost: the engine itself has none, and would take all memory there is."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from kg.cli import tell
from kg.query import Query

_EVERY = 0.05  # seconds; in this time the engine takes some 30 MB
_MOST = 4000  # MB
_LOOSE = (
    "OPTIONALs that begin with a variable which an OPTIONAL before may have left unbound pair everything: "
    "nest them in it, or join by what is always bound"
)
_APART = "patterns that share no variable pair everything with everything: join them"


def memory_bound() -> int:
    """How many MB a question may take unless told otherwise: half of what the machine has, 4,000 at most."""
    try:
        return min(_MOST, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2_000_000)
    except (AttributeError, OSError, ValueError):
        return _MOST


@contextmanager
def bounded(question: Query, megabytes: int, seconds: float) -> Iterator[None]:
    """End the process, with one line and status 1, when what is inside takes more; 0 is no bound.

    Ctrl-C ends it, too, with status 130: Python's own handler would wait for the engine. Memory is what the
    process has now on Linux, its highest on macOS; elsewhere only the time is bound.
    """
    done = Event()
    watch = Thread(target=_watch, args=(done, question, megabytes, seconds), daemon=True)
    with _interruption_waits():
        watch.start()
        try:
            yield
        finally:
            done.set()
            watch.join()


@contextmanager
def _interruption_waits() -> Iterator[None]:
    """Within, Ctrl-C stays pending, for whoever looks; threads that are started there inherit it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _watch(done: Event, question: Query, megabytes: int, seconds: float) -> None:
    hint = _LOOSE if re.search(r"\boptional\b", question.text, re.IGNORECASE) else _APART
    began = monotonic()
    while not done.wait(_EVERY):
        if seconds and monotonic() - began > seconds:
            _end(f"{question.name}: not answered within {seconds:g} s (--timeout); {hint}")
        if megabytes and _memory() > megabytes * 1_000_000:
            _end(f"{question.name}: it takes more than {megabytes} MB of memory (--memory); {hint}")
        if sys.platform != "win32" and signal.SIGINT in signal.sigpending():
            _end("interrupted", 130)


def _end(line: str, status: int = 1) -> None:
    """The engine cannot be stopped, so the process ends; it only reads."""
    tell(line)
    os._exit(status)


def _memory() -> int:
    """Bytes in memory; 0 where that is unknown."""
    if sys.platform == "linux":  # the highest would be inherited from whoever started this process
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0
