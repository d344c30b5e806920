"""What the reader finds in a text: plain classes, whose fields a compiled reader gets at once."""

from __future__ import annotations

from typing import Final, Literal

from mypy_extensions import mypyc_attr

Shape = Literal["w", "C", "A", "9", "."]  # lower word, capitalised, all capitals, number, mark
SentenceKind = Literal["text", "item", "label"]  # item of a list; headline, caption: no closing mark


@mypyc_attr(acyclic=True)
class Token:
    """A syllable, number or mark with its folded key; the raw span is exact."""

    __slots__ = ("end", "key", "line", "shape", "start", "text")

    def __init__(self, key: str, text: str, start: int, end: int, shape: Shape, line: int) -> None:
        self.key: Final = key  # lower case, composed, tone mark in the old place
        self.text: Final = text  # composed (NFC), zero-width characters dropped
        self.start: Final = start
        self.end: Final = end
        self.shape: Final = shape
        self.line: Final = line  # number of the line it stands on


Tokens = list[Token]  # in parameters too: a compiled list is indexed at once, a Sequence is not
_NOTHING: Final = Token("", "", 0, 0, ".", -1)


def prior(tokens: Tokens, at: int) -> Token:
    """The token before `at`; where the document begins an empty one, on a line of its own."""
    return tokens[at - 1] if at > 0 else _NOTHING


@mypyc_attr(acyclic=True)
class Mention:
    """A recognised run of tokens, [first, last) by index."""

    __slots__ = ("first", "kind", "last", "value")

    def __init__(self, kind: str, first: int, last: int, value: object = None) -> None:
        self.kind: Final = kind
        self.first: Final = first
        self.last: Final = last
        self.value: Final = value  # what the recogniser makes of it

    def meaning(self, value: object) -> Mention:
        """The same run with another value."""
        return Mention(self.kind, self.first, self.last, value)


@mypyc_attr(acyclic=True)
class Sentence:
    """A run of tokens, [first, last)."""

    __slots__ = ("first", "kind", "last")

    def __init__(self, first: int, last: int, kind: SentenceKind = "text") -> None:
        self.first: Final = first
        self.last: Final = last
        self.kind: Final = kind
