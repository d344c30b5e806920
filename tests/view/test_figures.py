"""A figure says wherever it stands whether it is a target, and of which period."""

from __future__ import annotations

import csv
import io

import pytest

from tests.view.conftest import Open
from tests.view.test_explore import download, find, heading
from tests.view.told import told

BUDGET = "thu ngân sách trên địa bàn phường: 650 tỉ đồng"
CUT = """async () => {
  const { fillText } = CanvasRenderingContext2D.prototype, found = [];
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    found.push(text);
    return fillText.call(this, text, ...rest);
  };
  document.querySelector("#theme").click();
  await new Promise(done => setTimeout(done, 300));
  return found;
}"""
SAID = {"vi-VN": "chỉ tiêu 2026", "en-GB": "target 2026"}


@pytest.mark.parametrize("locale", SAID)
def test_a_target_is_one_in_hits_panel_and_table(open_page: Open, locale: str) -> None:
    page = open_page(told(), locale=locale)
    page.fill("#find", "650 ti dong")
    assert page.locator("#found .name").all_inner_texts() == [f"{BUDGET} ({SAID[locale]})"]
    page.press("#find", "Enter")
    assert heading(page) == f"{BUDGET} ({SAID[locale]})"
    own = page.locator("#details .fact .head", has=page.locator(".value")).first
    assert own.locator("span").all_inner_texts() == ["650 tỉ đồng", *SAID[locale].rsplit(" ", 1)]
    page.click("#table-tool")
    row = page.locator("#table tbody tr", has_text="650").first
    assert row.locator("th, td").all_inner_texts()[::3] == [f"{BUDGET} ({SAID[locale]})", "2026"]


def test_the_language_of_the_page_is_that_of_its_figures(open_page: Open) -> None:
    page = open_page(told())
    page.click("#language")
    find(page, "650 target 2026")
    assert heading(page) == f"{BUDGET} (target 2026)"
    find(page, "91.000")
    assert heading(page) == "lượt khách: 91.000 lượt khách (Jan–Jun 2026)"


def test_a_ward_tells_the_period_of_each_figure_once(open_page: Open) -> None:
    page = open_page(told())
    find(page, "phuong mau")
    head = page.locator("#details .fact .head", has_text="612")
    assert head.inner_text() == "tổng thu ngân sách: ≈ 612 tỉ đồng (2025)"
    assert "hộ nghèo: 1% (chỉ tiêu 2025–2030)" in page.inner_text("#details")


def test_a_name_on_the_picture_loses_its_middle_or_the_number_with_its_status(open_page: Open) -> None:
    page = open_page(told(), viewport={"width": 640, "height": 800})
    find(page, "phuong mau")
    written = [text for text in page.evaluate(CUT) if text.startswith("thu ngân sách")]
    assert written
    assert all("650" not in text or text.endswith("(chỉ tiêu 2026)") for text in written)


def test_csv_tells_status_and_period(open_page: Open) -> None:
    page = open_page(told())
    rows = list(csv.DictReader(io.StringIO(download(page, "CSV").decode("utf-8-sig"))))
    budget = next(row for row in rows if row["value"] == "650 tỉ đồng")
    assert (budget["fact"], budget["period"]) == ("chỉ tiêu", "2026")


def test_without_scripts_too(open_page: Open) -> None:
    page = open_page(told(), java_script_enabled=False)
    assert f"{BUDGET} (chỉ tiêu 2026)" in page.inner_text("#plain")


def test_a_ward_lists_them_by_period_then_name(open_page: Open) -> None:
    page = open_page(told())
    find(page, "phuong mau")
    page.click("#details .group .all")
    assert page.locator("#details .fact .thing").all_inner_texts() == [
        "lượt khách: 91.000 lượt khách (1–6/2026)",
        "công trình: 12 công trình (chỉ tiêu 2026)",
        f"{BUDGET} (chỉ tiêu 2026)",
        "hộ nghèo: 1% (chỉ tiêu 2025–2030)",
        "doanh nghiệp: > 6.700 doanh nghiệp (2025)",
        "tổng thu ngân sách: ≈ 612 tỉ đồng (2025)",
        "camera: 128 camera",
        "đảng viên: 2.110 đảng viên",
    ]
