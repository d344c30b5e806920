"""The legacy Vietnamese encodings: for each, bytes → text by its own table."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import NamedTuple

from kg.read.syllables import TONES

_UNDEFINED = "\ufffe"  # what `charmap_decode` takes for a byte without a meaning

# TCVN 5712-1 is TCVN3 with toned capitals and combining tones: first byte, then the letters from it on.
_TCVN_CAPITALS = (
    (0x01, "ÚỤ"),
    (0x04, "ỪỬỮ"),
    (0x11, "ỨỰỲỶỸÝỴ"),
    (0x80, "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0"),
    (0xAF, "Ằ\u0300\u0309\u0303\u0301\u0323"),
    (0xBA, "Ẳ"),
    (0xBF, "ẴẮẦẨẪẤỀ"),
    (0xCD, "Ể"),
    (0xD9, "ỄẾỒ"),
    (0xE0, "Ổ"),
    (0xF0, "Ỗ"),
    (0xFF, "Ố"),
)
_VNI_MORE = {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}  # letters that viparse's table lacks


class Encoding(NamedTuple):
    """Two encodings of one family read most texts alike, so neither is the other's rival."""

    family: str
    decode: Callable[[bytes], str]  # raises UnicodeDecodeError at a byte without a meaning


def _pairs(name: str) -> dict[str, str]:
    """One of viparse's tables: characters as Latin-1 shows them → Vietnamese letter."""
    from viparse.normalize.encodings import CHARMAPS

    return dict(CHARMAPS[name].pairs)


def _table(base: str, letters: Iterable[tuple[int, str]]) -> str:
    """The 256 characters of a single-byte encoding: `base` with `letters` put over it."""
    table = [bytes([byte]).decode(base, "replace").replace("\ufffd", _UNDEFINED) for byte in range(256)]
    for byte, letter in letters:
        table[byte] = letter
    return "".join(table)


def _by_table(table: str, data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", table)[0]


def _viscii() -> Encoding:
    letters = [(ord(shown), letter) for shown, letter in _pairs("viscii").items()]
    return Encoding("viscii", partial(_by_table, _table("latin-1", letters)))


def _tcvn3() -> tuple[Encoding, Encoding]:
    """TCVN3 with Windows punctuation, and the standard that has toned capitals in its place."""
    letters = [(ord(shown), letter) for shown, letter in _pairs("tcvn3").items()]
    capitals = [(first + i, letter) for first, run in _TCVN_CAPITALS for i, letter in enumerate(run)]
    standard = _table("cp1252", letters + capitals)
    windows = _table("cp1252", _foreign_letters() + letters)
    toned = "".join(c for _, c in letters if not set(TONES).isdisjoint(unicodedata.normalize("NFD", c)))
    patterns = _lost_capitals(toned)
    return (
        Encoding("tcvn", lambda data: _restore(patterns, _by_table(windows, data))),
        Encoding("tcvn", partial(_by_table, standard)),
    )


def _foreign_letters() -> list[tuple[int, str]]:
    """Windows letters as bytes without a meaning: in a TCVN text they are capitals of the standard."""
    shown = enumerate(_table("cp1252", ())[0x80:], 0x80)
    return [
        (byte, _UNDEFINED) for byte, c in shown if unicodedata.category(c) in ("Lu", "Ll", "Lo", "Lm", "Sk")
    ]


def _lost_capitals(toned: str) -> tuple[re.Pattern[str], ...]:
    """Words in capitals whose `toned` letters are small, for TCVN3 has no others: one that shows a
    capital after its first letter (HộI), then such as Bộ between two words in capitals."""
    upper, letter = "A-ZĂÂÊÔƠƯĐ", r"[^\W\d_]"
    sure = f"(?<!{letter})[{upper}{toned}]+[{upper}][{upper}{toned}]*(?!{letter})"
    capitals, open_word = f"[{upper}{toned.upper()}]{{2}}", f"[{upper}][{toned}]+"
    between = f"(?<={capitals} ){open_word}(?: {open_word})*(?= {capitals})"
    return re.compile(sure), re.compile(between)


def _restore(patterns: tuple[re.Pattern[str], ...], text: str) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda words: words.group().upper(), text)
    return text


def _vni() -> Encoding:
    """VNI: a vowel and one or two marks after it make one letter."""
    letters = _pairs("vni") | _VNI_MORE
    longest_first = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return Encoding("vni", lambda data: pattern.sub(lambda m: letters[m.group()], data.decode("cp1252")))


@cache
def encodings() -> tuple[Encoding, ...]:
    """Every legacy encoding that is tried."""
    cp1258 = Encoding("cp1258", lambda data: data.decode("cp1258"))
    return (cp1258, *_tcvn3(), _vni(), _viscii())
