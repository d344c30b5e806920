"""What the command line tells people: progress, what a build found, which queries there are."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from shutil import which
from typing import TYPE_CHECKING

from kg.model import Evidence
from kg.query import stored
from kg.query.results import table
from kg.write import streaming

if TYPE_CHECKING:
    from kg.pipeline import BuildReport, Progress

_NEXT = ("query tenures", "view", "export -o out/graph.ttl")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@contextmanager
def progress() -> Iterator[Callable[[Progress], None] | None]:
    """Tells a terminal how far a build has come; anything else is told nothing."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    try:
        yield lambda now: print(
            f"\r{now.documents} documents, file {now.files} of {now.of} ", end="", file=sys.stderr
        )
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def summary(report: BuildReport, store: Path) -> bytes:
    """What a build did, and what to try next; nothing where it met no document and no file."""
    counts = {
        "new": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "removed": report.removed,
    }
    if not any(counts.values()) and not report.passed:
        return b""
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "none"
    lines = [f"Documents: {told}; {report.seconds:.1f} s"]
    if report.passed:
        passed = (f"{count} {suffix or 'without suffix'}" for suffix, count in sorted(report.passed.items()))
        lines.append(f"Files passed over: {', '.join(passed)}")
    lines.append("")
    if report.facts:
        found = [(_HUMP.sub(" ", kind).lower(), str(count)) for kind, count in report.facts.most_common()]
        lines += [*table(("facts", "found"), sorted(found)), ""]
    if any(counts.values()):
        option = "" if store == Path("out/store") else f" --store {quote(str(store))}"
        lines += ["Try:", *(f"  {_program()} {command}{option}" for command in _NEXT)]
    return "".join(f"{line}\n" for line in lines).encode()


def _program() -> str:
    """What starts this program again: `kg`, or the path that was typed where that is none or another."""
    typed = Path(sys.argv[0])
    found = which("kg")
    same = found is not None and Path(found).resolve() == typed.resolve()
    return "kg" if same or typed.stem != "kg" else quote(sys.argv[0])


@contextmanager
def left_over(path: Path | None) -> Iterator[Callable[[str, Evidence], None] | None]:
    """Writes leftovers to a file as they are met, one a line: where, what, which rule recognised it."""
    if path is None:
        yield None
        return
    with streaming(path) as take:
        yield lambda source, word: take("\t".join((source, *_cells(word))) + "\n")


def _cells(word: Evidence) -> tuple[str, ...]:
    return str(word.start), str(word.end), " ".join(word.quote.split()), word.rule


def listed() -> bytes:
    """The stored queries with their titles and parameters."""
    queries = stored()
    width = max(len(query.name) for query in queries) + 2
    lines = []
    for query in queries:
        lines.append(f"{query.name:{width}}{query.title}")
        lines += [f"{'':{width}}  --param {param.name}=… {param.help}" for param in query.parameters]
    return "".join(f"{line}\n" for line in lines).encode()
