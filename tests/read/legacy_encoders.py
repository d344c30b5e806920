"""Text → bytes in the older encodings, by tables other than those the reader decodes with."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from functools import cache

from viparse.normalize.encodings import CHARMAPS

TONES = "\u0300\u0301\u0303\u0309\u0323"
ASCII_PUNCTUATION = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "•": "-", "…": "...", "\xa0": " "}
)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def utf16le(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


def utf16be(text: str) -> bytes:
    return b"\xfe\xff" + text.encode("utf-16-be")


def utf8_bom(text: str) -> bytes:
    return text.encode("utf-8-sig")


def cp1258(text: str) -> bytes:
    """Letters with their hats, then the tones by themselves: what the code page has."""
    split = "".join(_hat_and_tone(c) for c in text)
    return split.encode("cp1258")


def _hat_and_tone(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in marks if c in TONES)
    return nfc("".join(c for c in marks if c not in TONES)) + tone


@cache
def _inverse(name: str) -> dict[str, str]:
    return {letter: shown for shown, letter in CHARMAPS[name].pairs}


def vni(text: str) -> bytes:
    table = {**_inverse("vni"), "ẳ": "aú", "Ẳ": "AÚ"}
    return "".join(table.get(c, c) for c in text).encode("cp1252")


def vps(text: str) -> bytes:
    table = _inverse("vps")
    return "".join(table.get(c, c) for c in text).encode("latin-1", "ignore")


def tcvn3(text: str) -> bytes:
    """Without capitals that bear a tone: the encoding has none."""
    table = _inverse("tcvn3")
    return "".join(table.get(c) or table.get(c.lower()) or c for c in text).encode("cp1252")


@cache
def iconv_table(name: str) -> dict[int, str] | None:
    """What glibc makes of every byte; None where there is no iconv that knows `name`."""
    if shutil.which("iconv") is None:
        return None
    table = {}
    for byte in range(1, 256):
        run = subprocess.run(
            ["iconv", "-f", name, "-t", "UTF-8"], input=bytes([byte]), capture_output=True, check=False
        )
        if run.returncode == 0:
            table[byte] = run.stdout.decode()
    return table or None


def by_iconv(name: str, text: str) -> bytes:
    inverse = {letter: byte for byte, letter in (iconv_table(name) or {}).items()}
    return bytes(inverse[c] for c in text.translate(ASCII_PUNCTUATION))


def tcvn5712(text: str) -> bytes:
    return by_iconv("TCVN", text)


def viscii(text: str) -> bytes:
    return by_iconv("VISCII", text)
