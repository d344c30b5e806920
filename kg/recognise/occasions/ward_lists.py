"""Lists of wards about the name of an event: who holds it, who comes, where it goes."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.places import Place, place_of
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket
from kg.text import Mention, prior

_NEAR: Final = 2  # tokens between two wards of a list
_ADDRESS: Final = frozenset({",", "("})  # before the ward of a neighbourhood
_BODY: Final = 2  # tokens of "đảng bộ"
_SEVERAL: Final = 20  # tokens behind a name in which several wards are spoken of


class WardLists:
    """Tells of one document which wards are spoken of together."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.words = ward_words(reading.ontology)

    def holders(self, one: Occasion) -> list[Place]:
        """The wards before it in its sentence if they form one list: "Đảng ủy phường A và xã B tổ chức"."""
        listed = [] if self._is_attended(one) else self._listed(one)
        return [] if self._are_partners(listed, one) else _places(listed)

    def _is_attended(self, one: Occasion) -> bool:
        """Whether those before its name only come to it: "lãnh đạo các phường A, B và C | dự hội nghị"."""
        return prior(self.tokens, one.first).key in self.arguments.attended

    def has_guests(self, one: Occasion) -> bool:
        """Whether people of several wards come to it."""
        listed = self._listed(one) if self._is_attended(one) else []
        return bool(listed) and not self._are_partners(listed, one)

    def is_of_partners(self, one: Occasion) -> bool:
        """Whether a body above several wards holds it with them: "Hội tỉnh phối hợp với các xã A, B"."""
        listed = self._listed(one)
        return one.place in _places(listed) and self._are_partners(listed, one)

    def _are_partners(self, listed: list[Mention], one: Occasion) -> bool:
        return bool(listed) and self.arguments.is_partner(listed[0].first, one.sentence)

    def _listed(self, one: Occasion) -> list[Mention]:
        """The wards before it in its sentence, if they form one list."""
        listed = self.arguments.wards.within(one.sentence.first, one.first)
        pairs = list(pairwise(listed))
        apart = (
            at
            for at in range(len(pairs), 0, -1)
            if not self._joins(pairs[at - 1][0].last, pairs[at - 1][1].first)
        )
        listed = listed[next(apart, 0) :]
        return listed if len(listed) > 1 else []

    def is_of_pair(self, one: Occasion) -> bool:
        """Whether just two wards stand behind its name: "tiếp xúc cử tri xã A và phường B"."""
        after = self.arguments.wards.within(one.last, one.sentence.last)[:3]
        near = len(after) == 2 and after[1].first - after[0].last <= _NEAR
        return near and not self.is_plural(after[0].first)

    def _joins(self, first: int, last: int) -> bool:
        """Whether the tokens between two wards only join them, a body or a house of the second included."""
        if last - first <= _NEAR:
            return True
        first += self.tokens[first].key == ")"
        if self.tokens[first].key not in self.words.joints:
            return False
        body = self.words.bodies.longest(self.tokens, first + 1, last)
        return (body is not None and body[0] == last) or self._is_address(first + 1, last)

    def _is_address(self, first: int, last: int) -> bool:
        """Whether but a neighbourhood stands before its ward: "xã A và | thôn Bản Khun, | xã B"."""
        head = self.words.neighbourhoods.longest(self.tokens, first, last)
        if head is None or head[0] >= last - 1 or self.tokens[last - 1].key not in _ADDRESS:
            return False
        return all(token.shape in "CA9" for token in self.tokens[head[0] : last - 1])

    def is_of_list(self, one: Occasion) -> bool:
        """Whether the ward stands in a list behind the event: "tiếp xúc cử tri các phường A, B và C"."""
        after = self.arguments.wards.within(one.last, one.sentence.last)
        before = self.arguments.wards.within(one.sentence.first, one.first)
        if before and before[0].value == one.place and self._acts(before[0].last):
            return False  # its subject: "xã A phối hợp … cho cán bộ các xã A, B"
        return len(after) > 1 and after[0].value == one.place and after[1].first - after[0].last <= _NEAR

    def _acts(self, at: int) -> bool:
        """Whether a verb stands behind the ward that ends at `at`: "xã A | (Đắk Lắk) tổ chức"."""
        end = past_bracket(self.tokens, at, len(self.tokens))
        if self.tokens[at].key == "," and (around := self.reading.beginning(self.reading.places, at + 1)):
            end = around.last
        return end < len(self.tokens) and self.tokens[end].shape == "w"

    def is_of_several(self, one: Occasion) -> bool:
        """Whether several wards are spoken of behind the name and none holds it: "làm việc với 36 xã"."""
        if self.has_guests(one):
            return not self.arguments.wards.within(one.first, one.sentence.last)
        before = self.arguments.wards.within(one.sentence.first, one.first)
        if before and prior(self.tokens, before[-1].first).key not in self.words.at:
            return False
        stop = min(one.last + _SEVERAL, one.sentence.last)
        single = self.arguments.wards.within(one.last, stop)[:1]
        return any(
            self.tokens[at].key in self.words.heads and self.is_plural(at)
            for at in range(one.last, single[0].first + 1 if single else stop)
        )

    def is_plural(self, at: int) -> bool:
        """Whether "các", "một số" or a number above one stands before the head word at `at`."""
        before = self.tokens[at - 1]
        if before.key in self.words.amount:
            return not self.arguments.wards.covers(at)  # "Tổ công nghệ số | phường A"
        if self.words.bodies.ends_at(self.tokens, at, _BODY) and not self.arguments.wards.covers(at):
            return prior(self.tokens, at - _BODY).key in self.words.plural  # "các đảng bộ | xã, phường"
        return before.key in self.words.plural or (before.key.isdecimal() and int(before.key) > 1)


def _places(listed: list[Mention]) -> list[Place]:
    """The places of a list, each once."""
    return list(dict.fromkeys(place_of(mention) for mention in listed))
