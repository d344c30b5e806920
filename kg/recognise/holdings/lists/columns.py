"""Posts in the column of a table whose head says that they are new: "| Họ và tên | Chức vụ mới |"."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kg.ontology import Match
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.titles import TitleGrammar

_MARK: Final = "|"


def columns(reading: BaseReading, grammar: TitleGrammar) -> dict[int, Match[str]]:
    """The marks before those posts, as cues of status, by token."""
    rows: dict[int, list[int]] = defaultdict(list)  # by line: its marks
    for at in reading.lookup.starting(frozenset([_MARK])):
        rows[reading.tokens[at].line].append(at)
    found: dict[int, Match[str]] = {}
    column, width = -1, 0  # of the last head
    for marks in rows.values():
        heads = [number for number, at in enumerate(marks) if _is_new(reading, at)]
        if heads:
            column, width = heads[0], len(marks)
        elif len(marks) == width and marks[column] + 1 in grammar.roles:
            found[marks[column]] = marks[column] + 1, ["appointed"]
    return found


def _is_new(reading: BaseReading, at: int) -> bool:
    """Whether the cell behind a mark is such a head."""
    match = holding_lexicon(reading.ontology).new_posts.longest(reading.tokens, at + 1)
    return match is not None and reading.keys(match[0], match[0] + 1) == [_MARK]
