"""Whom a search finds first, and what it is asked by."""

from __future__ import annotations

import pytest

from kg.view.graph import Edge, Node, Term, ViewGraph
from tests.view.conftest import Open
from tests.view.story import BASE, STORY
from tests.view.test_explore import find, heading

NAMES = (
    ("initiative", "Phú Mẫu không rác thải nhựa", ""),
    ("unit", "Thành phố Phú Mẫu", "911"),
    ("event", "hội nghị địa phương Mẫu An Trường", ""),
    ("event", "Đại hội phường Dĩ Mẫu An", ""),
    ("post", "Chủ tịch UBND phường Dĩ Mẫu", ""),
    ("ward", "Xã Phú Mẫu Đông", "99003"),
    ("ward", "Đặc khu Phú Mẫu", "99001"),
    ("ward", "Phường Dĩ Mẫu", "99002"),
    ("person", "Dĩ Mẫu Hồng", ""),
)
NODES = tuple(Node(f"{BASE}x/{n}", kind, name, code=code) for n, (kind, name, code) in enumerate(NAMES))
EDGES = tuple(Edge(n, 0, 0) for n in range(1, len(NODES)))  # the initiative is the best linked
NAMESAKES = ViewGraph("", NODES, EDGES, (), (Term(BASE + "ns#of", "của", "of"),))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(
            (typed, "Đặc khu Phú Mẫu")
            for typed in ("Phú Mẫu", "phu mau", "PHÚ MẪU", "đặc khu phú mẫu", "99001")
        ),
        *((typed, "Phường Dĩ Mẫu") for typed in ("Dĩ Mẫu", "di mau", "P. Dĩ Mẫu", "phuong di mau", "99002")),
        *((typed, "Xã Phú Mẫu Đông") for typed in ("xã Phú Mẫu Đông", "phu mau dong")),
        ("thành phố phú mẫu", "Thành phố Phú Mẫu"),
    ],
)
def test_a_ward_of_that_name_comes_first(open_page: Open, typed: str, found: str) -> None:
    page = open_page(NAMESAKES)
    find(page, typed)
    assert heading(page) == found


def test_officials_posts_and_events_follow_in_that_order(open_page: Open) -> None:
    page = open_page(NAMESAKES)
    page.fill("#find", "Dĩ Mẫu")
    assert page.locator("#found li .name").all_inner_texts() == [
        "Phường Dĩ Mẫu",
        "Dĩ Mẫu Hồng",
        "Chủ tịch UBND phường Dĩ Mẫu",
        "Đại hội phường Dĩ Mẫu An",
        "hội nghị địa phương Mẫu An Trường",
    ]


def test_a_code_is_told(open_page: Open) -> None:
    page = open_page(NAMESAKES, locale="en-GB")
    find(page, "99002")
    assert "Code: 99002" in page.inner_text("#details")


@pytest.mark.parametrize(("touch", "told"), [(False, True), (True, False)])
def test_keys_are_told_only_where_there_are_some(open_page: Open, touch: bool, told: bool) -> None:
    page = open_page(NAMESAKES, has_touch=touch, is_mobile=touch)
    assert ("Ctrl K" in (page.get_attribute("#find", "placeholder") or "")) is told


def test_an_event_is_told_with_its_day(open_page: Open) -> None:
    page = open_page(STORY)
    page.fill("#find", "hoi nghi tong ket")
    assert page.inner_text("#found .more >> nth=0") == "Sự kiện · 16/1/2026 · Phường Đức Nhuận"
