"""Planted contradictions are all listed, with both quotes; what may be true is not."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kg.conflicts import Conflict, conflicts, write
from kg.model import Event, Indicator, Tenure
from kg.ontology import load
from kg.store import opened
from tests.report import Report, party, unit
from tests.report import write as stored

DAY = "2025-12-18"
WARD, OTHER = unit("Phường Đức Nhuận"), unit("Phường Tân Định")
HEAD, DEPUTY = party(WARD), party(WARD, "Phó Bí thư", "pho-bi-thu")
_MADE = {unit for units in load().successors.values() for unit in units}
STAYED = next(
    u for u in load().unit_by_iri.values() if u.level == "Commune" and not u.former and u.iri not in _MADE
)
ONE, TWO = "Lê Văn Mẫu", "Trần Thị Mẫu"


def found(folder: Path, *reports: Report) -> list[Conflict]:
    return conflicts(opened(stored(folder, reports)))


def dated(ident: str, day: str | None) -> Report:
    return Report(ident, day)


def timed(report: Report, name: str, status: str = "current", **days: str) -> Report:
    return report.add(Tenure(report.quote(f"{name}, {HEAD.title} {days}"), name, HEAD, status, **days))


def event(ident: str, day: str, label: str, organiser: str | None = None, words: str = "") -> Report:
    report = Report(ident, day)
    told = report.quote(f"{words} {label} {day}")
    term = "2025-2030" if "lần thứ" in label else None
    more = {"main": True, "term": term, "organiser": organiser}
    return report.add(Event(told, "e1", "congress", label, day, WARD, **more))  # type: ignore[arg-type]


def figure(
    ident: str, value: str, comparator: str = "=", label: str = "Tỷ lệ hộ nghèo", **more: object
) -> Report:
    known = {"ward": WARD, "period": "2025", "comparator": comparator, **more}
    report = Report(ident)
    return report.add(Indicator(report.quote(f"{label} {value}%"), label, value, "%", **known))  # type: ignore[arg-type]


PLANTED = {
    "two holders": [
        [dated("a", DAY).holds(ONE, HEAD), dated("b", DAY).holds(TWO, HEAD)],
        [dated("a", DAY).holds(ONE, HEAD).holds(TWO, HEAD)],
        [dated("a", None).holds(ONE, HEAD).holds(TWO, HEAD)],
        [dated("a", DAY).holds(ONE, HEAD, "appointed").holds(TWO, HEAD, "appointed")],
        [dated("a", "2025-10-01").holds(ONE, HEAD), dated("b", "2025-11-01").holds(TWO, HEAD),
         dated("c", "2025-12-01").holds(ONE, HEAD)],
        [timed(dated("a", None), ONE, start="2025-07", end="2026"), dated("b", DAY).holds(TWO, HEAD)],
        [dated("a", DAY).holds(ONE, HEAD, "appointed"), dated("b", "2025-12-19").holds(TWO, HEAD),
         dated("c", "2025-12-20").holds(ONE, HEAD)],
        [dated("a", None).holds(ONE, HEAD), dated("b", DAY).holds(TWO, HEAD)],
    ],
    "two wards": [
        [dated("a", DAY).holds(ONE, HEAD).holds(ONE, party(OTHER))],
        [dated("a", DAY).holds(ONE, HEAD), dated("b", DAY).holds(ONE, HEAD).holds(ONE, party(OTHER))],
    ],
    "end before start": [[timed(dated("a", None), ONE, start="2025-10", end="2025-09-30")]],
    "before the ward": [
        [timed(dated("a", None), ONE, start="2025-01-01")],
        [timed(dated("a", None), ONE, "former", start="2020", end="2025-05")],
    ],
    "held after the end": [
        [timed(dated("a", "2025-09-30"), ONE, "former", end="2025-09"), dated("b", DAY).holds(ONE, HEAD)],
        [dated("a", "2025-09-30").holds(ONE, HEAD, "former"), dated("b", DAY).holds(ONE, HEAD)],
    ],
    "two dates": [
        [event("a", "2025-08-01", "Đại hội lần thứ I"), event("b", "2025-08-12", "đại hội lần thứ I")],
        [event("a", "2025-08-01", "Đại hội Đảng bộ phường lần thứ I"),
         event("b", "2025-08-12", "Đại hội lần thứ I", "Đảng ủy phường Đức Nhuận")],
        [event("a", "2025-08-01", "Ngày hội năm 2025", words="Khu phố 9 tổ chức"),
         event("b", "2025-08-02", "Ngày hội năm 2025", words="Khu phố 9 tổ chức")],
        [event("a", "2025-08-01", "Hội nghị cán bộ chủ chốt"),
         event("b", "2025-08-02", "hội nghị cán bộ chủ chốt")],
        [event("a", "2025-08-01", "Đại hội Đảng bộ"), event("b", "2025-08-02", "Đại hội Đảng bộ")],
    ],
    "two figures": [
        [figure("a", "0.58"), figure("b", "0.68", label="tỷ lệ Hộ nghèo")],
        [figure("a", "100"), figure("b", "98")],
        [figure("a", "98", ">"), figure("b", "97")],
        [figure("a", "98", "≈"), figure("b", "90")],
        [figure("a", "98", "≤"), figure("b", "99", ">")],
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, number) for kind, cases in PLANTED.items() for number in range(len(cases))]
)
def test_every_planted_conflict_is_listed_with_both_quotes(kind: str, number: int, tmp_path: Path) -> None:
    reports = PLANTED[kind][number]
    texts = {report.id: report.text for report in reports}
    (conflict,) = found(tmp_path, *reports)
    assert conflict.kind == kind
    for claim in (conflict.first, conflict.second):
        assert claim.quote
        assert texts[claim.source][claim.start : claim.end] == claim.quote
    assert conflict.first != conflict.second or kind in {"end before start", "before the ward"}


NONE = {
    "named before the first of July": [timed(dated("a", None), ONE, start="2025-06-30")],
    "in a commune that stayed as it was": [
        report.add(Tenure(report.quote("từ năm 2021"), ONE, party(STAYED), "current", "2021"))
        for report in [dated("a", None)]
    ],
    "many seats": [dated("a", DAY).holds(ONE, DEPUTY).holds(TWO, DEPUTY)],
    "one after the other": [dated("a", "2025-10-01").holds(ONE, HEAD), dated("b", DAY).holds(TWO, HEAD)],
    "former": [dated("a", DAY).holds(ONE, HEAD, "former").holds(TWO, HEAD)],
    "appointed in the same report": [dated("a", DAY).holds(ONE, HEAD).holds(TWO, HEAD, "appointed")],
    "acting before": [dated("a", DAY).holds(ONE, HEAD, "acting").holds(TWO, HEAD, "appointed")],
    "transferred": [dated("a", DAY).holds(ONE, HEAD).holds(ONE, party(OTHER), "appointed")],
    "handed over": [dated("a", DAY).holds(ONE, HEAD), dated("b", DAY).holds(TWO, HEAD, "appointed")],
    "in the same month, perhaps": [dated("a", "2025-12").holds(ONE, HEAD), dated("b", DAY).holds(TWO, HEAD)],
    "two wards": [dated("a", DAY).holds(ONE, HEAD).holds(TWO, party(OTHER))],
    "a meeting each year": [event("a", "2025-08-01", "Hội nghị"), event("b", "2025-12-12", "Hội nghị")],
    "two called by their kind": [event("a", "2025-08-01", "hội nghị"), event("b", "2025-08-02", "Hội nghị")],
    "two bodies": [
        event("a", "2025-08-01", "Đại hội Đảng bộ phường lần thứ I"),
        event("b", "2025-10-12", "Đại hội lần thứ I", "Hội Nông dân phường Đức Nhuận"),
    ],
    "two bodies and one name": [
        event("a", "2025-08-01", "Đại hội đại biểu lần thứ I", "Đảng bộ phường Đức Nhuận"),
        event("b", "2025-08-02", "Đại hội đại biểu lần thứ I", "Công đoàn phường Đức Nhuận"),
    ],
    "two neighbourhoods": [
        event("a", "2025-08-01", "Ngày hội năm 2025", words="Khu phố 9 tổ chức"),
        event("b", "2025-08-02", "Ngày hội năm 2025", words="Khu phố 28 tổ chức"),
    ],
    "less exact": [event("a", "2025-08", "Đại hội lần thứ I"), event("b", "2025-08-12", "Đại hội lần thứ I")],
    "transferred where another is made acting": [
        dated("a", DAY).holds(ONE, HEAD).holds(ONE, party(OTHER), "appointed").holds(TWO, HEAD, "acting")
    ],
    "a figure of another year": [figure("a", "0.58"), figure("b", "0.68", period="2024")],
    "a figure without a year": [figure("a", "0.58", period=None), figure("b", "0.68", period=None)],
    "a figure of another ward": [figure("a", "0.58"), figure("b", "0.68", ward=OTHER)],
    "a figure of another name": [figure("a", "0.58"), figure("b", "0.68", label="Tỷ lệ cận nghèo")],
    "a figure that is planned": [figure("a", "0.58"), figure("b", "0.68", status="target")],
    "a figure rounded": [figure("a", "0.58"), figure("b", "0.6")],
    "a figure about right": [figure("a", "98"), figure("b", "96", "≈")],
    "a figure within bounds": [figure("a", "98"), figure("b", "96", ">"), figure("c", "99", "<")],
    "figures of parts": [figure("a", "0.58").add(*figure("a", "3").facts), figure("b", "0.68")],
    "back again": [dated("a", "2025-09-30").holds(ONE, HEAD, "former"),
                   dated("b", "2025-10-18").holds(ONE, HEAD, "appointed"), dated("c", DAY).holds(ONE, HEAD)],
}  # fmt: skip


@pytest.mark.parametrize("name", NONE)
def test_what_may_be_true_is_not_listed(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, *NONE[name]) == []


def test_further_documents_are_named(tmp_path: Path) -> None:
    reports = [dated(name, DAY).holds(ONE, HEAD).holds(TWO, HEAD) for name in "abc"]
    (conflict,) = found(tmp_path, *reports)
    assert conflict.note == "also in b, c"


def test_formats(tmp_path: Path) -> None:
    listed = found(tmp_path, *PLANTED["two holders"][0])
    assert [row["kind"] for row in json.loads(write(listed, "json"))] == ["two holders"]
    (row,) = csv.DictReader(write(listed, "csv").decode().splitlines())
    assert {row["first_source"], row["second_source"]} == {"a", "b"}
    assert write(listed).decode().endswith("\n1 conflict\n")
    assert write([]) == b"0 conflicts\n"
