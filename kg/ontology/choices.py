"""Phrases of the files of words that are written once for many: "{|từng} giữ {chức|chức vụ}"."""

from __future__ import annotations

import re
from itertools import chain, product
from typing import Any, Final

_CHOICE: Final = re.compile(r"\{([^{}]*\|[^{}]*)\}")


def alternatives(phrase: str) -> list[str]:
    """A phrase with each of its choices: "{|từng} giữ {chức|chức vụ}" → "giữ chức", …, "từng giữ chức vụ"."""
    parts = _CHOICE.split(phrase)
    if len(parts) == 1:
        return [phrase]
    choices = (part.split("|") if at % 2 else [part] for at, part in enumerate(parts))
    return [" ".join("".join(chosen).split()) for chosen in product(*choices)]


def with_alternatives(words: Any) -> Any:
    """What a TOML file says, with all alternatives of the phrases in its lists."""
    if isinstance(words, dict):
        return {name: with_alternatives(value) for name, value in words.items()}
    if not isinstance(words, list):
        return words
    said = (alternatives(one) if isinstance(one, str) else [with_alternatives(one)] for one in words)
    return list(chain.from_iterable(said))
