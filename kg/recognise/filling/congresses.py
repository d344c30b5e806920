"""The body whose congress elects somebody: "Hội Nông dân xã A tổ chức đại hội … bầu B làm | Chủ tịch"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.committees import Committees
from kg.recognise.filling.hosts import HOSTS, ORGANISATION, OTHERS, Hosts
from kg.recognise.filling.words import filling_words
from kg.recognise.places import PROVINCES
from kg.recognise.titles import BodyPart, PostPart
from kg.recognise.titles.parts import outermost

_BACK, _ELECTING = 24, 4  # sentences back to the congress; tokens of "được bầu giữ chức"
_BOARD: Final = "committee"  # a class of bodies
_NAME: Final = 1  # tokens from "Đại hội" to whose it is


class Congresses:
    """Finds in one document the congresses behind bare posts; `hosts` knows who acts in its sentences."""

    def __init__(self, reading: BaseReading, hosts: Hosts) -> None:
        self.reading, self.hosts, self.grammar = reading, hosts, hosts.grammar
        self.words, self.committees = filling_words(reading.ontology), Committees(reading.ontology)
        self.boards = reading.lookup.matches(self.words.boards)

    def congress(self, part: PostPart) -> PostPart | None:
        """In the body whose congress elects, whoever its guests are: "Hội … bầu B giữ chức Chủ tịch"."""
        kinds = HOSTS if part.role.get("defaultBody") else OTHERS
        if kinds is OTHERS and OTHERS.isdisjoint(part.role.get("refersTo").split()):
            return None
        held = self._elected_at(part, part.first)
        if held is None:
            return None
        body = self.hosts.committee(held[0]) if kinds is HOSTS else held[0]
        whole = self.hosts.with_place(part.changed(body=body), held[1])
        if body.concept.get("bodyClass") == ORGANISATION and whole.place and whole.place.level in PROVINCES:
            return whole.changed(body=self.committees.implied(whole.place.level))  # "Đại hội Đảng bộ tỉnh X"
        return whole if body.concept.get("bodyClass") in kinds or body is not held[0] else None

    def party(self, part: PostPart) -> PostPart | None:
        """A committee named alone, in the organisation that elects: "Đại hội Đảng bộ UBND xã … | Đảng ủy"."""
        body = part.body
        if body is None or body.parent or part.placed or body.name != self.words.committee:
            return None
        held = self._elected_at(part, part.first)
        led = self.hosts.committee(held[0]) if held else None
        return self.hosts.with_place(part.changed(body=led), held[1]) if held and led is not held[0] else None

    def placed(self, part: PostPart) -> PostPart | None:
        """With the place of its body, if that holds the congress: "Hội … xã A … bầu B làm | Chủ tịch Hội"."""
        held = self._elected_at(part, part.first) if part.body else None
        same = held is not None and outermost(held[0]) == outermost(part.body)
        return self.hosts.with_place(part, held[1]) if held and same else None

    def board(self, part: PostPart, listed: int) -> PostPart | None:
        """A board named alone in the body whose congress elects it: "Trưởng Ban Kiểm tra | Hội …".

        `listed` is the first token of its list of posts.
        """
        taken = listed > 0 and self.reading.tokens[listed - 1].key in self.words.taking
        body, held = part.body, self._elected_at(part, listed, taken=taken)
        if body is None or held is None or held[0].concept.get("bodyClass") not in OTHERS | HOSTS:
            return None
        return self.hosts.with_place(part.changed(body=body.inside(held[0])), held[1])

    def _elected_at(self, part: PostPart, listed: int, *, taken: bool = False) -> tuple[BodyPart, int] | None:
        """(body, its end) of the last congress before a post to which somebody is elected."""
        tokens = self.reading.tokens
        # "Đại hội cử 8 phó chủ tịch …", "Các Phó Bí thư gồm: …"
        leading = tokens[listed - 1] if listed else tokens[0]
        counted = leading.shape == "9" or leading.key in self.words.plural
        lead = self.reading.leading_colon(listed)  # "Ban Chấp hành bầu: / 1. Bà A - | Ủy viên …"
        led = lead is not None and self.words.electing.ends_at(tokens, lead, _ELECTING)
        elected = taken or counted or led or self.words.electing.ends_at(tokens, listed, _ELECTING)
        if part.placed or not (elected or self._is_listed(listed)):
            return None
        index = self.reading.sentence_at(part.first)
        near = reversed(self.reading.sentences[max(0, index - _BACK) : index + 1])
        found = (self._holder(one.first, min(one.last, part.first)) for one in near)
        return next((one for one in found if one), None)

    def _is_listed(self, at: int) -> bool:
        """Whether a board is listed that is named alone: "bầu Chi ủy gồm 3 đồng chí: A - | Bí thư"."""
        lead = self.reading.lead_at(at)
        colons = [one for one in self.reading.lookup.starting({":"}) if lead.first < one < min(lead.last, at)]
        boards = (board for board in self.boards.items() if colons and lead.first <= board[0] < colons[-1])
        listing = (end for _, (end, _) in boards if self.grammar.body(end) is None)
        return any(not self.words.lists.isdisjoint(self.reading.keys(end, colons[-1])) for end in listing)

    def _holder(self, first: int, stop: int) -> tuple[BodyPart, int] | None:
        """The first body of tokens [first, stop) that holds a congress: "Hội X tổ chức Đại hội"."""
        for at in range(first, stop):
            if match := self.words.congresses.longest(self.reading.tokens, at, stop):
                named = self.hosts.bodies(match[0], min(match[0] + _NAME, stop))
                near = (body for body in named if body[0].concept.get("bodyClass") != _BOARD)  # "bầu Ban …"
                earlier = list(self.hosts.bodies(first, at))
                before = earlier[-1] if earlier else None
                held = before and self.words.holding.within(self.reading.tokens, before[1], at)
                return before if held else next(near, None)
        return None
