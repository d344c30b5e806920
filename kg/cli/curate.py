"""The commands of those who look after a graph: conflicts, review, diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli import StoppedError, all_or_nothing, say
from kg.cli.checks import once_each, one_of
from kg.cli.options import (
    REPORTS,
    STORE,
    Check,
    Decisions,
    Different,
    Later,
    New,
    Old,
    ReportFormat,
    Same,
    Store,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.resolve import Decision
    from kg.review import Question

_KEYS = {"s": "same", "d": "different", "l": "later"}


def conflicts(store: Store = STORE, form: ReportFormat = "table", check: Check = False) -> None:
    """List what reports contradict one another about.

    Two holders of a one-seat post, one person at the head of two wards; a post that ends before it starts, is
    held after its end or before there was the ward; two days of one event, unless it is called by its kind
    only; two values of one figure, where both are results with a stated period and of one name and unit.
    Both quotes are told. What has no day, or no period, is mostly not compared: none found is no agreement.

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
    later: Later = None,
) -> None:
    """List namesakes in doubt, and take decisions.

    On a terminal it asks about one pair after the other; each answer is kept at once. Decisions stand in a
    file beside the store and always win, in every build that finds it or is given it; another decision on the
    same two takes the place of the one before.

    \b
    kg review
    kg review --same IRI IRI
    """
    from kg.resolve.decided import beside, load
    from kg.review import decided, lines, pair, questions
    from kg.store import opened

    given = {
        verdict: two for verdict, two in (("same", same), ("different", different), ("later", later)) if two
    }
    once_each(given)
    path, graph = decisions or beside(store), opened(store)
    new = [decided(graph, verdict, *pair(graph, path, verdict, *two)) for verdict, two in given.items()]
    asked = [] if new else questions(graph, load(path))
    if new:
        _decide(store, path, new)
    elif asked and sys.stdin.isatty() and sys.stdout.isatty():
        _decide(store, path, _asked(graph, asked))
    else:
        say("".join(f"{line}\n" for one in asked for line in (*lines(graph, one), "")).encode())
        typer.echo(f"{len(asked)} to decide", err=True)


def _asked(graph: ox.Store, asked: Iterable[Question]) -> Iterator[Decision]:
    """What a person answers, pair by pair, until the person quits."""
    from kg.review import decided, lines

    for one in asked:
        say("".join(f"{line}\n" for line in lines(graph, one)).encode())
        answer = _answer()
        if answer == "q":
            return
        yield decided(graph, _KEYS[answer], one.one, one.other)


def _answer() -> str:
    """A key of _KEYS, or q; an empty line is l, the end of input q."""
    answer = ""
    while answer not in (*_KEYS, "q"):
        try:
            answer = input("[s]ame, [d]ifferent, [l]ater, [q]uit: ").strip() or "l"
        except (EOFError, KeyboardInterrupt) as end:
            say(b"\n")  # the cursor stands behind the question
            if isinstance(end, KeyboardInterrupt):
                raise
            answer = "q"
    return answer


def _decide(store: Path, path: Path, new: Iterable[Decision]) -> None:
    """Write each decision to its file when it is given; the graph follows at the end, whatever the end is."""
    from kg.resolve.decided import load, text, with_decision
    from kg.write import write

    kept = 0
    try:
        for one in new:
            write([text(with_decision(load(path), one))], path)
            kept += 1
    except KeyboardInterrupt as stop:
        counted = f"{kept} decision{'s are' if kept > 1 else ' is'}"
        became = f"{counted} kept, and the graph follows" if kept else "no decision was taken"
        raise StoppedError(became) from stop
    finally:
        if kept:
            _follow(store, path)
    if kept:
        number = len(load(path))
        told = (
            "1 decision; the graph follows it"
            if number == 1
            else f"{number} decisions; the graph follows them"
        )
        typer.echo(f"{path}: {told}", err=True)


def _follow(store: Path, path: Path) -> None:
    from kg.model import InputError
    from kg.pipeline import decide
    from kg.resolve.decided import load

    try:
        with all_or_nothing():
            decide(store, lambda: load(path))
    except InputError as error:
        kept = f"what was decided is kept in {path}, and the next build follows it"
        raise InputError(f"{error}; {kept}") from error


def diff(old: Old, new: New) -> None:
    """Tell what was added, removed and changed between two graphs.

    Each is a store, or a file that kg export wrote: .nq .trig .ttl .nt

    \b
    kg diff out/before.nq out/store
    """
    from kg.diff import diff as run

    say("".join(f"{line}\n" for line in run(old, new)).encode())
