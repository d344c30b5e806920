"""A function over many items, in one process or several: results in the items' order, memory bounded."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.context import BaseContext
from typing import TypeVar

from kg.model import InputError
from kg.turns import in_turn

T = TypeVar("T")
R = TypeVar("R")


def in_order(
    function: Callable[[T], R], items: Iterable[T], workers: int, *, few: int, chunk: int
) -> Iterator[R]:
    """function(item) for each, by so many processes, 0 one for each processor, each given `chunk` at a time.

    In this process with one worker, and for fewer than `few` items: those are done before a pool has started.
    """
    workers = workers or os.cpu_count() or 1
    left = iter(items)
    first = list(islice(left, few)) if workers > 1 else []
    if len(first) < few:
        yield from map(function, chain(first, left))
        return
    with ProcessPoolExecutor(workers, mp_context=_context(), initializer=_start) as pool:
        try:
            # Few chunks are under way, so that reading never runs ahead of writing.
            chunks = _chunks(chain(first, left), chunk)
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
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
