"""The unit of a post that leaves it out, as a post before tells it: "Bí thư xã A …, Phó Bí thư"."""

from __future__ import annotations

from typing import Final

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.words import filling_words
from kg.recognise.places import Place
from kg.recognise.titles import PostPart

_BESIDE: Final = 4  # tokens of "- kiêm nhiệm"
_TAKEN: Final = 4  # tokens of "được bầu giữ chức"
_LED: Final = 6  # tokens of "Trong khi đó, theo"


class PlacesBefore:
    """Remembers which posts of one document say their place; they are told of in order."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.words = reading, filling_words(reading.ontology)
        self.latest: PostPart | None = None  # the last post whose place is said
        self.openers: dict[int, Unit] = {}  # by line: the ward of who begins it

    def learn(self, part: PostPart, place: Place) -> None:
        """Keeps a post that says its place, and the ward of who opens a paragraph: "Bà A, Bí thư xã B, …"."""
        self.latest = part
        first = self.reading.sentence_of(part.first).first
        begin = first + self._led_by(first, part.first)
        opens = self.reading.beginning(self.reading.people, begin) is not None or part.first == first
        line = self.reading.tokens[first].line
        begins = first == 0 or self.reading.tokens[first - 1].line != line
        if opens and begins and place.unit and place.is_present_ward:
            self.openers.setdefault(line, place.unit)

    def of(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward, of `levels`, to which somebody goes, of which the post before is, or the opener's."""
        return self._moved_to(part, levels) or self._concerned(part, levels) or self._of_opening(part, levels)

    def of_gone(self, part: PostPart) -> Unit | None:
        """The unit of before of the item above: "- A, nguyên Chủ tịch UBND xã X; | - B, nguyên Phó … xã"."""
        place = self.latest.place if self.latest else None
        if place is None or self.latest is None or not place.former or place.level != part.generic:
            return None
        above, here = (self.reading.sentence_at(one.first) for one in (self.latest, part))
        items = all(self.reading.sentences[one].kind == "item" for one in (above, here))
        return place.unit if items and here - above == 1 else None

    def of_latest(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward of the post before in its sentence or item: "- Bà A, Chủ tịch xã B được chỉ định … xã"."""
        place = self.latest.place if self.latest else None
        if place is None or self.latest is None or place.former or place.level not in levels:
            return None
        same = self.reading.sentence_at(self.latest.first) == self.reading.sentence_at(part.first)
        return place.unit if same else None

    def is_left(self, part: PostPart, unit: Unit) -> bool:
        """Whether only the one before goes to a unit: "A làm Trưởng Công an xã B; C, | Đội trưởng, làm"."""
        latest, tokens = self.latest, self.reading.tokens
        place = latest.place if latest else None
        if latest is None or place is None or place.unit is None or place.unit.iri != unit.iri:
            return False
        same = self.reading.sentence_at(latest.first) == self.reading.sentence_at(part.first)
        taken = self.words.electing.ends_at(tokens, latest.first, _TAKEN)
        comma = part.last < len(tokens) and tokens[part.last].key == ","
        takes = self.words.electing.longest(tokens, part.last + comma)
        return same and taken and takes is not None and ";" in self.reading.keys(latest.last, part.first)

    def _moved_to(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward that takes somebody from another: "xã A điều động ông B, Bí thư xã C giữ chức Bí thư"."""
        latest, tokens = self.latest, self.reading.tokens
        verb = self.words.electing.longest(tokens, latest.last) if latest else None
        if latest is None or verb is None or verb[0] != part.first:
            return None
        by = self.reading.ward_token(latest.first, levels)
        same = by is not None and self.reading.sentence_at(by) == self.reading.sentence_at(latest.first)
        return self.reading.ward_at(by, levels) if by is not None and same else None

    def _concerned(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward of a post that is taken or held beside: "Phó Chủ tịch xã A đối với: B, Bí thư"."""
        unit, latest = self.of_latest(part, levels), self.latest
        if unit is None or latest is None:
            return None
        beside = set(self.reading.keys(latest.last, part.first)) & self.words.beside
        near = part.first - latest.last <= _BESIDE and bool(beside)
        return unit if near or self.words.about.longest(self.reading.tokens, latest.last) else None

    def _of_opening(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward of who opens the paragraph, if the text turned to none in it."""
        line = self.reading.tokens[part.first].line
        unit, turned = self.openers.get(line), self.reading.ward_token(part.first, levels)
        if unit is None or unit.level not in levels:
            return None
        return unit if turned is None or self.reading.tokens[turned].line != line else None

    def _led_by(self, first: int, stop: int) -> int:
        """How many tokens stand before who is only said to tell it: "Trong khi đó, theo | bà A, Bí thư …"."""
        near = range(first, min(first + _LED, stop))
        by = [at for at in near if self.reading.tokens[at].key in self.words.by]
        return by[-1] + 1 - first if by else 0
