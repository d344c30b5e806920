"""Popolo: the open-government JSON of persons, organizations, posts, memberships, events and areas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg.export.offices import Entry, attendance, entries

Record = dict[str, Any]


def popolo(store: ox.Store) -> Iterator[str]:
    """One object with a list for each class; each list by id."""
    present = attendance(store)
    lists = {
        "persons": [_person(one) for one in entries(store, "people")],
        "organizations": [_organization(one) for one in entries(store, "bodies")],
        "posts": [_post(one) for one in entries(store, "posts")],
        "memberships": [_membership(one) for one in entries(store, "tenures")],
        "events": [_event(one, present.get(one.id, [])) for one in entries(store, "events")],
        "areas": [_area(one) for one in entries(store, "areas")],
    }
    yield json.dumps(lists, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _record(entry: Entry, **values: object) -> Record:
    """What is known of it."""
    sources = [{"url": source.url, "note": source.quote} for source in entry.sources]
    known = {"id": entry.id, **values, "sources": sources}
    return {name: value for name, value in known.items() if value}


def _person(one: Entry) -> Record:
    return _record(one, name=one.get("name"), other_names=[{"name": alias} for alias in one.aliases])


def _organization(one: Entry) -> Record:
    return _record(one, name=one.get("name"), classification=one.get("kind"), area_id=one.get("area"))


def _post(one: Entry) -> Record:
    links = {"organization_id": one.get("body"), "area_id": one.get("area")}
    return _record(one, label=one.get("name"), role=one.get("role"), **links)


def _membership(one: Entry) -> Record:
    links = {"person_id": one.get("person"), "post_id": one.get("post"), "organization_id": one.get("body")}
    days = {"start_date": one.get("start"), "observed": one.get("observed"), **_end(one)}
    return _record(one, **links, area_id=one.get("area"), **days, status=one.get("stated") or "current")


def _end(one: Entry) -> Record:
    """The day of its end; of a former one, which would pass for a present one without it, the report's."""
    if one.get("end") or one.get("stated") != "former":
        return {"end_date": one.get("end")}
    return {"end_date": one.get("printed"), "end_date_means": one.get("printed") and "no later than"}


def _event(one: Entry, people: list[str]) -> Record:
    day = {"start_date": one.get("date"), "classification": one.get("type")}
    attendees = [{"id": person} for person in people]
    return _record(
        one,
        name=one.get("name"),
        **day,
        location=one.get("place"),
        area_id=one.get("area"),
        attendees=attendees,
    )


def _area(one: Entry) -> Record:
    place = {"classification": one.get("level"), "parent_id": one.get("parent")}
    return _record(one, name=one.get("name"), identifier=one.get("code"), **place)
