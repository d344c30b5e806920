"""Since when a post is held, or until when it was: only where words of time stand right behind it."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Document, Tenure
from kg.ontology import load

SECRETARY = "Ông Lê Văn Mẫu, Bí thư Đảng ủy phường Tân Định, TPHCM"


def times(text: str) -> set[tuple[str | None, str | None]]:
    """(start, end) of the tenures of a report of 2025-12-20."""
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    return {(fact.start, fact.end) for fact in found if isinstance(fact, Tenure)}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Ông Lê Văn Mẫu giữ chức Bí thư Đảng ủy phường Tân Định, TPHCM từ ngày 1-7-2025.",
            ("2025-07-01", None),
        ),
        (
            "Bổ nhiệm ông Lê Văn Mẫu giữ chức Giám đốc Sở Y tế TPHCM, thời hạn 5 năm kể từ ngày 1/12.",
            ("2025-12-01", None),
        ),
        (f"{SECRETARY} (từ tháng 7/2025), phát biểu.", ("2025-07", None)),
        (
            "Ông Lê Văn Mẫu thôi giữ chức Bí thư Đảng ủy phường Tân Định để nghỉ hưu từ ngày 1/12.",
            (None, "2025-12-01"),
        ),
        (
            "Ông Lê Văn Mẫu thôi giữ chức Bí thư Đảng ủy phường Tân Định để nghỉ chế độ từ ngày 1/12.",
            (None, "2025-12-01"),
        ),
        (
            "Từ tháng 4/2021 đến tháng 9/2025, ông Lê Văn Mẫu là Phó Chủ tịch UBND phường Tân Định, TPHCM.",
            ("2021-04", "2025-09"),
        ),
        (
            "Từ ngày 2/10-13/11/2025, ông Lê Văn Mẫu là Phó Bí thư Đảng ủy phường Tân Định, TPHCM.",
            ("2025-10-02", "2025-11-13"),
        ),
        (
            "Ông Lê Văn Mẫu làm Phó Chủ tịch UBND phường Tân Định từ tháng 4/2021 đến tháng 9/2025.",
            ("2021-04", "2025-09"),
        ),
        (
            "Từ ngày 1/7/2025, ông Lê Văn Mẫu giữ chức Bí thư Đảng ủy phường Tân Định, TPHCM.",
            ("2025-07-01", None),
        ),
        (
            "Chỉ định ông Lê Mẫu giữ chức Bí thư Đảng ủy xã Mộc Hóa, nhiệm kỳ 2025–2030, kể từ ngày 15/12.",
            ("2025-12-15", None),
        ),
        (
            "Chỉ định ông Lê Mẫu giữ chức Bí thư Đảng ủy xã Mộc Hóa. Quyết định có hiệu lực từ ngày 15/12.",
            ("2025-12-15", None),
        ),
        (
            "Ông Lê Văn Mẫu, Bí thư Đảng ủy xã Mộc Hóa, tỉnh Tây Ninh, nghỉ hưu từ ngày 1/12/2025.",
            (None, "2025-12-01"),
        ),
    ],
)
def test_words_of_time_date_a_post(text: str, time: tuple[str | None, str | None]) -> None:
    assert times(text) == {time}


@pytest.mark.parametrize(
    "text",
    [
        f"{SECRETARY}, cho biết từ 1-7 đến nay, phường đã nhận 500 hồ sơ.",
        f"{SECRETARY} báo cáo: từ 1-7-2025 đến hết ngày 7-7, phường nhận 500 hồ sơ.",
        "Từ ngày 1/7/2025, ông Lê Văn Mẫu, Bí thư Đảng ủy phường Tân Định, TPHCM, tiếp dân mỗi tuần.",
        "Từ ngày 1/7/2025, ông Lê Văn Mẫu, nguyên Bí thư Đảng ủy phường Tân Định, TPHCM, tiếp dân mỗi tuần.",
        f"{SECRETARY}, từ ngày 1/7/2025 đến hết năm, phường nhận 500 hồ sơ.",
        "Theo Phó Chủ tịch UBND phường Tân Định Lê Văn Mẫu, chương trình kéo dài từ ngày 18-10 đến 31-12.",
    ],
)
def test_what_else_began_on_a_day_dates_no_post(text: str) -> None:
    assert times(text) == {(None, None)}


def test_each_post_of_a_list_has_the_span_in_its_own_brackets() -> None:
    text = (
        "Ông Lê Văn Mẫu từng là Phó Chủ tịch UBND xã Bình Mỹ, Chánh Văn phòng Tỉnh ủy Thái Nguyên (từ tháng "
        "4/2019 đến tháng 4/2022), Bí thư Thành ủy Thái Nguyên (từ tháng 5/2022 đến tháng 6/2025)."
    )
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    spans = [(fact.start, fact.end) for fact in found if isinstance(fact, Tenure)]
    assert spans == [(None, None), ("2019-04", "2022-04"), ("2022-05", "2025-06")]


def test_a_span_that_is_over_leaves_a_former_post() -> None:
    text = "Từ ngày 2/10-13/11/2025, ông Lê Văn Mẫu là Phó Bí thư Đảng ủy phường Tân Định, TPHCM."
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    assert [fact.status for fact in found if isinstance(fact, Tenure)] == ["former"]
