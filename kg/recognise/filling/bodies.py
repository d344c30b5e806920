"""The body that a bare "Bí thư", "Chủ tịch" or "Ủy viên" leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from kg.model import Sentence
from kg.recognise.filling.levels import said_level
from kg.recognise.filling.words import words
from kg.recognise.places import LOCAL
from kg.recognise.reading import Reading
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar

_BODY = "https://w3id.org/wardkg/ontology/body#"
_PARTY = {
    "Ward": "dang-uy",
    "Commune": "dang-uy",
    "SpecialZone": "dang-uy",
    "Township": "dang-uy",
    "Province": "tinh-uy",
    "CentralCity": "thanh-uy",
    "ProvincialCity": "thanh-uy",
    "UrbanDistrict": "quan-uy",
    "RuralDistrict": "huyen-uy",
    "DistrictTown": "thi-uy",
}
_CHAIRED = frozenset({"front", "council", "government", "union"})  # body classes
_COMMISSION = frozenset({"commission"})


class Bodies:
    """Completes the posts of one document with their bodies."""

    def __init__(self, reading: Reading, grammar: TitleGrammar) -> None:
        self.reading, self.grammar = reading, grammar
        self.words = words(reading.ontology)
        self.begins = sorted(grammar.bodies)  # tokens at which a body may begin
        self.leads = _leads(reading.sentences)
        self.known: dict[str, PostPart] = {}  # role → the last post of the document with its body

    def learn(self, part: PostPart) -> None:
        """Remember a post that says both body and place."""
        if part.body and part.placed:
            self.known[part.role.iri] = part

    def completed(self, parts: Sequence[PostPart], index: int) -> PostPart | None:
        """The post at `index` of a list with its body; None where it needs one and nothing tells which."""
        part = parts[index]
        if part.body and part.body.parent is None and not part.placed:
            part = self._of_council(part, part.body)
        if part.body is not None or part.role.get("takes") not in {"body", "police"}:
            return part
        default = part.role.get("defaultBody")
        if default:
            return replace(part, body=self._party(parts, index, default))
        if self._is_of_government(part):
            return replace(part, body=self._concept("ubnd"))
        body = self._shared(part, parts[index + 1 :]) or self._said_before(part)
        if body is not None:
            return replace(part, body=body)
        known = self.known.get(part.role.iri)
        return replace(known, role=part.role, first=part.first, last=part.last) if known else None

    def _of_council(self, part: PostPart, body: BodyPart) -> PostPart:
        """A board named alone with the council whose it is: "Trưởng Ban Kinh tế - Ngân sách"."""
        if body.concept.get("bodyLevel") != "council":
            return part
        return replace(part, body=replace(body, parent=self._concept("hdnd")))

    def _concept(self, name: str) -> BodyPart:
        concept = self.reading.ontology.concepts[_BODY + name]
        return BodyPart(concept, concept.label)

    # -- in the list --------------------------------------------------------------------------------------

    def _party(self, parts: Sequence[PostPart], index: int, default: str) -> BodyPart:
        """The Party committee that a bare "Bí thư", "Ủy viên Ban Thường vụ" belongs to."""
        if default == "partyOrganisation":
            return self._concept("dang-bo")
        after = parts[index + 1 :]
        for other in after:
            body = other.body
            while body is not None:
                if body.concept.get("bodyClass") == "party":
                    return body
                body = body.parent
        levels = [said_level(part) for part in (parts[index], *after)]
        before = [level for part in reversed(parts[:index]) if (level := said_level(part)) in LOCAL]
        level = next((level for level in (*levels, *before) if level is not None), "Ward")
        return self._concept(_PARTY.get(level, "dang-uy"))

    def _is_of_government(self, part: PostPart) -> bool:
        """Whether a chair and a place alone mean the People's Committee: "Chủ tịch phường X"."""
        if said_level(part) is None or part.inside or part.role.get("fuses"):
            return False
        return part.role.label.endswith(self.words.chair)

    def _shared(self, part: PostPart, after: Sequence[PostPart]) -> BodyPart | None:
        """The body of a later post of the list: "Chủ tịch, Phó Chủ tịch HĐND"."""
        classes = self._classes(part.role.label)
        bodies = (other.body for other in after if other.body)
        return next((body for body in bodies if body.concept.get("bodyClass") in classes), None)

    def _classes(self, label: str) -> frozenset[str]:
        """The classes of bodies that may have a post of this label."""
        if self.words.chair in label:
            return _CHAIRED
        return (
            _COMMISSION if self.words.commission_chair in label or label == self.words.member else frozenset()
        )

    # -- in the sentence ----------------------------------------------------------------------------------

    def _said_before(self, part: PostPart) -> BodyPart | None:
        """The nearest body named before a bare "Chủ tịch" in its sentence."""
        classes = self._classes(part.role.label)
        if not classes:
            return None
        trie, tokens = self.reading.ontology.schemes["bodies"], self.reading.tokens
        lead = self.reading.sentences[self.leads[self.reading.sentence_at(part.first)]].first
        for index in range(bisect_left(self.begins, part.first) - 1, bisect_left(self.begins, lead) - 1, -1):
            at = self.begins[index]
            match = trie.longest(tokens, at, part.first)
            if match and match[1][0].get("bodyClass") in classes:
                whole = self.grammar.body(at)
                if whole:
                    return whole[0]
                if match[1][0].get("nameGoesOn") != "open":
                    return BodyPart(match[1][0], match[1][0].label)
        return None


def _leads(sentences: Sequence[Sentence]) -> list[int]:
    """For each sentence its own index; for an item of a list that of the line that leads the list in."""
    leads: list[int] = []
    for index, sentence in enumerate(sentences):
        leads.append(leads[-1] if leads and sentence.kind == "item" else index)
    return leads
