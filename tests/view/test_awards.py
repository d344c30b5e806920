"""An award: who gives it, who gets it, and the ward under which it is found."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.view import show
from kg.view.graph import ViewGraph
from tests.view.conftest import Open
from tests.view.test_explore import download, find, state

TEXT = """ date 2026-02-02 Trao Huy hiệu Đảng

Sáng 2-2, Đảng ủy phường Gia Định (TPHCM) tổ chức Lễ kỷ niệm 96 năm Ngày thành lập Đảng Cộng sản Việt Nam. \
Đảng bộ phường Gia Định có 64 đảng viên được trao tặng Huy hiệu Đảng. Trong đó, 1 đồng chí nhận Huy hiệu \
75 năm tuổi Đảng.

Công an phường Tân Định vinh dự nhận Cờ thi đua của Bộ Công an.

Cùng ngày, Đảng ủy phường Thông Tây Hội tổ chức lễ trao tặng Huy hiệu Đảng cho 43 đảng viên.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> ViewGraph:
    folder = tmp_path_factory.mktemp("awards")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    build([folder / "a.txt"], folder / "store")
    return show(folder / "store").graph


def test_an_award_belongs_to_who_gets_it_or_to_the_event_before_it(graph: ViewGraph) -> None:
    found = {
        tuple(graph.facts[fact].value for fact in node.facts[1:]): graph.nodes[node.ward].label
        for node in graph.nodes
        if node.kind == "award"
    }
    assert found == {
        ("64 đảng viên",): "Phường Gia Định",
        ("1 đồng chí",): "Phường Gia Định",
        ("Công an phường Tân Định", "Bộ Công an"): "Phường Tân Định",
        ("43 đảng viên",): "Phường Thông Tây Hội",
    }


def test_its_panel_says_who_gives_and_who_gets_it(open_page: Open, graph: ViewGraph) -> None:
    page = open_page(graph)
    page.fill("#find", "co thi dua")
    assert "Công an phường Tân Định" in page.inner_text("#found .more")
    page.press("#find", "Enter")
    lines = page.locator("#details > p").all_inner_texts()
    assert lines[1:] == ["Được khen: Công an phường Tân Định", "Nơi khen thưởng: Bộ Công an"]
    assert lines[0].startswith("Phường, xã (theo mạch bản tin):")
    assert page.locator("#details h3").all_inner_texts() == ["Trong bản tin\n1"]


def test_its_ward_lists_it_keeps_it_and_focuses_on_it(open_page: Open, graph: ViewGraph) -> None:
    page = open_page(graph)
    find(page, "phuong gia dinh")
    awards = page.locator("#details section.group", has_text="Khen thưởng")
    assert awards.locator("li .thing").all_inner_texts() == ["Huy hiệu Đảng", "Huy hiệu 75 năm tuổi Đảng"]
    page.click("[data-key=hops-1]")
    assert "2 / 4" in page.inner_text("#legend li:has-text('Khen thưởng') .count")
    page.click("[data-key=leave]")
    page.click("[data-key=part-wards]")
    page.locator("#legend label", has_text="Phường Gia Định").click()
    assert "wards=" in state(page)
    assert "2 / 4" in page.inner_text("#legend li:has-text('Khen thưởng') .count")


def test_a_focused_file_holds_the_awards_of_its_ward(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store")
    kept = show(tmp_path / "store", focus="Phường Gia Định").graph
    labels = {node.label for node in kept.nodes if node.kind == "award"}
    assert {"Huy hiệu Đảng", "Huy hiệu 75 năm tuổi Đảng"} <= labels


def test_csv_has_the_recipient(open_page: Open, graph: ViewGraph) -> None:
    page = open_page(graph)
    rows = csv.DictReader(io.StringIO(download(page, "CSV").decode("utf-8-sig")))
    told = {(row["from"], row["to"]) for row in rows if row["relation"].startswith("tên người")}
    assert ("Cờ thi đua của Bộ Công an", "Công an phường Tân Định") in told
    assert ("Huy hiệu 75 năm tuổi Đảng", "1 đồng chí") in told
