"""The commands that ask a graph: query, validate, explain. Slow imports stand where they are used."""

from __future__ import annotations

import typer

from kg.cli import say, tell
from kg.cli.checks import one_of, parameters
from kg.cli.options import (
    ANSWERS,
    STORE,
    AnswerFormat,
    ListOnly,
    Memory,
    Name,
    Parameters,
    Question,
    ShowOnly,
    Store,
    Timeout,
    Workers,
)
from kg.model import InputError


def query(
    name: Question = None,
    store: Store = STORE,
    form: AnswerFormat = "table",
    param: Parameters = None,
    list_: ListOnly = False,
    show: ShowOnly = False,
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
    from kg.cli.limits import bounded, memory_bound
    from kg.cli.names import spelt
    from kg.cli.output import listed
    from kg.cli.terms import unknown
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
    given, question = parameters(param or []), find(name)
    with bounded(question, memory_bound() if memory is None else memory, timeout):
        graph = opened(store)  # here, for its threads must not hear Ctrl-C
        answered = write(answer(graph, question, spelt(graph, question, given)), form, question.keys)
    for line in unknown(question.text):
        tell(f"{question.name}: {line}")
    say(answered)


def validate(store: Store = STORE, workers: Workers = 0) -> None:
    """Check the graph against its shapes (SHACL).

    One line for each violation: document, thing, what its shape asks, what stands there, the quote.

    \b
    kg validate
    """
    from kg.store import opened
    from kg.validate import validate as run

    found = run(opened(store), workers=workers)
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
