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
    groups: dict[str, list[str]] = {}
    holding: dict[str, set[str]] = defaultdict(set)  # run → the groups that have it
    for name in sorted(prints):
        near = sorted({group for run in prints[name].runs for group in holding[run]})
        same = [group for group in near if any(alike(prints[name], prints[one]) for one in groups[group])]
        first, *others = [*same, name]
        for group in others:
            for one in groups.pop(group, [name]):
                groups.setdefault(first, []).append(one)
                for run in prints[one].runs:
                    holding[run] = holding[run] - {group} | {first}
        if not same:
            groups[name] = [name]
            for run in prints[name].runs:
                holding[run].add(name)
    return {name: first for first, same in groups.items() if len(same) > 1 for name in same}
