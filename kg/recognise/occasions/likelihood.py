"""What the words around the name of an event tell for its being what a text reports."""

from __future__ import annotations

from typing import Final

from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.cues import Cues
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import words_of
from kg.text import Sentence, prior

BEFORE: Final = 6  # tokens before a name, and
_BEHIND: Final = 25  # tokens behind it, in which a verb of holding belongs to it


class Likelihood:
    """Scores the names of events of one document by the words around them."""

    def __init__(self, reading: Reading, arguments: EventArguments, cues: Cues) -> None:
        self.arguments, self.tokens, self.cues, self.words = arguments, reading.tokens, cues, cues.words
        self.generic = frozenset(reading.ontology.words["grammar"]["bodies"]["generic"])
        self.done = words_of(reading.ontology, "events", "wards", "done")
        self.subject = (-1, 0)  # a sentence's first token, and where its first person, body or place begins

    def score(self, at: int, end: int, sentence: Sentence, dated: bool) -> int:
        """What the words around a name add: who holds it, and of a verb who does it."""
        start, stop = max(sentence.first, at - BEFORE), min(sentence.last, end + _BEHIND)
        held = self.cues.says("hold", start, at) or self.cues.says("hold", end, stop)
        if self.tokens[at].key in self.words.nouns:
            planned = self.cues.says("planned", start, stop)
            return 2 * held + 2 - 3 * (planned and not dated)
        acted = self._is_acted(at, sentence) or (dated and self._is_own(at, sentence))
        return 2 * held - 3 * (not acted) - 6 * self._is_told_to(at, sentence)

    def _is_told_to(self, at: int, sentence: Sentence) -> bool:
        """Whether somebody only speaks of it: "ông A yêu cầu kiểm tra …"; not "… chỉ đạo: Ông A kiểm tra"."""
        said = within(self.cues.speaking, sentence.first, at)
        people = self.arguments.people.within(said[-1], at) if said else []
        return bool(said) and not any(self.tokens[person.first - 1].key == ":" for person in people)

    def _is_acted(self, at: int, sentence: Sentence) -> bool:
        """Whether a person, place or body before a verb may do it; after a verb that opens, any person."""
        if at == sentence.first and self.arguments.people.within(at, sentence.last):
            return True
        if self.subject[0] != sentence.first:
            self.subject = sentence.first, self._first_subject(sentence)
        return self.subject[1] < at

    def _is_own(self, at: int, sentence: Sentence) -> bool:
        """Whether the ward told of does what is told when: "Cùng ngày, | phường | khánh thành cầu"."""
        subject = at - 1 - (prior(self.tokens, at).key in self.done)
        if subject <= sentence.first or self.tokens[subject].key not in self.generic:
            return False
        return self.tokens[subject - 1].key == ","

    def _first_subject(self, sentence: Sentence) -> int:
        """Where the first person, place or body of a sentence begins."""
        inside = (self.arguments.people, self.arguments.places)
        found = [m.first for kind in inside for m in kind.within(sentence.first, sentence.last)[:1]]
        if self.tokens[sentence.first].key in self.generic:
            return sentence.first  # "Phường ra quân …"
        first, bodies = min([sentence.last, *found]), self.words.bodies
        for at in range(sentence.first, first):
            if self.tokens[at].key in bodies.root and bodies.longest(self.tokens, at, sentence.last):
                return at
        return first
