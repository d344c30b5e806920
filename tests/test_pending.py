"""What a build touched and met, on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import kg
from kg.emit import Touched
from kg.pipeline.seen import Seen
from kg.resolve import DayAndPlace, Untold
from kg.store.ask import batches
from kg.store.pending import Pending
from kg.store.scratch import scratch
from tests.report import quads


def test_keys_come_once_and_in_order_whenever_they_were_spilled() -> None:
    pending = Pending()
    pending.add(Touched(names={'"b"', '"a"'}, prints={'"p"'}, linked={"<u>"}))
    pending.spill()
    pending.add(Touched(names={'"a"', '"c"'}, blocks={"x": {"<1>"}}))
    pending.add(Touched(blocks={"x": {"<2>", "<1>"}, "w": {"<3>"}}))
    assert [*pending.keys("name")] == ['"a"', '"b"', '"c"']
    assert [*pending.keys("print"), *pending.keys("linked")] == ['"p"', "<u>"]
    assert [*pending.blocks()] == [("w", {"<3>"}), ("x", {"<1>", "<2>"})]


def test_events_keep_their_parts() -> None:
    pending = Pending()
    occasion, untold = DayAndPlace("<t>", '"2025-12-18"', "<u>"), Untold("<t>", "", "<u>", '"hội nghị"')
    other = Untold("<a>", "", "", '"đại hội"')
    pending.add(Touched(occasions={occasion}, untold={untold, other}))
    assert [*pending.occasions()] == [occasion]
    assert [*pending.untold()] == [('"hội nghị"', [untold]), ('"đại hội"', [other])]


def test_batches_are_neither_long_nor_heavy() -> None:
    assert [*map(len, batches(range(1200)))] == [500, 500, 200]
    assert [*batches([1, 2_998, 1, 9_000, 5], int)] == [[1, 2_998, 1], [9_000], [5]]
    assert [*batches([])] == []


def test_the_first_document_of_a_name_counts_and_an_unreadable_one_gives_way() -> None:
    seen = Seen()
    assert seen.take("a", "", "broken") is None
    assert seen.take("a", "1", "x") is None
    assert seen.take("a", "2", "y") == ("1", "x")
    assert (seen.count, "a" in seen, "b" in seen) == (1, True, False)


@pytest.mark.parametrize("user", ["kg.store.pending", "kg.pipeline.seen"])
def test_no_room_for_temporary_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: str
) -> None:
    """A database that may not grow says what one on a full disk says."""
    (tmp_path / "docs").mkdir()
    for number in range(300):
        said = f"Ngày 2/1/2026, phường Tân Định họp. Ông Lê Văn Mẫu, Bí thư Đảng ủy, phát biểu lần {number}."
        (tmp_path / f"docs/{number}.txt").write_text(said, "utf-8")
    kg.build(tmp_path / "docs/0.txt", tmp_path / "store")
    before = quads(tmp_path / "store")

    def small(table: str) -> sqlite3.Connection:
        database = scratch(table)
        database.execute("PRAGMA max_page_count = 5")
        return database

    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    monkeypatch.setattr(f"{user}.scratch", small)
    told = rf"^{tmp_path}: temporary files cannot be written \(database or disk is full\); the store is as it"
    with pytest.raises(kg.InputError, match=told):
        kg.build(tmp_path / "docs", tmp_path / "store", workers=1)
    assert quads(tmp_path / "store") == before
