"""The brackets of a document: where those open and close that hold a token."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from kg.recognise.reading import Reading

_OPEN: Final = frozenset({"("})
_CLOSE: Final = frozenset({")"})


class Brackets:
    """Knows the brackets of one document."""

    def __init__(self, reading: Reading) -> None:
        self.opened = reading.lookup.starting(_OPEN)
        self.closed = reading.lookup.starting(_CLOSE)

    def around(self, at: int) -> tuple[int, int] | None:
        """(opening mark, closing mark) of the brackets that hold token `at`."""
        index = bisect_left(self.opened, at) - 1
        if index < 0:
            return None
        end = bisect_left(self.closed, self.opened[index])
        inside = end < len(self.closed) and self.closed[end] > at
        return (self.opened[index], self.closed[end]) if inside else None
