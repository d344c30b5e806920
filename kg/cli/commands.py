"""The commands: arguments in, one call, output. What is slow to import is imported where it is used."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import tell
from kg.model import InputError

app = typer.Typer(
    name="kg",
    help="Vietnamese ward-level news reports → a knowledge graph to query, explore and export.",
    epilog="Begin with: kg build FOLDER. Every command tells more: kg build --help",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FORMATS = (
    "turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "csv", "popolo", "ftm"
)  # fmt: skip
SUFFIXES = {
    ".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads", ".jsonld": "jsonld",
    ".rdf": "rdfxml", ".graphml": "graphml", ".gexf": "gexf", ".csv": "csv", ".zip": "csv",
    ".json": "popolo", ".ftm": "ftm",
}  # fmt: skip
ANSWERS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "rdfxml", "jsonld")

Store = Annotated[Path, typer.Option("--store", "-s", metavar="DIR", help="Folder of the graph.")]
STORE = Path("out/store")
PAGE = Path("out/graph.html")


def _say(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kg {version('wardkg')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass


def _formats(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def _answers(incomplete: str) -> list[str]:
    return [name for name in ANSWERS if name.startswith(incomplete)]


def _queries(incomplete: str) -> list[tuple[str, str]]:
    from kg.query import stored

    return [(query.name, query.title) for query in stored() if query.name.startswith(incomplete)]


def _one_of(name: str, known: Sequence[str], option: str) -> None:
    if name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}", param_hint=option)


@app.command()
def build(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", readable=False, help="Documents, or folders of them.")
    ],
    store: Store = STORE,
    prune: Annotated[
        bool, typer.Option("--prune", help="Retract documents that are not among PATH.")
    ] = False,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is one for each core.")] = 0,
    leftovers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="List the words recognised that no fact used.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Of kg review; beside the store unless given.")
    ] = None,
) -> None:
    """Read documents and write what they say into the graph.

    An unchanged document costs nothing; a changed one replaces its own facts.

    \b
    kg build seeds
    kg build reports/ --prune --store out/reports
    """
    from kg.cli.told import progress, summary, untold
    from kg.pipeline import build as run
    from kg.write import write

    words: list[str] = []
    with progress() as told:
        report = run(
            paths,
            store,
            workers=workers,
            prune=prune,
            progress=told,
            decisions=decisions,
            leftovers=None if leftovers is None else lambda source, word: words.append(untold(source, word)),
        )
    if leftovers is not None:
        write(words, leftovers)
    for error in report.errors:
        tell(str(error))
    _say(summary(report, store))
    if report.errors:
        raise typer.Exit(1)


@app.command()
def query(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE.rq|-",
            help="A stored query, a file, or - for standard input.",
            autocompletion=_queries,
        ),
    ] = None,
    store: Store = STORE,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help=", ".join(ANSWERS), autocompletion=_answers)
    ] = "table",
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="KEY=VALUE", help="Bind a parameter; may be repeated."),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Show the stored queries and what each tells.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print the query, with its prefixes, instead of asking it.")
    ] = False,
) -> None:
    """Ask the graph in SPARQL.

    \b
    kg query --list
    kg query officials
    kg query person --param "name=Nguyễn Văn An" --format csv
    echo "SELECT * { ?s ?p ?o } LIMIT 5" | kg query -
    """
    from kg.cli.told import listed
    from kg.query import answer, find, write
    from kg.store import opened

    if list_:
        _say(listed())
        return
    if name is None:
        raise typer.BadParameter("give a query, or --list", param_hint="NAME")
    if show:
        _say(find(name).whole.encode())
        return
    _one_of(form, ANSWERS, "--format")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own handler waits for the query to end
    _say(write(answer(opened(store), find(name), _parameters(param or [])), form))


@app.command()
def export(
    store: Store = STORE,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="NAME", help=", ".join(FORMATS), autocompletion=_formats),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; - or nothing is standard output."),
    ] = None,
) -> None:
    """Write the graph, the same bytes for the same documents.

    The file's suffix tells the format: .ttl .trig .nt .nq .jsonld .rdf .graphml .gexf .zip (tables),
    .json (Popolo), .ftm (FollowTheMoney).

    \b
    kg export -o out/graph.ttl
    kg export -f gexf -o out/graph.gexf
    kg export -f csv -o out/tables
    """
    path = None if output is None or str(output) == "-" else output
    chosen = form or SUFFIXES.get(path.suffix.lower() if path else "", "turtle")
    _one_of(chosen, FORMATS, "--format")
    if chosen == "csv" and path is None and sys.stdout.isatty():
        raise typer.BadParameter("csv is a folder or a .zip: name it", param_hint="--output")
    from kg.export import export as run
    from kg.store import opened

    run(opened(store), chosen, path)


@app.command()
def view(
    *,
    store: Store = STORE,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.html", help="Where to.")] = PAGE,
    focus: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Begin at the thing of this name.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Show things of one kind only.")] = None,
    query: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE.rq", help="Show what a query finds.", autocompletion=_queries),
    ] = None,
    ontology: Annotated[bool, typer.Option("--ontology", help="Show the ontology instead.")] = False,
) -> None:
    """Write one interactive page that works offline.

    \b
    kg view -o out/graph.html
    kg view --focus "Đức Nhuận"
    """
    from kg.view import write

    page = write(store, output, focus=focus, kind=kind, query=query, ontology=ontology)
    typer.echo(f"{output}: {page.things} things, {page.links} links; open it in a browser", err=True)


@app.command()
def validate(store: Store = STORE) -> None:
    """Check the graph against its shapes (SHACL).

    One line for each violation: document, thing, what its shape asks, what stands there, the quote.

    \b
    kg validate
    """
    from kg.store import opened
    from kg.validate import validate as run

    found = run(opened(store))
    _say("".join(f"{violation}\n" for violation in found).encode())
    if found:
        raise InputError(f"{store}: {len(found)} violation{'s' * (len(found) > 1)}")
    typer.echo("The graph keeps all its shapes.", err=True)


@app.command()
def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME|IRI", help="Of a person, ward, post, event …; diacritics are optional."),
    ],
    store: Store = STORE,
) -> None:
    """Tell what the graph says about one thing.

    Every fact with the document it rests on, the offsets and the exact words.

    \b
    kg explain "nguyen thi thanh thao"
    """
    from kg.explain import explain as run
    from kg.explain import find, lines
    from kg.store import opened

    graph = opened(store)
    found = find(graph, name)
    if len(found) == 1:
        _say("".join(f"{line}\n" for line in lines(run(graph, found[0]))).encode())
        return
    _say("".join(f"{thing.label} · {thing.kind} · {thing.iri}\n" for thing in found).encode())
    several = f"{len(found)} things are called so; give the IRI of one"
    raise InputError(f"{name}: {several if found else f'nothing in {store} is called so'}")


def _parameters(given: list[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in given]
    for key, equals, _ in pairs:
        if not equals:
            raise typer.BadParameter(f"{key!r} is not KEY=VALUE", param_hint="--param")
    return {key: value for key, _, value in pairs}
