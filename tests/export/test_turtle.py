"""Turtle reads well: sections in the ontology's order, types first, short names, one object a line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import EXPORTS
from kg.store import opened
from tests.export.small import small_store


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> str:
    store = opened(small_store(tmp_path_factory.mktemp("small") / "store"))
    return "".join(map(str, EXPORTS["turtle"](store)))


def test_sections_follow_the_ontology_and_quotes_come_last(turtle: str) -> None:
    sections = [line for line in turtle.splitlines() if line.startswith("# ")]
    assert len(sections) > 15
    assert sections[0] == "# Source document: 2"
    assert sections[-1] == "# Quotes: 13"
    assert sections.index("# Tenure: 2") < sections.index("# Post: 1")


def test_a_block(turtle: str) -> None:
    assert (
        """
<doc/first/tenure-1>
    a org:Membership ;
    org:member <doc/first/person-nguyen-thi-mau-bd8c0b> ;
    prov:wasDerivedFrom <doc/first#char=65,115> ;
    schema:startDate "2025-07"^^xsd:gYearMonth ;
    kg:observed "2025-12-18"^^xsd:date ;
    kg:post <post/bi-thu-dang-uy-phuong-duc-nhuan-772bb6b80136> ;
    kg:rule "test" .
"""
        in turtle
    )


def test_no_blank_nodes_and_no_long_iris(turtle: str) -> None:
    body = turtle.split("\n\n", 1)[1]
    assert "_:" not in body
    assert "<http" not in body


def test_several_objects_stand_one_a_line() -> None:
    store = ox.Store()
    for text in ("b", "a"):
        store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal(text, language="vi")))
    text = "".join(map(str, EXPORTS["turtle"](store)))
    assert text.endswith('\n<x:s>\n    <x:p>\n        "a"@vi ,\n        "b"@vi .\n')


def test_an_empty_graph_is_a_header(tmp_path: Path) -> None:
    for name, form in (
        ("turtle", ox.RdfFormat.TURTLE),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("rdfxml", ox.RdfFormat.RDF_XML),
    ):
        path = tmp_path / name
        path.write_text("".join(map(str, EXPORTS[name](ox.Store()))), "utf-8")
        assert list(ox.parse(path=path, format=form)) == []
