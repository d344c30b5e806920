"""Whether a name is the one somebody types."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.text.spelling import compose, fold
from kg.text.tokens import keys


def likenesses(typed: str) -> Iterator[Callable[[str], bool]]:
    """Tests of a name, the strictest first: spelt so, so but for its case, with these words in it.

    A diacritic that is typed counts; typed without any, a name is known without them.
    """
    exact = compose(typed).strip().casefold()
    yield lambda name: compose(name).casefold() == exact
    spelt = _plain_words if exact.isascii() else spaced
    wanted = spelt(typed)
    if any(letter.isalnum() for letter in wanted):
        yield lambda name: spelt(name) == wanted
        yield lambda name: wanted in spelt(name)


def spaced(text: str) -> str:
    """Words without case, the tone mark in one place, between blanks."""
    return f" {' '.join(keys(text))} "


def _plain_words(text: str) -> str:
    """Words without case and diacritics, between blanks."""
    return f" {fold(text).replace('-', ' ')} "
