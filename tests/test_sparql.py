"""Names written out, and a store asked for rows of texts."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.prefixes import curie, expand
from kg.sparql import is_corruption, literal, rows

NAME, ALSO = (ox.NamedNode(expand(name)) for name in ("foaf:name", "skos:altLabel"))


@pytest.mark.parametrize("name", ["foaf:name", "kg:post", "dcterms:identifier"])
def test_a_name_written_out_is_the_short_one_again(name: str) -> None:
    assert curie(expand(name)) == name


def test_a_prefix_that_the_table_has_not_is_an_error() -> None:
    assert expand("name") == "name"
    with pytest.raises(KeyError):
        expand("no:name")


def test_rows_are_of_all_graphs_and_unbound_is_empty() -> None:
    store = ox.Store()
    one, other = (ox.NamedNode(f"urn:{name}") for name in ("one", "other"))
    store.add(ox.Quad(one, NAME, ox.Literal("Mẫu", language="vi"), one))
    store.add(ox.Quad(other, NAME, ox.Literal("Mơ"), other))
    store.add(ox.Quad(other, ALSO, one, one))
    text = "SELECT * { ?thing foaf:name ?name OPTIONAL { ?thing skos:altLabel ?also } } ORDER BY ?thing"
    assert list(rows(store, text)) == [
        {"thing": "urn:one", "name": "Mẫu", "also": ""},
        {"thing": "urn:other", "name": "Mơ", "also": "urn:one"},
    ]


def test_a_literal_is_told_or_its_default() -> None:
    store, one = ox.Store(), ox.NamedNode("urn:one")
    store.add(ox.Quad(one, NAME, ox.Literal("Mẫu", language="vi"), one))
    assert literal(store, one, NAME) == "Mẫu"
    assert literal(store, one, ALSO, "none") == "none"


def test_what_the_database_says_of_damage() -> None:
    assert is_corruption(RuntimeError("Corruption: block checksum mismatch"))
    assert not is_corruption(RuntimeError("IO error: no space left"))
