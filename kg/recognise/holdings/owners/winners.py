"""Who was elected, named below the title of a list: "Danh sách trúng cử đại biểu HĐND / 1. Ông A"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import PUT
from kg.recognise.people.person import kind_of
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, Sentence

_ITEM: Final = 4  # tokens of "1. Ông" or a bullet before a name
_MARKS: Final = frozenset({":", ",", ";", "."})  # before each name of a line


class Winners:
    """Finds who was elected, in lists of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.titles, self.units = (
            phrases_of(reading.ontology, "grammar", "winners", name) for name in ("titles", "units")
        )
        self.votes = words_of(reading.ontology, "grammar", "winners", "votes")

    def below(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """Those named in the lines below a sentence that announces a list of who took the posts."""
        if posts.cues[0] not in PUT or not self.titles.within(self.tokens, sentence.first, posts.start):
            return []
        found: list[Mention] = []
        sentences = self.reading.sentences
        for index in range(self.reading.sentence_at(sentence.first) + 1, len(sentences)):
            line = sentences[index]
            first = line.first + (self.tokens[line.first].shape == "." and line.kind == "item")
            headed = self.units.longest(self.tokens, first) is not None
            named = list(self._all(line) if headed else self._first(line))
            if not named and not headed and line.kind != "item":
                break
            found += named
        return found

    def _all(self, line: Sentence) -> Iterator[Mention]:
        """The people of a line that begins with where they were elected: "Đơn vị số 2: ông A, bà B"."""
        for mention in self.reading.within(self.reading.people, line.first, line.last):
            if kind_of(mention) == "full" and self.tokens[mention.first - 1].key in _MARKS:
                yield mention

    def _first(self, line: Sentence) -> Iterator[Mention]:
        """Whom an item names first, or a sentence with his votes: "Lê Văn A (Bí thư): | 2.145 phiếu"."""
        near = self.reading.within(self.reading.people, line.first, line.first + _ITEM)
        counted = not self.votes.isdisjoint(self.reading.keys(line.first, line.last))
        if not near or kind_of(near[0]) != "full":
            return
        if line.kind == "item" or (counted and near[0].first == line.first):
            yield near[0]
