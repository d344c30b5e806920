"""Leftovers: what was recognised and no fact used."""

from __future__ import annotations

import pytest

import kg

LEFT = [
    ("Sáng 16-1-2026, UBND phường Tân Định, TPHCM tổ chức hội nghị.", []),
    ("Sáng 16-1-2026, UBND phường Tân Định, TPHCM tổ chức hội nghị, nhớ ngày 2-9-1945.", ["2-9-1945"]),
    ("Ông Lê Văn Mẫu về phường Tân Định, TPHCM.", ["Lê Văn Mẫu"]),
]


@pytest.mark.parametrize(("text", "left"), LEFT)
def test_what_is_left(text: str, left: list[str]) -> None:
    told = [one.quote for one in kg.extract(text, leftovers=True).leftovers if one.rule != "place"]
    assert [one.removeprefix("Ông ").removeprefix("ngày ") for one in told] == left
