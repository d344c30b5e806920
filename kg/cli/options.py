"""What the commands take: arguments and options with their help, and the names of formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

FORMATS = (
    "turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "csv", "popolo", "ftm"
)  # fmt: skip
SUFFIXES = {
    ".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads", ".jsonld": "jsonld",
    ".rdf": "rdfxml", ".graphml": "graphml", ".gexf": "gexf", ".zip": "csv",
    ".json": "popolo", ".ftm": "ftm",
}  # fmt: skip
ANSWERS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "rdfxml", "jsonld")
REPORTS = ("table", "json", "csv")
_ANSWERS_HELP = f"{', '.join(ANSWERS)}. CSV is UTF-8 without a mark; Excel imports it by Data, From Text/CSV."

# Paths are `readable=False`: what cannot be read is told in one line by whoever reads it.
STORE = Path("out/store")
PAGE = Path("out/graph.html")


def _formats(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def _answers(incomplete: str) -> list[str]:
    return [name for name in ANSWERS if name.startswith(incomplete)]


def _queries(incomplete: str) -> list[tuple[str, str]]:
    from kg.query import stored

    return [(query.name, query.title) for query in stored() if query.name.startswith(incomplete)]


def _said(text: str) -> str:
    """A value; wrong usage where it is empty: "$UNSET"."""
    if not str(text):
        raise typer.BadParameter("it is empty")
    return str(text)


def _named(text: str) -> Path:
    """A path; wrong usage where it is empty, which would be the current folder: "$UNSET"."""
    if not str(text):
        raise typer.BadParameter("a path is empty")
    return Path(text)


def _lines(text: str) -> Path:
    """A file for lines; wrong usage for standard output, which tells what was built."""
    if text == "-":
        raise typer.BadParameter("standard output tells what was built: name a file")
    return _named(text)


def _page(text: str) -> Path:
    """A page's file; wrong usage where its suffix is of something else."""
    suffix = Path(text).suffix.lower()
    if suffix not in ("", ".html", ".htm"):
        raise typer.BadParameter(f"a page is HTML, not {suffix}: {text!r}")
    return _named(text)


def _file(*names: str, told: str, metavar: str = "FILE", parser: Callable[[str], Path] = _named) -> Any:
    """An option that takes a path."""
    return typer.Option(*names, metavar=metavar, parser=parser, readable=False, help=told)


Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH", parser=_named, readable=False, help="Documents, or folders of them."),
]
Store = Annotated[Path, _file("--store", "-s", metavar="DIR", told="Folder of the graph.")]
Prune = Annotated[bool, typer.Option("--prune", help="Retract documents that are not among PATH.")]
Workers = Annotated[int, typer.Option(min=0, help="Processes; 0 is one a core, the most is four a core.")]
Leftovers = Annotated[
    Path | None,
    _file(
        told="List what was recognised and no fact used: source, start, end, words, kind (tabs between).",
        parser=_lines,
    ),
]
Decisions = Annotated[
    Path | None,
    _file(told="File of decisions on namesakes (kg review), at every build; DIR.decisions.tsv unless given."),
]
Question = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME|FILE.rq|-",
        parser=_said,
        help="A stored query, a file, - for standard input, or SPARQL in quotes.",
        autocompletion=_queries,
    ),
]
AnswerFormat = Annotated[
    str, typer.Option("--format", "-f", metavar="NAME", help=_ANSWERS_HELP, autocompletion=_answers)
]
Parameters = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="KEY=VALUE", help="Bind a parameter; repeat it for others."),
]
ListOnly = Annotated[bool, typer.Option("--list", help="Show the stored queries and what each tells.")]
ShowOnly = Annotated[
    bool, typer.Option("--show", help="Print the query, with its prefixes, instead of asking it.")
]
Memory = Annotated[
    int | None,
    typer.Option(
        min=0, metavar="MB", help="Stop at so much memory; half of what there is, 4000 at most, unless given."
    ),
]
Timeout = Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Stop after so long; 0 is never.")]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="NAME", help=", ".join(FORMATS), autocompletion=_formats),
]
Output = Annotated[
    Path | None,
    _file("--output", "-o", told="File to write; - or nothing is standard output."),
]
PageFile = Annotated[
    Path,
    _file("--output", "-o", metavar="FILE.html", told="File to write; - is standard output.", parser=_page),
]
Focus = Annotated[
    str | None, typer.Option(metavar="TEXT", parser=_said, help="Begin at the thing of this name.")
]
VIEWS = ("officials", "events", "resolutions", "wards")
KINDS = (
    "ward", "unit", "person", "post", "body", "event", "resolution", "indicator", "award", "initiative",
    "thing", "value",
)  # fmt: skip
_KIND_HELP = (
    f"Show things of one kind only: {', '.join(VIEWS)} (each with what belongs to it); "
    f"{', '.join(KINDS)} (alone; the last two are in answers to --query)."
)
Kind = Annotated[str | None, typer.Option(metavar="KIND", parser=_said, help=_KIND_HELP)]
ViewQuery = Annotated[
    str | None,
    typer.Option(metavar="NAME|FILE.rq", help="Show what a query finds.", autocompletion=_queries),
]
OntologyOnly = Annotated[bool, typer.Option("--ontology", help="Show the ontology instead.")]
Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME|CODE|IRI",
        parser=_said,
        help="Of a person, ward, post, event …; diacritics are optional.",
    ),
]
ReportFormat = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=", ".join(REPORTS))]
Check = Annotated[bool, typer.Option("--check", help="Exit with status 1 where there are any.")]
Same = Annotated[tuple[str, str] | None, typer.Option(metavar="A B", help="These two IRIs are one person.")]
Different = Annotated[
    tuple[str, str] | None, typer.Option(metavar="A B", help="These two IRIs are two people.")
]
Later = Annotated[
    tuple[str, str] | None, typer.Option(metavar="A B", help="Put these two IRIs off: asked again, last.")
]
Old = Annotated[
    Path, typer.Argument(metavar="OLD", parser=_named, readable=False, help="A store, or an exported file.")
]
New = Annotated[
    Path, typer.Argument(metavar="NEW", parser=_named, readable=False, help="The graph to compare with it.")
]
