"""Holders of the Party's badge as lists tell them, by their years: "2 đồng chí 65 năm, 9 đồng chí 60 năm"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.recognise.giving.given import Given
from kg.recognise.giving.honours import Honour
from kg.recognise.giving.party_years import PartyYears
from kg.recognise.giving.recipients import Recipients
from kg.recognise.giving.verbs import GivingVerbs
from kg.recognise.giving.words import Recipient
from kg.text import Mention


class Badges:
    """Reads them in one document."""

    def __init__(self, recipients: Recipients, verbs: GivingVerbs) -> None:
        self.recipients, self.reading, self.tokens = recipients, recipients.reading, recipients.tokens
        self.inside, self.words = verbs.inside, verbs.words
        self.years = PartyYears(self.reading)

    def by_years(self, mention: Mention, stop: int) -> Iterator[Given]:
        """Holders told by their years in the Party: "2 đồng chí 65 năm, 9 đồng chí 60 năm tuổi Đảng"."""
        badge = self.reading.ontology.words["awards"]["badge"]
        for at in range(mention.last, stop - 3):
            if at in self.inside:
                return
            counts = self.tokens[at].shape == "9"
            noun = self.words.holders.longest(self.tokens, at + 1, stop - 1) if counts else None
            if noun and self._is_years(noun[0], stop):
                honour = Honour(badge["years"].format(years=self.tokens[noun[0]].key), "badge")
                one = Recipient(self.reading.text(at, noun[0]), at, noun[0], "counted")
                yield Given(honour, one, mention.first, noun[0] + 2)

    def further(self, mention: Mention, stop: int) -> Iterator[Given]:
        """A badge of other years behind one: "Huy hiệu 60 năm … cho ông A, | 50 năm tuổi Đảng cho ông B"."""
        badge = self.reading.ontology.words["awards"]["badge"]
        for at in range(mention.last + 1, stop - 3):
            if at in self.inside:
                return
            listed = self.tokens[at - 1].key in self.words.between and self._is_years(at, stop)
            years, last = self.years.behind(at, stop) if listed else ([], at)
            if len(years) == 1 and last < stop and self.tokens[last].key in self.words.to:
                honour = Honour(badge["years"].format(years=years[0]), "badge")
                for one in self.recipients.after(last + 1, stop):
                    yield Given(honour, one, mention.first, one.last)

    def holders(self, stop: int, first: int) -> list[Recipient]:
        """Those counted right before a badge of a list: "5 đồng chí | Huy hiệu 60 năm"."""
        for at in range(max(first, stop - 3), stop - 1):
            noun = self.words.holders.longest(self.tokens, at + 1, stop)
            if self.tokens[at].shape == "9" and noun and noun[0] == stop:
                return [Recipient(self.reading.text(at, stop), at, stop, "counted")]
        return []

    def _is_years(self, at: int, stop: int) -> bool:
        """Whether "65 năm" stands at `at`."""
        return at + 1 < stop and self.tokens[at].shape == "9" and self.tokens[at + 1].key in self.words.year
