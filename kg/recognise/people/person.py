"""What a person is, and how a name is written."""

from __future__ import annotations

from kg.model import Record
from kg.text import Mention


class Person(Record, frozen=True):
    """A person as mentioned here; `name` is the full name in normal case."""

    name: str
    kind: str  # full, short ("bà Thanh"), pronoun ("ông"), title ("tân Bí thư")
    named: int  # first token of the name itself, after honorific and rank
    public: bool = False  # introduced as officials are: ông, bà, đồng chí, a rank


def is_called(mention: Mention) -> bool:
    """Whether an honorific or a rank stands before somebody's name: "ông | Lê Văn A"."""
    return isinstance(mention.value, Person) and mention.value.named > mention.first


def normal_case(name: str) -> str:
    """A name in capitals in normal case: "PHAN MINH TRUNG" → "Phan Minh Trung"."""
    if not name.isupper():
        return name
    words = (word.lower().split("'") for word in name.split())
    return " ".join("'".join(part[:1].upper() + part[1:] for part in word) for word in words)
