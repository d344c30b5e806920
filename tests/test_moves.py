"""Who went from which post to which; and the IRIs by which answers are joined."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.model import Award, Statement, Tenure
from tests.report import Report, party, unit, write

ONE, TWO = "Lê Văn Mẫu", "Trần Thị Mẫu"
HERE, THERE = unit("Phường Đức Nhuận"), unit("Phường Tân Định")
HEAD, DEPUTY = party(HERE), party(THERE, "Phó Bí thư", "pho-bi-thu")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = Report("a", "2025-12-18").holds(TWO, HEAD, "former").event(HERE).takes_part(ONE)
    for post, status, replaces in ((DEPUTY, "former", None), (HEAD, "appointed", TWO)):
        quote = report.quote(f"{ONE}, {post.title}, {status}")
        report.add(Tenure(quote, ONE, post, status, observed="2025-12-17", replaces=replaces))
    report.add(Statement(report.quote("nói"), ONE, "quote", "Làm thật"), Award(report.quote("Cờ"), "Cờ", ONE))
    return write(tmp_path_factory.mktemp("moves"), [report])


def rows(store: Path, query: str) -> list[dict[str, str]]:
    bindings = json.loads(kg.query(store, query))["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


def test_a_move(store: Path) -> None:
    (row,) = rows(store, "moves")
    assert [row[name] for name in ("name", "from", "from_status", "to", "replaces", "date", "source")] == [
        ONE, DEPUTY.title, "former", HEAD.title, TWO, "2025-12-17", "a"
    ]  # fmt: skip
    assert (row["code"], row["province"]) == (HERE.code, "Thành phố Hồ Chí Minh")


def test_answers_are_joined_by_their_iris(store: Path) -> None:
    (person,) = {row["person"] for row in rows(store, "tenures") if row["name"] == ONE}
    for query in ("moves", "participations", "statements", "awards"):
        assert person in {row["person"] for row in rows(store, query)}, query
    (event,) = rows(store, "events")
    assert [row["event"] for row in rows(store, "participations")] == [event["event"]]


def test_a_table_leaves_them_out(store: Path) -> None:
    for query in ("tenures", "moves", "participations", "statements", "awards", "events"):
        assert b"https://" in kg.query(store, query, "csv")
        assert b"https://" not in kg.query(store, query, "table")
    assert b"https://" in kg.query(store, "SELECT ?person { ?person a foaf:Person }", "table")
