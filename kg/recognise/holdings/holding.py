"""What a holding is."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Post


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one post, with the tokens that say so."""

    person: str
    post: Post
    status: str
    first: int
    last: int
    rule: str
    inferred: bool = False
