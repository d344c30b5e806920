"""What of a page is the report: not the line on its writer, nor the headlines of others behind it."""

from __future__ import annotations

from typing import Final

from kg.ontology import Ontology
from kg.recognise.spans import TokenIndex
from kg.recognise.words import phrases_of
from kg.text import Tokens

_BYLINE: Final = 24  # tokens


def own(ontology: Ontology, lookup: TokenIndex) -> Tokens:
    """The tokens before the first line that only says "Tin liên quan", without "Tin, ảnh: A - …"."""
    tokens, size = lookup.tokens, len(lookup.tokens)
    others = phrases_of(ontology, "events", "words", "others")
    for at in lookup.starting(others.firsts):
        match = others.longest(tokens, at)
        if match and _opens(tokens, at) and (match[0] == size or tokens[match[0]].line != tokens[at].line):
            tokens = tokens[:at]
            break
    bylines = phrases_of(ontology, "events", "words", "bylines")
    lines = [
        at for at in lookup.starting(bylines.firsts) if bylines.longest(tokens, at) and _opens(tokens, at)
    ]
    return _without(tokens, lines) if lines else tokens


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether token `at` opens a line but the first."""
    return at > 0 and tokens[at - 1].line != tokens[at].line


def _without(tokens: Tokens, firsts: list[int]) -> Tokens:
    """The tokens without the short lines that begin at `firsts`."""
    kept: Tokens = []
    done = 0
    for first in firsts:
        line = tokens[first].line
        last = next((at for at in range(first, len(tokens)) if tokens[at].line != line), len(tokens))
        kept += tokens[done:first]
        done = last if last - first <= _BYLINE else first
    return kept + tokens[done:]
