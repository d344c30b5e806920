"""The Party committees that posts leave out: of a place, of a list, of what a later post heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from kg.ontology import Concept, Ontology
from kg.recognise.filling.levels import implied_level, said_level
from kg.recognise.filling.words import filling_words
from kg.recognise.places import LOCAL, PROVINCES, Place
from kg.recognise.titles import BodyPart, PostPart
from kg.recognise.titles.parts import around

_OF_BODY: Final = "body"  # what a role takes whose body a later one says: "Tư lệnh kiêm … Quân khu 7"
_OF_WARD: Final = "Ward"  # the level whose committee is a mere "Đảng ủy"
_HIGHER: Final = frozenset({"province", "city", "district"})  # body levels above the wards


class Committees:
    """Completes posts with the Party's committees."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology, self.words = ontology, filling_words(ontology)

    def implied(self, by: str) -> BodyPart:
        """The body that the level of a unit, a default, a chair or a board implies."""
        concept = _implied(self.ontology)[by]
        return BodyPart(concept, concept.label)

    def of_default(self, parts: Sequence[PostPart], index: int, default: str) -> BodyPart:
        """The committee that a bare "Bí thư", "Ủy viên Ban Thường vụ" belongs to."""
        after = parts[index + 1 :]
        outer = next((other for other in after if not self._is_inner(other)), None)
        member = parts[index].role.label.startswith(self.words.member)
        if member and outer and (union := _union(outer)):
            return union
        if default in _implied(self.ontology):
            return self.implied(default).inside(next(filter(None, map(_house, after)), None))
        if not member and outer and outer.body and self._is_of_office(outer, outer.body):
            return self.implied(_OF_WARD).inside(outer.body)
        named = (body for other in after for body in around(other.body))
        committee = next((body for body in named if body.concept.get("bodyClass") == "party"), None)
        if committee:
            return committee
        levels = [said_level(part) for part in (parts[index], *after)]
        before = [level for part in reversed(parts[:index]) if (level := said_level(part)) in LOCAL]
        known = _implied(self.ontology).keys()  # not that of "Bí thư một xã"
        level = next((level for level in (*levels, *before) if level in known), _OF_WARD)
        return self.implied(level)

    def of_command(self, part: PostPart, after: Sequence[PostPart]) -> PostPart:
        """The committee of what a later post heads: "Bí thư Đảng ủy, Chính ủy Quân khu 7"; its union too."""
        leads = _is_bare(part) and part.role.get("defaultBody") == "party"
        if part.body is None or not (leads or self._is_inner(part)):
            return part
        heads = next((one for one in after if not (_is_bodiless(one) or self._is_inner(one))), None)
        if heads is None or heads.body is None:
            return part
        leading = leads and not part.role.label.startswith(self.words.member)
        if not (self._has_own(heads, heads.body) or (leading and _is_police(heads))):
            return part
        around = heads.body
        if part.body.concept.get("ofCommittee"):
            around = self.implied(_OF_WARD).inside(around)
        inner = part.body.inside(around)
        return part.changed(body=inner, place=heads.place, generic=heads.generic)

    def of_union(self, part: PostPart, parts: Sequence[PostPart], index: int) -> PostPart:
        """A commission of the union of another post: "Phó Chủ nhiệm UBKT, Phó Trưởng ban X Hội Y"."""
        if part.body is None or not self._is_inner(part) or any(map(is_of_party, parts)):
            return part
        for other in (*parts[index + 1 :], *reversed(parts[:index])):
            if union := _union(other):
                inner = part.body.inside(union.inside(None))
                return part.changed(body=inner, place=other.place, generic=other.generic)
        return part

    def of_list(self, part: PostPart, parts: Sequence[PostPart]) -> PostPart:
        """A commission named alone with the committee of its list: "UVBTV Tỉnh ủy, Trưởng Ban Nội chính"."""
        body = part.body
        if body is None or body.parent or body.concept.get("bodyLevel") != "party":
            return part
        higher = (other for other in parts if other is not part and is_higher(other))
        named = (other.body or self.implied(other.role.get("provinceLevel")) for other in higher)
        committee = next((one for one in named if one.concept.get("bodyClass") == "party"), None)
        return part.changed(body=body.inside(committee)) if committee else part

    def of_ward(self, part: PostPart, parts: Sequence[PostPart]) -> PostPart:
        """A commission with the committee of its ward: "UVBTV, Chủ nhiệm Ủy ban Kiểm tra phường X"."""
        near = (other for other in parts if other is part or _is_bare(other))
        local = said_level(part) in LOCAL or any(other is not part for other in near)
        return self._in_ward(part) if local else part

    def at(self, part: PostPart, place: Place) -> PostPart:
        """A commission with the committee of the ward that the document tells: "Chủ nhiệm UBKT" alone."""
        return self._in_ward(part) if place.level in LOCAL else part

    def _in_ward(self, part: PostPart) -> PostPart:
        """A commission of a committee, named without it, with that of a ward; any other post as it is."""
        body = part.body
        if body is None or body.parent or not body.concept.get("ofCommittee"):
            return part
        return part.changed(body=body.inside(self.implied(_OF_WARD)))

    def _is_inner(self, part: PostPart) -> bool:
        """Whether a post is in a commission or a workers' union that is named alone: "Chủ tịch Công đoàn"."""
        body = part.body
        if body is None or body.parent or part.placed or body.name != body.concept.label:
            return False
        return bool(body.concept.get("ofCommittee")) or body.name in self.words.of_workers

    def _is_of_office(self, part: PostPart, body: BodyPart) -> bool:
        """Whether a bare secretary is of the body that he heads too: "Phó Bí thư, Phó Giám đốc Sở Y tế"."""
        return body.concept.get("bodyClass") in self.words.own and self._has_own(part, body)

    def _has_own(self, part: PostPart, body: BodyPart) -> bool:
        """Whether a post heads what has a committee of its own: a military unit, a province's agency."""
        kind, level = body.concept.get("bodyClass"), said_level(part) or implied_level(part)
        higher = level in PROVINCES or body.concept.get("bodyLevel") == "nation"
        named = body.name != body.concept.label
        learned = kind == "school" and any(word in body.name for word in self.words.higher_schools)
        if learned or (kind == "hospital" and named):
            return True
        own = kind in self.words.own or kind in self.words.own_above
        return (own and higher) or (kind == "military" and (higher or named))


@cache
def _implied(ontology: Ontology) -> Mapping[str, Concept]:
    """What implies a body → its kind."""
    kinds = ontology.concepts.values()
    return {by: kind for kind in kinds for by in kind.get("impliedBy").split()}


def is_higher(part: PostPart) -> bool:
    """Whether a post is one of the Party's above the wards: "Ủy viên BTV Tỉnh ủy", "Thành ủy viên"."""
    level = part.body.concept.get("bodyLevel") if part.body else ""
    of_party = part.role.get("defaultBody") == "party" and level in _HIGHER
    return of_party or bool(part.role.get("provinceLevel"))


def _is_bare(part: PostPart) -> bool:
    """Whether the committee is a mere "Đảng ủy"."""
    body = part.body
    return body is not None and _OF_WARD in body.concept.get("impliedBy") and body.name == body.concept.label


def is_of_party(part: PostPart) -> bool:
    """Whether a post names a committee of the Party."""
    return any(body.concept.get("bodyClass") == "party" for body in around(part.body))


def _house(part: PostPart) -> BodyPart | None:
    """What the Party committee that a post names is in: "Bí thư Đảng ủy | Công an tỉnh X"."""
    named = (body for body in around(part.body) if body.concept.get("bodyClass") == "party")
    return next((body.parent for body in named), None)


def _is_police(part: PostPart) -> bool:
    """Whether a post is one of the police, whose secretary is never the ward's."""
    return part.body is not None and part.body.concept.get("bodyClass") == "police"


def _is_bodiless(part: PostPart) -> bool:
    """Whether a post's body is that of a later one of its list: "Tư lệnh kiêm … Quân khu 7"."""
    return part.body is None and part.role.get("takes") == _OF_BODY


def _union(part: PostPart) -> BodyPart | None:
    """The union that a post is in: "Ủy viên Ban Thường vụ, | Phó Trưởng Ban Phong trào Hội Nông dân tỉnh"."""
    return next((body for body in around(part.body) if body.concept.get("bodyClass") == "union"), None)
