"""The ontology itself as a graph: classes, the properties between them, the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.prefixes import expand
from kg.resources import ONTOLOGY
from kg.view.graph import Edge, Fact, Node, Source, Term, ViewGraph
from kg.view.shows import shows

TYPE, LABEL, COMMENT, ABOVE, DOMAIN, RANGE = map(
    expand, ("rdf:type", "rdfs:label", "rdfs:comment", "rdfs:subClassOf", "rdfs:domain", "rdfs:range")
)
ON, WITH = expand("kg:usedOn"), expand("kg:usedWith")  # of standard properties
CLASS, SCHEME, IN, NAME = map(expand, ("owl:Class", "skos:ConceptScheme", "skos:inScheme", "skos:prefLabel"))
Said = dict[str, dict[str, dict[str, str]]]  # subject → property → language or IRI → value


def ontology() -> ViewGraph:
    """Classes and vocabularies as things, properties between them as links."""
    said = _read()
    things = {s: place for place, s in enumerate(s for s in said if _kind(said[s]))}
    terms = {Term(name, *shows()["ontology"][name]): place for place, name in enumerate((ABOVE, IN, COMMENT))}
    links = dict.fromkeys(
        Edge(things[start], things[end], terms.setdefault(term, len(terms)))
        for start, term, end in _links(said)
        if start in things and end in things
    )
    nodes = tuple(_node(s, said[s], place) for s, place in things.items())
    facts = tuple(Fact(2, 0, _text(said[s], COMMENT, "vi")) for s in things)
    source = Source(expand("kg:").rstrip("#"), "ontology/kg.ttl")
    return ViewGraph("Ontology", nodes, tuple(links), facts, tuple(terms), (source,))


def _links(said: Said) -> Iterator[tuple[str, Term, str]]:
    """What stands above or around a term; a property leads from where it is used to what it leads to."""
    for subject, values in said.items():
        for name in (ABOVE, IN):
            term = Term(name, *shows()["ontology"][name])
            yield from ((subject, term, end) for end in values.get(name, ()))
        own = Term(subject, _text(values, LABEL, "vi"), _text(values, LABEL, "en"))
        starts, ends = (
            {**values.get(one, {}), **values.get(two, {})} for one, two in ((DOMAIN, ON), (RANGE, WITH))
        )
        yield from ((start, own, end) for start in starts for end in ends)


def _read() -> Said:
    said: Said = {}
    for quad in ox.parse(path=str(ONTOLOGY / "kg.ttl")):
        subject, value = str(getattr(quad.subject, "value", "")), quad.object
        key = (value.language or "") if isinstance(value, ox.Literal) else str(getattr(value, "value", ""))
        text = str(getattr(value, "value", ""))
        said.setdefault(subject, {}).setdefault(quad.predicate.value, {})[key] = text
    return said


def _kind(values: dict[str, dict[str, str]]) -> str:
    if {CLASS, SCHEME} & set(values.get(TYPE, ())):
        return "class"
    return "concept" if IN in values else ""


def _text(values: dict[str, dict[str, str]], name: str, language: str) -> str:
    return values.get(name, {}).get(language, "")


def _node(subject: str, values: dict[str, dict[str, str]], place: int) -> Node:
    names = [_text(values, name, language) for name in (LABEL, NAME) for language in ("vi", "en")]
    known = [name for name in names if name] or [subject]
    facts = (place,) if _text(values, COMMENT, "vi") else ()
    return Node(subject, _kind(values), known[0], tuple(known[1:]), facts=facts)
