"""The bodies of earlier posts of a document, to which bare ones refer back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import is_past
from kg.recognise.filling.sentence_bodies import SentenceBodies
from kg.recognise.filling.words import filling_words
from kg.recognise.titles import BodyPart, PostPart, TitleGrammar

_CELL: Final = "neighbourhood"  # a level of bodies
_first = itemgetter(0)
_SCHOOL: Final = "school"  # a class of bodies
_DIVISION: Final = "wardgovernment"  # the level of the ward's divisions


class Memory:
    """Remembers the posts of one document, which are told of in order."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar, told: SentenceBodies) -> None:
        self.reading, self.grammar, self.told = reading, grammar, told
        self.words = filling_words(reading.ontology)
        self.posts: dict[str, PostPart] = {}  # label of a role → the last post of the document with its body
        self.last: PostPart | None = None  # the last of them all
        self.schools: list[tuple[int, BodyPart]] | None = None  # found when they are asked for
        # The last in no cell and no school's union, to whose seats none elects.
        self.whole: PostPart | None = None

    def learn(self, part: PostPart) -> None:
        """Remember a post that says both body and place, or a division of the ward's."""
        if part.body and (part.placed or part.body.concept.get("bodyLevel") == _DIVISION):
            self.posts[part.role.label.lower()] = self.last = part
        elif part.body and _has_deputies(part.body):
            self.last = part
        if self.last is part and part.body and not part.body.parent and not _is_cell(part.body):
            self.whole = part

    def as_before(self, part: PostPart) -> PostPart:
        """With the body as the post before in its sentence names it: "Bí thư Đoàn phường; … Phó Bí thư"."""
        last = self.whole
        if last is None or last.body is None or part.body is None or is_past(last):
            return part
        near = self.reading.sentence_at(last.first) == self.reading.sentence_at(part.first)
        same = last.body.concept.get("bodyClass") == part.body.concept.get("bodyClass")
        return part.in_body_of(last) if near and same else part

    def known(self, part: PostPart) -> PostPart | None:
        """With the body of the last post so called, of its head's, or the school of the document."""
        label = part.role.label.lower()
        deputy = label.removesuffix(self.words.standing)
        known = self.posts.get(label) or self.posts.get(deputy.removeprefix(self.words.deputy))
        if known:
            return part.in_body_of(known)
        school = self._of_school(part)
        return part.changed(body=school) if school else None

    def of_last(self, part: PostPart, before: Sequence[PostPart]) -> BodyPart | None:
        """The body whose head or deputy stands before: "A giữ chức Bí thư Đoàn phường; B làm Phó Bí thư"."""
        last, label = before[-1] if before else self.last, part.role.label.lower()
        if last is None or last.body is None:
            return None
        head, deputy = last.role.label.lower(), self.words.deputy
        if label != f"{deputy}{head}" and head != f"{deputy}{label}":
            return None
        apart = self.reading.sentence_at(part.first) - self.reading.sentence_at(last.first)
        leading = self.reading.tokens[part.first - 1]
        several = leading.key in self.words.plural or leading.shape == "9"  # "Còn có 3 | Phó Bí thư khác"
        if several and last.body.concept.get("bodyClass") == "party":  # "… Tỉnh ủy X. Các Phó Bí thư gồm …"
            return last.body if apart <= 1 else None
        opens = part.first == self.reading.sentence_of(part.first).first  # "… làm Bí thư. | Phó Bí thư là B"
        return last.body if apart <= opens and _has_deputies(last.body) else None

    def of_deputy(self, part: PostPart, before: Sequence[PostPart]) -> BodyPart | None:
        """The body of whose deputy becomes its head: "ông B, Phó Trưởng phòng X, làm | Trưởng phòng"."""
        deputy = f"{self.words.deputy}{part.role.label.lower()}"
        bodies = (other.body for other in reversed(before) if other.role.label.lower() == deputy)
        return next((body for body in bodies if body), None)

    def listed(self, part: PostPart) -> PostPart | None:
        """Of the last head, whose deputies the next sentence lists: "… Chủ tịch X. Các | Phó Chủ tịch: A"."""
        last, at = self.last, part.first
        if last is None or part.placed or self.reading.tokens[at - 1].key not in self.words.plural:
            return None
        near = self.reading.sentence_at(at) - self.reading.sentence_at(last.first) <= 1
        deputy = part.role.label.lower() == f"{self.words.deputy}{last.role.label.lower()}"
        return part.in_body_of(last) if near and deputy else None

    def _of_school(self, part: PostPart) -> BodyPart | None:
        """The school named last before, or else first: "Hiệu trưởng nhà trường"."""
        if _SCHOOL not in part.role.get("refersTo").split():
            return None
        if self.schools is None:
            self.schools = self._local_schools()
        index = bisect_left(self.schools, part.first, key=_first)
        return self.schools[max(index - 1, 0)][1] if self.schools else None

    def _local_schools(self) -> list[tuple[int, BodyPart]]:
        """(first token, school) of the schools of wards that the document names."""
        found = ((at, self.grammar.body(at)) for at in self.told.begins)
        bodies = [(at, match[0]) for at, match in found if match]
        return [(at, b) for at, b in bodies if b.concept.get("bodyClass") == _SCHOOL and self._is_local(b)]

    def _is_local(self, school: BodyPart) -> bool:
        """Whether a school is one of a ward: no university, and no headline in capitals."""
        own = school.name.removeprefix(school.concept.label)
        of_nation = school.concept.get("bodyLevel") == "nation"
        named = own != own.lower() or any(map(str.isdigit, own))  # no "Trường | luôn quan tâm …"
        return (
            not of_nation
            and named
            and not own.isupper()
            and not any(w in own for w in self.words.higher_schools)
        )


def _is_cell(body: BodyPart) -> bool:
    """Whether a body is one of a part of a ward, a school or an office."""
    return body.concept.get("bodyLevel") == _CELL


def _has_deputies(body: BodyPart) -> bool:
    """Whether a bare deputy in the sentence is this body's: a union's, a committee's but the ward's own."""
    kind, own = body.concept.get("bodyClass"), body.parent is not None or not body.concept.get("impliedBy")
    return kind == "union" or (kind == "party" and own)
