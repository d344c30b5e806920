"""Bytes → text: UTF-8, UTF-16 with a BOM, or a legacy Vietnamese encoding that clearly fits."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from itertools import islice
from typing import NamedTuple

from kg.read.failure import failure
from kg.read.legacy import Encoding, encodings
from kg.read.syllables import well_formed

# The right encoding scores .93 and more on 300 characters of news, a wrong one .73 and less.
_ENOUGH = 0.9
_LEAD = 0.15
_KINDS = 6  # different words that must speak for it
_SAMPLE = 20_000  # different words looked at: more than a language has syllables

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r"))
_WORD = re.compile(rb"[A-Za-z\x01-\x08\x0e-\x1f\x80-\xff]{1,64}")  # controls are letters in TCVN and VISCII
_ABBREVIATION = re.compile("[A-ZĐƯ]+")
_PUNCTUATION = re.compile("[“”‘’„‚–—…•·«»‹›\xa0]+")


class _Fit(NamedTuple):
    """How well an encoding fits: words that are Vietnamese by it, words that are not, different good ones."""

    encoding: Encoding
    good: int
    bad: int
    kinds: int

    @property
    def share(self) -> float:
        return self.good / (self.good + self.bad) if self.good else 0.0


def decode(data: bytes, name: str) -> str:
    """The text of `data`, a UTF-8 BOM kept in it. Raises InputError where it is no text or a guess."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, name)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or 10 * controls > len(data):
        raise failure(name, "is not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = _detect(data)
        if encoding is None:
            raise failure(name, _no_text(error)) from None
    try:
        return encoding.decode(data)
    except UnicodeDecodeError as error:  # in a part of a huge file that was not looked at
        raise failure(name, f"is {encoding.family} up to byte {error.start}") from None


def _no_text(error: UnicodeDecodeError) -> str:
    """What is wrong with bytes that are no UTF-8."""
    if error.reason == "unexpected end of data":
        return f"ends within a character (byte {error.start}): it has been cut off"
    return f"is neither UTF-8 (byte {error.start}) nor clearly an older Vietnamese encoding"


def _utf16(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise failure(name, f"is broken UTF-16 (byte {error.start})") from None
    # Any bytes may follow what looks like a BOM: then a tenth of the characters is private or unassigned.
    start = text[:10_000]
    strange = sum(unicodedata.category(c) in ("Cn", "Co") for c in start)
    if "\0" in text or 20 * strange > len(start):
        raise failure(name, "is not text")
    return text


def _detect(data: bytes) -> Encoding | None:
    """The legacy encoding in which `data` is Vietnamese; None unless one leads clearly."""
    words = Counter(match.group() for match in _WORD.finditer(data))
    telling = dict(islice(((word, n) for word, n in words.items() if not word.isalpha()), _SAMPLE))
    fits: dict[str, _Fit] = {}
    for encoding in encodings():
        fit = _fit(telling, encoding)
        rival = fits.get(encoding.family)
        if fit and (rival is None or fit.bad < rival.bad):
            fits[encoding.family] = fit
    ranked = sorted(fits.values(), key=lambda fit: fit.share, reverse=True)
    if not ranked or ranked[0].share < _ENOUGH or ranked[0].kinds < _KINDS:
        return None
    clear = len(ranked) == 1 or ranked[0].share - ranked[1].share >= _LEAD
    return ranked[0].encoding if clear else None


def _fit(words: dict[bytes, int], encoding: Encoding) -> _Fit | None:
    """None where the encoding has no meaning for a byte."""
    good: Counter[str] = Counter()
    bad = 0
    for word, count in words.items():
        try:
            text = unicodedata.normalize("NFC", encoding.decode(word))
        except UnicodeDecodeError:
            return None
        for part in filter(_is_telling, _PUNCTUATION.split(text)):
            if well_formed(part):
                good[part.lower()] += count
            else:
                bad += count
    return _Fit(encoding, good.total(), bad, len(good))


def _is_telling(part: str) -> bool:
    """False for plain ASCII, which every encoding shares, and for abbreviations such as HĐND."""
    return not ((part.isascii() and part.isprintable()) or _ABBREVIATION.fullmatch(part))
