"""Names that only the post beside them tells: "Chủ tịch UBND xã A | Đường Dung", "; Mua A Sơn, Bí thư …"."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from kg.ontology import Concept, Match
from kg.recognise.spans import TokenIndex, begins_in

_POST: Final = 12  # tokens of a post with its body and place
_WORDS: Final = range(2, 5)  # of such a name
_LEADS: Final = frozenset({";", ":"})
_JOINS: Final = frozenset({",", "-", "("})


class BesidePosts:
    """Tells in one document whether a post shows that capitalised words are a name, whatever they are."""

    def __init__(
        self, lookup: TokenIndex, taken: Set[int], labels: Mapping[str, Mapping[int, Match[Concept]]]
    ) -> None:
        self.tokens, self.shapes, self.taken = lookup.tokens, lookup.shapes, taken
        self.posts = labels["positions"]
        self.begins = sorted(self.posts)
        self.bodies = {
            end for end, (concept, *_) in labels["bodies"].values() if not concept.get("nameGoesOn")
        }

    def name(self, first: int, last: int) -> bool:
        """Whether the capitalised words on [first, last) stand behind a whole post, or lead to one."""
        strange = "'" in self.tokens[first].text
        if not strange and last - first not in _WORDS:
            return False
        return self._follows(first) or self._precedes(first, last)

    def _follows(self, first: int) -> bool:
        """Whether a post with its body or place ends right before a name."""
        ends = first - 1 in self.taken or first in self.bodies
        if not ends or self.tokens[first - 1].line != self.tokens[first].line:
            return False
        start = max(0, first - _POST)
        mark = self.shapes.rfind(".", start, first) + 1
        return begins_in(self.begins, max(start, mark), first)

    def _precedes(self, first: int, last: int) -> bool:
        """Whether a name opens an item of a list and its post follows behind a mark."""
        if last + 1 >= len(self.tokens) or self.tokens[last].key not in _JOINS or last + 1 not in self.posts:
            return False
        return first > 0 and self.tokens[first - 1].key in _LEADS
