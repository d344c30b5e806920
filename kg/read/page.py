"""HTML pages: the article that trafilatura finds in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Document, InputError
from kg.read.document import document
from kg.read.failure import attempt, failure
from kg.read.plain import load

# Of a page's dates only what its head states is sure: text and footer have days of their own.
_NOT_STATED = re.compile(r"<title\b.*?</title>|<body\b.*", re.DOTALL | re.IGNORECASE)
_EXACT = "%Y-%m-%dT%H:%M:%S%z"  # with the time zone: the day is Vietnam's
_STATED: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}


def read_page(path: Path) -> Iterator[Document | InputError]:
    """The article's text, to which offsets refer, with the title, date and address the page states."""
    yield attempt(path, lambda: _page(path))


def _page(path: Path) -> Document:
    markup = load(path)
    try:
        text, published, title, url = _article(markup)
    except Exception as error:  # the page is a stranger's: whatever breaks the parser is its fault
        raise failure(path, f"cannot be read as HTML: {error}") from error
    if text is None:
        raise failure(path, "holds no article text")
    return document(path, path.stem, text, written=published, title=title, url=url)


def _article(markup: str) -> tuple[str | None, ...]:
    """Text, date, title and address, each None where there is none."""
    from htmldate import find_date
    from trafilatura import bare_extraction

    article: Any = bare_extraction(
        markup, with_metadata=True, include_comments=False, date_extraction_params=_STATED
    )
    if article is None:
        return None, None, None, None
    head = _NOT_STATED.sub("", markup)
    published = find_date(head, url=article.url, outputformat=_EXACT, **_STATED)
    return article.text or None, published, article.title or None, article.url or None
