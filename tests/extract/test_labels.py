"""Every name of the ontology's bodies and positions is read in a sentence as what it names."""

from __future__ import annotations

import pyoxigraph as ox

from kg.extract import extract
from kg.model import Document, Tenure
from kg.ontology import load
from kg.resources import ONTOLOGY
from tests.examples import examples

LABELS = [ox.NamedNode(f"http://www.w3.org/2004/02/skos/core#{name}") for name in ("prefLabel", "altLabel")]
PLACES = {
    "nation": "",
    "province": " tỉnh Lâm Đồng",
    "provincial": " tỉnh Lâm Đồng",
    "city": " TPHCM",
    "party": " Đảng ủy xã Nâm Nung",
    "district": " huyện Krông Nô",
    "neighbourhood": " thôn 3, xã Nâm Nung",
}  # what follows a body, by its level; a commune by default
ROLES = ["Giám đốc", "Trưởng", "Bí thư", "Chủ tịch", "Ủy viên", "Chánh"]
SPOKE = "Ông Lê Văn Mẫu, {role} {name}{place}, phát biểu tại hội nghị."
BODIES, POSITIONS = 900, 95  # names, at least


def names(scheme: str) -> list[tuple[str, str]]:
    """(IRI of the concept, Vietnamese name) of ontology/SCHEME.ttl, in order."""
    quads = [quad for quad in ox.parse(path=str(ONTOLOGY / f"{scheme}.ttl")) if quad.predicate in LABELS]
    said = {(quad.subject.value, quad.object.value) for quad in quads if quad.object.language == "vi"}
    return sorted((iri, name) for iri, name in said if iri in load().concepts)


def tenures(sentence: str) -> list[Tenure]:
    facts = extract(Document("text", sentence, 0, "2025-12-01"), load()).facts
    return [fact for fact in facts if isinstance(fact, Tenure)]


def bodies(sentence: str) -> list[str]:
    """IRIs of the kinds of body whose posts a sentence tells."""
    return [fact.post.body.kind for fact in tenures(sentence) if fact.post.body is not None]


def test_every_body_is_read_behind_a_post() -> None:
    cases = names("bodies")
    lost = []
    for iri, name in cases:
        place = PLACES.get(load().concepts[iri].get("bodyLevel"), " xã Nâm Nung")
        told = (SPOKE.format(role=role, name=name, place=place) for role in ROLES)
        if not any(bodies(sentence) == [iri] for sentence in told):
            lost.append((iri, name))
    assert lost == []
    assert len(cases) >= BODIES


def test_every_name_of_a_position_is_read_in_its_example() -> None:
    cases = [
        (sentence, sentence.replace(load().concepts[iri].label, name))
        for iri, sentence in examples("positions")
        for named, name in names("positions")
        if iri == named and not load().concepts[iri].get("fuses")  # "Trưởng BCĐ" is of another body
    ]
    cases = [(sentence, other) for sentence, other in cases if other != sentence]
    titles = {s: [fact.post.title for fact in tenures(s)] for case in cases for s in case}
    assert [case for case in cases if titles[case[0]] != titles[case[1]]] == []
    assert len(cases) >= POSITIONS
