"""Normalise and segment: text → tokens (syllables with a lookup key and a raw span) → sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from kg.model import Sentence, Token

_MARKS = "\u0300-\u036f"
_ZERO_WIDTH = "\u00ad\u200b-\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ"
_LETTER = rf"[^\W\d_][{_MARKS}{_ZERO_WIDTH}]*"
_WORD = rf"{_LETTER}(?:{_LETTER}|\d|[{_APOSTROPHES}](?=[^\W\d_]))*"
_NUMBER = r"\d+(?:[.,]\d+)*"
TOKEN = re.compile(rf"({_WORD})|({_NUMBER})|(\n)|\r|[^\S\n]+|[{_ZERO_WIDTH}]+|(.)", re.DOTALL)

_DROPPED = re.compile(rf"[{_ZERO_WIDTH}]")
_NEW_TONE = re.compile(r"(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])$")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_MEMORY = 50_000


def compose(text: str) -> str:
    """`text` in NFC without zero-width characters, Icelandic Ð as Vietnamese Đ, ’ as '."""
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    text = text.replace("Ð", "Đ").replace("ð", "đ")
    return re.sub(rf"[{_APOSTROPHES}]", "'", text)


def _move_tone(match: re.Match[str]) -> str:
    first, marked = match.group(1), unicodedata.normalize("NFD", match.group(2))
    return unicodedata.normalize("NFC", first + marked[1:]) + marked[0]


def old_tone(syllable: str) -> str:
    """One syllable with its tone mark where the old habit puts it: hoà → hòa, uỷ → ủy."""
    lower = _NEW_TONE.sub(_move_tone, syllable.lower())
    if lower == syllable.lower():
        return syllable
    return lower.upper() if syllable.isupper() else lower.capitalize() if syllable[0].isupper() else lower


def key(syllable: str) -> str:
    """The lookup key of one composed syllable: lower case, old tone place."""
    return _NEW_TONE.sub(_move_tone, syllable.lower())


@lru_cache(maxsize=_MEMORY)
def keys(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's tokens, as the lexicon stores them."""
    return tuple(token.key for token in tokenize(phrase))


def _shape(text: str) -> str:
    if not text[0].isupper():
        return "w"
    return "A" if text.isupper() and sum(c.isalpha() for c in text) > 1 else "C"


_PLAIN = {c: "-" for c in "–—‑−‐"} | {c: '"' for c in "“”„«»"} | {c: "'" for c in _APOSTROPHES} | {"…": "..."}
_seen: dict[str, tuple[str, str, str]] = {}


def _word(raw: str) -> tuple[str, str, str]:
    """(key, text, shape) of a raw word; remembered, for syllables are few."""
    known = _seen.get(raw)
    if known is None:
        if len(_seen) > _MEMORY:
            _seen.clear()
        text = compose(raw) or raw
        known = _seen[raw] = (key(text), text, _shape(text))
    return known


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Tokens of `text` from code point `start` on; white space and zero-width characters are none."""
    tokens: list[Token] = []
    line = 0
    for match in TOKEN.finditer(text, start):
        group = match.lastindex
        if group == 3:
            line += 1
        elif group == 1:
            folded, written, shape = _word(match.group())
            tokens.append(Token(folded, written, match.start(), match.end(), shape, line))
        elif group is not None:
            raw = match.group()
            shape = "9" if group == 2 else "."
            tokens.append(Token(_PLAIN.get(raw, raw), raw, match.start(), match.end(), shape, line))
    return tokens


_ABBREVIATIONS = frozenset("tp p q x h tx tt ts gs pgs ths bs ks cn uv st nxb đ/c ths tt t.ư tư".split())
_ROMAN = frozenset("i v x".split())
_ENDS = frozenset(".!?")


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` closes a sentence: not after an initial or abbreviation."""
    mark, after = tokens[at], tokens[at + 1]
    if mark.key not in _ENDS or after.start == mark.end or after.shape == "w":
        return False
    if mark.key != "." or at == 0:
        return True
    before = tokens[at - 1]
    if before.shape == "9" and (at == 1 or tokens[at - 2].line != before.line):
        return False  # the number of an item: "1. Ông …"
    short = before.key in _ABBREVIATIONS or (len(before.text) == 1 and before.shape == "C")
    return before.end < mark.start or not short or before.key in _ROMAN


def sentences(tokens: Sequence[Token]) -> list[Sentence]:
    """Runs of tokens that end at a line end or a closing mark."""
    found, first = [], 0
    for at in range(len(tokens)):
        last = at + 1 == len(tokens)
        if last or tokens[at + 1].line != tokens[at].line or _ends_sentence(tokens, at):
            found.append(Sentence(first, at + 1, _kind(tokens, first, at + 1)))
            first = at + 1
    return found


def _kind(tokens: Sequence[Token], first: int, last: int) -> str:
    """text, item (of a list) or label (a line without a closing mark: headline, caption, byline)."""
    head = tokens[first]
    if head.key in {"-", "•", "*", "+", "·", "●", "▪"} and last - first > 1:
        return "item"
    if head.shape == "9" and last - first > 2 and tokens[first + 1].key in {".", ")"} and tokens[first + 1].start == head.end:
        return "item"
    return "text" if tokens[last - 1].key in {".", "!", "?", ":", ";", '"', "..."} else "label"
