"""What a query may not do: write, or read anything but the store.

A keyword is told from the same letters in a name, a text or a comment by spelling it so that it is none:
what the engine still parses then does without the keyword.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import accumulate

import pyoxigraph as ox

from kg.model import InputError
from kg.prefixes import PREFIXES

_FORBIDDEN = {
    "service": "SERVICE is not allowed: a query reads this store and nothing else",
    "from": "FROM is not allowed: a query reads this store; name its graphs with GRAPH",
}
_LETTER = re.compile(r"\\u00([46][1-9A-F]|[57][0-9A])|\\U000000([46][1-9A-F]|[57][0-9A])", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:\s|#[^\n\r]*[\n\r]|(?:prefix[^<#]*|base\s*)<[^>]*>)*"  # one way to read each
    r"(insert|delete|load|clear|drop|create|add|move|copy|with)\b",
    re.IGNORECASE,
)
_DEEPEST, _MOST = 200, 1000  # the engine's parser has no bound of its own, and dies of some 2,000
_BRACE = re.compile(r"[{}()]")
_CLAUSE = re.compile(r"\b(?:bind|filter|graph|minus|optional|union|values)\b", re.IGNORECASE)
_BEGINNING = re.compile(
    r"\ufeff?(?:\s|#[^\n\r]*[\n\r]|(?:prefix[^<#]*|base\s*)<[^>]*>)*(?:select|ask|construct|describe)\b",
    re.IGNORECASE,
)
_NEAR = 30  # characters of the text that are shown
_AT = re.compile(r"error at (\d+):(\d+)")
_PREFIXED = re.compile(r"([\w.-]*):[^\s:]*\s*$")
_SENTENCE = re.compile(r"\b[A-Z]\w+(?: \w+)+")


def check(name: str, text: str, prefixes: Mapping[str, str], *, forbidden: tuple[str, ...] = ()) -> None:
    """Raises InputError where a query asks for more than reading the store.

    `forbidden`: the keywords refused, of service and from; both unless given.
    """
    update = _UPDATE.match(text.removeprefix("\ufeff"))
    if update:
        raise InputError(f"{name}: {update[1].upper()} is not allowed: a query cannot change the store")
    _bound(name, text)
    plain = _LETTER.sub(lambda letter: chr(int(letter[1] or letter[2], 16)), text)
    for word in forbidden or _FORBIDDEN:
        if word in plain.lower():
            _without(word, name, plain, prefixes)


def _bound(name: str, text: str) -> None:
    """Raises InputError where a query is nested too deep or has too many clauses to be parsed."""
    depths = accumulate(1 if brace in "{(" else -1 for brace in _BRACE.findall(text))
    if max(depths, default=0) > _DEEPEST or len(_CLAUSE.findall(text)) > _MOST:
        raise InputError(f"{name}: nested deeper than {_DEEPEST}, or more than {_MOST} clauses")


def _without(word: str, name: str, text: str, prefixes: Mapping[str, str]) -> None:
    """Raises InputError where a text is no query, or one by this keyword only."""
    found = re.compile(f"({word[0]}){word[1]}({word[2:]})", re.IGNORECASE | re.ASCII)
    try:
        with suppress(OSError, RuntimeError, ValueError):  # of answering: it was parsed
            ox.Store().query(found.sub(r"\1x\2", text), prefixes=dict(prefixes))  # an empty store
    except SyntaxError as error:
        stands = any(_broke_off(text, one.end(), str(error)) for one in found.finditer(text))
        reason = _FORBIDDEN[word] if stands else f"not a SPARQL query{told(text, error)}"
        raise InputError(f"{name}: {' '.join(reason.split())}") from error


def told(text: str, error: SyntaxError) -> str:
    """Where a text stops being a query, and why where the engine says so in words."""
    if not text.strip():
        return ": it is empty"
    line = " ".join(str(error).split())
    at = _AT.match(line)
    if at is None:
        return f": {line}"
    line = ": ".join((at[0], *_SENTENCE.findall(line)))  # without what the engine's grammar expects
    if not _BEGINNING.match(text):
        return f": it begins with none of SELECT, ASK, CONSTRUCT and DESCRIBE ({line})"
    rest = "\n".join(text.split("\n")[int(at[1]) - 1 :])[int(at[2]) - 1 :]
    unknown = _PREFIXED.search(text.removesuffix(rest)) if "Prefix not found" in line else None
    if unknown:
        return f": there is no prefix {unknown[1]}: ({line}); preset are {', '.join(PREFIXES)}"
    rest = " ".join(rest.split())
    if rest:
        return f" at {rest[:_NEAR]!r}: {line}"
    return f": {line}" if _SENTENCE.search(line) else f": it ends too early ({line})"


def _broke_off(text: str, end: int, error: str) -> bool:
    """Whether parsing stopped at the word that ends there; the engine tells the place, or one behind it."""
    at = _AT.match(error)
    if at is None:
        return True
    lines = text.split("\n")
    place = sum(len(line) + 1 for line in lines[: int(at[1]) - 1]) + int(at[2]) - 1
    return end - len("service") <= place and not text[end : max(end, place - 1)].strip()
