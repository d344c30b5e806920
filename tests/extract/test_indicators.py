"""Indicators, phrase by phrase."""

from __future__ import annotations

import tomllib

import pytest

from kg.extract.indicators import indicators
from kg.model import Document, Indicator
from kg.ontology import load
from kg.recognise import recognise
from tests.phrases import CASES, table

FIGURES = table("figures")
TABLE = tomllib.loads((CASES / "figures.toml").read_text("utf-8"))
UNREPORTED = TABLE["unreported"]["phrases"]
DAY = "2025-12-18"
LABELS = [
    (case["expect"], phrase, case.get("day", DAY))
    for case in TABLE["indicator"]
    for phrase in case["phrases"]
]
WARDS = [(case["expect"], phrase) for case in TABLE["ward"] for phrase in case["phrases"]]
LEAD = "Phường Bến Thành, TPHCM họp.\n\n"


def found(text: str, day: str = DAY) -> list[Indicator]:
    return list(indicators(recognise(Document("phrase", text, 0, day), load())))


@pytest.mark.parametrize(("expected", "phrase"), FIGURES)
def test_figures(expected: list[str], phrase: str) -> None:
    assert [f"{f.comparator} {f.value} {f.unit}" for f in found(phrase)] == expected


@pytest.mark.parametrize("phrase", UNREPORTED)
def test_unreported(phrase: str) -> None:
    assert found(phrase) == []


@pytest.mark.parametrize(("expected", "phrase", "day"), LABELS)
def test_labels(expected: list[str], phrase: str, day: str) -> None:
    assert [f"{f.label} | {f.period} | {f.status}" for f in found(phrase, day)] == expected


@pytest.mark.parametrize(("expected", "phrase"), WARDS)
def test_wards(expected: list[str], phrase: str) -> None:
    assert [f"{f.value} | {f.ward.name if f.ward else None}" for f in found(LEAD + phrase)] == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Xã phấn đấu thu ngân sách đạt từ 1.150 tỷ đồng.", "≥ 1150000000000 VND"),
        ("Nhiệm kỳ tới, xã phấn đấu kết nạp từ 180 đảng viên.", "≥ 180 đảng viên"),
        ("Xã phấn đấu thu ngân sách đạt 1.150 tỷ đồng.", "= 1150000000000 VND"),
        ("Xã phấn đấu giảm từ 6% hộ nghèo trở lên.", "≥ 6 %"),
        ("Xã trồng mới từ 120 ha dược liệu trở lên.", "≥ 120 ha"),
        ("Xã kết nạp từ 90 đoàn viên mới trở lên.", "≥ 90 đoàn viên"),
        ("Mục tiêu năm 2026:\n1. Thu ngân sách: từ 260 tỷ đồng", "≥ 260000000000 VND"),
    ],
)
def test_an_aim_from_so_much_on_is_at_least_that(phrase: str, expected: str) -> None:
    (fact,) = found(phrase)
    assert f"{fact.comparator} {fact.value} {fact.unit}" == expected


def test_all_phrases_were_collected() -> None:
    assert len(FIGURES) >= 350
    assert len(UNREPORTED) >= 20
    assert len(LABELS) >= 290
    assert len(WARDS) >= 81


def test_evidence_is_exact_and_tight() -> None:
    text = LEAD + "Tổng thu ngân sách ước đạt gần 415 tỷ đồng, chi 97 tỷ đồng."
    first, second = found(text)
    assert first.evidence.quote == "Tổng thu ngân sách ước đạt gần 415 tỷ đồng"
    assert second.evidence.quote == "chi 97 tỷ đồng"
    assert all(text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in (first, second))


def test_evidence_holds_what_is_counted() -> None:
    text = LEAD + "Toàn xã còn 20 hộ dân bị ngập; 100% hồ sơ được số hóa. Phường có 12 hộ."
    quotes = [fact.evidence.quote for fact in found(text)]
    assert quotes == ["20 hộ dân bị ngập", "100% hồ sơ được số hóa", "12 hộ"]


@pytest.mark.parametrize(("day", "status"), [("2026-01-12", "target"), ("2026-12-28", "actual")])
def test_the_end_of_this_year_is_to_come(day: str, status: str) -> None:
    text = LEAD + "Đến hết năm 2026, 90% hồ sơ trực tuyến."
    (fact,) = indicators(recognise(Document("phrase", text, 0, day), load()))
    assert (fact.status, fact.period) == (status, "2026")


def test_ward_of_the_paragraph() -> None:
    text = (
        "Phường Bến Thành và phường Chợ Quán trao Huy hiệu Đảng.\n\n"
        "Tại phường Bến Thành, 50 đảng viên được nhận.\n\n"
        "Chợ Quán có 24 đảng viên được trao.\n\n"
        "* Tại phường Chợ Quán, lễ diễn ra sáng nay. Trong đó 8 người vắng."
    )
    wards = [fact.ward.name if fact.ward else None for fact in found(text)]
    assert wards == ["Phường Bến Thành", "Phường Chợ Quán", "Phường Chợ Quán"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn tỉnh có 63 trường học, trong đó xã Bình Giã có 5 trường học.", [None, "Xã Bình Giã"]),
        ("Tỉnh Đắk Lắk có 102 trường học, phường Chợ Quán có 5 trường học.", [None, "Phường Chợ Quán"]),
        ("Lễ mừng 130 đảng viên các phường Bến Thành, Chợ Quán và Sài Gòn.", [None]),
        (
            "Hội phường Bến Thành gồm hội phường Đa Kao, phường Nguyễn Thái Bình cũ, với 96 hội viên.",
            ["Phường Bến Thành"],
        ),
        (
            "Đoàn trao 20 suất quà tại xã Bình Giã và 30 suất quà tại xã Hòa Hiệp.",
            ["Xã Bình Giã", "Xã Hòa Hiệp"],
        ),
        ("Phường Chợ Quán xếp thứ 2 toàn thành phố với 12 mô hình.", ["Phường Chợ Quán", "Phường Chợ Quán"]),
        ("Phường Chợ Quán bị ngập. Mưa lũ trên toàn tỉnh đã làm 160 gia súc chết.", [None]),
        ("Phường Chợ Quán bị ngập. Tại tỉnh Đồng Nai có 606 hộ bị ngập.", [None]),
    ],
)
def test_ward_of_the_subject(text: str, expected: list[str | None]) -> None:
    assert [fact.ward.name if fact.ward else None for fact in found(LEAD + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TPHCM tuyên dương 233 hộ.\n\nBà Trần Thị Mẫu - Bí thư Chi bộ ấp 6, phường Tân Định.", None),
        ("UBND TPHCM điều chỉnh danh sách 442 hộ.\n\nPhường Tân Định sẽ họp.", None),
        ("Nhiều nơi tại TPHCM tổ chức trao huy hiệu. Đã có 9 hộ nhận.\n\n* Phường Tân Định trao quà.", None),
        ("Tại TPHCM, vừa có lễ. Danh sách có 9 hộ.\n\nÔng Lê Văn Mẫu quê ở phường Tân Định.", None),
        ("Các nơi trao huy hiệu. Đã có 9 hộ nhận.\n\n* Phường Tân Định, TPHCM trao quà.", None),
        ("Tại TPHCM, vừa có lễ. Danh sách có 9 hộ.\n\nPhường Tân Định trao quà.", "Phường Tân Định"),
        ("TPHCM: 4 hộ nhận quà.\n\nChủ tịch UBND phường Tân Định Trần Thị Mẫu dự.", "Phường Tân Định"),
        ("Một phường ở TPHCM trao 9 suất quà\n\nSáng 2/3, phường Tân Định trao quà.", "Phường Tân Định"),
        ("Một số phường ở TPHCM trao 9 suất quà\n\nSáng 2/3, phường Tân Định trao quà.", None),
        ("20 hộ nhận quà.\n\nTại khu phố 3, phường Tân Định, TPHCM, lễ đã diễn ra.", "Phường Tân Định"),
    ],
)  # fmt: skip
def test_ward_named_only_later(text: str, expected: str | None) -> None:
    assert [fact.ward.name if fact.ward else None for fact in found(text)] == [expected]


def test_a_storm_is_of_all_wards_that_a_report_tells_of() -> None:
    local = "Bão số 10 đổ bộ đêm qua.\n\nTại phường Chợ Quán có 9 hộ bị cô lập.\n\n"
    storm = "Mưa lớn đã khiến 621 hộ bị ngập."
    assert [fact.ward and fact.ward.name for fact in found(local + storm)] == ["Phường Chợ Quán"] * 2
    several = local + "Ở xã Bình Giã có 3 hộ bị ngập.\n\n"
    assert [fact.ward and fact.ward.name for fact in found(several + storm)][-1] is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Bà Trần Thị Thử cho biết phường đã lát 3 con đường. Phường nhận 12 hồ sơ.", "Phường Chợ Quán"),
        ("Ông Lê Văn Mẫu cho biết phường đã lát 3 con đường. Phường nhận 12 hồ sơ.", "Phường Bến Thành"),
        ("Bà Trần Thị Thử dự lễ. Phường đã lát 3 con đường, nhận 12 hồ sơ.", "Phường Bến Thành"),
        ("Bà Trần Thị Thử cho biết Hội đã lát 3 con đường, nhận 12 hồ sơ.", "Phường Bến Thành"),
    ],
)
def test_ward_of_who_tells_it(said: str, expected: str) -> None:
    guests = (
        "Dự có ông Lê Văn Mẫu, Phó Chủ tịch UBND phường Bến Thành; "
        "bà Trần Thị Thử, Phó Chủ tịch UBND phường Chợ Quán."
    )
    facts = found(f"{LEAD}Phường Chợ Quán cùng dự.\n\n{guests}\n\n{said}")
    assert [fact.ward and fact.ward.name for fact in facts] == [expected] * 2


def test_ward_from_context_is_less_sure() -> None:
    named, inferred = found("Phường Bến Thành có 30 tổ dân phố.\n\nNăm qua, kết nạp 12 đảng viên.")
    assert named.evidence.confidence == 1.0
    assert (inferred.evidence.confidence, inferred.evidence.reason) == (0.9, "ward from context")
    assert inferred.ward == named.ward


def test_a_figure_repeated_in_the_same_words_is_one() -> None:
    assert len(found("Phường có 30 tổ dân phố.\n\nPhường có 30 tổ dân phố.")) == 1
