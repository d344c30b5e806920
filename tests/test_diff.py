"""What differs between two graphs, told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.diff import diff
from kg.export import export
from kg.model import Indicator, InputError
from kg.pipeline import decide
from kg.resolve import Who
from kg.resolve.decided import decision
from kg.store import opened
from tests.report import Report, party, unit, write
from tests.test_store import sample

HEAD = party(unit("Phường Đức Nhuận"))
NAME = "Lê Văn Mẫu"


def stores(folder: Path, before: list[Report], after: list[Report]) -> tuple[Path, Path]:
    return write(folder / "old", before), write(folder / "new", after)


def test_a_changed_status(tmp_path: Path) -> None:
    new = Report("a", version="Quyền. ").holds(NAME, HEAD, "acting")
    told = list(diff(*stores(tmp_path, [Report("a").holds(NAME, HEAD)], [new])))
    tenure = f"  tenure of {NAME} as {HEAD.title} changed: status (none) → acting"
    assert told == ["a: changed document", tenure, "0 added, 0 removed, 1 changed"]


def test_a_changed_figure_is_named_with_its_unit(tmp_path: Path) -> None:
    figures = [Report("a", version="Mới. " if value == "2" else "") for value in "12"]
    for report, value in zip(figures, "12", strict=True):
        report.add(Indicator(report.quote(f"{value} hộ nghèo"), "hộ nghèo", value, "hộ"))
    told = list(diff(*stores(tmp_path, figures[:1], figures[1:])))
    assert "  indicator hộ nghèo (hộ) changed: value 1 → 2" in told


def test_documents_that_come_and_go(tmp_path: Path) -> None:
    told = list(diff(*stores(tmp_path, [Report("a").holds(NAME, HEAD)], [Report("b").holds(NAME, HEAD)])))
    assert told[0] == "a: removed document"
    assert f"  tenure of {NAME} as {HEAD.title} removed (observed 2025-12-18)" in told
    assert "b: new document" in told
    assert f"  official {NAME} added" in told


def test_people_who_become_one(tmp_path: Path) -> None:
    apart = [Report("a").names(NAME), Report("b").holds(NAME, HEAD)]
    told = list(diff(*stores(tmp_path, apart, [Report("a").holds(NAME, HEAD), apart[1]])))
    assert f"{NAME}: a / b are now one" in told


def test_a_moved_fact_is_no_change(tmp_path: Path) -> None:
    old = [Report("a").names("Trần Mẫu").holds(NAME, HEAD)]
    new = [Report("a", version="Thêm. ").names("Trần Mẫu").holds(NAME, HEAD)]
    assert list(diff(*stores(tmp_path, old, new))) == [
        "a: changed document", "  every fact is as before", "0 added, 0 removed, 0 changed"
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["nq", "trig", "ttl", "nt"])
def test_an_export_is_no_different_from_its_store(tmp_path: Path, suffix: str) -> None:
    store = write(
        tmp_path / "store", [Report("a").holds(NAME, HEAD, "acting").cites("Nghị quyết", "98", "Quốc hội")]
    )
    forms = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "nt": "ntriples"}
    path = tmp_path / f"graph.{suffix}"
    export(opened(store), forms[suffix], path)
    assert list(diff(path, store)) == list(diff(store, path)) == ["0 added, 0 removed, 0 changed"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(*[st.dictionaries(st.integers(0, 8), st.integers(0, 2), min_size=1, max_size=6)] * 2)
@example({0: 0, 1: 0, 4: 2, 7: 2}, {0: 0, 1: 2, 4: 2, 7: 2})  # one joins an event of others
def test_stores_differ_as_their_exports_do(
    tmp_path_factory: pytest.TempPathFactory, before: dict[int, int], after: dict[int, int]
) -> None:
    """Between stores only what may differ is read, between files everything."""
    folder = tmp_path_factory.mktemp("diff")
    both = stores(folder, *([sample(*pair) for pair in held.items()] for held in (before, after)))
    files = [store.with_suffix(".nq") for store in both]
    for store, path in zip(both, files, strict=True):
        export(opened(store), "nquads", path)
    assert list(diff(*both)) == list(diff(*files))


def test_a_decision_is_told_with_what_follows(tmp_path: Path) -> None:
    reports = [Report("a").names(NAME), Report("b").holds(NAME, HEAD)]
    one, other = stores(tmp_path, reports, reports)
    decide(other, lambda: [decision("same", Who("a", NAME), Who("b", NAME))])
    export(opened(one), "nquads", tmp_path / "one.nq")
    told = list(diff(one, other))
    assert told == list(diff(tmp_path / "one.nq", other))
    assert f"{NAME}: a / b are now one" in told
    assert any(line.endswith("decision added") for line in told)


def test_an_edited_export_is_told(tmp_path: Path) -> None:
    store = write(tmp_path / "store", [Report("a").holds(NAME, HEAD, "acting")])
    path = tmp_path / "graph.nq"
    export(opened(store), "nquads", path)
    path.write_text(path.read_text("utf-8").replace("status#acting", "status#former"), "utf-8")
    assert "status acting → former" in "\n".join(diff(store, path))


def test_what_is_no_graph_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("no turtle")
    (tmp_path / "a.doc").write_text("")
    told = {"a.ttl": "cannot be read: ", "a.doc": "neither a store nor", "none.nq": "does not exist"}
    for name, reason in told.items():
        with pytest.raises(InputError, match=f"^{tmp_path / name}: {reason}"):
            list(diff(tmp_path / name, tmp_path / name))
