"""Legal and Party documents, and events, across reports."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.emit.terms import terms
from kg.resolve import Reference, block, instruments
from tests.report import Report, asked, unit, write

WARD = unit("Phường Đức Nhuận")
KINDS = terms().symbols


def groups(*cited: tuple[str, str | None]) -> list[tuple[str, str]]:
    """(class, nodes) of what references by (number, issuer) speak of; nodes are a, b, c …"""
    nodes = [
        Reference("abcdef"[n], "Nghị quyết", number, issuer or "") for n, (number, issuer) in enumerate(cited)
    ]
    found = {tuple(sorted(instruments(order, KINDS))) for order in permutations(nodes)}
    assert len(found) == 1
    return sorted((thing.kind, "".join(thing.mentions)) for thing in found.pop())


PARTY, STATE, EITHER = "PartyDocument", "Legislation", "OfficialDocument"


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ([("68-NQ/TW", "Bộ Chính trị"), ("68-NQ/TW", None)], [(PARTY, "ab")]),
        ([("98", "Quốc hội"), ("98/2023/QH15", "Quốc hội")], [(STATE, "ab")]),
        ([("98", None), ("98/2023/QH15", "Quốc hội")], [(STATE, "b"), (EITHER, "a")]),
        ([("98", "Chính phủ"), ("98/2023/QH15", "Quốc hội")], [(STATE, "b"), (EITHER, "a")]),
        (
            [("98", "Quốc hội"), ("98/2023/QH15", "Quốc hội"), ("98/2014/QH13", "Quốc hội")],
            [(STATE, "b"), (STATE, "c"), (EITHER, "a")],
        ),
        ([("9", "Quốc hội"), ("98/2023/QH15", "Quốc hội")], [(STATE, "b"), (EITHER, "a")]),
        ([("05-NQ/ĐU", "Đảng ủy A"), ("05-NQ/ĐU", "Đảng ủy B")], [(PARTY, "a"), (PARTY, "b")]),
        ([("05-NQ/ĐU", "Đảng ủy A"), ("05-NQ/ĐU", "Đảng uỷ A")], [(PARTY, "ab")]),
        ([("05-NQ/ĐU", None), ("05-NQ/ĐU", None)], [(PARTY, "a"), (PARTY, "b")]),
        ([("12/2025/NQ-HĐND", "HĐND Thành phố"), ("12", "HĐND Thành phố")], [(STATE, "ab")]),
        ([("7", "X"), ("7/2020", "X"), ("7/2020/QH14", "X")], [(STATE, "abc")]),
    ],
)
def test_numbers_and_issuers(cited: list[tuple[str, str | None]], found: list[tuple[str, str]]) -> None:
    assert groups(*cited) == found


def test_blocks() -> None:
    assert block("Nghị quyết", "98/2023/QH15") == block("nghị quyết", "98") == "nghị quyết 98"
    assert block("Luật", "Đất đai") == "luật đất đai"


def test_documents_in_the_graph(tmp_path: Path) -> None:
    write(tmp_path, [Report("a").cites("Nghị quyết", "98", "Quốc hội").cites("Quyết định", "")])
    write(tmp_path, [Report("b").cites("Nghị quyết", "98/2023/QH15", "Quốc hội")])
    query = """SELECT ?name ?why (COUNT(?v) AS ?n) {
      ?d a schema:Legislation ; schema:name ?name ; kg:joinReason ?why .
      ?v prov:specializationOf ?d } GROUP BY ?name ?why"""
    rows = asked(tmp_path, query)
    assert rows == [["Nghị quyết 98/2023/QH15", "one number begins the other, same issuer", "2"]]
    write(tmp_path, [], remove=["b"])
    rows = asked(tmp_path, "SELECT ?name ?type { ?d a ?type ; skos:hiddenLabel ?l ; schema:name ?name }")
    assert [row[0] for row in rows] == ["Nghị quyết 98"]


def test_one_event_two_sources(tmp_path: Path) -> None:
    write(tmp_path, [Report("a").event(WARD), Report("b").event(WARD), Report("c").event(WARD, "2025-12-19")])
    count = "SELECT ?e (COUNT(?v) AS ?n) { ?e a kg:JointEvent . ?v prov:specializationOf ?e } GROUP BY ?e"
    assert [row[1] for row in asked(tmp_path, count)] == ["2"]
    write(tmp_path, [Report("c", version="new").event(WARD)])
    assert [row[1] for row in asked(tmp_path, count)] == ["3"]
    write(tmp_path, [], remove=["a", "c"])
    assert asked(tmp_path, count) == []


@pytest.mark.parametrize(
    "other",
    [
        Report("b").event(WARD, "2025-12"),
        Report("b").event(WARD, None),
        Report("b").event(None),
        Report("b").event(WARD, kind="congress"),
        Report("b").event(WARD).event(WARD),
        Report("b").event(unit("Phường Tân Định")),
    ],
    ids=["month", "no date", "no ward", "type", "two on that day", "ward"],
)
def test_other_events_stay_apart(tmp_path: Path, other: Report) -> None:
    write(tmp_path, [Report("a").event(WARD), other])
    assert asked(tmp_path, "SELECT ?e { ?e a kg:JointEvent }") == []
