"""What a share is of, said behind it: "100% chi bộ", "giảm 50% hộ nghèo", "đạt 85% so với kế hoạch"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.figures.counts import Counts, Measured
from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.figures.sums import Around
from kg.recognise.figures.words import Figure
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket_of
from kg.recognise.words import lexicon_of
from kg.text import Mention, keys, prior

_PARTS: Final = 6  # tokens of "(15/15)"
_HAVING: Final = 6  # tokens of "dân số trưởng thành trên 15 tuổi"
_APART: Final = frozenset(",;")


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    shares: frozenset[str]
    changes: frozenset[str]
    keeping: frozenset[str]
    does: Trie[bool]
    wholes: Trie[bool]
    than: Mapping[str, str]
    compares: str  # with what the first of these begins


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    compares, keeping = keys(label["than"][""])[0], frozenset(label["keeping"])
    return lexicon_of(_Words, label, keeping=keeping, than=label["than"], compares=compares)


class Shares:
    """Labels the shares of one document by what stands behind them."""

    def __init__(self, reading: Reading, spans: LabelSpans, counts: Counts) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.spans, self.counts = _words(reading.ontology), spans, counts

    def label(self, mention: Mention, figure: Figure, around: Around) -> Measured | None:
        """A share with the noun that follows it: "giảm | 50% | hộ nghèo"; None without one."""
        at = self._past_bracket(mention, around.sentence.last)
        limit = around.limit if at < around.limit else around.sentence.last
        described = self._described(mention, figure, at, around.start, limit)
        if described == at:
            return None
        near = self.reading.keys(max(mention.first - 1, around.start), mention.first)
        begin = mention.first - (not self.words.changes.isdisjoint(near))
        change, noun = self.reading.text(begin, mention.first), self.reading.text(at, described)
        verb = change or self.counts.verb(mention.first, around.start)
        verb = "" if verb in self.words.keeping else verb  # "duy trì 100% hộ dân dùng nước sạch"
        return Measured(f"{verb} {noun}".strip(), begin, described)

    def _past_bracket(self, mention: Mention, stop: int) -> int:
        """Behind the bracket around a share, or with its parts: "19/19 (100%) | khu", "100% (15/15) | ấp"."""
        at, first = mention.last, mention.first
        if at < stop and self.tokens[at].key == ")" and self.reading.keys(first - 1, first) == ["("]:
            counted = first > 1 and self.tokens[first - 2].shape == "9"  # not "hộ (97%) đã nhận tiền"
            return at + counted
        return past_bracket_of(self.tokens, at, min(at + _PARTS, stop), "/")

    def _described(self, mention: Mention, figure: Figure, at: int, start: int, limit: int) -> int:
        """The end of a noun that follows a share at `at`: "100% | chi bộ"; not "chiếm 42% tổng lao động"."""
        if figure.kind != "percent" or at >= limit or self.tokens[at].shape in ".9" or self.spans.is_year(at):
            return at
        if mention.first > start and self.tokens[mention.first - 1].key in self.words.shares:
            return at
        roles = self.spans.roles(at, limit)
        near = self.reading.keys(at, at + _HAVING)
        stop = near.index(",") if "," in near else _HAVING
        has = any("has" in role for role in roles[1:stop])  # "90% dân số trưởng thành | có tài khoản"
        has = has or (self._opens(mention.first) and self._does(at, limit))
        told = not has if "base" in roles[0] else bool(roles[0]) and "keep" not in roles[0]
        return at if told else self.spans.tail(at, limit, share=True)

    def _opens(self, at: int) -> bool:
        """Whether a share begins what is told next: "hộ nghèo 0,5%, | 97% dân số tham gia BHYT"."""
        before = prior(self.tokens, at).key
        return before in _APART or before in self.spans.words.joint

    def _does(self, at: int, limit: int) -> bool:
        """Whether those at `at` do or have something: "97% | dân số tham gia BHYT"; no plan does."""
        match = self.words.wholes.longest(self.tokens, at, limit)
        if match is None:
            return False
        end = next((i for i in range(at, limit) if self.tokens[i].shape == "."), limit)
        return self.words.does.within(self.tokens, match[0], end)

    def compared(self, mention: Mention, start: int) -> str:
        """The word between a share's label and its whole, unless the text has one: "so với "."""
        if self.tokens[min(mention.last, len(self.tokens) - 1)].key == self.words.compares:
            return ""
        before = self.tokens[mention.first - 1].key if mention.first > start else ""
        return f"{self.words.than.get(before, self.words.than[''])} "
