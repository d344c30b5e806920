"""A folder imports only from the rows above it in the map of the house, and nothing in a circle."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kg"
# What each part imports, no more and no less.
ALLOWED = {
    "model": set(),
    "resources": set(),
    "workers": {"model"},
    "dates": set(),
    "compiled": {"model"},
    "prefixes": {"resources"},
    "ntriples": {"prefixes"},
    "sparql": {"prefixes"},
    "write": {"model"},
    "text": set(),
    "ontology": {"model", "prefixes", "resources", "text"},
    "read": {"dates", "model", "resources"},
    "recognise": {"dates", "model", "text", "ontology"},
    "extract": {"dates", "model", "text", "ontology", "recognise"},
    "resolve": {"model", "text"},
    "emit": {"dates", "model", "prefixes", "ntriples", "resources", "text", "ontology", "resolve"},
    "store": {"model", "prefixes", "ntriples", "sparql", "resources", "text", "workers"}
    | {"ontology", "resolve", "emit"},
    "pipeline": {"compiled", "model", "resources", "workers", "ontology"}
    | {"read", "extract", "resolve", "emit", "store"},
    "query": {"dates", "model", "prefixes", "sparql", "resources", "text", "store"},
    "validate": {"prefixes", "resources", "sparql", "text", "workers"},
    "explain": {"prefixes", "sparql", "resources", "text"},
    "conflicts": {"dates", "prefixes", "sparql", "text", "ontology"},
    "diff": {"model", "prefixes", "ntriples", "store", "explain"},
    "review": {"model", "sparql", "resolve", "emit", "explain"},
    "export": {"model", "prefixes", "ntriples", "sparql", "resources", "write", "query"},
    "view": {"model", "prefixes", "resources", "write", "text", "store", "query", "conflicts"},
}
FREE = {"__init__", "__main__", "cli"}


def modules() -> dict[str, Path]:
    """Every module by its name."""
    paths = sorted(path for path in ROOT.rglob("*.py") if "_data" not in path.parts)
    names = (".".join(path.relative_to(ROOT.parent).with_suffix("").parts) for path in paths)
    return {name.removesuffix(".__init__"): path for name, path in zip(names, paths, strict=True)}


MODULES = modules()


def part_of(module: str) -> str:
    return (*module.split("."), "__init__")[1]


def imported(module: str) -> set[str]:
    """The modules of kg that a module imports, at the top or inside functions."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "kg":
            whole = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else str(node.module) for name in whole.values()}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "kg"}
    return found


@pytest.mark.parametrize("part", ALLOWED)
def test_a_part_imports_what_its_row_says(part: str) -> None:
    inside = [module for module in MODULES if part_of(module) == part]
    assert {part_of(other) for module in inside for other in imported(module)} - {part} == ALLOWED[part]


def test_rows_import_from_rows_above() -> None:
    TopologicalSorter(ALLOWED).prepare()  # raises CycleError
    rows = list(ALLOWED)
    assert all(rows.index(other) < rows.index(part) for part, others in ALLOWED.items() for other in others)


def test_every_part_is_on_the_map() -> None:
    assert {part_of(module) for module in MODULES} - FREE == set(ALLOWED)


def test_no_modules_import_each_other() -> None:
    inside = {module: imported(module) for module in MODULES if part_of(module) not in FREE}
    assert len(inside) > 100
    TopologicalSorter(inside).prepare()  # raises CycleError


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split("[^A-Za-z0-9_-]", one)[0] for one in project["dependencies"]}
    nodes = [node for path in MODULES.values() for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    packages = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"kg", "_typeshed"}
    assert len(packages) > 10
    assert packages - declared == set()


def test_extractors_do_not_import_one_another() -> None:
    inside = [name for name in MODULES if name.startswith("kg.extract.")]
    assert [name for name in inside if any(part_of(other) == "extract" for other in imported(name))] == []
