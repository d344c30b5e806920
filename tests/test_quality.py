"""Precision and recall on gold: the floors of floors.toml only rise, every quote is where it says."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kg
from tests import scoring

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parent.parent / "seeds"
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))
AIMS, PERIODS = 0.90, 0.80  # F1 of the status "target", share of the periods found, over all sets
LABELS = 0.71  # mean F1 of the words of figures' labels beside gold's, which are freely worded
QUERIES = (*scoring.CORE, *(kind for kind in scoring.EXTRA if kind != "named_events"))


def texts(name: str) -> Path:
    return SEEDS if name == "seeds" else GOLD / name


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One store for each set of gold."""
    folder = tmp_path_factory.mktemp("gold")
    for name in FLOORS:
        report = kg.build(sorted(texts(name).glob("*.txt")), folder / name)
        assert not report.errors
    return {name: folder / name for name in FLOORS}


def rows(store: Path, query: str) -> list[dict[str, str]]:
    answer = json.loads(kg.query(store, query, "json"))
    return [{key: value["value"] for key, value in row.items()} for row in answer["results"]["bindings"]]


def found(store: Path) -> dict[str, list[dict[str, str]]]:
    """Rows by kind; events that are not main are named ones."""
    result = {name: rows(store, name) for name in QUERIES}
    events = result["events"]
    result["events"] = [row for row in events if row.get("main") == "true"]
    result["named_events"] = [row for row in events if row.get("main") != "true"]
    return result


@cache
def scores(name: str, store: Path) -> dict[str, float]:
    """F1 by kind, of the core and of all, over one set."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    answers = found(store)
    golds = sorted((GOLD / name).glob("*.json"))
    assert len(golds) == FLOORS[name]["documents"]
    for path in golds:
        for kind, facts in scoring.gold_facts(json.loads(path.read_text("utf-8"))).items():
            own = [row for row in answers[kind] if row.get("source") == path.stem]
            unique = scoring.unique({k: v for k, v in row.items() if k != "source"} for row in own)
            if kind in ("wards", "officials"):
                unique = list({scoring.norm(row["name"]): row for row in unique}.values())
            for i, part in enumerate(scoring.compare(kind, facts, unique)):
                for total in (kind, "all", *(("core",) if kind in scoring.CORE else ())):
                    counts[total][i] += len(part)
    return {kind: f1(*three) for kind, three in counts.items()}


def f1(hits: int, misses: int, false: int) -> float:
    return 2 * hits / (2 * hits + misses + false) if hits + misses + false else 1.0


@pytest.mark.parametrize(
    ("name", "kind", "floor"),
    [
        (name, kind, value)
        for name, floors in FLOORS.items()
        for kind, value in floors.items()
        if kind != "documents"
    ],
)
def test_floor(stores: dict[str, Path], name: str, kind: str, floor: float) -> None:
    assert scores(name, stores[name])[kind] >= floor


@pytest.mark.parametrize("name", FLOORS)
def test_every_quote_is_where_it_says(stores: dict[str, Path], name: str) -> None:
    documents = {path.stem: path.read_bytes().decode() for path in texts(name).glob("*.txt")}
    evidence = rows(stores[name], "evidence")
    assert len(evidence) > 10 * len(documents)
    for row in evidence:
        assert documents[row["source"]][int(row["start"]) : int(row["end"])] == row["quote"]


def figures(stores: dict[str, Path]) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """(gold, row) of figures whose value occurs once in both, over all sets."""
    for name, store in stores.items():
        found = defaultdict(list)
        for row in rows(store, "indicators"):
            found[row["source"], float(row["value"])].append(row)
        for path in (GOLD / name).glob("*.json"):
            told = json.loads(path.read_text("utf-8"))["indicators"]
            values = [float(one["value"]) for one in told]
            for one, value in zip(told, values, strict=True):
                if values.count(value) == 1 == len(found[path.stem, value]):
                    yield one, found[path.stem, value][0]


def test_figures_are_aims_or_results_of_their_period(stores: dict[str, Path]) -> None:
    pairs = list(figures(stores))
    aims = [(one.get("status") == "target", row["status"] == "target") for one, row in pairs]
    both, missed, false = (aims.count(pair) for pair in ((True, True), (True, False), (False, True)))
    periods = [str(one["period"]) == row.get("period") for one, row in pairs if one.get("period")]
    assert len(pairs) > 5_000
    assert f1(both, missed, false) >= AIMS
    assert sum(periods) >= PERIODS * len(periods)


def words_f1(one: str, other: str) -> float:
    mine, theirs = ({*re.findall(r"\w+", label.lower())} for label in (one, other))
    return 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)


def test_labels_say_what_gold_says_is_measured(stores: dict[str, Path]) -> None:
    alike = [words_f1(one["label"], row["label"]) for one, row in figures(stores)]
    assert sum(alike) >= LABELS * len(alike)
