"""Results in the order of the work, however long each takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from kg.workers import in_turn


def slow(number: int) -> int:
    time.sleep(0.001 * (9 - number))
    return number


def test_the_order_is_that_of_the_work() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert list(in_turn((threads.submit(slow, n) for n in range(9)), 4)) == list(range(9))


def test_no_more_is_begun_than_may_wait() -> None:
    begun: list[int] = []

    def futures() -> Iterator[Future[int]]:
        for number in range(9):
            begun.append(number)
            future: Future[int] = Future()
            future.set_result(number)
            yield future

    results = in_turn(futures(), 3)
    assert next(results) == 0
    assert begun == [0, 1, 2]


def test_an_error_comes_in_its_turn() -> None:
    def fail() -> int:
        raise ZeroDivisionError

    with ThreadPoolExecutor(2) as threads:
        results = in_turn((threads.submit(job) for job in (lambda: 1, fail)), 2)
        assert next(results) == 1
        with pytest.raises(ZeroDivisionError):
            next(results)
