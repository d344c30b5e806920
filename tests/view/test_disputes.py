"""Where reports contradict one another the page says so: two holders of a seat, two values of a figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.store import opened
from kg.view import show
from kg.view.disputes import disputed
from kg.view.graph import ViewGraph
from kg.view.select import subgraph
from tests.view.conftest import Open
from tests.view.test_explore import find

POST = "Bí thư Đảng ủy phường Tân Định"
MEETING = "Đảng ủy phường Tân Định (TPHCM) tổ chức hội nghị. Năm 2025, thu ngân sách trên địa bàn đạt"
TEXTS = {
    "hoa": f"Ngày 3-2, bà Võ Thị Hoa, {POST} (TPHCM), dự lễ.",
    "thanh": f"Ngày 3-2, ông Lê Đức Thanh, {POST} (TPHCM), dự họp.",
    "500": f"Sáng 1-2, {MEETING} 500 tỉ đồng.",
    "520": f"Sáng 2-2, {MEETING} 520 tỉ đồng.",
}
BUDGET = "thu ngân sách trên địa bàn: {} tỉ đồng (2025)"


def write_reports(folder: Path) -> None:
    """A store of TEXTS."""
    lines = [json.dumps({"id": name, "text": text, "date": "2026-02-03"}) for name, text in TEXTS.items()]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    build([folder / "a.jsonl"], folder / "store")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> ViewGraph:
    folder = tmp_path_factory.mktemp("disputes")
    write_reports(folder)
    return show(folder / "store").graph


def test_holders_of_one_seat(open_page: Open, graph: ViewGraph) -> None:
    page = open_page(graph)
    find(page, "phuong tan dinh")
    lines = page.locator("#details .holder .rivals").all_inner_texts()
    assert [line.split() for line in lines] == [
        ["Mâu", "thuẫn", "với", "Võ", "Thị", "Hoa"],
        ["Mâu", "thuẫn", "với", "Lê", "Đức", "Thanh"],
    ]
    find(page, "le duc thanh")
    page.click("#details .rivals .thing")
    assert page.inner_text("#details-name") == "Võ Thị Hoa"


def test_values_of_one_figure(open_page: Open, graph: ViewGraph) -> None:
    page = open_page(graph, locale="en-GB")
    find(page, "500 ti dong")
    assert page.inner_text("#details > .rivals .tag") == "Contradicts"
    assert page.inner_text("#details > .rivals .thing") == BUDGET.format(520)
    find(page, "phuong tan dinh")
    figures = page.locator("#details .fact", has_text="ngân sách")
    assert figures.locator(".rivals .thing").all_inner_texts() == [BUDGET.format(520), BUDGET.format(500)]


def test_where_nothing_contradicts_nothing_is_marked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["500"], "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store")
    graph = show(tmp_path / "store").graph
    assert not any(each.rivals for each in (*graph.nodes, *graph.edges))


def test_a_part_names_only_rivals_that_it_holds(graph: ViewGraph) -> None:
    places = [place for place, node in enumerate(graph.nodes) if "520" not in node.label]
    labels = {node.label: node.rivals for node in subgraph(graph, places).nodes}
    assert labels["thu ngân sách trên địa bàn: 500 tỉ đồng"] == ()
    whole = {node.label: node.rivals for node in subgraph(graph, range(len(graph.nodes))).nodes}
    assert len(whole["thu ngân sách trên địa bàn: 500 tỉ đồng"]) == 1


def test_what_is_not_drawn_is_no_rival(tmp_path: Path) -> None:
    write_reports(tmp_path)
    nothing = ViewGraph("", (), ())
    assert disputed(nothing, opened(tmp_path / "store")) == nothing
