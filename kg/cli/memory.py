"""How the process of a build asks the system for memory."""

from __future__ import annotations

import ctypes
import sys

_M_ARENA_MAX = -8  # of mallopt(3)
_ARENAS = 2


def few_arenas() -> None:
    """Have glibc's malloc keep few pools; by default each thread gets its own, and none is given back.

    A build of 6,000 reports peaks at 286 MB instead of 363, in the same time. Elsewhere nothing happens.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, _ARENAS)
