"""What posts are made of, as the text writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from mypy_extensions import mypyc_attr

from kg.ontology import Concept
from kg.recognise.places import Place


@mypyc_attr(acyclic=True)
class BodyPart:
    """A body as written: its concept, name, the body it belongs to and where it stands."""

    __slots__ = ("concept", "name", "parent")

    def __init__(self, concept: Concept, name: str, parent: BodyPart | None = None) -> None:
        self.concept: Final = concept
        self.name: Final = name
        self.parent: Final = parent

    def inside(self, parent: BodyPart | None) -> BodyPart:
        """The same body in another."""
        return BodyPart(self.concept, self.name, parent)


@mypyc_attr(acyclic=True)
class PostPart:
    """One post as written. `place` None: not said; `generic` names the level of a bare "phường"."""

    __slots__ = ("body", "first", "generic", "inside", "last", "place", "role")

    def __init__(
        self,
        role: Concept,
        first: int,
        last: int,
        body: BodyPart | None = None,
        place: Place | None = None,
        generic: str | None = None,
        inside: str | None = None,
    ) -> None:
        self.role: Final = role
        self.first: Final = first
        self.last: Final = last
        self.body: Final = body
        self.place: Final = place
        self.generic: Final = generic
        self.inside: Final = inside  # a neighbourhood: "thôn Đoàn Kết"

    def changed(self, **changes: Any) -> PostPart:
        """The same post, some of what is told of it changed."""
        told = {
            "role": self.role,
            "first": self.first,
            "last": self.last,
            "body": self.body,
            "place": self.place,
            "generic": self.generic,
            "inside": self.inside,
        }
        return PostPart(**{**told, **changes})

    def until(self, last: int, place: Place | None, generic: str | None, inside: str | None) -> PostPart:
        """The same post up to token `last`, with its place."""
        return PostPart(self.role, self.first, last, self.body, place, generic, inside)

    def in_body_of(self, other: PostPart) -> PostPart:
        """Another post's body and place with this one's role: "Bí thư Đoàn phường; … | Phó Bí thư"."""
        return PostPart(
            self.role, self.first, self.last, other.body, other.place, other.generic, other.inside
        )

    @property
    def placed(self) -> bool:
        """Whether the text itself says where."""
        return self.place is not None or self.generic is not None


def around(body: BodyPart | None) -> Iterator[BodyPart]:
    """A body and those around it."""
    while body is not None:
        yield body
        body = body.parent


def outermost(body: BodyPart | None) -> str:
    """The name of the outermost of a body and those around it; "" for none."""
    return [*around(body)][-1].name if body else ""
