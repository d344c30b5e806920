"""What kg.ttl says of its own terms is whole, and of standard terms no more than their makers did."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest

from kg.prefixes import PREFIXES
from kg.resources import ONTOLOGY

KG, RDF, RDFS, SKOS, XSD = (PREFIXES[name] for name in ("kg", "rdf", "rdfs", "skos", "xsd"))
Said = dict[str, dict[str, list[ox.Quad]]]


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return [quad for path in sorted(ONTOLOGY.glob("*.ttl")) for quad in ox.parse(path=str(path))]


@pytest.fixture(scope="module")
def said() -> Said:
    found: Said = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(ONTOLOGY / "kg.ttl")):
        found[value(quad.subject)][quad.predicate.value].append(quad)
    return found


def value(term: object) -> str:
    return str(getattr(term, "value", term))


def values(said: Said, term: str, predicate: str) -> list[str]:
    return [value(quad.object) for quad in said[term][predicate]]


def own(said: Said) -> list[str]:
    return [term for term in said if term.startswith(KG)]


def properties(said: Said) -> list[str]:
    return [
        term for term in said if any(kind.endswith("Property") for kind in values(said, term, f"{RDF}type"))
    ]


def test_every_own_term_is_declared(quads: list[ox.Quad], said: Said) -> None:
    terms = {value(term) for q in quads for term in (q.subject, q.predicate, q.object)}
    used = {term for term in terms if term.startswith(KG)}
    assert len(used) > 80
    assert [term for term in sorted(used) if not values(said, term, f"{RDF}type")] == []


def test_every_own_term_is_used(quads: list[ox.Quad], said: Said) -> None:
    used = {value(term) for quad in quads for term in (quad.predicate, quad.object)}
    tied = {term for term in own(said) if {f"{KG}fieldName", f"{KG}factName"} & said[term].keys()}
    assert set(own(said)) - used - tied == set()


def test_what_concepts_are_given_is_read_by_code(said: Said) -> None:
    code = "".join(path.read_text("utf-8") for path in (ONTOLOGY.parent / "kg").rglob("*.py"))
    given = [term for term in properties(said) if values(said, term, f"{RDFS}domain") == [f"{SKOS}Concept"]]
    names = [term.removeprefix(KG) for term in given]
    assert len(names) > 15
    assert [name for name in names if f'"{name}"' not in code and f"{{KG}}{name}" not in code] == []


@pytest.mark.parametrize("name", ["label", "comment"])
def test_every_term_is_told_in_vietnamese_and_english(said: Said, name: str) -> None:
    for term in [*own(said), *properties(said)]:
        languages = sorted(str(quad.object.language) for quad in said[term][RDFS + name])  # type: ignore[union-attr]
        assert languages == ["en", "vi"], term


def test_own_properties_have_a_domain_and_a_range(said: Said) -> None:
    for term in properties(said):
        counts = [len(said[term][RDFS + name]) for name in ("domain", "range")]
        assert counts == ([1, 1] if term.startswith(KG) else [0, 0]), term


def test_of_standard_terms_only_their_use_is_told(said: Said) -> None:
    standard = [term for term in properties(said) if not term.startswith(KG)]
    assert len(standard) > 30
    assert not [term for term in said if not term.startswith(KG) and RDFS + "subClassOf" in said[term]]
    assert not [term for term in standard if not {f"{KG}usedOn", f"{KG}usedWith"} <= said[term].keys()]


def test_values_are_of_their_range(quads: list[ox.Quad], said: Said) -> None:
    for quad in quads:
        (wanted,) = values(said, quad.predicate.value, f"{RDFS}range") or [""]
        if wanted.startswith(XSD) and quad.predicate.value.startswith(KG):
            assert quad.object.datatype.value == wanted, quad  # type: ignore[union-attr]
