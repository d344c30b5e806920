"""Names of units as the text writes them: heads and names, names that share a head, bare provinces."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ontology import Match, Ontology
from kg.recognise.places.heads import Heads
from kg.recognise.places.named import BARE, Named
from kg.recognise.places.words import place_lexicon
from kg.recognise.spans import TokenIndex
from kg.recognise.words import surnames
from kg.text import Tokens


def unit_names(ontology: Ontology, tokens: Tokens, lookup: TokenIndex) -> list[Named]:
    """The names of units in order of the text."""
    return list(_Scanner(ontology, tokens).scan(lookup))


class _Scanner:
    """One pass over the tokens of a document."""

    def __init__(self, ontology: Ontology, tokens: Tokens) -> None:
        self.tokens, self.size = tokens, len(tokens)
        self.heads, self.lexicon = Heads(ontology, tokens), place_lexicon(ontology)
        self.words = self.lexicon.words
        self.surnames = surnames(ontology)

    def scan(self, lookup: TokenIndex) -> Iterator[Named]:
        end = 0
        for at in lookup.starting(self.lexicon.openings):
            if at < end:
                continue
            head = self._head(at)
            found = (
                self._full(at)
                or self._gone(at)
                or (self.heads.names(at, *head) if head else [])
                or self._province(at)
            )
            yield from found if len(found) < 2 else (named.of(found[0].first) for named in found)
            # A head that names nothing is passed over whole: "thị xã" holds "xã".
            end = found[-1].last if found else head[0] if head else at

    def _head(self, at: int) -> Match[tuple[str, ...]] | None:
        """The head at `at`, which no word before holds a part of: "Ban Đô thị | xã A"."""
        begun = at > 0 and self.words.begun.longest(self.tokens, at - 1) is not None
        return None if begun else self.lexicon.heads.longest(self.tokens, at)

    def _full(self, at: int) -> list[Named]:
        """A spelling that names one unit whole: "TPHCM"."""
        match = self.lexicon.full.longest(self.tokens, at) if self.tokens[at].shape != "w" else None
        if match is None:
            return []
        unit = match[1][0]
        return [Named(at, match[0], (unit.level,), unit.name, (unit,))]

    def _gone(self, at: int) -> list[Named]:
        """A province of long before: "tỉnh Hà Bắc", "Tỉnh ủy | Nghệ Tĩnh"."""
        head = self.tokens[at].key in self.words.province_head
        start = at + head
        if not 0 < start < self.size or self.tokens[start].shape not in "CA":
            return []
        before = [token.key for token in self.tokens[max(0, start - 2) : start]]
        committee = before[0] in self.words.province_head and before[-1] in self.words.before_province
        if not (head or committee):  # nor is "bà Đoàn | Minh Hải" of any
            return []
        match = self.lexicon.gone.longest(self.tokens, start)
        return [Named(at, match[0], (BARE[-1],), match[1][0], ())] if match else []

    def _province(self, at: int) -> list[Named]:
        """A province named without its head: "Quảng Ninh: …", "Thành ủy Đà Nẵng"."""
        match = self.lexicon.provinces.longest(self.tokens, at) if self.tokens[at].shape in "CA" else None
        if match is None:
            return []
        end, units = match
        name = units[0].name
        if name in self.lexicon.headed or (end - at < 2 and name not in self.lexicon.short):
            return []
        if self._ends_name(at) or self._goes_on(at, end):
            return []
        return [Named(at, end, BARE, name, tuple(units))]

    def _ends_name(self, at: int) -> bool:
        """Whether a surname or "ông" stands right before: "Nguyễn Quảng Ninh", "ông Thái Bình"."""
        before = self.tokens[at - 1] if at else None
        if before is not None and before.key in self.words.called:
            return True
        if before is None or before.shape not in "CA" or before.line != self.tokens[at].line:
            return False
        if before.key in self.words.middles and at > 1 and self.tokens[at - 2].key in self.surnames:
            return self.tokens[at - 2].shape == "C"  # "Trần Văn Thái Bình"
        return before.key in self.surnames and before.key not in self.words.before_province

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether another capitalised word follows that begins no person's name."""
        after = [token for token in self.tokens[end : end + 2] if token.line == self.tokens[at].line]
        if not after or after[0].shape != "C":
            return False
        of = at > 0 and self.tokens[at - 1].key in self.words.before_province
        named = of and len(after) > 1 and after[1].shape == "C"  # "Tỉnh ủy Lâm Đồng | Lã Kim Dung"
        return after[0].key not in self.surnames and not named
