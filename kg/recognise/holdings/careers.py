"""Careers told in lines that open with years: "- 2012 - 2018: Phó Chánh Văn phòng Huyện ủy X"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from kg.model import Mention, Sentence
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person

_DIGITS = 4  # of a year
_LINES = 20  # lines back to whose career it is

_first = attrgetter("first")


class Careers:
    """Reads the careers of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.words = reading, holding_lexicon(reading.ontology).careers

    def of(self, posts: PostList, sentence: Sentence) -> tuple[Mention, str] | None:
        """(whose, former or current) of posts that follow the years that open their line."""
        keys = self.reading.keys(sentence.first, posts.first)
        if keys[-1:] != [":"] or not all(key.isdecimal() or key in self.words.opening for key in keys):
            return None
        years = any(len(key) == _DIGITS and key.isdecimal() for key in keys)
        whose = self._whose(sentence) if years else None
        return (whose, "former" if self.words.now.isdisjoint(keys) else "current") if whose else None

    def _whose(self, sentence: Sentence) -> Mention | None:
        """The last person named in full before a line that names nobody."""
        people, tokens = self.reading.people, self.reading.tokens
        index = bisect_left(people, sentence.first, key=_first)
        if index < len(people) and people[index].first < sentence.last:
            return None
        full = (m for m in reversed(people[:index]) if isinstance(m.value, Person) and m.value.kind == "full")
        found = next(full, None)
        near = found and tokens[sentence.first].line - tokens[found.first].line <= _LINES
        return found if near else None
