"""The page inside a notebook: a frame of its own that can reach neither the notebook nor the network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from kg.view.graph import ViewGraph
from kg.view.render import render
from kg.write import write


@dataclass(frozen=True)
class Page:
    """A graph as a page: `html` as text, `save` as a file, shown by itself in a notebook."""

    graph: ViewGraph
    height: int = 720

    @cached_property
    def html(self) -> str:
        """The page, made once."""
        return render(self.graph)

    def save(self, out: Path | None) -> int:
        """Write the page whole or not at all, on standard output for None; its size in bytes.

        Raises InputError where it cannot be written.
        """
        data = self.html.encode("utf-8")
        write([data], out)
        return len(data)

    def _repr_html_(self) -> str:
        settings = {
            "title": self.graph.title,
            "sandbox": "allow-scripts allow-downloads allow-popups",
            "style": f"width:100%;height:{self.height}px;border:0",
            "srcdoc": self.html,
        }
        written = " ".join(f'{key}="{escape(text)}"' for key, text in settings.items())
        return f"<iframe {written}></iframe>"
