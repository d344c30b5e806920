"""Who went from which post to which; and the IRIs by which answers are joined."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.model import Award, Body, Post, Statement, Tenure
from tests.report import KIND, POSITION, Report, party, unit, write

ONE, TWO = "Lê Văn Mẫu", "Trần Thị Mẫu"
HERE, THERE = unit("Phường Đức Nhuận"), unit("Phường Tân Định")
HEAD, DEPUTY = party(HERE), party(THERE, "Phó Bí thư", "pho-bi-thu")
CHAIR, CHAIR_THERE = (
    Post(f"Chủ tịch {body.name}", POSITION + "chu-tich", body)
    for body in (Body(f"HĐND {one.name.lower()}", KIND + "hdnd", one) for one in (HERE, THERE))
)
SEAT, SEAT_THERE = (party(one, "Ủy viên Ban Thường vụ", "uy-vien-ban-thuong-vu") for one in (HERE, THERE))


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


def moved(folder: Path, report: Report) -> list[tuple[str | None, ...]]:
    write(folder, [report])
    columns = ("name", "from", "from_status", "to", "to_status", "replaces")
    return [tuple(row.get(column) for column in columns) for row in rows(folder, "moves")]


def posts(*held: tuple[str, Post, str]) -> Report:
    report = Report("a", "2025-12-18")
    for name, post, status in held:
        report.add(Tenure(report.quote(f"{name}, {post.title}, {status}"), name, post, status))
    return report


def test_old_and_new_posts_are_no_cross_product(tmp_path: Path) -> None:
    """Of several new posts an old one goes with that of its role, else with the first; seats stand alone."""
    old = [(ONE, post, "current") for post in (DEPUTY, CHAIR_THERE, SEAT_THERE)]
    new = [(ONE, post, "appointed") for post in (HEAD, CHAIR, SEAT)]
    assert moved(tmp_path, posts(*old, *new)) == [
        (ONE, DEPUTY.title, "current", HEAD.title, "appointed", None),
        (ONE, CHAIR_THERE.title, "current", CHAIR.title, "appointed", None),
        (ONE, None, None, SEAT.title, "appointed", None),
    ]


def test_what_is_held_in_the_same_ward_is_not_left(tmp_path: Path) -> None:
    held = posts((ONE, CHAIR, "current"), (ONE, DEPUTY, "former"), (ONE, HEAD, "appointed"))
    assert moved(tmp_path, held) == [(ONE, None, None, HEAD.title, "appointed", None)]
    left = posts((ONE, CHAIR, "former"), (ONE, HEAD, "appointed"))
    assert moved(tmp_path, left) == [(ONE, CHAIR.title, "former", HEAD.title, "appointed", None)]


@pytest.mark.parametrize("status", ["former", "current"])
def test_who_leaves_the_seat_is_replaced(tmp_path: Path, status: str) -> None:
    for post, replaced in ((HEAD, TWO), (party(HERE, "Phó Bí thư", "pho-bi-thu"), None)):
        held = posts((TWO, post, status), (ONE, post, "appointed"))
        assert moved(tmp_path, held) == [(ONE, None, None, post.title, "appointed", replaced)]


def test_acting_is_a_move_where_it_is_told_who_leaves(tmp_path: Path) -> None:
    assert moved(tmp_path, posts((ONE, HEAD, "acting"))) == []
    held = posts((ONE, HEAD, "acting"), (TWO, HEAD, "former"))
    assert moved(tmp_path, held) == [(ONE, None, None, HEAD.title, "acting", TWO)]


def test_a_post_without_a_unit(tmp_path: Path) -> None:
    national = Post("Chủ nhiệm Ủy ban Kiểm tra Trung ương", POSITION + "chu-nhiem", None)
    held = posts((ONE, HEAD, "former"), (ONE, national, "appointed"), (TWO, DEPUTY, "current"))
    assert moved(tmp_path, held) == [(ONE, HEAD.title, "former", national.title, "appointed", None)]


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
