"""The command line: arguments in, one call, output. What is slow to import is imported where it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

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

_FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "csv")
_SUFFIXES = {
    ".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads", ".jsonld": "jsonld", ".rdf": "rdfxml",
    ".graphml": "graphml", ".gexf": "gexf", ".zip": "csv",
}  # fmt: skip

StoreOption = Annotated[Path, typer.Option("--store", "-s", metavar="DIR", help="Folder of the graph.")]
_STORE = Path("out/store")
