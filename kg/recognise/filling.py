"""Complete posts: the body and place that a title leaves out, from its neighbours or the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Body, Post, Sentence, Unit
from kg.ontology import Ontology, bare
from kg.recognise.places import DISTRICTS, LOCAL, PROVINCES, Place
from kg.recognise.reading import Reading
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar

_HCM = "Thành phố Hồ Chí Minh"
_PARTY = {"Ward": "dang-uy", "Commune": "dang-uy", "SpecialZone": "dang-uy", "Township": "dang-uy", "Province": "tinh-uy", "CentralCity": "thanh-uy", "ProvincialCity": "thanh-uy", "UrbanDistrict": "quan-uy", "RuralDistrict": "huyen-uy", "DistrictTown": "thi-uy"}
_BODY = "https://w3id.org/wardkg/ontology/body#"
_NATIONAL = ("Trung ương", "quốc gia", "Quốc gia", "Quốc hội", "Chính phủ", "Việt Nam", "miền Nam")


@dataclass(frozen=True, slots=True)
class Filled:
    """A complete post, and whether its place is said or inferred."""

    part: PostPart
    post: Post
    former_unit: bool
    inferred: bool


def _level(part: PostPart) -> str | None:
    """The level of unit the text gives the post: of its place, or of a bare "phường"."""
    return part.place.level if part.place else part.generic


def _body_level(body: BodyPart | None) -> str:
    """Where the territory of a body comes from: its own level or that of the body around it."""
    if body is None:
        return "any"
    level = body.concept.get("bodyLevel")
    if body.parent and level in {"party", "council", "any", "wardparty", "wardgovernment", "provincial", "youth"}:
        return _body_level(body.parent)
    return level


def _fits(part: PostPart, level: str | None) -> bool:
    """Whether a place of `level` may complete the post."""
    if level is None:
        return False
    wants = _body_level(part.body)
    takes = part.role.get("takes")
    if takes == "province" or wants in {"province", "city", "provincial"}:
        return level in PROVINCES
    if takes == "district" or wants == "district":
        return level in DISTRICTS
    if wants in {"ward", "wardparty", "wardgovernment", "youth"}:
        return level in LOCAL
    return True


class Filler:
    """Fills the posts of one list with what the list and the document know."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.ontology = reading, reading.ontology
        self.known: dict[str, PostPart] = {}  # role → the last post of the document with its body
        self.grammar = TitleGrammar(reading.ontology, reading.tokens, reading.places, reading.people)

    def fill(self, parts: Sequence[PostPart]) -> list[Filled]:
        """The complete posts; those that nothing completes are left out."""
        bodied = [self._with_body(parts, i) for i in range(len(parts))]
        found = []
        for i, part in enumerate(bodied):
            if part is not None:
                if part.body and part.placed:
                    self.known[part.role.iri] = part
                filled = self._filled(part, [p for p in bodied if p is not None], i)
                found.extend([filled] if filled else [])
        return found

    def _concept(self, name: str) -> BodyPart:
        concept = self.ontology.concepts[_BODY + name]
        return BodyPart(concept, concept.label)

    def _with_body(self, parts: Sequence[PostPart], index: int) -> PostPart | None:
        part = parts[index]
        if part.body is not None or part.role.get("takes") not in {"body", "police"}:
            return part
        default = part.role.get("defaultBody")
        if default:
            return replace(part, body=self._party(parts, index, default))
        level = _level(part)
        if level is not None and part.role.get("fuses") == "" and part.role.label.endswith("Chủ tịch") and not part.inside:
            return replace(part, body=self._concept("ubnd"))
        shared = next((p.body for p in parts[index + 1 :] if p.body and self._may_have(p.body.concept.get("bodyClass"), part.role.label)), None)
        body = shared or self._said_before(part)
        if body is None:
            return replace(known, role=part.role, first=part.first, last=part.last) if (known := self.known.get(part.role.iri)) else None
        return replace(part, body=body)

    def _party(self, parts: Sequence[PostPart], index: int, default: str) -> BodyPart:
        """The Party committee that a bare "Bí thư", "Ủy viên Ban Thường vụ" belongs to."""
        if default == "partyOrganisation":
            return self._concept("dang-bo")
        for other in parts[index + 1 :]:
            body = other.body
            while body is not None:
                if body.concept.get("bodyClass") == "party":
                    return body
                body = body.parent
        level = _level(parts[index]) or next((lv for p in parts[index + 1 :] if (lv := _level(p))), None)
        if level is None:
            level = next((lv for p in reversed(parts[:index]) if (lv := _level(p)) and lv in LOCAL), None)
        return self._concept(_PARTY.get(level or "Ward", "dang-uy"))

    def _said_before(self, part: PostPart) -> BodyPart | None:
        """The nearest body named before a bare "Chủ tịch" in its sentence."""
        sentence = self.reading.sentence_of(part.first)
        bodies = self.ontology.schemes["bodies"]
        label = part.role.label
        start = self._lead(sentence)
        for at in range(part.first - 1, start - 1, -1):
            match = bodies.longest(self.reading.tokens, at, part.first)
            if match and self._may_have(match[1][0].get("bodyClass"), label):
                whole = self.grammar.body(at)
                if whole or match[1][0].get("nameGoesOn") != "open":
                    return whole[0] if whole else BodyPart(match[1][0], match[1][0].label)
        return None

    def _lead(self, sentence: Sentence) -> int:
        """The sentence's first token; for an item of a list that of the line that leads the list in."""
        spans = self.reading.sentences
        at = spans.index(sentence)
        if sentence.kind == "item":
            while at and spans[at].kind == "item":
                at -= 1
        return spans[at].first

    def _may_have(self, body_class: str, label: str) -> bool:
        if "Chủ tịch" in label:
            return body_class in {"front", "council", "government", "union"}
        return body_class == "commission" and ("Chủ nhiệm" in label or label == "Ủy viên")

    def _filled(self, part: PostPart, parts: Sequence[PostPart], index: int) -> Filled | None:
        takes = part.role.get("takes")
        if part.generic == "other":
            return None
        if takes == "nothing" or (takes == "province if said" and not part.placed):
            return Filled(part, Post(part.role.label, part.role.iri), False, False)
        if self._is_national(part):
            return Filled(part, self._post(part, None, None), False, False)
        place, unit, inferred = self._place(part, parts, index)
        if place is None and unit is None:
            return None
        if place is None and unit is not None:
            place = Place(unit.name, unit.level, unit, unit.former)
        assert place is not None
        part = self._of_level(part, place)
        former = place.former or place.level in DISTRICTS
        return Filled(part, self._post(part, place, unit), former, inferred)

    def _of_level(self, part: PostPart, place: Place) -> PostPart:
        """The province's or the city's seat, where one short form ("TUV") stands for both."""
        wanted = part.role.get("provinceLevel")
        if wanted and place.level in PROVINCES and place.level != wanted:
            roles = self.ontology.concepts.values()
            return replace(part, role=next(c for c in roles if c.get("provinceLevel") == place.level))
        return part

    def _is_national(self, part: PostPart) -> bool:
        body = part.body
        if part.placed:
            return False
        while body is not None:
            concept, name = body.concept, body.name
            if concept.get("bodyLevel") == "nation" or concept.get("bodyClass") in {"school", "hospital"}:
                return True
            if concept.get("bodyClass") == "military" and len(name) > len(concept.label):
                return True
            if concept.get("nameGoesOn") and any(word in name for word in _NATIONAL):
                return True
            body = body.parent
        return False

    def _place(self, part: PostPart, parts: Sequence[PostPart], index: int) -> tuple[Place | None, Unit | None, bool]:
        """(place, unit, whether it was inferred from the document)."""
        if part.place is not None:
            return part.place, part.place.unit, False
        neighbours = [*parts[index + 1 :], *reversed(parts[:index])]
        if part.generic is None:
            for other in neighbours:
                if other.place is not None and _fits(part, other.place.level):
                    return other.place, other.place.unit, False
            level = next((lv for other in neighbours if (lv := self._implied(other))), None)
        else:
            level = part.generic
        unit = self._unit(part, level)
        return None, unit, True

    def _implied(self, part: PostPart) -> str | None:
        """The level a neighbour stands on, by its bare "phường" or its body."""
        if part.generic:
            return part.generic
        wants = _body_level(part.body)
        return {"ward": "Ward", "city": "CentralCity", "province": "Province", "provincial": "Province", "wardparty": "Ward", "wardgovernment": "Ward"}.get(wants)

    def _unit(self, part: PostPart, level: str | None) -> Unit | None:
        """The unit in focus that fits the post."""
        wants, takes = _body_level(part.body), part.role.get("takes")
        if takes == "province" or wants in {"province", "city", "provincial"} or (wants not in {"ward", "wardparty", "wardgovernment"} and level in PROVINCES):
            return self._province()
        if wants == "district" or takes == "district" or level in DISTRICTS:
            return None
        levels = frozenset({level}) if level in LOCAL and part.generic else LOCAL
        return None if self._of_another_item(part, levels) else self.reading.ward_at(part.first, levels)

    def _of_another_item(self, part: PostPart, levels: frozenset[str]) -> bool:
        """Whether the ward in focus is that of another item of a list: each item names its own."""
        here = self.reading.sentence_of(part.first)
        at = self.reading.ward_token(part.first, levels)
        return here.kind == "item" and at is not None and here != (there := self.reading.sentence_of(at)) and there.kind == "item"

    def _province(self) -> Unit | None:
        return self.ontology.unit_by_iri.get(self.reading.province) if self.reading.province else None

    def _post(self, part: PostPart, place: Place | None, unit: Unit | None) -> Post:
        """The written title and its body."""
        body = part.body
        where = self._where(part, place) if place else ""
        inside = f"{part.inside} " if part.inside else ""
        if body is None:
            label = part.role.label
            fused = part.role.get("fuses")
            if part.inside and fused and part.inside.startswith(fused):
                label = label[: -len(fused)].rstrip()
            return Post(f"{label} {inside}{where}".strip(), part.role.iri, None if place is None else Body(where, None, unit))
        name = f"{_body_name(body)} {inside}{where}".strip()
        role = part.role.get("writtenAs") or part.role.label
        return Post(_joined(role, name), part.role.iri, Body(name, body.concept.iri, unit))

    def _where(self, part: PostPart, place: Place) -> str:
        """The place as a title writes it: "phường X", "Thành phố Hà Nội", "Hà Nội" after "Thành ủy"."""
        innermost = part.body
        while innermost is not None and innermost.parent is not None:
            innermost = innermost.parent
        wants = innermost.concept.get("bodyLevel") if innermost else ""
        if place.level == "CentralCity" and not place.former:
            return place.name if wants != "city" or place.name == _HCM else bare(place.name)
        if wants in {"province", "district", "city"}:
            return bare(place.name)
        return place.name[:1].lower() + place.name[1:]


def _body_name(body: BodyPart) -> str:
    return f"{body.name} {_body_name(body.parent)}" if body.parent else body.name


def _joined(role: str, body: str) -> str:
    """Role and body without saying a shared word twice: "Trưởng Ban" + "Ban Tổ chức …"."""
    words, head = role.split(), body.split()
    for length in (2, 1):
        if [w.lower() for w in words[-length:]] == [w.lower() for w in head[:length]] and len(words) > length:
            return " ".join([*words[:-length], *head])
    return f"{role} {body}"
