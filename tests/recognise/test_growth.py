"""The work on one sentence grows with its length, not with the square of that."""

from __future__ import annotations

import pytest

import kg.recognise.spans
from kg.extract import extract
from kg.model import Document
from kg.ontology import load
from tests.work import lines

FEW, MANY = 60, 240
MOST = 6  # times the work on MANY / FEW = 4 times as much; its square would be 16 times
PHRASES = [
    "Nghị quyết số 68-NQ/TW và Quyết định số 12/QĐ-UBND, ",
    "trao Giấy khen cho ông Trần Văn Mẫu, ",
    "hội nghị sơ kết và ",
    "ngày 18-12-2025, ",
    "lúc 7:30 ngày 18-12-2025, ",
    "phường Tân Định có 1.245 hộ nghèo và ",
    "phường Tân Định, ",
    "Trần Văn Mẫu, ",
    "Bí thư Đảng ủy phường Tân Định, ",
    "ông Trần Văn Mẫu, Bí thư Đảng ủy phường Tân Định; ",
    "ông Trần Văn Mẫu phát biểu và đề nghị ",
    "mô hình “Tổ tự quản”, ",
    "Bằng khen, ",
    "Bà Trần Thị Mẫu, Hiệu trưởng nhà trường, Chủ tịch Công đoàn trường nói. ",
    "Giám đốc Trung tâm, ",
    "Chủ tịch: ",
    "(",
    '" ',
    "- ",
]


def work(text: str) -> int:
    """How many lines of Python a text takes to read."""
    document = Document("text", text, 0, "2025-12-20")
    return lines(lambda: extract(document, load()))


@pytest.mark.skipif(not kg.recognise.spans.__file__.endswith(".py"), reason="compiled lines are not counted")
@pytest.mark.parametrize("phrase", PHRASES)
def test_a_sentence_costs_as_much_as_it_is_long(phrase: str) -> None:
    work(phrase)  # what is looked up for the first time is made then
    assert work(phrase * MANY) < MOST * work(phrase * FEW)
