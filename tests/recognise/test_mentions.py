"""Names, places and dates, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.ontology import load
from kg.recognise import Reading, recognise
from kg.recognise.dates import Date
from kg.recognise.people import Person
from kg.recognise.places import LOCAL, Place
from kg.text import Mention
from tests.phrases import table

NAMES, PLACES, DATES = table("names"), table("places"), table("dates")


def reading(phrase: str) -> Reading:
    return recognise(Document("phrase", phrase, 0, "2025-12-20"), load())


def unit(mention: Mention) -> str:
    place = mention.value
    assert isinstance(place, Place)
    return f"{place.name} {'former' if place.former or place.unit is None else place.unit.code}"


@pytest.mark.parametrize(("expected", "phrase"), NAMES)
def test_names(expected: list[str], phrase: str) -> None:
    assert [m.value.name for m in reading(phrase).people if isinstance(m.value, Person)] == expected


@pytest.mark.parametrize(("expected", "phrase"), PLACES)
def test_places(expected: list[str], phrase: str) -> None:
    local = [
        m
        for m in reading(phrase).places
        if isinstance(m.value, Place) and m.value.level in LOCAL and not m.value.home
    ]
    assert [unit(m) for m in local] == expected


def test_a_ward_that_is_gone_is_of_no_province_but_those_of_the_text() -> None:
    told = "Tại đặc khu Lý Sơn, tỉnh Quảng Ngãi, ông A từng là Phó Chủ tịch UBND xã An Hải (cũ)"
    for text, found in ((f"{told}.", False), (f"{told}, rồi về tỉnh Ninh Thuận.", True)):
        places = [m.value for m in reading(text).places if isinstance(m.value, Place)]
        assert [one.unit is not None for one in places if one.name == "Xã An Hải"] == [found]


@pytest.mark.parametrize(("expected", "phrase"), DATES)
def test_dates(expected: list[str], phrase: str) -> None:
    assert [m.value.value for m in reading(phrase).dates if isinstance(m.value, Date)] == expected


def test_all_phrases_were_collected() -> None:
    assert len(NAMES) >= 38
    assert len(PLACES) >= 93
    assert len(DATES) >= 55


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Phường phấn đấu đến năm 2030 thoát nghèo. Sáng 30/7, phường họp về năm 2026.", "2026-07-30"),
        ("Đạt dự toán năm 2027. Chiều 31-12, phường tổng kết năm 2025.", "2025-12-31"),
        ("Ngày 5/1, phường tiếp công dân định kỳ tháng 1/2026.", "2026-01-05"),
        ("Ngày 5/8, Đại hội nhiệm kỳ 2025-2030 phấn đấu đến năm 2030 thoát nghèo.", "2025-08-05"),
        ("Ngày 20-12, HĐND đánh giá năm 2025 và chuẩn bị bầu cử ngày 15-3-2026.", "2025-12-20"),
        ("Ngày 20-3, HĐND họp sau cuộc bầu cử ngày 15-3-2026.", "2026-03-20"),
        ("Sáng 26/12, phường họp hiệp thương giới thiệu người ứng cử nhiệm kỳ 2026-2031.", "2025-12-26"),
        ("Sáng 27/12, xã khai mạc giải chào mừng Tết Dương lịch năm 2026.", "2025-12-27"),
        ("Ngày 10/11, phường bình chọn công dân khám sức khỏe nghĩa vụ quân sự năm 2026.", "2025-11-10"),
        ("Ngày 4/12, xã khảo sát nơi dự kiến tổ chức Hội Hoa Xuân Bính Ngọ 2026.", "2025-12-04"),
        ("Ngày 4/2, xã tổ chức Hội Hoa Xuân Bính Ngọ 2026.", "2026-02-04"),
        ("Ngày 4/12, xã tổng kết công tác năm 2026.", "2026-12-04"),
    ],
)
def test_the_year_of_a_report_is_not_one_it_looks_ahead_to(text: str, day: str) -> None:
    assert day in days(text)


def days(text: str) -> list[str]:
    """The days read in a text without a date."""
    found = recognise(Document("phrase", text), load()).dates
    return [m.value.value for m in found if isinstance(m.value, Date)]


def test_a_day_has_no_year_that_the_text_only_looks_ahead_to() -> None:
    assert days("Ngày 5/8, phường hướng tới năm 2030.") == []
    assert days("Ngày 5/8, phường họp. Đến cuối năm 2030, xã thoát nghèo.") == []
    assert days("Ngày 28/8, phường họp, đặt mục tiêu đạt 100 triệu đồng vào năm 2030.") == []
    assert days("Xã triển khai nhiệm vụ trọng tâm năm 2026. Sáng 31/12, Đảng ủy xã họp.") == []
    assert "2025-12-12" in days("Ngày 12/12, xã họp. Năm 2025 xã có chợ. Xã sẽ xây cầu trong tháng 1/2026.")
    assert "2026-03-12" in days("Ngày 12/3, xã họp. Năm 2025 xã có chợ. Xã thu 5 tỷ trong tháng 1/2026.")
    assert "2026-03-12" in days("Ngày 12/3, xã họp. Xã sẽ xây cầu trong tháng 5/2026.")
    assert days("Ngày 5/8, phường phấn đấu đến tháng 12/2030 thoát nghèo.") == ["2030-12"]


def test_the_hour_behind_a_short_date_makes_its_year_one_of_this_century() -> None:
    assert days("14-10-25 07:02 Chiều 10/10, phường tổ chức hội nghị.") == ["2025-10-14", "2025-10-10"]
