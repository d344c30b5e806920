"""The body that a bare "Bí thư", "Chủ tịch" or "Ủy viên" leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.committees import Committees, around, is_higher
from kg.recognise.filling.levels import is_past, said_level
from kg.recognise.filling.seats import Seats
from kg.recognise.filling.told import ToldBodies
from kg.recognise.filling.words import filling_words
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar
from kg.recognise.titles.words import labelled

_SCHOOL = "school"  # a class of bodies
_BOARD = "committee"  # one that unions and associations have too
_COMMISSION = "commission"  # what heads of boards refer back to
_DIVISION = "wardgovernment"  # the level of the ward's divisions
_BODIED = frozenset({"body", "police"})  # what such roles take


class Bodies:
    """Completes the posts of one document with their bodies."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.grammar = reading, grammar
        self.words, self.committees = filling_words(reading.ontology), Committees(reading.ontology)
        self.people = grammar.people
        self.told = ToldBodies(reading, grammar)
        self.seats = Seats(reading, self.told.hosts, self.told.begins)
        self.known: dict[str, PostPart] = {}  # label of a role → the last post of the document with its body
        self.last: PostPart | None = None  # the last of them all

    def learn(self, part: PostPart) -> None:
        """Remember a post that says both body and place, or a division of the ward's."""
        self.seats.learn(part)
        if part.body and (part.placed or part.body.concept.get("bodyLevel") == _DIVISION):
            self.known[part.role.label.lower()] = self.last = part
        elif part.body and _has_deputies(part.body):
            self.last = part

    def completed(self, parts: Sequence[PostPart], index: int) -> PostPart | None:
        """The post at `index` of a list with its body; None where it needs one and nothing tells which."""
        part = parts[index]
        if part.body is not None:
            strange = self._is_of_event(part, parts) or self._is_of_company(part, parts[index + 1 :])
            named = part.body.name != part.body.concept.label
            strange = strange or (named and any(word in part.body.name for word in self.words.private))
            return None if strange else self._within(self.told.again(part), parts, index)
        if part.role.get("takes") not in _BODIED:
            return part
        if self._is_elsewhere(part) or self.told.is_of_event(part):
            return None
        if told := self.seats.seat(part) or self._told_near(part, parts, index):
            return self._elected(told, parts) or told
        return part if part.role.get("alone") else self._known(part) or self.told.hosts.actor(part)

    def _told_near(self, part: PostPart, parts: Sequence[PostPart], index: int) -> PostPart | None:
        """With the body that the role, the list or the sentence tells."""
        if held := self.told.hosts.congress(part):
            return self._as_before(held)
        consulted = None if self._is_of_party(part, parts[index + 1 :]) else self.told.consulted(part)
        if led := consulted or self.told.led(part):
            return led
        alone = len(parts) == 1 and not part.placed and bool(part.role.get("defaultBody"))
        if alone and (hosted := self.told.hosts.host(part)):
            return hosted
        if body := self._left_out(part, parts, index):
            return replace(part, body=body)
        if said := self.told.before(part):
            return said
        body = self.told.after(part)
        return replace(part, body=body) if body else self.told.hosts.host(part)

    def _is_of_party(self, part: PostPart, after: Sequence[PostPart]) -> bool:
        """Whether a later post names the Party committee: "Ủy viên BTV, Phó Trưởng Ban Tổ chức Tỉnh ủy"."""
        bodies = (body.concept.get("bodyClass") for other in after for body in around(other.body))
        return part.role.get("defaultBody") == "party" and "party" in bodies

    def _as_before(self, part: PostPart) -> PostPart:
        """With the body as the post before in its sentence names it: "Bí thư Đoàn phường; … Phó Bí thư"."""
        last = self.last
        if last is None or last.body is None or part.body is None or is_past(last):
            return part
        near = self.reading.sentence_at(last.first) == self.reading.sentence_at(part.first)
        same = last.body.concept.get("bodyClass") == part.body.concept.get("bodyClass")
        return replace(last, role=part.role, first=part.first, last=part.last) if near and same else part

    def _known(self, part: PostPart) -> PostPart | None:
        """With the body of the last post so called, of its head's, or the school of the document."""
        label = part.role.label.lower()
        known = self.known.get(label) or self.known.get(label.removeprefix(self.words.deputy))
        if known:
            return replace(known, role=part.role, first=part.first, last=part.last)
        school = self._of_school(part)
        return replace(part, body=school) if school else None

    def _left_out(self, part: PostPart, parts: Sequence[PostPart], index: int) -> BodyPart | None:
        """The body of a bare role, from the role itself or the list."""
        default = part.role.get("defaultBody")
        if default:
            return self._of_last(part, parts[:index]) or self.committees.of_default(parts, index, default)
        if self._is_of_government(part):
            return self.committees.implied("chair")
        return self._shared(part, parts[index + 1 :])

    # -- around the body that is said -----------------------------------------------------------------------

    def _within(self, part: PostPart, parts: Sequence[PostPart], index: int) -> PostPart:
        """The body with the one it belongs to, where it is named alone."""
        body = part.body
        if body is None or body.parent is not None:
            return replace(part, body=self._housed(body)) if body else part
        if elected := self._elected(part, parts):
            return elected
        if body.concept.get("insideBody"):
            return replace(part, body=self._housed(body))
        if part.placed:
            return self.committees.of_ward(part, parts)
        if body.concept.get("bodyLevel") == "council":  # "Trưởng Ban Kinh tế - Ngân sách"
            inner = replace(part, body=replace(body, parent=self.committees.implied("board")))
            return self.told.council(inner) or inner
        commanded = self.committees.of_command(part, parts[index + 1 :])
        return self.committees.of_ward(self.committees.of_list(commanded, parts), parts)

    def _elected(self, part: PostPart, parts: Sequence[PostPart]) -> PostPart | None:
        """In a board of the body whose congress elects it."""
        board = part.body is not None and part.body.parent is None and _is_board(part.body)
        return self.told.hosts.board(part, parts[0].first) if board else None

    def _housed(self, body: BodyPart) -> BodyPart:
        """A body with what its outermost one is known to be in: a police division in the police."""
        if body.parent is not None:
            return replace(body, parent=self._housed(body.parent))
        around = body.concept.get("insideBody")
        concept = labelled(self.reading.ontology)[around] if around else None
        return replace(body, parent=BodyPart(concept, concept.label)) if concept else body

    def _is_of_event(self, part: PostPart, parts: Sequence[PostPart]) -> bool:
        """Whether the board is an event's: "Trưởng Ban tổ chức" in a list without a Party committee."""
        body = part.body
        if body is None or body.parent is not None or not body.concept.get("alsoOfEvents"):
            return False
        last = self.reading.tokens[part.last - 2 : part.last]
        lower = all(token.shape == "w" for token in last)
        return lower or not any(other is not part and is_higher(other) for other in parts)

    # -- of a bare role -------------------------------------------------------------------------------------

    def _is_elsewhere(self, part: PostPart) -> bool:
        """Whether the role goes on with a body that is not known: "Giám đốc Công ty …", "Bí thư Chi đoàn"."""
        tokens, at = self.reading.tokens, part.last
        if part.placed or at >= len(tokens) or tokens[at].line != tokens[at - 1].line or at in self.people:
            return False
        match = self.grammar.bodies.get(at)
        if match is not None:  # "Chủ tịch Hội" refers back, "Chủ tịch Hội đồng quản trị …" does not
            named = match[0] < len(tokens) and tokens[match[0]].shape in "CA" and match[0] not in self.people
            return (match[0] - at > 1 or named) and self.grammar.body(at) is None
        return tokens[at].shape in "CA" or tokens[at].key in self.words.elsewhere

    def _is_of_company(self, part: PostPart, after: Sequence[PostPart]) -> bool:
        """Whether a committee is that of what a later post heads, which is no public body."""
        alone = part.body is not None and part.body.parent is None and not part.placed
        if not (alone and part.role.get("defaultBody") and after) or after[0].body:
            return False
        headed = after[0].role
        board = _COMMISSION in headed.get("refersTo").split()  # "Bí thư Đảng ủy, Trưởng ban Chỉ đạo"
        return headed.get("takes") in _BODIED and not board and self._is_elsewhere(after[0])

    def _of_last(self, part: PostPart, before: Sequence[PostPart]) -> BodyPart | None:
        """The body whose head or deputy stands before: "A giữ chức Bí thư Đoàn phường; B làm Phó Bí thư"."""
        last, label = before[-1] if before else self.last, part.role.label.lower()
        if last is None or last.body is None:
            return None
        head, deputy = last.role.label.lower(), self.words.deputy
        if label != f"{deputy}{head}" and head != f"{deputy}{label}":
            return None
        apart = self.reading.sentence_at(part.first) - self.reading.sentence_at(last.first)
        several = self.reading.tokens[part.first - 1].key in self.words.plural
        if several and last.body.concept.get("bodyClass") == "party":  # "… Tỉnh ủy X. Các Phó Bí thư gồm …"
            return last.body if apart <= 1 else None
        return last.body if apart == 0 and _has_deputies(last.body) else None

    def _of_school(self, part: PostPart) -> BodyPart | None:
        """The school of the document: "Hiệu trưởng nhà trường"."""
        if _SCHOOL not in part.role.get("refersTo").split():
            return None
        found = (self.grammar.body(at) for at in self.told.begins)
        schools = (one[0] for one in found if one and one[0].concept.get("bodyClass") == _SCHOOL)
        return next((school for school in schools if self._is_local(school)), None)

    def _is_local(self, school: BodyPart) -> bool:
        """Whether a school is one of a ward: no university, and no headline in capitals."""
        own = school.name.removeprefix(school.concept.label)
        of_nation = school.concept.get("bodyLevel") == "nation"
        return not of_nation and not own.isupper() and not any(w in own for w in self.words.higher_schools)

    def _is_of_government(self, part: PostPart) -> bool:
        """Whether a chair and a place alone mean the People's Committee: "Chủ tịch phường X"."""
        if said_level(part) is None or part.inside or part.role.get("fuses"):
            return False
        return part.role.label.endswith(self.words.chair)

    def _shared(self, part: PostPart, after: Sequence[PostPart]) -> BodyPart | None:
        """The body of a later post of the list: "Chủ tịch, Phó Chủ tịch HĐND"."""
        classes = part.role.get("refersTo").split()
        bodies = (other.body for other in after if other.body)
        return next((body for body in bodies if body.concept.get("bodyClass") in classes), None)


def _is_board(body: BodyPart) -> bool:
    """Whether a body is a board as the Party, unions and associations have, without a name of its own."""
    inner = body.concept.get("bodyClass") == _BOARD or body.concept.get("ofCommittee")
    return bool(inner) and body.name == body.concept.label


def _has_deputies(body: BodyPart) -> bool:
    """Whether a bare deputy in the sentence is this body's: a union's, a committee's but the ward's own."""
    kind, own = body.concept.get("bodyClass"), not body.concept.get("impliedBy")
    return kind == "union" or (kind == "party" and own)
