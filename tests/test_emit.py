"""Facts → quads by name, with no code per kind."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from rdflib.namespace import SKOS

import kg.model
from kg.emit import Emitted, digest, document_iri, emit
from kg.emit.names import document_slug, slug
from kg.emit.terms import KG, terms
from kg.emit.vocabulary import vocabulary
from kg.extract import extract
from kg.model import Award, Document, Evidence, Fact, Facts, Indicator, Official, Participation, Tenure
from kg.ntriples import TYPE, quoted
from kg.ontology import load
from kg.read import read
from kg.resources import BASE, ONTOLOGY
from kg.text import fold
from tests.report import POSITION, Report, party, unit

ROOT = Path(__file__).parent.parent
WARD = unit("Phường Đức Nhuận")
KINDS = sorted(
    (kind for kind in vars(kg.model).values() if isinstance(kind, type) and issubclass(kind, Fact)), key=str
)


def written(*facts: Fact, published: str | None = None) -> Emitted:
    return emit(Facts(Document("d", "text", published=published), facts), load(), extractor="x")


def said(emitted: Emitted, node: str) -> dict[str, list[str]]:
    """What a node of document d says, by short property name."""
    found: dict[str, list[str]] = {}
    for line in emitted.quads.decode().splitlines():
        subject, predicate, value = line.rsplit(" <", 1)[0].split(" ", 2)
        if subject == f"<{BASE}doc/d{node}>":
            found.setdefault(re.split("[/#]", predicate.strip("<>"))[-1], []).append(value)
    return found


def at(start: int = 0, confidence: float = 1.0) -> Evidence:
    return Evidence(
        start, start + 4, "text", "rule", confidence, "ward from context" if confidence < 1 else ""
    )


@pytest.mark.parametrize("kind", [k for k in KINDS if k is not Fact], ids=lambda k: k.__name__)
def test_the_ontology_knows_every_kind_and_field(kind: type[Fact]) -> None:
    assert terms().type_of(kind.__name__)
    keys = terms().keys.get(terms().keyed(terms().classes[kind.__name__]) or "", ())
    for field in fields(kind):
        name = "Fact.evidence" if field.name == "evidence" else f"{kind.__name__}.{field.name}"
        assert field.name in keys or terms().properties(name)


class Rumour(Fact, frozen=True):
    """No class has this name."""


def test_what_the_ontology_lacks_raises() -> None:
    with pytest.raises(LookupError, match="Rumour"):
        written(Rumour(at()))


def test_unknown_words_raise() -> None:
    with pytest.raises(ValueError, match=r"Tenure\.status"):
        written(Tenure(at(), "Lê Mẫu", party(WARD), "eternal"))


def test_a_part_in_no_event_raises() -> None:
    with pytest.raises(LookupError, match=r"Event\.id"):
        written(Participation(at(), "Lê Mẫu", "e7", "chair"))


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem[:3])
def test_the_rule_of_every_fact_is_stated_or_the_default(path: Path) -> None:
    """What the graph leaves out, the ontology says: of a word in the fact, else of its class."""
    (document,) = read(path)
    assert isinstance(document, Document)
    facts = extract(document, load())
    triples = [
        line.rsplit(" <", 1)[0].split(" ", 2) for line in emit(facts, load()).quads.decode().splitlines()
    ]
    words = {s: terms().rules[o] for s, p, o in triples if o in terms().rules and p != TYPE}
    classes = {s: terms().rules[o] for s, p, o in triples if o in terms().rules and p == TYPE}
    stated: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in triples:
        if predicate == terms().property("Evidence.rule"):
            stated[subject].add(value.strip('"'))
    found = Counter(
        (value, rule)
        for subject, predicate, value in triples
        if predicate == terms().property("Fact.evidence")
        for rule in stated.get(subject, {words.get(subject, classes.get(subject, ""))})
    )
    span = f"<{document_iri(document.id)}#char="
    wanted = {(f"{span}{f.evidence.start},{f.evidence.end}>", f.evidence.rule) for f in facts.facts}
    assert wanted == set(found)
    assert sum(map(len, stated.values())) < len(found) / 4


def test_facts_are_as_sure_as_the_ontology_says_of_their_inference() -> None:
    graph = rdflib.Graph().parse(ONTOLOGY / "kg.ttl")
    sure = {
        str(graph.value(way, SKOS.notation)): float(str(value))
        for way, value in graph.subject_objects(rdflib.URIRef(f"{KG}confidence"))
    }
    paths = [path for place in ("seeds", "tests/gold/dev") for path in sorted((ROOT / place).glob("*.txt"))]
    documents = [document for path in paths for document in read(path) if isinstance(document, Document)]
    found = {fact.evidence for document in documents for fact in extract(document, load()).facts}
    inferred = {evidence.reason for evidence in found if evidence.reason}
    assert len(inferred) > 3
    assert inferred <= set(sure)
    assert all(evidence.confidence == sure.get(evidence.reason, 1) for evidence in found)


def test_an_indicator() -> None:
    fact = Indicator(at(confidence=0.8), "thu ngân sách", "97.6", "%", ">", "target", WARD, "2025")
    assert said(written(fact), "/indicator-1") == {
        "type": [f"<{BASE}ontology#Indicator>"],
        "name": ['"thu ngân sách"'],
        "value": ['"97.6"^^<http://www.w3.org/2001/XMLSchema#decimal>'],
        "unitText": ['"%"'],
        "comparator": [f"<{BASE}ontology/comparator#above>"],
        "figureStatus": [f"<{BASE}ontology/figure-status#target>"],
        "spatial": [f"<{WARD.iri}>"],
        "period": ['"2025"'],
        "wasDerivedFrom": [f"<{BASE}doc/d#char=0,4>"],
        "rule": ['"rule"'],
        "inferredBy": [f"<{BASE}ontology/inference#ward>"],
    }


def test_defaults_and_what_is_unknown_are_left_out() -> None:
    found = said(written(Indicator(at(), "a", "1", "người")), "/indicator-1")
    assert set(found) == {"type", "name", "value", "unitText", "wasDerivedFrom", "rule"}
    assert set(said(written(Tenure(at(), "Lê Mẫu", party(WARD), "current")), "/tenure-1")) == {
        "type", "member", "post", "wasDerivedFrom", "rule",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "kind"), [("2025", "gYear"), ("2025-12", "gYearMonth"), ("2025-12-18", "date")]
)
def test_dates_are_as_exact_as_known(date: str, kind: str) -> None:
    assert said(written(published=date), "")["datePublished"][0].endswith(f"#{kind}>")


def test_people_are_named_once_however_their_name_is_spelt() -> None:
    nfd = unicodedata.normalize("NFD", "Lê Thị Hoà")
    emitted = written(
        Official(at(), "Lê Thị Hòa"), Official(at(9), nfd), Tenure(at(), nfd, party(WARD), "acting")
    )
    person = said(emitted, "/tenure-1")["member"][0]
    assert emitted.quads.decode().count(f'{person} <http://xmlns.com/foaf/0.1/name> "Lê Thị Hòa"') == 1
    assert emitted.quads.decode().count(f"{person} <http://www.w3.org/ns/prov#wasDerivedFrom>") == 2


def test_a_recipient_is_linked_where_known_and_named_where_not() -> None:
    emitted = written(
        Official(at(), "Lê Mẫu"), Award(at(1), "Giấy khen", "Lê Mẫu"), Award(at(2), "Cờ", "tập thể")
    )
    assert "recipient" in said(emitted, "/award-1")
    assert said(emitted, "/award-2")["recipientName"] == ['"tập thể"']


def test_what_is_said_twice_is_one_fact_with_two_quotes() -> None:
    emitted = written(
        Indicator(at(0, 0.5), "a", "1", "%"),
        Indicator(at(9, 0.9), "a", "1", "%"),
        Indicator(at(9), "b", "1", "%"),
    )
    assert len(said(emitted, "/indicator-1")["wasDerivedFrom"]) == 2
    assert said(emitted, "/indicator-1")["inferredBy"] == [f"<{BASE}ontology/inference#ward>"]
    assert said(emitted, "/indicator-2")["name"] == ['"b"']
    assert not said(emitted, "/indicator-3")


def test_nodes_are_numbered_by_place_in_the_text() -> None:
    last, first = Indicator(at(50), "b", "2", "%"), Indicator(at(5), "a", "1", "%")
    assert said(written(last, first), "/indicator-1")["name"] == ['"a"']


def test_the_same_facts_in_any_order_are_the_same_quads() -> None:
    report = (
        Report("r").holds("Lê Mẫu", party(WARD)).event(WARD).takes_part("Lê Mẫu").cites("Luật", "1/2025/QH15")
    )
    one = report.said()
    assert emit(one, load()).quads == emit(replace(one, facts=one.facts), load()).quads


def test_posts_of_one_title_in_two_places_differ() -> None:
    one, other = (unit("Xã Tân Tiến", province) for province in ("Tỉnh Cà Mau", "Tỉnh Lạng Sơn"))
    posts = {
        said(written(Tenure(at(), "Lê Mẫu", party(ward), "current")), "/tenure-1")["post"][0]
        for ward in (one, other)
    }
    assert len(posts) == 2


def test_a_former_unit_leads_to_its_successors_and_province() -> None:
    former = next(one for one in load().units_of("Phường Bến Nghé") if one.former)
    shared = emit(Report("r").mentions(former).said(), load()).shared
    assert any("isReplacedBy" in line for line in shared[former.iri])
    assert load().province_of(former) in shared


def test_the_role_and_the_kind_of_body_of_a_post_are_described() -> None:
    shared = written(Tenure(at(), "Lê Mẫu", party(WARD), "current")).shared
    role, kind = shared[POSITION + "bi-thu"], shared[f"{BASE}ontology/body#dang-uy"]
    assert [line.split(" ", 2)[2] for line in role if "prefLabel" in line] == [
        '"Bí thư"@vi',
        '"Secretary"@en',
    ]
    for line in (*role, *kind):
        if "inScheme" in line:
            assert "ConceptScheme" in shared[line.split(" ", 2)[2].strip("<>")][0]
    assert len(role) == len(kind) == 4
    assert POSITION + "chu-tich" not in shared


def test_the_digest_changes_with_the_content() -> None:
    document = Document("d", "text")
    others = [
        replace(document, text="texts"),
        replace(document, title="t"),
        replace(document, published="2025"),
    ]
    assert len({digest(one) for one in (document, *others)}) == 4
    assert digest(replace(document, id="e")) == digest(document)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=40)


@given(NAMES)
def test_iris_are_plain_and_readable(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", slug(name))
    assert re.fullmatch(re.escape(BASE) + r"doc/[A-Za-z0-9][A-Za-z0-9_.-]*", document_iri(name))


@given(NAMES, NAMES)
def test_different_ids_are_different_documents(one: str, other: str) -> None:
    assert (document_slug(one) == document_slug(other)) == (one == other)


def test_slugs() -> None:
    assert fold("Phường Đức Nhuận") == "phuong-duc-nhuan"
    assert slug("Lê Văn An").startswith("le-van-an-")
    assert slug("Lê Văn An") != slug("Lê Văn Ân")
    assert document_slug("000_7d746a315fded182") == "000_7d746a315fded182"
    assert document_slug("a b") != document_slug("a-b") == "a-b"


@given(NAMES)
def test_quotes_come_back_whole(text: str) -> None:
    import pyoxigraph as ox

    fact = Official(Evidence(0, len(text), text, "r"), "Lê Mẫu")
    exact = [q.object for q in ox.parse(written(fact).quads, format=ox.RdfFormat.N_QUADS)
             if q.predicate.value.endswith("#exact")]  # fmt: skip
    assert [getattr(value, "value", None) for value in exact] == [text]
    assert quoted(text).startswith('"')


def test_the_vocabulary_holds_the_words_of_queries() -> None:
    words = "\n".join(vocabulary())
    for word in ('"current"', '"chair"', '"conference"', '"≈"', '"amends"', '"target"', '"quote"'):
        assert f"notation> {word}" in words


def test_positions_and_bodies_are_concepts_of_the_ontology() -> None:
    assert POSITION + "bi-thu" in load().concepts


def test_long_ids_that_begin_alike_are_of_different_documents() -> None:
    page = "https://example.org/portal/page/portal/tintuc/chi-tiet?p_p_id=journal&p_p_lifecycle=0&articleId="
    assert len({document_slug(f"{page}{number}") for number in range(30_000)}) == 30_000
