"""Whose posts the fields of a profile tell: "Họ và tên: A ⏎ Sinh năm 1975 ⏎ Chức vụ: Bí thư …"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.joint_holders import Joined
from kg.recognise.holdings.words import holding_lexicon
from kg.text import Mention, Sentence

_FIELD: Final = 3  # tokens of "chức vụ:"
_LINES: Final = 6  # of a profile between a name and the post


class Profiles:
    """Finds who is told of in fields in one document; `joined` tells where names end."""

    def __init__(self, reading: BaseReading, joined: Joined) -> None:
        self.reading, self.tokens, self.by_last = reading, reading.tokens, joined.by_last
        lexicon = holding_lexicon(reading.ontology)
        self.fields, self.words = lexicon.fields, lexicon.owners

    def of(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The person of "A, sinh năm 1975; …; chức vụ: | Bí thư …", or of the lines above the posts."""
        named = self.fields.ends_at(self.tokens, posts.first, _FIELD)
        born = self.tokens[sentence.first].key in self.words.born
        if not named and not born:
            return None
        people = self.reading.within(self.reading.people, sentence.first, posts.first)
        if people:
            return people[-1] if named else None
        return self._above(sentence)

    def _above(self, sentence: Sentence) -> Mention | None:
        """The person at the end of a line above, with but other fields between."""
        order = self.reading.sentence_at(sentence.first)
        for line in reversed(self.reading.sentences[max(0, order - _LINES + 1) : order + 1]):
            if found := self.by_last.get(line.first):
                return found
            if line is not sentence and not self._is_field(line):
                return None
        return None

    def _is_field(self, line: Sentence) -> bool:
        """Whether a line tells one thing of a person: "Quê quán: …", "Sinh năm 1975"."""
        keys = self.reading.keys(line.first, line.last)
        return keys[0] in self.words.born or (":" in keys and "." not in keys)
