"""Wards of officials who tell figures: "ông A cho biết phường đã bố trí | 6,2 tỷ đồng"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Unit
from kg.recognise.figures.told_by import past_telling
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.words import words_of


class SpeakersWards:
    """Knows the wards, of those that one document names, in which its officials hold posts."""

    def __init__(self, reading: Reading, named: Sequence[Unit]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.heads = words_of(reading.ontology, "events", "wards", "heads")
        known = {unit.iri: unit for unit in named}
        self.wards: dict[str, Unit | None] = {}  # None for who holds posts in several
        for held in reading.holdings if len(known) > 1 else ():
            post = held.post.unit
            unit = known.get(post.iri) if post is not None else None
            if unit is not None:
                same = self.wards.get(held.person, unit) == unit
                self.wards[held.person] = unit if same else None

    def of(self, at: int, since: int) -> Unit | None:
        """The ward of who last spoke in the paragraph of a figure at `at`, behind token `since`."""
        if not self.wards:
            return None
        before = self.reading.within(self.reading.people, since, at)
        if not before or self.tokens[before[-1].first].line != self.tokens[at].line:
            return None
        last, person = before[-1].last, before[-1].value
        ward = self.wards.get(person.name) if isinstance(person, Person) else None
        said = past_telling(self.reading, last, at) >= 0
        here = not self.heads.isdisjoint(self.reading.keys(last, at))  # "phường đã …"
        return ward if said and here else None
