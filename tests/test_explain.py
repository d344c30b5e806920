"""A thing is found by its name, however typed, and everything said about it comes with its quote."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pyoxigraph as ox
import pytest

from kg.explain import Thing, explain, find, lines
from kg.pipeline import build
from kg.store import opened
from tests.export.small import FIRST, SECOND, small_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return opened(small_store(tmp_path_factory.mktemp("small") / "store"))


NAMES = {
    "Nguyễn Thị Mẫu": ["Nguyễn Thị Mẫu"],
    "nguyễn thị mẫu": ["Nguyễn Thị Mẫu"],
    "Nguyễn Thị Mậu": ["Nguyễn Thị Mậu"],  # typed with diacritics it is one of the two
    "nguyen thi mau": ["Nguyễn Thị Mẫu", "Nguyễn Thị Mậu"],
    "MAU": ["Nguyễn Thị Mẫu", "Nguyễn Thị Mậu"],
    normalize("NFD", "Nguyễn Thị Mẫu"): ["Nguyễn Thị Mẫu"],
    "phuong duc nhuan": ["Phường Đức Nhuận"],
    "Đảng uỷ phường Đức Nhuận": ["Đảng ủy phường Đức Nhuận"],  # the other place of the tone mark
    "bi thu dang uy phuong duc nhuan": ["Bí thư Đảng ủy phường Đức Nhuận"],
    "27043": ["Phường Đức Nhuận"],  # the official code
    "68-nq/tw": ["Nghị quyết 68-NQ/TW"],
    "hoi nghi tong ket": ["Hội nghị tổng kết"],
    "moi tuan mot khu pho": ["Mỗi tuần một khu phố"],
    "second": ["second"],
    "https://w3id.org/wardkg/doc/first/person-nguyen-thi-mau-bd8c0b": ["Nguyễn Thị Mẫu"],  # the view's whole
    "nguyễn thị": ["Nguyễn Thị Mẫu", "Nguyễn Thị Mậu"],
    "thi ma": [],  # whole words only
    "former": [],  # a word of the vocabulary is no thing
    "": [],
    "–": [],
    "https://w3id.org/wardkg/person/none": [],
    '"; DROP GRAPH <x> #': [],
}


@pytest.mark.parametrize("typed", NAMES)
def test_found_by_name(typed: str, store: ox.Store) -> None:
    assert sorted(thing.label for thing in find(store, typed)) == sorted(NAMES[typed])


def only(store: ox.Store, typed: str) -> Thing:
    (thing,) = find(store, typed)
    return thing


SAID = {
    "Nguyễn Thị Mẫu": ["Official", "Official", "Participation", "Statement", "Tenure", "Tenure"],
    "phuong duc nhuan": ["Event", "Indicator", "Initiative", "Mention of a unit", "Tenure", "Tenure"],
    "dang uy phuong duc nhuan": ["Tenure", "Tenure"],
    "hoi nghi tong ket": ["Event", "Participation"],
    "nghi quyet 12": ["Link between official documents", "Reference to an official document"],
}


@pytest.mark.parametrize("typed", SAID)
def test_every_fact_about_a_thing(typed: str, store: ox.Store) -> None:
    explained = explain(store, only(store, typed))
    assert sorted(fact.kind for fact in explained.facts) == SAID[typed]


def test_a_document_says_all_its_facts(store: ox.Store) -> None:
    assert len(explain(store, only(store, "first")).facts) == 12
    assert len(explain(store, only(store, "second")).facts) == 3


def test_quotes_are_the_documents_characters(store: ox.Store) -> None:
    texts = {"first": FIRST, "second": SECOND}
    quotes = [
        quote
        for typed in ("first", "second", "Nguyễn Thị Mẫu")
        for fact in explain(store, only(store, typed)).facts
        for quote in fact.quotes
    ]
    assert len(quotes) == 21
    assert all(texts[quote.source][quote.start : quote.end] == quote.text for quote in quotes)


def test_lines_for_people(store: ox.Store) -> None:
    text = list(lines(explain(store, only(store, "hoi nghi tong ket"))))
    assert text == [
        "Hội nghị tổng kết · Event",
        "https://w3id.org/wardkg/doc/first/event-1",
        "  main event: true",
        "  name: Hội nghị tổng kết",
        "  start: 2025-12-18",
        "  type: conference",
        "  unit: Phường Đức Nhuận",
        "",
        "Event: main event true; name Hội nghị tổng kết; start 2025-12-18; type conference; "
        "unit Phường Đức Nhuận",
        "  first [37:63] hội nghị tổng kết năm 2025",
        "",
        "Participation: event Hội nghị tổng kết; part chair; participant Nguyễn Thị Mẫu",
        "  first [117:124] chủ trì",
    ]


def test_hostile_text_cannot_speak_to_the_terminal() -> None:
    store = ox.Store()
    base, kg = "https://w3id.org/wardkg/", "https://w3id.org/wardkg/ontology#"
    hostile = 'x\x1b[2J\n\r\u2028\u202e"]]>'
    node, span = ox.NamedNode(base + "doc/a/x-1"), ox.NamedNode(base + "doc/a#char=0,9")
    for subject, predicate, value in (
        (node, "https://schema.org/name", ox.Literal(hostile)),
        (node, kg + "rule", ox.Literal(hostile)),
        (node, "http://www.w3.org/ns/prov#wasDerivedFrom", span),
        (span, "http://www.w3.org/ns/oa#exact", ox.Literal(hostile)),
    ):
        store.add(ox.Quad(subject, ox.NamedNode(predicate), value, ox.NamedNode(base + "doc/a")))
    text = list(lines(explain(store, only(store, node.value))))
    assert len(text) > 4
    assert all(line.isprintable() for line in text)


def test_on_the_seeds(tmp_path: Path) -> None:
    build([Path(__file__).parent.parent / "seeds"], tmp_path / "store")
    seeds = opened(tmp_path / "store")
    explained = explain(seeds, only(seeds, "nguyen thi thanh thao"))
    assert explained.thing.label == "Nguyễn Thị Thanh Thảo"
    assert "Tenure" in {fact.kind for fact in explained.facts}
