"""Clauses: the people of a sentence and the verbs between them, and who has which part by which verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Record, Sentence
from kg.ontology import Ontology
from kg.recognise.actors import Actor
from kg.recognise.reading import Reading
from kg.recognise.words import lexicon_of

_FURTHER = 8  # tokens between a verb of speaking and a further act joined to it
_SHARED = frozenset(["chair", "attendee"])
_LISTED = frozenset(["chair", "attendee", "presenter"])
_ACTIVE = frozenset(["speaker", "honoree"])
_LEADING = 5  # tokens of "tại lễ khai mạc hội thi"
_NEAR = 2  # tokens from the end of a verb
_TITLE = 16  # tokens of a title that nobody knows
_TO_WHOM = 5  # tokens before a name in which "cho" stands


class Part(Record, frozen=True):
    """A person's part, and the tokens [first, last) that say so."""

    person: str
    role: str
    first: int
    last: int


class Verb(Record, frozen=True):
    """A verb or phrase of words/roles.toml that tells an act."""

    first: int
    last: int
    role: str


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The lists of words/acts.toml."""

    object_of: frozenset[str]
    given_to: frozenset[str]
    given_between: frozenset[str]
    unreal: frozenset[str]
    unreal_but_attended: frozenset[str]
    never_purpose: frozenset[str]
    passive: frozenset[str]
    receiving: frozenset[str]
    received: frozenset[str]
    not_receiving: frozenset[str]
    content: frozenset[str]
    listing: frozenset[str]
    of: frozenset[str]
    naming: frozenset[str]
    copula: frozenset[str]
    hosting: frozenset[str]
    decided: frozenset[str]
    joints: frozenset[str]
    plural: frozenset[str]
    groups: frozenset[str]
    greeting: frozenset[str]
    presiding: frozenset[str]
    shared: frozenset[str]
    together: frozenset[str]
    beside: frozenset[str]
    read_out: frozenset[str]


@cache
def act_words(ontology: Ontology) -> Words:
    """The word lists of `ontology`."""
    return lexicon_of(Words, ontology.words["acts"]["acts"])


class Clause:
    """A sentence with its actors and the verbs of their acts."""

    def __init__(
        self, reading: Reading, sentence: Sentence, actors: Sequence[Actor], verbs: Sequence[Verb]
    ) -> None:
        self.reading, self.words = reading, act_words(reading.ontology)
        self.sentence, self.actors, self.verbs = sentence, actors, verbs
        self.getting: set[int] = set()  # the first tokens of those to whom something was given

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
                yield from self._given(verb, who)

    def _is_read_out(self, verb: Verb) -> bool:
        """Whether no words follow that are the speaker's own: "công bố Quyết định … và trao …"."""
        return self._keys(verb.first, verb.first + 1)[0] in self.words.read_out

    def is_object(self, actor: Actor) -> bool:
        """Whether a word before a person says that somebody else acts; not "cùng" after another."""
        before = self._keys(max(actor.first - 1, self.sentence.first), actor.first)
        if not before or before[0] not in self.words.object_of:
            return False
        comma = actor.first - 2 >= self.sentence.first and self._keys(actor.first - 2, actor.first - 1) == [
            ","
        ]
        joined = {actor.first - 1, actor.first - 2} if comma else {actor.first - 1}
        return before[0] not in self.words.joints or all(a.last not in joined for a in self.actors)

    def _keys(self, first: int, last: int) -> list[str]:
        return self.reading.keys(first, last)

    def _joined(self, said: int, verb: Verb) -> bool:
        """Whether a verb after one of speaking is a further act, not part of what is said."""
        between = self._keys(said, verb.first)
        if len(between) <= 1:
            return True
        joined = len(between) <= _FURTHER and not self.words.joints.isdisjoint(between)
        return joined and self.words.content.isdisjoint(between)

    def _begins_anew(self, said: int, verb: Verb, who: Sequence[Actor]) -> bool:
        """Whether a new person acts after what another said."""
        new = bool(who) and who[0].first > said
        return new and (verb.role == "honoree" or ";" in self._keys(said, who[0].first))

    def _who(self, verb: Verb) -> Sequence[Actor]:
        """Those who do what the verb says."""
        before = [a for a in self.actors if a.last <= verb.first]
        after = [a for a in self.actors if a.first >= verb.last]
        if verb.role == "attendee" and len(after) > 1 and self._is_beside(verb, after[0]):
            after = after[1:]
        handed = verb.role == "presenter" and before  # who is named behind is given to
        if verb.role in _LISTED and after and not handed and self._lists(verb, after[0]):
            listed = [a for a in after if a.kind == "full"] or after[:1]
            return listed if verb.role == "attendee" else self._until_verb(verb, listed)
        if after and self._identifies(verb, after[0]):
            return self._until_verb(verb, [a for a in after if a.kind == "full"])
        if verb.role in _ACTIVE and after and not before and self._names(verb, after[0]):
            return self._until_verb(verb, [a for a in after if a.kind == "full"])
        if self._keys(verb.last - 1, verb.last)[0] in self.words.of:
            near = bool(after) and after[0].first == verb.last
            return self._joined_from(after) if near else []  # "nghe phát biểu của ông A, … và bà B"
        subject = self._subject(before, verb)
        if subject or not after:
            return [] if self._is_shared(subject, verb) else subject
        return self._named_behind(verb, after, alone=not before)

    def _named_behind(self, verb: Verb, after: Sequence[Actor], *, alone: bool) -> Sequence[Actor]:
        """Those named behind a verb without a subject; `alone` if nobody stands before it."""
        opens = verb.first - self.sentence.first <= 1
        between = self._keys(verb.last, after[0].first)
        if verb.role == "presenter" and not (
            opens and "," in between and not self._is_decided(after[0], verb)
        ):
            return []
        if between == [","] and self._keys(verb.first + 1, verb.first + 2)[0] in self.words.presiding:
            return after[:1]
        if verb.role == "speaker" and between and between[-1] in self.words.decided:
            return []  # "công bố quyết định chỉ định ông A"
        far = len(between) > _LEADING and {",", ":", *self.words.naming}.isdisjoint(between)
        if verb.role == "speaker" and far:
            return []  # "đề nghị Ban Thường vụ xem xét, thi hành kỷ luật ông A"
        bare = verb.role == "speaker" and not between  # "nhận định ông A vi phạm"
        named = alone and (opens or (not bare and set(between) <= self.words.naming | {":"}))
        if not named or (after[0].first > verb.last and self.is_object(after[0])):
            return []
        return self._joined_from(after, verb.role) if verb.role in _SHARED else after[:1]

    def _is_shared(self, who: Sequence[Actor], verb: Verb) -> bool:
        """Whether they only do it with many others: "ông A cùng nhân dân ôn lại truyền thống"."""
        if not who or self._keys(verb.first, verb.first + 1)[0] not in self.words.shared:
            return False
        return not self.words.together.isdisjoint(self._keys(who[0].last, verb.first))

    def _is_beside(self, verb: Verb, actor: Actor) -> bool:
        """Whether those named later are there with this person: "Cùng đi với Thủ tướng có …"."""
        between = self._keys(verb.last - 1, actor.first)
        return len(between) <= _NEAR and between[-1] in self.words.beside

    def _joined_from(self, after: Sequence[Actor], role: str = "") -> list[Actor]:
        """The first of `after` with those joined to him: "Dự hội nghị, ông A và bà B …"."""
        found = [after[0]]
        for other in after[1:]:
            if not self._together(found[-1].last, other.first, after[0], role):
                break
            found.append(other)
        return found

    def _lists(self, verb: Verb, first: Actor) -> bool:
        """Whether people are named after the verb: "Dự hội nghị có ông A; bà B", "Đồng chủ trì: …"."""
        between = self._keys(verb.last, first.first)
        if verb.role != "attendee" and any(verb.last <= v.first < first.first for v in self.verbs):
            return False  # "làm trưởng đoàn đến thăm …; cùng đi có ông A"
        if verb.role == "chair" and self.reading.ending(self.reading.places, verb.first):
            return False  # "UBND phường X chủ trì tổ chức hội nghị, gồm ông A"
        if not (self.words.listing | {":"}).isdisjoint(between):
            return True
        if verb.role != "attendee":
            return False
        of = bool(between) and (between[-1] in self.words.of or self._is_listed(between))
        ending = self._keys(verb.last - 1, verb.last)[0]
        return of or ending in self.words.listing or (not between and ending in self.words.hosting)

    def _identifies(self, verb: Verb, first: Actor) -> bool:
        """Whether "là" tells who does it: "chủ trì hội nghị là ông A", "trình bày tham luận là A; B"."""
        between = self._keys(verb.last, first.first)
        marks = {",", ";", "."}.isdisjoint(between)
        return bool(between) and marks and verb.role != "attendee" and between[-1] in self.words.copula

    def _names(self, verb: Verb, first: Actor) -> bool:
        """Whether "có" leads from a verb to those who do it: "Tham luận tại hội nghị có A, B và C"."""
        return self._keys(first.first - 1, first.first)[0] in self.words.listing and first.first > verb.last

    def _is_listed(self, between: Sequence[str]) -> bool:
        """Whether others stand first in the list: "sự tham dự của ông A, chuyên gia; bà B, …"."""
        return between[0] in self.words.of and ";" in between

    def _until_verb(self, verb: Verb, listed: Sequence[Actor]) -> list[Actor]:
        """Those of a list who come before the next verb."""
        later = (v.first for v in self.verbs if v.first >= verb.last)
        stop = next((at for at in later if at > listed[0].last), self.sentence.last)
        return [a for a in listed if a.first < stop]

    def _subject(self, before: Sequence[Actor], verb: Verb) -> list[Actor]:
        """The nearest person before a verb who is no object, with those joined to him."""
        for index in range(len(before) - 1, -1, -1):
            got = before[index].first in self.getting  # "trao … cho ông A; tặng …"
            if (got or self.is_object(before[index])) and verb.role != "honoree":
                continue
            if verb.role == "honoree" and self._is_other(before[index], verb):
                return []
            found = [before[index]]
            apart = any(v.role == "attendee" and v.last <= before[0].first for v in self.verbs)
            role = "" if apart else verb.role  # "dự có ông A; bà B chủ trì"
            for other in reversed(before[:index]):
                if self.is_object(other) or not self._together(other.last, found[-1].first, before[0], role):
                    break
                found.append(other)
            return found[::-1]
        return []

    def _is_other(self, actor: Actor, verb: Verb) -> bool:
        """Whether somebody else gets it: a group named in between, or to whom something is handed over."""
        between = self._keys(actor.last, verb.first)
        return not self.words.groups.isdisjoint(between) or self._gives(actor, verb)

    def _gives(self, actor: Actor, verb: Verb) -> bool:
        """Whether somebody hands something over between a person and a verb of getting."""
        return any(v.role == "presenter" and actor.last <= v.first < verb.first for v in self.verbs)

    def _together(self, first: int, last: int, leading: Actor, role: str = "") -> bool:
        """Whether only "và", "cùng" or a comma joins two people; or a semicolon, after "Các đồng chí"."""
        words = self._keys(first, last)
        words = words[1:] if words[:1] == [")"] else words  # "A (post) | và B"
        if "(" in words and ")" in words:
            words = words[: words.index("(")] + words[words.index(")") + 1 :]
        if ";" in words and self._is_tail(first, first + words.index(";")):
            words = words[words.index(";") :]
        if not words or not set(words) <= self.words.joints | self.words.plural | {",", ";"}:
            return False
        plural = self.words.plural.intersection(self._keys(max(0, leading.first - 4), leading.first + 1))
        return ";" not in words or role in _LISTED or bool(plural)

    def _is_tail(self, first: int, last: int) -> bool:
        """Whether a further title that nobody knows stands here: "…, Trưởng Tổ công tác số 4"."""
        tokens = self.reading.tokens
        if last - first < _NEAR or tokens[first].key not in {",", "-"} or tokens[first + 1].shape not in "CA":
            return False
        return last - first <= _TITLE and not any(first < verb.first < last for verb in self.verbs)

    def _given(self, verb: Verb, who: Sequence[Actor]) -> Iterator[Part]:
        """Those to whom a thing is given: right after the verb, behind "cho", "tặng", or joined to such."""
        end, listed = 0, False
        later = (other.first for other in self.verbs if other.role == verb.role and other.first > verb.first)
        stop = next(later, self.sentence.last)  # whom a further handing over is for is told there
        for actor in self.actors:
            if actor.first < verb.last or actor.first >= stop or actor in who:
                continue
            between = self._keys(end or verb.last, actor.first)
            near = between[between.index(";") :] if ";" in between else between
            given = not between or not self.words.greeting.isdisjoint(near) or self._is_decided(actor, verb)
            given = (given or self._is_given_to(actor, verb)) and not self._is_owner(actor)
            listed = listed or (given and between[-1:] == [":"])  # "cùng 4 cá nhân: ông A, …; bà B, …"
            if given or (end and self._together(end, actor.first, actor, verb.role if listed else "")):
                end = actor.last
                self.getting.add(actor.first)
                yield Part(actor.name, "honoree", verb.first, actor.last)

    def _is_owner(self, actor: Actor) -> bool:
        """Whether what is handed over only comes from a person: "quà của Chủ tịch nước"."""
        return self._keys(actor.first - 1, actor.first)[0] in self.words.of

    def _is_decided(self, actor: Actor, verb: Verb) -> bool:
        """Whether what is handed over is a decision on a person: "trao quyết định bổ nhiệm ông A"."""
        between = self._keys(verb.first, actor.first)
        return len(between) > _NEAR and between[-1] in self.words.decided

    def _is_given_to(self, actor: Actor, verb: Verb) -> bool:
        """Whether "cho" or the like stands before a person, or before the list that begins with him."""
        between = self._keys(verb.last, actor.first)
        if between[-1:] == [":"] and not self.words.given_to.isdisjoint(between):
            return True  # "trao Giấy khen cho 3 cá nhân: ông A, …"
        joined = bool(between) and between[-1] in self.words.joints  # "cho tập thể trường và bà A"
        if joined and not self.words.given_to.isdisjoint(between[:-1]):
            return True
        for word in reversed(self._keys(max(verb.last, actor.first - _TO_WHOM), actor.first)):
            if word in self.words.given_to:
                return True
            if word not in self.words.given_between and not word.isdecimal():
                return False
        return self._keys(verb.last - 1, verb.last)[0] in self.words.given_to
