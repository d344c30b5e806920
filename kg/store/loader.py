"""N-Quads that wait to be loaded; a thread loads them while the next are made."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

_LARGE = 20_000  # quads: from here on a bulk load is faster than a transaction
_BUFFER = 20_000_000  # bytes of N-Quads, about 120,000 quads


class Loader:
    """Loads into a store in the order given; at most one buffer waits while another is loaded."""

    def __init__(self, store: ox.Store) -> None:
        self.bulky = False  # whether there was a bulk load
        self._store = store
        self._waiting: list[bytes] = []
        self._size = 0
        self._thread = ThreadPoolExecutor(1)  # the store lets go of the interpreter while it loads
        self._running: Future[None] | None = None

    def add(self, quads: bytes) -> bool:
        """Let N-Quads wait; whether that began to load what had gathered."""
        self._waiting.append(quads)
        self._size += len(quads)
        if self._size <= _BUFFER:
            return False
        self._done()
        self._running = self._thread.submit(self._load, self._taken())
        return True

    def settle(self) -> None:
        """Have the store hold all that was added."""
        self._done()
        self._load(self._taken())

    def close(self) -> None:
        """Let the thread end; what waits is lost."""
        self._thread.shutdown(wait=True)

    def _taken(self) -> bytes:
        quads = b"".join(self._waiting)
        self._waiting, self._size = [], 0
        return quads

    def _done(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def _load(self, quads: bytes) -> None:
        if quads.count(b"\n") > _LARGE:
            self.bulky = True
            self._store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        elif quads:
            self._store.load(quads, format=ox.RdfFormat.N_QUADS)
