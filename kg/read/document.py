"""Decoded text → Document: its header, and the checks that every reader shares."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from kg.model import Document
from kg.read.failure import failure

_HEADER = re.compile(r"\ufeff? ?date (\d\S*)\s*")
_DATE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_VISIBLE = re.compile("[^\\s\u200b-\u200d\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def calendar_date(written: str) -> str | None:
    """`written` if it is a year, a month or a day of the calendar in ISO form."""
    match = _DATE.fullmatch(written)
    if match is None:
        return None
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
    return written


def published_date(name: str | Path, written: object) -> str | None:
    """The day of an ISO date or time, or the year or month that is given alone; None for nothing.

    Raises InputError about `name` for what is no date.
    """
    if written is None or written == "":
        return None
    exact = calendar_date(str(written))
    if exact is not None:
        return exact
    try:
        return datetime.fromisoformat(str(written)).date().isoformat()
    except ValueError:
        raise failure(name, f"has a date that is none: {str(written)[:40]}") from None


def document(
    name: str | Path,
    ident: str,
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    begins: int = 0,
    seen: str | None = None,
) -> Document:
    """A Document, its " date …" header, at `begins`, read; `published` overrides it.

    Raises InputError about `name` for a text or a date in its header that is none.
    """
    if not isinstance(text, str) or not isinstance(ident, str):  # from Python
        raise failure(name, "is not text")
    if any(_SURROGATE.search(part) for part in (ident, text, title, url) if part):
        raise failure(name, "holds half a character (a lone surrogate)")
    if "\0" in text:
        raise failure(name, "is not text")
    header = _HEADER.match(text, begins)
    dated = published_date(name, header[1]) if header else None
    body = header.end() if header else begins
    if not _VISIBLE.search(seen or text, body):
        raise failure(name, "is empty")
    return Document(ident, text, body, published or dated, title, url, seen)
