"""Those who get something: persons, counted groups and bodies, as they are listed after "cho"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from sys import maxsize

from kg.model import Mention, Record
from kg.ontology import Ontology, Trie
from kg.recognise.asides import Asides
from kg.recognise.bodies import place_at
from kg.recognise.people import Person
from kg.recognise.quotes import Quote
from kg.recognise.reading import Reading
from kg.recognise.words import common, lexicon_of, phrase_set, word_set
from kg.text import keys

_MARKS = re.compile('["“”„«»]')
_LONGEST_GROUP = 24
_ADDRESS = 8  # tokens of ", khu phố 4" between a name and its verb


class Recipient(Record, frozen=True):
    """A person by full name, or a group or body as written."""

    name: str
    first: int
    last: int
    kind: str  # person, counted ("5 tập thể"), group ("các tập thể"), body

    @property
    def counted(self) -> bool:
        """Whether it is a number of people or groups."""
        return self.kind == "counted"


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: Trie[bool]
    plural: Trie[bool]
    single: Trie[bool]
    folk: Trie[bool]
    family: Trie[bool]
    ends: Trie[bool]
    among: Trie[bool]
    address: Trie[bool]
    titles: Trie[bool]
    adverbs: frozenset[str]
    one_of: tuple[str, ...]
    about: frozenset[str]
    joints: frozenset[str]
    further: frozenset[str]
    passive: frozenset[str]
    that: frozenset[str]
    goes_on: frozenset[str]
    namely: frozenset[str]
    where: frozenset[str]
    merits: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    groups, words = ontology.words["awards"]["groups"], ontology.words["awards"]["words"]
    return lexicon_of(
        _Words,
        groups,
        nouns=phrase_set(groups["noun"]),
        family=phrase_set(words["family"]),
        ends=phrase_set(words["ends"]),
        adverbs=word_set(words["adverbs"]),
        passive=word_set(words["passive"]),
        that=common(ontology).that,
        one_of=keys(groups["one_of"]),
    )


class Recipients:
    """Reads recipients of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words = _words(reading.ontology)
        self.ends: dict[int, int] = {}  # first token of a person with titles → end of the titles
        for held in reading.holdings:
            self.ends[held.first] = max(held.last, self.ends.get(held.first, 0))
        self.within = {last: end for end, last in Asides(reading).provinces.items()}  # "phường 12, quận 10"

    def person(self, at: int) -> Mention | None:
        """The person mentioned right at token `at`."""
        found = self.reading.beginning(self.reading.people, at)
        return None if found and self._is_count(found) else found

    def _is_count(self, mention: Mention) -> bool:
        """Whether a bare "đồng chí" after a number is a noun that is counted, and nobody named before."""
        bare = all(token.shape == "w" for token in self.tokens[mention.first : mention.last])
        return bare and mention.first > 0 and self.tokens[mention.first - 1].shape == "9"

    def after(self, at: int, stop: int) -> list[Recipient]:
        """The recipients listed from token `at` on."""
        address = self.words.address.longest(self.tokens, at, stop)  # "cho | các ông, bà: A, B"
        at = address[0] if address else at
        found: list[Recipient] = []
        while at < stop:
            one = self._one(at, stop)
            if one is None:
                break
            named = self._spelt_out(one, stop)
            if named:
                return found + named
            found.append(one)
            joint = self._joint(one, stop) or self._among(one, stop)
            if joint is None:
                break
            at = joint
        return found

    def _spelt_out(self, one: Recipient, stop: int) -> list[Recipient]:
        """Who a group is said to be: "2 cá nhân: ông A và bà B", "2 tập thể gồm Công an xã và …"."""
        if one.kind not in {"counted", "group"} or one.last >= stop:
            return []
        if self.tokens[one.last].key not in self.words.namely:
            return []
        named = self.after(one.last + 1, stop)
        several = one.counted and len(named) > 1
        return named if named and (named[0].kind == "person" or (several and not named[0].counted)) else []

    def named(self, at: int, stop: int) -> list[Recipient]:
        """The persons a group before token `at` is said to be: " gồm ông A và bà B"."""
        listed = at < stop and self.tokens[at].key in self.words.namely
        at += listed and at + 1 < stop and self.tokens[at + 1].key in self.words.namely  # "gồm:"
        return [one for one in self.after(at + 1, stop) if one.kind == "person"] if listed else []

    def _among(self, one: Recipient, stop: int) -> int | None:
        """Where some of a counted group are named: "17 cá nhân; trong đó có | chị A"."""
        start = one.last + (one.last < stop and self.tokens[one.last].key in {",", ";", "("})
        match = self.words.among.longest(self.tokens, start, stop) if one.counted else None
        some = self._one(match[0], stop) if match else None
        return match[0] if match and some and not some.counted else None

    def _joint(self, one: Recipient, stop: int) -> int | None:
        """Where the next recipient of a list begins: after "và", a comma, a person's title."""
        end = self._past_title(one, stop) if one.kind == "person" else one.last
        if end >= stop or self.tokens[end].key not in self.words.joints:
            return None
        after = end + 1 + (end + 1 < stop and self.tokens[end + 1].key in self.words.further)
        following = self._one(after, stop) if after < stop else None
        loose = self.tokens[after - 1].key in {",", ";"}
        place = place_at(self.reading, after) if after < stop else None
        if place and one.kind == "body" and self.tokens[after - 1].key == "," and not self._is_place(one):
            return None  # "cho Trường X, phường Y"
        return None if following is None or (loose and self._acts(following, stop)) else after

    def _is_place(self, one: Recipient) -> bool:
        """Whether a recipient is a unit itself."""
        place = place_at(self.reading, one.first)
        return place is not None and place[0] == one.last

    def _acts(self, one: Recipient, stop: int) -> bool:
        """Whether who follows a comma is the subject of a new clause."""
        if one.kind == "counted":
            return self._is_given(one, stop)
        end = self._past_title(one, stop) if one.kind == "person" else one.last
        if end < stop and self.tokens[end].shape == "w" and self.tokens[end].key not in self.words.goes_on:
            return True
        near = self.reading.keys(end, min(end + _ADDRESS, stop))  # "; anh A, khu B | được … tặng"
        clause = near[: near.index(";")] if ";" in near else near
        return one.kind == "person" and not self.words.passive.isdisjoint(clause)

    def _is_given(self, one: Recipient, stop: int) -> bool:
        """Whether a counted group gets something of its own: "; 6 tập thể và 11 cá nhân | được tặng …"."""
        at, joints = one.last, self.words.joints - {",", ";"}
        while at < stop and self.tokens[at].key in joints:
            following = self._one(at + 1, stop)
            if following is None or following.kind != "counted":
                return False
            at = following.last
        return at < stop and self.tokens[at].key in self.words.passive

    def _past_title(self, one: Recipient, stop: int) -> int:
        """The end of the titles after a person's name."""
        held = self.ends.get(one.first, 0)
        end = held if one.last < held <= stop else one.last
        end = min(self.within.get(end, end), stop)
        if end < stop and self.tokens[end].key == "(":
            while end < stop and self.tokens[end].key != ")":
                end += 1
            end = min(end + 1, stop)
        return end

    def _one(self, at: int, stop: int) -> Recipient | None:
        """The person, group or body at token `at`."""
        if self.words.family.longest(self.tokens, at, stop):
            return self.group(at, stop, "group")
        named = self._named(at, stop) or self._unknown(at, stop)
        if named:
            return named
        counted = self.counted(at, stop)
        if counted:
            return self.group(at, stop, counted)
        return self.group(at, stop, "body") if self.is_body(at, stop) else None

    def is_body(self, at: int, stop: int) -> bool:
        """Whether a body, a unit or a noun that needs no count begins at `at`."""
        bodies = self.reading.ontology.schemes["bodies"]
        tries = (bodies, self.words.single, self.words.folk)
        known = any(trie.longest(self.tokens, at, stop) for trie in tries)
        return known or place_at(self.reading, at) is not None

    def _named(self, at: int, stop: int) -> Recipient | None:
        """A person, also after a noun or a title: "đảng viên …", "đồng chí …"."""
        for start in range(at, min(at + 6, stop)):
            mention = self.person(start)
            if mention and isinstance(mention.value, Person):
                return Recipient(mention.value.name, start, mention.last, "person")
            token = self.tokens[start]
            if token.shape not in "wC" or token.key in self.words.joints or self._ends(start):
                return None
        return None

    def _unknown(self, at: int, stop: int) -> Recipient | None:
        """A person whose name no list of names knows, by what stands before it: "già làng | Puih Hlơi"."""
        title = self.words.titles.longest(self.tokens, at, stop)
        first = end = title[0] if title else stop
        while end < stop and self.tokens[end].shape == "C" and self.tokens[end].line == self.tokens[at].line:
            end += 1
        return Recipient(self.reading.text(first, end), first, end, "person") if end > first + 1 else None

    def counted(self, at: int, stop: int) -> str | None:
        """counted or group where a count or plural word and a noun stand at `at`."""
        if at >= stop:
            return None
        start = at + (self.tokens[at].key in self.words.about)
        if start >= stop:
            return None
        number = self.tokens[start].shape == "9"
        plural = self.words.plural.longest(self.tokens, start, stop)
        end = start + 1 if number else plural[0] if plural else None
        if end is None or not self.words.nouns.longest(self.tokens, end, stop):
            return None
        return "counted" if number else "group"

    def group(self, at: int, stop: int, kind: str) -> Recipient | None:
        """The noun phrase that begins at `at`, up to a verb, a preposition or the clause's end."""
        folk = self.words.folk.longest(self.tokens, at, stop)
        end = folk[0] if folk else at
        while end < min(at + _LONGEST_GROUP, stop):
            whole = self._quoted(end, stop) or self._whole(end, stop)
            if whole is None and not self._within(at, end, stop, kind):
                break
            end = whole[0] if whole else end + 1
        while end > at and self.tokens[end - 1].key in self.words.adverbs | self.words.joints:
            end -= 1
        return Recipient(self.text(at, end, kind), at, end, kind) if end > at else None

    def _whole(self, at: int, stop: int) -> tuple[int, object] | None:
        """A noun, or a body with commas in its name: "tập thể | Phòng Kinh tế, Hạ tầng và Đô thị"."""
        body = self.reading.ontology.schemes["bodies"].longest(self.tokens, at, stop)
        body = body if body and body[0] > at + 1 else None
        return self.words.nouns.longest(self.tokens, at, stop) or body

    def _quoted(self, at: int, stop: int) -> tuple[int, Quote] | None:
        """(end, quotation) of a name in quotation marks: "mô hình | “Tự quản tuyến biển”"."""
        index = bisect_left(self.reading.quotes, (at, 0)) if self.tokens[at].key == '"' else maxsize
        quote = self.reading.quotes[index] if index < len(self.reading.quotes) else None
        return (quote.last, quote) if quote and quote.first == at and quote.last <= stop else None

    def text(self, at: int, end: int, kind: str) -> str:
        """The phrase as written; "Các tập thể" that opens a sentence in small letters."""
        text = _MARKS.sub("", self.reading.text(at, end))
        return text if kind == "body" else text[:1].lower() + text[1:]

    def _ends(self, at: int) -> bool:
        """Whether a verb or preposition that ends a recipient begins at `at`."""
        return self.tokens[at].shape == "w" and self.words.ends.longest(self.tokens, at) is not None

    def _within(self, at: int, end: int, stop: int, kind: str) -> bool:
        """Whether token `end` belongs to the phrase; lists of uncounted nouns are one phrase."""
        token = self.tokens[end]
        if token.line != self.tokens[at].line or (end > at and self._ends(end)):
            return False
        if token.key in self.words.joints and end > at:
            if end + 1 >= stop or self.person(end + 1):
                return False
            if kind == "body" and self._goes_on(end, stop):
                return True
            return kind == "group" and self.words.nouns.longest(self.tokens, end + 1, stop) is not None
        return token.shape != "." or token.key in {"-", "/"}

    def _goes_on(self, joint: int, stop: int) -> bool:
        """Whether a name goes on after "và": "Câu lạc bộ Biển Sạch | và Xanh"."""
        names = self.tokens[joint - 1].shape == self.tokens[joint + 1].shape == "C"
        return names and self.tokens[joint].shape == "w" and self._one(joint + 1, stop) is None
