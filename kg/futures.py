"""Results of work that others do, in the order in which it was given to them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

R = TypeVar("R")


def in_turn(futures: Iterable[Future[R]], most: int) -> Iterator[R]:
    """Each future's result; at most `most` are drawn before the first of them is taken."""
    pending: deque[Future[R]] = deque()
    for future in futures:
        pending.append(future)
        if len(pending) >= most:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()
