"""On a telephone, and with the table open: what there is fits, and is looked at whole."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page

from tests.view import synthetic
from tests.view.conftest import Open
from tests.view.test_explore import find, state
from tests.view.told import told

MANY = synthetic.graph(2000)  # has a button that shows all
PHONE = {"width": 390, "height": 844}
LEAST = {"vi-VN": ["Bộ lọc", "Tất cả"], "en-GB": ["Filters", "All"]}


@pytest.mark.parametrize("locale", LEAST)
def test_the_top_bar_fits(open_page: Open, locale: str) -> None:
    page = open_page(MANY, locale=locale, viewport=PHONE)
    tools = page.locator("#tools > *")
    assert set(LEAST[locale]) <= set(tools.all_inner_texts())
    boxes: list[dict[str, Any]] = [box.bounding_box() or {} for box in tools.all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] - 12 for box in boxes)
    assert page.evaluate("(bar => bar.scrollWidth <= bar.clientWidth)(document.querySelector('#tools'))")


def test_where_it_does_not_fit_it_shows_that_it_goes_on(open_page: Open) -> None:
    page = open_page(MANY, viewport={"width": 320, "height": 700})
    assert page.evaluate("(bar => bar.scrollWidth > bar.clientWidth)(document.querySelector('#tools'))")
    assert "gradient" in page.evaluate(
        "getComputedStyle(document.querySelector('header'), '::after').background"
    )


@pytest.mark.parametrize("locale", LEAST)
def test_the_table_fits(open_page: Open, locale: str) -> None:
    page = open_page(told(), "#table=1", locale=locale, viewport=PHONE)
    assert page.evaluate("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('#table'))")
    assert "650 tỉ đồng" in page.inner_text("#table")


def camera(page: Page) -> list[float]:
    page.wait_for_timeout(600)
    return [float(number) for number in parse_qs(state(page)[1:])["camera"][0].split()]


def test_a_page_that_opens_with_the_table_is_seen_whole(open_page: Open) -> None:
    page = open_page(MANY, "#table=1")
    opened = camera(page)
    page.click("#zoom button >> nth=2")
    assert opened == pytest.approx(camera(page), rel=0.01)


def test_the_table_says_by_what_it_is_sorted(open_page: Open) -> None:
    page = open_page(MANY, "#table=1", locale="en-GB")
    assert page.inner_text("#table caption").endswith("these are the first 100 by Links")
    page.click("[data-key=sort-name]")
    assert page.inner_text("#table caption").endswith("these are the first 100 by Name")


def test_a_ward_is_not_its_own_ward(open_page: Open) -> None:
    page = open_page(told(), "#table=1", locale="en-GB")
    find(page, "phuong mau")
    row = page.locator("#table tbody tr", has_text="Wards and communes")
    assert row.locator("td").nth(1).inner_text() == ""
