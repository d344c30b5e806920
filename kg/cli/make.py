"""The commands that make a graph and write it out: build, export, view. Slow imports stand in them."""

from __future__ import annotations

import sys
from contextlib import nullcontext

import typer

from kg.cli import all_or_nothing, say, tell
from kg.cli.checks import fits, format_of, one_of, outside
from kg.cli.options import (
    FORMATS,
    PAGE,
    STORE,
    Decisions,
    Focus,
    Format,
    Kind,
    Leftovers,
    Memory,
    OntologyOnly,
    Output,
    PageFile,
    Paths,
    Prune,
    Store,
    Timeout,
    ViewQuery,
    Workers,
)


def build(
    paths: Paths,
    store: Store = STORE,
    prune: Prune = False,
    workers: Workers = 0,
    leftovers: Leftovers = None,
    decisions: Decisions = None,
) -> None:
    """Read documents and write what they say into the graph.

    An unchanged document costs nothing; a changed one replaces its own facts. A file is one document, its id
    the name without suffix; in .jsonl and .jsonl.gz each line is one, with the keys id, text and, where
    known, date (or published), title and url. In folders, names that begin with a dot are passed over.

    \b
    kg build seeds
    kg build reports/ --prune --store out/reports
    """
    from kg.cli.memory import few_arenas
    from kg.cli.output import left_over, progress, summary
    from kg.pipeline import build as run

    few_arenas()
    report = None
    try:
        with left_over(leftovers) as left, all_or_nothing(), progress() as heard:
            report = run(
                paths,
                store,
                workers=workers,
                prune=prune,
                progress=heard,
                decisions=decisions,
                leftovers=left,
            )
    finally:  # the last leftovers may not be written, but the graph is built
        if report:
            for told in (*report.errors, *report.notes):
                tell(str(told))
            say(summary(report, store))
    if report.errors:
        raise typer.Exit(1)


def export(store: Store = STORE, form: Format = None, output: Output = None) -> None:
    """Write the graph, the same bytes for the same documents.

    The file's suffix tells the format: .ttl .trig .nt .nq .jsonld .rdf .graphml .gexf .zip (tables),
    .json (Popolo), .ftm (FollowTheMoney). Standard output is Turtle unless --format says otherwise.

    \b
    kg export -o out/graph.ttl
    kg export -f gexf -o out/graph.gexf
    kg export -f csv -o out/tables
    """
    path = None if output is None or str(output) == "-" else output
    chosen = form or (format_of(path) if path else "turtle")
    one_of(chosen, FORMATS, "--format")
    if path:
        fits(chosen, path)
        outside(store, path)
    elif chosen == "csv" and sys.stdout.isatty():
        raise typer.BadParameter("csv is written as a folder or a .zip: name one", param_hint="--output")
    from kg.export import export as run
    from kg.store import opened

    run(opened(store), chosen, path)


def view(
    *,
    store: Store = STORE,
    output: PageFile = PAGE,
    focus: Focus = None,
    kind: Kind = None,
    query: ViewQuery = None,
    ontology: OntologyOnly = False,
    memory: Memory = None,
    timeout: Timeout = 0,
) -> None:
    """Write one interactive page that works offline.

    \b
    kg view -o out/graph.html
    kg view --focus "Cầu Kiệu"
    """
    from kg.cli.limits import bounded, memory_bound
    from kg.query import find
    from kg.view import write

    path = None if str(output) == "-" else output
    if path:
        outside(store, path)
    question = find(query) if query else None
    most = memory_bound() if memory is None else memory
    with bounded(question, most, timeout) if question else nullcontext():
        page = write(store, path, focus=focus, kind=kind, query=question, ontology=ontology)
    things, links = (
        f"{n} {word}{'s' * (n != 1)}" for n, word in ((page.things, "thing"), (page.links, "link"))
    )
    typer.echo(f"{path or 'standard output'}: {things}, {links}; open it in a browser", err=True)
