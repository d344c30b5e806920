"""Names, places and dates, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.model import Document, Mention
from kg.ontology import load
from kg.recognise import Reading, recognise
from kg.recognise.dates import Date
from kg.recognise.people import Person
from kg.recognise.places import LOCAL, Place
from tests.phrases import table

NAMES, PLACES, DATES = table("names"), table("places"), table("dates")


def reading(phrase: str) -> Reading:
    return recognise(Document("phrase", phrase, 0, "2025-12-20"), load())


def unit(mention: Mention) -> str:
    place = mention.value
    assert isinstance(place, Place)
    return f"{place.name} {'former' if place.former or place.unit is None else place.unit.code}"


@pytest.mark.parametrize(("expected", "phrase"), NAMES)
def test_names(expected: list[str], phrase: str) -> None:
    assert [m.value.name for m in reading(phrase).people if isinstance(m.value, Person)] == expected


@pytest.mark.parametrize(("expected", "phrase"), PLACES)
def test_places(expected: list[str], phrase: str) -> None:
    local = [
        m
        for m in reading(phrase).places
        if isinstance(m.value, Place) and m.value.level in LOCAL and not m.value.home
    ]
    assert [unit(m) for m in local] == expected


@pytest.mark.parametrize(("expected", "phrase"), DATES)
def test_dates(expected: list[str], phrase: str) -> None:
    assert [m.value.value for m in reading(phrase).dates if isinstance(m.value, Date)] == expected


def test_all_phrases_were_collected() -> None:
    assert (len(NAMES), len(PLACES), len(DATES)) >= (32, 31, 32)
