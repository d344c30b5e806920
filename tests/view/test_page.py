"""The file itself: its policy, its size, its words."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.view.kinds import PAGE
from kg.view.render import SCRIPTS, STYLES, render
from tests.view import synthetic
from tests.view.story import STORY

HTML = render(STORY)
STRINGS = json.loads((PAGE / "strings.json").read_text("utf-8"))
OWN = {
    path.name: path.read_text("utf-8") for path in PAGE.iterdir() if path.suffix in (".js", ".css", ".html")
}


def test_the_policy_lists_what_the_page_holds() -> None:
    policy = re.search(r'Policy" content="([^"]*)"', HTML)
    assert policy
    for tag in ("script", "style"):
        for text in re.findall(rf"<{tag}>(.*?)</{tag}>", HTML, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"sha256-{digest}" in policy[1].replace("&#43;", "+").replace("&#34;", '"')
    assert "unsafe" not in policy[1]


def test_every_file_of_the_page_is_used() -> None:
    assert set(OWN) == {f"{name}.js" for name in SCRIPTS} | {f"{name}.css" for name in STYLES} | {
        "template.html"
    }


def test_every_text_is_there_in_both_languages() -> None:
    used = set(re.findall(r"""\bt\("([\w.]+)""", " ".join(OWN.values())))
    used |= set(re.findall(r"""data-t(?:-\w+)?="([\w.]+)""", OWN["template.html"]))
    used |= {f"legend.{part}" for part in ("relations", "wards")} | {
        f"table.{name}" for name in ("name", "kind", "ward", "date", "links")
    }
    assert used - {"legend.", "table."} <= set(STRINGS)
    for texts in STRINGS.values():
        assert set(texts) == {"vi", "en"}
        assert all(texts.values())
        holes = [set(re.findall(r"\{\w+\}", text)) for text in texts.values()]
        assert holes[0] == holes[1]


def test_no_text_of_a_language_stands_in_code() -> None:
    code = {name: text for name, text in OWN.items() if name.endswith(".js")}
    assert [name for name, text in code.items() if any(c.isalpha() and not c.isascii() for c in text)] == []


def test_only_plain_text_is_written() -> None:
    banned = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout\(['\"]"
    )
    assert [name for name, text in OWN.items() if banned.search(text)] == []


@pytest.mark.parametrize("many", [10, 1000, 5000])
def test_size(many: int) -> None:
    graph = synthetic.graph(many)
    assert len(render(graph).encode()) <= 1_200_000 + 500 * len(graph.nodes)


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, kg.view; print({'pyvis', 'IPython', 'networkx', 'rdflib'} & {*sys.modules})"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert ran.stdout.strip() == "set()"
