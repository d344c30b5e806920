"""A real Chromium, and a way to open a page in it that fails on any error or request."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.view.graph import ViewGraph
from kg.view.render import render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM and not os.environ.get("CI"):
        pytest.skip("no chromium here")
    assert CHROMIUM, "no chromium, and CI must not pass without one"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[ViewGraph], Path]:
    """A graph as a file; the same graph is rendered once."""
    folder, files = tmp_path_factory.mktemp("pages"), dict[ViewGraph, Path]()

    def write(graph: ViewGraph) -> Path:
        if graph not in files:
            files[graph] = folder / f"{len(files)}.html"
            files[graph].write_bytes(render(graph).encode("utf-8"))
        return files[graph]

    return write


@pytest.fixture
def open_page(browser: Browser, written: Callable[[ViewGraph], Path]) -> Iterator[Open]:
    """Opens a graph (or an address); at the end nothing may have been logged or requested."""
    contexts, faults = [], list[str]()

    def open_page(graph: ViewGraph | str, fragment: str = "", **options: object) -> Page:
        options = {
            "locale": "vi-VN",
            "viewport": {"width": 1400, "height": 860},
            "reduced_motion": "reduce",
            **options,
        }
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: faults.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url) if _outside(request.url) else None)
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.goto((graph if isinstance(graph, str) else written(graph).as_uri()) + fragment)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _outside(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:", "about:"))
