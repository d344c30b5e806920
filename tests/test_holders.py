"""Who held what on a day: held between two observations, former after an end, unknown otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.model import Tenure
from tests.report import Report, party, unit, write

WARD = unit("Phường Đức Nhuận")
HEAD, DEPUTY = party(WARD), party(WARD, "Phó Bí thư", "pho-bi-thu")
ONE, TWO = "Lê Văn Mẫu", "Trần Thị Mẫu"


def held(store: Path, date: str) -> dict[str, set[str]]:
    answer = json.loads(kg.query(store, "holders", date=date, ward=WARD.name))
    found: dict[str, set[str]] = {}
    for row in answer["results"]["bindings"]:
        found.setdefault(row["name"]["value"], set()).add(row["held"]["value"])
    return found


def timed(report: Report, name: str, status: str = "current", **known: str) -> Report:
    return report.add(Tenure(report.quote(f"{name}, {HEAD.title}"), name, HEAD, status, **known))


@pytest.mark.parametrize(
    ("date", "one"),
    [("2025-09-30", "unknown"), ("2025-10-01", "current"), ("2025-11-11", "held"), ("2025-12-01", "current"),
     ("2025-12-02", "unknown")],
)  # fmt: skip
def test_between_two_observations_it_is_held(tmp_path: Path, date: str, one: str) -> None:
    write(tmp_path, [Report("a", "2025-10-01").holds(ONE, HEAD), Report("b", "2025-12-01").holds(ONE, HEAD)])
    assert one in held(tmp_path, date)[ONE]
    assert held(tmp_path, date)[ONE] <= {one, "held"}


@pytest.mark.parametrize(("post", "one"), [(HEAD, "unknown"), (DEPUTY, "held")])
def test_somebody_else_between_leaves_it_unknown_where_there_is_one_seat(
    tmp_path: Path, post: object, one: str
) -> None:
    reports = [Report("a", "2025-10-01").holds(ONE, post), Report("b", "2025-12-01").holds(ONE, post)]  # type: ignore[arg-type]
    write(tmp_path, [*reports, Report("c", "2025-11-01").holds(TWO, post)])  # type: ignore[arg-type]
    assert held(tmp_path, "2025-11-11")[ONE] == {one}


def test_a_succession_closes_the_tenure_before(tmp_path: Path) -> None:
    new = timed(Report("b", "2025-12-01"), TWO, "appointed", observed="2025-12-01", replaces=ONE)
    write(tmp_path, [Report("a", "2025-10-01").holds(ONE, HEAD), new.holds(ONE, HEAD, "former")])
    assert held(tmp_path, "2025-11-01") == {ONE: {"unknown"}, TWO: {"unknown"}}
    assert held(tmp_path, "2025-12-01") == {ONE: {"former"}, TWO: {"appointed"}}
    assert held(tmp_path, "2026-01-01") == {ONE: {"former"}, TWO: {"unknown"}}


def test_a_succession_alone_closes_it_too(tmp_path: Path) -> None:
    new = timed(Report("b", "2025-12-01"), TWO, "appointed", observed="2025-12-01", replaces=ONE)
    write(tmp_path, [Report("a", "2025-10-01").holds(ONE, HEAD), new.names(ONE).holds(ONE, DEPUTY)])
    assert held(tmp_path, "2026-01-01")[ONE] == {"former", "unknown"}  # as deputy nothing is known


def test_an_end_a_start_and_their_precision(tmp_path: Path) -> None:
    write(tmp_path, [timed(Report("a", "2026-05-01"), ONE, "former", start="2025-07-01", end="2026-02")])
    days = {"2025-06-30": "later", "2025-08-01": "held", "2026-02-15": "unknown", "2026-03-01": "former"}
    assert {day: held(tmp_path, day)[ONE] for day in days} == {day: {word} for day, word in days.items()}


def test_a_month_is_not_a_day(tmp_path: Path) -> None:
    write(tmp_path, [Report("a", "2025-10").holds(ONE, HEAD), Report("b", "2025-12").holds(ONE, HEAD)])
    assert held(tmp_path, "2025-10-15")[ONE] == {"unknown"}
    assert held(tmp_path, "2025-11-15")[ONE] == {"held"}
