"""The values of the vocabularies on bodies are those that the code knows, and none is left over."""

from __future__ import annotations

from typing import get_args

import pytest

from kg.ontology import BodyClass, BodyLevel, NameGoesOn, load
from kg.resources import ONTOLOGY

KNOWN = {"bodyClass": BodyClass, "bodyLevel": BodyLevel, "nameGoesOn": NameGoesOn}


@pytest.mark.parametrize("name", KNOWN)
def test_values_are_those_the_code_knows(name: str) -> None:
    said = {concept.get(name) for concept in load().concepts.values()} - {""}
    assert said == set(get_args(KNOWN[name]))


@pytest.mark.parametrize("name", KNOWN)
def test_the_header_tells_every_value(name: str) -> None:
    ttl = (ONTOLOGY / "bodies.ttl").read_text("utf-8")
    header = ttl[: ttl.index("a skos:ConceptScheme")]
    told = header[header.index(f"# kg:{name}") :]
    assert [value for value in get_args(KNOWN[name]) if f'"{value}"' not in told] == []


def test_classes_that_roles_refer_to_are_known() -> None:
    said = {kind for concept in load().concepts.values() for kind in concept.get("refersTo").split()}
    assert said
    assert said <= set(get_args(BodyClass))


def test_classes_in_lists_of_words_are_known() -> None:
    grammar = load().words["grammar"]
    lists = [
        *grammar["posts"]["joining"].values(),
        *(grammar["filling"]["names"][n] for n in ("own", "own_above")),
    ]
    assert {kind for kinds in lists for kind in kinds} <= set(get_args(BodyClass))
