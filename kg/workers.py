"""A function over many items, in one process or several: results in the items' order, memory bounded."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.context import BaseContext
from typing import Final, TypeVar

from kg.model import InputError, UsageError

_NEW: Final = 10_000  # objects
_MOST: Final = 4  # processes for each processor; more are slower, and each takes memory

T = TypeVar("T")
R = TypeVar("R")


def processes(workers: int) -> int:
    """How many there will be: 0 is one for each processor; UsageError below 0, and above four for each."""
    there = os.cpu_count() or 1
    if workers < 0:
        raise UsageError(f"{workers} workers: a number from 0, which is one for each core")
    if workers > _MOST * there:
        raise UsageError(f"{workers} workers: at most {_MOST * there} here, {_MOST} for each core")
    return workers or there


def in_order(
    function: Callable[[T], R], items: Iterable[T], workers: int, *, few: int, chunk: int
) -> Iterator[R]:
    """function(item) for each, by so many processes, 0 one for each processor, each given `chunk` at a time.

    In this process with one worker, and for fewer than `few` items: those are done before a pool has started.
    Raises UsageError for far more processes than processors.
    """
    workers = processes(workers)
    left = iter(items)
    first = list(islice(left, few)) if workers > 1 else []
    with seldom_collected():
        if len(first) < few:
            yield from map(function, chain(first, left))
        else:
            yield from _pooled(function, chain(first, left), workers, chunk)


def in_turn(futures: Iterable[Future[R]], most: int) -> Iterator[R]:
    """Each future's result; at most `most` are drawn before the first of them is taken."""
    pending: deque[Future[R]] = deque()
    for future in futures:
        pending.append(future)
        if len(pending) >= most:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within, cycles are sought after 10,000 new objects: most of the thousands a report makes have none."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _pooled(function: Callable[[T], R], items: Iterator[T], workers: int, chunk: int) -> Iterator[R]:
    with ProcessPoolExecutor(workers, mp_context=_context(), initializer=_start) as pool:
        try:
            # Few chunks are under way, so that reading never runs ahead of writing.
            chunks = _chunks(items, chunk)
            futures = (pool.submit(_each, function, some) for some in chunks)
            for results in in_turn(futures, 3 * workers):
                yield from results
        except BrokenProcessPool as error:
            raise InputError(
                "a worker process was killed, for want of memory perhaps; try --workers 1"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    """Forking shares what is loaded already; elsewhere than on Linux it is not safe."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _chunks(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while chunk := list(islice(items, size)):
        yield chunk


def _each(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [function(item) for item in chunk]


def _start() -> None:
    """A worker leaves Ctrl-C to its parent, ends with it, and seeks no garbage in what it was given."""
    gc.set_threshold(_NEW, *gc.get_threshold()[1:])
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
