"""Groups and bodies listed behind a mark that do or get something of their own: "; | Đảng ủy xã tặng …"."""

from __future__ import annotations

from typing import Final

from kg.recognise.bodies import body_at
from kg.recognise.giving.phrases import Phrases
from kg.recognise.giving.words import Recipient

_BODIES: Final = frozenset({"body", "group"})  # kinds that are not counted, and no persons
_COUNTED: Final = frozenset({"counted"})


class Agents:
    """Tells them from recipients in one document."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.tokens, self.words = phrases, phrases.tokens, phrases.words
        self.told_of = self.words.goes_on | self.words.merits | self.words.where

    def is_told(self, one: Recipient, stop: int) -> bool:
        """Whether a verb stands in the phrase behind a body's name: "; Ủy ban MTTQ xã | bàn giao nhà …"."""
        parted = one.kind == "body" and self.tokens[one.first - 1].key == ";"
        body = body_at(self.phrases.reading, one.first, stop) if parted else None
        if body is None or body[0] >= one.last:
            return False
        return self._is_verb(body[0])

    def act_together(self, one: Recipient, stop: int) -> bool:
        """Whether bodies joined from one on do something: "; | Đảng ủy và UBND xã tặng Giấy khen …"."""
        end = self._past_joined(one, _BODIES, stop)
        if end is None or end == one.last or end >= stop:
            return False
        return self._is_verb(end)

    def _is_verb(self, at: int) -> bool:
        """Whether what a body does begins at `at`, and not what tells more of it."""
        return self.tokens[at].shape == "w" and self.tokens[at].key not in self.told_of

    def is_given(self, one: Recipient, stop: int) -> bool:
        """Whether a counted group gets something of its own: "; 6 tập thể và 11 cá nhân | được tặng …"."""
        end = self._past_joined(one, _COUNTED, stop)
        given = self.words.passive | self.words.receiving
        return end is not None and end < stop and self.tokens[end].key in given

    def _past_joined(self, one: Recipient, kinds: frozenset[str], stop: int) -> int | None:
        """The end of recipients of such kinds joined from one on; None where any is of no such kind."""
        end, joints = one.last, self.words.joints - {";"}
        if one.kind not in kinds:
            return None
        while end + 1 < stop and self.tokens[end].key in joints:
            following = self.phrases.one(end + 1, stop)
            if following is None or following.kind not in kinds:
                return None
            end = following.last
        return end
