"""What a build tells: how far it has come, and what it did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import InputError


class Progress(NamedTuple):
    """How far a build has come."""

    documents: int
    files: int
    of: int


@dataclass(slots=True)
class BuildReport:
    """What a build did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    facts: Counter[str] = field(default_factory=Counter)  # of documents added or changed, by kind
    passed: Counter[str] = field(default_factory=Counter)  # files in folders that no reader is for, by suffix
    errors: list[InputError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what is no fault, but nobody may have meant
    seconds: float = 0.0
