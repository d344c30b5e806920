"""A folder imports only from the rows above it in the map of the house."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kg"
BASE = {"model", "resources", "prefixes", "ntriples"}
ALLOWED = {
    "model": set(),
    "resources": set(),
    "prefixes": {"resources"},
    "ntriples": {"prefixes"},
    "write": {"model"},
    "turns": set(),
    "text": BASE,
    "ontology": BASE | {"text"},
    "read": BASE | {"text", "ontology"},
    "recognise": BASE | {"text", "ontology"},
    "extract": BASE | {"text", "ontology", "recognise"},
    "resolve": BASE | {"text", "ontology"},
    "emit": BASE | {"text", "ontology", "resolve"},
    "store": BASE | {"turns", "text", "ontology", "resolve", "emit"},
    "pipeline": BASE
    | {"turns", "text", "ontology", "read", "recognise", "extract", "resolve", "emit", "store"},
    "query": BASE | {"text", "store"},
    "validate": BASE | {"text", "store", "query"},
    "explain": BASE | {"text", "store", "query"},
    "conflicts": BASE | {"text", "store"},
    "diff": BASE | {"store", "explain"},
    "review": BASE | {"emit", "resolve", "store", "explain"},
    "export": BASE | {"write", "store", "query"},
    "view": BASE | {"write", "text", "store", "query"},
}
FREE = {"__init__", "__main__", "cli"}


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "_data" not in path.parts)


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of kg that a file imports, at the top or inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg"):
            names = [node.module] if node.module != "kg" else [f"kg.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("kg")]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name and "." in name}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_from_above(path: Path) -> None:
    part = part_of(path)
    if part in FREE:
        return
    assert imported(path) - {part} <= ALLOWED[part]


def test_every_part_is_on_the_map() -> None:
    assert {part_of(path) for path in modules()} - FREE == set(ALLOWED)
