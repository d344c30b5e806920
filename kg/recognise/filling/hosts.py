"""The body that is the subject of a sentence, to which the bare posts behind it refer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.committees import Committees
from kg.recognise.filling.levels import is_past
from kg.recognise.filling.words import filling_words
from kg.recognise.places import PROVINCES
from kg.recognise.spans import within
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar
from kg.recognise.titles.parts import around, outermost
from kg.recognise.titles.words import labelled
from kg.text import keys

_HOSTS: Final = frozenset({"partyCell", "union"})  # classes of bodies that a bare "Bí thư" may be of
_OTHERS: Final = frozenset({"front", "union", "association"})  # and a bare "Chủ tịch"
_ABOVE: Final = frozenset({"party", "union"})  # classes of a bare "Bí thư" above the wards
_UNION: Final = "union"  # a class of bodies
_BOARD_NAME: Final = 3  # tokens of "Ban Chấp hành"
_DIVISION, _WITH_DIVISIONS = "division", frozenset({"agency", "ministry", "police", "office"})  # likewise
_COMMISSION: Final = "commission"  # likewise
_ORGANISATION, _BOARD = "partyOrganisation", "committee"  # classes of bodies
_ACTING: Final = frozenset({"agency", "military"})  # those whose heads are told bare wherever they act
_UNITS: Final = frozenset({"agency", "division", "hospital", "parliament"})  # heads called by their kind
_ORGANISED: Final = 2  # words of "Đảng bộ"
_BACK, _ELECTING = 24, 4  # sentences back to the congress; tokens of "được bầu giữ chức"
_NAME: Final = 1  # tokens from "Đại hội" to whose it is
_SUBJECT, _VERB = 16, 14  # tokens from the beginning of a sentence to its subject, and on to its verb


class Hosts:
    """Finds the bodies that act in the sentences of one document; `begins` is where a body may begin."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar, begins: Sequence[int]) -> None:
        self.reading, self.grammar, self.begins = reading, grammar, begins
        self.words, self.committees = filling_words(reading.ontology), Committees(reading.ontology)
        self.boards = reading.lookup.matches(self.words.boards)
        self.in_posts = {end for end, _ in reading.labels["positions"].values()}  # where their bodies begin

    def host(self, part: PostPart) -> PostPart | None:
        """In the body that holds what is told: "Chi bộ thôn 3 tổ chức đại hội. Đồng chí B tái cử Bí thư"."""
        named = frozenset(part.role.get("refersTo").split())
        kinds = _HOSTS if part.role.get("defaultBody") else _OTHERS & named
        for first, stop, found, end in self._subjects(part):
            hosts = self.words.hosting.within(self.reading.tokens, first, min(stop, end + _VERB))
            kind, led = found.concept.get("bodyClass"), self._committee(found)
            whole = self.with_place(part.changed(body=led), end)
            if part.role.get("defaultBody") and led is not found:
                return whole
            above = kind in _ABOVE and whole.place is not None and whole.place.level in PROVINCES
            if (kind in kinds and hosts) or (part.role.get("defaultBody") and above):
                return whole
        return self.of_deputy(part, _HOSTS) if part.role.get("defaultBody") else None

    def moved(self, part: PostPart) -> PostPart | None:
        """In the body to which somebody goes: "chuyển về Sở X, giữ chức | Trưởng phòng Y"."""
        body, first = part.body, self.reading.sentence_of(part.first).first
        if body is None or part.placed or body.concept.get("bodyClass") != _DIVISION:
            return None
        begins = within(self.begins, first + 1, part.first)
        into = [at for at in begins if self.reading.tokens[at - 1].key in self.words.toward]
        found = self.grammar.body(into[-1]) if into else None
        if found is None or found[0].concept.get("bodyClass") not in _WITH_DIVISIONS:
            return None
        whole = self.with_place(part.changed(body=body.inside(found[0])), found[1])
        between = self.reading.keys(self.grammar.places.past(found[1]), part.first)
        return whole if self.words.put.issuperset(between) else None

    def above(self, part: PostPart) -> PostPart:
        """With the province of its body, if that acts: "Hội LHPN tỉnh B tổ chức lễ. Chủ tịch Hội C …"."""
        for _, _, found, end in self._subjects(part) if part.body else ():
            whole = self.with_place(part, end)
            same = outermost(found) == outermost(part.body)
            if same and whole.place is not None and whole.place.level in PROVINCES:
                return whole
        return part

    def elected_by(self, part: PostPart) -> PostPart | None:
        """In the union whose own seat somebody gets: "Hội Nông dân xã A bầu ông B vào Ban Chấp hành"."""
        if part.placed or not part.role.label.startswith(self.words.member):
            return None
        sentence, tokens = self.reading.sentence_of(part.first), self.reading.tokens
        stop = min(part.first, sentence.first + _SUBJECT)
        named = next(self._bodies(sentence.first, stop), None)
        if named is None:
            return None
        found, end = named
        union = next((body for body in around(found) if body.concept.get("bodyClass") in _OTHERS), None)
        past = self.grammar.places.past(end)
        told = tokens[past].key == ":"
        if union and (told or self.words.electing.within(tokens, past, min(past + _ELECTING, part.first))):
            return self.with_place(part.changed(body=union), end)
        return None

    def manned(self, part: PostPart) -> PostPart | None:
        """In the union whose committee is told: "Ban Chấp hành Đoàn xã A gồm 15 đồng chí, B là | Bí thư"."""
        if part.placed or not part.role.get("defaultBody"):
            return None
        tokens, first = self.reading.tokens, self.reading.lead_at(part.first).first
        for at in reversed(within(self.begins, first, part.first)):
            found = self.grammar.body(at)
            if found is None or found[0].concept.get("bodyClass") != _UNION:
                continue
            whole = self.with_place(part.changed(body=found[0]), found[1])
            if whole.placed:
                of_board = self.words.boards.ends_at(tokens, at, _BOARD_NAME)
                led = not self.words.lists.isdisjoint(self.reading.keys(found[1], part.first))
                return whole if of_board or (led and at not in self.in_posts) else None
        return None

    def of_deputy(self, part: PostPart, kinds: Set[str]) -> PostPart | None:
        """In the body, of these classes, of the deputy named next: "A làm Bí thư, B làm Phó Bí thư Đoàn"."""
        roles, stop = self.reading.labels["positions"], self.reading.sentence_of(part.first).last
        for at in range(part.last, stop):
            end, (role, *_) = roles.get(at, (0, (None,)))
            if role is not None:
                deputy = role.label.lower() == f"{self.words.deputy}{part.role.label.lower()}"
                found = self.grammar.body(end) if deputy else None
                if found and found[0].concept.get("bodyClass") in kinds:
                    return self.with_place(part.changed(body=found[0]), found[1])
                return None
        return None

    def congress(self, part: PostPart) -> PostPart | None:
        """In the body whose congress elects, whoever its guests are: "Hội … bầu B giữ chức Chủ tịch"."""
        kinds = _HOSTS if part.role.get("defaultBody") else _OTHERS
        if kinds is _OTHERS and _OTHERS.isdisjoint(part.role.get("refersTo").split()):
            return None
        held = self._elected_at(part, part.first)
        if held is None:
            return None
        body = self._committee(held[0]) if kinds is _HOSTS else held[0]
        whole = self.with_place(part.changed(body=body), held[1])
        if body.concept.get("bodyClass") == _ORGANISATION and whole.place and whole.place.level in PROVINCES:
            return whole.changed(body=self.committees.implied(whole.place.level))  # "Đại hội Đảng bộ tỉnh X"
        return whole if body.concept.get("bodyClass") in kinds or body is not held[0] else None

    def board(self, part: PostPart, listed: int) -> PostPart | None:
        """A board named alone in the body whose congress elects it: "Trưởng Ban Kiểm tra | Hội …".

        `listed` is the first token of its list of posts.
        """
        taken = listed > 0 and self.reading.tokens[listed - 1].key in self.words.taking
        body, held = part.body, self._elected_at(part, listed, taken=taken)
        if body is None or held is None or held[0].concept.get("bodyClass") not in _OTHERS | _HOSTS:
            return None
        return self.with_place(part.changed(body=body.inside(held[0])), held[1])

    def _elected_at(self, part: PostPart, listed: int, *, taken: bool = False) -> tuple[BodyPart, int] | None:
        """(body, its end) of the last congress before a post to which somebody is elected."""
        tokens = self.reading.tokens
        # "Đại hội cử 8 phó chủ tịch …", "Các Phó Bí thư gồm: …"
        leading = tokens[listed - 1] if listed else tokens[0]
        counted = leading.shape == "9" or leading.key in self.words.plural
        lead = self.reading.leading_colon(listed)  # "Ban Chấp hành bầu: / 1. Bà A - | Ủy viên …"
        led = lead is not None and self.words.electing.ends_at(tokens, lead, _ELECTING)
        elected = taken or counted or led or self.words.electing.ends_at(tokens, listed, _ELECTING)
        if part.placed or not (elected or self._is_listed(listed)):
            return None
        index = self.reading.sentence_at(part.first)
        near = reversed(self.reading.sentences[max(0, index - _BACK) : index + 1])
        found = (self._holder(one.first, min(one.last, part.first)) for one in near)
        return next((one for one in found if one), None)

    def _is_listed(self, at: int) -> bool:
        """Whether a board is listed that is named alone: "bầu Chi ủy gồm 3 đồng chí: A - | Bí thư"."""
        lead = self.reading.lead_at(at)
        colons = [one for one in self.reading.lookup.starting({":"}) if lead.first < one < min(lead.last, at)]
        boards = (board for board in self.boards.items() if colons and lead.first <= board[0] < colons[-1])
        listing = (end for _, (end, _) in boards if self.grammar.body(end) is None)
        return any(not self.words.lists.isdisjoint(self.reading.keys(end, colons[-1])) for end in listing)

    def _committee(self, body: BodyPart) -> BodyPart:
        """The committee of a Party organisation inside another body: "Đảng ủy UBND xã X"."""
        if body.concept.get("bodyClass") != _ORGANISATION:
            return body
        own = body.concept.label.split(maxsplit=_ORGANISED)[_ORGANISED:]  # "… các cơ quan Đảng"
        concept = labelled(self.reading.ontology).get(" ".join([self.words.committee, *own]))
        return BodyPart(concept, concept.label, body.parent) if concept and (own or body.parent) else body

    def _holder(self, first: int, stop: int) -> tuple[BodyPart, int] | None:
        """The first body of tokens [first, stop) that holds a congress: "Hội X tổ chức Đại hội"."""
        for at in range(first, stop):
            if match := self.words.congresses.longest(self.reading.tokens, at, stop):
                named = self._bodies(match[0], min(match[0] + _NAME, stop))
                near = (body for body in named if body[0].concept.get("bodyClass") != _BOARD)  # "bầu Ban …"
                earlier = list(self._bodies(first, at))
                before = earlier[-1] if earlier else None
                held = before and self.words.holding.within(self.reading.tokens, before[1], at)
                return before if held else next(near, None)
        return None

    def _bodies(self, first: int, stop: int) -> Iterator[tuple[BodyPart, int]]:
        """The bodies named in tokens [first, stop) but in nobody's post."""
        for at in within(self.begins, first, stop):
            free = at not in self.in_posts and not self._ends_event(at) and not self._is_of_unit(at)
            if free and (found := self.grammar.body(at)):
                yield found

    def _is_of_unit(self, at: int) -> bool:
        """Whether a body's word is part of a unit's name: "phường | Hội A"."""
        unit = self.reading.beginning(self.reading.places, at - 1) if at else None
        return unit is not None and unit.last > at

    def actor(self, part: PostPart) -> PostPart | None:
        """In the body of its kind that acts: "Trạm Y tế xã X tiêm phòng. Trưởng trạm B cho biết …"."""
        named = part.role.get("refersTo").split()  # a role with such classes is of those alone
        board = named == [_COMMISSION]  # "Ban Pháp chế HĐND xã A giám sát. Ông B, Trưởng ban, …"
        kinds, fused = (
            _ACTING.intersection(named),
            part.role.get("fuses").split() if board or not named else (),
        )
        for _, _, found, end in self._subjects(part) if kinds or fused else ():
            called = bool(fused) and keys(found.concept.label)[: len(fused)] == tuple(fused)
            kind = found.concept.get("bodyClass")
            units = {_COMMISSION} if board else _UNITS
            if (called and kind in units) or kind in kinds:
                return self.with_place(part.changed(body=found), end)
        return None

    def _subjects(self, part: PostPart) -> Iterator[tuple[int, int, BodyPart, int]]:
        """The first bodies of the sentence and the one before: (sentence's first, stop, body, body's end)."""
        index = self.reading.sentence_at(part.first)
        for sentence in reversed(self.reading.sentences[max(0, index - 1) : index + 1]):
            stop = min(sentence.last, part.first)
            near = within(self.begins, sentence.first, min(stop, sentence.first + _SUBJECT))
            bodies = (self.grammar.body(at) for at in near if not self._ends_event(at))
            if found := next((body for body in bodies if body), None):
                yield sentence.first, stop, *found

    def _ends_event(self, at: int) -> bool:
        """Whether an event's word ends in the token that a body seems to begin with: "Đại | hội"."""
        match = self.reading.ontology.schemes["events"].longest(self.reading.tokens, at - 1) if at else None
        return match is not None and match[0] == at + 1

    def with_place(self, part: PostPart, end: int) -> PostPart:
        """With the place of the body that ends at `end`: "lãnh đạo UBND tỉnh X gồm Chủ tịch A, …"."""
        placed = self.grammar.places.placed(part.until(end, part.place, part.generic, part.inside))
        if is_past(placed):
            return part
        return placed.until(part.last, placed.place, placed.generic, placed.inside)
