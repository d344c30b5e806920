"""The commands of those who look after a graph: conflicts, review, diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.commands import STORE, Store, _one_of, _say, app

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.resolve import Decision
    from kg.review import Question

__all__ = ["app"]

_REPORTS = ("table", "json", "csv")
_ANSWERS = {"s": "same", "d": "different", "l": "later"}

Decisions = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="Of the decisions; beside the store unless given."),
]


@app.command()
def conflicts(
    store: Store = STORE,
    form: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=", ".join(_REPORTS))] = "table",
    check: Annotated[bool, typer.Option("--check", help="Exit with status 1 where there are any.")] = False,
) -> None:
    """List what reports contradict one another about.

    Two holders of a one-seat post, one person at the head of two wards, impossible dates; with both quotes.

    \b
    kg conflicts
    kg conflicts --format csv
    """
    from kg.conflicts import conflicts as run
    from kg.conflicts import write
    from kg.store import opened

    _one_of(form, _REPORTS, "--format")
    found = run(opened(store))
    _say(write(found, form))
    if check and found:
        raise typer.Exit(1)


@app.command()
def review(
    store: Store = STORE,
    decisions: Decisions = None,
    same: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="These two IRIs are one person.")
    ] = None,
    different: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="These two IRIs are two people.")
    ] = None,
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
            _say("".join(f"{line}\n" for one in asked for line in (*lines(graph, one), "")).encode())
            typer.echo(f"{len(asked)} to decide", err=True)
    if new:
        del graph
        _decide(store, path, new)


def _asked(graph: ox.Store, asked: Iterable[Question]) -> Iterable[Decision]:
    """What a person answers, pair by pair."""
    from kg.review import decided, lines

    for one in asked:
        _say("".join(f"{line}\n" for line in lines(graph, one)).encode())
        answer = ""
        while answer not in (*_ANSWERS, "q"):
            answer = typer.prompt("[s]ame, [d]ifferent, [l]ater, [q]uit", default="l", show_default=False)
        if answer == "q":
            return
        yield decided(graph, _ANSWERS[answer], one.one, one.other)


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


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A store, or an exported file.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another.")],
) -> None:
    """Tell what was added, removed and changed between two graphs.

    Each is a store, or a file that kg export wrote: .nq .trig .ttl .nt

    \b
    kg diff out/before.nq out/store
    """
    from kg.diff import diff as run

    _say("".join(f"{line}\n" for line in run(old, new)).encode())
