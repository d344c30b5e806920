"""Clauses: the people of a sentence and the verbs between them, and who has which part by which verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.parts.actors import Actor
from kg.recognise.parts.clauses.base import LISTED, Part, Verb
from kg.recognise.parts.clauses.doers import Doers
from kg.recognise.parts.clauses.words import act_words

__all__ = ["Clause", "Part", "Verb", "act_words"]

_FURTHER: Final = 8  # tokens between a verb of speaking and a further act joined to it
_LISTING: Final = frozenset({":", ";"})  # marks behind which a list of what was done goes on
_TOLD: Final = frozenset({",", ":"})  # marks behind which stands what is said
_LED: Final = frozenset({":", "|"})  # marks behind which stands in a programme who does it
_NUMBERED: Final = 2  # tokens of "2."
_SHARED: Final = frozenset(["chair", "attendee"])
_ACTIVE: Final = frozenset(["speaker", "honoree"])
_LEADING: Final = 5  # tokens of "tại lễ khai mạc hội thi"


class Clause(Doers):
    """Tells who has which part by which verb of a sentence."""

    def parts(self) -> Iterator[Part]:
        """The parts that the verbs give, in order; what follows a verb of speaking is said, not done."""
        said = -1
        for verb in self.verbs:
            handed = verb.role == "honoree" and self.is_handed(verb)
            who = [] if handed else self._who(verb)
            if said >= 0 and not self._joined(said, verb) and not self._begins_anew(said, verb, who):
                continue
            if verb.role == "speaker" and who and verb.first > who[0].first and not self._is_read_out(verb):
                said = verb.last
            for actor in who:
                yield Part(actor.name, verb.role, min(actor.first, verb.first), max(actor.last, verb.last))
            if verb.role == "presenter":
                yield from self.getters(verb, who)
            if verb.role == "presenter" or handed:
                yield from self.given(verb, who)
            if verb.role == "honoree":
                yield from self.givers(verb)

    def _is_read_out(self, verb: Verb) -> bool:
        """Whether no words follow that are the speaker's own: "công bố Quyết định … và trao …"."""
        return self.keys(verb.first, verb.first + 1)[0] in self.words.read_out

    def _joined(self, said: int, verb: Verb) -> bool:
        """Whether a verb after one of speaking is a further act, not part of what is said."""
        between = self.keys(said, verb.first)
        if verb.role == "honoree" and between and between[0] in _TOLD:
            return False  # "cho biết, xã hoàn thành kế hoạch và được tặng …", "khẳng định: | Được tặng …"
        if verb.role == "honoree" and between and self.words.joints.isdisjoint(between):
            return False  # "cho biết | đã nhận quyết định"
        if verb.role == "presenter" and self._is_listed_in(between):
            return False
        if len(between) <= 1 or (verb.role == "presenter" and self._is_further(between)):
            return True
        joined = len(between) <= _FURTHER and self._goes_further(said, verb)
        return joined and self.words.content.isdisjoint(between)

    def _goes_further(self, first: int, verb: Verb) -> bool:
        """Whether an act is joined to one before: not "giao Sở Nông nghiệp | và Môi trường | chủ trì"."""
        tokens, joints = self.reading.tokens, self.words.joints
        return any(
            tokens[at].key in joints and tokens[at + 1].shape != "C" for at in range(first, verb.first)
        )

    def _is_listed_in(self, between: Sequence[str]) -> bool:
        """Whether a list of what was done goes on: "báo cáo: Hội có 50 hội viên; | trao 35 suất quà"."""
        if ":" not in between or between[-1] not in _LISTING:
            return False
        quoted = between[between.index(":") + 1 :][:1] == ['"']  # "nhấn mạnh: "…"; | trao quà"
        return not quoted

    def _is_further(self, between: Sequence[str]) -> bool:
        """Whether a semicolon ends what is said: "… đề nghị …; đồng thời | trao Bằng khen"."""
        closed = next((at for at in range(len(between), 0, -1) if between[at - 1] == ";"), 0)
        return closed > 0 and self.words.meanwhile.issuperset(between[closed:])

    def _begins_anew(self, said: int, verb: Verb, who: Sequence[Actor]) -> bool:
        """Whether a new person acts after what another said."""
        if not who or who[0].first <= said:
            return False
        between = self.keys(said, who[0].first)  # "A trình bày và báo cáo kiểm điểm do | B trình bày"
        if verb.role == "attendee" and between[-2:-1] == [","] and between[-1] in self.words.listing:
            return True  # "A phát biểu chỉ đạo, có ông | B cùng dự"
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
        if verb.role == "presenter" and not before:
            after = self.past_given(verb, after)
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
            near = bool(after) and self.words.deputy.issuperset(self.keys(verb.last, after[0].first))
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
        presides = between == [","] and self.keys(verb.first + 1, verb.first + 2)[0] in self.words.presiding
        if presides or (verb.role == "honoree" and alone and self._represents(after[0])):
            return after[:1]
        if verb.role == "speaker" and (";" in between or self._is_about(verb, between)):
            return []  # "Ghi nhận …, UBND tỉnh khen X; | ông A trao"
        far = len(between) > _LEADING and {",", *_LED, *self.words.naming}.isdisjoint(between)
        if verb.role == "speaker" and far:
            return []  # "đề nghị Ban Thường vụ xem xét, thi hành kỷ luật ông A"
        bare = verb.role == "speaker" and not between  # "nhận định ông A vi phạm"
        news = verb.role == "speaker" and self.keys(verb.last - 1, verb.last)[0] in self.words.news
        naming = self.words.naming | (self.words.told_by if news else frozenset())
        named = alone and (opens or (not bare and set(between) <= naming | _LED))
        if not named or (after[0].first > verb.last and self.is_object(after[0])):
            return []
        return self._joined_from(after, verb.role) if verb.role in _SHARED else after[:1]

    def _represents(self, actor: Actor) -> bool:
        """Whether somebody speaks for those who got it: "Thay mặt những người được trao, | bà A"."""
        comma = self.keys(actor.first - 1, actor.first) == [","]
        return comma and self.words.representing.longest(self.reading.tokens, self.sentence.first) is not None

    def _is_over(self, verb: Verb, actor: Actor) -> bool:
        """Whether a verb only says what was over when somebody did the next: "Bế mạc lễ, ông A tặng …"."""
        closing = self.keys(verb.first, verb.first + 1)[0] in self.words.closing
        return closing and any(other.first >= actor.last for other in self.verbs)

    def _opens(self, verb: Verb) -> bool:
        """Whether a verb opens its sentence, maybe behind "sau khi"."""
        first = self.sentence.first
        first += _NUMBERED * (self.keys(first + 1, first + _NUMBERED) == ["."])  # "2. | Báo cáo tổng kết: …"
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
