"""The kg command. Whatever is wrong with input or output is told in one line, and the exit status says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class StoppedError(Exception):
    """Ctrl-C, and what became of the work."""


def main() -> None:
    """Run a command: 0 done, 1 input or data at fault, 2 wrong usage, 130 interrupted."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with suppress(AttributeError):  # replaced by something that is no text file
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    code, became = 1, ""
    try:
        code = _run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except StoppedError as error:
        code, became = 130, f"; {error}"
    except Exception as error:
        code = _fault(error)
    if code == 130:
        tell(f"interrupted{became}")
    sys.exit(code)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Around what changes a store: an interruption says what became of the graph."""
    try:
        yield
    except KeyboardInterrupt as stop:
        raise StoppedError("the graph is as it was before") from stop


def tell(line: str) -> None:
    """One line on standard error."""
    from kg.text import printable  # main() must be there at once for Ctrl-C

    with suppress(OSError):
        print(f"kg: {' '.join(printable(line).split())}", file=sys.stderr, flush=True)


def say(data: bytes) -> None:
    """Bytes on standard output, at once; raises InputError where it is closed."""
    from kg.write import write

    write([data], None)


def _run() -> int:
    from kg.cli.app import app  # it imports this module

    try:
        app(prog_name="kg")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _fault(error: Exception) -> int:
    """Tell what is wrong, for which exit status; what is the program's own fault is raised again."""
    from kg.model import InputError, UsageError  # not earlier: Ctrl-C must find main() running
    from kg.sparql import is_corruption

    if isinstance(error, OSError):
        _give_up_output()
        if not isinstance(error, BrokenPipeError):
            tell(_reason(error))
    elif isinstance(error, InputError):
        tell(str(error))
    elif isinstance(error, RuntimeError) and is_corruption(error):
        tell(_damaged(error))
    else:
        raise error
    return 2 if isinstance(error, UsageError) else 1


def _reason(error: OSError) -> str:
    if error.errno is None:  # the database raises these
        return _damaged(error)
    return f"{error.filename or 'standard output'}: {error.strerror}"


def _damaged(error: Exception) -> str:
    return f"the store is damaged ({error}); remove it and build it again"


def _give_up_output() -> None:
    """Nothing more is written, not even what the interpreter would flush on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
