"""Persons right before a post that is another's: who makes room for its taker, whom its holder thanks."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.joint_holders import Joined
from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.people.person import is_called
from kg.text import Mention, Sentence, prior

_LEADING: Final = frozenset({"-", ":"})
_MARKS: Final = frozenset({",", ";", ":"})
_LEAD: Final = 2  # tokens of "đối với"


class Bystanders:
    """Tells in one document who holds no post though it stands behind the name."""

    def __init__(self, reading: BaseReading, joined: Joined) -> None:
        self.reading, self.tokens, self.joined = reading, reading.tokens, joined
        self.lexicon = holding_lexicon(reading.ontology)
        self.words, self.about = self.lexicon.owners, self.lexicon.about

    def have(self, person: Mention, posts: PostList, sentence: Sentence) -> bool:
        """Whether the posts behind a person are another's: who acts on them, or takes their place."""
        if posts.first < posts.start and is_replaced(self.reading, person.first):
            own = self.words.put | (self.words.adjectives - self.words.new)  # "thay ông A, nguyên Bí thư …"
            return self.tokens[posts.first].key not in own
        if self._is_next_ones(person, posts) or self._is_fronted(person, posts, sentence):
            return True
        if self._comes_later(person, posts):
            return True
        return self._is_toward(person, posts, sentence) or self._is_honoured(person, posts, sentence)

    def _is_next_ones(self, person: Mention, posts: PostList) -> bool:
        """Whether a title leads to who is named behind a mark: "Chủ tịch xã A, Trưởng Công an xã - | B"."""
        mark = self.tokens[posts.last].key if posts.last + 1 < len(self.tokens) else ""
        if mark not in _LEADING:
            return False
        other = self.joined.by_first.get(posts.last + 1)
        called = other is not None and (is_called(other) or mark == ":")  # "Bí thư: A - Chủ tịch: | B"
        titled = isinstance(person.value, Person) and person.value.name in self.joined.known
        return called and titled and not any(posts.cues)

    def _comes_later(self, person: Mention, posts: PostList) -> bool:
        """Whether who had the posts before a person is named: "Trước bà B, | Chủ tịch UBND xã | là ông A"."""
        ahead = prior(self.tokens, person.first).key in self.lexicon.statuses.ahead
        return ahead and self.joined.by_first.get(posts.last + 1) is not None

    def _is_fronted(self, person: Mention, posts: PostList, sentence: Sentence) -> bool:
        """Whether a person ends what opens another's clause: "Sau ý kiến của ông A, | Bí thư … yêu cầu"."""
        at = posts.last
        if posts.first < posts.start or self.tokens[posts.first - 1].key != "," or at >= sentence.last:
            return False
        if self.tokens[at].shape != "w" or self.tokens[at].key in self.words.no_act:
            return False
        marks = (n for n in range(person.first, sentence.first, -1) if self.tokens[n - 1].key in _MARKS)
        opening = self.lexicon.fronted.longest(self.tokens, next(marks, sentence.first), person.first)
        return opening is not None and self.tokens[person.first - 1].key not in self.words.no_object

    def _is_toward(self, person: Mention, posts: PostList, sentence: Sentence) -> bool:
        """Whether somebody else acts on a person: "Đối với ông A, Phó Bí thư Tỉnh ủy cảm ơn …"."""
        if person.first - sentence.first != _LEAD or self.about.longest(self.tokens, sentence.first) is None:
            return False
        return posts.last < sentence.last and self.tokens[posts.last].shape == "w"

    def _is_honoured(self, person: Mention, posts: PostList, sentence: Sentence) -> bool:
        """Whether somebody acts on a private person: "ghi nhận hành động của anh A, Chủ tịch UBND … khen"."""
        acts = posts.last < sentence.last and self.tokens[posts.last].shape == "w"
        private = isinstance(person.value, Person) and not person.value.public
        if not acts or not private or self.tokens[posts.first - 1].key != ",":
            return False
        _, at = self.joined.before(person)
        return at > sentence.first and self.tokens[at].key in self.words.whose
