"""What a view shows: things, the links between them, and the facts with the quotes they rest on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary. A link that stands for a fact of its own names the two properties it has."""

    iri: str
    vi: str
    en: str
    subject: str = ""  # property from the fact to the link's start
    object: str = ""  # property from the fact to the link's end


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts rest on."""

    iri: str
    title: str
    date: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of one document. `value` is empty where a link's other end is the value."""

    label: int  # Term
    source: int  # Source
    quote: str
    value: str = ""
    status: int = -1  # Term: current, former, chair, target, …
    start: str = ""
    end: str = ""
    observed: str = ""  # a day on which the document shows it
    confidence: float = 1.0
    iri: str = ""
    period: str = ""  # that a figure is of
    at: int = 0  # where the quote begins in its document


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: a person, a post, a ward, an event, …"""

    iri: str
    kind: str  # a key of page/kinds.toml
    label: str
    aliases: tuple[str, ...] = ()
    ward: int = -1  # the Node of the ward it belongs to
    date: str = ""
    facts: tuple[int, ...] = ()
    code: str = ""  # of a unit, as the state numbers them
    rank: int = 0  # of a post that leads a ward: 1 the first; 0 for all others
    rivals: tuple[int, ...] = ()  # Nodes of figures that cannot be right if this one is


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two things, by their places in `nodes`, with the facts that say so."""

    source: int
    target: int
    relation: int  # Term
    facts: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()  # Nodes of people who cannot have held the seat as well


@dataclass(frozen=True, slots=True)
class ViewGraph:
    """Everything one page shows."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    facts: tuple[Fact, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    start: str = ""  # the state the page opens in, as in an address's fragment
    title_vi: str = ""  # where the title has a Vietnamese form of its own
    query: str = ""  # SPARQL for what is said of a thing, {iri} standing for it
