"""Every format the graph leaves in: name → function from a store to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.jsonld import jsonld
from kg.export.ntriples import nquads, ntriples
from kg.export.rdfxml import rdfxml
from kg.export.turtle import trig, turtle

Export = Callable[[ox.Store], Iterator[str]]

EXPORTS: dict[str, Export] = {
    "turtle": turtle,
    "trig": trig,
    "ntriples": ntriples,
    "nquads": nquads,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
    "graphml": graphml,
    "gexf": gexf,
}
