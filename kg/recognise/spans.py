"""Mentions and tokens in order of the text, found without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from operator import itemgetter
from typing import TypeVar

from kg.model import Mention, Token
from kg.ontology import Match, Trie

V = TypeVar("V")
_first = itemgetter(0)


class Where:
    """Where each key stands in a document, noted once: no recogniser goes through all of its tokens."""

    __slots__ = ("_at", "_keys", "numbers", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        found: dict[str, list[int]] = {}
        for at, token in enumerate(tokens):
            key = token.key
            if key in found:
                found[key].append(at)
            else:
                found[key] = [at]
        self._at = found
        self._keys = frozenset(self._at)
        self.numbers = self._of("9")

    def _of(self, shape: str) -> list[int]:
        """The tokens of a shape."""
        of_shape = (found for found in self._at.values() if self.tokens[found[0]].shape == shape)
        return sorted(at for found in of_shape for at in found)

    def starting(self, keys: Set[str]) -> list[int]:
        """The tokens whose key is one of `keys`: where a phrase may begin."""
        found: list[int] = []
        for key in self._keys & keys:
            found += self._at[key]
        found.sort()
        return found

    def matches(self, phrases: Trie[V]) -> dict[int, Match[V]]:
        """The longest phrase from every token where one begins, in order of the text."""
        found: list[tuple[int, Match[V]]] = []
        tokens, last = self.tokens, len(self.tokens) - 1
        for key in self._keys & phrases.firsts:
            node = phrases.root[key]
            for at in self._at[key]:
                if "" in node or (at < last and tokens[at + 1].key in node):  # most begin no phrase here
                    match = phrases.longest(tokens, at)
                    if match is not None:
                        found.append((at, match))
        found.sort(key=_first)
        return dict(found)


class Ordered:
    """Mentions of one kind; a run of tokens takes those that begin in it."""

    __slots__ = ("firsts", "mentions")

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: mention.first)
        self.firsts = [mention.first for mention in self.mentions]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin in [first, last)."""
        return self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]


def within(firsts: Sequence[int], first: int, last: int) -> Sequence[int]:
    """The sorted tokens that lie in [first, last)."""
    return firsts[bisect_left(firsts, first) : bisect_left(firsts, last)]


def begins_in(firsts: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the sorted tokens lies in [first, last)."""
    index = bisect_left(firsts, first)
    return index < len(firsts) and firsts[index] < last
