"""The person before posts and a verb of office: "ông A được bầu giữ chức …", "bầu ông A làm …"."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from operator import attrgetter
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.posts_of_others import Others
from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people.person import kind_of
from kg.text import Mention, Sentence

_OPENING: Final = 6  # tokens from the beginning of a sentence: its subject may stand in the line before
_CLAUSE: Final = 2  # tokens between whom a title means and a verb: "| được bầu |"

_first = attrgetter("first")


class Subjects:
    """Finds the persons to whom the verbs of one document give posts."""

    def __init__(self, reading: BaseReading, others: Others, by_last: Mapping[int, Mention]) -> None:
        self.reading, self.tokens, self.others = reading, reading.tokens, others
        self.by_last = by_last  # the persons named, by where their names end
        self.lexicon = holding_lexicon(reading.ontology)
        self.words, self.predecessor = self.lexicon.owners, self.lexicon.predecessor
        self.persons = list(reading.people)  # and those meant by a title alone, as they are learnt
        self.unknown = 0, -_CLAUSE  # a title that means nobody known: "chủ tịch cũ"

    def learn(self, mention: Mention) -> None:
        """A person whom a title alone means may be the subject of what follows."""
        insort(self.persons, mention, key=_first)

    def before(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The persons of the sentence before the posts."""
        start = bisect_left(self.persons, sentence.first, key=_first)
        return self.persons[start : bisect_left(self.persons, posts.first, start, key=_first)]

    def of(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The person before a verb of office: "ông A được bầu giữ chức …", "bầu ông A làm …"."""
        before = tuple(self.reading.keys(posts.first - _CLAUSE, posts.first))
        unknown = self._is_unknown(posts.first) or before == self.predecessor
        if unknown or self.others.counted(posts, sentence) or self.others.of_somebody_else(posts):
            return None
        named = self.before(posts, sentence)
        if not named:
            return self._in_line_before(posts, sentence)
        subject = self._nearest(named, posts)
        end = subject.last if subject else posts.first
        return None if self.others.named(end, posts) or self.others.told(end, posts) else subject

    def _in_line_before(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The last person of the line or sentence before: "… ông A. Được bầu giữ chức | Bí thư …"."""
        office = posts.first == sentence.first and self.tokens[posts.first].key in self.words.offices
        behind = self.reading.within(self.reading.people, posts.last, sentence.last)
        his = bool(behind) and kind_of(behind[0]) == "pronoun"  # "Chức danh Bí thư ông giữ từ tháng 7"
        if office and not his and self.tokens[posts.start - 1].key not in self.words.colon:
            return None  # "Chức danh Phó Chủ tịch UBND xã, ngoài ông A, bầu thêm ông B"
        adjective = posts.start - posts.first <= 1 and self.tokens[posts.first].key in self.words.adjectives
        active = self.others.named(sentence.first, posts)
        strange = not self.words.titled.isdisjoint(self.reading.keys(sentence.first, posts.first))
        if adjective and posts.first == sentence.first:
            return self._born(sentence)
        if adjective or active or strange or posts.first - sentence.first > _OPENING:
            return None
        index = bisect_left(self.reading.people, sentence.first, key=_first)
        earlier = self.reading.people[index - 1] if index else None
        return earlier if earlier and self._is_near(earlier, sentence) else None

    def _born(self, sentence: Sentence) -> Mention | None:
        """The person whose name is the line before "Sinh ngày …. | Nguyên Bí thư …": a notice of death."""
        first = self.reading.line_first(sentence.first)
        if first == sentence.first or self.tokens[first].key not in self.words.born:
            return None
        return self.by_last.get(first)

    def _is_unknown(self, at: int) -> bool:
        """Whether a title that means nobody known stands right before; but not "được | Giám đốc X |"."""
        first, last = self.unknown
        first -= first > 0 and self.tokens[first - 1].key in self.words.all  # "được các | đại biểu |"
        acts = first > 0 and self.tokens[first - 1].key in self.words.agents
        return at - last < _CLAUSE and not acts

    def _nearest(self, named: list[Mention], posts: PostList) -> Mention | None:
        """The nearest person before; one who is only replaced, and put nowhere else, is passed over."""
        for person in reversed(named):
            put = self.reading.keys(person.last, posts.first + 1)
            if not is_replaced(self.reading, person.first) or not self.words.put.isdisjoint(put):
                return person
        return None

    def _is_near(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a person stands in the line of the sentence or the one before."""
        return abs(self.tokens[mention.first].line - self.tokens[sentence.first].line) <= 1
