"""The one line that tells the user what is wrong with an input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

from kg.model import Document, InputError

P = ParamSpec("P")


def failure(name: str | Path, reason: str) -> InputError:
    """`name` and `reason` on one line that any terminal can print."""
    line = f"{name}: {reason}"
    return InputError("".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line))


def unreadable(name: str | Path, error: Exception) -> InputError:
    """`failure` for what the operating system or a decompressor raised."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return failure(name, f"cannot be read: {reason}")


def attempt(
    name: str | Path, build: Callable[P, Document], *args: P.args, **kwargs: P.kwargs
) -> Document | InputError:
    """`build(…)`, its errors as a value, so that other documents go on."""
    try:
        return build(*args, **kwargs)
    except InputError as error:
        return error
    except OSError as error:
        return unreadable(name, error)
