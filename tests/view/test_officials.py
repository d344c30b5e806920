"""A ward's panel: all who have a post in one of its bodies, who led it and who leads it now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.pipeline import build
from kg.view import show
from kg.view.graph import Edge, Fact, Node, Source, Term, ViewGraph
from tests.view.conftest import Open
from tests.view.story import BASE, NS, ORG, STORY
from tests.view.test_explore import find

STATUS = BASE + "ontology/status#"
TERMS = (
    Term(ORG + "Membership", "giữ chức vụ", "holds", ORG + "member", NS + "post"),
    Term(STATUS + "former", "nguyên", "former"),
    Term(STATUS + "acting", "quyền", "acting"),
    Term(STATUS + "appointed", "vừa được bổ nhiệm", "appointed"),
)
HOLDS, FORMER, ACTING, APPOINTED = range(4)
OLD, NEW = 0, 1
SOURCES = (Source(BASE + "doc/a", "Tin cũ", "2025-09-01"), Source(BASE + "doc/b", "Tin mới", "2026-02-13"))
WARD, MEMBER, CHAIR, COUNCIL, SECRETARY = range(5)  # the posts stand in the order of nobody's rank
POSTS = (
    "Bí thư Chi bộ Mẫu",
    "Chủ tịch UBND phường Mẫu",
    "Chủ tịch HĐND phường Mẫu",
    "Bí thư Đảng ủy phường Mẫu",
)
PEOPLE = ("Lê Văn Mẫu", "Trần Thị Mẫu", "Phạm Văn Mẫu", "Vũ Thị Mẫu")
CU, MOI, QUYEN, HAI = range(5, 9)
SAID = (  # person, post, source, status
    (CU, CHAIR, OLD, -1), (CU, CHAIR, NEW, FORMER), (MOI, CHAIR, NEW, APPOINTED), (HAI, CHAIR, OLD, -1),
    (QUYEN, SECRETARY, NEW, ACTING), (CU, COUNCIL, OLD, -1), (HAI, MEMBER, NEW, -1),
)  # fmt: skip


def small() -> ViewGraph:
    """A ward whose chairman was followed by another, with an acting secretary; none is of its community."""
    nodes = [Node(f"{BASE}unit/1", "ward", "Phường Mẫu")]
    ranks = (0, 3, 2, 1)
    nodes += [Node(f"{BASE}post/{n}", "post", POSTS[n], ward=WARD, rank=ranks[n]) for n in range(4)]
    nodes += [Node(f"{BASE}person/{n}", "person", name) for n, name in enumerate(PEOPLE)]
    facts, links = [], defaultdict[tuple[int, int], list[int]](list)
    for person, post, source, status in SAID:
        day = "" if status == FORMER else SOURCES[source].date
        quote = f"{nodes[post].label} {nodes[person].label}"
        links[person, post].append(len(facts))
        facts.append(Fact(HOLDS, source, quote, status=status, observed=day, iri=f"{SOURCES[source].iri}/t"))
    edges = tuple(Edge(a, b, HOLDS, tuple(held)) for (a, b), held in links.items())
    return ViewGraph("", tuple(nodes), edges, tuple(facts), TERMS, SOURCES)


def rows(page: Page, heading: str) -> list[str]:
    """What stands in the group of that heading, opened in full."""
    section = page.locator("#details section.group", has=page.locator(f"h3 >> text='{heading}'"))
    if more := section.locator("button.all").all():
        more[0].click()
    texts: list[str] = section.locator("li.holder").evaluate_all(
        "items => items.map(i => [...i.querySelectorAll(':scope > h4, :scope > .head')]"
        ".map(e => [...e.children].map(c => c.textContent).join(' | ')).join(' > '))"
    )
    return texts


HEADS = {
    "vi-VN": (
        "Cán bộ",
        [
            "Bí thư Đảng ủy phường Mẫu > Phạm Văn Mẫu | quyền | ghi nhận 13/2/2026",
            "Chủ tịch HĐND phường Mẫu > Lê Văn Mẫu | ghi nhận 1/9/2025",
            "Chủ tịch UBND phường Mẫu > Trần Thị Mẫu | vừa được bổ nhiệm | ghi nhận 13/2/2026",
            "Vũ Thị Mẫu | ghi nhận 1/9/2025",
            "Lê Văn Mẫu | nguyên | theo tin 13/2/2026",
            "Bí thư Chi bộ Mẫu > Vũ Thị Mẫu | ghi nhận 13/2/2026",
        ],
    ),
    "en-GB": (
        "Officials",
        [
            "Bí thư Đảng ủy phường Mẫu > Phạm Văn Mẫu | acting | seen 13 Feb 2026",
            "Chủ tịch HĐND phường Mẫu > Lê Văn Mẫu | seen 1 Sept 2025",
            "Chủ tịch UBND phường Mẫu > Trần Thị Mẫu | appointed | seen 13 Feb 2026",
            "Vũ Thị Mẫu | seen 1 Sept 2025",
            "Lê Văn Mẫu | former | reported 13 Feb 2026",
            "Bí thư Chi bộ Mẫu > Vũ Thị Mẫu | seen 13 Feb 2026",
        ],
    ),
}


@pytest.mark.parametrize("locale", HEADS)
def test_heads_come_first_and_former_ones_last(open_page: Open, locale: str) -> None:
    page = open_page(small(), locale=locale)
    find(page, "phuong mau")
    heading, told = HEADS[locale]
    assert rows(page, heading) == told
    page.click("#details .holder summary >> nth=0")
    assert page.inner_text("#details .holder blockquote >> nth=0") == f"{POSTS[3]} {PEOPLE[2]}"


def test_on_a_day_those_who_held_it_then(open_page: Open) -> None:
    page = open_page(small(), "#at=2025-10-01")
    find(page, "phuong mau")
    told = " ".join(rows(page, "Cán bộ"))
    assert "Lê Văn Mẫu | ghi nhận 1/9/2025" in told
    assert "Trần Thị Mẫu" not in told


def test_a_dissolved_unit_has_its_holders(open_page: Open) -> None:
    graph, ward = small(), Node(f"{BASE}unit/1", "unit", "Phường Mẫu")
    posts = [replace(node, ward=-1) for node in graph.nodes[1:]]
    body = Node(f"{BASE}body/1", "body", "UBND phường Mẫu")
    links = (Edge(CHAIR, len(graph.nodes), HOLDS), Edge(len(graph.nodes), WARD, HOLDS))
    nodes, edges = (ward, *posts, body), (*graph.edges, *links)
    page = open_page(replace(graph, nodes=nodes, edges=edges))
    find(page, "phuong mau")
    assert len(rows(page, "Cán bộ")) == 3


def test_a_timeline_tells_which_days_are_only_those_of_reports(open_page: Open) -> None:
    page = open_page(STORY, locale="en-GB")
    find(page, "thanh thao")
    assert [row.split("\n") for row in page.locator("#details .timeline li").all_inner_texts()] == [
        ["16 Jan 2026", "holds Chủ tịch UBND phường Đức Nhuận · day of the report"],
        ["16 Jan 2026", "chairs Hội nghị tổng kết"],
        ["2021", "holds Bí thư Đảng ủy phường Tân Định (former) · start"],
    ]
    find(page, "le duc thanh")
    assert page.locator("#details .timeline").count() == 0


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> ViewGraph:
    """Some sets of tests/gold: to open one ward takes a second."""
    folder, gold = tmp_path_factory.mktemp("gold"), Path(__file__).parents[1] / "gold"
    build([gold / name for name in ("dev", "a", "e", "k", "p", "u", "z")], folder)
    return show(folder).graph


def heads(graph: ViewGraph) -> dict[int, set[tuple[str, str]]]:
    """Ward → who has one of the posts that lead it."""
    found: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for edge in graph.edges:
        person, post = graph.nodes[edge.source], graph.nodes[edge.target]
        if person.kind == "person" and post.rank and post.ward >= 0:
            found[post.ward].add((post.label, person.label))
    return found


def test_no_head_is_missing_in_any_ward(open_page: Open, reports: ViewGraph) -> None:
    wanted = heads(reports)
    assert sum(map(len, wanted.values())) > 250
    page = open_page(reports, "#language=vi")
    missing = []
    for ward, pairs in wanted.items():
        page.evaluate(
            "hash => { location.hash = hash }",
            f"selected={reports.nodes[ward].iri.removeprefix(BASE)}&language=vi",
        )
        page.locator("#details-name", has_text=reports.nodes[ward].label).wait_for()
        told, post = set(), ""
        for row in rows(page, "Cán bộ"):
            above, mark, holder = row.rpartition(" > ")
            post = above if mark else post
            told.add((post, holder.partition(" | ")[0]))
        missing += [(reports.nodes[ward].label, pair) for pair in pairs - told]
    assert missing == []


def test_posts_come_before_what_was_said_which_stands_once(open_page: Open) -> None:
    said = "toàn phường tiếp tục giữ vững đoàn kết, kỷ cương, đổi mới tư duy"
    fact = Fact(6, 0, f"ông Thanh yêu cầu {said}", said, iri=f"{BASE}doc/a1/statement-2")
    nodes = (*STORY.nodes[:3], replace(STORY.nodes[3], facts=(len(STORY.facts),)), *STORY.nodes[4:])
    page = open_page(replace(STORY, nodes=nodes, facts=(*STORY.facts, fact)))
    find(page, "le duc thanh")
    assert page.locator("#details h3 > span:first-child").all_inner_texts() == ["Chức vụ", "Phát biểu"]
    assert page.inner_text("#details").count(said) == 1
