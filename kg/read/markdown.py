"""Markdown files: what a reader of the page sees, character for character beside what is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from kg.model import UNSEEN, Document, InputError
from kg.read.document import document
from kg.read.failure import attempt
from kg.read.plain import load

_VISIBLE = re.compile(r"[^\r\n]")
_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?=\w[\w-]*[ \t]*:)"
    r"((?:(?:\w[\w-]*[ \t]*:|[ \t#]|- |(?=\r?\n)).*\n)*)"
    r"(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)"
)
_FIELD = re.compile(r"^(\w[\w-]*)[ \t]*:[ \t]*(['\"]?)(.+?)\2[ \t\r]*$", re.MULTILINE)
_BLOCK = re.compile(r"[|>][+-]?")  # YAML's mark of a value on the lines that follow

_Shown = Callable[[re.Match[str]], str]  # as many characters as were matched


def read_markdown(path: Path) -> Iterator[Document | InputError]:
    """The file as it is, its marks unseen; its id is the stem, its front matter tells date, title and url."""
    yield attempt(path, lambda: _document(path, load(path)))


def _document(path: Path, text: str) -> Document:
    front = _FRONT.match(text)
    fields = {key.lower(): value for key, _, value in _FIELD.findall(front[1])} if front else {}
    fields = {key: value for key, value in fields.items() if not _BLOCK.fullmatch(value)}
    seen = unmarked(text)
    return document(
        path,
        path.stem,
        text,
        begins=front.end() if front else 0,
        seen=None if seen == text else seen,
        written=fields.get("date") or fields.get("published"),
        title=fields.get("title"),
        url=fields.get("url") or fields.get("link"),
    )


def unmarked(text: str) -> str:
    """`text`, as long as before, with a character that nobody sees for each that belongs to a mark."""
    for pattern, shown in _PASSES:
        text = pattern.sub(shown, text)
    return text


def _unseen(match: re.Match[str]) -> str:
    return _VISIBLE.sub(UNSEEN, match[0])


def _blank(match: re.Match[str]) -> str:
    """Marks of whole lines: a blank, so that other marks still begin the line."""
    return _VISIBLE.sub(" ", match[0])


def _broken(match: re.Match[str]) -> str:
    return "\n" + UNSEEN * (len(match[0]) - 1)


def _inner(match: re.Match[str]) -> str:
    """Only the first group is seen."""
    (start, end), (first, last) = match.span(), match.span(1)
    return UNSEEN * (first - start) + match[1] + UNSEEN * (end - last)


def _entity(match: re.Match[str]) -> str:
    meant = unescape(match[0])
    return meant + UNSEEN * (len(match[0]) - 1) if len(meant) == 1 else match[0]


def _span(match: re.Match[str]) -> str:
    """A mark within a line; bullets are read as those of plain text, and what is escaped is no mark."""
    if match["bullet"]:
        return match[0]
    return UNSEEN + match["plain"] if match["plain"] else _unseen(match)


_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")

# CommonMark and the tables of GitHub; what only looks like a mark does no harm when it is not seen.
_PASSES: tuple[tuple[re.Pattern[str], _Shown], ...] = (
    (re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL), _unseen),
    (re.compile(r"</?(?:br|p|div|li|tr|h[1-6])\b[^<>\n]*>", re.IGNORECASE), _broken),
    (re.compile(r"</?[A-Za-z][^<>\n]*>"), _unseen),  # other tags, and addresses in brackets
    (re.compile(r"&#?\w{1,8};"), _entity),
    (re.compile(r"^(?:[ \t]{0,3}>)+", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*(?:```|~~~).*", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t\r]*$|^=+[ \t\r]*$", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*#{1,6}(?=[ \t])|(?<=[ \t])#+[ \t\r]*$", re.MULTILINE), _blank),
    (re.compile(r"^(?=.*\|)(?=.*-)[|:\- \t\r]+$", re.MULTILINE), _blank),
    (re.compile(r"\[\^[^\[\]\s]+\]:?"), _unseen),  # a footnote's number
    (re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*\S.*", re.MULTILINE), _unseen),  # where a link leads
    (_LINK, _inner),
    (_LINK, _inner),  # around a picture
    (re.compile(r"!?\[([^\[\]\n]+)\]\[[^\[\]\n]*\]"), _inner),
    (
        re.compile(
            r"\\(?P<plain>[!-/:-@\[-`{-~])|(?P<bullet>^[ \t]*[*+-](?=[ \t]))"
            r"|\*+|`+|~~|(?<!\w)_+(?=\S)|(?<=\S)(?<!_)_+(?!\w)",
            re.MULTILINE,
        ),
        _span,
    ),
)
