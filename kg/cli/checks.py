"""Wrong usage of a command, told before anything is read or written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from kg.cli.options import SUFFIXES

_JSON = ("jsonld", "ftm")  # .json is theirs, too


def one_of(name: str, known: Sequence[str], option: str) -> None:
    """Wrong usage where `name` is none that is known."""
    if name not in known:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(known)}", param_hint=option)


def once_each(given: Mapping[str, tuple[str, str]]) -> None:
    """Wrong usage where two decisions are on the same two."""
    pairs = {frozenset(two) for two in given.values()}
    if len(pairs) < len(given):
        raise typer.BadParameter("one decision on the same two", param_hint=f"--{' and --'.join(given)}")


def outside(store: Path, path: Path) -> None:
    """Wrong usage where a file would be written into the folder of the graph."""
    if store.resolve() in path.resolve().parents:
        why = f"{str(path)!r} is in the folder of the graph: name another place"
        raise typer.BadParameter(why, param_hint="--output")


def format_of(path: Path) -> str:
    """The format that a file's suffix tells; wrong usage where it tells none."""
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return "csv"
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise typer.BadParameter(
            f"{str(path)!r} has none of the suffixes {known}: give --format", param_hint="--output"
        )
    return SUFFIXES[suffix]


def fits(form: str, path: Path) -> None:
    """Wrong usage where a file's suffix is another format's, or tables would be a file, not a ZIP file."""
    suffix = path.suffix.lower()
    if form == "csv" and (suffix == ".csv" or path.is_file()) and suffix != ".zip":
        why = f"csv is written as a folder or a .zip: name one instead of {str(path)!r}"
        raise typer.BadParameter(why, param_hint="--output")
    of = "csv" if suffix == ".csv" else SUFFIXES.get(suffix, form)
    if of != form and (suffix != ".json" or form not in _JSON):
        raise typer.BadParameter(f"{suffix} is of {of}, not of {form}: {str(path)!r}", param_hint="--output")


def parameters(given: Sequence[str]) -> dict[str, str]:
    """KEY=VALUE as pairs; anything else, and a key given twice, is wrong usage."""
    found: dict[str, str] = {}
    for key, equals, value in (pair.partition("=") for pair in given):
        if not equals or key in found:
            why = "is given twice" if equals else "is not KEY=VALUE"
            raise typer.BadParameter(f"{key!r} {why}", param_hint="--param")
        found[key] = value
    return found
