"""The body that the sentence tells of a bare "Bí thư", "Chủ tịch" or "Ủy viên"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.ontology import Concept, Match
from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import halves
from kg.recognise.filling.cells import Cells
from kg.recognise.filling.congresses import Congresses
from kg.recognise.filling.entered import EnteredBodies
from kg.recognise.filling.event_boards import EventBoards
from kg.recognise.filling.hosts import Hosts
from kg.recognise.filling.levels import called_kind
from kg.recognise.filling.listed_members import ListedMembers
from kg.recognise.filling.placed_bodies import PlacedBodies
from kg.recognise.filling.words import filling_words
from kg.recognise.spans import closes_bracket, opens_bracket, within
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar
from kg.recognise.titles.words import labelled
from kg.text import keys

_MEMBERED: Final = ["government", "council", "front", "commission"]  # classes of bodies with members
# Classes of bodies with a Party committee of their own; some only with their name.
_SIDES: Final = frozenset({"police", "military", "hospital", "agency", "school"})
_NAMED: Final = frozenset({"hospital", "school"})


class SentenceBodies:
    """Finds the bodies of one document's posts in the sentences around them; its parts look for more."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.grammar = reading, grammar
        self.words = filling_words(reading.ontology)
        self.begins = _body_begins(reading, grammar.bodies)  # tokens at which a body may begin
        # the words by which posts call their kind of body → the only such body, and its end
        self.kinds: dict[str, tuple[BodyPart, int] | None] = {}
        self.hosts = Hosts(reading, grammar, self.begins)
        self.entered = EnteredBodies(reading, self.hosts)
        self.placed = PlacedBodies(reading, self.hosts)
        self.congresses = Congresses(reading, self.hosts)
        self.event_boards = EventBoards(reading, grammar, self.begins)
        self.cells, self.listed = Cells(reading, self.hosts), ListedMembers(reading, self.hosts)

    def consulted(self, part: PostPart) -> PostPart | None:
        """In the Front's committee, whose members consult: "được hiệp thương cử giữ chức Chủ tịch"."""
        start = self.reading.sentence_of(part.first).first
        if part.placed or not self.words.consulting.within(self.reading.tokens, start, part.first):
            return None
        for at in reversed(within(self.begins, 0, part.first)):
            found = self.grammar.body(at)
            if found and found[0].concept.get("bodyClass") == "front":
                return self.hosts.with_place(part.changed(body=found[0]), found[1])
        return None

    def on_side(self, part: PostPart) -> PostPart | None:
        """In the body on whose side somebody comes: "về phía Công an tỉnh có Đại tá A, | Bí thư Đảng ủy"."""
        body, tokens = part.body, self.reading.tokens
        if part.placed or (body is not None and (body.parent or body.name != self.words.committee)):
            return None
        first = self.reading.sentence_of(part.first).first
        sides = (at for at in range(part.first - 1, first - 1, -1) if tokens[at].key in self.words.side)
        found = self.grammar.body(next(sides, part.first) + 1)  # not "…; phía xã có ông B, Bí thư Đảng ủy"
        if found is None or not _has_leaders(found[0]) or found[1] > part.first:
            return None
        if ";" in self.reading.keys(found[1], part.first):
            return None  # "…; dự còn có ông B, Bí thư Đảng ủy"
        whole = body.inside(found[0]) if body else found[0]
        return self.hosts.with_place(part.changed(body=whole), found[1])

    def before(self, part: PostPart) -> PostPart | None:
        """With the nearest body named before it in its sentence, or in what leads its list in."""
        classes = part.role.get("refersTo").split()
        if not classes:
            return None
        trie, tokens = self.reading.ontology.schemes["bodies"], self.reading.tokens
        lead = self.reading.lead_at(part.first).first
        for at in reversed(within(self.begins, lead, part.first)):
            match = trie.longest(tokens, at, part.first)
            if (
                match
                and not self._is_aside(at, part.first)
                and match[1][0].get("bodyClass") in classes
                and self._fits(part, match[1][0])
                and not self.event_boards.is_board(*match)
            ):
                whole = self.grammar.body(at)
                if whole:
                    body = part.changed(body=self._led_in(part, whole[0]))
                    return body if part.placed else self.hosts.with_place(body, whole[1])
                if match[1][0].get("nameGoesOn") != "open":
                    return part.changed(body=BodyPart(match[1][0], match[1][0].label))
        return None

    def _fits(self, part: PostPart, concept: Concept) -> bool:
        """Whether a post may be of a kind of body by the words they share: no "Viện trưởng" is of a court.

        "Chính trị viên phó", which says nothing of a post "Đồn", may be of another as well.
        """
        fused = tuple(part.role.get("fuses").split())
        if keys(concept.label)[: len(fused)] == fused:
            return True
        told = self.reading.keys(part.first, part.last)
        return concept.get("bodyLevel") == "any" and set(fused).isdisjoint(told)

    def only(self, part: PostPart) -> PostPart | None:
        """With the only body of the kind its own word says that the text names: "… | Đồn trưởng"."""
        fused = called_kind(part)
        if not fused:
            return None
        if fused not in self.kinds:
            self.kinds[fused] = self._only(tuple(fused.split()))
        found = self.kinds[fused]
        return self.hosts.with_place(part.changed(body=found[0]), found[1]) if found else None

    def _only(self, head: tuple[str, ...]) -> tuple[BodyPart, int] | None:
        """(the only body of the text whose kind begins with these words, its end)."""
        concepts = ((at, self.grammar.bodies[at][1][0]) for at in self.begins)
        found = (self.grammar.body(at) for at, one in concepts if keys(one.label)[: len(head)] == head)
        named = [body for body in found if body and body[0].name != body[0].concept.label]
        return named[0] if len({body.name for body, _ in named}) == 1 else None

    def headed(self, part: PostPart) -> PostPart | None:
        """In the body of the heading above a list of lines: "UBND XÃ / | Chủ tịch: ông A"."""
        sentences, index = self.reading.sentences, self.reading.sentence_at(part.first)
        colon = self.reading.keys(part.last, part.last + 1) == [":"]
        classes = _MEMBERED if part.role.label == self.words.member else part.role.get("refersTo").split()
        if part.placed or not colon or part.first != sentences[index].first:
            return None
        while index and sentences[index].kind == "label":
            index -= 1
            heading = sentences[index]
            if self.reading.within(self.reading.people, heading.first, heading.last):
                continue
            for at in reversed(within(self.begins, heading.first, heading.last)):
                found = self.grammar.body(at)
                if found and found[0].concept.get("bodyClass") in classes:
                    return self.hosts.with_place(part.changed(body=self._led_in(part, found[0])), found[1])
        return None

    def after(self, part: PostPart) -> BodyPart | None:
        """The next body of its sentence: "A giữ chức Chủ tịch; B giữ chức Phó Chủ tịch Ủy ban MTTQ xã"."""
        classes = part.role.get("refersTo").split()
        stop = self.reading.sentence_of(part.first).last
        near = [at for at in within(self.begins, part.last, stop) if at not in self.reading.quoted]
        found = (self.grammar.body(at) for at in near if classes and not self._is_of_person(part.last, at))
        return next((body[0] for body in found if body and body[0].concept.get("bodyClass") in classes), None)

    def _led_in(self, part: PostPart, body: BodyPart) -> BodyPart:
        """What a post leads that is told in a standing body: "Thường trực HĐND xã gồm | Chủ tịch A, …"."""
        whole = body.concept.get("standingOf")
        if not whole or not part.role.label.lower().endswith(self.words.chair.lower()):
            return body
        concept = labelled(self.reading.ontology)[whole]
        return BodyPart(concept, concept.label, body.parent)

    def _is_aside(self, at: int, stop: int) -> bool:
        """Whether brackets that close before `stop` hold a body: "ông A (nguyên Bí thư …) giữ chức"."""
        return closes_bracket(self.reading.keys(at, stop))

    def _is_of_person(self, last: int, at: int) -> bool:
        """Whether brackets open before `at`: "các ủy viên A (Trưởng | Ban Pháp chế HĐND xã), B"."""
        return opens_bracket(self.reading.keys(last, at))


def _has_leaders(body: BodyPart) -> bool:
    """Whether a body may have a Party committee, and is known by its name."""
    kind = body.concept.get("bodyClass")
    return kind in _SIDES and (kind not in _NAMED or body.name != body.concept.label)


def _body_begins(reading: BaseReading, bodies: Mapping[int, Match[Concept]]) -> list[int]:
    """The tokens at which bodies begin, but within no other ("Công đoàn") and no word ("Hội trường")."""
    found, last, split = [], 0, halves(reading.ontology)
    begins = reading.lookup.starting({pair[0] for pair in split})
    words = {at for at in begins if tuple(reading.keys(at, at + 2)) in split}
    for at, (end, _) in bodies.items():
        if at >= last and words.isdisjoint((at - 2, at - 1, at)):  # "Hội trường | Đảng ủy xã" too
            found.append(at)
            last = end
    return found
