"""What the recognisers found in one document: the ground on which the extractors stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Document, Evidence, Mention, Sentence, Token, Unit
from kg.ontology import Ontology
from kg.recognise.places import LOCAL, Place

if TYPE_CHECKING:
    from kg.recognise.holdings import Holding


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its tokens, sentences and mentions. Spans are token indices [first, last)."""

    document: Document
    ontology: Ontology
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    places: Sequence[Mention] = ()  # value: Place
    dates: Sequence[Mention] = ()  # value: Date
    people: Sequence[Mention] = ()  # value: the full name, also for "bà Thanh" and "ông"
    province: str | None = None  # IRI of the province the document is about
    holdings: Sequence[Holding] = ()  # who holds which post
    _wards: Sequence[tuple[int, Unit]] = field(default=(), repr=False)

    def text(self, first: int, last: int) -> str:
        """The tokens as one composed line, with a space where the text has any white space."""
        words = [""]
        for at in range(first, last):
            gap = at > first and self.tokens[at].start > self.tokens[at - 1].end
            words.append(f" {self.tokens[at].text}" if gap else self.tokens[at].text)
        return "".join(words)

    def keys(self, first: int, last: int) -> list[str]:
        """The tokens' lookup keys."""
        return [token.key for token in self.tokens[first:last]]

    def evidence(self, first: int, last: int, rule: str, confidence: float = 1.0, reason: str = "") -> Evidence:
        """The exact characters of the tokens [first, last) as evidence."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Evidence(start, end, self.document.text[start:end], rule, confidence, reason)

    def sentence_of(self, at: int) -> Sentence:
        """The sentence that holds token `at`."""
        return self.sentences[bisect_right(self.sentences, at, key=lambda s: s.first) - 1]

    def within(self, mentions: Sequence[Mention], first: int, last: int) -> list[Mention]:
        """The mentions that begin in [first, last)."""
        return [mention for mention in mentions if first <= mention.first < last]

    def wards_named(self) -> list[tuple[int, str]]:
        """(token, IRI) of each mention of a present ward, commune or special zone."""
        found = ((m.first, m.value) for m in self.places if isinstance(m.value, Place))
        return [(at, p.unit.iri) for at, p in found if p.unit and p.level in LOCAL and not p.former and not p.home]

    def ward_token(self, at: int, levels: frozenset[str] = LOCAL) -> int | None:
        """The last token before `at` where the text turned to a ward."""
        return next((first for first, unit in reversed(self._wards) if first <= at and unit.level in levels), None)

    def ward_at(self, at: int, levels: frozenset[str] = LOCAL) -> Unit | None:
        """The present ward, commune or special zone the text speaks of at token `at`."""
        at = min(at, len(self.tokens) - 1)
        fitting = [(first, unit) for first, unit in self._wards if unit.level in levels]
        before = [first for first, _ in fitting if first <= at]
        if not before:
            return fitting[0][1] if fitting else None
        line = self.tokens[before[-1]].line
        together = [(first, unit) for first, unit in fitting if self.tokens[first].line == line]
        if line == self.tokens[at].line:
            return [unit for first, unit in together if first <= at][-1]
        counts = Counter(unit.iri for _, unit in fitting)
        return max((unit for _, unit in together), key=lambda unit: counts[unit.iri])


def salient_wards(places: Sequence[Mention], sentences: Sequence[Sentence], tokens: Sequence[Token]) -> list[tuple[int, Unit]]:
    """(token, unit) where the text turns to a ward: passing mentions of others turn nothing."""
    found = [(m.first, m.value) for m in places if isinstance(m.value, Place)]
    wards = [(first, p.unit) for first, p in found if p.unit and p.level in LOCAL and not p.former and not p.home]
    if not wards:
        return []
    counts = Counter(unit.iri for _, unit in wards)
    lead = {unit.iri for first, unit in wards if tokens[first].line <= tokens[wards[0][0]].line}
    return [(first, unit) for first, unit in wards if unit.iri in lead or counts[unit.iri] > 1 or _opens(first, sentences, tokens)]


def _opens(at: int, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> bool:
    """Whether the ward stands near the beginning of its sentence, after "Tại", "Ở" or a body."""
    sentence = sentences[bisect_right(sentences, at, key=lambda s: s.first) - 1]
    return at - sentence.first <= 3 and tokens[sentence.first].key in {"tại", "ở", "riêng", "phường", "xã", "đặc", "đảng", "ubnd", "*", "còn"}
