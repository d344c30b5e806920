"""What single stored queries tell: of a ward, of the reports themselves, of citations, of namesakes."""

from __future__ import annotations

import json
from pathlib import Path

import kg
from kg.model import Award, Indicator, Statement
from tests.report import Report, party, unit, write

WARD = unit("Phường Đức Nhuận")


def rows(store: Path, name: str, /, **parameters: str) -> list[dict[str, str]]:
    found = json.loads(kg.query(store, name, "json", **parameters))
    return [{key: cell["value"] for key, cell in row.items()} for row in found["results"]["bindings"]]


def test_all_that_is_told_of_a_ward(tmp_path: Path) -> None:
    report = Report("a").event(WARD).cites("Nghị quyết", "98", "Quốc hội").cites("Luật", "")
    report.add(
        Award(report.quote("Giấy khen"), "Giấy khen", "Lê Mẫu", "UBND"),
        Award(report.quote("Cờ"), "Cờ thi đua", "các tập thể"),
        Statement(report.quote("cho biết"), "Lê Mẫu", "paraphrase", "đã làm"),
        Indicator(report.quote("60 trở lên"), "kết nạp", "60", "đảng viên", "≥", "target", WARD, "2026"),
    )
    elsewhere = Report("b").event(None).mentions(WARD).cites("Luật", "1")
    found = rows(write(tmp_path, [report, elsewhere]), "ward", ward=WARD.name)
    day = "2025-12-18"
    assert {(row["what"], row["label"], row["value"], row["date"]) for row in found} == {
        ("conference", "Hội nghị 1", "", day),
        ("figure", "kết nạp", "60 đảng viên", "2026"),
        ("award", "Giấy khen", "Lê Mẫu", day),
        ("award", "Cờ thi đua", "các tập thể", day),
        ("statement", "đã làm", "Lê Mẫu", day),
        ("citation", "Nghị quyết 98", "Quốc hội", day),
        ("citation", "Luật", "", day),
    }
    (figure,) = (row for row in found if row["what"] == "figure")
    assert [figure[name] for name in ("comparator", "status", "period")] == ["≥", "target", "2026"]
    assert all("status" not in row for row in found if row is not figure)


def test_the_reports_themselves(tmp_path: Path) -> None:
    words = " ".join(f"từ {number}" for number in range(60))
    text = f"Ông Lê Mẫu, Bí thư Đảng ủy phường Đức Nhuận, nói về Nghị quyết 57-NQ/TW. {words}."
    known = {"title": "Tin", "url": "https://x.vn/1", "date": "2025-12-18"}
    records = [{"id": "a", "text": text, **known}, {"id": "b", "text": text, "date": "2025-12-19"}]
    (tmp_path / "r.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in records), "utf-8")
    assert not kg.build(tmp_path / "r.jsonl", tmp_path / "store").errors
    assert rows(tmp_path / "store", "documents") == [
        {"source": "a", **known}, {"source": "b", "date": "2025-12-19", "reprint_of": "a"}
    ]  # fmt: skip
    (cited,) = rows(tmp_path / "store", "citations")
    assert (cited["name"], cited["reports"], cited["alike"]) == ("Nghị quyết 57-NQ/TW", "1", "1")


def test_reports_that_cite_a_document_are_counted(tmp_path: Path) -> None:
    law, bare = ("Nghị quyết", "98/2023/QH15"), ("Nghị quyết", "98")
    a = Report("a").cites(*law, "Quốc hội").cites(*bare, "Quốc hội")
    write(tmp_path, [a, Report("b").cites(*bare, "Quốc hội"), Report("c").cites(*bare)])
    found = [
        (row["name"], row.get("issuer"), row["reports"], row["alike"]) for row in rows(tmp_path, "citations")
    ]
    assert found == [
        ("Nghị quyết 98/2023/QH15", "Quốc hội", "2", "3"), ("Nghị quyết 98", None, "1", "3")
    ]  # fmt: skip


def test_people_of_one_name_are_told_apart(tmp_path: Path) -> None:
    there = party(unit("Phường Tân Định"))
    write(tmp_path, [Report("a").holds("Lê Mẫu", party(WARD)), Report("b").holds("Lê Mẫu", there)])
    found = {(row["what"], row["known_as"]) for row in rows(tmp_path, "person", name="Lê Mẫu")}
    assert found == {(post.title, post.title) for post in (party(WARD), there)}


def test_what_there_is_to_use_is_listed() -> None:
    assert dir(kg) == ["InputError", "build", "extract", "open_store", "query"]
