"""Whose posts they are: the person named after them, before them, or before a verb of office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.recognise.asides import Asides
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.holding import Rule
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import MEMBER
from kg.recognise.holdings.owners.appositions import Appositions
from kg.recognise.holdings.owners.handed_over import HandedOver
from kg.recognise.holdings.owners.holder_lists import Several
from kg.recognise.holdings.owners.joint_holders import Joined
from kg.recognise.holdings.owners.names_behind_commas import LooselyAfter
from kg.recognise.holdings.owners.posts_of_others import Others
from kg.recognise.holdings.owners.subjects import Subjects
from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.people.person import is_called, kind_of
from kg.recognise.words import common
from kg.text import Mention, Sentence, prior

_CLAUSE: Final = 2  # tokens from the beginning of a sentence to posts that open it
_NOW: Final = 10  # tokens of "từ tháng 12/2025 đến nay là"


class Owners:
    """Finds the persons to whom the posts of one document belong."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.lexicon = holding_lexicon(reading.ontology)
        self.words, self.late = self.lexicon.owners, common(reading.ontology).late
        self.within = Asides(reading).within
        self.several, self.joined = Several(reading, self.within), Joined(reading)
        self.appositions, self.others = Appositions(reading, self.joined), Others(reading)
        self.by_first = self.joined.by_first
        self.by_named = {m.value.named: m for m in reading.people if isinstance(m.value, Person)}
        self.by_last = self.joined.by_last
        self.loosely = LooselyAfter(reading, self.by_first, self.within)
        self.subjects = Subjects(reading, self.others, self.by_last)
        self.handed = HandedOver(reading)
        self.read = 0  # the end of the posts before

    def of(self, posts: PostList, sentence: Sentence, clause: str) -> tuple[list[Mention], Rule | None]:
        """(persons, rule that found them); `clause` is the status said earlier in the clause."""
        several = self.several.of(posts, sentence)
        found: tuple[list[Mention], Rule | None] = (several, "shared-title")
        if self.several.are_told_again(posts, several):
            found = [], None
        elif not several:
            found = self._single(posts, sentence, clause)
        self.read = posts.last
        if posts.first < posts.start:
            self.joined.taken = posts.last
        return found

    def _single(self, posts: PostList, sentence: Sentence, clause: str) -> tuple[list[Mention], Rule | None]:
        """One person, with those who share the posts, and the rule that finds him."""
        for rule, person in self._candidates(posts, sentence, clause):
            if person and not self._is_quoted(person):
                verb = posts.first < posts.start and person.last == self.joined.bracketed(posts.first)
                takes = rule == "verb-before-title" or verb
                takes = takes and not self._is_in_brackets(posts)
                beside = rule == "name-before-title" and not takes
                shared = self.joined.to(person, posts, beside=beside) if takes or beside else []
                if rule == "title-colon-name" or (rule == "title-held-by" and posts.last <= person.first):
                    shared = self.joined.behind(person, sentence.last)
                if rule == "title-held-by" and len(posts.parts) > 1:
                    shared = shared if self.joined.in_turn(posts, [person, *shared]) else []
                return [*shared, person], rule
        return [], None

    def _is_quoted(self, person: Mention) -> bool:
        """Whether somebody who is quoted says "ông", of whom nobody knows: "Tôi không biết | ông … là …"."""
        return kind_of(person) == "pronoun" and person.first in self.reading.quoted

    def _is_in_brackets(self, posts: PostList) -> bool:
        """Whether brackets tell more of one person: "A, Bí thư X; B, Chủ tịch Y | (nguyên …)"."""
        return posts.first > 0 and self.tokens[posts.first - 1].key == "("

    def _candidates(
        self, posts: PostList, sentence: Sentence, clause: str
    ) -> Iterator[tuple[Rule, Mention | None]]:
        """(rule, the person it finds), the surest rule first."""
        yield "title-held-by", self.handed.to(posts)
        after = self._named_after(posts, sentence)
        if not self._is_colon(posts.last) or self._is_listed_so(after, posts):
            yield "title-before-name", after
        if self.tokens[posts.first].key in self.late:
            return  # "A viếng mộ cố Chủ tịch nước B"
        yield "name-before-title", self.appositions.of(posts, sentence, self.read)
        if self._opens(posts, sentence):
            yield "title-colon-name", after
        told = posts.first < posts.start or clause
        if told and posts.cues[0] != MEMBER:
            yield "title-comma-name", self._brought(posts, sentence)
        if self._is_capacity(posts):
            yield "title-comma-name", self.loosely.of(posts, sentence)
        about = self.lexicon.about.longest(self.tokens, posts.last)  # "… đối với 2 đại biểu"
        if told and about is None and not self.others.of_many(posts):
            yield "verb-before-title", self.subjects.of(posts, sentence)
        if posts.cues[0] != MEMBER:  # "bầu 21 người vào Ban Chấp hành, bà A làm Chủ tịch"
            yield "title-comma-name", self.loosely.of(posts, sentence)

    def _is_capacity(self, posts: PostList) -> bool:
        """Whether somebody is only said to speak as what he is: "Ở cương vị Chủ tịch X, | ông A"."""
        at = posts.start - self._is_colon(posts.start - 1)
        return posts.first < posts.start and prior(self.tokens, at).key in self.words.capacities

    def _brought(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The subject of a clause without anybody: "Khi giữ chức X, | ông A …"; not of "cho tân X, …"."""
        if self.tokens[posts.first].key in self.words.adjectives:
            return None
        at = self.loosely.past_period(self.within.get(posts.last, posts.last), sentence)
        if at + 1 >= sentence.last or self.tokens[at].key != "," or self.subjects.before(posts, sentence):
            return None
        after = self.by_first.get(at + 1)
        return after if after and is_called(after) and kind_of(after) == "full" else None

    def _is_colon(self, at: int) -> bool:
        """Whether a colon or "là" stands at `at`."""
        return 0 <= at < len(self.tokens) and self.tokens[at].key in self.words.colon

    def _is_listed_so(self, after: Mention | None, posts: PostList) -> bool:
        """Whether posts and their holders take turns: "Bí thư xã A là ông X, Chủ tịch xã B là bà Y"."""
        if after is None or self.tokens[posts.last].key == ":":
            return False
        before = self.by_last.get(posts.first - 1)
        return before is not None and self.tokens[before.first - 1].key == self.tokens[posts.last].key

    def _named_after(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The person named directly after the posts, or after a colon, "là" or "của"."""
        at = self.within.get(posts.last, posts.last)
        of = at < len(self.tokens) and self.tokens[at].key in self.words.of
        at = self._past_now(at, sentence)
        at += of or (at < sentence.last and self._is_colon(at))
        found = self.by_first.get(at) or self.by_named.get(at)
        return found if found and at < sentence.last and kind_of(found) != "pronoun" else None

    def _past_now(self, at: int, sentence: Sentence) -> int:
        """Where "là" follows "hiện nay" or "từ tháng 12/2025 đến nay" at token `at`; `at` if none does.

        So too behind the share of a vote: "Tái cử Chủ tịch HĐND xã | với 100% số phiếu là ông A".
        """
        key = self.tokens[at].key if at < sentence.last else ""
        keys = self.reading.keys(at, min(sentence.last, at + _NOW))
        voted = key in self.words.voted_with and not self.lexicon.ballots.isdisjoint(keys)
        if key not in self.words.until_now and not voted:
            return at
        ends = [i for i, key in enumerate(keys) if key in self.words.colon]
        return at + ends[0] if ends and "," not in keys[: ends[0]] else at

    def _opens(self, posts: PostList, sentence: Sentence) -> bool:
        """Whether the posts open their line, item or clause."""
        if posts.first - sentence.first <= _CLAUSE:
            return True
        if posts.first < posts.start and self._is_colon(posts.last):  # "Người giữ chức … là ông A"
            before = self.subjects.before(posts, sentence)
            return all(is_replaced(self.reading, person.first) for person in before)
        if self._is_someone(posts):
            return not is_replaced(self.reading, posts.first)
        leading = self.tokens[posts.first - 1].key  # "Phường X có | Bí thư Đảng ủy là ông A"
        if leading == "-" and self.reading.keys(posts.last, posts.last + 1) == [":"]:
            return True  # "Xã X: - Bí thư Đảng ủy: ông A - Chủ tịch UBND: ông B"
        return leading in {",", ";", ":", "("} or leading in self.words.lists or leading in self.words.turning

    def _is_someone(self, posts: PostList) -> bool:
        """Whether "là ông A" follows posts of a body: "khởi tố Chủ tịch UBND xã X | là ông A"."""
        after = self.by_first.get(posts.last + 1) or self.by_named.get(posts.last + 1)
        if after is None or not is_called(after) or self.tokens[posts.last].key == ":":
            return False
        whose = self.tokens[posts.first - 1].key in self.words.of  # "con của Chủ tịch X là ông A"
        return not whose and (posts.parts[-1].body is not None or posts.parts[-1].placed)
