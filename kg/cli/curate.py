"""The commands of those who look after a graph: conflicts, review, diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli import say
from kg.cli.options import (
    REPORTS,
    STORE,
    Check,
    Decisions,
    Different,
    New,
    Old,
    Report,
    Same,
    Store,
    one_of,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.resolve import Decision
    from kg.review import Question

_KEYS = {"s": "same", "d": "different", "l": "later"}


def conflicts(store: Store = STORE, form: Report = "table", check: Check = False) -> None:
    """List what reports contradict one another about.

    Two holders of a one-seat post, one person at the head of two wards, impossible dates; with both quotes.

    \b
    kg conflicts
    kg conflicts --format csv
    """
    from kg.conflicts import conflicts as run
    from kg.conflicts import write
    from kg.store import opened

    one_of(form, REPORTS, "--format")
    found = run(opened(store))
    say(write(found, form))
    if check and found:
        raise typer.Exit(1)


def review(
    store: Store = STORE,
    decisions: Decisions = None,
    same: Same = None,
    different: Different = None,
) -> None:
    """List namesakes in doubt, and take decisions.

    On a terminal it asks about one pair after the other. Decisions outlive every build and always win.

    \b
    kg review
    kg review --same IRI IRI
    """
    from kg.resolve.decided import beside, load
    from kg.review import decided, lines, questions, who
    from kg.store import opened

    path, graph = decisions or beside(store), opened(store)
    given = {"same": same, "different": different}
    new = [
        decided(graph, verdict, who(graph, pair[0]), who(graph, pair[1]))
        for verdict, pair in given.items()
        if pair
    ]
    if not new:
        asked = questions(graph, load(path))
        if asked and sys.stdin.isatty() and sys.stdout.isatty():
            new = list(_asked(graph, asked))
        else:
            say("".join(f"{line}\n" for one in asked for line in (*lines(graph, one), "")).encode())
            typer.echo(f"{len(asked)} to decide", err=True)
    if new:
        del graph
        _decide(store, path, new)


def _asked(graph: ox.Store, asked: Iterable[Question]) -> Iterable[Decision]:
    """What a person answers, pair by pair."""
    from kg.review import decided, lines

    for one in asked:
        say("".join(f"{line}\n" for line in lines(graph, one)).encode())
        answer = ""
        while answer not in (*_KEYS, "q"):
            answer = typer.prompt("[s]ame, [d]ifferent, [l]ater, [q]uit", default="l", show_default=False)
        if answer == "q":
            return
        yield decided(graph, _KEYS[answer], one.one, one.other)


def _decide(store: Path, path: Path, new: Iterable[Decision]) -> None:
    """Write decisions to their file, and let the graph follow."""
    from kg.pipeline import decide
    from kg.resolve.decided import load, text, with_decision
    from kg.write import write

    known: tuple[Decision, ...] = load(path)
    for one in new:
        known = with_decision(known, one)
    write([text(known)], path)
    decide(store, known)
    typer.echo(f"{path}: {len(known)} decisions; the graph follows them", err=True)


def diff(old: Old, new: New) -> None:
    """Tell what was added, removed and changed between two graphs.

    Each is a store, or a file that kg export wrote: .nq .trig .ttl .nt

    \b
    kg diff out/before.nq out/store
    """
    from kg.diff import diff as run

    say("".join(f"{line}\n" for line in run(old, new)).encode())
