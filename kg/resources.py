"""Where the ontology and the stored queries lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent

ONTOLOGY = _ROOT / "ontology"
QUERIES = _ROOT / "queries"
BASE = "https://w3id.org/wardkg/"
