"""The body that the sentence tells of a bare "Bí thư", "Chủ tịch" or "Ủy viên"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.ontology import Concept, Match
from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import halves
from kg.recognise.filling.congresses import Congresses
from kg.recognise.filling.hosts import Hosts
from kg.recognise.filling.words import filling_words
from kg.recognise.spans import closes_bracket, opens_bracket, within
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar
from kg.recognise.titles.parts import outermost
from kg.recognise.titles.words import labelled
from kg.recognise.words import words_of
from kg.text import keys

_CELL: Final = "partyCell"  # a class of bodies
_MEMBERED: Final = ["government", "council", "front", "commission"]  # classes of bodies with members
# Classes of bodies with a Party committee of their own; some only with their name.
_SIDES: Final = frozenset({"police", "military", "hospital", "agency", "school"})
_NAMED: Final = frozenset({"hospital", "school"})
_ISSUING: Final = 3  # tokens of "của thường trực"
_LED: Final = 8  # tokens of a committee with its place


class ToldBodies:
    """Finds the bodies around the posts of one document."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.grammar = reading, grammar
        self.words = filling_words(reading.ontology)
        self.begins = _apart(reading, grammar.bodies)  # tokens at which a body may begin
        self.hosts = Hosts(reading, grammar, self.begins)
        self.congresses = Congresses(reading, self.hosts)
        self.nouns, self.size = words_of(reading.ontology, "events", "words", "nouns"), len(reading.tokens)
        self.committee: PostPart | None = None  # the last post that a committee leads in

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

    def led(self, part: PostPart) -> PostPart | None:
        """In the committee whose members are listed; one that is found leads in its deputies too."""
        found = self._led_by(part) or self._led_on(part)
        self.committee = found or self.committee
        return found

    def again(self, part: PostPart) -> PostPart:
        """With the place of a body that its sentence named before: "HĐND tỉnh X bầu … HĐND khóa X"."""
        body, follows = part.body, self._follows(part)
        if part.placed or body is None or body.parent or follows not in self.words.terms:
            return part
        first = self.reading.sentence_of(part.first).first
        near = within(self.begins, first, part.first)
        for at in reversed(near):
            whole = self.grammar.body(at)
            if whole and whole[0].concept.get("bodyClass") == body.concept.get("bodyClass"):
                return self.hosts.with_place(part, whole[1])
        return part

    def council(self, part: PostPart) -> PostPart | None:
        """With the place of its sentence's first council: "HĐND TP X cho thôi chức Trưởng ban …"."""
        first = self.reading.sentence_of(part.first).first
        for at in within(self.begins, first, part.first):
            found = self.grammar.body(at)
            if found and found[0].concept.get("bodyClass") == "council" and not self._is_issuer(first, at):
                placed = self.hosts.with_place(part, found[1])
                return placed if placed.placed else None
        return None

    def _is_issuer(self, first: int, at: int) -> bool:
        """Whether a body at `at` only decides on the post: "Nghị quyết của Thường trực | HĐND tỉnh"."""
        tokens = self.reading.tokens
        of = self.words.issuing.ends_at(tokens, at, _ISSUING)
        return of and self.words.decisions.within(tokens, first, at)

    def cell(self, part: PostPart) -> PostPart:
        """Of the last Party cell named with what it is of: "Chi bộ xóm 5 … Bí thư Chi bộ"."""
        for at in reversed(within(self.begins, 0, part.first)):
            end, (concept, *_) = self.grammar.bodies[at]
            if concept.get("bodyClass") != _CELL:
                continue
            if inside := self.grammar.places.inside(end)[0]:
                return part.changed(inside=inside)
            whole = self.grammar.body(at)
            if whole and outermost(whole[0]) != _bare(part) and at not in self.hosts.in_posts:
                return self.hosts.with_place(part.changed(body=whole[0]), whole[1])
        return self._of_home(part)

    def _of_home(self, part: PostPart) -> PostPart:
        """Of the neighbourhood that its sentence tells of: "ông A (ở bản B) … 8 năm là | Bí thư Chi bộ"."""
        first = self.reading.sentence_of(part.first).first
        told = (self.grammar.places.inside(at)[0] for at in range(first, part.first))
        inside = next(filter(None, told), None)
        return part.changed(inside=inside) if inside else part

    def _follows(self, part: PostPart) -> str:
        """The key of the token behind a post."""
        tokens = self.reading.tokens
        return tokens[part.last].key if part.last < len(tokens) else ""

    def _led_by(self, part: PostPart) -> PostPart | None:
        """In the Party committee whose members are listed: "Thường trực Thành ủy X gồm Bí thư A và …"."""
        end = part.first - 1
        if part.placed or not part.role.get("defaultBody") or end < 0:
            return None
        if self.reading.tokens[end].key not in self.words.lists:
            return None
        near = within(self.begins, end - _LED, end)
        for body in (found for first in near if (found := self.grammar.body(first))):
            led = self.hosts.with_place(part.changed(body=body[0]), body[1])
            named = self.grammar.places.placed(part.changed(last=body[1])).last
            if named == end and body[0].concept.get("bodyClass") == "party":
                return led
        return None

    def _led_on(self, part: PostPart) -> PostPart | None:
        """A deputy in the list of a committee: "… gồm Bí thư A và 4 Phó Bí thư: …"."""
        led = self.committee
        if led is None or part.placed or not part.role.get("defaultBody"):
            return None
        same = self.reading.sentence_at(led.first) == self.reading.sentence_at(part.first)
        counted = self.reading.tokens[part.first - 1].shape == "9"
        return part.in_body_of(led) if same and counted else None

    def before(self, part: PostPart) -> PostPart | None:
        """With the nearest body named before it in its sentence, or in what leads its list in."""
        classes = part.role.get("refersTo").split()
        if not classes:
            return None
        trie, tokens = self.reading.ontology.schemes["bodies"], self.reading.tokens
        lead, fused = self.reading.lead_at(part.first).first, tuple(part.role.get("fuses").split())
        for at in reversed(within(self.begins, lead, part.first)):
            match = trie.longest(tokens, at, part.first)
            if (
                match
                and not self._is_aside(at, part.first)
                and match[1][0].get("bodyClass") in classes
                and keys(match[1][0].label)[: len(fused)] == fused  # no "Viện trưởng" is of a court
                and not self._is_of_event(*match)
            ):
                whole = self.grammar.body(at)
                if whole:
                    body = part.changed(body=self._led_in(part, whole[0]))
                    return body if part.placed else self.hosts.with_place(body, whole[1])
                if match[1][0].get("nameGoesOn") != "open":
                    return part.changed(body=BodyPart(match[1][0], match[1][0].label))
        return None

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

    def is_of_event(self, part: PostPart) -> bool:
        """Whether the last board named before in its sentence is an event's: "Ban Tổ chức lễ hội do A …"."""
        classes, start = part.role.get("refersTo").split(), self.reading.sentence_of(part.first).first
        for at in reversed(within(self.begins, start, part.first) if classes else ()):
            end, concepts = self.grammar.bodies[at]
            if concepts[0].get("bodyClass") in classes:
                return self._is_of_event(end, concepts)
        return False

    def leads_event(self, part: PostPart) -> bool:
        """Whether a post's board is that of an event named behind it: "Trưởng Ban Tổ chức | Hội thi"."""
        if part.body is None or part.body.name != part.body.concept.label or part.last >= self.size:
            return False
        named = self.reading.tokens[part.last].key in self.nouns
        return named and self._is_of_event(part.last, [part.body.concept])

    def headed(self, part: PostPart) -> PostPart | None:
        """In the body of the heading above a list of lines: "UBND XÃ / | Chủ tịch: ông A"."""
        sentences, index = self.reading.sentences, self.reading.sentence_at(part.first)
        classes, colon = part.role.get("refersTo").split(), self._follows(part) == ":"
        classes = _MEMBERED if part.role.label == self.words.member else classes
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

    def _is_of_event(self, end: int, concepts: Sequence[Concept]) -> bool:
        """Whether a board that ends at `end` is an event's: "Ban Tổ chức | Lễ tang"."""
        events = self.reading.ontology.schemes["events"]
        return bool(concepts[0].get("alsoOfEvents")) and events.longest(self.reading.tokens, end) is not None

    def after(self, part: PostPart) -> BodyPart | None:
        """The next body of its sentence: "A giữ chức Chủ tịch; B giữ chức Phó Chủ tịch Ủy ban MTTQ xã"."""
        classes = part.role.get("refersTo").split()
        stop = self.reading.sentence_of(part.first).last
        near = [at for at in within(self.begins, part.last, stop) if at not in self.reading.quoted]
        found = (self.grammar.body(at) for at in near if classes and not self._is_of_person(part.last, at))
        return next((body[0] for body in found if body and body[0].concept.get("bodyClass") in classes), None)


def _has_leaders(body: BodyPart) -> bool:
    """Whether a body may have a Party committee, and is known by its name."""
    kind = body.concept.get("bodyClass")
    return kind in _SIDES and (kind not in _NAMED or body.name != body.concept.label)


def _bare(part: PostPart) -> str:
    """What a post's body is called where nothing tells whose it is."""
    return part.body.concept.label if part.body else ""


def _apart(reading: BaseReading, bodies: Mapping[int, Match[Concept]]) -> list[int]:
    """The tokens at which bodies begin, but within no other ("Công đoàn") and no word ("Hội trường")."""
    found, last, split = [], 0, halves(reading.ontology)
    begins = reading.lookup.starting({pair[0] for pair in split})
    words = {at for at in begins if tuple(reading.keys(at, at + 2)) in split}
    for at, (end, _) in bodies.items():
        if at >= last and words.isdisjoint((at - 2, at - 1, at)):  # "Hội trường | Đảng ủy xã" too
            found.append(at)
            last = end
    return found
