"""The graph as one interactive page: `write` makes the file, `show` is for notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import UsageError, as_path

if TYPE_CHECKING:
    from kg.query import Query
    from kg.view.graph import ViewGraph
    from kg.view.output import Page

__all__ = ["ViewReport", "show", "write"]


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What was written."""

    path: Path | None  # None: standard output
    things: int
    links: int
    size: int  # bytes


def write(
    store: Path,
    out: Path | None,
    *,
    focus: str | None = None,
    kind: str | None = None,
    query: Query | str | None = None,
    ontology: bool = False,
) -> ViewReport:
    """The page as a file, or on standard output: the whole graph, or the part that is asked for."""
    page = show(store, focus=focus, kind=kind, query=query, ontology=ontology)
    size = page.save(out)
    return ViewReport(out, len(page.graph.nodes), len(page.graph.edges), size)


def show(
    store: Path | str,
    *,
    focus: str | None = None,
    kind: str | None = None,
    query: Query | str | None = None,
    ontology: bool = False,
) -> Page:
    """The page as an object that a notebook displays; InputError where the store or a choice is at fault."""
    from kg.view.output import Page

    if ontology and (focus or kind or query):
        raise UsageError("the ontology is shown whole: leave the other choices out")
    return Page(_ontology() if ontology else _chosen(as_path(store), focus, kind, query))


def _ontology() -> ViewGraph:
    from kg.view.schema import ontology

    return ontology()


def _chosen(store: Path, focus: str | None, kind: str | None, query: Query | str | None) -> ViewGraph:
    from kg.query import answer, find
    from kg.store import opened, reading
    from kg.view.answers import answered
    from kg.view.load import load
    from kg.view.select import focused, of_kind
    from kg.view.shows import titles

    with reading(store):
        opened_store = opened(store)
        graph = load(opened_store)
        if query:
            question = find(query) if isinstance(query, str) else query
            graph = answered(graph, answer(opened_store, question), *titles(question.name, question.title))
    if kind:
        graph = of_kind(graph, kind)
    return focused(graph, focus) if focus else graph
