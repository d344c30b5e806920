"""The command line: arguments in, one call, output. What is slow to import is imported where it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

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

FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "csv")
SUFFIXES = {
    ".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads", ".jsonld": "jsonld", ".rdf": "rdfxml",
    ".graphml": "graphml", ".gexf": "gexf", ".csv": "csv", ".zip": "csv",
}  # fmt: skip
ANSWERS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "rdfxml", "jsonld")

Store = Annotated[Path, typer.Option("--store", "-s", metavar="DIR", help="Folder of the graph.")]
STORE = Path("out/store")


def main() -> None:
    """Run a command; whatever is wrong with input or output is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # replaced by something that is no text file
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    code = 1
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up_stdout()
    except KeyboardInterrupt:
        code = 130
        _tell("interrupted; what was there before is as it was")
    except InputError as error:
        _tell(str(error))
    except OSError as error:
        _give_up_stdout()
        _tell(f"{error.filename or 'standard output'}: {error.strerror or error}")
    sys.exit(code)


def _run() -> int:
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _tell(line: str) -> None:
    with suppress(OSError):
        print(f"kg: {' '.join(line.split())}", file=sys.stderr, flush=True)


def _give_up_stdout() -> None:
    """Nothing more is written, not even what the interpreter would flush on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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


def _one_of(name: str, known: Sequence[str], option: str) -> str:
    if name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}", param_hint=option)
    return name
