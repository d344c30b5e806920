"""Who is one person across documents, and who is not."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.model import Body, Post
from kg.resolve import Agreement, Appearance, Decisions, people
from tests.report import KIND, POSITION, Report, asked, names, party, unit, write

CITY = unit("Thành phố Hồ Chí Minh")
HANOI = unit("Thành phố Hà Nội")
WARD = unit("Phường Đức Nhuận")
OTHER = unit("Phường Tân Định")
CITY_PARTY = Body("Thành ủy Thành phố Hồ Chí Minh", KIND + "thanh-uy", CITY)
NATIONAL = Post("Ủy viên Trung ương Đảng", POSITION + "uy-vien-trung-uong-dang")


def city_post(title: str, role: str) -> Post:
    return Post(f"{title} {CITY_PARTY.name}", POSITION + role, CITY_PARTY)


def test_a_post_joins(tmp_path: Path) -> None:
    chair = Post("Chủ tịch UBND Thành phố Hà Nội", POSITION + "chu-tich", Body("UBND", KIND + "ubnd", HANOI))
    now = Report("now").holds("Trần Sỹ Thanh", chair)
    later = (
        Report("later", "2026-01").holds("Trần Sỹ Thanh", chair, "former").holds("Trần Sỹ Thanh", NATIONAL)
    )
    write(tmp_path, [now, later])
    assert names(tmp_path) == {"Trần Sỹ Thanh": [["later", "now"]]}
    reasons = asked(tmp_path, "SELECT ?reason { ?person kg:joinReason ?reason }")
    assert reasons == [["same post: Chủ tịch UBND Thành phố Hà Nội"]]


def test_a_body_of_the_city_joins_across_posts(tmp_path: Path) -> None:
    one = Report("a").holds("Dương Trọng Hiếu", city_post("Ủy viên Ban Thường vụ", "uy-vien-ban-thuong-vu"))
    other = Report("b").holds("Dương Trọng Hiếu", city_post("Bí thư", "bi-thu"))
    write(tmp_path, [one, other])
    assert names(tmp_path) == {"Dương Trọng Hiếu": [["a", "b"]]}


def test_namesakes_in_two_wards_stay_apart_with_stable_names(tmp_path: Path) -> None:
    one = Report("a", "2025-10").holds("Nguyễn Anh Tú", party(WARD))
    other = Report("b", "2025-11").holds("Nguyễn Anh Tú", party(OTHER))
    write(tmp_path / "alone", [one])
    write(tmp_path / "both", [other, one])
    assert names(tmp_path / "both") == {"Nguyễn Anh Tú": [["a"], ["b"]]}
    first = asked(tmp_path / "alone", "SELECT ?p { ?p a foaf:Person }")[0]
    assert first in asked(
        tmp_path / "both", "SELECT ?p { ?p a foaf:Person }"
    )  # the elder keeps the plain IRI


def test_a_third_report_that_knows_both_wards_joins_all(tmp_path: Path) -> None:
    one = Report("a").holds("Nguyễn Anh Tú", party(WARD))
    other = Report("b").holds("Nguyễn Anh Tú", party(OTHER))
    moved = Report("c").holds("Nguyễn Anh Tú", party(WARD), "former").holds("Nguyễn Anh Tú", party(OTHER))
    write(tmp_path, [one, other])
    write(tmp_path, [moved])
    assert names(tmp_path) == {"Nguyễn Anh Tú": [["a", "b", "c"]]}
    write(tmp_path, [], remove=["c"])
    assert names(tmp_path) == {"Nguyễn Anh Tú": [["a"], ["b"]]}


def test_diacritics_keep_apart_and_tone_places_do_not(tmp_path: Path) -> None:
    an, circumflex = Report("a").holds("Lê Văn An", party(WARD)), Report("b").holds("Lê Văn Ân", party(WARD))
    new, old = Report("c").holds("Lê Thị Hoà", party(WARD)), Report("d").holds("Lê Thị Hòa", party(WARD))
    write(tmp_path, [an, circumflex, new, old])
    assert names(tmp_path) == {"Lê Văn An": [["a"]], "Lê Văn Ân": [["b"]], "Lê Thị Hòa": [["c", "d"]]}


@pytest.mark.parametrize(
    ("post", "joins"),
    [
        (NATIONAL, True),
        (Post("Phó Chủ tịch", POSITION + "pho-chu-tich"), False),
        (Post("Chủ tịch UBND phường", POSITION + "chu-tich", Body("UBND phường", KIND + "ubnd")), False),
        (Post("Vụ trưởng Bộ Nội vụ", POSITION + "truong", Body("Bộ Nội vụ", KIND + "bo")), True),
    ],
    ids=lambda value: value.title if isinstance(value, Post) else "",
)
def test_what_is_the_same_anywhere_is_no_reason(tmp_path: Path, post: Post, joins: bool) -> None:
    write(tmp_path, [Report("a").holds("Lê Văn Mẫu", post), Report("b").holds("Lê Văn Mẫu", post)])
    assert len(names(tmp_path)["Lê Văn Mẫu"]) == (1 if joins else 2)


def test_people_without_posts_join_where_they_took_part(tmp_path: Path) -> None:
    same = [Report(ident).names("Lê Văn Mẫu").event(WARD).takes_part("Lê Văn Mẫu") for ident in "ab"]
    other = Report("c").names("Lê Văn Mẫu").event(OTHER).takes_part("Lê Văn Mẫu")
    write(tmp_path, [*same, other, Report("d").names("Lê Văn Mẫu")])
    assert names(tmp_path) == {"Lê Văn Mẫu": [["a", "b"], ["c"], ["d"]]}


POST, PLACE = Agreement(0, "p", "Bí thư"), Agreement(2, "u", "Phường A")


def test_the_order_of_mentions_does_not_matter() -> None:
    mentions = [
        Appearance("n1", "a", "2025", (POST, PLACE)),
        Appearance("n2", "b", "2024", (PLACE,)),
        Appearance("n3", "c", "2026", (POST,)),
        Appearance("n4", "d"),
    ]
    assert len({tuple(people("Lê Mẫu", order)) for order in permutations(mentions)}) == 1


def test_decisions_win() -> None:
    mentions = [Appearance("n1", "a", "", (POST,)), Appearance("n2", "b", "", (POST,)), Appearance("n3", "c")]
    decided = Decisions(same=frozenset({("n1", "n3")}), different=frozenset({("n1", "n2")}))
    groups = {thing.mentions: thing.reasons for thing in people("Lê Mẫu", mentions, decided)}
    assert groups == {("n1", "n3"): ("decided",), ("n2",): ()}


def test_a_pair_kept_apart_is_not_joined_through_a_third() -> None:
    mentions = [Appearance(node, node, "", (POST,)) for node in ("n1", "n2", "n3")]
    decided = Decisions(different=frozenset({("n1", "n3")}))
    assert sorted(thing.mentions for thing in people("Lê Mẫu", mentions, decided)) == [("n1", "n2"), ("n3",)]
