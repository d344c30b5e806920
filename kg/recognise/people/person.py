"""What a person is, and how a name is written."""

from __future__ import annotations

from typing import Final, Literal

from mypy_extensions import mypyc_attr

from kg.text import Mention

PersonKind = Literal["full", "short", "pronoun", "title"]  # Lê Văn A, bà Thanh, ông, tân Bí thư


@mypyc_attr(acyclic=True)
class Person:
    """A person as mentioned here; `name` is the full name in normal case."""

    __slots__ = ("kind", "name", "named", "public")

    def __init__(self, name: str, kind: PersonKind, named: int, public: bool = False) -> None:
        self.name: Final = name
        self.kind: Final = kind
        self.named: Final = named  # first token of the name itself, after honorific and rank
        self.public: Final = public  # introduced as officials are: ông, bà, đồng chí, a rank

    def called(self, name: str, kind: PersonKind | None = None) -> Person:
        """The same mention of another person; `kind` as before unless given."""
        return Person(name, kind or self.kind, self.named, self.public)


def is_called(mention: Mention) -> bool:
    """Whether an honorific or a rank stands before somebody's name: "ông | Lê Văn A"."""
    return isinstance(mention.value, Person) and mention.value.named > mention.first


def kind_of(mention: Mention) -> PersonKind | None:
    """How a person is mentioned; None for what is no person."""
    return mention.value.kind if isinstance(mention.value, Person) else None


def normal_case(name: str) -> str:
    """A name in capitals in normal case: "LÊ VĂN MẪU" → "Lê Văn Mẫu"."""
    if not name.isupper():
        return name
    words = (word.lower().split("'") for word in name.split())
    return " ".join("'".join(part[:1].upper() + part[1:] for part in word) for word in words)
