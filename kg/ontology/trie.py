"""Phrases by the keys of their syllables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from kg.text import Tokens, keys

V = TypeVar("V")
_Node = dict[str, Any]  # by the next key; the values of the phrase that ends here under ""
Match = tuple[int, list[V]]  # (index after the phrase, its values)


class Trie(Generic[V]):
    """Values by runs of syllable keys; the longest run from a token wins."""

    __slots__ = ("firsts", "lasts", "root")

    def __init__(self, entries: Iterable[tuple[str, V]] = ()) -> None:
        self.root: _Node = {}
        self.firsts: set[str] = set()  # the keys with which phrases begin
        self.lasts: set[str] = set()  # and those with which they end
        for phrase, value in entries:
            self.add(keys(phrase), value)

    def add(self, phrase: Sequence[str], value: V) -> None:
        """Add `value` under the keys of a phrase; several values may share one."""
        node = self.root
        self.firsts.add(phrase[0])
        self.lasts.add(phrase[-1])
        for syllable in phrase:
            node = node.setdefault(syllable, {})
        node.setdefault("", []).append(value)

    def longest(self, tokens: Tokens, at: int, stop: int | None = None) -> Match[V] | None:
        """(index after the match, values) of the longest phrase that begins at `at`, or None."""
        if stop is None:
            stop = len(tokens)
        node: _Node | None = self.root.get(tokens[at].key) if at < stop else None
        if node is None:  # most calls
            return None
        found = None
        while True:
            at += 1
            if "" in node:
                found = at, node[""]
            if at >= stop:
                return found
            node = node.get(tokens[at].key)
            if node is None:
                return found

    def ends_at(self, tokens: Tokens, end: int, reach: int) -> bool:
        """Whether a phrase of at most `reach` tokens ends right before token `end`."""
        if end < 1 or tokens[end - 1].key not in self.lasts:  # most calls
            return False
        for first in range(max(0, end - reach), end):
            node: _Node | None = self.root.get(tokens[first].key)
            at = first + 1
            while node is not None and at < end:
                node = node.get(tokens[at].key)
                at += 1
            if node is not None and "" in node:
                return True
        return False

    def within(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether a phrase lies in the tokens [first, last)."""
        root = self.root
        return any(self.longest(tokens, at, last) for at in range(first, last) if tokens[at].key in root)
