"""Several persons with one post together: "ông A và bà B giữ chức Phó Chủ tịch"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.own_places import each_at_home
from kg.recognise.holdings.owners.people_concerned import whom
from kg.recognise.holdings.owners.wards_in_turn import places_of
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.people.person import is_called
from kg.recognise.spans import before_bracket
from kg.text import Mention, keys, prior

_CLOSING: Final = frozenset({".", ";", ":"})
_MANY: Final = 2  # tokens: "các ông"
_NAMING: Final = 3  # tokens of "bầu bổ sung"
_BRACKET: Final = 30  # tokens
_ROLE: Final = 4  # tokens of "Phó Bí thư"
_PLURAL: Final = 5  # tokens before a colon


class Joined:
    """Finds in one document who shares the post of a person."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        lexicon = holding_lexicon(reading.ontology)
        self.words, self.naming = lexicon.owners, lexicon.naming
        self.by_last = {m.last: m for m in reading.people}
        self.by_first = {m.first: m for m in reading.people}
        self.known: set[str] = set()  # people whose posts were told before
        self.titled: dict[int, Mention] = {}  # by the end of the titles that stand behind a name
        self.taken = -1  # the end of the posts that somebody took last

    def to(self, person: Mention, posts: PostList, *, beside: bool) -> list[Mention]:
        """Those who have one post together with the person named last: "ông A và bà B giữ chức Phó …".

        `beside` the post, only a plural before them says so: "các ông A, B, Phó Chủ tịch …".
        """
        found, at = self.before(person)
        if len(posts.parts) > 1:
            return found if self.in_turn(posts, [*found, person]) else []
        if posts.parts[0].role.get("seatsInBody"):
            apart = each_at_home(self.reading, posts, [*found, person])
            return found if apart or len(places_of(self.reading, posts)) == len(found) + 1 else []
        if not beside:
            return self.taking(person)
        if self._share(found, at, person, posts):
            return found
        return [other for other in found if self._is_led(at) and _is_full(other)]

    def _share(self, found: list[Mention], at: int, person: Mention, posts: PostList) -> bool:
        """Whether two people have a post that several may have: "ông A và bà B, Phó Chủ tịch HĐND xã".

        Behind token `at`, which may open their item: "…; đồng chí A, đồng chí B - Phó Bí thư".
        """
        several = keys(posts.parts[0].role.label)[0] in self.words.of_several
        last = prior(self.tokens, person.first).key in self.words.last_between
        joined = last or at < 0 or self.tokens[at].key in _CLOSING
        called = all(map(is_called, (*found, person))) or self._is_in_list(at)
        strange = all(isinstance(m.value, Person) and m.value.name not in self.known for m in found)
        return len(found) == 1 and several and joined and called and strange and _is_full(found[0])

    def _is_in_list(self, at: int) -> bool:
        """Whether a semicolon at `at` parts people whom a plural leads in: "Các đồng chí A, …; | B và …"."""
        if at < 0 or self.tokens[at].key != ";":
            return False
        said = self.reading.keys(self.reading.sentence_of(at).first, at)
        return not self.words.plural.isdisjoint(said)

    def taking(self, person: Mention) -> list[Mention]:
        """Those who take a post with the person named last; some have posts: "bầu ông A, Bí thư; bà B …"."""
        return [other for other in self._before_taker(person) if _is_full(other)]

    def _before_taker(self, person: Mention) -> list[Mention]:
        found, at = self.before(person)
        chain, begin = self._chained(person)
        last = prior(self.tokens, person.first).key in self.words.last_between
        toward = begin >= 0 and self.tokens[begin].key in self.words.toward  # "cho A, B giữ chức …"
        if toward or self._is_listed(begin) or self._opens(begin, [*chain, person]):
            return chain
        if last:  # "ông A, Trưởng Công an và bà B, … được bầu làm …"
            return found or chain[:1]
        return found if self._is_listed(at) or self._opens(at, [*found, person]) else []

    def in_turn(self, posts: PostList, people: Sequence[Mention]) -> bool:
        """Whether each has one post, in order: "A và B lần lượt giữ chức Chủ tịch và Phó Chủ tịch"."""
        if not 1 < len(people) == len(posts.parts):
            return False
        between = self.reading.keys(max(person.last for person in people), posts.first)
        between = between or self.reading.keys(posts.last, people[0].first)  # "… lần lượt thuộc về A và B"
        if posts.first < posts.start and not between and self._is_listed(self.before(people[-1])[1]):
            return True  # "bầu các ông A, B giữ chức Chủ tịch, Phó Chủ tịch"
        behind = people[0].first > posts.last and whom(self.reading, posts) > 0
        behind = behind and not any(posts.cues[1:])  # "cho thôi làm X và miễn nhiệm Y đối với ông A và bà B"
        return behind or not self.words.in_turn.isdisjoint(between)

    def before(self, person: Mention) -> tuple[list[Mention], int]:
        """(those named with a person before him, the nearest first; the token before them all)."""
        found: list[Mention] = []
        at = person.first - 1
        while at > 0 and self.tokens[at].key in self.words.between:
            other = self.by_last.get(self.bracketed(at))
            if other is None:
                break
            found.append(other)
            at = other.first - 1
        return found, at

    def behind(self, person: Mention, stop: int) -> list[Mention]:
        """Those named with a person up to the end of an item: "Phó Chủ tịch UBND: A, B; …"."""
        found: list[Mention] = []
        at = person.last
        while at < stop and self.tokens[at].key in self.words.between:
            other = self.by_first.get(at + 1)
            if other is None or not _is_full(other):
                return []
            found.append(other)
            at = other.last
        return found if at == stop or self.tokens[at].key in _CLOSING else []

    def bracketed(self, at: int) -> int:
        """Where the brackets that end at `at` begin: "A (Phó Bí thư) và B"; `at` where none end there."""
        return before_bracket(self.tokens, at, max(0, at - _BRACKET) + 1)

    def _chained(self, person: Mention) -> tuple[list[Mention], int]:
        """As `before`, also past people's own posts: "các ông A, Phó Bí thư; B, Trưởng Ban; C, …"."""
        found: list[Mention] = []
        at = person.first - 1
        while at > 0 and self.tokens[at].key in {";", *self.words.between, *self.words.joining}:
            joint = at - (self.tokens[at].key in self.words.last_between and self.tokens[at - 1].key == ",")
            ends = joint, joint - (self.tokens[joint - 1].key == ")"), self.bracketed(joint)
            titled = next((self.titled[end] for end in ends if end in self.titled), None)
            other = titled or self.by_last.get(ends[-1])
            if other is None:
                break
            found.append(other)
            at = other.first - 1
        return found, at

    def _is_listed(self, at: int) -> bool:
        """Whether a plural leads in the people after token `at`: "các ông, bà: A, B", "các đồng chí A, B"."""
        named = self.naming.ends_at(self.tokens, at + 1, _NAMING)
        if named or self._is_led(at):  # "bầu ông A, bà B làm …"
            return True
        before = self.reading.keys(max(0, at - _PLURAL), at)
        return prior(self.tokens, at + 1).key in self.words.colon and not self.words.plural.isdisjoint(before)

    def _opens(self, at: int, people: Sequence[Mention]) -> bool:
        """Whether a clause opens with people, each by his full name: "Ông A, ông B được bầu …"."""
        begins = at < 0 or self.tokens[at].key in _CLOSING or self.tokens[at].line != self.tokens[at + 1].line
        return (begins or self._is_behind_role(at)) and all(map(_is_full, people))

    def _is_behind_role(self, at: int) -> bool:
        """Whether a role ends at a comma, whose holder is told: "C làm Chủ tịch, | ông A, bà B …"."""
        if at == self.taken and self.tokens[at].key == ",":
            return True
        roles = self.reading.labels["positions"]
        ends = (roles[begin][0] for begin in range(max(0, at - _ROLE), at) if begin in roles)
        return self.tokens[at].key == "," and at in ends

    def _is_led(self, at: int) -> bool:
        """Whether a plural stands right before the people after token `at`: "các ông A, B"."""
        near = self.reading.keys(max(0, at - _MANY), at + 1)
        return at >= 0 and self.tokens[at].key != ":" and not self.words.plural.isdisjoint(near)


def _is_full(mention: Mention) -> bool:
    return isinstance(mention.value, Person) and mention.value.kind == "full"
