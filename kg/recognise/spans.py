"""Mentions and tokens in order of the text, found without going through all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import compress
from typing import Any, Final, TypeVar

from kg.ontology import Match, Trie
from kg.text import Mention, Tokens, prior

V = TypeVar("V")
_NUMBER: Final = re.compile("9")
_NONE: Final = "\n"  # a key that no phrase has


def past_bracket(tokens: Tokens, at: int, stop: int) -> int:
    """The token behind the brackets that open at `at` and close before `stop`; `at` where none do."""
    if at >= min(stop, len(tokens)) or tokens[at].key != "(":
        return at
    return next((end + 1 for end in range(at, min(stop, len(tokens))) if tokens[end].key == ")"), at)


def past_bracket_of(tokens: Tokens, at: int, stop: int, mark: str) -> int:
    """The same of brackets that hold a mark: "21/22 thôn | (95,5%) | đạt chuẩn"; `at` where none do."""
    end = past_bracket(tokens, at, stop)
    return end if any(token.key == mark for token in tokens[at:end]) else at


def counts_several(keys: Sequence[str]) -> bool:
    """Whether a number above one is among the keys: "cho | 5 | tập thể"."""
    return any(key.isdecimal() and int(key) > 1 for key in keys)


def before_bracket(tokens: Tokens, at: int, first: int) -> int:
    """Where the brackets that end at `at` begin, from token `first` on: "A | (Bí thư)"; `at` if none do."""
    if prior(tokens, at).key != ")":
        return at
    return next((i for i in range(at - 2, first - 1, -1) if tokens[i].key == "("), at)


def closes_bracket(keys: Sequence[str]) -> bool:
    """Whether brackets that were opened before close among these keys."""
    return ")" in keys and "(" not in keys[: keys.index(")")]


def opens_bracket(keys: Sequence[str]) -> bool:
    """Whether brackets open among these keys that close behind them."""
    return "(" in keys and ")" not in keys[len(keys) - keys[::-1].index("(") :]


class TokenIndex:
    """Where each key stands in a document, noted once: no recogniser goes through all of its tokens."""

    __slots__ = ("_at", "_closed", "_matched", "_starts", "_unique", "keys", "numbers", "shapes", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.keys = [token.key for token in tokens]
        self._closed = [*self.keys, _NONE]
        self.shapes = "".join([token.shape for token in tokens])  # one letter a token
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            places = found.get(key)
            if places is None:
                found[key] = [at]
            else:
                places.append(at)
        self._at = found
        self._matched: dict[Trie[Any], dict[int, Match[Any]]] = {}
        self._starts: dict[Trie[Any], list[int]] = {}
        self._unique = frozenset(found)
        self.numbers = [match.start() for match in _NUMBER.finditer(self.shapes)]

    def words(self) -> list[str]:
        """The keys that are no mark's."""
        return list(compress(self.keys, self.shapes.replace(".", "\0").encode()))

    def starting(self, keys: Set[str]) -> list[int]:
        """The tokens whose key is one of `keys`: where a phrase may begin."""
        found: list[int] = []
        for key in self._unique & keys:
            found += self._at[key]
        found.sort()
        return found

    def with_apostrophe(self) -> list[int]:
        """The tokens that an apostrophe parts: "H'Mẫu"."""
        if "'" not in "".join(self._unique):
            return []
        return self.starting({key for key in self._unique if "'" in key})

    def matches(self, phrases: Trie[V]) -> dict[int, Match[V]]:
        """The longest phrase from every token where one begins, in order of the text; looked for once."""
        found = self._matched.get(phrases)
        if found is None:
            found = self._matched[phrases] = self._matches(phrases)
        return found

    def starts(self, phrases: Trie[V]) -> list[int]:
        """The tokens where a phrase begins, in order of the text; looked for once."""
        found = self._starts.get(phrases)
        if found is None:
            found = self._starts[phrases] = list(self.matches(phrases))
        return found

    def holds(self, phrases: Trie[V], first: int, last: int) -> bool:
        """Whether a phrase lies in the tokens [first, last), which may be a sentence of any length."""
        near = within(self.starts(phrases), first, last)
        return any(phrases.longest(self.tokens, at, last) for at in near)

    def _matches(self, phrases: Trie[V]) -> dict[int, Match[V]]:
        found: dict[int, Match[V]] = {}
        keys = self._closed
        for key in self._unique & phrases.firsts:
            root: dict[str, Any] = phrases.root[key]
            alone: list[V] | None = root.get("")
            for at in self._at[key]:
                end = last = at + 1
                values, node = alone, root.get(keys[end])
                while node is not None:
                    end += 1
                    further: list[V] | None = node.get("")
                    if further is not None:
                        last, values = end, further
                    node = node.get(keys[end])
                if values is not None:
                    found[at] = last, values
        return {at: found[at] for at in sorted(found)} if len(found) > 1 else found


class Ordered:
    """Mentions of one kind in order of the text; a run of tokens takes those that begin in it."""

    __slots__ = ("firsts", "mentions")

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = list(mentions)
        self.firsts = [mention.first for mention in self.mentions]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def covers(self, at: int) -> bool:
        """Whether a mention stands on token `at`."""
        index = bisect_left(self.firsts, at + 1)
        return index > 0 and self.mentions[index - 1].last > at

    def ends_at(self, at: int) -> bool:
        """Whether the last mention before token `at` ends there."""
        index = bisect_left(self.firsts, at)
        return index > 0 and self.mentions[index - 1].last == at

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin in [first, last)."""
        begin = bisect_left(self.firsts, first)
        if begin == len(self.firsts) or self.firsts[begin] >= last:  # most calls
            return []
        return self.mentions[begin : bisect_left(self.firsts, last, begin)]


def within(firsts: Sequence[int], first: int, last: int) -> Sequence[int]:
    """The sorted tokens that lie in [first, last)."""
    begin = bisect_left(firsts, first)
    if begin == len(firsts) or firsts[begin] >= last:  # most calls
        return []
    return firsts[begin : bisect_left(firsts, last, begin)]


def begins_in(firsts: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the sorted tokens lies in [first, last)."""
    index = bisect_left(firsts, first)
    return index < len(firsts) and firsts[index] < last
