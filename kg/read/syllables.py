"""Is a word a well-formed Vietnamese syllable?"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

from kg.resources import ONTOLOGY

TONES = "\u0300\u0301\u0303\u0309\u0323"
_LONGEST = 9  # nghiêng has 7 letters
_HATS = "\u0302\u0306\u031b"
# A second tone, or one on a letter before the one with the hat (a dot stands before its own hat).
_STRAY_TONE = re.compile(f"[{TONES}].*[{TONES}]|[{TONES}].*[a-zđ].*[{_HATS}]")


@cache
def _pattern() -> re.Pattern[str]:
    """Onset, rime and the tones that rime allows, over words as `_apart` gives them."""
    words = tomllib.loads((ONTOLOGY / "words" / "syllables.toml").read_text(encoding="utf-8"))
    parts = {name: "|".join(values) for name, values in words.items()}
    onset = (
        f"(?:{parts['onsets']}|{parts['highland_onsets']}"
        f"|(?:{parts['onsets_before_e_i']})(?=[eêiy])|(?:{parts['onsets_elsewhere']})(?![eêiy]))?"
    )
    free = f"(?:{parts['open_rimes']}|{parts['nasal_rimes']}|{parts['highland_rimes']})[{TONES}]?"
    stopped = f"(?:{parts['stopped_rimes']})[\u0301\u0323]"
    return re.compile(f"{onset}(?:{free}|{stopped})")


def _apart(word: str) -> str:
    """`word` in lower case and composed, its tone moved to the end; "" where it stands amiss."""
    split = unicodedata.normalize("NFD", word.lower())
    if _STRAY_TONE.search(split):
        return ""
    tone = "".join(c for c in split if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in split if c not in TONES)) + tone


def _even(word: str) -> bool:
    """Written in one of the three cases of prose: phường, Phường, PHƯỜNG."""
    return word[1:].islower() or word.isupper() or (len(word) == 1 and word.isalpha())


def well_formed(word: str) -> bool:
    """True for onset, rime and tone that go together in an even case; `word` is composed."""
    return len(word) <= _LONGEST and _even(word) and _pattern().fullmatch(_apart(word)) is not None
