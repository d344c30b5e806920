"""Every format that the graph leaves in. A new one is one function and one row of EXPORTS."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.export.ftm import ftm
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.jsonld import jsonld
from kg.export.ntriples import nquads, ntriples
from kg.export.popolo import popolo
from kg.export.rdfxml import rdfxml
from kg.export.tables import csv_zip, folder
from kg.export.turtle import trig, turtle
from kg.write import write

Export = Callable[[ox.Store], Iterable[str | bytes]]

EXPORTS: dict[str, Export] = {
    "turtle": turtle,
    "trig": trig,
    "ntriples": ntriples,
    "nquads": nquads,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
    "graphml": graphml,
    "gexf": gexf,
    "csv": csv_zip,
    "popolo": popolo,
    "ftm": ftm,
}


def export(store: ox.Store, form: str, path: Path | None = None) -> None:
    """The graph in one of EXPORTS, to a file or to standard output; CSV to a ZIP file or a folder."""
    if form == "csv" and path and path.suffix.lower() != ".zip":
        folder(store, path)
    else:
        write(EXPORTS[form](store), path)
