"""Tokens → sentences: runs that end at a line end or a closing mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from kg.text.model import Sentence, SentenceKind, Tokens
from kg.text.tokens import BULLETS

_SYLLABLE: Final = 2  # characters of a word that is no initial
_ROMAN: Final = frozenset("ivx")
ENDS: Final = frozenset(".!?")
_CLOSING: Final = frozenset([".", "!", "?", ":", ";", '"', "..."])
_line = attrgetter("line")


def sentences(tokens: Tokens, marks: Sequence[int], abbreviations: frozenset[str]) -> list[Sentence]:
    """Runs of tokens that end at a line end or a closing mark.

    `marks` are the tokens whose key is one of ENDS; `abbreviations` take a full stop inside.
    """
    found, first = [], 0
    lines = {at - 1 for at in _line_starts(tokens)}
    closed = {at for at in marks if at + 1 < len(tokens) and _closes(tokens, at, abbreviations)}
    for at in sorted(lines | closed):
        found.append(Sentence(first, at + 1, _kind(tokens, first, at + 1)))
        first = at + 1
    if tokens:
        found.append(Sentence(first, len(tokens), _kind(tokens, first, len(tokens))))
    return found


def sentence_numbers(spans: Sequence[Sentence]) -> list[int]:
    """The index of its sentence for each token, and that of the last sentence once more."""
    found: list[int] = []
    for number, span in enumerate(spans):
        found += [number] * (span.last - span.first)
    return [*found, max(len(spans) - 1, 0)]


def _line_starts(tokens: Tokens) -> Iterator[int]:
    """The first tokens of the lines after the first, found by halving."""
    at = bisect_right(tokens, tokens[0].line, key=_line) if tokens else 0
    while at < len(tokens):
        yield at
        at = bisect_right(tokens, tokens[at].line, at, key=_line)


def _closes(tokens: Tokens, at: int, abbreviations: frozenset[str]) -> bool:
    """Whether the mark at `at` closes a sentence: not after an initial or abbreviation."""
    mark, after = tokens[at], tokens[at + 1]
    if after.shape == "w" or (after.start == mark.end and not _is_glued(tokens, at, abbreviations)):
        return False
    if mark.key != "." or at == 0:
        return True
    before = tokens[at - 1]
    if before.shape == "9" and (at == 1 or tokens[at - 2].line != before.line):
        return False  # the number of an item: "1. Ông …"
    short = before.key in abbreviations or (len(before.text) == 1 and before.shape == "C")
    return before.end < mark.start or not short or before.key in _ROMAN


def _is_glued(tokens: Tokens, at: int, abbreviations: frozenset[str]) -> bool:
    """Whether only the blank after a full stop is missing: "… tại đại hội.Đồng chí …"."""
    before, after = tokens[at - 1], tokens[at + 1]
    if at == 0 or tokens[at].key != "." or after.shape != "C" or len(after.text) < _SYLLABLE:
        return False
    word = before.shape == "w" and len(before.text) >= _SYLLABLE and before.key not in abbreviations
    return word or before.shape == "9"


def _kind(tokens: Tokens, first: int, last: int) -> SentenceKind:
    """text, item (of a list) or label (a line without a closing mark: headline, caption, byline)."""
    head = tokens[first]
    if last - first > 1 and head.key in BULLETS:
        return "item"
    mark = tokens[first + 1] if last - first > 2 else head
    if mark.start == head.end and (
        (head.shape == "9" and mark.key in {".", ")"}) or (len(head.text) == 1 and mark.key == ")")
    ):
        return "item"  # "1. …", "2) …", "a) …"
    return "text" if tokens[last - 1].key in _CLOSING else "label"
