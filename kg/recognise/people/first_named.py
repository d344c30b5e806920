"""Where persons are named first."""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.model import Evidence
from kg.recognise.base_reading import BaseReading
from kg.recognise.people.person import Person


def first_named(reading: BaseReading, names: Set[str]) -> Iterator[tuple[Evidence, str]]:
    """Each of these names at the first mention that gives it in full."""
    left = set(names)
    for mention in reading.people:
        person = mention.value
        if isinstance(person, Person) and person.kind == "full" and person.name in left:
            left.remove(person.name)
            yield reading.evidence(person.named, mention.last, "name"), person.name
