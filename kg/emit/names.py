"""IRIs: readable ASCII slugs, with a short hash where the slug says less than the name."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from kg.resources import BASE
from kg.text import fold

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_LONGEST = 80
_FEW, _MANY = 6, 12  # digits: of 16 ** 12, 100,000 have one in common with a chance of 1 to 50,000


def short_hash(text: str, *identity: str) -> str:
    """A few hexadecimal digits that stand for a text; more where an identity may tell thousands apart."""
    digits = hashlib.sha256("\x1f".join((text, *identity)).encode()).hexdigest()
    return digits[: _MANY if identity else _FEW]


@lru_cache(maxsize=65536)
def _cut(text: str) -> str:
    """`text` folded, and cut at a word after 80 letters."""
    words = fold(text)
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]


def slug(text: str, *identity: str) -> str:
    """`text` folded; a hash of `text` and `identity` tells apart what the fold does not."""
    folded = _cut(text)
    if folded == text and not identity:
        return folded
    return "-".join(filter(None, (folded, short_hash(text, *identity))))


def document_slug(ident: str) -> str:
    """A document's id where an IRI can hold it as it is, else its slug with a hash."""
    return ident if _PLAIN_ID.fullmatch(ident) and len(ident) <= _LONGEST else slug(ident, "document")


def document_iri(ident: str) -> str:
    """The IRI of a document and of its graph."""
    return f"{BASE}doc/{document_slug(ident)}"
