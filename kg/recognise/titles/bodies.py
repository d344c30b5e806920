"""Bodies inside posts: their label, their own name and the body they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.ontology import Concept
from kg.recognise.base_reading import BaseReading
from kg.recognise.titles.called import SCHOOLS, CalledBodies
from kg.recognise.titles.parts import BodyPart
from kg.recognise.titles.places import PostPlaces
from kg.recognise.titles.words import labelled, title_lexicon
from kg.recognise.words import secretaries
from kg.text import keys

_BOARD: Final = "committee"
_MILITARY: Final = "military"
_DEEPEST: Final = 3  # bodies around one another
_CODED: Final = 3  # tokens of "(PC08)"
_OUTERMOST: Final = frozenset({"council", "government", "front", "union", "police"})
_CLOSING: Final = frozenset({",", "-", ";", ":", ".", "(", ")"})
_MARKS: Final = frozenset({",", "-"})  # between a division and what it is of
_APART: Final = frozenset({"-", "("})  # the same, before one that is named with its place or in brackets
_INNER: Final = frozenset({"division", "office", "commission"})
_AFTER_COMMA: Final = frozenset({"division", "office"})
_AROUND_COMMA: Final = frozenset(
    {"agency", "commission", "ministry", "office", "school", "hospital", "military"}
)


class PostBodies:
    """Reads the bodies of one document's posts."""

    def __init__(self, reading: BaseReading, people: frozenset[int], places: PostPlaces) -> None:
        self.tokens, self.size = reading.tokens, len(reading.tokens)
        self.people, self.places = people, places
        self.roles, self.bodies = reading.labels["positions"], reading.labels["bodies"]
        self.events = reading.lookup.matches(reading.ontology.schemes["events"])
        self.called = CalledBodies(reading, people, places)
        self.read: dict[tuple[int, int], tuple[BodyPart, int] | None] = {}
        self.secretaries = secretaries(self.roles)  # where their posts end
        known = title_lexicon(reading.ontology)
        self.lexicon, self.words, self.labelled = known, known.words, labelled(reading.ontology)

    def body(self, at: int, depth: int = 0) -> tuple[BodyPart, int] | None:
        """(body, end) at `at`, with the body it belongs to; read once, for many posts may ask for it."""
        if (at, depth) not in self.read:
            self.read[at, depth] = self._body(at, depth)
        return self.read[at, depth]

    def _body(self, at: int, depth: int) -> tuple[BodyPart, int] | None:
        match = self.bodies.get(at)
        if match is None or depth > _DEEPEST or self._is_other(at, match[0]):
            return None
        end, (concept, *_) = match
        local = concept.get("withPlace")
        if local and self.places.begins(end):  # "Hội Nông dân Việt Nam xã A"
            concept = self.labelled[local]
        named = self.called.in_full(end, concept)
        told = concept.get("bodyClass") == _BOARD and end in self.people  # "Phó Trưởng Ban Chỉ đạo | ông A"
        if named is None and (told or (at in self.secretaries and self._is_closed(end))):
            named = concept.label, end  # "Bí thư Đoàn, Chủ tịch Hội …"
        if named is None:
            return None
        name, end = named
        parent = self._parent(end, concept, depth)
        return (BodyPart(concept, name, parent[0]), parent[1]) if parent else (BodyPart(concept, name), end)

    def _is_closed(self, at: int) -> bool:
        """Whether a body's name is over at token `at`: a mark follows, a person, or nothing."""
        return at >= self.size or at in self.people or self.tokens[at].key in _CLOSING

    def _is_other(self, at: int, end: int) -> bool:
        """Whether the words of a body at `at` are another's: a person's, a place's or a role's."""
        if at in self.people or (at and self.tokens[at - 1].key in self.words.house):
            return True  # "tặng nhà trường 30 máy tính": the school of the text
        if end == at + 1 < self.size and self.tokens[end].key in self.words.halves:
            return True  # "Trưởng khoa | Khoa học xã hội"
        if at < end - 1 in self.people and end not in self.people:
            return True  # "HĐND phường | Đoàn Văn A" has no Youth Union
        unit, role = self.places.places.get(at), self.roles.get(at)
        if any(
            one in self.events and self.events[one][0] > (end if one == at else at) for one in (at - 1, at)
        ):
            return True  # "Trưởng Ban Tổ chức | hội thao", "Đại | hội"
        if (unit is not None and unit.last > end) or (role is not None and role[0] > end):
            return True  # "phường Đoàn A" is no "Phường đoàn", "Bộ trưởng" no ministry
        return self.tokens[at].line != self.tokens[end - 1].line

    def headless(self, at: int, head: Sequence[str]) -> tuple[BodyPart, int] | None:
        """(body, end) where a role says the head of its name: "Bộ trưởng | Y tế" is of "Bộ Y tế"."""
        match = self.lexicon.ministries.longest(self.tokens, at) if head else None
        if match is None or (self.tokens[at].shape == "w" and len(head) == 1):
            return None  # but "Chỉ huy trưởng | quân sự xã A"
        end, (name, *_) = match
        if keys(name)[: len(head)] != tuple(head):
            return None
        return BodyPart(self.labelled.get(name) or self.labelled[name.split()[0]], name), end

    def _parent(self, at: int, concept: Concept, depth: int) -> tuple[BodyPart, int] | None:
        """The body around a commission, office or division: directly, after "của", or after a comma."""
        at = self._past_code(at)
        kind, mark = concept.get("bodyClass"), self.tokens[at].key if at < self.size else ""
        if kind in _OUTERMOST and depth == 0:
            return self._employer(at, depth) if kind == "union" else None
        if mark in _APART and kind in _INNER and (found := self._apart(at, depth)):
            return found
        if mark == "," and kind == _MILITARY and self.tokens[at - 1].shape == "9":
            return self._commanding(at + 1, depth + 1)
        of_council = concept.get("bodyLevel") == "council"
        if mark in _MARKS and (kind in _AFTER_COMMA or of_council):
            return self._behind_comma(at + 1, depth + 1, of_council=of_council)
        found = self.body(at + 1 if mark in self.words.links else at, depth + 1)
        if found is None:
            return None
        body, _ = found
        return None if body.concept.get("bodyClass") == "partyCell" else found

    def _commanding(self, at: int, depth: int) -> tuple[BodyPart, int] | None:
        """The military body around a numbered unit: "Tiểu đoàn 7, | Bộ Chỉ huy Quân sự tỉnh"."""
        found = self.body(at, depth)
        if found is None:
            return None
        body, _ = found
        return found if body.concept.get("bodyClass") == _MILITARY else None

    def _behind_comma(self, at: int, depth: int, *, of_council: bool) -> tuple[BodyPart, int] | None:
        """The body around a division or a council's board, behind a comma: "Trưởng phòng, | Sở Y tế"."""
        found = self.body(at, depth)
        if found is None:
            return None
        body, end = found
        around, nation = body.concept.get("bodyClass"), body.concept.get("bodyLevel") == "nation"
        placed = around in _OUTERMOST and (nation or self.places.begins(end))
        whole = around in _AROUND_COMMA or _is_inside(body)
        return found if placed or (whole and not of_council) else None

    def _past_code(self, at: int) -> int:
        """The token behind the code of a division: "Phòng Cảnh sát giao thông (PC08) | Công an tỉnh"."""
        coded = at + _CODED <= self.size and self.tokens[at].key == "(" and self.tokens[at + 2].key == ")"
        return at + _CODED if coded and self.tokens[at + 1].text.isupper() else at

    def _apart(self, at: int, depth: int) -> tuple[BodyPart, int] | None:
        """The body behind a dash or in brackets: "Phó Trưởng Ban X - | Ủy ban MTTQ tỉnh", "… (Sở Y tế)"."""
        found = self.body(at + 1, depth + 1)
        if found is None or found[0].concept.get("bodyClass") not in _OUTERMOST | _AROUND_COMMA:
            return None
        end = self.places.past(found[1])
        closed = end < self.size and self.tokens[end].key == ")"
        return found if (closed if self.tokens[at].key == "(" else end > found[1]) else None

    def _employer(self, at: int, depth: int) -> tuple[BodyPart, int] | None:
        """The body in which a union is: "Bí thư Đoàn | Đại học Huế", "Chủ tịch Công đoàn | Sở Y tế"."""
        return (self.body(at, depth + 1) if self.called.is_employer(at) else None) or self._house(at)

    def _house(self, at: int) -> tuple[BodyPart, int] | None:
        """The school or hospital named before that is meant here: "Chủ tịch Công đoàn | trường"."""
        at += at < self.size and self.tokens[at].key in self.words.house  # "Công đoàn | nhà trường"
        end, (concept, *_) = self.bodies.get(at, (at, (None,)))
        if concept is None or self.tokens[at].shape != "w" or concept.get("bodyClass") not in SCHOOLS:
            return None
        name = self.called.named_before(end, concept)
        return (BodyPart(concept, f"{concept.label} {name}"), end) if name else None


def _is_inside(body: BodyPart) -> bool:
    """Whether a body is told, or known, to be in another."""
    return body.parent is not None or bool(body.concept.get("insideBody"))
