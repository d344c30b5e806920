"""What a holding is."""

from __future__ import annotations

from typing import Final, Literal

from mypy_extensions import mypyc_attr

from kg.model import Post

Rule = Literal[
    "title-held-by", "title-before-name", "name-before-title", "title-colon-name", "title-comma-name",
    "verb-before-title", "shared-title", "title-of-career", "title-of-list", "replaced", "succeeds", "deputy",
]  # fmt: skip


@mypyc_attr(acyclic=True)
class Holding:
    """One person in one post, with the tokens that say so."""

    __slots__ = ("end", "first", "gone", "inferred", "last", "person", "post", "replaces", "rule", "status")

    def __init__(
        self,
        person: str,
        post: Post,
        status: str,
        first: int,
        last: int,
        rule: Rule,
        inferred: bool = False,
        replaces: str | None = None,
        end: int = 0,
        gone: int = -1,
    ) -> None:
        self.person: Final = person
        self.post: Final = post
        self.status: Final = status
        self.first: Final = first
        self.last: Final = last
        self.rule: Final = rule
        self.inferred: Final = inferred
        self.replaces: Final = replaces  # the holder before, where the text names one
        self.end: Final = end or last  # where the post itself ends, of several in these tokens
        self.gone: Final = gone  # the first token of the name of the holder before

    def told(self, status: str, post: Post) -> Holding:
        """The same with another status and post."""
        span, end = (self.first, self.last), self.end
        return Holding(
            self.person, post, status, *span, self.rule, self.inferred, self.replaces, end, self.gone
        )

    def of(self, person: str) -> Holding:
        """The same of a person."""
        span, told = (self.first, self.last), (self.rule, self.inferred)
        return Holding(person, self.post, self.status, *span, *told, self.replaces, self.end, self.gone)

    def replacing(self, person: str, gone: int) -> Holding:
        """The same with the holder before, whose name begins at token `gone`."""
        span, told = (self.first, self.last), (self.rule, self.inferred)
        return Holding(self.person, self.post, self.status, *span, *told, person, self.end, gone)
