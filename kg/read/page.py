"""HTML pages: the article that trafilatura finds in each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Document, InputError
from kg.read.document import document
from kg.read.failure import attempt, failure
from kg.read.plain import load

# The date a page states for itself: none searched for in its text, none that depends on today.
_STATED = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}


def read_page(path: Path) -> Iterator[Document | InputError]:
    """The article's text, to which offsets refer, with the title, date and address the page states."""
    yield attempt(path, lambda: _page(path))


def _page(path: Path) -> Document:
    article = _article(path, load(path))
    if article is None or not article.text:
        raise failure(path, "holds no article text")
    return document(
        path,
        path.stem,
        article.text,
        published=article.date,
        title=article.title or None,
        url=article.url or None,
    )


def _article(path: Path, markup: str) -> Any:
    try:
        import trafilatura  # noqa: PLC0415  slow to import, and only pages need it

        return trafilatura.bare_extraction(
            markup, with_metadata=True, include_comments=False, date_extraction_params=_STATED
        )
    except Exception as error:  # the page is a stranger's: whatever breaks the parser is its fault
        raise failure(path, f"cannot be read as HTML: {error}") from error
