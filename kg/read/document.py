"""Decoded text → Document: its header, and the checks that every reader shares."""

from __future__ import annotations

import re
from pathlib import Path

from kg.dates import iso_date, leading_date
from kg.model import Document, InputError
from kg.read.failure import failure

_HEADER = re.compile(r"\ufeff? ?date (?=\d)")
_SPACE = re.compile(r"\s*")
_VISIBLE = re.compile("[^\\s\u200b-\u200d\u2060\ufeff]")
# No javascript:, data:, file:, and nothing that a browser would read as one of them
_ADDRESS = re.compile(r"(?!(?!https?:)[a-z][a-z0-9+.-]*:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def published_date(name: str | Path, written: object) -> str | None:
    """The date in ISO form, as exact as it is written; None for nothing.

    Raises InputError about `name` for what is no date.
    """
    if written is None or written == "":
        return None
    exact = iso_date(str(written))
    if exact is None:
        raise failure(name, f"its date cannot be read: {str(written)[:40]}")
    return exact


def document(
    name: str | Path,
    ident: str,
    text: str,
    *,
    written: object = None,
    title: str | None = None,
    url: str | None = None,
    begins: int = 0,
    seen: str | None = None,
    line: int = 0,
    flaw: str | None = None,
) -> Document:
    """A Document, its " date …" header, at `begins`, read; the date `written` elsewhere overrides it.

    A date that is none is left out, as is an address that is not of the web, and the document's flaw.
    Raises InputError about `name` for a text that is none.
    """
    _check(name, ident, text, title, url)
    header, body = _header(text, begins)
    if not _VISIBLE.search(seen or text, body):
        raise failure(name, "is empty")
    published, flaws = None, [flaw] if flaw else []
    for given in (header, written):
        try:
            published = published_date(name, given) or published
        except InputError as error:
            flaws.append(f"{error}; it is read without it")
    url = url.strip() if url else None
    if url and not _ADDRESS.fullmatch(url):
        wrong = failure(name, f"its url is no address of the web: {url[:40]}")
        flaws.append(f"{wrong}; it is read without it")
        url = None
    return Document(ident, text, body, published, title, url, seen, "; ".join(flaws) or None, line)


def _check(name: str | Path, ident: object, text: object, title: str | None, url: str | None) -> None:
    """Raises InputError about `name` for what is no text."""
    if not isinstance(text, str) or not isinstance(ident, str):  # from Python
        raise failure(name, "is not text")
    if not ident.strip():
        raise failure(name, "has a blank id")
    if any(_SURROGATE.search(part) for part in (ident, text, title, url) if part):
        raise failure(name, "holds half a character (a lone surrogate)")
    if "\0" in text:
        raise failure(name, "is not text")


def _header(text: str, begins: int) -> tuple[str | None, int]:
    """The date at the head of a text as it is written, if any, and where the report begins."""
    header = _HEADER.match(text, begins)
    if header is None:
        return None, begins
    written = leading_date(text, header.end()) or text[header.end() :].split(maxsplit=1)[0]
    end = header.end() + len(written)
    found = _SPACE.match(text, end)
    return written, found.end() if found else end
