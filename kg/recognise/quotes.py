"""Quotations: runs of tokens between quotation marks of every kind, in a line or paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kg.recognise.spans import TokenIndex
from kg.text import Tokens

_INSIDE: Final = 20  # marks inside a quotation at most
_PARAGRAPHS: Final = 12  # of one
_MARKS: Final = frozenset(['"', "'"])
_OPENING: Final = frozenset("“„«‘‚")
_CLOSING: Final = frozenset("”»’")


class Quote(NamedTuple):
    """A quotation with its marks, [first, last) by token; what is said lies between."""

    first: int
    last: int


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether the mark at `at` can begin a quotation."""
    token = tokens[at]
    if token.text in _OPENING or at + 1 == len(tokens):
        return token.text in _OPENING
    if token.key == '"' and token.text in _CLOSING:  # "Lễ ra quân | ”Tháng Thanh niên”"
        apart = at == 0 or tokens[at - 1].end < token.start
        return apart and tokens[at + 1].start == token.end and tokens[at + 1].shape != "."
    if token.key == '"':
        return True
    glued = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].shape != "."
    return token.text not in _CLOSING and not glued and tokens[at + 1].start == token.end


def _closes(tokens: Tokens, opening: int, at: int) -> bool:
    """Whether the mark at `at` ends the quotation begun at `opening`."""
    token = tokens[at]
    if token.key != tokens[opening].key:
        return False
    if token.text not in _OPENING:
        return token.key == '"' or tokens[at - 1].end == token.start
    if tokens[opening].text == "„":
        return True
    loose = at + 1 == len(tokens) or tokens[at + 1].start > token.end or tokens[at + 1].shape == "."
    return loose and tokens[at - 1].end == token.start


def _is_inner(tokens: Tokens, at: int) -> bool:
    """Whether a plain mark inside a quotation begins another: a blank before it, a word right behind."""
    token, after = tokens[at], tokens[at + 1 : at + 2]
    plain = token.text == '"' and tokens[at - 1].end < token.start
    return plain and bool(after) and after[0].start == token.end and after[0].shape != "."


def _partner(tokens: Tokens, opening: int, marks: Sequence[int]) -> int | None:
    """The mark that ends the quotation begun at `opening`, quotations inside it passed over if they end."""
    alike = [at for at in marks if tokens[at].key == tokens[opening].key]
    inside, first = 0, None
    for at in alike:
        closes = at - opening > 1 and _closes(tokens, opening, at)
        first = at if closes and first is None else first
        if _is_inner(tokens, at) or (not closes and tokens[at].text in _OPENING):
            inside += 1
        elif closes and not inside:
            return at
        elif closes:
            inside -= 1
    return first


def _end(tokens: Tokens, marks: Sequence[int], index: int) -> int | None:
    """The mark that ends the quotation begun at a mark, in its line or one of the paragraphs that go on."""
    for _ in range(_PARAGRAPHS):
        opening = marks[index]
        line = tokens[opening].line
        near = [at for at in marks[index + 1 : index + 1 + _INSIDE] if tokens[at].line == line]
        at = _partner(tokens, opening, near)
        index += 1 + len(near)
        alone = at is None and not near and tokens[opening].text in _OPENING
        if not alone or not _goes_on(tokens, marks, index, line):
            return at
    return None


def _goes_on(tokens: Tokens, marks: Sequence[int], index: int, line: int) -> bool:
    """Whether the paragraph behind a line opens with a mark again: "… trong năm nay. ⏎ | “Năm sau …"."""
    at = marks[index] if index < len(marks) else 0
    return at > 0 and tokens[at].text in _OPENING and tokens[at - 1].line == line != tokens[at].line


def quotes(lookup: TokenIndex) -> Iterator[Quote]:
    """The document's quotations in order; a mark without its partner in the line is none."""
    tokens, marks, after = lookup.tokens, lookup.starting(_MARKS), 0
    for index, opening in enumerate(marks):
        if opening < after or not _opens(tokens, opening):
            continue
        at = _end(tokens, marks, index)
        if at is not None:
            doubled = tokens[opening + 1].key == "'"  # ''so''
            yield Quote(opening + doubled, at + 1)
            after = at + 1 + doubled


def nested(tokens: Tokens, quote: Quote) -> Quote | None:
    """The last quotation inside another: "“… cuộc vận động “Sạch nhà sạch ngõ””"."""
    for at in range(quote.last - 2, quote.first, -1):
        if tokens[at].text in _OPENING or _is_inner(tokens, at):
            ends = _CLOSING if tokens[at].text in _OPENING else _MARKS
            closes = (end + 1 for end in range(at + 2, quote.last) if tokens[end].text in ends)
            last = next(closes, 0)
            return Quote(at, last) if last else None
    return None
