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
from tests.report import Report, party, unit, write

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
    assert sum(kind == "Event" for kind in schema.values()) == len(
        {r["event"]["value"] for r in rows(store, "events")}
    )
    for one in entities:
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", one["id"])
        assert one["properties"].keys() <= PROPERTIES[one["schema"]]
        assert all(
            isinstance(value, str) and value for found in one["properties"].values() for value in found
        )
        for name, found in one["properties"].items():
            assert {schema[value] for value in found} == {LINKS[name]} if name in LINKS else True
        assert one["schema"] == "Occupancy" or one["properties"]["name"]


def test_followthemoney_reads_every_entity_as_it_is_written(store: Path) -> None:
    """Its own package checks schema, property types and the kinds of thing that links lead to."""
    ftm = pytest.importorskip("followthemoney", reason="pip install -e .[interchange]")
    entities = {one["id"]: one for one in map(json.loads, exported(store, "ftm").splitlines())}
    for one in entities.values():
        schema = ftm.model.get(one["schema"])
        schema.validate(one)
        read = ftm.EntityProxy.from_dict(one, cleaned=False)
        assert {name: sorted(read.get(name)) for name in one["properties"]} == {
            name: sorted(values) for name, values in one["properties"].items()
        }
        for prop, value in read.itervalues():
            if prop.range:
                assert ftm.model.get(entities[value]["schema"]).is_a(prop.range)


POPOLO = {  # https://www.popoloproject.com/specs: each class's properties and what their values are
    "persons": {"name": "text", "other_names": "names", "sources": "links"},
    "organizations": {"name": "text", "classification": "text", "area_id": "id", "sources": "links"},
    "posts": {"label": "text", "role": "text", "organization_id": "id", "area_id": "id", "sources": "links"},
    "memberships": {"person_id": "id", "post_id": "id", "organization_id": "id", "area_id": "id",
                    "start_date": "date", "end_date": "date", "sources": "links",
                    # Popolo allows properties of one's own:
                    "observed": "date", "status": "text", "end_date_means": "text"},
    "events": {"name": "text", "classification": "text", "start_date": "date", "location": "text",
               "area_id": "id", "attendees": "people", "sources": "links"},
    "areas": {"name": "text", "identifier": "text", "classification": "text", "parent_id": "id"},
}  # fmt: skip
VALUES = {
    "id": lambda value: value.startswith("https://"),
    "text": lambda value: isinstance(value, str) and value.strip(),
    "date": lambda value: re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", value),
    "names": lambda value: all(one.keys() == {"name"} for one in value),
    "people": lambda value: all(one.keys() == {"id"} for one in value),
    "links": lambda value: all(one.keys() == {"url", "note"} and "://" in one["url"] for one in value),
}


def test_popolo_has_the_properties_of_its_specification(store: Path) -> None:
    lists: dict[str, list[dict[str, Any]]] = json.loads(exported(store, "popolo"))
    assert lists.keys() == POPOLO.keys()
    for name, found in lists.items():
        assert found
        ids = [one["id"] for one in found]
        assert ids == sorted(set(ids))
        for one in found:
            assert all(VALUES[POPOLO[name][key]](value) for key, value in one.items() if key != "id")


def test_a_former_membership_of_popolo_has_an_end(tmp_path: Path) -> None:
    """Without one it would be taken as a present one; what the report's day means is said beside it."""
    head = party(unit("Phường Đức Nhuận"))
    day = Report("a", "2025-12-18").holds("Lê Văn Mẫu", head, "former").holds("Trần Thị Mẫu", head)
    write(tmp_path, [day, Report("b", None).holds("Phạm Văn Mẫu", head, "former")])
    found = {
        one["sources"][0]["note"].split(",")[0]: one
        for one in json.loads(exported(tmp_path, "popolo"))["memberships"]
    }
    ends = {name: (one.get("end_date"), one.get("end_date_means")) for name, one in found.items()}
    assert ends == {
        "Lê Văn Mẫu": ("2025-12-18", "no later than"), "Trần Thị Mẫu": (None, None),
        "Phạm Văn Mẫu": (None, None)
    }  # fmt: skip


def test_ids_that_look_alike_stay_apart() -> None:
    assert ident("https://w3id.org/wardkg/doc/a_b") != ident("https://w3id.org/wardkg/doc/a-b")
