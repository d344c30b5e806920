"""How the graph's classes are shown: shows.toml, its names written out, and the words of the ontology."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.prefixes import expand
from kg.resources import BASE, ONTOLOGY
from kg.view.graph import Term

_WORDS = (expand("rdfs:label"), expand("skos:prefLabel"))
_NOTATION = expand("skos:notation")


@cache
def shows() -> dict[str, Any]:
    """shows.toml with full IRIs."""
    text = Path(__file__).with_suffix(".toml").read_text("utf-8")
    return {key: _full(value) for key, value in tomllib.loads(text).items()}


def _full(value: Any) -> Any:
    if isinstance(value, str):
        return BASE + value if value.startswith("ontology/") else expand(value)
    if isinstance(value, list):
        return [_full(each) for each in value]
    return {_full(key): _full(each) for key, each in value.items()} if isinstance(value, dict) else value


@cache
def words() -> dict[str, dict[str, str]]:
    """IRI → language → what the ontology calls it; "" is its notation."""
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=str(ONTOLOGY / "kg.ttl")):
        value = quad.object
        if isinstance(value, ox.Literal) and quad.predicate.value in (*_WORDS, _NOTATION):
            key = "" if quad.predicate.value == _NOTATION else value.language or "vi"
            found.setdefault(quad.subject.value, {})[key] = value.value
    return found


@cache
def statuses() -> dict[str, str]:
    """Notation of a status, as answers have it → its IRI."""
    return {said[""]: name for name, said in words().items() if "/status#" in name and "" in said}


def titles(name: str, title: str) -> tuple[str, str]:
    """What the page of a query is called in English and in Vietnamese."""
    vi, en = shows()["titles"].get(name, (title or name, title or name))
    return en, vi


class Terms:
    """Terms by the place they get when first asked for."""

    def __init__(self) -> None:
        self.places: dict[Term, int] = {}

    def place(self, name: str, subject: str = "", end: str = "") -> int:
        """The number of a class, property or concept."""
        said = words().get(name, {})
        term = Term(name, said.get("vi", ""), said.get("en", ""), subject, end)
        return self.places.setdefault(term, len(self.places))

    def all(self) -> tuple[Term, ...]:
        """Those that were asked for, by number."""
        return tuple(self.places)
