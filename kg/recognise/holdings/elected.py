"""Results of elections told as lists: "Kết quả bầu cử như sau: / - Chủ tịch HĐND xã: ông A / …"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import holding_lexicon
from kg.text import Sentence

_MARKED: Final = 2  # tokens of a bullet or a number before a post
_APPOINTED: Final = "appointed"
_COLON: Final = ":"


class Elected:
    """Tells the lines of such lists in one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.clause = reading, reading.ontology.phrases("status", "clause")
        self.goes_to = holding_lexicon(reading.ontology).goes_to
        # First tokens of their sentences → where the verb ends in what leads them in, and its colon
        self.lines: dict[int, tuple[int, int]] = {}
        led = None
        for sentence in reading.sentences:
            led = self._leads(sentence) or (led if sentence.kind != "text" else None)
            if led:
                self.lines[sentence.first] = led

    def tells(self, posts: PostList) -> bool:
        """Whether a line of such a list opens with posts and a colon, or one post of who was elected.

        So too where the post is said to go to somebody.
        """
        if self.goes_to.longest(self.reading.tokens, posts.last):
            return True
        sentence = self.reading.sentence_of(posts.first) if self.lines else None
        if sentence is None or sentence.first not in self.lines:
            return False
        if self.reading.keys(posts.last, posts.last + 1) == [_COLON]:
            return posts.first - sentence.first <= _MARKED
        verb, colon = self.lines[sentence.first]  # "Ban Chấp hành bầu | : / 1. Bà A - Chủ tịch Hội X"
        alone = len(posts.parts) == 1 and not any(posts.cues) and posts.last >= sentence.last - 1
        return sentence.kind == "item" and verb >= colon and alone

    def _leads(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where the verb ends and the colon stands of a sentence that leads in the result of an election."""
        tokens, colon = self.reading.tokens, sentence.last - 1
        if tokens[colon].key != _COLON:
            return None
        found = (self.clause.longest(tokens, at, sentence.last) for at in range(sentence.first, colon))
        ends = [match[0] for match in found if match and match[1][0] == _APPOINTED]
        return (max(ends), colon) if ends else None
