"""FollowTheMoney: one entity a line, for nomenklatura, yente and their kin."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.export.offices import Entry, attendance, entries
from kg.resources import BASE

_COUNTRY = "vn"
_ID = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?")
_STATUS = {"current": "current", "appointed": "current", "acting": "current", "former": "ended"}


def ftm(store: ox.Store) -> Iterator[str]:
    """People, bodies, positions, occupancies and events, each by id."""
    present = attendance(store)
    yield from (_person(one) for one in entries(store, "people"))
    yield from (_body(one) for one in entries(store, "bodies"))
    yield from (_position(one) for one in entries(store, "posts"))
    yield from (_occupancy(one) for one in entries(store, "tenures"))
    yield from (_event(one, present.get(one.id, [])) for one in entries(store, "events"))


def ident(iri: str) -> str:
    """An id as FollowTheMoney allows it; a hash tells apart what it would not."""
    name = iri.removeprefix(BASE).replace("/", ".")
    if _ID.fullmatch(name):
        return name
    mark = hashlib.sha256(iri.encode()).hexdigest()[:8]
    return f"{re.sub('[^0-9A-Za-z.-]+', '-', name).strip('-.')}-{mark}"


def _entity(schema: str, entry: Entry, **values: str | Iterable[str]) -> str:
    lists = {name: [value] if isinstance(value, str) else list(value) for name, value in values.items()}
    properties = {name: [value for value in found if value] for name, found in lists.items()}
    properties["sourceUrl"] = list(dict.fromkeys(source.url for source in entry.sources))
    known = {name: found for name, found in properties.items() if found}
    entity = {"id": ident(entry.id), "schema": schema, "properties": known}
    return json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n"


def _quotes(entry: Entry) -> list[str]:
    """On one line each, composed, as FollowTheMoney keeps text."""
    quotes = (unicodedata.normalize("NFC", source.quote).split() for source in entry.sources)
    return list(dict.fromkeys(" ".join(words) for words in quotes))


def _person(one: Entry) -> str:
    return _entity("Person", one, name=one.get("name"), alias=one.aliases, country=_COUNTRY)


def _body(one: Entry) -> str:
    return _entity("PublicBody", one, name=one.get("name"), country=_COUNTRY)


def _position(one: Entry) -> str:
    body = one.get("body")
    place = {"subnationalArea": one.get("place"), "numberOfSeats": one.get("seats")}
    return _entity(
        "Position",
        one,
        name=one.get("name"),
        organization=ident(body) if body else "",
        country=_COUNTRY,
        **place,
    )


def _occupancy(one: Entry) -> str:
    days = {"startDate": one.get("start"), "endDate": one.get("end"), "date": one.get("observed")}
    links = {"holder": ident(one.get("person")), "post": ident(one.get("post"))}
    status = _STATUS.get(one.get("stated") or "current", "unknown")
    return _entity("Occupancy", one, **links, **days, status=status, summary=_quotes(one))


def _event(one: Entry, people: list[str]) -> str:
    said = {"name": one.get("name") or one.get("type"), "date": one.get("date"), "location": one.get("place")}
    involved = [ident(person) for person in people]
    return _entity("Event", one, **said, involved=involved, country=_COUNTRY, summary=_quotes(one))
