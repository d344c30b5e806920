"""A graph too large to be drawn at once: where one begins, and that one always sees what one asked for."""

from __future__ import annotations

import base64
import math
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from kg.view.graph import Edge, Node, Term, ViewGraph
from tests.view.conftest import Open
from tests.view.country import FIGURES, LAW, PROVINCES, WARDS, country
from tests.view.story import STORY
from tests.view.test_explore import COMPANY, download, find, heading, shown, state

COUNTRY = country()
EXPANDED = "phuong so 1"
NEAR = 24  # pixels between two things that one can tell apart
PHONE = {"width": 375, "height": 740}
SIZES = [{"width": 1400, "height": 860}, {"width": 400, "height": 800}]
# The picture's own text calls tell where names are written; the last drawing is what one sees.
SPY = """() => {
window.names = [];
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  window.names.push({ text, x, y, half: this.measureText(text).width / 2 });
  return write.call(this, text, x, y);
};
}"""


def spied(open_page: Open, graph: ViewGraph, **options: Any) -> Page:
    """A page that remembers the names it writes."""
    page = open_page(graph, **options)
    page.evaluate(SPY)
    return page


def names(page: Page) -> dict[str, dict[str, float]]:
    """The names in the picture now, each with its place on the screen."""
    page.focus("#graph")
    for key in ("Shift+ArrowRight", "Shift+ArrowLeft"):  # there and back: what is written is remembered anew
        page.evaluate("window.names = []")
        page.keyboard.press(key)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: list[dict[str, Any]] = page.evaluate("window.names")
    return {str(name["text"]): name for name in found}


def outside(seen: dict[str, dict[str, float]], page: Page) -> list[str]:
    """Names that stand beside what no panel covers: a name may stand left or right of its thing."""
    left, right, bottom = page.evaluate("""() => {
      const box = id => document.getElementById(id).getBoundingClientRect();
      const [graph, details] = [box("graph"), box("details")];
      return innerWidth < 900 ? [0, graph.width, details.top - graph.top]
        : [box("legend").right, details.left, graph.height];
    }""")
    beside = lambda at: at["x"] + at["half"] < left or at["x"] - at["half"] > right  # noqa: E731
    return [name for name, at in seen.items() if beside(at) or not 0 < at["y"] < bottom]


@pytest.mark.parametrize("locale", ["vi-VN", "en-GB"])
def test_it_opens_with_provinces_and_where_to_begin(open_page: Open, locale: str) -> None:
    page = spied(open_page, COUNTRY, locale=locale)
    assert heading(page) == {"vi-VN": "Bắt đầu từ đâu?", "en-GB": "Where to begin?"}[locale]
    told = page.inner_text("#details")
    assert {f"Tỉnh {name}" for name in "ABCD"} <= set(told.split("\n"))
    assert f"{FIGURES + 2}" in told
    assert set("ABCD") <= set(names(page))  # upon their islands, without "Tỉnh"
    page.click("#details button.main")
    assert page.evaluate("document.activeElement.id") == "find"


def test_from_far_provinces_have_names_and_groups_none(open_page: Open) -> None:
    page = spied(open_page, COUNTRY, viewport=PHONE)
    assert set(names(page)) == set("ABCD")


def test_names_end_where_the_screen_ends(open_page: Open) -> None:
    page = spied(open_page, STORY, viewport=PHONE)
    seen = names(page)
    assert len(seen) > 3
    assert [
        name for name, at in seen.items() if not at["half"] <= at["x"] <= PHONE["width"] - at["half"]
    ] == []


def test_a_province_and_a_group_come_near(open_page: Open) -> None:
    page = spied(open_page, COUNTRY)
    page.click("#details >> text=Tỉnh B")
    assert sum(name.startswith("Phường") for name in names(page)) >= WARDS
    page.click("#details .thing >> text=Phường Số 0")
    assert shown(page) >= FIGURES + 2
    assert heading(page) == "Phường Số 0"
    assert "Phường Số 0" in names(page)


def test_the_beginning_goes_away(open_page: Open) -> None:
    page = open_page(COUNTRY)
    page.click("[data-key=close]")
    assert page.is_hidden("#details")
    again = open_page(COUNTRY)
    find(again, "phuong so 3")
    again.click("[data-key=close]")
    assert again.is_hidden("#details")


def test_closing_the_panel_lifts_the_veil(open_page: Open) -> None:
    page = spied(open_page, STORY)
    find(page, "le duc thanh")
    page.wait_for_timeout(300)
    page.evaluate("window.names = []")
    page.click("[data-key=close]")
    page.wait_for_timeout(300)
    assert page.evaluate("window.names.length") > 5


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ward", [EXPANDED, "phuong so 0", "phuong so 47"])
def test_what_is_searched_for_comes_with_its_neighbours(
    open_page: Open, ward: str, size: dict[str, int]
) -> None:
    """The ward, its province and the law, which lie far away, and its figures."""
    page = spied(open_page, COUNTRY, viewport=size)
    find(page, ward)
    assert 15 < shown(page) <= COMPANY + 1
    if ward == EXPANDED:
        page.click("#details >> text=Mở rộng")
        assert shown(page) > COMPANY + 1
    seen = names(page)
    begun = (heading(page)[:10], LAW[:10])  # where there is little room names are shortened
    first, second = (next(at for name, at in seen.items() if name.startswith(each)) for each in begun)
    assert math.hypot(first["x"] - second["x"], first["y"] - second["y"]) > NEAR
    assert outside(seen, page) == []
    assert len(seen) >= 12


def test_what_was_expanded_stays_when_another_is_chosen(open_page: Open) -> None:
    page = open_page(COUNTRY)
    find(page, "phuong so 5")
    page.click("#details >> text=Mở rộng")
    before = shown(page)
    page.click("#details .thing >> text=Lê Văn Số 5")
    assert heading(page) == "Lê Văn Số 5"
    assert shown(page) == before
    page.click("#undo")
    page.click("#undo")
    assert shown(page) == COMPANY + 1


def test_a_focus_comes_together(open_page: Open) -> None:
    """All wards that apply a law, from every province, near it."""
    page = spied(open_page, COUNTRY)
    find(page, LAW)
    page.click("#details .hops >> text=1")
    assert shown(page) == PROVINCES * WARDS + 1
    seen = names(page)
    assert len([name for name in seen if name.startswith("Phường")]) > 20
    page.wait_for_timeout(500)  # the camera is remembered when it rests
    scale = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('camera').split(' ')[2]")
    assert float(scale) > 0.5
    assert outside(seen, page) == []
    page.click("#details >> text=Thoát")
    assert shown(page) == 1


def test_a_link_restores_what_was_expanded(open_page: Open) -> None:
    page = open_page(COUNTRY)
    find(page, "phuong so 7")
    page.click("#details >> text=Mở rộng")
    page.wait_for_timeout(500)
    again = open_page(page.url)
    assert state(again) == state(page)
    assert shown(again) == shown(page)


def test_the_table_lists_the_whole_graph(open_page: Open) -> None:
    page = open_page(COUNTRY)
    page.click("#table-tool")
    many = f"{len(COUNTRY.nodes):,} mục".replace(",", ".")
    told = f"{many} khớp với bộ lọc và ô tìm kiếm; đây là 100 mục đầu theo cột Liên kết"
    assert page.inner_text("#table caption") == told
    assert page.locator("#table tbody tr").count() == 100
    page.fill("#find", "phuong so 1")
    assert page.inner_text("#table caption") == "14 mục khớp với bộ lọc và ô tìm kiếm"
    page.click("#chips >> text=Người")
    assert "Không có mục nào" in page.inner_text("#table caption")
    page.press("#find", "Escape")
    page.uncheck("[data-key=kind-indicator]")
    assert page.locator("#table tbody tr").count() == 100
    assert page.inner_text("#table caption").startswith(f"{2 * PROVINCES * WARDS + PROVINCES + 1} mục")
    page.click("#table tbody >> text=Phường Số 9")
    assert heading(page) == "Phường Số 9"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_where_one_begins(open_page: Open, scheme: str, size: dict[str, int]) -> None:
    page = open_page(COUNTRY, color_scheme=scheme, viewport=size, bypass_csp=True)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_what_is_saved_where_all_is_closed(open_page: Open) -> None:
    page = open_page(COUNTRY)
    rows = download(page, "CSV").decode("utf-8-sig").splitlines()
    assert len(rows) > len(COUNTRY.nodes)
    assert download(page, "Turtle").count(b"rdfs:label") == len(COUNTRY.nodes)
    one, two = (download(page, f"PNG {times}×") for times in (1, 2))
    sizes = [tuple(int.from_bytes(png[at : at + 4], "big") for at in (16, 20)) for png in (one, two)]
    assert max(sizes[0]) <= 2500
    assert sizes[1] == pytest.approx([2 * side for side in sizes[0]], abs=1)


def drawn(page: Page) -> bytes:
    """What the canvas shows once it is still: two pictures in a row are alike."""
    canvas, last = page.locator("#graph canvas"), b""
    for _ in range(40):
        page.wait_for_timeout(250)
        picture = canvas.screenshot()
        if picture == last:
            return picture
        last = picture
    pytest.fail("the canvas does not come to rest")


def changed(page: Page, *pictures: bytes) -> int:
    """How many points one can tell apart; links may be drawn in another order."""
    many: int = page.evaluate(
        """async pictures => {
      const points = async data => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        return canvas.getImageData(0, 0, image.width, image.height).data;
      };
      const [a, b] = await Promise.all(pictures.map(points));
      return a.filter((value, place) => Math.abs(value - b[place]) > 16).length;
    }""",
        [base64.b64encode(picture).decode() for picture in pictures],
    )
    return many


def test_undo_shows_what_was_seen_before(open_page: Open) -> None:
    page = open_page(COUNTRY, reduced_motion="reduce")
    before = drawn(page)
    find(page, "Lê Văn Số 1")
    assert changed(page, drawn(page), before) > 1000
    page.click("#undo")
    assert changed(page, drawn(page), before) == 0


def test_small_things_alone_have_names_too(open_page: Open) -> None:
    """People and posts of many places, none large enough from where all are seen."""
    nodes = [Node(f"urn:p{n}", "person", f"Lê Văn {n}") for n in range(300)]
    nodes += [Node(f"urn:q{n}", "post", f"Chức vụ {n}") for n in range(600)]
    edges = [Edge(n % 300, 300 + n, 0) for n in range(600)]
    page = spied(open_page, ViewGraph("", tuple(nodes), tuple(edges), (), (Term("urn:of", "của", "of"),)))
    assert len(names(page)) > 20
