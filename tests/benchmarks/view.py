"""How soon a page is there, beside pyvis's own page of the same graph in the same run.

python -m tests.benchmarks.view [--quick]
"""

from __future__ import annotations

import math
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from kg.view.graph import ViewGraph
from kg.view.layout import place
from kg.view.render import render
from tests.view import synthetic
from tests.view.conftest import CHROMIUM, QUIET

SIZES = (1000, 5000, 20000)
RUNS = 5
PATIENCE = 600.0  # seconds that pyvis's page gets
DRAWN = "performance.getEntriesByName('drawn')[0].startTime"
STILL = "document.getElementById('loadingBar')?.style.opacity === '0'"
Row = tuple[str, float, str]  # what, measured, bar


def rows(quick: bool = False) -> Iterator[Row]:
    """Every figure with its bar."""
    graphs = {size: synthetic.graph(size) for size in (SIZES[:2] if quick else SIZES)}
    yield from _layout(graphs[5000])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=QUIET)
        ours = {}
        for size, graph in graphs.items():
            path = Path(folder) / f"{size}.html"
            path.write_bytes(render(graph).encode())
            budget = (1_200_000 + 500 * len(graph.nodes)) / 1e6
            yield f"file of {size:,} nodes, MB", path.stat().st_size / 1e6, f"≤ {budget:.2f}"
            ours[size] = statistics.median(_drawn(browser, path) for _ in range(RUNS))
            yield f"first paint of {size:,} nodes, s", ours[size], ""
        yield "5,000 beside 1,000 nodes, times", ours[5000] / ours[1000], "≤ 3"
        yield "redraw of 1,000 nodes, ms", _redraw(browser, Path(folder) / "1000.html"), ""
        if not quick:
            theirs = _pyvis(browser, graphs[1000], Path(folder) / "pyvis.html")
            yield "pyvis's page of 1,000 nodes, s", theirs, ""
            yield "sooner than pyvis at 1,000 nodes, times", theirs / ours[1000], "≥ 50"
        browser.close()


def _layout(graph: ViewGraph) -> Iterator[Row]:
    began = time.process_time()
    points = place(graph).points
    yield "layout of 5,000 nodes, s", time.process_time() - began, "≤ 5"
    own = [node.ward if node.ward >= 0 else number for number, node in enumerate(graph.nodes)]
    shares = []
    for number in range(0, len(points), 11):
        if graph.nodes[number].ward >= 0:
            nearest = sorted(range(len(points)), key=lambda other: math.dist(points[number], points[other]))
            shares.append(sum(own[other] == own[number] for other in nearest[1:11]) / 10)
    yield "share of the ten nearest from the same ward", statistics.mean(shares), "≥ 0.9"


def _drawn(browser: Browser, path: Path) -> float:
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    seconds: float = page.evaluate(DRAWN) / 1000
    page.close()
    return seconds


def _redraw(browser: Browser, path: Path) -> float:
    """Mean of 30 steps of the camera, in milliseconds."""
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.focus("#graph")
    began = time.perf_counter()
    for key in ("Shift+ArrowRight", "Shift+ArrowLeft") * 15:
        page.keyboard.press(key)
        page.evaluate("new Promise(requestAnimationFrame)")
    page.close()
    return (time.perf_counter() - began) / 30 * 1000


def _pyvis(browser: Browser, graph: ViewGraph, path: Path) -> float:
    """Until the picture is there: pyvis shows it when its physics has come to rest."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for number, node in enumerate(graph.nodes):
        net.add_node(number, node.label)
    for edge in graph.edges:
        net.add_edge(edge.source, edge.target)
    path.write_text(net.generate_html(), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function(STILL, timeout=PATIENCE * 1000, polling=100)
    seconds: float = page.evaluate("performance.now()") / 1000
    page.close()
    return seconds


def main() -> None:
    """Print every figure beside its bar."""
    for what, measured, bar in rows("--quick" in sys.argv):
        print(f"{what:<46} {measured:>9.2f}  {bar}", flush=True)


if __name__ == "__main__":
    main()
