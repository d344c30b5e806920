"""Where the ontology and the stored queries lie, and by what a store and a page of kg are known."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_data"  # in a wheel; in a checkout they lie beside the package
_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent

ONTOLOGY = _ROOT / "ontology"
QUERIES = _ROOT / "queries"
BASE = "https://w3id.org/wardkg/"

STORE_POINTER, STORE_LOCK = "current", "lock"  # files of a store's folder
PAGE_MARK = '<meta name="generator" content="kg view">'  # in the head of a page that shows a graph
