"""Complete posts: the body and place that a title leaves out, from its neighbours or the document.

A method named after a case ("In the body that …") returns the post completed so; in no such case None, or the
post as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from kg.model import Post, Record, Unit
from kg.ontology import Concept, Ontology
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.bodies import Bodies
from kg.recognise.filling.levels import implied_level, of_district, of_province, said_level
from kg.recognise.filling.units import Units
from kg.recognise.filling.words import filling_words
from kg.recognise.filling.written import written_post
from kg.recognise.places import DISTRICTS, LOCAL, PROVINCES, Place
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar
from kg.recognise.titles.parts import around
from kg.recognise.titles.words import title_lexicon
from kg.text import keys

__all__ = ["Filled", "Filler"]

_NO_WARDS: Mapping[int, Unit] = {}
_BOARD: Final = ("committee", "far")  # class of a steering committee, and how its name goes on
_OPENLY: Final = "openly"  # how the name of a body goes on that may be a unit's
# Classes of bodies that keep the name of a unit of before.
_CALLED_SO: Final = frozenset({"school", "hospital"})
_NAMED: Final = frozenset({"school", "hospital", "press"})  # bodies whose own name needs no place


class Filled(Record, frozen=True):
    """A complete post, and whether its place is said or inferred."""

    part: PostPart
    post: Post
    former_unit: bool
    inferred: bool


@cache
def _of_levels(ontology: Ontology) -> Mapping[str, Concept]:
    """The roles whose short form stands for a province's and a city's seat, by level."""
    return {c.get("provinceLevel"): c for c in reversed([*ontology.concepts.values()])}


class Filler:
    """Fills the posts of one list with what the list and the document know."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.ontology = reading.ontology
        self.words = filling_words(reading.ontology)
        self.bodies, self.units = Bodies(reading, grammar), Units(reading)

    def fill(self, parts: Sequence[PostPart], wards: Mapping[int, Unit] = _NO_WARDS) -> list[Filled]:
        """The complete posts; those that nothing completes are left out.

        `wards`: those of parts that are known beforehand, by the part's first token.
        """
        self.units.hosts = wards
        bodied = [self.bodies.completed(parts, index) for index in range(len(parts))]
        whole = [part for part in bodied if part is not None]
        found = []
        for index, one in enumerate(bodied):
            if one is not None:
                part = self._in_neighbourhood(one, whole[index + 1 :])
                self.bodies.learn(part)
                # `index` counts the posts left out as well: neighbours shift where one was.
                filled = self._filled(part, [*whole[index + 1 :], *reversed(whole[:index])])
                found.extend([filled] if filled else [])
        return found

    def _filled(self, part: PostPart, neighbours: Sequence[PostPart]) -> Filled | None:
        """The post with its place; None where it needs one and nothing tells which."""
        takes = part.role.get("takes")
        if part.generic == "other":
            return None
        if (
            takes == "nothing"
            or (part.role.get("alone") and part.body is None)
            or (takes == "province if said" and not part.placed)
        ):
            return Filled(part, Post(part.role.label, part.role.iri), former_unit=False, inferred=False)
        if self._is_national(part) or self._is_of_nation(part, neighbours):
            post = written_post(part, None, self.words.keeps_head)
            return Filled(part, post, former_unit=False, inferred=False)
        bare = part
        if not part.placed and not any(other.placed for other in neighbours):
            told = self.bodies.told
            part = told.congresses.placed(part) or told.hosts.above(part)
        found = self.units.place(part, neighbours)
        if found is None:
            return self._unplaced(part, neighbours)
        place, inferred = found[0], found[1] or part is not bare
        part = self.bodies.committees.at(self._of_level(part, place), place)
        post = written_post(part, place, self.words.keeps_head)
        return Filled(part, post, self._is_gone(part, place), inferred)

    def _is_gone(self, part: PostPart, place: Place) -> bool:
        """Whether a post's unit is one of before; an area's body, a school may still be called by it."""
        if part.body is not None and part.body.concept.get("bodyClass") in _CALLED_SO:
            return False
        if place.level not in DISTRICTS:
            return place.former
        label = part.body.concept.label if part.body else ""
        return not any(word in label for word in self.words.area)

    def _unplaced(self, part: PostPart, neighbours: Sequence[PostPart]) -> Filled | None:
        """A post of nobody knows which province or "phường"; no body is known."""
        level = part.generic or next((other.generic for other in neighbours if other.generic), None)
        local = level in LOCAL and not self.units.wards
        if not local and not of_province(part, implied_level(part)) and not of_district(part, level):
            return None
        if level in PROVINCES and part.role.get("provinceLevel") not in {"", level}:
            part = part.changed(role=_of_levels(self.ontology)[level])
        heads = self.ontology.words["grammar"]["titles"]["generic"]
        said = part.generic or (level if local else None)
        head = next((f" {head}" for head, level in heads.items() if level == said), "")
        title = written_post(part, None, self.words.keeps_head).title
        return Filled(part, Post(f"{title}{head}", part.role.iri), former_unit=False, inferred=True)

    def _of_level(self, part: PostPart, place: Place) -> PostPart:
        """The province's or the city's seat, where one short form ("TUV") stands for both."""
        wanted = part.role.get("provinceLevel")
        if wanted and place.level in PROVINCES and place.level != wanted:
            return part.changed(role=_of_levels(self.ontology)[place.level])
        return part

    def _is_national(self, part: PostPart) -> bool:
        """Whether one of the bodies is a nation's or bears a place's name: no place belongs to the title."""
        return not part.placed and any(map(self._stands_alone, around(part.body)))

    def _is_of_nation(self, part: PostPart, neighbours: Sequence[PostPart]) -> bool:
        """Whether a steering committee is led by the nation's: "Phó Thủ tướng, | Phó Trưởng Ban Chỉ đạo"."""
        body = part.body
        if body is None or body.parent or part.placed:
            return False
        if (body.concept.get("bodyClass"), body.concept.get("nameGoesOn")) != _BOARD:
            return False
        nation = (one.role.get("takes") == "nothing" or self._is_national(one) for one in neighbours)
        return body.name == body.concept.label and any(nation)

    def _stands_alone(self, body: BodyPart) -> bool:
        """Whether a body is known without its place."""
        concept, own = body.concept, body.name.removeprefix(body.concept.label).strip()
        kind, level = concept.get("bodyClass"), concept.get("bodyLevel")
        if level == "nation" or kind in _NAMED or (level == "group" and body.parent is None):
            return True
        if any(word in own for word in (*self.words.higher_schools, *self.words.area)):
            return True  # "Khoa Sư phạm Trường Đại học Tây Nguyên", "Đội Chữa cháy Khu vực 3"
        if kind == "military" and own:
            return True
        goes_on = concept.get("nameGoesOn")
        if goes_on and any(word in body.name for word in self.words.national):
            return True
        named = bool(own) and not own.isdecimal()
        return goes_on == _OPENLY and named and bool(self.ontology.units_of(own))  # "Trung tâm Y tế Thuận An"

    def _in_neighbourhood(self, part: PostPart, after: Sequence[PostPart]) -> PostPart:
        """A bare Party cell is that of the neighbourhood of the next post: "Bí thư Chi bộ, Trưởng ấp 9"."""
        body = part.body
        if body is None or body.concept.get("bodyClass") != "partyCell" or body.name != body.concept.label:
            return part
        if part.inside is not None or part.placed or body.parent is not None:
            return part
        if not after:
            return self.bodies.told.cells.completed(part)
        inside = after[0].inside or self._named_in(after[0].body)
        head = after[0].body
        if inside or head is None or not self._has_cells(after[0], head):
            return part.changed(inside=inside)
        # "Bí thư Chi bộ, Hiệu trưởng Trường …"
        whole = body.inside(head)
        return part.changed(body=whole, place=after[0].place, generic=after[0].generic)

    def _has_cells(self, part: PostPart, body: BodyPart) -> bool:
        """Whether the Party has a cell in the body that a post heads; in some only above the wards."""
        kind, above = body.concept.get("bodyClass"), said_level(part) in PROVINCES
        return kind in self.words.own or (above and kind in self.words.own_above)

    def _named_in(self, body: BodyPart | None) -> str | None:
        """The neighbourhood in the own name of a board: "Ban Công tác Mặt trận | Tổ dân phố số 26"."""
        rest = body.name[len(body.concept.label) :].strip() if body else ""
        heads = (keys(rest)[:length] for length in (3, 2, 1))
        known = title_lexicon(self.ontology).neighbourhoods
        return rest if rest and any(head in known for head in heads) else None
