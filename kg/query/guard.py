"""What a query may not do: write, or read anything but the store."""

from __future__ import annotations

import re

from kg.model import InputError

# What is no keyword: strings, comments, IRIs, variables, names after a prefix. Keywords may touch their
# neighbours ("ASKFROM<f>", "trueSERVICE<x>"), so what is left is searched for the bare letters.
_NEITHER = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|:[\w.%\-]*",
    re.DOTALL,
)
_FORBIDDEN = {
    "service": "SERVICE is not allowed: a query reads this store and nothing else",
    "from": "FROM is not allowed: a query reads this store; name its graphs with GRAPH",
    "\\u": "escapes are allowed in strings only",
}
_UPDATE = re.compile(
    r"\s*(?:(?:prefix[^<]*|base)\s*<>\s*)*(insert|delete|load|clear|drop|create|add|move|copy|with)\b",
    re.IGNORECASE,
)


def check(name: str, text: str) -> None:
    """Raises InputError where a query asks for more than reading the store."""
    code = _NEITHER.sub(lambda match: "<>" if match[0][0] == "<" else " ", text).lower()
    for word, reason in _FORBIDDEN.items():
        if word in code:
            raise InputError(f"{name}: {reason}")
    update = _UPDATE.match(code)
    if update:
        raise InputError(f"{name}: {update[1].upper()} is not allowed: a query cannot change the store")
