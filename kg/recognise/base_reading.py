"""What is found in a document by itself, on which posts and citations are then read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from operator import attrgetter

from msgspec import Struct

from kg.model import Document, Evidence, Mention, Sentence, Token, Unit
from kg.ontology import Concept, Match, Ontology
from kg.recognise.focus import Focus
from kg.recognise.places import LOCAL
from kg.recognise.quotes import Quote
from kg.recognise.spans import TokenIndex
from kg.text import compose

_first = attrgetter("first")


class BaseReading(Struct, frozen=True):
    """A document with its tokens, sentences and mentions. Spans are token indices [first, last)."""

    document: Document
    ontology: Ontology
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    numbers: Sequence[int]  # of the sentence of each token, and of the last one once more
    places: Sequence[Mention]  # value: Place
    dates: Sequence[Mention]  # value: Date
    people: Sequence[Mention]  # value: Person, the full name also for "bà Thanh" and "ông"
    province: str | None  # IRI of the province the document is about
    year: int | None  # in which it was published, or is by its text
    lookup: TokenIndex
    quotes: Sequence[Quote]
    quoted: Set[int]  # the tokens in quotations
    labels: Mapping[str, Mapping[int, Match[Concept]]]
    focus: Focus  # the wards the text turns to

    def text(self, first: int, last: int) -> str:
        """The tokens as they are read, as one line with a space where the text has any white space."""
        words = [""]
        for at in range(first, last):
            gap = at > first and self.tokens[at].start > self.tokens[at - 1].end
            words.append(f" {self.tokens[at].text}" if gap else self.tokens[at].text)
        return "".join(words)

    def verbatim(self, first: int, last: int) -> str:
        """What the text says in the tokens [first, last), as one composed line."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return " ".join(compose(self.document.text[start:end]).split())

    def keys(self, first: int, last: int) -> list[str]:
        """The tokens' lookup keys."""
        return self.lookup.keys[first:last]

    def evidence(self, first: int, last: int, rule: str, reason: str = "") -> Evidence:
        """The exact characters of the tokens [first, last) as evidence; `reason` tells what was inferred."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        confidence = self.ontology.confidences[reason] if reason else 1.0
        return Evidence(start, end, self.document.text[start:end], rule, confidence, reason)

    def sentence_at(self, at: int) -> int:
        """The index of the sentence that holds token `at`; that of the last one behind the text."""
        return self.numbers[at]

    def sentence_of(self, at: int) -> Sentence:
        """The sentence that holds token `at`."""
        return self.sentences[self.sentence_at(at)]

    def within(self, mentions: Sequence[Mention], first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in [first, last); `mentions` stand in order of the text."""
        start = bisect_left(mentions, first, key=_first)
        return mentions[start : bisect_left(mentions, last, start, key=_first)]

    def beginning(self, mentions: Sequence[Mention], at: int) -> Mention | None:
        """The mention that begins at token `at`; `mentions` stand in order of the text."""
        index = bisect_left(mentions, at, key=_first)
        return mentions[index] if index < len(mentions) and mentions[index].first == at else None

    def ending(self, mentions: Sequence[Mention], at: int) -> Mention | None:
        """The last mention that begins before token `at`, if it ends there."""
        index = bisect_left(mentions, at, key=_first) - 1
        return mentions[index] if index >= 0 and mentions[index].last == at else None

    def wards_named(self) -> set[str]:
        """The IRIs of the present wards, communes and special zones named."""
        return {unit.iri for _, unit in self.focus.named}

    def ward_token(self, at: int, levels: frozenset[str] = LOCAL) -> int | None:
        """The last token before `at` where the text turned to a ward."""
        return self.focus.token(at, levels)

    def ward_at(self, at: int, levels: frozenset[str] = LOCAL) -> Unit | None:
        """The present ward, commune or special zone the text speaks of at token `at`."""
        return self.focus.unit(at, levels)
