"""Wards of one name: each is asked for by itself, and every answer says which one it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.cli.names import spelt
from kg.explain import find, told_apart
from kg.model import InputError
from kg.ontology import load
from kg.query import find as query_named
from kg.query.units import Unit, called, labels
from kg.store import opened
from tests.report import Report, party, write

ONE, TWO = "Lê Văn Mẫu", "Trần Thị Mẫu"
NAME = "Xã Tân Thành"
FIRST, SECOND = "05923", "29938"
PROVINCES = {FIRST: "Tỉnh Thái Nguyên", SECOND: "Tỉnh Đồng Tháp"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("namesakes")
    of_code = {one.code: one for one in load().units_of(NAME) if not one.former}
    reports = []
    for code, name in ((FIRST, ONE), (SECOND, TWO)):
        report = Report(name, "2025-12-18").mentions(of_code[code]).holds(name, party(of_code[code]))
        reports.append(report.event(of_code[code]).takes_part(name))
    return write(folder, reports)


def rows(store: Path, query: str, **parameters: str) -> list[dict[str, str]]:
    bindings = json.loads(kg.query(store, query, **parameters))["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


ASKED = {"holders": {"date": "2025-12-18"}, "ward_officials": {}, "ward": {}}


@pytest.mark.parametrize("query", ASKED)
@pytest.mark.parametrize("code", [FIRST, SECOND])
def test_a_code_or_a_province_tells_which(store: Path, query: str, code: str) -> None:
    for value in (code, f"{NAME}, {PROVINCES[code]}"):
        (row,) = rows(store, query, ward=value, **ASKED[query])
        assert (row["ward"], row["code"], row["province"]) == (NAME, code, PROVINCES[code])
        assert row["source"] == {FIRST: ONE, SECOND: TWO}[code]


@pytest.mark.parametrize("query", ASKED)
def test_a_name_of_several_is_refused(store: Path, query: str) -> None:
    told = (
        "parameter 'ward': 'Xã Tân Thành' may be Xã Tân Thành, Tỉnh Thái Nguyên (05923) or "
        "Xã Tân Thành, Tỉnh Đồng Tháp (29938); give one of them"
    )
    with pytest.raises(InputError) as error:
        rows(store, query, ward=NAME, **ASKED[query])
    assert str(error.value) == told


@pytest.mark.parametrize("query", ["tenures", "events", "participations"])
def test_answers_say_which(store: Path, query: str) -> None:
    found = {(row["source"], row["ward"], row["code"], row["province"]) for row in rows(store, query)}
    assert found == {
        (ONE, NAME, FIRST, PROVINCES[FIRST]), (TWO, NAME, SECOND, PROVINCES[SECOND])
    }  # fmt: skip


def test_a_name_may_be_spelt_as_it_comes(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph, question = opened(store), query_named("ward")
    meant = f"{NAME}, {PROVINCES[SECOND]}"
    for typed in ("xa tan thanh, tinh dong thap", "Tân Thành, Tỉnh Đồng Tháp"):
        assert spelt(graph, question, {"ward": typed}) == {"ward": meant}
        assert capsys.readouterr().err == f"kg: parameter 'ward': {typed!r} is taken as {meant}\n"
    with pytest.raises(InputError, match="may be Xã Tân Thành, Tỉnh Thái Nguyên or Xã Tân Thành, Tỉnh Đồng"):
        spelt(graph, question, {"ward": "tan thanh"})


def test_a_present_unit_comes_before_a_former_one() -> None:
    present, former = Unit("Phường A", "Tỉnh B", "1", ""), Unit("Phường A", "Quận C", "1", "true")
    other = Unit("Phường D", "Quận C", "2", "true")
    known = [present, former, other]
    assert called(known, "Phường A") == called(known, "1") == [present]
    assert called(known, "Phường A, Quận C") == [former]
    assert labels(known) == ["Phường A", "Phường A, Quận C", "Phường D"]


def test_namesakes_are_told_apart_in_explanations(store: Path) -> None:
    graph = opened(store)
    lines = [told_apart(graph, thing) for thing in find(graph, NAME) if thing.label == NAME]
    for line, code in zip(lines, (FIRST, SECOND), strict=True):
        assert line.startswith(f"{NAME} · Administrative unit · {PROVINCES[code]} · https://")
    (person,) = (thing for thing in find(graph, ONE) if thing.kind == "Person")
    assert told_apart(graph, person).startswith(
        f"{ONE} · Person · Bí thư Đảng ủy xã Tân Thành · 1 document · https://"
    )
