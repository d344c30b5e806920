"""Statements, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.extract.statements import statements
from tests.extract.readings import reading
from tests.phrases import table

STATEMENTS = table("statements")
LEAD = """Dự hội nghị có ông Lê Văn Mẫu, Bí thư Đảng ủy phường Tân Định, TPHCM.

Cùng dự có bà Trần Thị Mơ, Chủ tịch UBND phường Tân Định.

"""


@pytest.mark.parametrize(("expected", "phrase"), STATEMENTS)
def test_statements(expected: list[str], phrase: str) -> None:
    found = statements(reading(LEAD + phrase))
    assert [f"{said.speaker} | {said.kind} | {said.text}" for said in found] == expected


def test_all_phrases_were_collected() -> None:
    assert len(STATEMENTS) >= 146
