"""Who holds what, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.model import Tenure
from tests.phrases import read, table

CASES = table("titles")


@pytest.mark.parametrize(("expected", "phrase"), CASES)
def test_titles(expected: list[str], phrase: str) -> None:
    held = [f"{f.holder} | {f.post.title} | {f.status}" for f in read(phrase).facts if isinstance(f, Tenure)]
    assert held == expected


def test_all_phrases_were_collected() -> None:
    assert len(CASES) >= 50
