"""The body that is the subject of a sentence, to which the bare posts behind it refer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import called_kind, is_past
from kg.recognise.filling.words import filling_words
from kg.recognise.places import PROVINCES
from kg.recognise.spans import within
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar
from kg.recognise.titles.parts import outermost
from kg.recognise.titles.words import labelled
from kg.text import keys

HOSTS: Final = frozenset({"partyCell", "union"})  # classes of bodies that a bare "Bí thư" may be of
OTHERS: Final = frozenset({"front", "union", "association"})  # and a bare "Chủ tịch"
_ABOVE: Final = frozenset({"party", "union"})  # classes of a bare "Bí thư" above the wards
_CELL: Final = "partyCell"  # a class of bodies, as those that follow
_BOARD: Final = "committee"
_COMMISSION: Final = "commission"
UNION: Final = "union"
ORGANISATION: Final = "partyOrganisation"
_ACTING: Final = frozenset({"agency", "military"})  # those whose heads are told bare wherever they act
_UNITS: Final = frozenset({"agency", "division", "hospital", "parliament"})  # heads called by their kind
_TOLD_BEFORE: Final = 3  # sentences back to the team that acts: "Đội … cử 8 xe. … Trung tá A, Đội trưởng, …"
_ORGANISED: Final = 2  # words of "Đảng bộ"
SUBJECT, _VERB = 16, 14  # tokens from the beginning of a sentence to its subject, and on to its verb


class Hosts:
    """Finds the bodies that act in the sentences of one document; `begins` is where a body may begin."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar, begins: Sequence[int]) -> None:
        self.reading, self.grammar, self.begins = reading, grammar, begins
        self.words = filling_words(reading.ontology)
        self.in_posts = {end for end, _ in reading.labels["positions"].values()}  # where their bodies begin

    def host(self, part: PostPart) -> PostPart | None:
        """In the body that holds what is told: "Chi bộ thôn 3 tổ chức đại hội. Đồng chí B tái cử Bí thư"."""
        if part.role.get("defaultBody") and (cell := self._of_cell(part)):
            return cell
        named = frozenset(part.role.get("refersTo").split())
        kinds = HOSTS if part.role.get("defaultBody") else OTHERS & named
        of_board = False  # "Hội X phường A … . Ban Chấp hành do ông B làm | Chủ tịch"
        for first, stop, found, end in self._subjects(part, free=True):
            hosts = self.words.hosting.within(self.reading.tokens, first, min(stop, end + _VERB))
            kind, led = found.concept.get("bodyClass"), self.committee(found)
            whole = self.with_place(part.changed(body=led), end)
            if part.role.get("defaultBody") and led is not found:
                return whole
            above = kind in _ABOVE and whole.place is not None and whole.place.level in PROVINCES
            if (kind in kinds and (hosts or of_board)) or (part.role.get("defaultBody") and above):
                return whole
            of_board = kind == _BOARD and found.parent is None
        return self.of_deputy(part, HOSTS) if part.role.get("defaultBody") else None

    def above(self, part: PostPart) -> PostPart:
        """With the province of its body, if that acts: "Hội LHPN tỉnh B tổ chức lễ. Chủ tịch Hội C …"."""
        for _, _, found, end in self._subjects(part, free=True) if part.body else ():
            whole = self.with_place(part, end)
            level = whole.place.level if whole.place else whole.generic
            if outermost(found) == outermost(part.body) and level in PROVINCES:
                return whole
        return part

    def actor(self, part: PostPart) -> PostPart | None:
        """In the body of its kind that acts: "Trạm Y tế xã X tiêm phòng. Trưởng trạm B cho biết …"."""
        named = part.role.get("refersTo").split()  # a role with such classes is of those alone
        board = named == [_COMMISSION]  # "Ban Pháp chế HĐND xã A giám sát. Ông B, Trưởng ban, …"
        kinds = _ACTING.intersection(named)
        fused = part.role.get("fuses").split() if board or not named else []
        back = 1 if kinds or not fused else _TOLD_BEFORE
        for _, _, found, end in self._subjects(part, back) if kinds or fused else ():
            called = bool(fused) and keys(found.concept.label)[: len(fused)] == tuple(fused)
            kind = found.concept.get("bodyClass")
            units = {_COMMISSION} if board else _UNITS
            own = not (word := called_kind(part)) or keys(found.concept.label)[0] == word
            if (called and kind in units) or (kind in kinds and own):
                return self.with_place(part.changed(body=found), end)
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

    def committee(self, body: BodyPart) -> BodyPart:
        """The committee of a Party organisation inside another body: "Đảng ủy UBND xã X"."""
        if body.concept.get("bodyClass") != ORGANISATION:
            return body
        own = body.concept.label.split(maxsplit=_ORGANISED)[_ORGANISED:]  # "… các cơ quan Đảng"
        concept = labelled(self.reading.ontology).get(" ".join([self.words.committee, *own]))
        return BodyPart(concept, concept.label, body.parent) if concept and (own or body.parent) else body

    def bodies(self, first: int, stop: int) -> Iterator[tuple[BodyPart, int]]:
        """The bodies named in tokens [first, stop) but in nobody's post: "Đảng bộ UBND xã A" is one."""
        end = first
        for at in within(self.begins, first, stop):
            free = at not in self.in_posts and not self._ends_event(at)
            if at >= end and free and (found := self.grammar.body(at)):
                end = found[1]
                yield found

    def with_place(self, part: PostPart, end: int) -> PostPart:
        """With the place of the body that ends at `end`: "lãnh đạo UBND tỉnh X gồm Chủ tịch A, …"."""
        placed = self.grammar.places.placed(part.until(end, part.place, part.generic, part.inside))
        if is_past(placed):
            return part
        return placed.until(part.last, placed.place, placed.generic, placed.inside)

    def _of_cell(self, part: PostPart) -> PostPart | None:
        """In the Party cell that elects, of the neighbourhood told: "chi bộ bầu ông A làm | bí thư"."""
        first = self.reading.sentence_of(part.first).first
        for at in reversed(within(self.begins, first, part.first)):
            end, (concept, *_) = self.grammar.bodies[at]
            if concept.get("bodyClass") != _CELL or not self.words.electing.longest(self.reading.tokens, end):
                continue
            before = (self.grammar.places.inside(one) for one in range(first, at))
            told = next((name for name, _ in before if name), None)
            return part.changed(body=BodyPart(concept, concept.label), inside=told)
        return None

    def _subjects(
        self, part: PostPart, back: int = 1, *, free: bool = False
    ) -> Iterator[tuple[int, int, BodyPart, int]]:
        """The first bodies of the sentence and `back` before: (sentence's first, stop, body, body's end).

        `free`: only those that are no union of somebody's post.
        """
        index = self.reading.sentence_at(part.first)
        for sentence in reversed(self.reading.sentences[max(0, index - back) : index + 1]):
            stop = min(sentence.last, part.first)
            near = within(self.begins, sentence.first, min(stop, sentence.first + SUBJECT))
            bodies = (
                self.grammar.body(at)
                for at in near
                if not self._ends_event(at) and not (free and self._is_in_post(at))
            )
            if found := next((body for body in bodies if body), None):
                yield sentence.first, stop, *found

    def _is_in_post(self, at: int) -> bool:
        """Whether a union at `at` is that of somebody's post: "Chủ tịch | Hội LHPN thành phố A"."""
        return at in self.in_posts and self.grammar.bodies[at][1][0].get("bodyClass") == UNION

    def _ends_event(self, at: int) -> bool:
        """Whether an event's word ends in the token that a body seems to begin with: "Đại | hội"."""
        match = self.reading.ontology.schemes["events"].longest(self.reading.tokens, at - 1) if at else None
        return match is not None and match[0] == at + 1
