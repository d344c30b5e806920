"""Appointments that go on: the verb is said once, for a list, a result, a number of people."""

from __future__ import annotations

from typing import Final

from kg.model import Body
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.holding import Holding, Rule
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people.person import is_called
from kg.recognise.spans import past_bracket
from kg.recognise.words import common, words_of
from kg.text import Mention, prior

SHARED: Final = "shared-title"  # the rule by which several people have one title
_BETWEEN: Final = 6  # tokens between a post and the next one of the same appointment
_CREDIT: Final = 6  # tokens of "Ảnh: A"
_BESIDE: Final = 3  # tokens of ", đồng thời"
_NEAR: Final = 3  # sentences in which those are named who were counted
_COUNCIL: Final = "council"  # a class of bodies, and the level of its boards
_CHOSEN: Final = frozenset({_COUNCIL, "government"})
_NEXT: Final = frozenset({";", ","})


class Appointments:
    """Tells in one document which posts were just taken, in order of the text."""

    def __init__(self, reading: BaseReading) -> None:
        lexicon = holding_lexicon(reading.ontology)
        # behind posts of a run: "…; ông B, Phó Chủ tịch | nhiệm kỳ"
        self.closing = {";", ".", *lexicon.owners.term}
        self.reading, self.words, self.beside = reading, lexicon.owners, lexicon.statuses.beside
        self.credits = words_of(reading.ontology, "grammar", "people", "credits")
        self.called = common(reading.ontology).is_called
        self.last: tuple[int, list[Body]] = (-1, [])  # end of the last appointment, and to which bodies
        # a role that a number of people takes or leaves → where the posts end, appointed or former
        self.counted: dict[str, tuple[int, str]] = {}

    def learn(self, posts: PostList, named: str) -> None:
        """Keeps the roles that nameless people are told to take or leave: "cử 8 phó chủ tịch"."""
        if named:
            self.counted |= {part.role.label: (posts.last, named) for part in posts.parts}

    def elided(
        self, found: list[Holding], held: list[Holding], owner: Mention, posts: PostList, rule: Rule
    ) -> list[Holding]:
        """The verb of an appointment is said once: "A được bầu làm Bí thư; ông B, Phó Bí thư; ông C, …"."""
        tokens, (end, bodies) = self.reading.tokens, self.last
        voted, plain = self._is_voted(posts.last), all(one.status == "current" for one in found)
        counted = self._counted(rule, posts) if found and plain else ""
        if counted == "former":
            return [one.told(counted, one.post) for one in found]
        goes_on = bool(bodies) and plain and self._is_next(owner, posts, rule, voted=voted)
        if found and (
            self._is_item(end, posts)
            or (goes_on and voted)
            or ((goes_on or self._is_told_next(end, posts)) and self._is_of(found[0].post.body, bodies))
            or self._is_beside(end, posts)
            or self._is_told_exactly(found[0], held, posts)
            or counted == "appointed"
        ):
            found = [one.told("appointed", one.post) for one in found]
        if found and found[-1].status == "appointed":
            end = max(owner.last, *(one.last for one in found))
            bodies = [one.post.body for one in found if one.post.body]
            self.last = past_bracket(tokens, end, len(tokens)), bodies  # "… (30/30 phiếu); …"
        return found

    def _is_next(self, owner: Mention, posts: PostList, rule: Rule, *, voted: bool) -> bool:
        """Whether who has posts is the next one of an appointment: "…; | ông B, Phó Bí thư; …"."""
        tokens, end = self.reading.tokens, self.last[0]
        past = past_bracket(tokens, posts.last, len(tokens))  # "… (30/30 phiếu); …"
        closed = voted or (past < len(tokens) and tokens[past].key in self.closing)
        called = any(key in self.called for key in self.reading.keys(posts.first - 1, posts.first + 1))
        mark = prior(tokens, owner.first).key
        parted = mark == ";" or (mark == "," and (called or is_called(owner)))
        goes_on = closed and parted and end == owner.first - 1
        return goes_on or (rule == SHARED and self._goes_on(end, posts.first))

    def _is_item(self, end: int, posts: PostList) -> bool:
        """Whether posts are the next of an election's result: "Chủ tịch: ông A; | Phó Chủ tịch là bà B"."""
        tokens, led = self.reading.tokens, posts.last < len(self.reading.tokens)
        colon = led and (tokens[posts.last].key == ":" or self._is_told(posts.last))
        behind = end == posts.first - 1 and prior(tokens, posts.first).key in _NEXT
        return colon and not any(posts.cues) and behind

    def _is_voted(self, at: int) -> bool:
        """Whether brackets at `at` tell a share of the votes: "Chủ tịch UBND phường | (100%)"."""
        end = past_bracket(self.reading.tokens, at, len(self.reading.tokens))
        return end > at and self.reading.tokens[end - 2].key == "%"

    def _is_told_next(self, end: int, posts: PostList) -> bool:
        """Whether the next sentence goes on: "… bầu bà A làm Phó Chủ tịch. | Trưởng Ban X là ông B"."""
        told = self._between(end, posts.first) == ["."] and not any(posts.cues)
        return told and posts.last < len(self.reading.tokens) and self._is_told(posts.last)

    def _is_told(self, at: int) -> bool:
        """Whether "là" at `at` tells who it is, and no more: "… | là bà B và bà C"; not "… chủ trì"."""
        tokens, person = self.reading.tokens, self.reading.beginning(self.reading.people, at + 1)
        if person is None or tokens[at].key not in self.words.colon:
            return False
        end = person.last
        while end < len(tokens) and tokens[end].key in self.words.between:
            person = self.reading.beginning(self.reading.people, end + 1)
            if person is None:
                break
            end = person.last
        return end >= len(tokens) or tokens[end].shape == "."

    def _goes_on(self, end: int, first: int) -> bool:
        """Whether posts follow those of the last appointment, or open the next sentence: "Các Ủy viên …"."""
        if self._follows(end, first):
            return True
        sentence = self.reading.sentence_of(first)
        opens = first - sentence.first == 1 and self.reading.tokens[first - 1].key in self.words.plural
        before = self.reading.sentence_at(self._past_credit(end))
        return opens and before + 1 == self.reading.sentence_at(first)

    def _between(self, end: int, first: int) -> list[str]:
        """The keys from token `end` to `first` but those of "Ảnh: A" in a caption; none of many."""
        past = self._past_credit(end)
        near = 0 <= end < first and first - past <= _BETWEEN
        return [*self.reading.keys(end, end + 1), *self.reading.keys(past + 1, first)] if near else []

    def _past_credit(self, end: int) -> int:
        """The last token of the line behind token `end` if it only tells who took a picture; else `end`."""
        if not 0 <= end < len(self.reading.tokens) - 1:
            return end
        line = self.reading.sentence_of(end + 1)
        credited = self.reading.keys(end + 1, end + 2)[0] in self.credits and line.last - end <= _CREDIT
        return line.last - 1 if credited and line.first == end + 1 else end

    def _follows(self, end: int, first: int) -> bool:
        """Whether only a mark and who there are stand between two posts: "…, | cùng 2 đồng chí | Phó …"."""
        near = self._between(end, first)
        words, counted = self.words, {key for key in near[1:] if not key.isdecimal()}
        return (
            bool(near)
            and near[0] in _NEXT | {".", *words.last_between}
            and counted <= words.plural | words.people | words.joining
        )

    def _is_beside(self, end: int, posts: PostList) -> bool:
        """Whether posts are taken beside the last ones: "…, đồng thời | kiêm nhiệm Phó Trưởng Ban …"."""
        beside = self.reading.tokens[posts.first].key in self.beside
        return beside and 0 < posts.first - end <= _BESIDE

    def _is_told_exactly(self, one: Holding, held: list[Holding], posts: PostList) -> bool:
        """Whether it says which post was taken: "A, B làm Phó Bí thư, trong đó A là | Phó … Thường trực"."""
        if one.status != "current" or posts.cues[:1] != ("current",) or len(posts.parts) > 1:
            return False
        sentence, title = self.reading.sentence_at(posts.first), posts.parts[0].role.label
        for other in reversed(held):
            if self.reading.sentence_at(other.first) != sentence:
                return False
            same = other.person == one.person and other.post.body == one.post.body
            role = self.reading.ontology.concepts[other.post.role].label
            if same and other.status == "appointed" and title != role and title.startswith(role):
                return True
        return False

    def _counted(self, rule: Rule, posts: PostList) -> str:
        """What so many were just told to do: "cử 8 phó chủ tịch. | 2 phó chủ tịch gồm: A, B"; "" for none."""
        title = posts.parts[0].role.label
        if rule == SHARED:
            here, at = self.reading.sentence_at(posts.first), self.reading.sentence_at
            near = ((label, how) for label, (end, how) in self.counted.items() if here - at(end - 1) < _NEAR)
            return next((how for label, how in near if title.startswith(label)), "")
        end, how = self.counted.get(title, (0, "")) if len(posts.parts) == 1 else (0, "")
        lists = self.reading.tokens[end].key if 0 < end < len(self.reading.tokens) else ""
        led = lists in self.words.lists  # "bầu 2 Trưởng ban gồm: | A - Trưởng Ban X"
        return how if led and self.reading.lead_at(posts.first) is self.reading.sentence_of(end - 1) else ""

    def _is_of(self, body: Body | None, bodies: list[Body]) -> bool:
        """Whether a body is one of others, a board of it, or chosen by the same council."""
        if body is None:
            return False
        within = any(body.name.endswith(whole.name) for whole in bodies)
        return within or (
            self._is_chosen(body) and any(map(self._is_chosen, bodies)) and body.unit == bodies[-1].unit
        )

    def _is_chosen(self, body: Body) -> bool:
        """Whether a council chooses who heads a body: itself, its boards and its committee of government."""
        concept = self.reading.ontology.concepts.get(body.kind or "")
        if concept is None:
            return False
        return concept.get("bodyClass") in _CHOSEN or concept.get("bodyLevel") == _COUNCIL
