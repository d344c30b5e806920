"""The body that a bare "Bí thư", "Chủ tịch" or "Ủy viên" leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.committees import Committees, is_of_party
from kg.recognise.filling.hosts import OTHERS
from kg.recognise.filling.levels import said_level
from kg.recognise.filling.memory import Memory
from kg.recognise.filling.seats import Seats
from kg.recognise.filling.sentence_bodies import SentenceBodies
from kg.recognise.filling.strange import BODIED, Strange
from kg.recognise.filling.words import filling_words
from kg.recognise.spans import within
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar
from kg.recognise.titles.called import SCHOOLS
from kg.recognise.titles.parts import around
from kg.recognise.titles.words import labelled

_GOVERNMENT: Final = frozenset({"government"})  # classes of bodies
_COMMISSION: Final = "commission"  # a class of bodies
_OFFICE: Final = "office"  # a class of bodies
_POLICE: Final = "police"
_CHARGED: Final = 2  # tokens of "phụ trách"
_BOARD: Final = "committee"  # one that unions and associations have too


class Bodies:
    """Completes the posts of one document with their bodies."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading = reading
        self.words, self.committees = filling_words(reading.ontology), Committees(reading.ontology)
        self.told = SentenceBodies(reading, grammar)
        self.seats = Seats(reading, self.told.hosts, self.told.begins)
        self.strange, self.memory = Strange(reading, grammar), Memory(reading, grammar, self.told)

    def learn(self, part: PostPart) -> None:
        """Remember a post that is complete."""
        self.seats.learn(part)
        self.memory.learn(part)

    def completed(self, parts: Sequence[PostPart], index: int) -> PostPart | None:
        """The post at `index` of a list with its body; None where it needs one and nothing tells which."""
        part = parts[index]
        if (part.body or part.role.get("takes") == "body") and (beside := self.told.on_side(part)):
            return beside
        if part.body is not None:
            strange = self.told.event_boards.is_led(part) or self.strange.holds(parts, index)
            return None if strange else self._within(self.told.placed.again(part), parts, index)
        if part.role.get("takes") not in BODIED:
            return part
        if self.strange.is_led_on(parts, index) or self.told.event_boards.named_before(part):
            return None
        if told := self.seats.seat(part) or self._told_near(part, parts, index):
            return self._elected(told, parts) or self._of_council(told)
        return part if part.role.get("alone") else self._known(part)

    def _known(self, part: PostPart) -> PostPart | None:
        """With the body of a post told before, the only one of its kind, or the one that acts."""
        return self.memory.known(part) or self.told.only(part) or self.told.hosts.actor(part)

    def _told_near(self, part: PostPart, parts: Sequence[PostPart], index: int) -> PostPart | None:
        """With the body that the role, the list or the sentence tells."""
        held = self.told.congresses.congress(part)
        if held and not self.told.entered.manned(part):
            return self.memory.as_before(held)
        elected, of_party = self.told.entered.elected_by(part), self._is_of_party(part, parts[index + 1 :])
        consulted = None if elected or of_party else self.told.consulted(part)
        if led := elected or consulted or self.told.listed.of(part) or self.told.entered.manned(part):
            return led
        alone = len(parts) == 1 and not part.placed and bool(part.role.get("defaultBody"))
        if told := (self.told.hosts.host(part) if alone else None) or self.told.headed(part):
            return told
        if body := self._left_out(part, parts, index):
            return part.changed(body=body)
        # "HĐND xã bầu ông A làm Chủ tịch, bà B làm Phó Chủ tịch UBND xã"
        if said := self.told.hosts.of_deputy(part, _GOVERNMENT) or self.told.before(part):
            return said
        return self.memory.listed(part) or self._behind(part)

    def _behind(self, part: PostPart) -> PostPart | None:
        """With the next body of the sentence, or the one that holds what is told."""
        body = self.told.after(part)
        return part.changed(body=body) if body else self.told.hosts.host(part)

    def _is_of_party(self, part: PostPart, after: Sequence[PostPart]) -> bool:
        """Whether a later post names the Party committee: "Ủy viên BTV, Phó Trưởng Ban Tổ chức Tỉnh ủy"."""
        return part.role.get("defaultBody") == "party" and any(map(is_of_party, after))

    def _left_out(self, part: PostPart, parts: Sequence[PostPart], index: int) -> BodyPart | None:
        """The body of a bare role, from the role itself or the list."""
        default = part.role.get("defaultBody")
        if default:
            return self.memory.of_last(part, parts[:index]) or self.committees.of_default(
                parts, index, default
            )
        if self._is_of_government(part):
            return self.committees.implied("chair")
        return self.memory.of_deputy(part, parts[:index]) or self._shared(part, parts[index + 1 :])

    def _within(self, part: PostPart, parts: Sequence[PostPart], index: int) -> PostPart:
        """The body with the one it belongs to, where it is named alone."""
        body = part.body
        if body is None or body.parent is not None:
            return part.changed(body=self._housed(body)) if body else part
        elected = self.told.congresses.party(part) or self._elected(part, parts)
        elected = elected or self.told.entered.moved(part)
        if found := elected or self._office(part, parts) or self._beside(part) or self._faculty(part):
            return found
        if body.concept.get("insideBody"):
            return part.changed(body=self._housed(body))
        if part.placed:
            return self.committees.of_ward(part, parts)
        if (inner := self._of_council(part)) is not part:
            return inner
        commanded = self.committees.of_command(part, parts[index + 1 :])
        commanded = self.committees.of_union(commanded, parts, index)
        return self._of_province(self.committees.of_ward(self.committees.of_list(commanded, parts), parts))

    def _office(self, part: PostPart, parts: Sequence[PostPart]) -> PostPart | None:
        """In the office that another post names in full: "Phó Chánh Văn phòng, làm Chánh Văn phòng HĐND".

        So too of "Phó Chánh Văn phòng | phụ trách Văn phòng Đảng ủy xã A".
        """
        body = part.body
        if body is None or body.concept.get("bodyClass") != _OFFICE or body.name != body.concept.label:
            return None
        behind = self.reading.keys(part.last, part.last + _CHARGED)
        if len(behind) == _CHARGED and self.words.charged.issuperset(behind):
            found = self.told.grammar.body(part.last + _CHARGED)
            if found and found[0].name.startswith(f"{body.name} "):
                return self.told.hosts.with_place(part.changed(body=found[0]), found[1])
        bodies = (other for other in parts if other.body and other.body is not body)
        longer = (one for one in bodies if one.body and one.body.name.startswith(f"{body.name} "))
        return next((part.in_body_of(one) for one in longer), None)

    def _faculty(self, part: PostPart) -> PostPart | None:
        """A faculty told alone is in the school or hospital named last: "Trưởng Khoa Cấp cứu"."""
        body = part.body
        if body is None or part.placed or body.concept.label not in self.words.faculties:
            return None
        for at in reversed(within(self.told.begins, 0, part.first)):
            if self.told.grammar.bodies[at][1][0].get("bodyClass") in SCHOOLS:
                found = self.told.grammar.body(at)
                if found and found[0].name != found[0].concept.label:
                    return part.changed(body=body.inside(found[0]))
        return None

    def _beside(self, part: PostPart) -> PostPart | None:
        """In the union whose deputy has the post too: "… làm Phó Chủ tịch, bà A kiêm | Chủ nhiệm …"."""
        last, body = self.memory.last, part.body
        if last is None or last.body is None or body is None or part.placed or body.parent:
            return None
        near = self.reading.sentence_at(last.first) == self.reading.sentence_at(part.first)
        beside = self.reading.tokens[part.first - 1].key in self.words.beside
        union = last.body.concept.get("bodyClass") in OTHERS and body.concept.get("bodyClass") == _COMMISSION
        if not (near and beside and union):
            return None
        return part.changed(body=body.inside(last.body), place=last.place, generic=last.generic)

    def _of_council(self, part: PostPart) -> PostPart:
        """A board that only councils have, named alone, with its council: "Trưởng Ban Pháp chế"."""
        body = part.body
        if body is None or body.parent or part.placed or body.concept.get("bodyLevel") != "council":
            return part
        inner = part.changed(body=body.inside(self.committees.implied("board")))
        return self.told.placed.by_council(inner) or inner

    def _of_province(self, part: PostPart) -> PostPart:
        """A commission that no ward has, named alone, with the committee of the report's province."""
        body, province = part.body, self.reading.province
        alone = body is not None and body.parent is None and not part.placed
        if body is None or not alone or province is None or not body.concept.get("aboveWards"):
            return part
        return part.changed(body=body.inside(self.committees.implied(province.level)))

    def _elected(self, part: PostPart, parts: Sequence[PostPart]) -> PostPart | None:
        """In a board of the body whose congress elects it."""
        board = part.body is not None and part.body.parent is None and _is_board(part.body)
        return self.told.congresses.board(part, parts[0].first) if board else None

    def _housed(self, body: BodyPart) -> BodyPart:
        """A body with what its outermost one is known to be in: a police division in the police."""
        if body.parent is not None:
            return body.inside(self._housed(body.parent))
        around = body.concept.get("insideBody")
        concept = labelled(self.reading.ontology)[around] if around else None
        return body.inside(BodyPart(concept, concept.label)) if concept else body

    def _is_of_government(self, part: PostPart) -> bool:
        """Whether a chair and a place alone mean the People's Committee: "Chủ tịch phường X"."""
        if said_level(part) is None or part.inside or part.role.get("fuses"):
            return False
        return part.role.label.endswith(self.words.chair)

    def _shared(self, part: PostPart, after: Sequence[PostPart]) -> BodyPart | None:
        """The body of a later post of the list, or the police around it: "Chủ tịch, Phó Chủ tịch HĐND"."""
        classes = part.role.get("refersTo").split()
        for other in after:
            for body in around(other.body):
                kind = body.concept.get("bodyClass")
                if kind in classes or (classes and kind == _POLICE and body is not other.body):
                    return body
        return None


def _is_board(body: BodyPart) -> bool:
    """Whether a body is a board as the Party, unions and associations have, without a name of its own."""
    inner = body.concept.get("bodyClass") == _BOARD or body.concept.get("ofCommittee")
    return bool(inner) and body.name == body.concept.label
