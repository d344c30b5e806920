"""One HTML file that needs nothing else: our template, vis-network from the installed pyvis, the data."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.resources import PAGE_MARK
from kg.view.graph import Node, ViewGraph
from kg.view.kinds import KINDS, PAGE
from kg.view.network import network
from kg.view.pack import Row, pack
from kg.view.shows import shows

SCRIPTS = (
    *("data", "fold", "text", "dom", "theme", "state", "facts", "figures", "route", "visible", "settle"),
    *("shapes", "canvas", "regions", "camera", "labels", "paint"),
    *("actions", "overview", "details", "groups", "timeline", "people", "bubble", "path"),
    *("search", "wards", "legend", "time", "table"),
    *("drawing", "export", "toolbar", "keys", "main"),
)
STYLES = ("base", "panels", "parts")
ROWS = 1000  # of the table without scripts
QUOTE = 200  # characters of its quotes


def render(graph: ViewGraph) -> str:
    """The page as text."""
    net = network(graph)
    net.templateEnv = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    net.templateEnv.globals["page"] = _Page(graph, net.nodes)
    html: str = net.generate_html()
    return html.encode("utf-8", "replace").decode("utf-8")  # half characters would not be written


class _Page:
    """What the template asks for besides pyvis's own variables."""

    def __init__(self, graph: ViewGraph, nodes: list[Row]) -> None:
        self.graph = graph
        self.strings: dict[str, dict[str, str]] = json.loads(_file("strings.json"))
        if graph.title:
            self.strings["title"] = {"vi": graph.title_vi or graph.title, "en": graph.title}
        self.text = {key: text["vi"] for key, text in self.strings.items()}
        self.mark = Markup(PAGE_MARK)
        self.style = Markup("\n".join(_file(name + ".css") for name in STYLES))
        own = "\n".join(_file(name + ".js") for name in SCRIPTS)
        self.scripts = [Markup(_vis()), Markup(f'(() => {{\n"use strict";\n{own}}})();')]
        self.policy = _policy(self.scripts, [self.style])
        self.rows = list(_rows(graph, nodes))

    def data(self, nodes: list[Row], edges: list[Row]) -> Markup:
        texts = {
            "strings": self.strings,
            "short": json.loads(_file("short.json")),
            "tells": [prop for props in shows()["tells"].values() for prop in props],
            "headings": {**dict.fromkeys(shows()["things"], shows()["told"]), **shows()["headings"]},
        }
        return pack(self.graph, nodes, edges, texts)


def _file(name: str) -> str:
    return (PAGE / name).read_text("utf-8")


def _vis() -> str:
    """vis-network as pyvis ships it, without the pointer to its source map."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "lib"
    text = max(folder.glob("vis-9*/vis-network.min.js")).read_text("utf-8")
    return text.rpartition("//# sourceMappingURL=")[0] or text


def _policy(scripts: list[Markup], styles: list[Markup]) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hashes(texts: list[Markup]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _rows(graph: ViewGraph, nodes: list[Row]) -> Iterable[dict[str, Any]]:
    """The largest things, for readers without scripts."""
    linked: dict[int, list[int]] = {}
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            linked.setdefault(end, []).extend(edge.facts)
    for row in sorted(nodes, key=lambda row: (-row["size"], row["id"]))[:ROWS]:
        node = graph.nodes[row["id"]]
        facts = (*node.facts, *linked.get(row["id"], ()))
        quote = graph.facts[facts[0]].quote if facts else ""
        ward = graph.nodes[node.ward].label if node.ward >= 0 else ""
        yield {
            "label": row["label"] + _aside(graph, node),
            "kind": KINDS[node.kind].vi,
            "ward": ward,
            "quote": quote[:QUOTE],
        }


def _aside(graph: ViewGraph, node: Node) -> str:
    """Whether a figure is a target, and its period, as page/figures.js writes them."""
    if node.kind != "indicator" or not node.facts:
        return ""
    fact = graph.facts[node.facts[0]]
    words = [graph.terms[fact.status].vi if fact.status >= 0 else "", fact.period]
    return f" ({' '.join(filter(None, words))})" if any(words) else ""
