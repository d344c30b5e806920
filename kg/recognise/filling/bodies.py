"""The body that a bare "Bí thư", "Chủ tịch" or "Ủy viên" leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from kg.model import Sentence
from kg.ontology import Concept, Match
from kg.recognise.filling.committees import Committees, is_higher
from kg.recognise.filling.levels import said_level
from kg.recognise.filling.words import words
from kg.recognise.ground import Ground
from kg.recognise.places import DISTRICTS
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar

_LED = 8  # tokens of a committee with its place
_SCHOOL = "school"  # a class of bodies
_BODIED = frozenset({"body", "police"})  # what such roles take


class Bodies:
    """Completes the posts of one document with their bodies."""

    def __init__(self, reading: Ground, grammar: TitleGrammar) -> None:
        self.reading, self.grammar = reading, grammar
        self.words, self.committees = words(reading.ontology), Committees(reading.ontology)
        self.people = grammar.people
        self.begins = _apart(grammar.bodies)  # tokens at which a body may begin
        self.leads = _leads(reading.sentences)
        self.known: dict[str, PostPart] = {}  # label of a role → the last post of the document with its body
        self.last: PostPart | None = None  # the last of them all
        self.led: PostPart | None = None  # the last that a committee leads in

    def learn(self, part: PostPart) -> None:
        """Remember a post that says both body and place."""
        if part.body and part.placed:
            self.known[part.role.label.lower()] = self.last = part

    def completed(self, parts: Sequence[PostPart], index: int) -> PostPart | None:
        """The post at `index` of a list with its body; None where it needs one and nothing tells which."""
        part = parts[index]
        if part.body is not None:
            strange = self._is_of_event(part, parts) or self._is_of_company(part, parts[index + 1 :])
            return None if strange else self._within(part, parts, index)
        if part.role.get("takes") not in _BODIED:
            return part
        if self._is_elsewhere(part):
            return None
        return self._told_near(part, parts, index) or (part if part.role.get("alone") else self._known(part))

    def _told_near(self, part: PostPart, parts: Sequence[PostPart], index: int) -> PostPart | None:
        """With the body that the role, the list or the sentence tells."""
        if led := self._led_by(part) or self._led_on(part):
            self.led = led
            return led
        if body := self._left_out(part, parts, index):
            return replace(part, body=body)
        if said := self._said_before(part):
            return said
        body = self._said_after(part)
        return replace(part, body=body) if body else None

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
            return self._of_union(part) or self.committees.of_default(parts, index, default)
        if self._is_of_government(part):
            return self.committees.implied("chair")
        return self._shared(part, parts[index + 1 :])

    # -- around the body that is said -----------------------------------------------------------------------

    def _within(self, part: PostPart, parts: Sequence[PostPart], index: int) -> PostPart:
        """The body with the one it belongs to, where it is named alone."""
        body = part.body
        if body is None or body.parent is not None or part.placed:
            return part
        if body.concept.get("bodyLevel") == "council":  # "Trưởng Ban Kinh tế - Ngân sách"
            return replace(part, body=replace(body, parent=self.committees.implied("board")))
        return self.committees.of_list(self.committees.of_command(part, parts[index + 1 :]), parts)

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
        default = part.role.get("defaultBody") and after and after[0].body is None
        return (
            alone and bool(default) and after[0].role.get("takes") in _BODIED and self._is_elsewhere(after[0])
        )

    def _led_by(self, part: PostPart) -> PostPart | None:
        """In the Party committee whose members are listed: "Thường trực Thành ủy X gồm Bí thư A và …"."""
        end = part.first - 1
        if part.placed or not part.role.get("defaultBody") or end < 0:
            return None
        if self.reading.tokens[end].key not in self.words.lists:
            return None
        near = self.begins[bisect_left(self.begins, end - _LED) : bisect_left(self.begins, end)]
        for body in (found for first in near if (found := self.grammar.body(first))):
            led = self._with_place(replace(part, body=body[0]), body[1])
            named = self.grammar.places.placed(replace(part, last=body[1])).last
            if named == end and body[0].concept.get("bodyClass") == "party":
                return led
        return None

    def _led_on(self, part: PostPart) -> PostPart | None:
        """A deputy in the list of a committee: "… gồm Bí thư A và 4 Phó Bí thư: …"."""
        led = self.led
        if led is None or part.placed or not part.role.get("defaultBody"):
            return None
        same = self.reading.sentence_at(led.first) == self.reading.sentence_at(part.first)
        counted = self.reading.tokens[part.first - 1].shape == "9"
        return replace(led, role=part.role, first=part.first, last=part.last) if same and counted else None

    def _of_union(self, part: PostPart) -> BodyPart | None:
        """The union whose head the sentence named: "A giữ chức Bí thư Đoàn phường; B giữ chức Phó Bí thư"."""
        last, label = self.last, part.role.label.lower()
        if last is None or last.body is None or last.body.concept.get("bodyClass") != "union":
            return None
        deputy = label == f"{self.words.deputy}{last.role.label.lower()}"
        same = self.reading.sentence_at(last.first) == self.reading.sentence_at(part.first)
        return last.body if deputy and same else None

    def _of_school(self, part: PostPart) -> BodyPart | None:
        """The school of the document: "Hiệu trưởng nhà trường"."""
        if _SCHOOL not in part.role.get("refersTo").split():
            return None
        found = (self.grammar.body(at) for at in self.begins)
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

    def _said_before(self, part: PostPart) -> PostPart | None:
        """With the nearest body named before it in its sentence, or in what leads its list in."""
        classes = part.role.get("refersTo").split()
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
                    body = replace(part, body=whole[0])
                    return body if part.placed else self._with_place(body, whole[1])
                if match[1][0].get("nameGoesOn") != "open":
                    return replace(part, body=BodyPart(match[1][0], match[1][0].label))
        return None

    def _with_place(self, part: PostPart, end: int) -> PostPart:
        """With the place of the body that ends at `end`: "lãnh đạo UBND tỉnh X gồm Chủ tịch A, …"."""
        placed = self.grammar.places.placed(replace(part, last=end))
        past = placed.place is not None and (placed.place.former or placed.place.level in DISTRICTS)
        return part if past else replace(placed, first=part.first, last=part.last)

    def _said_after(self, part: PostPart) -> BodyPart | None:
        """The next body of its sentence: "A giữ chức Chủ tịch; B giữ chức Phó Chủ tịch Ủy ban MTTQ xã"."""
        classes = part.role.get("refersTo").split()
        stop = self.reading.sentence_of(part.first).last
        near = self.begins[bisect_left(self.begins, part.last) : bisect_left(self.begins, stop)]
        found = (self.grammar.body(at) for at in near if classes)
        return next((body[0] for body in found if body and body[0].concept.get("bodyClass") in classes), None)


def _apart(bodies: Mapping[int, Match[Concept]]) -> list[int]:
    """The tokens at which bodies begin, but within no other: "Công đoàn" holds "Đoàn"."""
    found, last = [], 0
    for at, (end, _) in bodies.items():
        if at >= last:
            found.append(at)
            last = end
    return found


def _leads(sentences: Sequence[Sentence]) -> list[int]:
    """For each sentence its own index; for an item of a list that of the line that leads the list in."""
    leads: list[int] = []
    for index, sentence in enumerate(sentences):
        leads.append(leads[-1] if leads and sentence.kind == "item" else index)
    return leads
