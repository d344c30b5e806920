"""Boards that an event has for itself, of which no post is kept: "Trưởng Ban Tổ chức | lễ hội"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ontology import Concept
from kg.recognise.base_reading import BaseReading
from kg.recognise.spans import within
from kg.recognise.titles import PostPart, TitleGrammar
from kg.recognise.words import words_of


class EventBoards:
    """Tells such boards in one document; `begins` is where a body may begin."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar, begins: Sequence[int]) -> None:
        self.reading, self.grammar, self.begins = reading, grammar, begins
        self.nouns, self.size = words_of(reading.ontology, "events", "words", "nouns"), len(reading.tokens)
        self.events = reading.ontology.schemes["events"]

    def named_before(self, part: PostPart) -> bool:
        """Whether the last board named before in its sentence is an event's: "Ban Tổ chức lễ hội do A …"."""
        classes, start = part.role.get("refersTo").split(), self.reading.sentence_of(part.first).first
        for at in reversed(within(self.begins, start, part.first) if classes else ()):
            end, concepts = self.grammar.bodies[at]
            if concepts[0].get("bodyClass") in classes:
                return self.is_board(end, concepts)
        return False

    def is_led(self, part: PostPart) -> bool:
        """Whether a post's board is that of an event named behind it: "Trưởng Ban Tổ chức | Hội thi"."""
        if part.body is None or part.body.name != part.body.concept.label or part.last >= self.size:
            return False
        named = self.reading.tokens[part.last].key in self.nouns
        return named and self.is_board(part.last, [part.body.concept])

    def is_board(self, end: int, concepts: Sequence[Concept]) -> bool:
        """Whether a board that ends at `end` is an event's, by its first concept: "Ban Tổ chức | Lễ tang"."""
        of_events = bool(concepts[0].get("alsoOfEvents"))
        return of_events and self.events.longest(self.reading.tokens, end) is not None
