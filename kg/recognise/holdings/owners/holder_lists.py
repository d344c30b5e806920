"""Posts of several persons: "các đồng chí Ủy viên …: A, B", "… đối với 2 đại biểu: A và B"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import PUT
from kg.recognise.holdings.lists.terms import Terms
from kg.recognise.holdings.owners.people_concerned import whom
from kg.recognise.holdings.owners.people_lists import PeopleLists
from kg.recognise.holdings.owners.winners import Winners
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people.person import is_called
from kg.recognise.words import words_of
from kg.text import Mention, Sentence, keys, prior

_CLAUSE: Final = 10  # tokens between a counted post and its people: "được chỉ định gồm các ông, bà:"
_COUNTED, _NAMING = 4, 4  # tokens of "2 đồng chí", of "bầu bổ sung chức danh"
_DISMISSAL: Final = 2  # tokens of "miễn nhiệm"
_SEVERAL: Final = 2  # people
_GROUP: Final = 2  # tokens of "nhân sự"
_LISTS: Final = 6  # tokens of "danh sách các ông, bà"
_CALLED: Final = 6  # tokens of "2 đại biểu: các ông"
_ABOUT: Final = 18  # tokens after "đối với", as of "2 đại biểu chuyển công tác ra khỏi địa bàn là"


class Several:
    """Finds the persons who share posts in one document."""

    def __init__(self, reading: BaseReading, within: Mapping[int, int]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.winners = Winners(reading)
        self.within, self.terms = within, Terms(reading)  # the ends of provinces behind wards
        self.lexicon = holding_lexicon(reading.ontology)
        self.words = self.lexicon.owners
        self.credits = words_of(reading.ontology, "grammar", "people", "credits")
        self.lists = PeopleLists(reading)
        self.member = filling_words(reading.ontology).member
        self.by_first = self.lists.by_first

    def of(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The persons; none where the posts are not said to be several people's."""
        if self.reading.keys(posts.last, posts.last + 1) == ["("] and self._is_credit(posts.last + 1):
            return []  # "bầu 2 Phó Chủ tịch HĐND xã (Ảnh: A)"
        if winners := self.winners.below(posts, sentence):
            return winners
        if self.lexicon.lists.ends_at(self.tokens, posts.first, _LISTS):
            return self._counted(posts.last, sentence)  # "Danh sách trúng cử đại biểu HĐND xã X: …"
        put = posts.first < posts.start and posts.cues[0] in PUT
        each = self._each(posts, sentence) if put or sentence.kind != "text" else []
        found = each or self._plural(posts, sentence) or self._including(posts, sentence)
        return found or self._about(posts, sentence)

    def named(self, posts: PostList) -> str:
        """appointed or former where a verb says so of a post of several: "bầu 2 Phó Chủ tịch: A và B"."""
        at, naming = posts.last, self.lexicon.naming
        if at + 1 < len(self.tokens) and self.tokens[at].key in self.words.passive:
            return "appointed" if naming.longest(self.tokens, at + 1) else ""  # "… được bổ nhiệm là: A, B"
        while at + 1 < len(self.tokens) and self.tokens[at].key in self.lexicon.statuses.already:
            at += 1
        if self.lexicon.won.longest(self.tokens, at):
            return "appointed"  # "hai Phó Chủ tịch UBND xã vừa đắc cử: A, B"
        before = range(max(0, posts.first - _COUNTED), posts.first)
        number = next((at for at in before if self._is_several(at)), 0)
        if not number or not naming.ends_at(self.tokens, number, _NAMING):
            return ""
        verb = self.reading.keys(max(0, number - _DISMISSAL), number)
        return "appointed" if self.lexicon.statuses.dismissing.isdisjoint(verb) else "former"

    def are_told_again(self, posts: PostList, people: Sequence[Mention]) -> bool:
        """Whether each of several has a post of that role himself: "2 Trưởng ban: A - Trưởng Ban X"."""
        if len(people) < _SEVERAL or len(posts.parts) > 1:
            return False
        labels, role = self.reading.labels["positions"], posts.parts[0].role
        own = [labels.get(person.last + 1) for person in people]
        return all(match is not None and match[1][0] is role for match in own)

    def _each(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people whom semicolons part in a line: "Ủy viên UBND xã: ông A, Trưởng Công an xã; bà B, …"."""
        at = posts.last + 1
        several = keys(posts.parts[0].role.label)[0] in self.words.of_several
        if len(posts.parts) > 1 or not several or self.reading.keys(posts.last, at) != [":"]:
            return []
        marks = (n + 1 for n in range(at, sentence.last - 1) if self.tokens[n].key == ";")
        found = [person for start in (at, *marks) if (person := self.by_first.get(start))]
        return found if len(found) > 1 and found[0].first == at else []

    def _plural(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people of "các đồng chí Ủy viên …: A, B", "các Phó Chủ tịch … A và B"."""
        before = self.reading.keys(max(sentence.first, posts.first - 3), posts.first)
        colon = posts.last < sentence.last and self.tokens[posts.last].key in self.words.colon
        if colon and self._is_all(posts.last + 1):
            return self.lists.behind_colon(posts.last, sentence)  # "Phó Chủ tịch UBND xã: các ông A, B"
        if (count := self._count(posts.first)) > 1 and posts.last in self.by_first:
            return self.lists.joined(posts.last, sentence)[:count]  # "hai Phó Chủ tịch A và B"
        if count > 1:
            near = self._counted(posts.last, sentence) if posts.last + 1 < sentence.last else []
            return (near or self._in_next(sentence))[:count]
        if not before or before[-1] not in self.words.plural_last or self.words.plural.isdisjoint(before):
            return []
        if before[-1] in self.words.called and self.words.all.isdisjoint(before):
            return []
        return self._behind(posts, sentence)

    def _including(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people who are put into a post that is told once: "chỉ định Phó Bí thư, gồm: ông A; ông B"."""
        put = posts.first < posts.start and posts.cues[0] in PUT and posts.last < sentence.last
        end = self._past_aside(posts.last, sentence) if put else sentence.last
        led = end < sentence.last and self.tokens[end].key in self.words.including
        found = self.lists.behind_colon(end, sentence) if led else []
        return found if len(found) > 1 else []

    def _behind(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people right behind a post of several, or behind "gồm", ":" or "được bầu gồm"."""
        end = posts.last
        if end in self.by_first or end >= sentence.last:
            return self.lists.joined(end, sentence)
        if self._is_members(posts, sentence):
            return self.lists.behind_colon(end, sentence)
        end = self._past_aside(end, sentence)
        if self.tokens[end].key in self.words.passive:
            return self._counted(end, sentence)
        return self.lists.behind_colon(end, sentence) if self.tokens[end].key in self.words.lists else []

    def _is_members(self, posts: PostList, sentence: Sentence) -> bool:
        """Whether a comma leads in bare names of members: "có các Ủy viên … Thành ủy, | A, Trưởng Ban X"."""
        end = posts.last
        person = self.by_first.get(end + 1) if self.tokens[end].key == "," else None
        member = posts.parts[0].role.label.startswith(self.member)
        return member and person is not None and end + 1 < sentence.last and not is_called(person)

    def _counted(self, at: int, sentence: Sentence) -> list[Mention]:
        """The people behind a counted post: "2 Phó Bí thư: A, Chủ tịch …; B", "… gồm A và B"."""
        at = self.terms.past(self.within.get(at, at))
        clause = range(at, min(at + _CLAUSE, sentence.last))
        stop = next((i for i in clause if i in self.by_first or self.tokens[i].key in self.words.lists), None)
        further = stop is not None and any(self.tokens[i].shape == "9" for i in range(at, stop))
        if stop is None or stop in self.by_first or further:
            return []  # "4 Ủy viên UBND phường, | 2 Trưởng Ban …: ông A - …"
        return self.lists.behind_colon(stop, sentence)

    def _in_next(self, sentence: Sentence) -> list[Mention]:
        """The people whom the next sentence names: "… vào Ban Chấp hành. | Đó là các đồng chí: A; B"."""
        index = self.reading.sentence_at(sentence.first) + 1
        following = self.reading.sentences[index] if index < len(self.reading.sentences) else None
        if following is None or not self.lexicon.listing_next.longest(self.tokens, following.first):
            return []
        if self.lexicon.naming.within(self.tokens, following.first, following.last):
            return []  # "Cụ thể: ông A được chỉ định giữ chức …; ông B được …"
        return self._counted(following.first, following)

    def _about(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people of "miễn nhiệm chức danh … đối với ông A", "… đối với 2 đại biểu: A và B"."""
        begin = whom(self.reading, posts)
        if not begin:
            return []
        if self.tokens[begin - 1].key == "(":
            return self.lists.bracketed(begin)
        near = self.tokens[begin : min(begin + _ABOUT, sentence.last)]
        size = next((size for size, token in enumerate(near) if token.key == ";"), len(near))
        first = next((at for at in range(begin, begin + size) if at in self.by_first), None)
        if first is None:
            return []
        colon = self.tokens[first - 1].key == ":"  # "… đối với các ông: A, Trưởng phòng X; B, …"
        if colon and not self.words.plural.isdisjoint(self.reading.keys(begin, first)):
            return self.lists.behind_colon(first - 1, sentence)
        led = first - begin <= _CALLED or self.tokens[first - 1].key in self.words.lists
        people = self.lists.titled(first, sentence) if led else []
        return people if len(people) > 1 else self.lists.joined(first, sentence) if led else []

    def _count(self, at: int) -> int:
        """The number that stands before the post at `at`: "2 Phó Bí thư là ông A và bà B"; 0 for none."""
        at -= at > 1 and self.tokens[at - 1].key in self.words.passive
        if at > _GROUP and self.lexicon.groups.ends_at(self.tokens, at, _GROUP):  # "4 đồng chí Phó …"
            at -= _GROUP
        elif at > 1 and self.tokens[at - 1].key in self.words.people:  # "21 người trúng cử …"
            at -= 1
        before = prior(self.tokens, at).key
        return int(before) if before.isdecimal() else self.lexicon.counts.get(before, 0)

    def _is_several(self, at: int) -> bool:
        """Whether a number or "các" stands at `at`."""
        key = self.tokens[at].key
        return self.tokens[at].shape == "9" or key in self.lexicon.counts or key in self.words.all

    def _past_aside(self, end: int, sentence: Sentence) -> int:
        """Past ", | gồm", "các Phó Chủ tịch | khác gồm", "các Chủ tịch | trước đây gồm"."""
        comma = self.tokens[end].key == "," and end + 1 < sentence.last
        end += comma and self.tokens[end + 1].key in self.words.lists
        end += self.tokens[end].key in self.words.other and end + 1 < sentence.last
        past = self.lexicon.of_before.longest(self.tokens, end, sentence.last - 1)
        return past[0] if past else end

    def _is_all(self, at: int) -> bool:
        """Whether a plural leads several people in: "các ông A, B"."""
        return at < len(self.tokens) and self.tokens[at].key in self.words.all

    def _is_credit(self, at: int) -> bool:
        """Whether "Ảnh" stands at token `at`, before who took the picture."""
        return at < len(self.tokens) and self.tokens[at].key in self.credits
