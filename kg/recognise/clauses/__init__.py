"""Clauses: the people of a sentence and the verbs between them, and who has which part by which verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.actors import Actor
from kg.recognise.clauses.base import LISTED, Part, Verb
from kg.recognise.clauses.handing import Handing
from kg.recognise.clauses.words import act_words
from kg.recognise.holdings.predecessors import is_replaced

__all__ = ["Clause", "Part", "Verb", "act_words"]

_FURTHER: Final = 8  # tokens between a verb of speaking and a further act joined to it
_TOLD: Final = frozenset({",", ":"})  # marks behind which stands what is said
_SHARED: Final = frozenset(["chair", "attendee"])
_ACTIVE: Final = frozenset(["speaker", "honoree"])
_LEADING: Final = 5  # tokens of "tại lễ khai mạc hội thi"
_NEAR: Final = 2  # tokens from the end of a verb


class Clause(Handing):
    """Tells who has which part by which verb of a sentence."""

    def parts(self) -> Iterator[Part]:
        """The parts that the verbs give, in order; what follows a verb of speaking is said, not done."""
        said = -1
        for verb in self.verbs:
            who = self._who(verb)
            if said >= 0 and not self._joined(said, verb) and not self._begins_anew(said, verb, who):
                continue
            if verb.role == "speaker" and who and verb.first > who[0].first and not self._is_read_out(verb):
                said = verb.last
            for actor in who:
                yield Part(actor.name, verb.role, min(actor.first, verb.first), max(actor.last, verb.last))
            if verb.role == "presenter":
                yield from self.given(verb, who)

    def _is_read_out(self, verb: Verb) -> bool:
        """Whether no words follow that are the speaker's own: "công bố Quyết định … và trao …"."""
        return self.keys(verb.first, verb.first + 1)[0] in self.words.read_out

    def _joined(self, said: int, verb: Verb) -> bool:
        """Whether a verb after one of speaking is a further act, not part of what is said."""
        between = self.keys(said, verb.first)
        if verb.role == "honoree" and between and between[0] in _TOLD:
            return False  # "cho biết, xã hoàn thành kế hoạch và được tặng …", "khẳng định: | Được tặng …"
        if len(between) <= 1 or (verb.role == "presenter" and self._is_further(between)):
            return True
        joined = len(between) <= _FURTHER and not self.words.joints.isdisjoint(between)
        return joined and self.words.content.isdisjoint(between)

    def _is_further(self, between: Sequence[str]) -> bool:
        """Whether a semicolon ends what is said: "… đề nghị …; đồng thời | trao Bằng khen"."""
        closed = next((at for at in range(len(between), 0, -1) if between[at - 1] == ";"), 0)
        return closed > 0 and self.words.meanwhile.issuperset(between[closed:])

    def _begins_anew(self, said: int, verb: Verb, who: Sequence[Actor]) -> bool:
        """Whether a new person acts after what another said."""
        if not who or who[0].first <= said:
            return False
        between = self.keys(said, who[0].first)  # "A trình bày và báo cáo kiểm điểm do | B trình bày"
        return verb.role == "honoree" or ";" in between or not self.words.agent.isdisjoint(between[-1:])

    def _who(self, verb: Verb) -> Sequence[Actor]:
        """Those who do what the verb says."""
        before = [a for a in self.actors if a.last <= verb.first]
        if verb.role == "speaker" and self._is_of_body(verb, before):
            return ()
        after = [a for a in self.actors if a.first >= verb.last]
        # "ông A, …, ông B, Chủ tịch UBND xã (chủ trì), …"
        return before[-1:] if self._in_brackets(verb) else self._around(verb, before, after)

    def _around(self, verb: Verb, before: Sequence[Actor], after: Sequence[Actor]) -> Sequence[Actor]:
        """Those of the actors before and after a verb who do what it says."""
        if verb.role == "attendee" and len(after) > 1 and self._is_beside(verb, after[0]):
            after = after[1:]
        listed = bool(after) and self.are_listed(verb, after[0])
        handed = verb.role == "presenter" and (before or listed)  # who is named behind is given to
        if verb.role in LISTED and after and not handed and self.lists(verb, after[0]):
            people = [a for a in after if a.kind == "full"] or after[:1]
            return people if verb.role == "attendee" else self._until_verb(verb, people)
        if after and self.identifies(verb, after[0]):
            return self._until_verb(verb, [a for a in after if a.kind == "full"])
        if verb.role in _ACTIVE and after and not before and self.names(verb, after[0]):
            return self._until_verb(verb, [a for a in after if a.kind == "full"])
        if self.keys(verb.last - 1, verb.last)[0] in self.words.of:
            near = bool(after) and after[0].first == verb.last
            return self._joined_from(after) if near else []  # "nghe phát biểu của ông A, … và bà B"
        subject = [] if self._is_by_body(verb, before) else self._subject(before, verb)
        if subject or not after:
            return [] if self._is_shared(subject, verb) else [*subject, *self._beside(verb, after)]
        return self._named_behind(verb, after, alone=not before)

    def _beside(self, verb: Verb, after: Sequence[Actor]) -> Sequence[Actor]:
        """Those with whom somebody presides: "điều hành kỳ họp cùng | Phó Chủ tịch HĐND B"."""
        between = self.keys(verb.last, after[0].first) if after and verb.role == "chair" else []
        if not between or len(between) > _FURTHER or between[-1] not in self.words.together:
            return []
        apart = {",", ";", *self.words.meeting}
        return self._joined_from(after) if apart.isdisjoint(between) else []

    def _is_by_body(self, verb: Verb, before: Sequence[Actor]) -> bool:
        """Whether no person presides: "ông A dự hội thảo do Bộ Công an | chủ trì"."""
        between = self.keys(before[-1].last, verb.first) if before and verb.role == "chair" else []
        return not self.words.agent.isdisjoint(between)

    def _is_of_body(self, verb: Verb, before: Sequence[Actor]) -> bool:
        """Whether a body does it after what was done: "Sau khi điều động ông A, HĐND phường | báo cáo"."""
        first, bodies = self.sentence.first, self.reading.labels["bodies"]
        if not before or not self.words.following.longest(self.reading.tokens, first):
            return False
        acting = range(before[-1].last + 1, verb.first)
        return any(at in bodies and self.keys(at - 1, at) == [","] for at in acting)

    def _in_brackets(self, verb: Verb) -> bool:
        """Whether the verb stands alone in brackets."""
        opened = self.keys(max(verb.first - 1, self.sentence.first), verb.first) == ["("]
        return opened and self.keys(verb.last, min(verb.last + 1, self.sentence.last)) == [")"]

    def _named_behind(self, verb: Verb, after: Sequence[Actor], *, alone: bool) -> Sequence[Actor]:
        """Those named behind a verb without a subject; `alone` if nobody stands before it."""
        opens = self._opens(verb) or self._goes_on(verb)
        between = self.keys(verb.last, after[0].first)
        given = verb.role == "presenter" and not (
            opens and "," in between and not self.is_decided(after[0], verb)
        )
        if given or self._is_over(verb, after[0]):
            return []
        if between == [","] and self.keys(verb.first + 1, verb.first + 2)[0] in self.words.presiding:
            return after[:1]
        if verb.role == "speaker" and self._is_about(verb, between):
            return []
        far = len(between) > _LEADING and {",", ":", *self.words.naming}.isdisjoint(between)
        if verb.role == "speaker" and far:
            return []  # "đề nghị Ban Thường vụ xem xét, thi hành kỷ luật ông A"
        if verb.role == "honoree" and alone and self._represents(verb, after[0]):
            return after[:1]
        bare = verb.role == "speaker" and not between  # "nhận định ông A vi phạm"
        named = alone and (opens or (not bare and set(between) <= self.words.naming | {":"}))
        if not named or (after[0].first > verb.last and self.is_object(after[0])):
            return []
        return self._joined_from(after, verb.role) if verb.role in _SHARED else after[:1]

    def _represents(self, verb: Verb, actor: Actor) -> bool:
        """Whether somebody speaks for those who got it: "Thay mặt các đảng viên được trao Huy hiệu, | bà A"."""
        comma = self.keys(actor.first - 1, actor.first) == [","]
        return comma and self.words.representing.longest(self.reading.tokens, self.sentence.first) is not None

    def _is_over(self, verb: Verb, actor: Actor) -> bool:
        """Whether a verb only says what was over when somebody did the next: "Bế mạc lễ, ông A tặng …"."""
        closing = self.keys(verb.first, verb.first + 1)[0] in self.words.closing
        return closing and any(other.first >= actor.last for other in self.verbs)

    def _opens(self, verb: Verb) -> bool:
        """Whether a verb opens its sentence, maybe behind "sau khi"."""
        first = self.sentence.first
        past = self.words.following.longest(self.reading.tokens, first, verb.first)
        return verb.first - first <= 1 or (past is not None and past[0] == verb.first)

    def _goes_on(self, verb: Verb) -> bool:
        """Whether it is joined to a verb that opens the sentence: "Trao quyết định và | phát biểu, ông A"."""
        joined = verb.role == "speaker" and self.keys(verb.first - 1, verb.first)[0] in self.words.joints
        first = self.verbs[0]
        return joined and first.first < verb.first and self._opens(first)

    def _is_about(self, verb: Verb, between: Sequence[str]) -> bool:
        """Whether who is named behind is spoken of: "công bố … chỉ định ông A", "giới thiệu ông A"."""
        if self._is_read_out(verb) and not {";", *self.words.listing}.isdisjoint(between):
            return True  # "công bố quyết định chỉ định Ban Chấp hành gồm …; ông A giữ chức …"
        if between:
            return between[-1] in self.words.decided
        return self.keys(verb.first, verb.first + 1)[0] in self.words.proposing

    def _is_shared(self, who: Sequence[Actor], verb: Verb) -> bool:
        """Whether they only do it with many others: "ông A cùng nhân dân ôn lại truyền thống"."""
        if not who or self.keys(verb.first, verb.first + 1)[0] not in self.words.shared:
            return False
        return not self.words.together.isdisjoint(self.keys(who[0].last, verb.first))

    def _is_beside(self, verb: Verb, actor: Actor) -> bool:
        """Whether those named later are there with this person: "Cùng đi với Thủ tướng có …"."""
        between = self.keys(verb.last - 1, actor.first)
        return len(between) <= _NEAR and between[-1] in self.words.beside

    def _joined_from(self, after: Sequence[Actor], role: str = "") -> list[Actor]:
        """The first of `after` with those joined to him: "Dự hội nghị, ông A và bà B …"."""
        found = [after[0]]
        for other in after[1:]:
            if not self.together(found[-1].last, other.first, after[0], role):
                break
            found.append(other)
        return found

    def is_going(self, actor: Actor) -> bool:
        """Whether a person before a verb does it: no object but of "cùng đi với"."""
        before = self.keys(actor.first - 1, actor.first)
        led = any(v.role == "attendee" and 0 <= actor.first - v.last < _NEAR for v in self.verbs)
        return not self.is_object(actor) or (led and before[0] in self.words.beside)

    def _until_verb(self, verb: Verb, listed: Sequence[Actor]) -> list[Actor]:
        """Those of a list who come before the next verb."""
        begin = listed[0].last if listed else self.sentence.last
        later = (v.first for v in self.verbs if v.first >= verb.last)
        stop = next((at for at in later if at > begin), self.sentence.last)
        return [a for a in listed if a.first < stop]

    def _subject(self, before: Sequence[Actor], verb: Verb) -> list[Actor]:
        """The nearest person before a verb who is no object, with those joined to him."""
        for index in range(len(before) - 1, -1, -1):
            got = before[index].first in self.getting  # "trao … cho ông A; tặng …"
            if (got or self.is_object(before[index])) and verb.role != "honoree":
                continue
            if verb.role == "honoree" and is_replaced(self.reading, before[index].first):
                continue
            if verb.role == "honoree" and self._is_other(before[index], verb):
                return []
            found = [before[index]]
            apart = any(v.role == "attendee" and v.last <= before[0].first for v in self.verbs)
            only = verb.role == "speaker" and all(v.first >= verb.first for v in self.verbs)
            # "dự có ông A; bà B chủ trì", but "ông A, Chủ tịch; bà B, Bí thư nêu ý kiến"
            role = "" if apart else "attendee" if only else verb.role
            for other in reversed(before[:index]):
                gets = self.is_object(other) or other.first in self.getting
                if gets or not self.together(other.last, found[-1].first, before[0], role):
                    break
                found.append(other)
            return found[::-1]
        return []

    def _is_other(self, actor: Actor, verb: Verb) -> bool:
        """Whether somebody else gets it: a group named in between, or to whom something is handed over."""
        between = self.keys(actor.last, verb.first)
        seen = self.words.witnessing.within(self.reading.tokens, actor.last, verb.first)
        other = seen or not self.words.groups.isdisjoint(between) or self._gives(actor, verb)
        return other or self._is_guest_beside(actor, verb)

    def _is_guest_beside(self, actor: Actor, verb: Verb) -> bool:
        """Whether an unnamed group stands behind a guest: "Dự lễ có ông A và đảng viên | được trao …"."""
        tokens, led = self.reading.tokens, (v for v in self.verbs if v.last <= actor.first)
        joints = [at for at in range(actor.last, verb.first - 1) if tokens[at].key in self.words.joints]
        unnamed = any(tokens[at + 1].shape in "w9" and tokens[at].key != "," for at in joints)
        return unnamed and any(v.role == "attendee" for v in led)

    def _gives(self, actor: Actor, verb: Verb) -> bool:
        """Whether somebody hands something over between a person and a verb of getting."""
        return any(v.role == "presenter" and actor.last <= v.first < verb.first for v in self.verbs)
