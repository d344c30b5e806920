"""Those to whom the people of a clause hand something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.parts.actors import Actor
from kg.recognise.parts.clauses.base import Part, Verb
from kg.recognise.parts.clauses.listing import Listing
from kg.recognise.reading import Reading
from kg.text import Sentence

_NEAR: Final = 2  # tokens from a verb to what is handed over
_AMONG: Final = 3  # tokens of "trong đó có"
_HEAD: Final = 5  # tokens of "có các đồng chí:"
_HONOUR: Final = 4  # tokens of the name of one
_TO_WHOM: Final = 8  # tokens before a name in which "cho" stands


class Handing(Listing):
    """Finds those to whom something is handed in one clause, and remembers who they were."""

    def __init__(
        self, reading: Reading, sentence: Sentence, actors: Sequence[Actor], verbs: Sequence[Verb]
    ) -> None:
        super().__init__(reading, sentence, actors, verbs)
        self.getting: set[int] = set()  # the first tokens of those to whom something was given

    def given(self, verb: Verb, who: Sequence[Actor]) -> Iterator[Part]:
        """Those to whom a thing is given: right after the verb, behind "cho", "tặng", or joined to such."""
        end, listed = 0, False
        later = (other.first for other in self.verbs if other.role == verb.role and other.first > verb.first)
        stop = next(later, self.sentence.last)  # whom a further handing over is for is told there
        for actor in self.actors:
            if actor.first < verb.last or actor.first >= stop or actor in who:
                continue
            between = self.keys(end or verb.last, actor.first)
            near = between[between.index(";") :] if ";" in between else between
            given = not between or not self.words.greeting.isdisjoint(near) or self.is_decided(actor, verb)
            given = (given or self._is_given_to(actor, verb)) and not self._is_owner(actor)
            listed = listed or (given and between[-1:] == [":"])  # "cùng 4 cá nhân: ông A, …; bà B, …"
            last = all(other.first < actor.first for other in self.verbs)  # "tặng ông A, …; bà B, …."
            if given or (end and self.together(end, actor.first, actor, verb.role if listed or last else "")):
                end = actor.last
                self.getting.add(actor.first)
                yield Part(actor.name, "honoree", verb.first, actor.last)

    def is_handed(self, verb: Verb) -> bool:
        """Whether a verb of getting has who gets it behind: "Bằng khen | được trao cho | bà A"."""
        passive = self.keys(verb.first, verb.first + 1)[0] in self.words.passive
        return passive and not self.words.handed_to.isdisjoint(self.keys(verb.last, verb.last + 1))

    def _is_owner(self, actor: Actor) -> bool:
        """Whether what is handed over only comes from a person: "quà của Chủ tịch nước"."""
        return self.keys(actor.first - 1, actor.first)[0] in self.words.of

    def is_decided(self, actor: Actor, verb: Verb) -> bool:
        """Whether what is handed over is a decision on a person: "trao quyết định bổ nhiệm ông A"."""
        between = self.keys(verb.first, actor.first)
        return len(between) > _NEAR and between[-1] in self.words.decided

    def are_listed(self, verb: Verb, first: Actor) -> bool:
        """Whether a colon leads to whom decisions or honours are handed, or to those named behind "cho"."""
        between = self.keys(verb.last, first.first)
        if ":" not in between:
            return self.words.among.ends_at(self.reading.tokens, first.first, _AMONG)
        honours = self._is_honour(verb.last + between.index(":"))
        decisions = self.words.decisions.within(self.reading.tokens, verb.first, first.first)
        return honours or decisions or self._is_given_to(first, verb)

    def _is_honour(self, at: int) -> bool:
        """Whether the name of an honour ends at `at`: "tặng Bằng khen | : bà A"."""
        return self.reading.ontology.schemes["awards"].ends_at(self.reading.tokens, at, _HONOUR)

    def is_for_lines(self, verb: Verb) -> bool:
        """Whether the lines that follow name whom it is for: "trao Giấy khen cho 2 cá nhân:"."""
        keys = self.keys(verb.last, self.sentence.last)
        has = (self.words.listing - self.words.composing).intersection(keys[-_HEAD:])  # "… có các đồng chí:"
        led = verb.role == "presenter" and keys[-1:] == [":"] and not has
        return led and not self.words.given_to.isdisjoint(keys)

    def past_given(self, verb: Verb, after: Sequence[Actor]) -> Sequence[Actor]:
        """Without those it is for, before those led in: "Trao quà cho cụ A, nguyên Bí thư, có | ông B"."""
        if not after or not self._is_given_to(after[0], verb):
            return after
        for at, one in enumerate(after):
            if self.keys(one.first - 1, one.first)[0] in self.words.listing:
                return after[at:]
        return after

    def _is_joined_to(self, actor: Actor, verb: Verb) -> bool:
        """Whether one is joined to who got it: "cho tập thể và | bà A", not "cho hộ; ông B và | bà A"."""
        joint = actor.first - 1
        if joint < verb.last or self.keys(joint, actor.first)[0] not in self.words.joints:
            return False
        given = [at for at in range(verb.last, joint) if self.keys(at, at + 1)[0] in self.words.given_to]
        between = (one for one in self.actors if given and given[-1] < one.first < joint)
        return bool(given) and all(one.first in self.getting for one in between)

    def _is_given_to(self, actor: Actor, verb: Verb) -> bool:
        """Whether "cho" or the like stands before a person, or before the list that begins with him."""
        between = self.keys(verb.last, actor.first)
        colon = between[-1:] == [":"]
        if colon and (self._is_honour(actor.first - 1) or not self.words.given_to.isdisjoint(between)):
            return True  # "trao Giấy khen cho 3 cá nhân: ông A, …"
        some = self.words.among.ends_at(self.reading.tokens, actor.first, _AMONG)
        if some and not self.words.given_to.isdisjoint(between):
            return True  # "tặng Giấy khen cho 4 cá nhân, trong đó có ông A"
        if self._is_joined_to(actor, verb):
            return True
        for word in reversed(self.keys(max(verb.last, actor.first - _TO_WHOM), actor.first)):
            if word in self.words.given_to:
                return True
            if word not in self.words.given_between and not word.isdecimal():
                return False
        return self.keys(verb.last - 1, verb.last)[0] in self.words.given_to
