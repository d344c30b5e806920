"""Terms of the graph in words: what things are called, what the ontology calls its terms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

import pyoxigraph as ox

from kg.prefixes import RDF_TYPE, curie, expand, is_word
from kg.resources import ONTOLOGY
from kg.text import printable

Term = ox.NamedNode | ox.Literal
Said = tuple[tuple[str, str], ...]  # property, value; in words


def named(name: str) -> ox.NamedNode:
    """An IRI, from its short name."""
    return ox.NamedNode(expand(name))


CALLED = tuple(
    map(named, ("foaf:name", "skos:prefLabel", "schema:name", "dcterms:title", "dcterms:identifier"))
)
VIEW_OF, AS_WELL = named("prov:specializationOf"), named("prov:alternateOf")
TYPE, QUOTED = ox.NamedNode(RDF_TYPE), named("prov:wasDerivedFrom")
# What is told of a fact elsewhere, or is no reader's.
UNTOLD = (
    TYPE,
    QUOTED,
    VIEW_OF,
    AS_WELL,
    *map(named, ("kg:digest", "kg:extractor", "kg:fingerprint", "kg:rule")),
)
_IN_WORDS = tuple(map(named, ("skos:notation", "skos:prefLabel", "rdfs:label")))
_VOCABULARIES = ("kg.ttl", "positions.ttl", "bodies.ttl")


def objects(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[Term]:
    """What stands there, in whichever graph."""
    for quad in store.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.object


def shown(store: ox.Store, term: object) -> str:
    """A literal's text, a thing's name, what the ontology calls a term; on one line."""
    if isinstance(term, ox.NamedNode) and not is_word(term.value):
        nodes = [term, whole(store, term)]
        names = (name.value for node in nodes for called in CALLED for name in objects(store, node, called))
        text = next(names, None) or word(term.value)
    else:
        text = word(term.value) if isinstance(term, ox.NamedNode) else str(getattr(term, "value", term))
    return one_line(text)


def one_line(text: str) -> str:
    """Text that no terminal takes for anything else."""
    return " ".join(printable(text).split())


def whole(store: ox.Store, node: ox.NamedNode) -> ox.NamedNode:
    """What a document's view is a view of, or the fact that was printed first; else the thing itself."""
    wholes = (term for lead in (VIEW_OF, AS_WELL) for term in objects(store, node, lead))
    return next((term for term in wholes if isinstance(term, ox.NamedNode)), node)


def kind(store: ox.Store, node: ox.NamedNode) -> str:
    """What kind of thing it is."""
    return min((word(term.value) for term in objects(store, node, TYPE)), default="thing")


def word(iri: str) -> str:
    """What the ontology calls a term; else its short name."""
    return _words().get(iri) or curie(iri) or iri


@cache
def _words() -> dict[str, str]:
    """Notations before labels, and labels in English."""
    found: dict[str, tuple[int, bool, str]] = {}
    for quad in chain.from_iterable(ox.parse(path=ONTOLOGY / name) for name in _VOCABULARIES):
        text = quad.object
        if (
            quad.predicate in _IN_WORDS
            and isinstance(text, ox.Literal)
            and isinstance(quad.subject, ox.NamedNode)
        ):
            new = (_IN_WORDS.index(quad.predicate), text.language == "vi", text.value)
            found[quad.subject.value] = min(new, found.get(quad.subject.value, new))
    return {iri: text for iri, (_, _, text) in found.items()}
