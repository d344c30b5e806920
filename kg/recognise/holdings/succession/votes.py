"""Who won a vote that was told before: "… bầu Chủ tịch UBND xã. | Ông A | trúng cử với 100% số phiếu"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling import Filler
from kg.recognise.holdings.holding import Holding
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import VOTE
from kg.recognise.holdings.succession.successors import SUCCEEDS
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention


class Votes:
    """Keeps the votes of one document, in order of the text."""

    def __init__(self, reading: BaseReading, filler: Filler) -> None:
        self.reading, self.filler = reading, filler
        self.told: list[PostList] = []
        self.naming = holding_lexicon(reading.ontology).naming
        self.won = phrases_of(reading.ontology, "grammar", "successors", "won")
        self.won_by: Final = words_of(reading.ontology, "grammar", "successors", "won_by")

    def learn(self, posts: PostList) -> None:
        """Keeps a post that is voted on: "Kỳ họp | bầu Chủ tịch UBND xã", "… | để bầu chức danh …"."""
        asked = posts.cues[0] == "none" and self.naming.within(self.reading.tokens, posts.first, posts.start)
        if (asked or posts.cues[0] == VOTE) and len(posts.parts) == 1:
            self.told.append(posts)

    def decided(self, held: Sequence[Holding]) -> Iterator[Holding]:
        """Each winner in the post voted on in the same sentence or the one before, if `held` has none."""
        for at, (end, _) in self.reading.lookup.matches(self.won).items() if self.told else ():
            winner = self._winner(at)
            closed = end >= len(self.reading.tokens) or self.reading.tokens[end].key in self.won_by
            posts = self._before(at) if winner and closed else None
            if winner and posts and not any(one.first <= posts.start < one.last for one in held):
                yield from self._holding(winner, posts)

    def _winner(self, at: int) -> Mention | None:
        """Who is named right before token `at`, or before the posts that a comma closes there."""
        if at == 0 or self.reading.tokens[at - 1].key != ",":
            return self.reading.ending(self.reading.people, at)
        named = self.reading.within(self.reading.people, self.reading.sentence_of(at).first, at)
        return named[0] if len(named) == 1 else None

    def _before(self, at: int) -> PostList | None:
        """The last vote told before token `at`."""
        here = self.reading.sentence_at(at)
        before = (posts for posts in reversed(self.told) if posts.last <= at)
        last = next(before, None)
        return last if last and here - self.reading.sentence_at(last.first) <= 1 else None

    def _holding(self, winner: Mention, posts: PostList) -> Iterator[Holding]:
        """The post of a vote with its body and place, held by who won it."""
        assert isinstance(winner.value, Person)
        first, last = posts.first, winner.last
        for one in self.filler.fill(posts.parts):
            yield Holding(winner.value.name, one.post, "appointed", first, last, SUCCEEDS, one.inferred)
