"""Those who get something, as the subject before a verb: "ông A và bà B | được tặng", "3 tập thể | nhận"."""

from __future__ import annotations

from typing import Final

from kg.recognise.giving.openings import Openings
from kg.recognise.giving.phrases import Phrases
from kg.recognise.giving.villages import Villages
from kg.recognise.giving.words import Recipient, RecipientKind
from kg.recognise.people import Person
from kg.recognise.spans import before_bracket
from kg.text import Mention

_BRACKET: Final = 12  # tokens
_WITNESSING: Final = 2  # tokens of "chúc mừng"
_SAID: Final = 3  # tokens of "cho biết thêm"


class Subjects:
    """Reads the subjects of one document's verbs of getting."""

    def __init__(self, phrases: Phrases) -> None:
        self.read, self.tokens, self.villages = phrases, phrases.tokens, Villages(phrases)
        self.openings = Openings(phrases)

    def before(self, first: int, stop: int) -> list[Recipient]:
        """The subject that ends at `stop`: the clause's nearest person or group, else its first body."""
        end = stop
        while end > first and self.tokens[end - 1].key in self.read.words.adverbs:
            end -= 1
        times = [key in self.read.words.times for key in self.read.reading.keys(end, end + 2)]
        # "Đảng bộ xã A | 2 lần được tặng", not "ấp 2 | lần lượt giành"
        end -= times == [True, False] and self.tokens[end - 1].shape == "9"
        end = before_bracket(self.tokens, end, max(first, end - _BRACKET))  # "Phường A (Đồng Nai) | được"
        clause = self._clause(first, end)
        if self._is_unnamed(clause, end):
            return []
        if (one := self._stood_for(clause, end)) is not None:
            return [one] if one.kind == "body" else []
        for at in range(end - 1, clause - 1, -1):
            mention = self.read.person(at)
            if mention and isinstance(mention.value, Person):
                return [] if self._is_aside(mention, clause, end) else self._persons(mention, clause)
            kind = self.read.counted(at, end)
            listed = self.villages.listed(at, end) if kind == "group" else []
            if listed and listed[-1].last == end:
                return listed
            if kind and self.read.reading.keys(at - 2, at) != list(self.read.words.one_of):
                return self._counted(self._begin(at, clause), clause, end, kind)
        return self.openings.before(clause, end)

    def _counted(self, begin: int, clause: int, end: int, kind: RecipientKind) -> list[Recipient]:
        """The groups that get it, or a body behind others: "4 hộ và | 3 cá nhân", "qua | 10 đội, đội A"."""
        own = self._behind_others(begin, clause, end, kind)
        return [own] if own else self._listed_before(begin, clause) + self._subject(begin, end, kind)

    def _behind_others(self, at: int, clause: int, end: int, kind: RecipientKind) -> Recipient | None:
        """The body that wins behind those it is told apart from: "Vượt qua 10 đội, | đội thôn A | đoạt"."""
        others = self.read.group(at, end, kind) if at > clause and self.tokens[at - 1].shape == "w" else None
        if others is None or others.last + 1 >= end or self.tokens[others.last].key != ",":
            return None
        if self.tokens[at - 1].key in self.read.words.joints | self.read.words.merits:
            return None
        start = others.last + 1
        own = self.read.group(start, end, "body") if self.read.is_body(start, end) else None
        return own if own and own.last == end else None

    def _stood_for(self, clause: int, end: int) -> Recipient | None:
        """For whom somebody gets it: "Thay mặt | Trường A, cô B, Hiệu trưởng đón nhận …"."""
        acts = self.read.words.representing.longest(self.tokens, clause, end)
        one = self.read.one(acts[0], end) if acts else None
        if one is None or one.last >= end or self.tokens[one.last].key != ",":
            return None
        people = self.read.reading.within(self.read.reading.people, one.last, end)
        return one if people else None

    def _is_unnamed(self, first: int, end: int) -> bool:
        """Whether the subject is a group that gets something: "bà A trao cờ cho đội | giành giải Nhất"."""
        nouns = self.read.words.nouns
        given = end - 2 > first and self.tokens[end - 2].key in self.read.words.toward
        return given and nouns.longest(self.tokens, end - 1, end) is not None

    def _is_aside(self, mention: Mention, clause: int, end: int) -> bool:
        """Whether a person named before the verb is not who gets it: "ông A có con | đoạt giải", a guest."""
        owns = self.tokens[mention.last].key in self.read.words.merits
        return (owns and self._is_others(mention.last, end)) or self._is_guest(mention, clause, end)

    def _is_guest(self, mention: Mention, clause: int, end: int) -> bool:
        """Whether an unnamed group stands behind a guest: "Dự lễ có ông A và đảng viên | được trao …"."""
        tokens, roles = self.tokens, self.read.reading.ontology.phrases("roles", "")
        led = (roles.longest(tokens, at, mention.first) for at in range(clause, mention.first))
        joined = (at for at in range(mention.last, end - 1) if tokens[at].key in self.read.words.further)
        unnamed = any(tokens[at + 1].shape in "w9" for at in joined)
        return unnamed and any(match[1][0] == "attendee" for match in led if match)

    def _begin(self, at: int, clause: int) -> int:
        """Where a count whose last number stands at `at` begins: "hơn | 20 cá nhân", "18/ | 20 thôn"."""
        share = at - 2 >= clause and self.tokens[at - 1].key == "/" and self.tokens[at - 2].shape == "9"
        begin = at - 2 if share else at
        return begin - (begin > clause and self.tokens[begin - 1].key in self.read.words.about)

    def _listed_before(self, at: int, clause: int) -> list[Recipient]:
        """The people or the groups joined before: "4 hộ, 2 tập thể và | 3 cá nhân"."""
        if at - 2 < clause or self.tokens[at - 1].key not in self.read.words.joints:
            return []
        if mention := self._ending(at - 1):  # "ông A cùng | nhiều cá nhân khác"
            return self._persons(mention, clause)
        for start in range(at - 2, max(clause, at - 8) - 1, -1):
            kind = self.read.counted(start, at - 1)
            if kind:
                begin = self._begin(start, clause)
                one = self.read.group(begin, at - 1, kind)
                if one is None or one.last != at - 1:
                    return []
                return [*self._listed_before(begin, clause), one]
        return []

    def _clause(self, first: int, end: int) -> int:
        """The first token after the last mark that closes a clause, or "chúc mừng" before who gets it."""
        for at in range(end - 1, first - 1, -1):
            if self.tokens[at].key in {".", ";", ":"} or self._is_told(at):
                return at + 1
            if self.read.words.witnessing.ends_at(self.tokens, at + 1, _WITNESSING):
                return at + 1
        return first

    def _is_told(self, at: int) -> bool:
        """Whether what somebody says begins behind token `at`: "bà A cho biết, | xã … được tặng …"."""
        opens = self.tokens[at].key == "," or self.tokens[at].key in self.read.words.that
        return opens and any(self._speaks(start, at) for start in range(max(0, at - _SAID), at))

    def _speaks(self, first: int, last: int) -> bool:
        """Whether a verb of speaking stands on [first, last)."""
        match = self.read.reading.ontology.phrases("roles", "").longest(self.tokens, first, last)
        return match is not None and match[0] == last and match[1][0] == "speaker"

    def _persons(self, mention: Mention, clause: int) -> list[Recipient]:
        """A person and those joined before: "ông A và bà B"."""
        found = [self._recipient(mention)]
        at = mention.first
        while at - 2 >= clause and self.tokens[at - 1].key in self.read.words.further | {","}:
            before = self._ending(before_bracket(self.tokens, at - 1, max(clause, at - 1 - _BRACKET) + 1))
            if before is None:
                break
            at = before.first
            found.insert(0, self._recipient(before))
        return found

    def _is_others(self, at: int, end: int) -> bool:
        """Whether others of theirs get it: "các giáo viên | có học sinh | đoạt giải Nhất"."""
        tries = (self.read.words.nouns, self.read.words.family)
        found = (trie.longest(self.tokens, at + 1, end) for trie in tries)
        return any(match is not None and match[0] == end for match in found)

    def _ending(self, at: int) -> Mention | None:
        """The person whose mention ends right before token `at`."""
        return self.read.reading.ending(self.read.reading.people, at)

    def _recipient(self, mention: Mention) -> Recipient:
        person = mention.value
        assert isinstance(person, Person)
        return Recipient(person.name, mention.first, mention.last, "person")

    def _subject(self, at: int, end: int, kind: RecipientKind) -> list[Recipient]:
        """The group from `at` to the verb, with where it is: "38 hội viên trong phường"."""
        one = self.read.group(at, end, kind)
        if one is None or one.last == end or self.tokens[one.last].key in {",", "("}:
            return [one] if one else []
        if self.tokens[one.last].key in self.read.words.merits:
            return [] if self._is_others(one.last, end) else [one]
        if self.tokens[one.last].key in self.read.words.where and all(
            t.shape != "." for t in self.tokens[one.last : end]
        ):
            return [Recipient(self.read.text(at, end, kind), at, end, kind)]
        return []
