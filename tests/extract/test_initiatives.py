"""Initiatives, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.extract.initiatives import initiatives
from tests.extract.readings import reading
from tests.phrases import table

INITIATIVES = table("initiatives")


@pytest.mark.parametrize(("expected", "phrase"), INITIATIVES)
def test_initiatives(expected: list[str], phrase: str) -> None:
    assert [f"{named.kind} | {named.name}" for named in initiatives(reading(phrase))] == expected


def test_the_ward_is_the_one_the_text_speaks_of() -> None:
    phrase = "Phường Tân Định (TPHCM) có mô hình “Mỗi hẻm một vườn hoa”."
    (found,) = initiatives(reading(phrase))
    assert found.ward is not None
    assert found.ward.name == "Phường Tân Định"
    assert found.evidence.quote == "mô hình “Mỗi hẻm một vườn hoa”"


def test_all_phrases_were_collected() -> None:
    assert len(INITIATIVES) >= 128
