"""A sentence with its actors and the verbs of their acts, and what joins people in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from kg.recognise.parts.actors import Actor
from kg.recognise.parts.clauses.words import act_words
from kg.recognise.reading import Reading
from kg.text import Sentence

LISTED: Final = frozenset(["chair", "attendee", "presenter"])  # parts that many have together
_NEAR: Final = 2  # tokens of a mark and a word behind it
_TITLE: Final = 16  # tokens of a title that nobody knows
_REST: Final = 3  # tokens of "chỉ đạo giải"
_LEADING: Final = 4  # tokens before a name in which "các ông" stands


@mypyc_attr(acyclic=True)
class Part:
    """A person's part, and the tokens [first, last) that say so."""

    __slots__ = ("first", "last", "person", "role")

    def __init__(self, person: str, role: str, first: int, last: int) -> None:
        self.person: Final = person
        self.role: Final = role
        self.first: Final = first
        self.last: Final = last


@mypyc_attr(acyclic=True)
class Verb:
    """A verb or phrase of words/roles.toml that tells an act."""

    __slots__ = ("first", "last", "role")

    def __init__(self, first: int, last: int, role: str) -> None:
        self.first: Final = first
        self.last: Final = last
        self.role: Final = role


class BaseClause:
    """What the readers of a clause share."""

    def __init__(
        self, reading: Reading, sentence: Sentence, actors: Sequence[Actor], verbs: Sequence[Verb]
    ) -> None:
        self.reading, self.words = reading, act_words(reading.ontology)
        self.sentence, self.actors, self.verbs = sentence, actors, verbs

    def is_object(self, actor: Actor) -> bool:
        """Whether a word before a person says that somebody else acts; not "cùng" after another."""
        before = self.keys(max(actor.first - 1, self.sentence.first), actor.first)
        if not before or before[0] not in self.words.object_of:
            return False
        comma = actor.first - 2 >= self.sentence.first and self.keys(actor.first - 2, actor.first - 1) == [
            ","
        ]
        joined = {actor.first - 1, actor.first - 2} if comma else {actor.first - 1}
        return before[0] not in self.words.joints or all(a.last not in joined for a in self.actors)

    def together(self, first: int, last: int, leading: Actor, role: str = "") -> bool:
        """Whether only "và", "cùng" or a comma joins two people; or a semicolon, after "Các đồng chí"."""
        # "A cùng 2 | Phó Bí thư là B"
        words = [word for word in self._before_shared(first, last) if not word.isdecimal()]
        words = words[1:] if words[:1] == [")"] else words  # "A (post) | và B"
        if "(" in words and ")" in words:
            words = words[: words.index("(")] + words[words.index(")") + 1 :]
        if ";" in words and self._is_tail(first, first + words.index(";")):
            words = words[words.index(";") :]
        elif words[-1:] and words[-1] in self.words.joints and self._is_rest(first, last - 1):
            words = words[-1:]
        if not words or not set(words) <= self.words.joints | self.words.plural | {",", ";"}:
            return False
        plural = self.words.plural.intersection(
            self.keys(max(0, leading.first - _LEADING), leading.first + 1)
        )
        return ";" not in words or role in LISTED or bool(plural)

    def _before_shared(self, first: int, last: int) -> list[str]:
        """The keys between two people, without the post that leads the second in: "; các | Phó Bí thư: …"."""
        words, roles = self.keys(first, last), self.reading.labels["positions"]
        post = next((at for at in range(first, last) if at in roles), last)
        led = words[post - first - 1] if post > first else ""
        shared = words[-1:] == [":"] or led in self.words.plural
        apart = led == ";" or led in self.words.joints
        shared = shared or (apart and words[-1:] == [","])  # "… và Trưởng Công an xã, | Thượng tá B"
        return words[: post - first] if shared else words

    def _is_tail(self, first: int, last: int) -> bool:
        """Whether a further title that nobody knows stands here: "…, Trưởng Tổ công tác số 4"."""
        tokens = self.reading.tokens
        if last - first < _NEAR or tokens[first].key not in {",", "-"} or tokens[first + 1].shape not in "CA":
            return False
        return last - first <= _TITLE and not any(first < verb.first < last for verb in self.verbs)

    def _is_rest(self, first: int, last: int) -> bool:
        """Whether a title goes on here that nobody knows: "…, Trưởng ban tổ chức | giải | và ông B"."""
        tokens = self.reading.tokens
        if self._is_tail(first, last):
            return True
        plain = all(token.shape != "." for token in tokens[first:last]) and last - first <= _REST
        called = tokens[last + 1].shape == "w"  # "và | ông B"
        return plain and called and not any(first <= verb.first < last for verb in self.verbs)

    def keys(self, first: int, last: int) -> list[str]:
        """The keys of tokens [first, last) of the document."""
        return self.reading.keys(first, last)
