"""Sums given or raised: what they are for stands behind them: "bố trí | 7,6 tỷ đồng | xây nhà đa năng"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from kg.ontology import Ontology, Trie
from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket
from kg.recognise.words import key_set, lexicon_of
from kg.text import Mention, Sentence, prior

_VERB: Final = 4  # tokens of "di dời khẩn cấp"


class Around(NamedTuple):
    """Where the words of a figure lie, and what other figures measured."""

    sentence: Sentence
    start: int  # after the figure before
    limit: int  # where the next begins
    subject: str  # what the figures of the sentence are of
    counted: bool  # whether that is what the last count is of
    earlier: str  # what the last one of the paragraph measured, if in the same unit


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    verbs: frozenset[tuple[str, ...]]
    givers: Trie[bool]
    purpose: frozenset[str]
    hands: frozenset[str]
    sources: frozenset[str]
    taken: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    return lexicon_of(_Words, label, verbs=key_set(label["verbs"]) | key_set(label["raises"]))


class Sums:
    """Labels the sums of one document that are the object of such a verb."""

    def __init__(self, reading: Reading, spans: LabelSpans) -> None:
        self.reading, self.tokens, self.spans = reading, reading.tokens, spans
        self.words = _words(reading.ontology)
        self.places = {m.first: m.last for m in reading.places}

    def label(self, head: tuple[int, int], mention: Mention, around: Around) -> tuple[str, int]:
        """(the verb that ends the words before a sum with what it is for behind it, where that ends); ""
        without a verb."""
        first, last = head
        verb = self._verb(first, last)
        if mention.last >= around.limit:
            return "", mention.last
        at = max(last, mention.first - 1)  # "Ông cũng | trao | 50 triệu đồng hỗ trợ xã"
        taken = prior(self.tokens, at).key in self.words.taken
        handed = self.tokens[at].key in self.words.hands and not taken
        leads = self.words.purpose | self.words.sources if handed else self.words.purpose
        begin = mention.last + (self.tokens[mention.last].key in leads)
        end = self.spans.tail(begin, around.limit)
        joint = self.tokens[around.limit - 1].key in self.spans.words.between
        if end > begin and not joint:  # "bố trí 6,8 tỷ đồng | cải tạo 11 tuyến kiệt"
            end = self.spans.tail(begin, around.sentence.last)
        described = end if end < around.limit else mention.last
        told = f" {self.reading.text(mention.last, end)}" if end > begin else ""
        if verb:
            return self.reading.text(self._past_giver(first, last - verb), last) + told, described
        if handed:
            return self.tokens[at].key + told, described
        done = self._past_giver(first, last)
        told_so = done > first and self._begins(done, last)  # "UBND xã | xử phạt ông A | 4 triệu đồng"
        return (self.reading.text(done, last) + told if told_so else ""), described

    def own(self, mention: Mention, around: Around) -> tuple[int, int] | None:
        """The tokens that tell what a bare sum of a list is for: "…, 600 triệu đồng | sửa chữa 3 trường"."""
        first, last = mention.last, around.sentence.last
        return (first, self.spans.tail(first, last)) if self._begins(first, last) else None

    def _begins(self, first: int, last: int) -> bool:
        """Whether such a verb begins at token `first`."""
        sizes = range(1, min(_VERB, last - first) + 1)
        return any(tuple(self.reading.keys(first, first + size)) in self.words.verbs for size in sizes)

    def _verb(self, first: int, last: int) -> int:
        """How many tokens the verb has that ends [first, last)."""
        sizes = range(min(_VERB, last - first), 0, -1)
        verbs = (size for size in sizes if tuple(self.reading.keys(last - size, last)) in self.words.verbs)
        return next(verbs, 0)

    def _past_holder(self, at: int) -> int:
        """Past the rest of a post and its holder at token `at`: "Phó Chủ tịch UBND phường, | đã trao"."""
        return max((held.last for held in self.reading.holdings if held.first <= at < held.last), default=at)

    def _past_giver(self, first: int, verb: int) -> int:
        """The verb, where only who gives stands before it: "Phường X đã | bố trí"; else `first`."""
        at = first
        while at < verb and self.tokens[at].key not in self.words.hands:
            match = self.words.givers.longest(self.tokens, at, verb)
            end = self.places.get(at, match[0] if match else at)
            end = max(end, self._past_holder(at), past_bracket(self.tokens, at, verb))
            end += end == at and self.tokens[at].key == "-"
            if not at < end <= verb:
                return at if self._begins(at, verb) else first
            at = end
        return at
