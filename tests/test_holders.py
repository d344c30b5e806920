"""Who held what on a day: held between two observations, former after an end, unknown otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest

import kg
from kg.model import Tenure
from kg.ontology import load
from tests.report import Report, by_turns, party, unit, write

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
    assert held(tmp_path, "2026-01-01") == {ONE: {"former"}, TWO: {"presumed"}}


def test_a_succession_alone_closes_it_too(tmp_path: Path) -> None:
    new = timed(Report("b", "2025-12-01"), TWO, "appointed", observed="2025-12-01", replaces=ONE)
    write(tmp_path, [Report("a", "2025-10-01").holds(ONE, HEAD), new.names(ONE).holds(ONE, DEPUTY)])
    assert held(tmp_path, "2026-01-01")[ONE] == {"former", "unknown"}  # as deputy nothing is known


@pytest.mark.parametrize(
    ("rival", "one", "two"),
    [
        ("2025-11-30", "former", "presumed"),
        ("2025-12-20", "former", "presumed"),
        ("2026-03-01", "unknown", "unknown"),
    ],
)
def test_an_appointment_lasts_until_another_is_shown(tmp_path: Path, rival: str, one: str, two: str) -> None:
    new = timed(Report("b", rival), TWO, "appointed", observed=rival)
    write(tmp_path, [Report("a", "2025-11-30").holds(ONE, HEAD), new])
    assert held(tmp_path, "2026-02-01") == {ONE: {one}, TWO: {two}}
    write(tmp_path, [Report("c", "2026-01-15").holds("Lê Thị Mẫu", HEAD)])
    assert held(tmp_path, "2026-02-01")[TWO] == {"unknown"}


def test_who_is_seen_again_had_not_left(tmp_path: Path) -> None:
    new = timed(Report("b", "2025-12-20"), TWO, "appointed", observed="2025-12-20")
    write(
        tmp_path,
        [Report("a", "2025-11-30").holds(ONE, HEAD), new, Report("c", "2026-03-01").holds(ONE, HEAD)],
    )
    assert held(tmp_path, "2026-02-01") == {ONE: {"unknown"}, TWO: {"presumed"}}


@pytest.mark.parametrize(("day", "word"), [("2025-06-30", "later"), ("2025-09-01", "presumed")])
def test_a_start_alone(tmp_path: Path, day: str, word: str) -> None:
    write(tmp_path, [timed(Report("a", None), ONE, start="2025-07-01")])
    assert held(tmp_path, day) == {ONE: {word}}


def test_an_end_a_start_and_their_precision(tmp_path: Path) -> None:
    write(tmp_path, [timed(Report("a", "2026-05-01"), ONE, "former", start="2025-07-01", end="2026-02")])
    days = {"2025-06-30": "later", "2025-08-01": "held", "2026-02-15": "unknown", "2026-03-01": "former"}
    assert {day: held(tmp_path, day)[ONE] for day in days} == {day: {word} for day, word in days.items()}


def test_a_month_is_not_a_day(tmp_path: Path) -> None:
    write(tmp_path, [Report("a", "2025-10").holds(ONE, HEAD), Report("b", "2025-12").holds(ONE, HEAD)])
    assert held(tmp_path, "2025-10-15")[ONE] == {"unknown"}
    assert held(tmp_path, "2025-11-15")[ONE] == {"held"}


FORMER = next(one for one in load().units_of("Phường Bến Nghé") if one.former)
PRESENT = load().unit_by_iri[load().successors[FORMER.iri][0]]


def rows(store: Path, query: str, **parameters: str) -> list[dict[str, str]]:
    bindings = json.loads(kg.query(store, query, **parameters))["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


def test_a_present_ward_answers_for_the_units_it_took_in(tmp_path: Path) -> None:
    old = Report("old", "2025-05-01").holds(ONE, party(FORMER)).event(FORMER, "2025-05-01")
    write(
        tmp_path, [old, Report("new", "2025-09-01").holds(TWO, party(PRESENT)).event(PRESENT, "2025-09-01")]
    )
    for query, parameters in (("holders", {"date": "2025-05-01"}), ("ward_officials", {})):
        found = {
            (row["name"], row["unit"], row["former"])
            for row in rows(tmp_path, query, ward=PRESENT.name, **parameters)
        }
        assert found == {(ONE, FORMER.name, "true"), (TWO, PRESENT.name, "false")}
    held = {
        row["name"]: row["held"] for row in rows(tmp_path, "holders", ward=PRESENT.name, date="2025-05-01")
    }
    assert held == {ONE: "current", TWO: "unknown"}
    events = {(row["unit"], row["date"]) for row in rows(tmp_path, "ward", ward=PRESENT.name)}
    assert events == {(FORMER.name, "2025-05-01"), (PRESENT.name, "2025-09-01")}
    assert {row["name"] for row in rows(tmp_path, "ward_officials", ward=FORMER.name)} == {ONE}


def test_a_former_unit_of_the_present_name_is_told_once(tmp_path: Path) -> None:
    """Phường Tân Định took in a former Phường Tân Định: the name leads to it in two ways."""
    present = unit("Phường Tân Định")
    former = next(
        one for one in load().units_of(present.name) if load().successors.get(one.iri) == [present.iri]
    )
    write(tmp_path, [Report("a", "2025-05-01").holds(ONE, party(former)).mentions(present)])
    for query, parameters in (("holders", {"date": "2025-05-01"}), ("ward_officials", {})):
        assert len(rows(tmp_path, query, ward=present.name, **parameters)) == 1


def test_words_of_a_report_lead_to_the_present_ward(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        " date 2025-08-01 Ông Lê Văn Mẫu, nguyên Bí thư Đảng ủy phường Bến Nghé (quận 1 cũ, TPHCM), nói.",
        "utf-8",
    )
    kg.build([tmp_path / "a.txt"], tmp_path / "store")
    (row,) = rows(tmp_path / "store", "ward_officials", ward="Phường Sài Gòn")
    assert (row["name"], row["status"], row["unit"], row["former"]) == (
        ONE,
        "former",
        "Phường Bến Nghé",
        "true",
    )


def test_the_status_is_told(tmp_path: Path) -> None:
    write(
        tmp_path, [timed(Report("a"), ONE, "appointed", observed="2025-12-18"), Report("b").holds(TWO, HEAD)]
    )
    found = rows(tmp_path, "holders", ward=WARD.name, date="2025-12-20")
    assert {(row["name"], row["held"], row["status"]) for row in found} == {
        (ONE, "presumed", "appointed"), (TWO, "former", "current")
    }  # fmt: skip
    assert list(found[0])[-3:] == ["status", "code", "province"]


def test_two_holders_of_one_day_are_told(tmp_path: Path) -> None:
    write(tmp_path, [Report("a").holds(ONE, HEAD).holds(TWO, DEPUTY), Report("b").holds(TWO, HEAD)])

    def contested(date: str) -> dict[str, str | None]:
        found = rows(tmp_path, "holders", ward=WARD.name, date=date)
        return {row["name"]: row.get("contested_by") for row in found if row["title"] == HEAD.title}

    assert contested("2025-12-18") == contested("2026-01-01") == {ONE: TWO, TWO: ONE}
    assert contested("2025-12-17") == {ONE: None, TWO: None}
    new = timed(Report("b"), TWO, "appointed", observed="2025-12-18")
    write(tmp_path, [new])
    assert contested("2026-01-01") == {ONE: None, TWO: None}


def test_own_months_do_not_break_a_tenure(tmp_path: Path) -> None:
    days = ("2025-09-01", "2025-10", "2025-12-01")
    write(tmp_path, [Report(f"r{day}", day).holds(ONE, HEAD) for day in days])
    assert held(tmp_path, "2025-10-15")[ONE] == {"held"}


def test_many_reports_of_one_post_are_laid_side_by_side_once(tmp_path: Path) -> None:
    """Four times as many take less than ten times as long: not the square."""
    took = []
    for number in (500, 2000):
        write(tmp_path / str(number), by_turns(number, (ONE, TWO), HEAD))
        began = process_time()
        assert len(rows(tmp_path / str(number), "holders", ward=WARD.name, date="2025-06-30")) == number
        took.append(process_time() - began)
    assert took[1] < 10 * took[0]
