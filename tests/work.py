"""How much work something is, whatever the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines(task: Callable[[], object]) -> int:
    """How many lines of Python, those of loops each time, a task takes."""
    done = 0

    def count(_frame: FrameType, _event: str, _told: object) -> Any:
        nonlocal done
        done += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        task()
    finally:
        sys.settrace(before)
    return done
