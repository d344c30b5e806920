"""Who heads a ward: the last known holder of each post of one seat, and since when."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest

import kg
from kg.model import InputError, Post, Tenure
from kg.ontology import load
from tests.report import Report, by_turns, party, unit, write

WARD, OTHER = unit("Phường Đức Nhuận"), unit("Phường Tân Định")
HEAD, DEPUTY, THERE = party(WARD), party(WARD, "Phó Bí thư", "pho-bi-thu"), party(OTHER)
SEAT = party(OTHER, "Ủy viên Ban Thường vụ", "uy-vien-ban-thuong-vu")
ONE, TWO, THREE = "Lê Văn Mẫu", "Trần Thị Mẫu", "Phạm Văn Mẫu"


def heads(store: Path, **parameters: str) -> list[dict[str, str]]:
    bindings = json.loads(kg.query(store, "heads", **parameters))["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


def head(store: Path, **parameters: str) -> list[str | None]:
    """Of HEAD: name, status, since, since_known, last_seen, predecessor, source."""
    (row,) = heads(store, **{"ward": WARD.name, **parameters})
    columns = ("name", "status", "since", "since_known", "last_seen", "predecessor", "source")
    return [row.get(column) for column in columns]


def given(
    ident: str, day: str, name: str, status: str = "appointed", post: Post = HEAD, **known: str
) -> Report:
    report = Report(ident, day)
    return report.add(
        Tenure(report.quote(f"{name}, {post.title}"), name, post, status, observed=day, **known)
    )


def test_the_last_known_holder(tmp_path: Path) -> None:
    seen = [Report("a", "2025-10-01").holds(ONE, HEAD), Report("b", "2025-12-01").holds(TWO, HEAD)]
    write(tmp_path, [*seen, Report("c", "2025-09-01").holds(TWO, HEAD).holds(THREE, DEPUTY)])
    assert head(tmp_path) == [TWO, "current", None, None, "2025-12-01", None, "b"]
    assert head(tmp_path, date="2025-11-30") == [ONE, "current", None, None, "2025-10-01", None, "a"]
    assert head(tmp_path, date="01/10/2025")[0] == ONE
    assert heads(tmp_path, date="2025-08-31") == []
    (row,) = heads(tmp_path)
    assert (row["ward"], row["title"], row["code"]) == (WARD.name, HEAD.title, WARD.code)
    assert (row["province"], row["quote"]) == ("Thành phố Hồ Chí Minh", f"{TWO}, {HEAD.title}")


def contested(store: Path, **parameters: str) -> tuple[str, str | None]:
    (row,) = heads(store, ward=WARD.name, **parameters)
    return row["name"], row.get("contested_by")


def test_two_holders_of_one_day_are_told(tmp_path: Path) -> None:
    """Whom more reports show is named, whatever their files are called."""
    write(tmp_path, [Report(ident).holds(TWO if ident == "z" else ONE, HEAD) for ident in "abz"])
    assert contested(tmp_path) == (ONE, TWO)
    write(tmp_path, [Report("c", "2026-01-01").holds(TWO, HEAD)])
    assert contested(tmp_path) == (TWO, None)
    assert contested(tmp_path, date="2025-12-31") == (ONE, TWO)


@pytest.mark.parametrize("status", ["appointed", "acting"])
def test_who_comes_as_another_goes_is_not_contested(tmp_path: Path, status: str) -> None:
    write(tmp_path, [Report("a").holds(ONE, HEAD), given("b", "2025-12-18", TWO, status)])
    assert contested(tmp_path) == (TWO, None)


def test_two_former_holders_contest_nothing(tmp_path: Path) -> None:
    write(tmp_path, [Report("a").holds(ONE, HEAD, "former").holds(TWO, HEAD, "former")])
    assert contested(tmp_path)[1] is None


def test_an_appointment_is_since_when(tmp_path: Path) -> None:
    new = given("b", "2025-12-01", TWO, replaces=ONE).names(ONE)
    write(
        tmp_path,
        [Report("a", "2025-10-01").holds(ONE, HEAD), new, Report("c", "2026-02-01").holds(TWO, HEAD)],
    )
    assert head(tmp_path) == [TWO, "current", "2025-12-01", "inferred", "2026-02-01", ONE, "c"]
    assert heads(tmp_path)[0]["since_source"] == "b"
    assert head(tmp_path, date="2025-12-31") == [
        TWO,
        "appointed",
        "2025-12-01",
        "inferred",
        "2025-12-01",
        ONE,
        "b",
    ]


def test_a_stated_start_comes_first(tmp_path: Path) -> None:
    write(
        tmp_path,
        [given("a", "2026-01-09", ONE, start="2026-01-12"), given("b", "2025-10-01", TWO, "current")],
    )
    assert head(tmp_path) == [ONE, "appointed", "2026-01-12", "stated", "2026-01-09", None, "a"]
    assert head(tmp_path, date="2026-01-10")[0] == TWO
    write(tmp_path, [given("a", "2026-01-09", ONE, start="2026-01")])
    assert head(tmp_path)[2:4] == ["2026-01", "stated"]


def test_who_was_seen_before_is_not_new(tmp_path: Path) -> None:
    write(tmp_path, [Report("a", "2025-07-01").holds(ONE, HEAD), given("b", "2025-09-01", ONE)])
    assert head(tmp_path) == [ONE, "appointed", None, None, "2025-09-01", None, "b"]


def test_acting(tmp_path: Path) -> None:
    new = given("b", "2025-12-01", TWO, "acting").holds(ONE, HEAD)
    write(tmp_path, [Report("a", "2025-10-01").holds(TWO, HEAD), new])
    assert head(tmp_path) == [TWO, "acting", "2025-12-01", "inferred", "2025-12-01", ONE, "b"]


def test_who_leaves_where_another_comes_is_the_predecessor(tmp_path: Path) -> None:
    write(tmp_path, [given("a", "2025-12-01", TWO).holds(ONE, HEAD, "former")])
    assert head(tmp_path) == [TWO, "appointed", "2025-12-01", "inferred", "2025-12-01", ONE, "a"]


@pytest.mark.parametrize(
    ("day", "status"), [("2026-01-01", "former"), ("2025-10-01", "former"), ("2025-09-01", "current")]
)
def test_a_former_holder_whom_nobody_followed(tmp_path: Path, day: str, status: str) -> None:
    left = Report("b", day).holds(ONE, HEAD, "former")
    write(tmp_path, [Report("a", "2025-10-01").holds(ONE, HEAD), left])
    assert head(tmp_path) == [ONE, status, None, None, "2025-10-01", None, "a"]


def test_a_former_holder_never_comes_before_one_who_is_shown(tmp_path: Path) -> None:
    write(
        tmp_path,
        [Report("a", "2025-10-01").holds(ONE, HEAD), Report("b", "2026-01-01").holds(TWO, HEAD, "former")],
    )
    assert head(tmp_path)[:2] == [ONE, "current"]
    write(tmp_path, [Report("b", "2026-01-01").holds(TWO, HEAD, "former")], remove=["a"])
    assert head(tmp_path) == [TWO, "former", None, None, None, None, "b"]


@pytest.mark.parametrize(("post", "status"), [(THERE, "former"), (SEAT, "current"), (DEPUTY, "current")])
def test_who_is_given_a_post_of_another_unit_has_left(tmp_path: Path, post: Post, status: str) -> None:
    write(tmp_path, [given("a", "2025-12-01", ONE, post=post).holds(ONE, HEAD)])
    found = {row["title"]: row["status"] for row in heads(tmp_path)}
    assert found == {HEAD.title: status} | ({THERE.title: "appointed"} if post == THERE else {})


def test_without_a_day(tmp_path: Path) -> None:
    write(tmp_path, [Report("a", None).holds(ONE, HEAD)])
    assert head(tmp_path) == [ONE, "current", None, None, None, None, "a"]
    assert heads(tmp_path, date="2026-01-01") == []


def test_a_former_unit_has_no_head(tmp_path: Path) -> None:
    former = next(one for one in load().units_of("Phường Bến Nghé") if one.former)
    write(tmp_path, [Report("a").holds(ONE, party(former))])
    assert heads(tmp_path) == []


def test_a_reprint_is_no_later_sight(tmp_path: Path) -> None:
    words = " ".join(f"từ {number}" for number in range(60))
    for name, day in (("a", "2025-12-01"), ("b", "2025-12-20")):
        text = f" date {day} Ông {ONE}, Bí thư Đảng ủy phường Đức Nhuận, TPHCM, phát biểu. {words}."
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    kg.build([tmp_path], tmp_path / "store")
    assert head(tmp_path / "store")[4:] == ["2025-12-01", None, "a"]


def test_parameters_that_may_be_left_out(tmp_path: Path) -> None:
    write(tmp_path, [Report("a").holds(ONE, HEAD).holds(TWO, THERE)])
    assert [row["name"] for row in heads(tmp_path)] == [TWO, ONE]
    assert [row["name"] for row in heads(tmp_path, ward=OTHER.code)] == [TWO]
    with pytest.raises(InputError, match="'date' is a day"):
        heads(tmp_path, date="2025")


def test_many_reports_take_their_share_of_time(tmp_path: Path) -> None:
    """Four times as many take less than ten times as long: not the square."""
    took = []
    for number in (500, 2000):
        write(tmp_path / str(number), by_turns(number, (ONE, TWO), HEAD))
        began = process_time()
        assert len(heads(tmp_path / str(number))) == 1
        took.append(process_time() - began)
    assert took[1] < 10 * took[0]
