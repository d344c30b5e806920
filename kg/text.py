"""Normalise and segment: text → tokens (syllables with a lookup key and a raw span) → sentences."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from kg.model import Sentence, Token

_MARKS = "\u0300-\u036f"
_ZERO_WIDTH = "\u00ad\u200b-\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ"
_LETTER = rf"[^\W\d_][{_MARKS}{_ZERO_WIDTH}]*"
_WORD = rf"{_LETTER}(?:{_LETTER}|\d|[{_APOSTROPHES}](?=[^\W\d_]))*"
_NUMBER = r"\d+(?:[.,]\d+)*"
# No white space stands inside a token.
TOKEN = re.compile(
    rf"((?<!\S)[HKY][{_APOSTROPHES}](?!\S)|{_WORD})|({_NUMBER})|[{_ZERO_WIDTH}]+|(.)", re.DOTALL
)

_UNUSUAL = re.compile(rf"[{_ZERO_WIDTH}{_APOSTROPHES}Ðð]")
_USUAL = {"Ð": "Đ", "ð": "đ", **dict.fromkeys(_APOSTROPHES, "'")}  # what is not here is dropped
_NEW_TONE = re.compile(r"(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])$")
_ALIKE = {"-": "–—‑−‐", '"': "“”„«»", "'": _APOSTROPHES, "...": "…"}
_PLAIN = {mark: plain for plain, marks in _ALIKE.items() for mark in marks}
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_MEMORY = 50_000
_FINAL = (".", "!", "?", ":", ";")
_WRAPPED, _WIDE = 3, 50  # lines in lower case by which a page is known to be broken by hand; their characters
_LONG = 40  # characters; a longer run is hardly ever met twice

_line = attrgetter("line")
_Word = tuple[str, str, str]  # key, text, shape
_Piece = tuple[str, str, int, int, str]


def compose(text: str) -> str:
    """`text` in NFC without zero-width characters, Icelandic Ð as Vietnamese Đ, ’ as '."""
    return unicodedata.normalize("NFC", _UNUSUAL.sub(lambda match: _USUAL.get(match[0], ""), text))


def printable(text: str) -> str:
    """`text` with a blank for every character that a terminal may take for a command."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def fold(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Đức Nhuận" → duc-nhuan."""
    letters = unicodedata.normalize("NFD", compose(text).lower().replace("đ", "d"))
    return _NOT_PLAIN.sub("-", letters.encode("ascii", "ignore").decode()).strip("-")


def likenesses(typed: str) -> Iterator[Callable[[str], bool]]:
    """Tests of a name, the strictest first: spelt so, so but for its case, with these words in it.

    A diacritic that is typed counts; typed without any, a name is known without them.
    """
    exact = compose(typed).strip().casefold()
    yield lambda name: compose(name).casefold() == exact
    spelt = _plain_words if exact.isascii() else _words
    wanted = spelt(typed)
    if any(letter.isalnum() for letter in wanted):
        yield lambda name: spelt(name) == wanted
        yield lambda name: wanted in spelt(name)


def _words(text: str) -> str:
    """Words without case, the tone mark in one place, between blanks."""
    return f" {' '.join(keys(text))} "


def _plain_words(text: str) -> str:
    """Words without case and diacritics, between blanks."""
    return f" {fold(text).replace('-', ' ')} "


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


@lru_cache(maxsize=_MEMORY)
def _word(raw: str) -> _Word:
    """A raw word; remembered, for syllables are few."""
    text = compose(raw) or raw
    return key(text), text, _shape(text)


def _pieces(chunk: str) -> list[_Piece]:
    """What a run without a space holds: (key, text, start, end, shape), counted from its beginning."""
    pieces: list[_Piece] = []
    for match in TOKEN.finditer(chunk):
        raw, (start, end) = match.group(), match.span()
        if match.lastindex == 1:
            folded, text, shape = _word(raw)
            pieces.append((folded, text, start, end, shape))
        elif match.lastindex is not None and not raw.isspace():
            pieces.append((_PLAIN.get(raw, raw), raw, start, end, "9" if match.lastindex == 2 else "."))
    return pieces


class _Memory(dict[str, _Word | list[_Piece]]):
    """The runs met so far, most of them one word; an lru_cache takes twice the time of a look at a dict."""

    def __missing__(self, chunk: str) -> _Word | list[_Piece]:
        pieces = _pieces(chunk)
        whole = len(pieces) == 1 and pieces[0][2:4] == (0, len(chunk))
        found = (*pieces[0][:2], pieces[0][4]) if whole else pieces
        if len(chunk) < _LONG:
            if len(self) >= _MEMORY:
                self.clear()
            self[chunk] = found
        return found


_remembered = _Memory()
_ODD_END = re.compile(r"[\v\f\x85\u2028\u2029]|\r(?!\n)")  # Unicode's other line ends, UAX #14
_LINE_END = re.compile(r"[\n\v\f\x85\u2028\u2029]|\r(?!\n)")


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Tokens of `text` from code point `start` on; white space and zero-width characters are none."""
    tokens: list[Token] = []
    at, make, pieces, add = start, Token, _remembered, tokens.append  # looked up once: the loop is hot
    lines = _lines(text[start:] if start else text)
    for number, line in zip(_numbers(lines), lines, strict=True):
        for chunk in line.split(" "):
            found, end = pieces[chunk], at + len(chunk)
            if isinstance(found, tuple):
                add(make(found[0], found[1], at, end, found[2], number))
            else:
                for folded, raw, first, last, shape in found:
                    add(make(folded, raw, at + first, at + last, shape, number))
            at = end + 1
    return tokens


def _lines(text: str) -> list[str]:
    """Its lines, each without the one character that ends it; the first two sets are rare."""
    return _LINE_END.split(text) if _ODD_END.search(text) else text.split("\n")


def _numbers(lines: Sequence[str]) -> Iterator[int]:
    """The number of each line, empty ones not counted; one in which a sentence goes on has that before."""
    lower = [at for at, line in enumerate(lines) if at and line[:1].islower()]
    goes_on = {at for at in lower if _goes_on(lines[at - 1])}
    wrapped, number = len(goes_on) >= _WRAPPED, -1
    for at, line in enumerate(lines):
        broken = at in goes_on or (wrapped and at > 0 and _is_broken(lines[at - 1], line))
        number += bool(line.strip()) and not broken
        yield number


def _goes_on(line: str) -> bool:
    """Whether a line ends within a sentence, so that a line in lower case goes on with it."""
    return bool(line.strip()) and not line.rstrip().endswith(_FINAL)


def _is_broken(before: str, line: str) -> bool:
    """Whether a page whose lines are broken by hand breaks a sentence here."""
    return len(before) >= _WIDE and line[:1] not in _BULLETS and _goes_on(before)


_SYLLABLE = 2  # characters of a word that is no initial
_ROMAN = frozenset("ivx")
ENDS = frozenset(".!?")
_BULLETS = frozenset("-•*+·●▪")
_CLOSING = frozenset([".", "!", "?", ":", ";", '"', "..."])


def sentences(
    tokens: Sequence[Token], marks: Sequence[int], abbreviations: frozenset[str] = frozenset()
) -> list[Sentence]:
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


def _line_starts(tokens: Sequence[Token]) -> Iterator[int]:
    """The first tokens of the lines after the first, found by halving."""
    at = bisect_right(tokens, tokens[0].line, key=_line) if tokens else 0
    while at < len(tokens):
        yield at
        at = bisect_right(tokens, tokens[at].line, at, key=_line)


def _closes(tokens: Sequence[Token], at: int, abbreviations: frozenset[str]) -> bool:
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


def _is_glued(tokens: Sequence[Token], at: int, abbreviations: frozenset[str]) -> bool:
    """Whether only the blank after a full stop is missing: "… tại đại hội.Đồng chí …"."""
    before, after = tokens[at - 1], tokens[at + 1]
    if at == 0 or tokens[at].key != "." or after.shape != "C" or len(after.text) < _SYLLABLE:
        return False
    word = before.shape == "w" and len(before.text) >= _SYLLABLE and before.key not in abbreviations
    return word or before.shape == "9"


def _kind(tokens: Sequence[Token], first: int, last: int) -> str:
    """text, item (of a list) or label (a line without a closing mark: headline, caption, byline)."""
    head = tokens[first]
    if last - first > 1 and head.key in _BULLETS:
        return "item"
    mark = tokens[first + 1] if last - first > 2 else head
    if head.shape == "9" and mark.key in {".", ")"} and mark.start == head.end:
        return "item"
    return "text" if tokens[last - 1].key in _CLOSING else "label"
