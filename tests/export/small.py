"""Two invented reports and a fact of every kind about them, as a store."""

from __future__ import annotations

from pathlib import Path

from kg.emit import emit
from kg.model import (
    Award,
    Body,
    Document,
    Event,
    Evidence,
    Fact,
    Facts,
    Indicator,
    Initiative,
    Official,
    Participation,
    Post,
    Resolution,
    ResolutionLink,
    Statement,
    Tenure,
    Unit,
    WardMention,
)
from kg.ontology import load
from kg.resources import BASE
from kg.store.write import changing

FIRST = """Sáng 18-12, phường Đức Nhuận tổ chức hội nghị tổng kết năm 2025.
Bà Nguyễn Thị Mẫu, Bí thư Đảng ủy phường Đức Nhuận, chủ trì và nói: “Phải làm thật”.
Phường thu ngân sách 1.275 tỉ đồng, theo Nghị quyết 68-NQ/TW sửa đổi Nghị quyết 12.
Ông Trần Văn Ví nhận Giấy khen. Mô hình “Mỗi tuần một khu phố” được nhân rộng.
"""
SECOND = "Bà Nguyễn Thị Mẫu, Bí thư Đảng ủy phường Đức Nhuận, thăm khu phố 3.\nÔng Nguyễn Thị Mậu cùng dự.\n"


def evidence(text: str, quote: str, confidence: float = 1.0) -> Evidence:
    start = text.index(quote)
    return Evidence(
        start, start + len(quote), quote, "test", confidence, "ward from context" if confidence < 1 else ""
    )


def ward() -> Unit:
    found = load().unit_named("Phường Đức Nhuận")
    assert found
    return found


def post() -> Post:
    place = ward()
    body = Body("Đảng ủy phường Đức Nhuận", f"{BASE}ontology/body#dang-uy", place)
    return Post("Bí thư Đảng ủy phường Đức Nhuận", f"{BASE}ontology/position#bi-thu", body)


def facts() -> tuple[Facts, Facts]:
    def at(quote: str) -> Evidence:
        return evidence(FIRST, quote)

    who, place, day = "Nguyễn Thị Mẫu", ward(), "2025-12-18"
    held, meeting = at("Bà Nguyễn Thị Mẫu, Bí thư Đảng ủy phường Đức Nhuận"), at("hội nghị tổng kết năm 2025")
    first: tuple[Fact, ...] = (
        WardMention(at("phường Đức Nhuận"), place),
        Official(held, who),
        Tenure(held, who, post(), "current", start="2025-07", observed=day),
        Event(meeting, "e1", "conference", "Hội nghị tổng kết", day, place, main=True),
        Participation(at("chủ trì"), who, "e1", "chair"),
        Statement(at("“Phải làm thật”"), who, "quote", "Phải làm thật"),
        Indicator(evidence(FIRST, "1.275 tỉ đồng", 0.8), "thu ngân sách", "1275000000000", "VND", ward=place),
        Resolution(at("Nghị quyết 68-NQ/TW"), "Nghị quyết", "68-NQ/TW"),
        Resolution(at("Nghị quyết 12"), "Nghị quyết", "12"),
        ResolutionLink(at("sửa đổi"), ("Nghị quyết", "68-NQ/TW"), "amends", ("Nghị quyết", "12")),
        Award(at("Giấy khen"), "Giấy khen", "Trần Văn Ví"),
        Initiative(at("“Mỗi tuần một khu phố”"), "Mỗi tuần một khu phố", "model", place),
    )
    held = evidence(SECOND, "Bà Nguyễn Thị Mẫu, Bí thư Đảng ủy phường Đức Nhuận")
    other = evidence(SECOND, "Ông Nguyễn Thị Mậu")
    second = (
        Official(held, who),
        Tenure(held, who, post(), "former", end="2026"),
        Official(other, "Nguyễn Thị Mậu"),
    )
    return (
        Facts(Document("first", FIRST, published="2025-12-18", title="Hội nghị"), first),
        Facts(Document("second", SECOND, published="2026-01"), second),
    )


def small_store(folder: Path) -> Path:
    """Both reports, in a store at `folder`."""
    with changing(folder, load()) as writer:
        for said in facts():
            writer.add(emit(said, load()))
    return folder
