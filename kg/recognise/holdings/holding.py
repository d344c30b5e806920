"""What a holding is."""

from __future__ import annotations

from kg.model import Post, Record


class Holding(Record, frozen=True):
    """One person in one post, with the tokens that say so."""

    person: str
    post: Post
    status: str
    first: int
    last: int
    rule: str
    inferred: bool = False
    replaces: str | None = None  # the holder before, where the text names one
