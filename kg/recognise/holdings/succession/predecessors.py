"""Who held a post before: "… giữ chức Chủ tịch UBND xã, thay ông Z nghỉ hưu"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.holding import Holding
from kg.recognise.holdings.succession.seats import is_seat
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.spans import Ordered, begins_in, within
from kg.recognise.words import phrases_of
from kg.text import Mention

REPLACED: Final = "replaced"  # the rule by which somebody had a post before another
_HELD: Final = frozenset({"appointed", "current"})
_ADDRESSED: Final = 4  # tokens of "thay cho đồng chí"
_CUE: Final = 5  # tokens of "thay cho người tiền nhiệm", the longest cue


def is_replaced(reading: BaseReading, first: int) -> bool:
    """Whether the person named from token `first` on only makes room for another: "thay ông A"."""
    return holding_lexicon(reading.ontology).replaced.ends_at(reading.tokens, first, _CUE)


class Predecessors:
    """Finds in one document whom the taker of a post replaces."""

    def __init__(self, reading: BaseReading, roles: Iterable[int]) -> None:
        self.reading, self.people = reading, Ordered(reading.people)
        self.roles = sorted(roles)  # the first tokens of posts
        self.dismissing = phrases_of(reading.ontology, "grammar", "successors", "dismissing")
        self.cues = reading.lookup.starting(holding_lexicon(reading.ontology).replaced.firsts)

    def of(self, first: int, last: int) -> Mention | None:
        """Who stands after "thay": next behind the post and its taker on [first, last), inside, or before."""
        sentence = self.reading.sentence_of(first)
        if not begins_in(self.cues, sentence.first, sentence.last):
            return self._dismissed(first, last)
        after = [m for m in self.people.within(last, sentence.last)[:1] if not self._is_next(last, m.first)]
        before = self.people.within(sentence.first, first)[-1:]
        before = [m for m in before if not self._is_told(sentence.first, m.first)]
        inside = self.people.within(first, last)
        return next((m for m in (*after, *inside, *before) if self._makes_room(m)), None)

    def _dismissed(self, first: int, last: int) -> Mention | None:
        """Who alone is let go, in no post of his own, for one chosen: "miễn nhiệm ông A và bầu | ông B …"."""
        sentence = self.reading.sentence_of(first)
        gone, start = self.people.within(sentence.first, first), sentence.first
        if len(gone) != 1 or self._is_told(start, first) or self._is_next(last, sentence.last):
            return None
        return gone[0] if self.dismissing.ends_at(self.reading.tokens, gone[0].first, _CUE) else None

    def named_later(self, held: Sequence[Holding]) -> list[Holding]:
        """`held`, with who had a post that was taken: "Bà A được bầu làm Chủ tịch. Bà A thay | ông Z"."""
        found, known = list(held), {(one.person, one.post) for one in held}
        for post, first, gone in (*self._replaced(held), *self._before(held)):
            name = _name(gone)
            if name != post.person:
                found = [one.replacing(name, gone.first) if one is post else one for one in found]
            if name != post.person and (name, post.post) not in known:
                last = gone.last if first < gone.last else post.last
                span = min(first, gone.first), last
                found.append(Holding(name, post.post, "former", *span, REPLACED, post.inferred))
        return found

    def _replaced(self, held: Sequence[Holding]) -> Iterator[tuple[Holding, int, Mention]]:
        """(what was taken, where its taker is named again, whom he replaces)."""
        for at in self.cues:
            taker = self.reading.ending(self.reading.people, at)
            gone = self.people.within(at, at + _ADDRESSED)[:1]
            if taker is None or not gone or not self._makes_room(gone[0]):
                continue
            if post := _taken(held, taker):
                yield post, taker.first, gone[0]

    def _before(self, held: Sequence[Holding]) -> Iterator[tuple[Holding, int, Mention]]:
        """The same of "Người tiền nhiệm của ông là | bà Z", right behind the sentence of what was taken."""
        cues = holding_lexicon(self.reading.ontology).before_holder
        held = [one for one in held if not is_seat(self.reading.ontology, one)]
        for at, (end, _) in self.reading.lookup.matches(cues).items():
            gone = self._before_holder(end)
            here, whose = self.reading.sentence_at(at), self.reading.beginning(self.people.mentions, end)
            of = _name(whose) if whose and gone and whose.last < gone.first else ""
            known = (one for one in reversed(held) if one.last <= at and one.status in _HELD)
            taken = (one for one in known if one.status == "appointed" or one.person == of)
            post = next((one for one in taken if here - self.reading.sentence_at(one.first) <= 1), None)
            post = post or self._taken_elsewhere(held, of, end)
            if gone and post and isinstance(gone.value, Person):
                yield post, post.first, gone

    def _taken_elsewhere(self, held: Sequence[Holding], name: str, at: int) -> Holding | None:
        """What somebody is told to take farther on: "Người tiền nhiệm của ông A, ông Z. | Ông A là tân …".

        Last before, or in the next sentence.
        """
        here = self.reading.sentence_at(at)
        taken = [one for one in held if one.person == name and one.status == "appointed"]
        before = [one for one in taken if one.last <= at]
        later = (one for one in taken if self.reading.sentence_at(one.first) == here + 1)
        return before[-1] if before else next(later, None)

    def _before_holder(self, at: int) -> Mention | None:
        """Who is named behind a cue that ends at `at`: "Người tiền nhiệm của | ông Y là bà Z", "là | Z"."""
        tokens, words = self.reading.tokens, holding_lexicon(self.reading.ontology).owners
        found = self.reading.beginning(self.reading.people, at)
        if found is None or tokens[at - 1].key not in words.of:
            return found
        called = found.last < len(tokens) and tokens[found.last].key in words.named_so
        return self.reading.beginning(self.reading.people, found.last + 1) if called else None

    def _is_told(self, start: int, at: int) -> bool:
        """Whether who makes room does so in a post said before: "A làm Chủ tịch, thay Z, và B làm Phó …"."""
        told = within(self.roles, start, at)
        return bool(told) and ":" not in self.reading.keys(told[-1], at)

    def _is_next(self, last: int, at: int) -> bool:
        """Whether another post stands before who makes room: "A, Phó Bí thư, làm Chủ tịch thay Z"."""
        return begins_in(self.roles, last, at)

    def _makes_room(self, mention: Mention) -> bool:
        called = isinstance(mention.value, Person) and mention.value.kind in {"full", "short"}
        return called and is_replaced(self.reading, mention.first)


def _taken(held: Sequence[Holding], taker: Mention) -> Holding | None:
    """The last post that somebody was told to take before the words that name him."""
    name = _name(taker)
    theirs = (one for one in reversed(held) if one.person == name and one.status == "appointed")
    return next((one for one in theirs if one.last <= taker.first), None)


def _name(mention: Mention) -> str:
    assert isinstance(mention.value, Person)
    return mention.value.name
