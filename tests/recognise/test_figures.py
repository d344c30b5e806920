"""Figures, phrase by phrase."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model import Document
from kg.ontology import load
from kg.recognise import recognise
from kg.recognise.figures import figures
from kg.recognise.figures.amounts import number_starts
from kg.recognise.figures.digits import parse, plain
from kg.recognise.figures.tables import Tables
from kg.recognise.figures.words import Figure
from tests.phrases import table

CASES = table("figures")


def found(phrase: str) -> list[Figure]:
    reading = recognise(Document("phrase", phrase, 0, "2025-12-18"), load())
    taken = frozenset(at for date in reading.dates for at in range(date.first, date.last))
    starts, cells = number_starts(load(), reading.lookup), Tables(reading).cells
    mentions = figures(load(), reading.tokens, starts, taken, cells)
    return [mention.value for mention in mentions if isinstance(mention.value, Figure)]


@pytest.mark.parametrize(("expected", "phrase"), CASES)
def test_figures(expected: list[str], phrase: str) -> None:
    assert [
        f"{f.comparator} {f.value} {f.unit}" for f in found(phrase) if f.unit != "lần" or expected
    ] == expected


def test_all_phrases_were_collected() -> None:
    assert len(CASES) >= 332


@pytest.mark.parametrize(
    ("phrase", "upper", "whole"),
    [
        ("từ 3-4%", "4", None),
        ("thu 3 tỷ - 5 tỷ đồng", "5000000000", None),
        ("đạt 125-135 triệu đồng", "135000000", None),
        ("10 đến 12 đảng viên", "12", None),
        ("hoàn thành 18/20 chỉ tiêu", None, "20"),
        ("xếp 8/168", None, "168"),
    ],
)
def test_ranges_and_shares(phrase: str, upper: str | None, whole: str | None) -> None:
    (figure,) = found(phrase)
    assert (figure.upper, figure.whole) == (upper, whole)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.275", "1275"), ("96,40", "96.4"), ("0,5", "0.5"), ("02", "2"), ("1.275.000", "1275000"),
        ("1.275,5", "1275.5"), ("1,275,000", "1275000"), ("88,400", "88.4"), ("41,583", "41.583"),
    ],
)  # fmt: skip
def test_digits(text: str, value: str) -> None:
    number = parse(text)
    assert number is not None
    assert plain(number) == value


@pytest.mark.parametrize("text", ["0905.111.222", "0838.222.333", "007", "18.12.2025"])
def test_no_numbers(text: str) -> None:
    assert parse(text) is None


def test_things_counted_are_whole() -> None:
    assert parse("15,300", True) == Decimal(15300)
