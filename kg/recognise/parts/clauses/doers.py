"""Whose act a verb tells: the nearest person before it, with those joined to him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.parts.actors import Actor
from kg.recognise.parts.clauses.base import Part, Verb
from kg.recognise.parts.clauses.handing import Handing

_MARKS: Final = frozenset({",", ";"})  # behind which something else is told
_BY: Final = 2  # tokens of "từ tay"
_ADDED: Final = frozenset({",", "-", "("})
_NEAR: Final = 2  # tokens from the end of a verb


class Doers(Handing):
    """Finds the people who do what the verbs of one sentence say."""

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

    def givers(self, verb: Verb) -> Iterator[Part]:
        """Those who hand over what another gets: "nhận hoa từ | ông B", "được trao cho … bởi | B, C"."""
        behind = [one for one in self.actors if one.first > verb.last]
        for at, actor in enumerate(behind):
            led = self.words.given_by.ends_at(self.reading.tokens, actor.first, _BY)
            begin = behind[at - 1].last if at else verb.last  # "được trao cho bà A, Chủ tịch xã, | bởi ông B"
            begin += at > 0 and self.keys(begin, begin + 1)[0] == ","
            if led and _MARKS.isdisjoint(self.keys(begin, actor.first)):
                for one in self._joined_from(behind[at:]):
                    yield Part(one.name, "presenter", verb.first, one.last)

    def getters(self, verb: Verb, who: Sequence[Actor]) -> Iterator[Part]:
        """Who gets what those behind "được" hand over: "bà A, Chủ tịch Hội B, | được ông C trao …"."""
        at = who[0].first - 1 if who else self.sentence.first
        if at <= self.sentence.first or self.keys(at, at + 1)[0] not in self.words.passive:
            return
        before = [actor for actor in self.actors if actor.last <= at]
        between = self.keys(before[-1].last, at) if before else []
        if before and {",", ")"}.union(self.words.getting).issuperset(between):
            for actor in self._subject(before, Verb(at, at + 1, "honoree")):
                yield Part(actor.name, "honoree", actor.first, verb.last)

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
            if self._is_called_doer(before[index], verb):
                return [before[index]]
            got = before[index].first in self.getting  # "trao … cho ông A; tặng …"
            if (got or self.is_object(before[index])) and verb.role != "honoree":
                continue
            if verb.role != "honoree" and self._is_parted(before[index], verb):
                return []
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
            if verb.role == "honoree" or not self._is_put(found[-1]):
                return found[::-1]
        return []

    def _is_called_doer(self, actor: Actor, verb: Verb) -> bool:
        """Whether it is but added who somebody is: "Theo ông A, Chủ tịch UBND xã - người | trình bày"."""
        added = self.keys(actor.last, verb.first)
        return len(added) == _NEAR and added[0] in _ADDED and added[1] in self.words.relative

    def _is_parted(self, actor: Actor, verb: Verb) -> bool:
        """Whether a body does it behind a semicolon: "ông A dự lễ; Hội Chữ thập đỏ xã | trao quà"."""
        tokens, labels = self.reading.tokens, self.reading.labels
        marks = [at for at in range(actor.last, verb.first - 1) if tokens[at].key == ";"]
        if not marks:
            return False
        first = marks[-1] + 1
        named = tokens[first].shape in "CA" and first not in labels["positions"]
        return first in labels["bodies"] or (named and all(other.first != first for other in self.verbs))

    def _is_put(self, actor: Actor) -> bool:
        """Whether a decision is but on somebody: "công bố quyết định điều động | ông A giữ chức …"."""
        tokens, start = self.reading.tokens, self.sentence.first
        before = self.keys(max(start, actor.first - 1), actor.first)
        if not self.words.decided.isdisjoint(before):
            return self.words.decisions.within(tokens, start, actor.first)
        # "ra mắt Tổ X do | ông A làm tổ trưởng và ký kết …"
        led = not self.words.agent.isdisjoint(before)
        head = self.keys(actor.last, min(actor.last + 1, self.sentence.last))
        made = led and not self.words.made_head.isdisjoint(head)
        return made and self.words.founding.within(tokens, start, actor.first)

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
