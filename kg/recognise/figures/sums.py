"""Sums given or raised: what they are for stands behind them: "bố trí | 7,6 tỷ đồng | xây nhà đa năng"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from kg.ontology import Ontology, Trie
from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.reading import Reading
from kg.recognise.words import key_set, lexicon_of
from kg.text import Mention, Sentence

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

    def label(self, head: tuple[int, int], mention: Mention, around: Around) -> str:
        """The verb that ends the words before a sum with what it is for behind it; "" without a verb."""
        first, last = head
        verb = self._verb(first, last)
        if not verb or mention.last >= around.limit:
            return ""
        begin = mention.last + (self.tokens[mention.last].key in self.words.purpose)
        end = self.spans.tail(begin, around.limit)
        if end > begin:  # "bố trí 6,8 tỷ đồng | cải tạo 11 tuyến kiệt"
            end = self.spans.tail(begin, around.sentence.last)
        said = self.reading.text(self._past_giver(first, last - verb), last)
        return f"{said} {self.reading.text(mention.last, end)}" if end > begin else said

    def _verb(self, first: int, last: int) -> int:
        """How many tokens the verb has that ends [first, last)."""
        sizes = range(min(_VERB, last - first), 0, -1)
        verbs = (size for size in sizes if tuple(self.reading.keys(last - size, last)) in self.words.verbs)
        return next(verbs, 0)

    def _past_giver(self, first: int, verb: int) -> int:
        """The verb, where only who gives stands before it: "Phường X đã | bố trí"; else `first`."""
        at = first
        while at < verb:
            match = self.words.givers.longest(self.tokens, at, verb)
            end = self.places.get(at, match[0] if match else at)
            if end == at:
                return first
            at = end
        return verb
