"""A panel's headings are plain words, not properties."""

from __future__ import annotations

import pytest

from kg.view.kinds import KINDS
from kg.view.shows import shows
from tests.view.conftest import Open
from tests.view.story import STORY
from tests.view.test_explore import find

FOUND = {
    ("vi-VN", "Phường Tân Định"): ["Cán bộ", "Cơ quan"],
    ("en-GB", "Phường Tân Định"): ["Officials", "Bodies"],
    ("vi-VN", "Hội nghị tổng kết"): ["Người chủ trì", "Nơi diễn ra"],
    ("en-GB", "Hội nghị tổng kết"): ["Chaired by", "Place"],
    ("vi-VN", "Bí thư Đảng ủy phường Tân Định"): ["Người giữ chức vụ", "Cơ quan"],
    ("en-GB", "Bí thư Đảng ủy phường Tân Định"): ["Holders", "Body"],
}


@pytest.mark.parametrize(("locale", "name"), FOUND)
def test_headings(open_page: Open, locale: str, name: str) -> None:
    page = open_page(STORY, locale=locale)
    find(page, name)
    assert page.locator("#details h3 > span:first-child").all_inner_texts() == FOUND[locale, name]


def test_every_class_and_link_has_its_heading_in_both_languages() -> None:
    rules = shows()
    assert len(rules["told"]) == 2
    assert all(len(words) in (2, 4) and all(words) for words in rules["headings"].values())
    assert {*rules["says"], "http://www.w3.org/ns/org#Membership"} <= set(rules["headings"])
    assert KINDS["indicator"].vi == "Số liệu"
