"""Text → tokens: syllables, numbers and marks, each with a lookup key, a raw span and its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import Final

from kg.text.model import Shape, Token, Tokens
from kg.text.spelling import APOSTROPHES, ZERO_WIDTH, compose, key

DASHES: Final = "-–—‑−‐"  # one key: "-"
BULLETS: Final = frozenset("-•*+·●▪★☆◆■➤►✓")

_MARKS: Final = "\u0300-\u036f"
_LETTER: Final = rf"[^\W\d_][{_MARKS}{ZERO_WIDTH}]*"
_WORD: Final = rf"{_LETTER}(?:{_LETTER}|\d|[{APOSTROPHES}](?=[^\W\d_]))*"
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
# No white space stands inside a token.
_TOKEN: Final = re.compile(
    rf"((?<!\S)[HKY][{APOSTROPHES}](?!\S)|{_WORD})|({_NUMBER})|[{ZERO_WIDTH}]+|(.)", re.DOTALL
)

_ALIKE: Final = {"-": DASHES, '"': "“”„«»", "'": APOSTROPHES, "...": "…"}
_PLAIN: Final = {mark: plain for plain, marks in _ALIKE.items() for mark in marks}
_MEMORY: Final = 50_000
_FINAL: Final = (".", "!", "?", ":", ";")
_OPEN: Final = (",", "-", "–", "—")
_RULED: Final = " ,-–—*=_"  # of which lines are drawn
_WRAPPED, _WIDE = 3, 50  # lines in lower case by which a page is known to be broken by hand; their characters
_LONG: Final = 40  # characters; a longer run is hardly ever met twice
_ODD_ENDS: Final = "\v\f\r\x85\u2028\u2029"  # Unicode's other line ends, UAX #14
_LINE_END: Final = re.compile(r"[\n\v\f\x85\u2028\u2029]|\r(?!\n)")

_Word = tuple[str, str, Shape]  # key, text, shape
_Piece = tuple[str, str, int, int, Shape]


@lru_cache(maxsize=_MEMORY)
def keys(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's tokens, as the lexicon stores them."""
    return tuple(token.key for token in tokenize(phrase))


def _shape(text: str) -> Shape:
    if not text[0].isupper():
        return "w"
    return "A" if text.isupper() and sum(c.isalpha() for c in text) > 1 else "C"


@lru_cache(maxsize=_MEMORY)
def _word(raw: str) -> _Word:
    """A raw word; remembered, for syllables are few."""
    text = compose(raw) or raw
    return intern(key(text)), text, _shape(text)  # one object for each key: a lookup needs no comparison


def _glued(raw: str) -> int:
    """Where a caption or address goes on in a word without a space, "sách|Phó", "An|https"; 0 if nowhere."""
    if (address := raw.find("http")) > 0:
        return address
    if raw.isascii() or raw.islower() or raw[0].isupper():
        return 0
    at = next((i for i, letter in enumerate(raw) if letter.isupper()), 0)
    return at if at > 1 and at + 1 < len(raw) and raw[at + 1 :].islower() else 0


def _pieces(chunk: str) -> list[_Piece]:
    """What a run without a space holds: (key, text, start, end, shape), counted from its beginning."""
    pieces: list[_Piece] = []
    for match in _TOKEN.finditer(chunk):
        raw, (start, end) = match.group(), match.span()
        if match.lastindex == 1:
            glued = _glued(raw)
            for first, last in ((0, glued), (glued, len(raw))) if glued else ((0, len(raw)),):
                folded, text, shape = _word(raw[first:last])
                pieces.append((folded, text, start + first, start + last, shape))
        elif match.lastindex is not None and not raw.isspace():
            pieces.append((_PLAIN.get(raw, raw), raw, start, end, "9" if match.lastindex == 2 else "."))
    return pieces


_known: dict[str, _Word | list[_Piece]] = {}  # the runs met so far; an lru_cache takes twice the time


def _learnt(chunk: str) -> _Word | list[_Piece]:
    """What a run without a space holds, remembered; most runs are one word."""
    pieces = _pieces(chunk)
    whole = len(pieces) == 1 and pieces[0][2:4] == (0, len(chunk))
    found = (pieces[0][0], pieces[0][1], pieces[0][4]) if whole else pieces
    if len(chunk) < _LONG:
        if len(_known) >= _MEMORY:
            _known.clear()
        _known[chunk] = found
    return found


def tokenize(text: str, start: int = 0) -> Tokens:
    """Tokens of `text` from code point `start` on; white space and zero-width characters are none."""
    tokens: Tokens = []
    at, known = start, _known
    lines = _lines(text[start:] if start else text)
    for number, line in zip(_numbers(lines), lines, strict=True):
        for chunk in line.split(" "):
            found, end = known.get(chunk), at + len(chunk)
            if found is None:
                found = _learnt(chunk)
            if isinstance(found, tuple):
                tokens.append(Token(found[0], found[1], at, end, found[2], number))
            else:
                for folded, raw, first, last, shape in found:
                    tokens.append(Token(folded, raw, at + first, at + last, shape, number))
            at = end + 1
    return tokens


def _lines(text: str) -> list[str]:
    """Its lines, each without the one character that ends it."""
    return _LINE_END.split(text) if any(end in text for end in _ODD_ENDS) else text.split("\n")


def _numbers(lines: Sequence[str]) -> Iterator[int]:
    """The number of each line, empty ones not counted; one in which a sentence goes on has that before."""
    lower = [at for at, line in enumerate(lines) if at and line[:1].islower()]
    goes_on = {at for at in lower if _goes_on(lines[at - 1])}
    wrapped, number = len(goes_on) >= _WRAPPED, -1
    for at, line in enumerate(lines):
        broken = at in goes_on or (at > 0 and _is_broken(lines[at - 1], line, wrapped=wrapped))
        number += bool(line.strip()) and not broken
        yield number


def _goes_on(line: str) -> bool:
    """Whether a line ends within a sentence, so that a line in lower case goes on with it."""
    return bool(line.strip()) and not line.rstrip().endswith(_FINAL)


def _is_broken(before: str, line: str, *, wrapped: bool) -> bool:
    """Whether a sentence is broken by hand here: behind an open mark, or anywhere on a page of such lines."""
    if line[:1] in BULLETS or not line.strip():
        return False
    wide = wrapped and len(before) >= _WIDE and _goes_on(before)
    empty = before.rstrip(_RULED).endswith("|")  # the last cell of a row: "| 82 | -"
    return wide or (before.rstrip().endswith(_OPEN) and bool(before.strip(_RULED)) and not empty)
