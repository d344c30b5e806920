"""What is found in a document by itself, on which posts and citations are then read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from operator import attrgetter
from typing import Final

from kg.model import UNSEEN, Document, Evidence, Unit
from kg.ontology import Concept, Match, Ontology
from kg.recognise.focus import Focus
from kg.recognise.places import LOCAL
from kg.recognise.quotes import Quote
from kg.recognise.spans import TokenIndex
from kg.text import Mention, Sentence, Tokens, compose

_first = attrgetter("first")


class BaseReading:
    """A document with its tokens, sentences and mentions. Spans are token indices [first, last)."""

    def __init__(
        self,
        *,
        document: Document,
        ontology: Ontology,
        tokens: Tokens,
        sentences: Sequence[Sentence],
        numbers: Sequence[int],
        places: Sequence[Mention],
        dates: Sequence[Mention],
        people: Sequence[Mention],
        province: Unit | None,
        year: int | None,
        lookup: TokenIndex,
        quotes: Sequence[Quote],
        quoted: Set[int],
        labels: Mapping[str, Mapping[int, Match[Concept]]],
        focus: Focus,
    ) -> None:
        self.document: Final = document
        self.seen: Final = document.seen or document.text
        self.ontology: Final = ontology
        self.tokens: Final = tokens
        self.sentences: Final = sentences
        self.numbers: Final = numbers  # of the sentence of each token, and of the last one once more
        self.places: Final = places  # value: Place
        self.dates: Final = dates  # value: Date
        self.people: Final = people  # value: Person, the full name also for "bà Thanh" and "ông"
        self.province: Final = province  # that the document is about, as it is called there
        self.year: Final = year  # in which it was published, or is by its text
        self.lookup: Final = lookup
        self.quotes: Final = quotes
        self.quoted: Final = quoted  # the tokens in quotations
        self.labels: Final = labels
        self.focus: Final = focus  # the wards the text turns to

    def is_about(self, unit: Unit) -> bool:
        """Whether a unit is, or lies in, the province the document is about."""
        return self.province is not None and self.ontology.province_of(unit) == self.province.iri

    def text(self, first: int, last: int) -> str:
        """The tokens as they are read, as one line with a space where the text has any white space."""
        words, end = [""], -1
        for token in self.tokens[first:last]:
            words.append(f" {token.text}" if 0 <= end < token.start else token.text)
            end = token.end
        return "".join(words)

    def verbatim(self, first: int, last: int) -> str:
        """What the text says in the tokens [first, last), as one composed line."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return " ".join(compose(self.seen[start:end]).split())

    def keys(self, first: int, last: int) -> list[str]:
        """The tokens' lookup keys."""
        return self.lookup.keys[max(first, 0) : max(last, 0)]

    def evidence(self, first: int, last: int, rule: str, reason: str = "") -> Evidence:
        """The exact characters of the tokens [first, last) as evidence; `reason` tells what was inferred."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        if self.document.seen:
            end = start + len(self.seen[start:end].rstrip(UNSEEN))
        confidence = self.ontology.confidences[reason] if reason else 1.0
        return Evidence(start, end, self.document.text[start:end], rule, confidence, reason)

    def sentence_at(self, at: int) -> int:
        """The index of the sentence that holds token `at`; that of the last one behind the text."""
        return self.numbers[at]

    def sentence_of(self, at: int) -> Sentence:
        """The sentence that holds token `at`."""
        return self.sentences[self.sentence_at(at)]

    def line_first(self, at: int) -> int:
        """The first token of the line, a paragraph or an item, in which token `at` stands."""
        line = self.tokens[at].line
        while at and self.tokens[at - 1].line == line:
            at -= 1
        return at

    def lead_at(self, at: int) -> Sentence:
        """The sentence of token `at`, or for an item the one before its list."""
        index = self.numbers[at]
        while index and self.sentences[index].kind == "item":
            index -= 1
        return self.sentences[index]

    def leading_colon(self, at: int) -> int | None:
        """The colon before token `at` that ends its sentence, or the one that leads its list in."""
        colon = self.lead_at(at).last - 1
        return colon if colon < at and self.tokens[colon].key == ":" else None

    def quoted_before(self, last: int) -> Set[int]:
        """The tokens in quotations, which say nothing of what ends at `last` outside of them."""
        return frozenset() if last - 1 in self.quoted else self.quoted

    def within(self, mentions: Sequence[Mention], first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in [first, last); `mentions` stand in order of the text."""
        start = bisect_left(mentions, first, key=_first)
        if start == len(mentions) or mentions[start].first >= last:  # most calls
            return []
        return mentions[start : bisect_left(mentions, last, start, key=_first)]

    def beginning(self, mentions: Sequence[Mention], at: int) -> Mention | None:
        """The mention that begins at token `at`; `mentions` stand in order of the text."""
        index = bisect_left(mentions, at, key=_first)
        found = mentions[index] if index < len(mentions) else None
        return None if found is None or found.first != at else found

    def ending(self, mentions: Sequence[Mention], at: int) -> Mention | None:
        """The last mention that begins before token `at`, if it ends there."""
        index = bisect_left(mentions, at, key=_first) - 1
        found = mentions[index] if index >= 0 else None
        return None if found is None or found.last != at else found

    def wards_named(self) -> set[str]:
        """The IRIs of the present wards, communes and special zones named."""
        return {unit.iri for _, unit in self.focus.named}

    def ward_token(self, at: int, levels: frozenset[str] = LOCAL) -> int | None:
        """The last token before `at` where the text turned to a ward."""
        return self.focus.token(at, levels)

    def ward_at(self, at: int, levels: frozenset[str] = LOCAL) -> Unit | None:
        """The present ward, commune or special zone the text speaks of at token `at`."""
        return self.focus.unit(at, levels)
