"""Heads of a council's boards whose boards stand in brackets: "hai Trưởng Ban là ông A (Ban Pháp chế), …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.ontology import Concept
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import PUT
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.titles import PostPart, TitleGrammar
from kg.text import Mention, Sentence

_BOARD: Final = "commission"  # the class of bodies that boards are of
_SCHOOL: Final = "school"  # likewise of schools
_COUNCIL: Final = "council"  # a level of bodies


class Bracketed:
    """Finds heads of boards in brackets in one document."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.tokens, self.grammar = reading, reading.tokens, grammar
        lexicon = holding_lexicon(reading.ontology)
        self.naming, self.several = lexicon.naming, lexicon.owners.plural

    def of(self, posts: PostList, sentence: Sentence) -> list[tuple[Mention, PostList]]:
        """Who heads which board or school, for a list of the only post "Trưởng Ban", "Hiệu trưởng"."""
        part = posts.parts[0]
        named = part.role.get("refersTo").split()
        heads = bool(part.role.get("fuses")) and _BOARD in named
        heads = heads or (_SCHOOL in named and part.body is None and self._is_of_many(posts))
        return list(self._heads(posts, part, sentence)) if heads and len(posts.parts) == 1 else []

    def _is_of_many(self, posts: PostList) -> bool:
        """Whether several are told to have a post, or are put into it: "3 | hiệu trưởng: cô A (…)"."""
        before = self.tokens[posts.first - 1] if posts.first else None
        several = before is not None and (before.shape == "9" or before.key in self.several)
        return several or posts.cues[0] in PUT

    def _heads(
        self, posts: PostList, part: PostPart, sentence: Sentence
    ) -> Iterator[tuple[Mention, PostList]]:
        """Each person of the sentence with the board in the brackets behind the name."""
        for person in self.reading.within(self.reading.people, sentence.first, sentence.last):
            at = person.last + 1
            opens = isinstance(person.value, Person) and self.reading.keys(at - 1, at) == ["("]
            found = self.grammar.body(at) if opens else None
            closed = found is not None and self.reading.keys(found[1], found[1] + 1) == [")"]
            if found and closed and _is_headed(part, found[0].concept):
                board = found[0].inside(part.body) if part.body else found[0]
                yield person, posts.of((part.changed(body=board),))

    def status(self, sentence: Sentence) -> str:
        """appointed where the paragraph up to the end of a sentence tells of a vote, else not said."""
        first = self.reading.line_first(sentence.first)
        return "appointed" if self.naming.within(self.tokens, first, sentence.last) else ""


def _is_headed(part: PostPart, concept: Concept) -> bool:
    """Whether a body in brackets is one that the post heads: a council's board, or a school."""
    if concept.get("bodyLevel") == _COUNCIL:
        return True
    return concept.get("bodyClass") == _SCHOOL and _SCHOOL in part.role.get("refersTo").split()
