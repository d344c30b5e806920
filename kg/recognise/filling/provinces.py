"""The province of a post that leaves it out: "Bí thư Tỉnh ủy", "Giám đốc Sở Nội vụ"."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import body_level, implied_level
from kg.recognise.filling.words import filling_words
from kg.recognise.places import PROVINCES, Place
from kg.recognise.titles import PostPart

_PARTY: Final = 4  # tokens of "đoàn công tác của"


class Provinces:
    """Finds the provinces of one document's posts; `wards` are the IRIs of all wards that it names."""

    def __init__(self, reading: BaseReading, wards: Set[str]) -> None:
        self.reading, self.wards = reading, wards
        self.words = filling_words(reading.ontology)
        self.said: tuple[int, Unit | None] = (
            -1,
            None,
        )  # of the last post that says one: its sentence

    def learn(self, part: PostPart, place: Place) -> None:
        """Keeps the province that a post says: "Bí thư Tỉnh ủy Quảng Ninh"."""
        if place.level in PROVINCES and place.unit and not place.former:
            self.said = self.reading.sentence_at(part.first), place.unit

    def of(self, part: PostPart) -> Unit | None:
        """The report's province, or the passage's where it tells of several; of the kind the post is of."""
        wanted = self.kind(part)
        told, said = self.said
        if said and told == self.reading.sentence_at(part.first) and wanted in {"", said.level}:
            return said  # "Bí thư Tỉnh ủy X, ông A, và Chủ tịch UBND tỉnh, ông B"
        if guest := self._guest(part, wanted):
            return guest
        ward = self.reading.ward_at(part.first)
        units = self.reading.ontology.unit_by_iri
        main, own = self.reading.province, units[self.around(ward.iri)] if ward else None
        several = len({self.around(iri) for iri in self.wards}) > 1
        for unit in (own, main) if several else (main, own):
            if unit is not None and wanted in {"", unit.level}:
                return unit
        return None

    def kind(self, part: PostPart) -> str:
        """Province or CentralCity where a post is of one alone: "Tỉnh ủy", "UBND thành phố"; "" otherwise."""
        level = part.generic if part.generic in PROVINCES else implied_level(part)
        provincial = body_level(part.body) == "provincial" and part.generic is None  # "Sở Nội vụ"
        return level if level in PROVINCES and not provincial else ""

    def around(self, iri: str) -> str:
        """The IRI of a unit's province."""
        return self.reading.ontology.province_of(self.reading.ontology.unit_by_iri[iri])

    def _guest(self, part: PostPart, wanted: str) -> Unit | None:
        """The province of a party or a career that its sentence tells of: "công tác tại | tỉnh X, giữ …"."""
        first = self.reading.sentence_of(part.first).first
        for mention in self.reading.within(self.reading.places, first, part.first):
            place, tokens = mention.value, self.reading.tokens
            if (
                not isinstance(place, Place)
                or place.level not in PROVINCES
                or wanted not in {"", place.level}
            ):
                continue
            if self.words.parties.ends_at(tokens, mention.first, _PARTY):
                return place.unit
        return None
