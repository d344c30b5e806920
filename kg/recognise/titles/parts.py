"""What posts are made of, as the text writes them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kg.model import Record
from kg.ontology import Concept
from kg.recognise.places import Place


class BodyPart(Record, frozen=True):
    """A body as written: its concept, name, the body it belongs to and where it stands."""

    concept: Concept
    name: str
    parent: BodyPart | None = None


class PostPart(Record, frozen=True):
    """One post as written. `place` None: not said; `generic` names the level of a bare "phường"."""

    role: Concept
    first: int
    last: int
    body: BodyPart | None = None
    place: Place | None = None
    generic: str | None = None
    inside: str | None = None  # a neighbourhood: "thôn Đoàn Kết"

    def in_body_of(self, other: PostPart) -> PostPart:
        """Another post's body and place with this one's role: "Bí thư Đoàn phường; … | Phó Bí thư"."""
        return replace(other, role=self.role, first=self.first, last=self.last)

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
