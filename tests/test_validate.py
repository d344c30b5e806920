"""Every class of the ontology has a shape; sound graphs keep it; each way to break it is told in one line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kg.export import EXPORTS
from kg.pipeline import build
from kg.resources import ONTOLOGY
from kg.store import opened
from kg.validate import validate
from tests.export.small import small_store
from tests.report import Report, unit, write

SH = "http://www.w3.org/ns/shacl#"
PREFIXES = """PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kg: <https://w3id.org/wardkg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX status: <https://w3id.org/wardkg/ontology/status#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    return list(opened(small_store(tmp_path_factory.mktemp("small") / "store")))


def broken(sound: list[ox.Quad], update: str) -> ox.Store:
    store = ox.Store()
    store.extend(sound)
    before = set(store)
    store.update(PREFIXES + update)
    assert set(store) != before
    return store


def test_every_class_has_a_shape() -> None:
    ontology, shapes = ox.Store(), ox.Store()
    ontology.load(path=ONTOLOGY / "kg.ttl")
    shapes.load(path=ONTOLOGY / "shapes.ttl")
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    owl_class = ox.NamedNode("http://www.w3.org/2002/07/owl#Class")
    classes = {quad.subject for quad in ontology.quads_for_pattern(None, rdf_type, owl_class)}
    shaped = {quad.object for quad in shapes.quads_for_pattern(None, ox.NamedNode(f"{SH}targetClass"), None)}
    assert len(classes) > 20
    assert classes <= shaped


def test_every_property_of_a_shape_is_in_the_ontology() -> None:
    ontology, shapes = ox.Store(), ox.Store()
    ontology.load(path=ONTOLOGY / "kg.ttl")
    shapes.load(path=ONTOLOGY / "shapes.ttl")
    paths = {quad.object for quad in shapes.quads_for_pattern(None, ox.NamedNode(f"{SH}path"), None)}
    named = {path for path in paths if isinstance(path, ox.NamedNode)}
    known = {quad.subject for quad in ontology}
    unknown = {path.value for path in named - known}
    assert len(named) > 40
    assert unknown <= {
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#inScheme",
    }


def test_a_sound_graph_conforms(sound: list[ox.Quad]) -> None:
    store = ox.Store()
    store.extend(sound)
    assert validate(store) == []


def test_exported_turtle_conforms_with_any_validator(sound: list[ox.Quad]) -> None:
    store = ox.Store()
    store.extend(sound)
    data = rdflib.Graph().parse(data="".join(map(str, EXPORTS["turtle"](store))), format="turtle")
    assert pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(ONTOLOGY / "shapes.ttl"))[0]


def test_an_event_of_several_documents_conforms(tmp_path: Path) -> None:
    write(tmp_path, [Report(name).event(unit("Phường Đức Nhuận")) for name in "ab"])
    store = ox.Store()
    store.extend(opened(tmp_path))
    assert validate(store) == []
    store.update(PREFIXES + "DELETE WHERE { GRAPH ?g { ?view prov:specializationOf ?whole } }")
    assert "must rest on a quote" in " ".join(map(str, validate(store)))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    """Three reports, two of them on one event."""
    folder = tmp_path_factory.mktemp("shared")
    write(folder, [Report(name).event(unit("Phường Đức Nhuận")) for name in "ab"])
    store = ox.Store()
    store.extend(opened(folder))
    store.extend(opened(small_store(folder / "small")))
    return list(store)


SHARED = (
    "DELETE WHERE { GRAPH ?g { ?view prov:specializationOf ?whole } }",
    "DELETE { GRAPH ?g { ?view prov:specializationOf ?whole } } WHERE { SELECT * {"
    " GRAPH ?g { ?view prov:specializationOf ?whole . ?whole a kg:JointEvent } } ORDER BY ?view LIMIT 1 }",
    "INSERT DATA { GRAPH <x:g> { <x:event> a kg:JointEvent ; prov:wasDerivedFrom <x:q> } }",
    "INSERT { GRAPH <x:g> { ?x skos:prefLabel 'Hai'@vi } }"
    " WHERE { GRAPH ?g { ?x a schema:AdministrativeArea } }",
    "INSERT DATA { <x:post> a org:Post . <x:unit> a schema:AdministrativeArea , kg:Official }",
)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("update", SHARED)
def test_parts_find_what_the_whole_finds(
    update: str, workers: int, shared: list[ox.Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = broken(shared, update)
    whole = validate(store)
    monkeypatch.setattr("kg.validate.parts._ENOUGH", 1)
    assert validate(store, workers=workers) == whole != []


def test_a_class_leads_to_what_is_of_its_subclasses(sound: list[ox.Quad]) -> None:
    store = ox.Store()
    store.extend(sound)
    path = "?person a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* kg:PersonInDocument"
    found = store.query(f"{PREFIXES} SELECT DISTINCT ?person {{ {path} }}", use_default_graph_as_union=True)
    assert len(list(found)) == 3  # type: ignore[arg-type]


def replaced(kind: str, path: str, value: str) -> str:
    """The update that gives one thing of a kind another value."""
    return (
        f"DELETE {{ GRAPH ?g {{ ?x {path} ?v }} }} INSERT {{ GRAPH ?g {{ ?x {path} {value} }} }}"
        f" WHERE {{ {{ SELECT * {{ GRAPH ?g {{ ?x a {kind} ; {path} ?v }} }} ORDER BY ?x LIMIT 1 }} }}"
    )


def removed(kind: str, path: str) -> str:
    both = f"GRAPH ?h {{ ?x a {kind} }} GRAPH ?g {{ ?x {path} ?v }}"
    return f"DELETE {{ GRAPH ?g {{ ?x {path} ?v }} }} WHERE {{ {both} }}"


def added(kind: str, path: str, value: str) -> str:
    return f"INSERT {{ GRAPH ?g {{ ?x {path} {value} }} }} WHERE {{ GRAPH ?g {{ ?x a {kind} }} }}"


BREAKS = {
    removed("org:Membership", "org:member"): "needs exactly one holder",
    added("org:Membership", "kg:post", "<x:other>"): "needs exactly one post",
    removed("org:Membership", "kg:post"): "needs exactly one post",
    added(
        "org:Membership", "kg:status", "<x:made-up>"
    ): "may have one status of the scheme (kg:status <x:made-up>)",
    added("org:Membership", "schema:startDate", '"2025-13"^^xsd:gYearMonth'): "may have one start, a date",
    replaced("org:Membership", "schema:startDate", '"tháng 7"'): 'a date (schema:startDate "tháng 7")',
    added("org:Membership", "kg:observed", '"18-12-2025"^^xsd:date'): "may have one day of observation",
    removed("org:Membership", "prov:wasDerivedFrom"): "must rest on a quote",
    removed("kg:Official", "prov:wasDerivedFrom"): "must rest on a quote",
    removed("kg:Indicator", "prov:wasDerivedFrom"): "must rest on a quote",
    removed("kg:Statement", "prov:wasAttributedTo"): "needs one speaker",
    removed("kg:Participation", "kg:event"): "needs one event",
    replaced("kg:Participation", "kg:part", "status:former"): "needs one part of the scheme",
    replaced("kg:Indicator", "schema:value", '"nhiều"'): "needs one number",
    added("kg:Indicator", "kg:inferredBy", "status:former"): "may be inferred in one way of the scheme",
    replaced("schema:Event", "dcterms:type", "status:former"): "needs one type of the scheme",
    replaced("schema:NewsArticle", "schema:datePublished", '"hôm qua"'): "may have one date of publication",
    removed("kg:DocumentReference", "schema:legislationType"): "needs one kind",
    removed("kg:DocumentLink", "kg:target"): "needs one document acted upon",
    removed("kg:AwardGrant", "kg:recipientName"): "needs one recipient",
    removed("kg:Initiative", "dcterms:type"): "needs one kind of the scheme",
    removed("foaf:Person", "foaf:name"): "needs a name",
    removed("org:Post", "org:role"): "needs one role of the scheme",
    removed("org:FormalOrganization", "skos:prefLabel"): "needs one name",
    replaced("schema:AdministrativeArea", "skos:notation", '"P.1"'): "needs one code, a number",
    removed("kg:Official", "prov:specializationOf"): "must be one document's view of one person",
    "DELETE WHERE { GRAPH ?g { ?s oa:exact ?q } }": "needs its words, once",
    added("kg:Indicator", "kg:rule", '" "'): "needs rules with a name",
}


@pytest.mark.parametrize("update", BREAKS)
def test_each_break_is_told(update: str, sound: list[ox.Quad], monkeypatch: pytest.MonkeyPatch) -> None:
    store = broken(sound, update)
    violations = validate(store)
    found = [str(violation) for violation in violations]
    assert any(BREAKS[update] in line for line in found), found
    assert all(len(line.splitlines()) == 1 for line in found)
    monkeypatch.setattr("kg.validate.parts._ENOUGH", 1)
    assert validate(store, workers=1) == violations


def test_a_line_names_document_thing_value_and_quote(sound: list[ox.Quad]) -> None:
    found = validate(broken(sound, added("kg:Indicator", "kg:comparator", "<x:y>")))
    assert [str(violation) for violation in found] == [
        "first: <doc/first/indicator-1> may have one comparator of the scheme (kg:comparator <x:y>)"
        " “1.275 tỉ đồng”"
    ]


def test_hostile_text_stays_on_one_line(sound: list[ox.Quad]) -> None:
    hostile = '"a\\nb\\r\\u2028\\u0085\\u001b[31m]]>"'
    update = replaced("org:Membership", "schema:startDate", hostile)
    (violation,) = validate(broken(sound, update))
    assert str(violation).isprintable()


def test_the_seeds_conform(tmp_path: Path) -> None:
    seeds = Path(__file__).parent.parent / "seeds"
    build([seeds], tmp_path / "store")
    assert validate(opened(tmp_path / "store")) == []
