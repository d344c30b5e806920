"""Phrase tables: an expected value, then every phrase that must give it; phrases that give nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kg.extract import extract
from kg.model import Document, Facts
from kg.ontology import load

CASES = Path(__file__).parent / "cases"


def table(name: str) -> list[tuple[list[str], str]]:
    """(expected, phrase) of cases/NAME.toml; expected is [] for phrases under `nothing`."""
    content = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
    found = [(case["expect"], phrase) for case in content["case"] for phrase in case["phrases"]]
    return found + [([], phrase) for phrase in content.get("nothing", {}).get("phrases", [])]


def read(phrase: str, published: str | None = "2025-12-18") -> Facts:
    """The facts of a phrase as a document of its own."""
    return extract(Document("phrase", phrase, 0, published), load())
