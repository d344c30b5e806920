"""Which names mean former units: merged, said to be old, or inside a district."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from sys import maxsize

from kg.model import Sentence, Token
from kg.ontology import Ontology
from kg.recognise.places.named import Named
from kg.recognise.places.place import DISTRICTS, LOCAL
from kg.recognise.places.words import lexicon
from kg.recognise.spans import Where

_NEAR = 9  # tokens between a verb of merging and the first of several units

_first = attrgetter("first")


class Eras:
    """Tells former units of one document from present ones."""

    def __init__(
        self,
        ontology: Ontology,
        tokens: Sequence[Token],
        names: Sequence[Named],
        spans: Sequence[Sentence],
        where: Where,
    ) -> None:
        self.tokens, self.names, self.lexicon = tokens, names, lexicon(ontology)
        self.hints = where.starting(self.lexicon.hints) if names else []
        self.merged = {first for span in self._hinted(spans) for first in self._merged(span)}
        # Units listed together are of one era: one that is only former makes all former.
        self.former_lists = {
            n.group for n in names if n.group >= 0 and n.units and all(u.former for u in n.units)
        }

    def is_former(self, named: Named, around: Named | None) -> bool:
        """Whether the text means a former unit; `around` is the unit named right after."""
        said = self._said(named.last)
        if named.levels[0] not in LOCAL:
            return said and any(unit.former for unit in named.units)
        if said or named.first in self.merged or named.group in self.former_lists:
            return True
        return around is not None and around.levels[0] in DISTRICTS and self.tokens[named.last].key == ","

    def _said(self, last: int) -> bool:
        """Whether "cũ" or its like follows directly, in brackets or not."""
        bracket = last < len(self.tokens) and self.tokens[last].key == "("
        return self.lexicon.former.longest(self.tokens, last + bracket) is not None

    def _hinted(self, spans: Sequence[Sentence]) -> list[Sentence]:
        """The sentences in which a word of merging may stand."""
        return [
            spans[index]
            for index in dict.fromkeys(bisect_right(spans, (at, maxsize)) - 1 for at in self.hints)
        ]

    def _merged(self, span: Sentence) -> list[int]:
        """First tokens of the units that a sentence says were merged: "nhập từ các phường A, B"."""
        start = bisect_left(self.names, span.first, key=_first)
        inside = self.names[start : bisect_left(self.names, span.last, start, key=_first)]
        if not inside:
            return []
        start = bisect_left(self.hints, span.first)
        hints = self.hints[start : bisect_left(self.hints, span.last, start)]
        if any(self.lexicon.before_merger.longest(self.tokens, at, span.last) for at in hints):
            return [named.first for named in inside]
        units = [named.first for named in inside if named.levels[0] in LOCAL | DISTRICTS]
        verb = self._verb(hints, units, span.last)
        return [] if verb is None else [named.first for named in inside if named.first > verb]

    def _verb(self, hints: Sequence[int], units: Sequence[int], stop: int) -> int | None:
        """The first verb of merging that several units follow, or "từ" and one."""
        origins = [at for at in hints if self.tokens[at].key in self.lexicon.words.merged_from]
        for at in hints[: bisect_left(hints, units[-1])] if units else ():
            if self.lexicon.merging.longest(self.tokens, at, stop) is None:
                continue
            after = bisect_right(units, at)
            near = units[after] - at <= _NEAR and len(units) - after > 1
            if near or bisect_left(origins, at) < bisect_left(origins, units[after]):
                return at
        return None
