"""Identity across all development documents: the table of the contract, and no join that it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.conflicts import conflicts
from kg.store import opened
from tests.report import asked, names

ROOT = Path(__file__).parent.parent
# Everybody whom two documents name: the documents of each person, by their first letters.
PEOPLE = {
    "Dương Trọng Hiếu": [["003", "e03"]],
    "Nguyễn Anh Tú": [["e03"], ["e08"]],
    "Nguyễn Mạnh Cường": [["d01", "d02"]],
    "Nguyễn Ngọc Tuấn": [["e04", "e14"]],
    "Nguyễn Phước Lộc": [["d12", "e03"]],
    "Nguyễn Thị Thu Hà": [["e02"], ["e10"]],
    "Trần Sỹ Thanh": [["e04", "e14"]],
    "Trần Thị Huyền Thanh": [["001", "d10"]],
    "Tô Lâm": [["e05", "e14"]],
    "Vũ Văn Điền": [["000", "d01"]],
    "Đặng Minh Thông": [["004", "d02"]],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("who") / "store"
    kg.build([ROOT / "seeds", *sorted((ROOT / "tests/gold/dev").glob("*.txt"))], folder)
    return folder


def test_who_is_who(store: Path) -> None:
    found = {
        name: [[source[:3] for source in one] for one in people] for name, people in names(store).items()
    }
    assert {
        name: people for name, people in found.items() if len([s for one in people for s in one]) > 1
    } == PEOPLE


def test_the_neighbour_is_no_official(store: Path) -> None:
    query = """SELECT ?source { GRAPH ?doc { ?o a kg:Official ; foaf:name "Nguyễn Văn Hùng" }
      ?doc dcterms:identifier ?source }"""
    assert [row[0][:3] for row in asked(store, query)] == ["e02"]


def test_every_join_has_its_reason(store: Path) -> None:
    joined = """SELECT ?p { ?p a foaf:Person . ?a prov:specializationOf ?p . ?b prov:specializationOf ?p
      FILTER(?a != ?b) FILTER NOT EXISTS { ?p kg:joinReason ?reason } }"""
    assert asked(store, joined) == []


def test_reports_that_contradict_one_another(store: Path) -> None:
    """Two heads of one commission, one of them in a report without a day."""
    (conflict,) = conflicts(opened(store))
    assert conflict.about.startswith("Chủ nhiệm Ủy ban Kiểm tra Thành ủy")
    assert "a day is unknown" in conflict.note
