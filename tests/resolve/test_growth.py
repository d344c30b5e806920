"""Who is who costs no more than twice as much a document where one name stands in twice as many."""

from __future__ import annotations

import pytest

from kg.resolve import Agreement, Appearance, fingerprint, parsed, people, reports
from tests.work import lines

FEW, MANY = 200, 800
MOST = 6  # times the work on MANY / FEW = 4 times as many; its square would be 16 times
FORMULA = [
    "sáng",
    "nay",
    "tại",
    "hội",
    "trường",
    "Bí",
    "thư",
    "Thành",
    "ủy",
    "dự",
    "và",
    "phát",
    "biểu",
    "chỉ",
    "đạo",
    "hội",
    "nghị",
    "tổng",
    "kết",
]


def mentions(count: int) -> list[Appearance]:
    post = (Agreement(0, "post", "Bí thư"),)
    return [Appearance(f"doc/{i:04}/person-1", f"doc/{i:04}", "2025-12-20", post) for i in range(count)]


def prints(count: int, formula: list[str]) -> dict[str, str]:
    told = [[*formula, *(f"{number}-{word}" for word in range(120))] for number in range(count)]
    return {f"doc/{i:04}": fingerprint(words, [], "2025-12-20") for i, words in enumerate(told)}


def test_people_of_one_name() -> None:
    few, many = (lines(lambda count=count: people("Trần Văn Mẫu", mentions(count))) for count in (FEW, MANY))
    assert many < MOST * few


@pytest.mark.parametrize("formula", [FORMULA, []])
def test_reports_with_a_common_opening(formula: list[str]) -> None:
    few, many = (
        {name: parsed(said) for name, said in prints(count, formula).items()} for count in (FEW, MANY)
    )
    assert reports(few) == {} == reports(many)
    assert lines(lambda: reports(many)) < MOST * lines(lambda: reports(few))
