"""Reports that are printed again: under another id, with another headline, by another newspaper."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

_LEAST = 20  # words; that fewer are the same says nothing
_SHORT = 60  # words; so few may well be said again on another day
_RUN = 5  # words
_KEPT = 16  # runs
_COMMON = 64  # groups; a run of more of them is a formula, and no reason to compare


class Print(NamedTuple):
    """What a text is known by."""

    words: str  # the same for the same words, whatever stands between them
    places: frozenset[str]
    runs: frozenset[str]  # a sample of the runs of words, the same from any text that holds them


def fingerprint(words: Sequence[str], places: Iterable[str], published: str) -> str:
    """A text's Print as a literal; "" for a text of few words."""
    if len(words) < _LEAST:
        return ""
    day = [published] if len(words) < _SHORT else []
    seed = crc32(" ".join(day).encode())
    line = " ".join(words).encode()
    begins = [0, *accumulate(len(word) + 1 for word in line.split(b" "))]
    runs = {crc32(line[first : last - 1], seed) for first, last in zip(begins, begins[_RUN:], strict=False)}
    kept = [f"{run:08x}" for run in sorted(runs)[:_KEPT]]
    parts = [_hash([*words, *day], 8)], sorted({_hash([place], 2) for place in places}), kept
    return ".".join("-".join(part) for part in parts)


def _hash(parts: Iterable[str], size: int) -> str:
    return hashlib.blake2b(" ".join(parts).encode(), digest_size=size).hexdigest()


def parsed(literal: str) -> Print:
    """The Print that a literal holds."""
    words, places, runs = literal.split(".")
    return Print(words, frozenset(filter(None, places.split("-"))), frozenset(runs.split("-")))


def alike(one: Print, other: Print) -> bool:
    """Whether two texts are one report: the same words, or half of them and no places of its own."""
    if one.words == other.words:
        return True
    fewer, more = sorted((one.places, other.places), key=len)
    return fewer <= more and 2 * len(one.runs & other.runs) >= max(len(one.runs), len(other.runs))


def reports(prints: Mapping[str, Print]) -> dict[str, str]:
    """Documents → the first of those that print the same report; a document that stands alone is left out."""
    groups = _Groups(prints)
    for name in sorted(prints):
        groups.take(name)
    return {name: first for first, same in groups.members.items() if len(same) > 1 for name in same}


class _Groups:
    """Documents that print one report, by the first of them."""

    def __init__(self, prints: Mapping[str, Print]) -> None:
        self.prints = prints
        self.members: dict[str, list[str]] = {}
        self.group: dict[str, str] = {}
        self.worded: dict[str, str] = {}  # words → the first document of these
        self.holding: dict[str, set[str]] = defaultdict(set)  # run → the groups that have it

    def take(self, name: str) -> None:
        """A document joins, and by it join, the groups of which one is like it."""
        mine = self.prints[name]
        same = [group for group in self._near(mine) if self._is_like(mine, group)]
        first, *others = [*same, name]
        for group in others:
            for one in self.members.pop(group, [name]):
                self._put(one, first, group)
        if not same:
            self._put(name, name, name)
        self.worded.setdefault(mine.words, name)

    def _put(self, name: str, group: str, before: str) -> None:
        """A document in a group, no longer in the one before."""
        self.members.setdefault(group, []).append(name)
        self.group[name] = group
        for run in self.prints[name].runs:
            self.holding[run].discard(before)
            self.holding[run].add(group)

    def _near(self, mine: Print) -> list[str]:
        """The groups that share something with a text that few do, and half of its runs."""
        telling = (self.holding[run] for run in mine.runs)
        near = {group for groups in telling if len(groups) <= _COMMON for group in groups}
        half = [group for group in near if 2 * self._shared(mine, group) >= len(mine.runs)]
        worded = self.worded.get(mine.words)
        return sorted({*half, self.group[worded]} if worded else half)

    def _shared(self, mine: Print, group: str) -> int:
        return sum(group in self.holding[run] for run in mine.runs)

    def _is_like(self, mine: Print, group: str) -> bool:
        return any(alike(mine, self.prints[one]) for one in self.members[group])
