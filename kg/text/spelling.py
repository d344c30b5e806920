"""How Vietnamese is spelt: one form for what is written in several ways, and plain ASCII for IRIs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ZERO_WIDTH: Final = "\u00ad\u200b-\u200d\u2060\ufeff"
APOSTROPHES: Final = "'’‘ʼ"

_UNUSUAL: Final = re.compile(rf"[{ZERO_WIDTH}{APOSTROPHES}Ðð]")
_USUAL: Final = {"Ð": "Đ", "ð": "đ", **dict.fromkeys(APOSTROPHES, "'")}  # what is not here is dropped
_NEW_TONE: Final = re.compile(r"(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])$")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def compose(text: str) -> str:
    """`text` in NFC without zero-width characters, Icelandic Ð as Vietnamese Đ, ’ as '."""
    return unicodedata.normalize("NFC", _UNUSUAL.sub(lambda match: _USUAL.get(match[0], ""), text))


def printable(text: str) -> str:
    """`text` with a blank for every character that a terminal may take for a command."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def fold(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Cầu Kiệu" → cau-kieu."""
    letters = unicodedata.normalize("NFD", compose(text).lower().replace("đ", "d"))
    return _NOT_PLAIN.sub("-", letters.encode("ascii", "ignore").decode()).strip("-")


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
