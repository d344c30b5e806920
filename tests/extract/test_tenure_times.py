"""Since when a post is held, or until when it was: only where words of time stand right behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.model import Document, Tenure
from kg.ontology import load
from kg.read.document import document

GOLD = Path(__file__).parent.parent / "gold"
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
            "Quyền Chủ tịch UBND phường Tân Định, TPHCM từ ngày 1/12 được giao cho bà Lê Thị Mẫu.",
            ("2025-12-01", None),
        ),
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
            "Từ năm 2011 đến năm 2020, ông Lê Văn Mẫu là Phó Chủ tịch UBND phường Tân Định, TPHCM.",
            ("2011", "2020"),
        ),
        (
            "Trước đó, từ 2020 đến tháng 6/2025, ông Lê Văn Mẫu là Phó Bí thư Huyện ủy Củ Chi.",
            ("2020", "2025-06"),
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
        (
            "Trao quyết định nghỉ hưu cho bà Lê Thị Mẫu, Chủ tịch UBND phường Tân Định, từ ngày 1/1/2026.",
            (None, "2026-01-01"),
        ),
        ("Ông Lê Văn Mẫu giữ chức Bí thư Đảng ủy phường Tân Định, TPHCM từ năm 2021.", ("2021", None)),
        ("Ông Lê Văn Mẫu từng là Chủ tịch UBND huyện Củ Chi (2015-2019).", ("2015", "2019")),
        ("Ông Lê Văn Mẫu từng là Chủ tịch UBND huyện Củ Chi (từ 2021).", ("2021", None)),
        ("Từ năm 2019, ông Lê Văn Mẫu là Chủ tịch UBND huyện Củ Chi (cũ).", ("2019", None)),
        ("Từ ngày 1-12, ông Lê Mẫu thôi giữ chức Bí thư Đảng ủy xã Mộc Hóa.", (None, "2025-12-01")),
        ("Ông Lê Mẫu thôi giữ chức Bí thư Đảng ủy xã Mộc Hóa (từ 1/12/2025).", (None, "2025-12-01")),
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


def test_a_post_in_brackets_ends_where_the_next_one_begins() -> None:
    text = "Từ 1-12-2025, ông Lê Văn Mẫu (Bí thư Thành ủy Biên Hòa cũ) làm Bí thư Đảng ủy phường Tân Định."
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    spans = [(fact.start, fact.end) for fact in found if isinstance(fact, Tenure)]
    assert spans == [(None, "2025-12-01"), ("2025-12-01", None)]


def test_a_day_on_which_decisions_hold_is_that_of_all_told_before() -> None:
    people = ("ông Lê Văn Mẫu", "bà Lê Thị Mẫu", "ông Trần Văn Mẫu", "bà Trần Thị Mẫu", "ông Trần Văn Bé")
    lines = [f"Chỉ định {person} giữ chức Phó Bí thư Đảng ủy xã Mộc Hóa." for person in people]
    text = "\n".join([*lines, "Các quyết định có hiệu lực từ ngày 15/12."])
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    assert [fact.start for fact in found if isinstance(fact, Tenure)] == ["2025-12-15"] * 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Chỉ định ông Lê Mẫu giữ chức Bí thư Đảng ủy xã Mộc Hóa. Quyết định có hiệu lực từ ngày 15/12.",
            "Quyết định có hiệu lực từ ngày 15/12",
        ),
        (
            "Ông Lê Văn Mẫu giữ chức Bí thư Đảng ủy phường Tân Định, TPHCM từ ngày 1-7-2025.",
            "Ông Lê Văn Mẫu giữ chức Bí thư Đảng ủy phường Tân Định, TPHCM từ ngày 1-7-2025",
        ),
        (
            "Từ năm 2019, ông Lê Văn Mẫu là Chủ tịch UBND huyện Củ Chi (cũ).",
            "Từ năm 2019, ông Lê Văn Mẫu là Chủ tịch UBND huyện Củ Chi (cũ)",
        ),
        (
            "Ông Lê Văn Mẫu giữ chức Bí thư Đảng ủy phường Tân Định, TPHCM, thay bà Trần Thị Bé.",
            "Ông Lê Văn Mẫu giữ chức Bí thư Đảng ủy phường Tân Định, TPHCM, thay bà Trần Thị Bé",
        ),
        (
            "Ông Lê Mẫu chuyển công tác. Theo ý ông Mẫu, HĐND phường Tân Định miễn nhiệm chức danh Trưởng "
            "Ban Pháp chế HĐND phường đối với ông; đồng thời bầu bà Lê Thị Bé giữ chức danh này.",
            "Ông Lê Mẫu",
        ),
    ],
)
def test_days_and_the_holder_before_show_their_words(text: str, words: str) -> None:
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    tenure = next(fact for fact in found if isinstance(fact, Tenure) and fact.further)
    assert [one.quote for one in tenure.further] == [words]


def test_every_day_and_every_holder_before_of_the_gold_reports_shows_its_words() -> None:
    count = 0
    for path in sorted(GOLD.glob("*/*.txt")):
        found = extract(document(str(path), path.name, path.read_text("utf-8")), load()).facts
        for fact in found:
            if isinstance(fact, Tenure) and (fact.start or fact.end or fact.replaces):
                words = " ".join(one.quote for one in (fact.evidence, *fact.further))
                count += 1
                assert not fact.replaces or fact.replaces.split()[-1] in words, fact.replaces
                assert not (fact.start or fact.end) or any(sign.isdigit() for sign in words)
    assert count >= 25


def test_a_span_that_is_over_leaves_a_former_post() -> None:
    text = "Từ ngày 2/10-13/11/2025, ông Lê Văn Mẫu là Phó Bí thư Đảng ủy phường Tân Định, TPHCM."
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    assert [fact.status for fact in found if isinstance(fact, Tenure)] == ["former"]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("- 8/2012 - 6/2019: Phó Chủ tịch UBND huyện Củ Chi.", ("2012-08", "2019-06")),
        ("- 2005 - 2012: Phó Chủ tịch UBND huyện Củ Chi.", ("2005", "2012")),
        ("- Từ tháng 8/2012 đến tháng 6/2019: Phó Chủ tịch UBND huyện Củ Chi.", ("2012-08", "2019-06")),
        ("- Từ 1/7/2025: Bí thư Đảng ủy phường Tân Định, TPHCM.", ("2025-07-01", None)),
        ("- 7/2025 đến nay: Bí thư Đảng ủy phường Tân Định, TPHCM.", ("2025-07", None)),
        ("- 2012: Phó Chủ tịch UBND huyện Củ Chi.", (None, None)),
    ],
)
def test_the_years_before_a_post_of_a_career_date_it(line: str, time: tuple[str | None, str | None]) -> None:
    assert times(f"Ông Lê Văn Mẫu sinh năm 1975. Quá trình công tác:\n\n{line}") == {time}


def test_a_day_on_which_somebody_takes_charge_is_not_that_of_the_post_before() -> None:
    text = (
        "Công bố quyết định giao ông Lê Văn Mẫu, Phó Chủ tịch UBND phường Tân Định, phụ trách, điều hành "
        "hoạt động của UBND phường từ ngày 15/12/2025."
    )
    found = extract(Document("text", text, 0, "2025-12-20"), load()).facts
    held = {fact.status: fact.start for fact in found if isinstance(fact, Tenure)}
    assert held == {"current": None, "acting": "2025-12-15"}


def test_a_day_of_leaving_dates_no_post_that_is_kept() -> None:
    text = "Ông Lê Văn Mẫu là Tỉnh ủy viên, thôi giữ chức Bí thư Đảng ủy xã Hòn Đất (An Giang) từ hôm nay."
    assert times(text) == {(None, None), (None, "2025-12-20")}
