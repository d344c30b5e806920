"""Every word of the vocabularies has a name in both languages."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.resources import ONTOLOGY
from tests.examples import examples

SKOS = "http://www.w3.org/2004/02/skos/core#"
FILES = [path for path in sorted(ONTOLOGY.glob("*.ttl")) if path.stem not in ("shapes", "units")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_concepts_are_named_in_vietnamese_and_english(path: object) -> None:
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    query = f"""SELECT ?concept {{ ?concept <{SKOS}inScheme> ?scheme
      FILTER NOT EXISTS {{
        ?concept <{SKOS}prefLabel> ?vi, ?en FILTER(LANG(?vi) = "vi" && LANG(?en) = "en") }} }}"""
    assert [row["concept"].value for row in store.query(query)] == []  # type: ignore[union-attr,index]


@pytest.mark.parametrize("scheme", ["positions", "events", "awards", "instruments"])
def test_no_two_concepts_have_one_example(scheme: str) -> None:
    sentences = [sentence for _, sentence in examples(scheme)]
    assert sentences
    assert [sentence for sentence in sentences if sentences.count(sentence) > 1] == []
