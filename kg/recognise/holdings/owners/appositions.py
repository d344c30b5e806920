"""Whose posts they are by the name that stands before them: "ông A, Bí thư …", "A (54 tuổi, Bí thư …)"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.bystanders import Bystanders
from kg.recognise.holdings.owners.joint_holders import Joined
from kg.recognise.holdings.owners.profiles import Profiles
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people.words import people_lexicon
from kg.recognise.spans import before_bracket
from kg.text import Mention, Sentence

_SHORT: Final = 2  # tokens of a dash and a short form
_STEPS: Final = 8  # commas, brackets and asides between a name and the post after it
_BRACKET: Final = 40  # tokens
_ASIDE: Final = 16  # tokens


class Appositions:
    """Finds the names in one document; `joined` tells who shares a post."""

    def __init__(self, reading: BaseReading, joined: Joined) -> None:
        self.reading, self.tokens, self.by_last = reading, reading.tokens, joined.by_last
        self.lexicon = holding_lexicon(reading.ontology)
        self.ranks = people_lexicon(reading.ontology).ranks
        self.words, self.bystanders = self.lexicon.owners, Bystanders(reading, joined)
        self.profiles = Profiles(reading, joined)

    def of(self, posts: PostList, sentence: Sentence, read: int) -> Mention | None:
        """The person whose posts they are; `read` is the end of the posts before."""
        return self._apposition(posts, sentence, read) or self.profiles.of(posts, sentence)

    def _apposition(self, posts: PostList, sentence: Sentence, read: int) -> Mention | None:
        """The person whose name stands right before the posts: "ông A, Bí thư …", "A (Bí thư …)"."""
        at: int | None = posts.first
        for _ in range(_STEPS):
            if at is None or at <= sentence.first:
                return None
            found = self.by_last.get(at)
            if found and found.first >= sentence.first:
                return None if self.bystanders.have(found, posts, sentence) else found
            at = self._step_back(at, sentence, read)
        return None

    def _step_back(self, at: int, sentence: Sentence, read: int) -> int | None:
        """The start of the mark, bracket or aside that ends at `at`."""
        key = self.tokens[at - 1].key
        if key in self.words.apposition:
            return at - 1
        if key == ")":
            begin = before_bracket(self.tokens, at, max(sentence.first, at - _BRACKET) + 1)
            return begin if begin < at else None
        return self._aside(at, sentence, read)

    def _aside(self, at: int, sentence: Sentence, read: int) -> int | None:
        """The start of ", 51 tuổi", ", sinh năm 1975", ", quê Thanh Hóa" that ends at `at`."""
        for start in range(at - 1, max(sentence.first, at - _ASIDE), -1):
            short = at - start == _SHORT and self.tokens[start + 1].shape == "A"
            if short and self.tokens[start].key == "-":
                return start  # "A - UVBV, Phó Chủ tịch …"
            if self.tokens[start].key == "-" and self._is_rank(start + 1, at):
                return start  # "A - Trung tá, Trưởng Công an xã"
            if self.tokens[start].key in {",", "("}:  # "A (54 tuổi, Chủ tịch …)"
                known = not self.words.aside.isdisjoint(self.reading.keys(start, at))
                return start if known or self._is_unknown(start + 1, at, read) else None
        return None

    def _is_rank(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) are a rank or a degree."""
        match = self.ranks.longest(self.tokens, first)
        return match is not None and match[0] == last

    def _is_private(self, at: int) -> bool:
        """Whether what somebody is by trade is told at `at`: "A, chủ trang trại, Phó Chủ tịch …"."""
        return self.lexicon.private.longest(self.tokens, at) is not None

    def _is_unknown(self, first: int, last: int, read: int) -> bool:
        """Whether a post that nobody knows stands between two commas: "A, Thường trực Đảng ủy, Bí thư …"."""
        labels = self.reading.labels
        return (
            first >= read
            and (first in labels["positions"] or first in labels["bodies"] or self._is_private(first))
            and all(self.tokens[at].shape != "." for at in range(first, last))
        )
