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


LOCAL = [
    # issuers and wards of two reports, and whether they cite one document
    ("HĐND", "Xã Khe Sanh", "HĐND", "Xã Yên Lập", False),
    ("HĐND", "Xã Khe Sanh", "HĐND", "Xã Khe Sanh", True),
    ("HĐND", None, "HĐND", None, False),
    ("Chủ tịch UBND", "Xã Khe Sanh", "Chủ tịch UBND", "Xã Yên Lập", False),
    ("UBND tỉnh", "Xã Khe Sanh", "UBND tỉnh", "Xã Yên Lập", False),
    ("HĐND xã Khe Sanh", None, "HĐND xã Khe Sanh", "Xã Yên Lập", True),
    ("Hội Cựu chiến binh Thành phố Hải Phòng", None, "Hội Cựu chiến binh Thành phố Hải Phòng", None, True),
    ("Ban Tổ chức Trung ương", None, "Ban Tổ chức Trung ương", None, True),
    (None, "Xã Khe Sanh", None, "Xã Khe Sanh", False),
]


@pytest.mark.parametrize("local", LOCAL, ids=str)
@pytest.mark.parametrize(("number", "shorter"), [("21/NQ-HĐND", "21/NQ-HĐND"), ("21/NQ-HĐND", "21")])
def test_an_issuer_that_every_unit_has(
    tmp_path: Path,
    local: tuple[str | None, str | None, str | None, str | None, bool],
    number: str,
    shorter: str,
) -> None:
    one, here, other, there, same = local
    reports = [Report("a").cites("Nghị quyết", number, one), Report("b").cites("Nghị quyết", shorter, other)]
    for report, ward in zip(reports, (here, there), strict=True):
        if ward:
            report.mentions(unit(ward))
        write(tmp_path, [report])
    joined = asked(tmp_path, "SELECT ?d { ?d skos:hiddenLabel ?block ; kg:joinReason ?why }")
    assert len(joined) == same


def test_an_issuer_of_which_there_are_several(tmp_path: Path) -> None:
    wards = [unit("Xã Tân Lập", "Tỉnh Quảng Trị"), unit("Xã Tân Lập", "Tỉnh Tây Ninh")]
    cited = [Report(ident).cites("Nghị quyết", "21/NQ-HĐND", "HĐND xã Tân Lập") for ident in "abcd"]
    for report, ward in zip(cited, (wards[0], wards[1], wards[1]), strict=False):
        report.mentions(ward).mentions(WARD)
    write(tmp_path, cited)
    shared = """SELECT ?d ?source {
      GRAPH ?report { ?view schema:legislationIdentifier ?n }
      ?view prov:specializationOf ?d . ?report dcterms:identifier ?source }"""
    ident = {source: document for document, source in asked(tmp_path, shared)}
    assert ident["b"] == ident["c"]
    assert len(set(ident.values())) == 3


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
