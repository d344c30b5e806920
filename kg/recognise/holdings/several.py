"""Posts of several persons: "các đồng chí Ủy viên …: A, B", "… đối với 2 đại biểu: A và B"."""

from __future__ import annotations

from kg.model import Mention, Sentence
from kg.recognise.ground import Ground
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import lexicon
from kg.recognise.people import Person

_ABOUT = 6  # tokens after "đối với"


class Several:
    """Finds the persons who share posts in one document."""

    def __init__(self, reading: Ground) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.lexicon = lexicon(reading.ontology)
        self.words = self.lexicon.owners
        self.by_first = {m.first: m for m in reading.people}

    def of(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The persons; none where the posts are not said to be several people's."""
        return self._plural(posts, sentence) or self._about(posts, sentence)

    def _plural(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people of "các đồng chí Ủy viên …: A, B", "các Phó Chủ tịch … A và B"."""
        before = self.reading.keys(max(sentence.first, posts.first - 3), posts.first)
        if self._is_counted(posts.first) and posts.last + 1 < sentence.last:
            return self._counted(posts.last, sentence)
        if not before or before[-1] not in self.words.plural_last or self.words.plural.isdisjoint(before):
            return []
        if before[-1] in self.words.called and self.words.all.isdisjoint(before):
            return []
        if posts.last < sentence.last and self.tokens[posts.last].key in self.words.lists:
            return self._listed(posts.last, sentence)
        return self._joined(posts.last, sentence) if posts.last in self.by_first else []

    def _is_counted(self, at: int) -> bool:
        """Whether a number above one stands before the post: "2 Phó Bí thư là ông A và bà B"."""
        return at > 0 and self.tokens[at - 1].shape == "9" and self.tokens[at - 1].key.lstrip("0") != "1"

    def _counted(self, at: int, sentence: Sentence) -> list[Mention]:
        """The people behind a counted post: "2 Phó Bí thư: A, Chủ tịch …; B", "… là A và B"."""
        if self.tokens[at].key not in self.words.lists:
            return []
        listed = ":" in self.reading.keys(at, at + 2)
        return self._listed(at, sentence) if listed else self._joined(at + 1, sentence)

    def _listed(self, colon: int, sentence: Sentence) -> list[Mention]:
        """The people of a list behind a colon, with or without posts, before a group without names."""
        found: list[Mention] = []
        for mention in self.reading.within(self.reading.people, colon, sentence.last):
            between = self.reading.keys(found[-1].last if found else colon, mention.first)
            if ";" in between and not self.words.group.isdisjoint(between[between.index(";") :]):
                break
            if isinstance(mention.value, Person) and mention.value.kind == "full":
                found.append(mention)
        return found

    def _about(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people of "miễn nhiệm chức danh … đối với ông A", "… đối với 2 đại biểu: A và B"."""
        match = self.lexicon.about.longest(self.tokens, posts.last)
        if match is None:
            return []
        starts = range(match[0], min(match[0] + _ABOUT, sentence.last))
        return next((self._joined(at, sentence) for at in starts if at in self.by_first), [])

    def _joined(self, at: int, sentence: Sentence) -> list[Mention]:
        """People named one after the other from token `at`: "A, B và C"."""
        found = []
        while at in self.by_first:
            found.append(self.by_first[at])
            at = self.by_first[at].last
            if at < sentence.last and self.tokens[at].key in self.words.between:
                at += 1
        return found
