"""The best candidate for what a document reports, as the text names it most fully."""

from __future__ import annotations

from typing import Final

from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.wards import EventWards
from kg.recognise.words import phrases_of

_LESS: Final = 3  # what "tại buổi lễ" counts less than what is told for itself
_HEADED: Final = 1  # what it counts more that the headline names its type
_OPENED: Final = 3  # tokens of "lễ khai mạc"
_NEXT: Final = 3  # sentences
_BARE: Final = 2  # tokens of "buổi lễ"
_GOING: Final = frozenset(["visit", "meeting"])  # types of what a party does
NAMED: Final = frozenset(["congress", "conference", "session", "ceremony", "festival"])  # told by a noun
BESIDE: Final = frozenset(["signing", "campaign", "festival"])  # a headline may name these beside another


class Best:
    """Chooses among what is told of the occasions found in a document; `headline` is a line's number."""

    def __init__(self, wards: EventWards, found: list[Occasion], told: list[Occasion], headline: int) -> None:
        self.wards, self.found, self.told, self.headline = wards, found, told, headline

    def of(self, lead: list[Occasion]) -> Occasion:
        """The best of the candidates, or what is told in its stead."""
        headed = {one.type for one in self.found if one.sentence.kind == "label" and not one.told}
        best = max(
            lead,
            key=lambda one: (
                one.score - _LESS * one.refers + _HEADED * (one.type in headed),
                one.place is not None,
                -one.first,
            ),
        )
        best = self._visited(self._voted(self._done(best)))
        return self._headed(self._fuller(self._placed(self._met(best))))

    def _done(self, best: Occasion) -> Occasion:
        """What a party does, if the best candidate is but its name: "Đoàn giám sát … đã làm việc với …"."""
        parties, tokens = self.wards.openings.words.parties, self.wards.reading.tokens
        if tokens[best.first].key not in parties:
            return best
        later = (one for one in self.told if one.order == best.order and one.first > best.last)
        return next(
            (one for one in later if one.type in _GOING and tokens[one.first].key not in parties), best
        )

    def _voted(self, best: Occasion) -> Occasion:
        """The election whose day a bare "lễ khai mạc" opens: "… 7 giờ, lễ khai mạc; cử tri bỏ phiếu"."""
        if best.type != "ceremony" or self.wards.named(best).end - best.first > _OPENED:
            return best
        near = (one for one in self.found if abs(one.order - best.order) < _NEXT and not one.background)
        return next((one for one in near if one.type == "election"), best)

    def _visited(self, best: Occasion) -> Occasion:
        """The visit told before that those who pay homage are on: "… đến thăm …. Đoàn | dâng hương …"."""
        reading = self.wards.reading
        homage = phrases_of(reading.ontology, "acts", "phrases", "homage")
        if homage.longest(reading.tokens, best.first) is None or best.day.value:
            return best
        before = (one for one in self.told if one.order < best.order and one.sentence.kind == "text")
        return next((one for one in before if one.type == "visit" and not one.refers), best)

    def _met(self, best: Occasion) -> Occasion:
        """The meeting told before that a bare "tại hội nghị" means: "Đại biểu A tiếp xúc cử tri xã B"."""
        if not best.refers or best.type != "conference" or best.last - best.first > _BARE:
            return best
        before = [one for one in self.found if one.first < best.first and not one.background]
        if any(one.type == best.type for one in before):
            return best
        return next((one for one in reversed(before) if one.type == "meeting"), best)

    def _placed(self, best: Occasion) -> Occasion:
        """What tells the ward of a meeting that is but referred to: "Cử tri xã A … tại buổi tiếp xúc"."""
        if not best.refers or best.type != "meeting" or self.wards.unit(best) is not None:
            return best
        before = (one for one in self.found if one.type == best.type and one.first < best.first)
        return next((one for one in before if self.wards.unit(one) is not None), best)

    def _fuller(self, best: Occasion) -> Occasion:
        """What calls the event by its full name if the best candidate only refers to it: "Tại lễ hội, …"."""
        if not best.refers and best.type not in NAMED:
            return best
        name = self.wards.named(best)
        bare = name.end - best.first <= _BARE  # "Lễ diễn ra ngày 5-3"
        if not (best.refers or bare) or name.own():
            return best
        unit = self.wards.unit(best)
        alike = [one for one in self.told if one.type == best.type and self.wards.unit(one) == unit]
        days = {None, best.day.value}
        near = (one for one in alike if best.again or one.day.value in days)
        named = [one for one in near if self.wards.named(one).own()]
        return max(named, key=self._fullness, default=best)

    def _fullness(self, one: Occasion) -> tuple[bool, int]:
        """How fully the text names an occasion; a headline or caption less than any sentence."""
        return one.sentence.kind != "label", self.wards.named(one).end - one.first

    def _headed(self, best: Occasion) -> Occasion:
        """What the headline calls that to which the best candidate but refers: "ra quân", "tại buổi lễ"."""
        bare = best.refers and best.type == "ceremony" and best.last - best.first <= _BARE
        if not bare or best.order == self.headline:
            return best
        named = [c for c in self.found if c.order == self.headline and c.type in BESIDE and not c.background]
        alike = [one for one in self.told if one.type in {c.type for c in named}]
        return max([*alike, *named], key=lambda one: (one.score, -one.first), default=best)
