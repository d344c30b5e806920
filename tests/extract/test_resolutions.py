"""Legal and Party documents and the links between them, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.extract.resolutions import resolution_links, resolutions
from kg.ontology import load
from tests.examples import examples
from tests.extract.readings import reading
from tests.phrases import table

DOCUMENTS = table("documents")
SUBJECTS = table("subjects")
UNNUMBERED = "hien-phap"


@pytest.mark.parametrize(("expected", "phrase"), DOCUMENTS)
def test_documents(expected: list[str], phrase: str) -> None:
    read = reading(phrase)
    cited = [f"{fact.kind} {fact.number} | {fact.issuer}" for fact in resolutions(read)]
    links = [f"{link.source[1]} {link.relation} {link.target[1]}" for link in resolution_links(read)]
    assert cited + links == expected


@pytest.mark.parametrize(("expected", "phrase"), SUBJECTS)
def test_subjects(expected: list[str], phrase: str) -> None:
    assert [f"{fact.number} | {fact.subject}" for fact in resolutions(reading(phrase))] == expected


@pytest.mark.parametrize(("iri", "example"), examples("instruments"))
def test_examples_of_the_kinds(iri: str, example: str) -> None:
    cited = list(resolutions(reading(example)))
    expected = [] if iri.endswith(UNNUMBERED) else [load().concepts[iri].label]
    assert [f.kind for f in cited] == expected


def test_date_and_subject() -> None:
    phrase = "Họ học Nghị quyết số 45-NQ/TW ngày 24-11-2023 của Bộ Chính trị về trí thức, khoa học và y tế."
    (found,) = resolutions(reading(phrase))
    assert (found.date, found.subject) == ("2023-11-24", "trí thức, khoa học và y tế")
    assert found.evidence.quote == "Nghị quyết số 45-NQ/TW"


def test_all_phrases_were_collected() -> None:
    assert len(DOCUMENTS) >= 174
    assert len(SUBJECTS) >= 30
    assert len(examples("instruments")) >= 26
