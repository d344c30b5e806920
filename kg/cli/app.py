"""The program: its commands in the order in which help lists them."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.ask import explain, query, validate
from kg.cli.curate import conflicts, diff, review
from kg.cli.make import build, export, view

COMMANDS = (build, query, export, view, validate, explain, conflicts, review, diff)

app = typer.Typer(
    name="kg",
    help="Vietnamese ward-level news reports → a knowledge graph to query, explore and export.",
    epilog="Begin with: kg build FOLDER. Every command tells more: kg build --help",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)


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
