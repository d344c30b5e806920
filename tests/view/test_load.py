"""From the store to the view: every quote arrives, and the query beside it says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.cli.options import KINDS, VIEWS
from kg.emit import emit
from kg.model import (
    Award,
    Body,
    Document,
    Event,
    Evidence,
    Fact,
    Facts,
    Indicator,
    InputError,
    Official,
    Participation,
    Post,
    Resolution,
    Statement,
    Tenure,
    WardMention,
)  # fmt: skip
from kg.ontology import load as load_ontology
from kg.resources import BASE
from kg.store import opened
from kg.store.write import changing
from kg.view import show, write
from kg.view.graph import Node, ViewGraph
from kg.view.kinds import OF_GRAPHS
from kg.view.load import load
from kg.view.shows import shows
from tests.view.conftest import Open

TEXT = (
    "Sáng 16-1, phường Đức Nhuận tổ chức hội nghị tổng kết. Bí thư Đảng ủy phường Đức Nhuận Lê Đức Thanh "
    "chủ trì. Ông Thanh nói: “Phải làm thật”. Ông nhận Bằng khen theo Nghị quyết 68-NQ/TW. "
    "Thu ngân sách đạt 1.275 tỉ đồng."
)
NAME = "Lê Đức Thanh"


def rests(quote: str) -> Evidence:
    at = TEXT.index(quote)
    return Evidence(at, at + len(quote), quote, "by-hand")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ontology = load_ontology()
    ward = next(
        unit for unit in ontology.unit_by_iri.values() if unit.name == "Phường Đức Nhuận" and not unit.former
    )
    post = Post(
        "Bí thư Đảng ủy phường Đức Nhuận",
        BASE + "ontology/position#bi-thu",
        Body("Đảng ủy phường Đức Nhuận", None, ward),
    )
    held = rests("Bí thư Đảng ủy phường Đức Nhuận Lê Đức Thanh")
    facts: list[Fact] = [
        WardMention(rests("phường Đức Nhuận"), ward),
        Official(rests(NAME), NAME),
        Tenure(held, NAME, post, "current", observed="2026-01-16"),
        Event(
            rests("hội nghị tổng kết"), "e", "conference", "Hội nghị tổng kết", "2026-01-16", ward, main=True
        ),
        Participation(rests("Lê Đức Thanh chủ trì"), NAME, "e", "chair"),
        Statement(rests("“Phải làm thật”"), NAME, "quote", "Phải làm thật"),
        Award(rests("nhận Bằng khen"), "Bằng khen", NAME),
        Resolution(rests("Nghị quyết 68-NQ/TW"), "Nghị quyết", "68-NQ/TW"),
        Indicator(
            rests("Thu ngân sách đạt 1.275 tỉ đồng"),
            "Thu ngân sách",
            "1275000000000",
            "VND",
            ward=ward,
            period="2025",
        ),
    ]
    folder = tmp_path_factory.mktemp("store")
    with changing(folder, ontology) as writer:
        for number in ("one", "two"):
            document = Document(
                number,
                TEXT,
                published="2026-01-16",
                title=f"Tin {number}",
                url=f"https://example.org/{number}",
            )
            writer.add(emit(Facts(document, tuple(facts)), ontology))
    return folder


@pytest.fixture(scope="module")
def graph(store: Path) -> ViewGraph:
    return load(opened(store))


def named(graph: ViewGraph, label: str) -> tuple[int, Node]:
    return next((place, node) for place, node in enumerate(graph.nodes) if node.label == label)


def quotes(graph: ViewGraph, place: int) -> set[tuple[str, str, str]]:
    facts = [
        *graph.nodes[place].facts,
        *(f for e in graph.edges if place in (e.source, e.target) for f in e.facts),
    ]
    return {
        (graph.facts[f].iri, graph.facts[f].quote, graph.sources[graph.facts[f].source].iri) for f in facts
    }


def test_things_are_one_across_documents(graph: ViewGraph) -> None:
    kinds = [node.kind for node in graph.nodes]
    assert {kind: kinds.count(kind) for kind in ("person", "post", "ward", "event", "resolution")} == {
        "person": 1, "post": 1, "ward": 1, "event": 1, "resolution": 1,
    }  # fmt: skip
    place, person = named(graph, NAME)
    assert graph.nodes[person.ward].label == "Phường Đức Nhuận"
    relations = {
        (graph.terms[e.relation].vi, graph.nodes[e.target].label) for e in graph.edges if e.source == place
    }
    assert relations == {("Giữ chức vụ", "Bí thư Đảng ủy phường Đức Nhuận"), ("chủ trì", "Hội nghị tổng kết")}


def test_every_quote_of_the_store_is_there(store: Path, graph: ViewGraph) -> None:
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    stored = {quad.object.value for quad in opened(store).quads_for_pattern(None, exact, None)}  # type: ignore[union-attr]
    assert stored == {fact.quote for fact in graph.facts}


def test_the_query_beside_it_gives_the_same_answer(store: Path, graph: ViewGraph) -> None:
    opened_store = opened(store)
    for place, node in enumerate(graph.nodes):
        found: Any = opened_store.query(
            graph.query.replace("{iri}", node.iri), use_default_graph_as_union=True
        )
        assert {tuple(value.value for value in row) for row in found} == quotes(graph, place), node.label


def test_figures_are_written_as_people_do(graph: ViewGraph) -> None:
    _, node = named(graph, "Thu ngân sách: 1.275 tỉ đồng")
    assert {graph.facts[fact].period for fact in node.facts} == {"2025"}


def test_focus_kind_query_and_ontology(store: Path) -> None:
    focused = show(store, focus="le duc thanh").graph
    assert "selected=person%2F" in focused.start
    assert {node.kind for node in show(store, kind="officials").graph.nodes} <= {
        "person",
        "post",
        "body",
        "ward",
    }
    rows = show(store, query="tenures").graph
    assert NAME in {node.label for node in rows.nodes}
    assert {"Lớp", "Sự kiện", "đương chức"} & {node.label for node in show(store, ontology=True).graph.nodes}


def test_any_select_and_construct_is_drawn(store: Path, tmp_path: Path) -> None:
    select, construct, ask = (tmp_path / f"{name}.rq" for name in ("select", "construct", "ask"))
    select.write_text(
        "SELECT ?name (COUNT(?t) AS ?posts) WHERE { ?t org:member/foaf:name ?name } GROUP BY ?name", "utf-8"
    )
    construct.write_text(
        "CONSTRUCT { ?p kg:in ?u } WHERE { ?t org:member/prov:specializationOf ?p ;"
        " kg:post/org:postIn/schema:areaServed ?u }",
        "utf-8",
    )
    ask.write_text("ASK { ?s ?p ?o }", "utf-8")
    drawn = show(store, query=str(select)).graph
    assert {(node.kind, node.label) for node in drawn.nodes} == {("person", NAME)}
    told = {(drawn.terms[fact.label].iri, fact.value) for fact in drawn.facts if fact.value}
    assert ("posts", "2") in told
    drawn = show(store, query=str(construct)).graph
    assert [drawn.terms[edge.relation].iri for edge in drawn.edges] == [BASE + "ontology#in"]
    assert {node.label for node in drawn.nodes} == {NAME, "Phường Đức Nhuận"}
    with pytest.raises(InputError, match="yes or no"):
        show(store, query=str(ask))


@pytest.mark.parametrize(
    "wrong", [{"focus": "Nobody"}, {"kind": "nothing"}, {"ontology": True, "focus": "x"}]
)
def test_wrong_choices_are_told(store: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        show(store, **wrong)


def test_help_lists_the_kinds() -> None:
    assert tuple(shows()["views"]) == VIEWS
    assert KINDS == OF_GRAPHS
    assert set(KINDS) == {*shows()["things"].values(), "ward", "thing", "value"}
    help_text = CliRunner().invoke(app, ["view", "--help"]).stdout
    assert all(kind in help_text for kind in ("officials", "indicator", "initiative"))


def test_written_whole(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "graph.html"
    report = write(store, out)
    assert report.size == out.stat().st_size
    assert report.things == len(load(opened(store)).nodes)
    assert [path.name for path in out.parent.iterdir()] == ["graph.html"]
    assert write(store, tmp_path / "again.html").size == report.size
    assert (tmp_path / "again.html").read_bytes() == out.read_bytes()


MOVES = (
    "SELECT ?name ?to ?date ?status ?code ?province ?move WHERE { ?move a org:Membership ; org:member ?seen ;"
    " kg:post ?post . ?seen prov:specializationOf/foaf:name ?name . ?post skos:prefLabel ?to ;"
    " org:postIn/schema:areaServed ?ward . ?ward skos:notation ?code ; schema:containedInPlace/skos:prefLabel"
    ' ?province BIND("2026-01-16" AS ?date) BIND("former" AS ?status) }'
)


@pytest.mark.parametrize(("locale", "told"), [
    ("vi-VN", ["Ngày", "16/1/2026", "Tình trạng", "nguyên", "Mã đơn vị", "Tỉnh, thành phố"]),
    ("en-GB", ["Day", "16 Jan 2026", "Status", "former", "Code", "Province"]),
])  # fmt: skip
def test_what_an_answer_says_of_a_thing_stands_in_its_panel(
    open_page: Open, store: Path, tmp_path: Path, locale: str, told: list[str]
) -> None:
    (tmp_path / "moves.rq").write_text(MOVES, "utf-8")
    drawn = show(store, query=str(tmp_path / "moves.rq")).graph
    assert sorted(node.kind for node in drawn.nodes) == ["person", "post"]
    page = open_page(drawn, locale=locale)
    page.fill("#find", NAME)
    page.press("#find", "Enter")
    panel = page.inner_text("#details")
    assert [word for word in told if word not in panel] == []


@pytest.mark.parametrize(
    ("locale", "title"), [("vi-VN", "Luân chuyển cán bộ"), ("en-GB", "Moves between posts")]
)
def test_a_query_has_a_title_in_the_language_of_the_page(
    open_page: Open, store: Path, locale: str, title: str
) -> None:
    page = open_page(show(store, query="moves").graph, locale=locale)
    assert (page.inner_text("h1"), page.title()) == (title, title)


def test_every_stored_query_has_a_title_in_both_languages() -> None:
    names = {path.stem for path in (Path(__file__).parents[2] / "queries").glob("*.rq")}
    assert {name: len(words) for name, words in shows()["titles"].items()} == dict.fromkeys(names, 2)


def test_the_timeline_of_an_official(open_page: Open, store: Path) -> None:
    page = open_page(show(store, focus=NAME).graph)
    assert page.inner_text("#details-name") == NAME
    assert "16/1/2026" in page.inner_text("#details .timeline")
    page.click("#details summary >> text=SPARQL")
    assert f"<{BASE}person/" in page.inner_text("#details pre")
