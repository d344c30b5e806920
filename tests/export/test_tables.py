"""One CSV table for every stored query that needs no parameter, in a folder or a zip."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import EXPORTS, export
from kg.query import stored
from kg.store import opened
from tests.export.small import small_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return opened(small_store(tmp_path_factory.mktemp("small") / "store"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_folder(store: ox.Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "tables")
    names = {path.stem for path in (tmp_path / "tables").iterdir()}
    assert {"wards", "officials", "tenures", "evidence"} <= names
    assert len(names) == sum(all(p.default is not None for p in query.parameters) for query in stored())
    (first, second) = rows((tmp_path / "tables" / "tenures.csv").read_text("utf-8"))
    assert first["name"] == second["name"] == "Nguyễn Thị Mẫu"
    assert {first["status"], second["status"]} == {"current", "former"}


def test_zip_is_the_folder_and_the_same_each_time(store: ox.Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "tables")
    export(store, "csv", tmp_path / "tables.zip")
    assert (tmp_path / "tables.zip").read_bytes() == b"".join(
        part for part in EXPORTS["csv"](store) if isinstance(part, bytes)
    )
    with zipfile.ZipFile(tmp_path / "tables.zip") as zipped:
        assert zipped.testzip() is None
        held = {name: zipped.read(name) for name in zipped.namelist()}
    assert held == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}


def test_evidence_keeps_line_breaks_and_quotes(tmp_path: Path, store: ox.Store) -> None:
    again = ox.Store()
    again.extend(store)
    base = "https://w3id.org/wardkg/doc/first"
    span, graph = ox.NamedNode(f"{base}#char=0,3"), ox.NamedNode(base)
    again.add(
        ox.Quad(
            ox.NamedNode(f"{base}/x-1"), ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom"), span, graph
        )
    )
    again.add(
        ox.Quad(span, ox.NamedNode("http://www.w3.org/ns/oa#exact"), ox.Literal('a\r\n"b",\u2028'), graph)
    )
    export(again, "csv", tmp_path)
    with (tmp_path / "evidence.csv").open(encoding="utf-8", newline="") as file:
        assert 'a\r\n"b",\u2028' in [row["quote"] for row in csv.DictReader(file)]
