"""Awards, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.extract.awards import awards
from tests.examples import called, examples
from tests.extract.readings import reading
from tests.phrases import table

AWARDS = table("awards")


@pytest.mark.parametrize(("expected", "phrase"), AWARDS)
def test_awards(expected: list[str], phrase: str) -> None:
    given = awards(reading(phrase))
    assert [f"{award.award} | {award.recipient} | {award.grantor}" for award in given] == expected


@pytest.mark.parametrize(("iri", "example"), examples("awards"))
def test_examples_of_the_honours(iri: str, example: str) -> None:
    assert iri in {concept for award in awards(reading(example)) for concept in called("awards", award.award)}


def test_all_phrases_were_collected() -> None:
    assert len(AWARDS) >= 346
    assert len(examples("awards")) >= 36
