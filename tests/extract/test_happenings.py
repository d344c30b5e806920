"""Events and the parts people have in them, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.model import Event, Participation
from kg.ontology import load
from tests.examples import called, examples
from tests.phrases import read, table

EVENTS, NAMES, PARTS = table("events"), table("event_names"), table("participations")
PASSAGES = table("passages")
LEAD = "Ngày 18-12, Đảng ủy phường Tân Định, TPHCM tổ chức hội nghị.\n\n"


@pytest.mark.parametrize(("expected", "phrase"), EVENTS)
def test_events(expected: list[str], phrase: str) -> None:
    main = [f for f in read(phrase, "2025-12-20").facts if isinstance(f, Event) and f.main]
    assert [f"{e.type} | {e.date} | {e.unit.name if e.unit else None} | main" for e in main] == expected


@pytest.mark.parametrize(("expected", "phrase"), NAMES)
def test_names(expected: list[str], phrase: str) -> None:
    assert [f.label for f in read(phrase, "2025-12-20").facts if isinstance(f, Event)] == expected


@pytest.mark.parametrize(("expected", "phrase"), PARTS)
def test_parts(expected: list[str], phrase: str) -> None:
    parts = [f for f in read(LEAD + phrase, "2025-12-20").facts if isinstance(f, Participation)]
    assert [f"{p.person}: {p.role}" for p in parts] == expected


@pytest.mark.parametrize(("expected", "phrase"), PASSAGES)
def test_passages(expected: list[str], phrase: str) -> None:
    facts = read(phrase, "2025-12-20").facts
    main = {fact.id: fact for fact in facts if isinstance(fact, Event) and fact.main}
    alike = len({event.unit and event.unit.iri for event in main.values()}) < len(main)
    called = {name: event.label if alike else event.unit and event.unit.name for name, event in main.items()}
    parts = [fact for fact in facts if isinstance(fact, Participation)]
    assert [f"{p.person}: {p.role} | {called[p.event]}" for p in parts] == expected


@pytest.mark.parametrize(("iri", "example"), examples("events"))
def test_examples_of_the_events(iri: str, example: str) -> None:
    events = [f for f in read(example).facts if isinstance(f, Event)]
    assert load().concepts[iri].get("eventType") in {event.type for event in events}
    assert iri in called("events", example)  # no label of another concept hides its own


def test_the_sentence_is_the_evidence_of_an_event() -> None:
    event = next(f for f in read(f"Thông báo.\n{LEAD}").facts if isinstance(f, Event))
    assert event.evidence.quote == LEAD.strip()


def test_a_planned_event_has_its_own_day() -> None:
    facts = read(LEAD + "Lễ giao, nhận quân sẽ diễn ra sáng 4-3-2026.", "2025-12-20").facts
    planned = [f for f in facts if isinstance(f, Event) and not f.main]
    assert [(e.type, e.label, e.date) for e in planned] == [("ceremony", "Lễ giao, nhận quân", "2026-03-04")]


@pytest.mark.parametrize(
    ("phrase", "organiser"),
    [
        (
            "Sáng 9-3, Chi bộ khu phố 5, Đảng bộ phường Tân Định tổ chức lễ kết nạp đảng viên.",
            "Chi bộ khu phố 5",
        ),
        (
            "Sáng 18-12, HĐND phường Tân Định khóa I, nhiệm kỳ 2021-2026 đã tổ chức kỳ họp thứ 5.",
            "HĐND phường Tân Định",
        ),
        (
            "Sáng 18-12, Hội Cựu chiến binh (CCB) phường Tân Định tổ chức Đại hội đại biểu lần thứ I.",
            "Hội Cựu chiến binh phường Tân Định",
        ),
        ("Sáng 18-12, phường Tân Định tổ chức hội nghị tổng kết.", "Phường Tân Định"),
        (
            "Sáng 18-12, Đảng ủy - HĐND - UBND và Ủy ban MTTQ Việt Nam phường Tân Định tổ chức hội nghị.",
            "Đảng ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam phường Tân Định",
        ),
        (
            "Được sự quan tâm của Đảng ủy, UBND phường Tân Định tổ chức hội nghị tổng kết.",
            "UBND phường Tân Định",
        ),
        ("Sáng 18-12, tại phường Tân Định tổ chức hội nghị tổng kết.", None),
        (
            "Sáng 18-12, Trường THPT Lê Quý Đôn (phường Xuân Hòa, TPHCM) tổ chức lễ khai giảng.",
            "Trường THPT Lê Quý Đôn",
        ),
        (
            "Sáng 18-12, Trường THCS Hoa Lư, phường Xuân Hòa, TPHCM long trọng tổ chức lễ khai giảng.",
            "Trường THCS Hoa Lư",
        ),
        ("Sáng 18-12, Khu dân cư số 4, phường Tân Định (TPHCM) tổ chức ngày hội Đại đoàn kết.", None),
        ("Tại TPHCM, phường Tân Định tổ chức hội nghị tổng kết.", "Phường Tân Định"),
        (
            "Phát súng lệnh của ông Lê Văn Mẫu, Chủ tịch UBND phường Tân Định, TPHCM, khai mạc hội thao.",
            None,
        ),
    ],
)
def test_who_holds_an_event(phrase: str, organiser: str | None) -> None:
    held = [fact.organiser for fact in read(phrase, "2025-12-20").facts if isinstance(fact, Event)]
    assert held == [organiser]


@pytest.mark.parametrize(
    ("published", "day"),
    [("2026-02-20", "2026-02-05"), ("2026-02", "2026-02-05"), ("2026-02-02", None), ("2026-01", None)],
)
def test_a_day_is_to_come_as_far_as_is_known(published: str, day: str | None) -> None:
    text = "Phường Tân Định tổ chức hội nghị trao quyết định nghỉ hưu từ ngày 5-2-2026."
    assert [fact.date for fact in read(text, published).facts if isinstance(fact, Event)] == [day]


@pytest.mark.parametrize("year", [2024, 2027, 2031])
def test_what_was_given_in_a_year_is_no_part_in_an_event(year: int) -> None:
    held = f"Sáng 5/1/{year + 1}, phường Tân Định tổ chức hội nghị tổng kết.\n"
    given = "ông Trần Văn Mẫu, Chủ tịch UBND phường Tân Định, đã trao Bằng khen cho 5 tập thể."
    texts = [held + words + given for words in (f"Năm {year}, ", "Sau đó, ")]
    found = [read(text, f"{year + 1}-01-06").facts for text in texts]
    parts = [[fact for fact in facts if isinstance(fact, Participation)] for facts in found]
    assert list(map(len, parts)) == [0, 1]


@pytest.mark.parametrize("print_day", ["Thứ Hai, 15/12/2025, 15:20 GMT+7", "15/12/2025 15:20"])
@pytest.mark.parametrize("bound", ["Đến 31/8/2025", "Đến ngày 31/8/2025", "Từ 1/7/2025"])
def test_what_is_counted_up_to_a_day_is_not_of_it(print_day: str, bound: str) -> None:
    told = f"{bound}, xã Tà Xùa (Sơn La) đã xóa 219 nhà tạm. Ông Lê Văn Mẫu, Phó Chủ tịch UBND xã cho hay."
    found = read(f"Xã Tà Xùa: Giảm nghèo từ cây chè\n{print_day}\n{told}", "2025-12-20").facts
    assert [fact.date for fact in found if isinstance(fact, Event)] == ["2025-12-15"]


def test_what_began_on_a_day_is_of_it() -> None:
    told = "Từ ngày 12/12, phường Tân Định (TPHCM) dẹp chợ cóc. Bà Lê Thị Mẫu, Chủ tịch UBND phường nói."
    found = read(f"Phường Tân Định dẹp chợ cóc\n{told}", "2025-12-20").facts
    assert [fact.date for fact in found if isinstance(fact, Event)] == ["2025-12-12"]


def test_all_phrases_were_collected() -> None:
    assert len(EVENTS) >= 277
    assert len(NAMES) >= 85
    assert len(PARTS) >= 203
    assert len(PASSAGES) >= 41
    assert len(examples("events")) >= 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngày 18-12, UBND phường Tân Định, TPHCM tổ chức họp mặt kỷ niệm 80 năm Cách mạng Tháng Tám "
            "và Lễ trao tặng Huy hiệu Đảng.",
            ("Lễ trao tặng Huy hiệu Đảng", "2025-12-18", "Phường Tân Định"),
        ),
        (
            "Ngày 18-12, UBND phường Tân Định, TPHCM mừng thành công Đại hội Đảng bộ phường Tân Định.",
            ("Đại hội Đảng bộ phường Tân Định", None, "Phường Tân Định"),
        ),
        (
            "Sáng 18-12, UBND phường Tân Định, TPHCM tổ chức lễ khánh thành trường. "
            "Trước đó, ngày 27-7, Tổng Bí thư dự Lễ khởi công Trường Tân Định.",
            ("Lễ khởi công Trường Tân Định", "2025-07-27", None),
        ),
    ],
)
def test_what_is_held_beside_or_named_by_its_ward(text: str, expected: tuple[str, str, str]) -> None:
    events = [f for f in read(text, "2025-12-20").facts if isinstance(f, Event) and not f.main]
    assert [(e.label, e.date, e.unit.name if e.unit else None) for e in events] == [expected]
