"""The page as a person uses it: type a name, look, click, read the sentence it rests on."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page, expect

from tests.view import synthetic
from tests.view.conftest import Open
from tests.view.story import BASE, STORY, THAO_QUOTE

COMPANY = 30  # things that come with what is searched for
THAO, THANH = "Nguyễn Thị Thanh Thảo", "Lê Đức Thanh"


def find(page: Page, text: str) -> None:
    page.fill("#find", text)
    page.press("#find", "Enter")


def heading(page: Page) -> str:
    return page.inner_text("#details-name")


def state(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def shown(page: Page) -> int:
    return int(page.get_attribute("html", "data-shown") or 0)


def point(page: Page, label: str) -> tuple[float, float]:
    """Where a thing stands on the screen: it is found, then what the camera looks at is its place."""
    find(page, label)
    page.wait_for_timeout(150)
    box = page.locator("#graph").bounding_box() or {}
    left = (
        (page.locator("#legend").bounding_box() or {"x": 0, "width": 0})
        if page.is_visible("#legend")
        else None
    )
    right = page.locator("#details").bounding_box() or {}
    begin = (left["x"] + left["width"] if left else box["x"]) + 24
    return (begin + right["x"] - 24) / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen thi thanh thao", THAO),
        ("duc nhuan", "Phường Đức Nhuận"),
        ("UBND tan dinh", "Ủy ban nhân dân phường Tân Định"),
        ("ba thao", THAO),
        ("THANH THẢO", THAO),
        ("p. tan dinh", "Phường Tân Định"),
    ],
)
def test_search_folds_and_enter_flies_there(open_page: Open, typed: str, found: str) -> None:
    page = open_page(STORY)
    find(page, typed)
    assert heading(page) == found
    assert page.evaluate("document.activeElement.id") == "graph"


def test_search_by_kind(open_page: Open) -> None:
    page = open_page(STORY)
    page.fill("#find", "tan dinh")
    page.click("#chips >> text=Chức vụ")
    assert page.locator("#found li .name").all_inner_texts() == ["Bí thư Đảng ủy phường Tân Định"]


def test_nothing_found_is_said(open_page: Open) -> None:
    page = open_page(STORY)
    page.fill("#find", "zzz")
    assert page.inner_text("#none") == "Không tìm thấy."


def test_quotes_with_marked_words_and_safe_links(open_page: Open) -> None:
    page = open_page(STORY)
    find(page, "thanh thao")
    quote = page.locator("#details blockquote", has_text="NGUYỄN THỊ THANH THẢO")
    assert quote.first.inner_text() == THAO_QUOTE
    marks = quote.first.locator("mark").all_inner_texts()
    assert marks == ["Chủ tịch UBND phường Đức Nhuận", "NGUYỄN THỊ THANH THẢO"]
    links = page.locator("#details a").evaluate_all("links => links.map(link => link.href)")
    assert set(links) == {"https://example.org/a1"}
    assert "từ 2021" not in page.inner_text("#details")
    assert "2021 – 30/6/2025" in page.inner_text("#details")


def test_click_in_the_graph_selects(open_page: Open) -> None:
    page = open_page(STORY)
    x, y = point(page, "le duc thanh")
    page.keyboard.press("Escape")
    assert page.is_hidden("#details")
    page.mouse.click(x, y)
    assert heading(page) == THANH


def test_follow_a_link_and_undo(open_page: Open) -> None:
    page = open_page(STORY)
    find(page, "thanh thao")
    page.click("#details .thing >> text=Hội nghị tổng kết")
    assert heading(page) == "Hội nghị tổng kết"
    page.click("#undo")
    assert heading(page) == THAO
    page.go_back()
    page.wait_for_timeout(50)
    assert page.is_visible("#graph")


def test_legend_filters_and_states_what_is_shown(open_page: Open) -> None:
    page = open_page(STORY)
    assert page.inner_text("#status") == "Đang hiện 10 trên 10 mục, 10 liên kết"
    page.uncheck("[data-key=kind-person]")
    assert page.inner_text("#status") == "Đang hiện 8 trên 10 mục, 6 liên kết"
    assert "0 / 2" in page.inner_text("#legend li:has([data-key=kind-person])")
    page.click("[data-key=reset]")
    assert shown(page) == 10


def test_filters_by_relation_ward_and_confidence(open_page: Open) -> None:
    page = open_page(STORY)
    page.click("[data-key=part-relations]")
    page.uncheck("#legend li:has-text('địa bàn') input")
    assert "7 liên kết" in page.inner_text("#status")
    page.click("[data-key=reset]")
    page.click("[data-key=part-wards]")
    page.check("#legend li:has-text('Phường Tân Định') input")
    assert shown(page) == 6
    page.click("[data-key=reset]")
    page.locator("[data-key=sure]").fill("0.9")
    assert shown(page) == 10
    assert "90%" in page.inner_text(".sure")


def test_path_with_a_quote_for_every_step(open_page: Open) -> None:
    page = open_page(STORY)
    find(page, "le duc thanh")
    page.click("#details >> text=Tìm đường tới")
    page.keyboard.type("duc nhuan")
    page.keyboard.press("Enter")
    assert "Phường Đức Nhuận" in heading(page)
    steps = page.locator(".hops-list .thing").all_inner_texts()
    assert steps == [THANH, "Bí thư Đảng ủy phường Tân Định", THAO, "Hội nghị tổng kết", "Phường Đức Nhuận"]
    assert page.locator(".hops-list blockquote").count() == 4


def test_focus_expand_collapse(open_page: Open) -> None:
    page = open_page(STORY)
    find(page, "le duc thanh")
    page.click("#details .hops >> text=1")
    assert shown(page) == 2
    page.click("#details .thing >> text=Bí thư Đảng ủy phường Tân Định")
    page.click("#details >> text=Mở rộng")
    assert shown(page) == 4
    page.click("#details >> text=Thu gọn")
    assert shown(page) == 1
    for _ in range(3):
        page.click("#undo")
    assert shown(page) == 2


def test_who_held_what_when(open_page: Open) -> None:
    page = open_page(STORY)
    page.click("#time-tool")
    page.evaluate("document.querySelector('#time input').value = Date.parse('2024-05-01') / 864e5")
    page.dispatch_event("#time input", "input")
    assert page.inner_text("#time output") == "1/5/2024"
    find(page, "bi thu dang uy phuong tan dinh")
    held = page.locator("#details .thing").all_inner_texts()
    assert THAO in held
    assert THANH not in held
    page.click("#time >> text=Mọi lúc")
    assert THANH in page.locator("#details .thing").all_inner_texts()


def test_events_come_as_they_came(open_page: Open) -> None:
    page = open_page(STORY, "#at=2025-12-31")
    assert "0 / 1" in page.inner_text("#legend li:has([data-key=kind-event])")
    page.click("#play")
    expect(page.locator("#legend li:has([data-key=kind-event])")).to_contain_text("1 / 1", timeout=20000)


def test_a_link_restores_the_view(open_page: Open) -> None:
    page = open_page(STORY)
    page.uncheck("[data-key=kind-body]")
    find(page, "le duc thanh")
    page.click("#theme")
    page.click("#language")
    page.wait_for_timeout(500)
    address = page.url
    again = open_page(address)
    assert heading(again) == THANH
    assert not again.is_checked("[data-key=kind-body]")
    assert again.get_attribute("html", "data-theme") == "dark"
    assert again.get_attribute("html", "lang") == "en"
    assert state(again) == state(page)


def test_hand_written_fragments_do_no_harm(open_page: Open) -> None:
    page = open_page(
        STORY, "#selected=nobody&hops=99&at=yesterday&camera=a b c&open=x&offKinds=x&sure=many&path=x"
    )
    assert shown(page) == 10


def test_table_follows_and_leads(open_page: Open) -> None:
    page = open_page(STORY)
    page.click("#table-tool")
    assert page.locator("#table tbody tr").count() == 10
    page.click("#table >> text=Tên")
    page.click("#table tbody >> text=Lê Đức Thanh")
    assert heading(page) == THANH
    assert "Lê Đức Thanh" in page.inner_text("#table tr[aria-current]")


def download(page: Page, name: str) -> bytes:
    page.click("#export")
    with page.expect_download() as waiting:
        page.click(f".menu >> text={name}")
    return waiting.value.path().read_bytes()


def test_pictures(open_page: Open) -> None:
    page = open_page(STORY)
    one, four = (download(page, f"PNG {times}×") for times in (1, 4))
    sizes = [tuple(int.from_bytes(png[at : at + 4], "big") for at in (16, 20)) for png in (one, four)]
    assert sizes[1] == (sizes[0][0] * 4, sizes[0][1] * 4)
    svg = download(page, "SVG").decode()
    assert svg.count("<path") == 10
    assert "Lê Đức Thanh</text>" in svg


def test_visible_part_as_csv_and_turtle(open_page: Open) -> None:
    page = open_page(STORY)
    page.uncheck("[data-key=kind-event]")
    rows = list(csv.DictReader(io.StringIO(download(page, "CSV").decode("utf-8-sig"))))
    assert {row["quote"] for row in rows if row["from"] == THAO} == {
        STORY.facts[0].quote,
        STORY.facts[1].quote,
    }
    triples = {
        (t.subject.value, t.predicate.value)
        for t in ox.parse(download(page, "Turtle"), format=ox.RdfFormat.TURTLE)
    }
    assert (BASE + "doc/a1/tenure-1", "http://www.w3.org/ns/org#member") in triples
    assert (BASE + "doc/a1/event-1", "http://www.w3.org/2000/01/rdf-schema#label") not in triples


def test_copy(open_page: Open) -> None:
    page = open_page(STORY, permissions=["clipboard-read", "clipboard-write"])
    find(page, "le duc thanh")
    page.click("#details >> text=Chép IRI")
    expect(page.locator("#live")).to_have_text("Đã chép")
    assert page.evaluate("navigator.clipboard.readText()") == BASE + "person/thanh"


def test_english(open_page: Open) -> None:
    page = open_page(STORY, locale="en-GB")
    assert page.inner_text("#status") == "Showing 10 of 10 things, 10 links"
    find(page, "le duc thanh")
    assert "Statements" in page.inner_text("#details")


def test_counts_agree_with_their_words(open_page: Open) -> None:
    page = open_page(STORY, locale="en-GB")
    page.fill("#find", "le duc thanh")
    expect(page.locator("#live")).to_have_text("1 result")
    page.press("#find", "Enter")
    expect(page.locator("#live")).to_have_text(f"{THANH}, People, 1 link")
    assert page.get_attribute("[data-key=hops-1]", "aria-label") == "Focus within 1 step"
    assert page.get_attribute("[data-key=hops-2]", "aria-label") == "Focus within 2 steps"
    page.click("[data-key=kind-body]")
    page.click("[data-key=kind-post]")
    page.click("[data-key=kind-event]")
    assert page.inner_text("#status") == "Showing 4 of 10 things, 0 links"


def test_large_graphs_open_as_communities(open_page: Open) -> None:
    page = open_page(synthetic.graph(2000))
    assert shown(page) == 0
    assert "nhóm đóng" in page.inner_text("#status")
    find(page, "phuong tan dinh")
    assert shown(page) == COMPANY + 1
    page.click("#details >> text=Mở rộng")
    assert shown(page) > COMPANY + 1
    page.click("#all")
    assert shown(page) == len(synthetic.graph(2000).nodes)


def test_a_community_opens(open_page: Open) -> None:
    page = open_page(synthetic.graph(2000))
    page.focus("#graph")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert 20 < shown(page) < 200


def test_without_scripts_there_is_a_table(open_page: Open) -> None:
    page: Any = open_page(STORY, java_script_enabled=False)
    assert page.locator("#plain tbody tr").count() == 10
    assert "Lê Đức Thanh" in page.inner_text("#plain")
