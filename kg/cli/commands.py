"""The commands: arguments in, one call, output. What is slow to import is imported where it is used."""

from __future__ import annotations

import signal
import sys

import typer

from kg.cli import all_or_nothing, say, tell
from kg.cli.options import (
    ANSWERS,
    FORMATS,
    PAGE,
    STORE,
    Answer,
    Decisions,
    Focus,
    Format,
    Found,
    Kind,
    Leftovers,
    Listed,
    Memory,
    Name,
    Output,
    Page,
    Parameters,
    Paths,
    Prune,
    Question,
    Shown,
    Store,
    Terms,
    Timeout,
    Workers,
    format_of,
    is_of_tables,
    one_of,
    parameters,
)
from kg.model import InputError


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
    from kg.cli.told import left_over, progress, summary
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


def query(
    name: Question = None,
    store: Store = STORE,
    form: Answer = "table",
    param: Parameters = None,
    list_: Listed = False,
    show: Shown = False,
    memory: Memory = None,
    timeout: Timeout = 0,
) -> None:
    """Ask the graph in SPARQL.

    A table leaves out the IRIs by which the other formats of a stored query are joined.

    \b
    kg query --list
    kg query officials
    kg query person --param "name=nguyen van an" --format csv
    kg query "SELECT * { ?s a kg:Ward } LIMIT 5"
    echo "SELECT * { ?s ?p ?o } LIMIT 5" | kg query -
    """
    from kg.cli.bound import bounded, memory_bound
    from kg.cli.spelt import spelt
    from kg.cli.terms import unknown
    from kg.cli.told import listed
    from kg.query import answer, find, write
    from kg.store import opened

    if list_:
        say(listed())
        return
    if name is None:
        raise typer.BadParameter("give a query, or --list", param_hint="NAME")
    if show:
        say(find(name).whole.encode())
        return
    one_of(form, ANSWERS, "--format")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own handler waits for the query to end
    given = parameters(param or [])
    question, graph = find(name), opened(store)
    with bounded(question.name, memory_bound() if memory is None else memory, timeout):
        answered = write(answer(graph, question, spelt(graph, question, given)), form, question.keys)
    for line in unknown(question.text):
        tell(f"{question.name}: {line}")
    say(answered)


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
    if chosen == "csv" and path and not is_of_tables(path):
        raise typer.BadParameter(f"csv is a folder or a .zip, not {str(path)!r}", param_hint="--output")
    if chosen == "csv" and path is None and sys.stdout.isatty():
        raise typer.BadParameter("csv is a folder or a .zip: name it", param_hint="--output")
    from kg.export import export as run
    from kg.store import opened

    run(opened(store), chosen, path)


def view(
    *,
    store: Store = STORE,
    output: Page = PAGE,
    focus: Focus = None,
    kind: Kind = None,
    query: Found = None,
    ontology: Terms = False,
) -> None:
    """Write one interactive page that works offline.

    \b
    kg view -o out/graph.html
    kg view --focus "Đức Nhuận"
    """
    from kg.view import write

    path = None if str(output) == "-" else output
    page = write(store, path, focus=focus, kind=kind, query=query, ontology=ontology)
    typer.echo(
        f"{path or 'standard output'}: {page.things} things, {page.links} links; open it in a browser",
        err=True,
    )


def validate(store: Store = STORE) -> None:
    """Check the graph against its shapes (SHACL).

    One line for each violation: document, thing, what its shape asks, what stands there, the quote.
    The graph is held in memory: some 0.3 MB for each report.

    \b
    kg validate
    """
    from kg.store import opened
    from kg.validate import validate as run

    found = run(opened(store))
    say("".join(f"{violation}\n" for violation in found).encode())
    if found:
        raise InputError(f"{store}: {len(found)} violation{'s' * (len(found) > 1)}")
    typer.echo("The graph keeps all its shapes.", err=True)


def explain(name: Name, store: Store = STORE) -> None:
    """Tell what the graph says about one thing.

    Every fact with the document it rests on, the offsets and the exact words.

    \b
    kg explain "nguyen thi thanh thao"
    """
    from kg.explain import explain as run
    from kg.explain import find, lines, told_apart
    from kg.store import opened

    graph = opened(store)
    found = find(graph, name)
    if len(found) == 1:
        say("".join(f"{line}\n" for line in lines(run(graph, found[0]))).encode())
        return
    say("".join(f"{told_apart(graph, thing)}\n" for thing in found).encode())
    several = f"{len(found)} things are called so; give the IRI of one"
    raise InputError(f"{name}: {several if found else f'nothing in {store} is called so'}")
