"""Mentions in order of the text, found by where they begin without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Mention


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
