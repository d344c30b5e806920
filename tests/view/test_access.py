"""For everyone: by keyboard alone, by ear, in both languages, on light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.view import synthetic
from tests.view.conftest import Open
from tests.view.story import STORY

CROWD = synthetic.graph(300)
FOCUSED = """() => {
  const at = document.activeElement;
  const [own, after] = [getComputedStyle(at), getComputedStyle(at, "::after")];
  const ring = own.outlineStyle !== "none" || after.borderStyle === "solid";
  return {id: at.id || at.dataset.key || at.tagName, ring};
}"""
WATCHED = """() => {
  window.cameras = [];
  const look = since => {
    const camera = new URLSearchParams(location.hash.slice(1)).get("camera");
    if (camera && cameras.at(-1)?.camera !== camera) cameras.push({ camera, since });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
SMALL = """buttons => buttons.filter(each => {
  const { width, height } = each.getBoundingClientRect();
  return width < 24 || height < 24;
}).map(each => each.textContent)"""


def nothing(page: Page) -> None:
    """As it opens."""


def chosen(page: Page) -> None:
    page.fill("#find", "thanh")
    page.press("#find", "Enter")


def searching(page: Page) -> None:
    page.fill("#find", "phuong")


def everything(page: Page) -> None:
    chosen(page)
    page.click("#table-tool")
    page.click("#time-tool")


def filters(page: Page) -> None:
    if page.is_hidden("#legend"):
        page.click("#filter")
    page.click("[data-key=part-relations]")
    page.click("[data-key=part-wards]")


def path(page: Page) -> None:
    chosen(page)
    page.keyboard.press("p")
    page.keyboard.type("phuong")
    page.keyboard.press("Enter")


STATES: list[Callable[[Page], None]] = [nothing, chosen, searching, everything, filters, path]


@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["vi-VN", "en-GB"])
def test_axe_finds_nothing(open_page: Open, locale: str, scheme: str, width: int) -> None:
    for number, act in enumerate(STATES):
        page = open_page(
            STORY if number % 2 else CROWD, locale=locale, color_scheme=scheme,
            viewport={"width": width, "height": 860}, bypass_csp=True,
        )  # fmt: skip
        act(page)
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == [], act.__name__


def test_keyboard_alone(open_page: Open) -> None:
    page = open_page(STORY)
    page.keyboard.press("Control+k")
    page.keyboard.type("thanh thao")
    page.keyboard.press("Enter")
    said = page.locator("#live")
    expect(said).to_have_text("Nguyễn Thị Thanh Thảo, Người, 3 liên kết")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "details-name"
    assert "NGUYỄN THỊ THANH THẢO" in page.inner_text("#details blockquote >> nth=0")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "graph"
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(page.inner_text("#details-name"))
    assert len(seen) > 1
    for _ in range(6):
        page.keyboard.press("Backspace")
    assert page.is_hidden("#details")


def test_tab_reaches_everything_and_always_shows_where(open_page: Open) -> None:
    page = open_page(STORY)
    seen: list[dict[str, Any]] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    names = [each["id"] for each in seen]
    assert {"skip", "find", "filter", "undo", "graph", "kind-person", "reset"} <= set(names)
    assert [each["id"] for each in seen if not each["ring"] and each["id"] != "BODY"] == []


@pytest.mark.parametrize("width", [1400, 1000, 400])
def test_no_panel_lies_upon_another(open_page: Open, width: int) -> None:
    page = open_page(CROWD, viewport={"width": width, "height": 800})
    everything(page)
    names = ["header", "#legend", "#details", "#table", "footer", "#zoom"]
    boxes = {name: page.locator(name).bounding_box() for name in names if page.is_visible(name)}
    for first, a in boxes.items():
        for second, b in boxes.items():
            apart = first >= second or not a or not b or (
                a["x"] + a["width"] <= b["x"] + 1 or b["x"] + b["width"] <= a["x"] + 1
                or a["y"] + a["height"] <= b["y"] + 1 or b["y"] + b["height"] <= a["y"] + 1
            )  # fmt: skip
            assert apart, (first, a, second, b)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_targets_are_large_enough(open_page: Open) -> None:
    page = open_page(STORY, viewport={"width": 400, "height": 800})
    chosen(page)
    small = page.locator("button:visible:not(.skip)").evaluate_all(SMALL)
    assert small == []


def test_stillness_is_respected(open_page: Open) -> None:
    page = open_page(CROWD, reduced_motion="reduce")
    page.evaluate(WATCHED)
    page.fill("#find", "phuong tan dinh")
    page.press("#find", "Enter")
    for _ in range(100):
        if page.evaluate("cameras.length && performance.now() - cameras.at(-1).since > 500"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate("cameras.length") in {1, 2}  # where it was and where it is, nothing on the way


def test_focus_stays_where_one_is(open_page: Open) -> None:
    page = open_page(STORY)
    chosen(page)
    page.focus("[data-key=hops-2]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.key") == "hops-2"
    page.focus("#details .fact .thing")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.key") in {"name", "thing-3"}
    page.focus("#language")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "language"
