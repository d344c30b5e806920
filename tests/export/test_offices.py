"""Popolo and FollowTheMoney: structure, links that lead somewhere, as many as the stored queries find."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.export import EXPORTS
from kg.export.ftm import ident
from kg.store import opened

ROOT = Path(__file__).parent.parent.parent
LINKS = {"holder": "Person", "post": "Position", "organization": "PublicBody", "involved": "Person"}
PROPERTIES = {  # of the schemata, as far as they are used
    "Person": {"name", "alias", "country", "sourceUrl"},
    "PublicBody": {"name", "country", "sourceUrl"},
    "Position": {"name", "country", "organization", "subnationalArea", "numberOfSeats", "sourceUrl"},
    "Occupancy": {"holder", "post", "startDate", "endDate", "date", "status", "summary", "sourceUrl"},
    "Event": {"name", "date", "location", "involved", "country", "summary", "sourceUrl"},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offices") / "store"
    kg.build([ROOT / "seeds", *sorted((ROOT / "tests/gold/dev").glob("e*.txt"))], folder)
    return folder


def rows(store: Path, query: str) -> list[dict[str, Any]]:
    return json.loads(kg.query(store, query))["results"]["bindings"]  # type: ignore[no-any-return]


def exported(store: Path, form: str) -> str:
    return "".join(str(chunk) for chunk in EXPORTS[form](opened(store)))


def test_popolo(store: Path) -> None:
    lists: dict[str, list[dict[str, Any]]] = json.loads(exported(store, "popolo"))
    ids = {name: {one["id"] for one in entries} for name, entries in lists.items()}
    assert {row["tenure"]["value"] for row in rows(store, "tenures")} == ids["memberships"]
    assert {row["event"]["value"] for row in rows(store, "events")} == ids["events"]
    assert {row["person"]["value"] for row in rows(store, "officials")} <= ids["persons"]
    ends = {
        "person_id": "persons",
        "post_id": "posts",
        "organization_id": "organizations",
        "area_id": "areas",
    }
    for one in (entry for entries in lists.values() for entry in entries):
        assert all(one[key] in ids[ends[key]] for key in ends.keys() & one.keys())
        assert one.get("name") or one.get("label") or one["person_id"]
    for one in (*lists["memberships"], *lists["events"], *lists["persons"]):
        assert all(source["url"] and source["note"] for source in one["sources"])


def test_ftm(store: Path) -> None:
    entities = [json.loads(line) for line in exported(store, "ftm").splitlines()]
    schema = {one["id"]: one["schema"] for one in entities}
    assert len(schema) == len(entities)
    assert sum(kind == "Occupancy" for kind in schema.values()) == len(
        {r["tenure"]["value"] for r in rows(store, "tenures")}
    )
    assert sum(kind == "Event" for kind in schema.values()) == len(rows(store, "events"))
    for one in entities:
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", one["id"])
        assert one["properties"].keys() <= PROPERTIES[one["schema"]]
        assert all(
            isinstance(value, str) and value for found in one["properties"].values() for value in found
        )
        for name, found in one["properties"].items():
            assert {schema[value] for value in found} == {LINKS[name]} if name in LINKS else True
        assert one["schema"] == "Occupancy" or one["properties"]["name"]


def test_ids_that_look_alike_stay_apart() -> None:
    assert ident("https://w3id.org/wardkg/doc/a_b") != ident("https://w3id.org/wardkg/doc/a-b")
