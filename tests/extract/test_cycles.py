"""What a report leaves behind is freed at once: extraction makes no cycles for the collector to find."""

from __future__ import annotations

import gc
from pathlib import Path

from kg.extract import extract
from kg.ontology import load
from kg.read.document import document

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def test_no_cycle_is_left() -> None:
    ontology = load()
    reports = [document(path.stem, path.stem, path.read_text("utf-8")) for path in SEEDS]
    assert len(reports) == 5
    for report in reports:  # fills the caches
        extract(report, ontology, leftovers=True)
    gc.collect()
    gc.disable()
    try:
        for report in reports:
            extract(report, ontology, leftovers=True)
        assert gc.collect() == 0
    finally:
        gc.enable()
