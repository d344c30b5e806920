"""Terms as N-Triples writes them."""

from __future__ import annotations

import re

from kg.prefixes import RDF_TYPE

TYPE = f"<{RDF_TYPE}>"
_ESCAPED = re.compile(r'["\\\n\r]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([tbnrf"\\\']))')
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def quoted(value: str) -> str:
    """A plain literal, exactly as it is."""
    return f'"{_ESCAPED.sub(lambda match: _ESCAPES[match[0]], value)}"'


def unquoted(token: str) -> str:
    """The text of a literal, whatever its language or datatype."""
    text = token[1 : token.rindex('"')]
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def value_of(term: object) -> str:
    """What a term of the engine says: an IRI without its brackets, a literal's text."""
    return str(getattr(term, "value", term))


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN.get(match[3], match[3])
