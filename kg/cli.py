"""The kg command line: arguments in, one call, output. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kg.model import InputError

app = typer.Typer(
    name="kg",
    help="Vietnamese ward-level news reports → a knowledge graph to query, explore and export.",
    epilog="Begin with: kg build FOLDER",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Store = Annotated[Path, typer.Option("--store", "-s", metavar="DIR", help="Folder of the graph.")]
STORE = Path("out/store")


def main() -> NoReturn:
    """Run the command line; every fault of input or output is told in one line."""
    code = 1
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            app()
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        code = end.code
    ...


if __name__ == "__main__":
    main()
