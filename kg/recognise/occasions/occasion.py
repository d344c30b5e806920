"""An occasion: what a text says happens."""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from kg.recognise.occasions.days import Day
from kg.recognise.places import Place
from kg.text import Sentence


@mypyc_attr(acyclic=True)
class Occasion:
    """A name of an event in a sentence, and what the sentence says of it."""

    __slots__ = (
        "again",
        "background",
        "day",
        "first",
        "last",
        "order",
        "place",
        "placed",
        "refers",
        "score",
        "sentence",
        "told",
        "type",
    )

    def __init__(
        self,
        first: int,
        last: int,
        type: str,
        sentence: Sentence,
        order: int,
        told: int,
        score: int,
        place: Place | None,
        day: Day,
        again: bool,
        background: bool,
        refers: bool,
        placed: bool = False,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.type: Final = type
        self.sentence: Final = sentence
        self.order: Final = order  # the sentence's number
        self.told: Final = told  # sentences of running text before it
        self.score: Final = score
        self.place: Final = place
        self.day: Final = day
        self.again: Final = again  # "cùng ngày": a further event of the same day
        self.background: Final = background
        self.refers: Final = refers  # "tại buổi lễ": back to what was told
        self.placed: Final = placed  # the place is settled: one event for each of several wards

    def at(self, place: Place | None, day: Day | None = None) -> Occasion:
        """The same with its place settled, and its day."""
        return Occasion(
            self.first,
            self.last,
            self.type,
            self.sentence,
            self.order,
            self.told,
            self.score,
            place,
            day or self.day,
            self.again,
            self.background,
            self.refers,
            placed=True,
        )

    def called(self, type: str) -> Occasion:
        """The same as one of another type, by which the text calls it later."""
        return Occasion(
            self.first,
            self.last,
            type,
            self.sentence,
            self.order,
            self.told,
            self.score,
            self.place,
            self.day,
            self.again,
            self.background,
            self.refers,
            self.placed,
        )
