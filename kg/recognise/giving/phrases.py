"""One who gets something, as a phrase: a person, "5 tập thể", "Câu lạc bộ Biển Sạch và Xanh"."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from sys import maxsize
from typing import Final

from kg.recognise.bodies import body_named_before, place_at
from kg.recognise.dates.figures import is_year
from kg.recognise.giving.words import Recipient, RecipientKind, recipient_words
from kg.recognise.people import Person
from kg.recognise.people.person import is_called
from kg.recognise.quotes import Quote
from kg.recognise.reading import Reading
from kg.recognise.words import common, phrases_of
from kg.text import Mention, prior

_end = itemgetter(0)
_MARKS: Final = re.compile('["“”„«»]')
_LONGEST: Final = 24
_TITLED: Final = 6  # tokens of a noun or a title before a name
_POSTED: Final = 12  # tokens of a post before a name
_NAME: Final = 4  # tokens of a person's name
_SCHOOL: Final = "school"  # a class of bodies
_VILLAGE: Final = 2  # tokens of the name of a neighbourhood that looks like a person's
_HOLDER: Final = 2  # tokens of "đảng viên"


class Phrases:
    """Reads the phrases of one document that name who gets something."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.posts = recipient_words(reading.ontology), reading.labels["positions"]
        self.holders = phrases_of(reading.ontology, "awards", "badge", "holders")
        self.year = common(reading.ontology).year

    def person(self, at: int) -> Mention | None:
        """The person mentioned right at token `at`."""
        return self.reading.beginning(self.reading.people, at)

    def one(self, at: int, stop: int) -> Recipient | None:
        """The person, group or body at token `at`."""
        named = self._led(at, stop)
        if named is None and self.words.family.longest(self.tokens, at, stop):
            return self.group(at, stop, "group")
        named = named or self._named(at, stop) or self._unknown(at, stop)
        if named:
            return named
        counted = self.counted(at, stop)
        if counted:
            return self.group(at, stop, counted)
        return self.group(at, stop, "body") if self.is_body(at, stop) else None

    def _led(self, at: int, stop: int) -> Recipient | None:
        """A person whose name stands right behind a title: "mẹ | Lê Thị A"; "mẹ ông A" is a family."""
        mention = self.person(at) if self.words.titles.longest(self.tokens, at, stop) else None
        person = mention.value if mention else None
        if mention is None or not isinstance(person, Person) or person.named != at + 1:
            return None
        return Recipient(person.name, at, mention.last, "person")

    def _named(self, at: int, stop: int) -> Recipient | None:
        """A person, also after a noun or a title: "đảng viên …", "đồng chí …"."""
        posted = at in self.posts  # "Chủ tịch Hội LHPN phường | A", "Tổ trưởng tổ dân phố số 5 | A"
        shapes = "wCA9" if posted else "wC"
        for start in range(at, min(at + (_POSTED if posted else _TITLED), stop)):
            mention = self.person(start)
            if mention and self._is_village(mention, at):
                return None
            if mention and isinstance(mention.value, Person):
                return Recipient(mention.value.name, start, mention.last, "person")
            token = self.tokens[start]
            if token.shape not in shapes or token.key in self.words.joints or self._ends(start):
                return None
        return None

    def _is_village(self, mention: Mention, at: int) -> bool:
        """Whether what looks like a person is a neighbourhood or a team: "đội Tổ dân phố | Lạc Viên".

        Also one that begins at `at`: "Câu lạc bộ Thiện nguyện | Hoa Tràm", but not "đội trưởng Lê Mai".
        """
        short = mention.last - mention.first == _VILLAGE and not is_called(mention)
        if not short or self.words.titles.ends_at(self.tokens, mention.first, _TITLED):
            return False
        team = self.words.teams.longest(self.tokens, at, mention.first)
        if team and not self._is_headed(team[0], mention.first):
            return True
        leads = (self.words.neighbourhoods, self.words.teams)
        return any(trie.ends_at(self.tokens, mention.first, _TITLED) for trie in leads)

    def _unknown(self, at: int, stop: int) -> Recipient | None:
        """A person whose name no list of names knows, by what stands before it: "già làng | Puih Mẫu"."""
        title = self.words.titles.longest(self.tokens, at, stop)
        first = end = title[0] if title else stop
        while end < stop and self.tokens[end].shape == "C" and self.tokens[end].line == self.tokens[at].line:
            end += 1
        whole = 1 < end - first <= _NAME  # no "trưởng thôn | Đoài Lê Thị A": a village, then who
        return Recipient(self.reading.text(first, end), first, end, "person") if whole else None

    def is_body(self, at: int, stop: int) -> bool:
        """Whether a body, a unit or a noun that needs no count begins at `at`."""
        bodies = self.reading.ontology.schemes["bodies"]
        tries = (bodies, self.words.single, self.words.folk)
        found = (trie.longest(self.tokens, at, stop) for trie in tries)
        known = any(match is not None and not self._is_headed(match[0], stop) for match in found)
        return known or place_at(self.reading, at) is not None

    def _is_headed(self, at: int, stop: int) -> bool:
        """Whether a body's name is that of who heads it: "Chi hội | trưởng"."""
        return at < stop and self.tokens[at].key in self.words.heads

    def counted(self, at: int, stop: int) -> RecipientKind | None:
        """counted or group where a count or plural word and a noun stand at `at`."""
        if at >= stop:
            return None
        start = at + (self.tokens[at].key in self.words.about)
        if start >= stop:
            return None
        number = self.tokens[start].shape == "9" and not self._is_day(start)
        plural = None if self._is_span(start) else self.words.plural.longest(self.tokens, start, stop)
        end = self._past_share(start, stop) if number else plural[0] if plural else None
        if end is None or not self.words.nouns.longest(self.tokens, end, stop):
            return None
        return "counted" if number else "group"

    def _is_span(self, at: int) -> bool:
        """Whether "năm" is of years and no five: "nhiều | năm phường được tặng …", "3 | năm xã …"."""
        counts = prior(self.tokens, at).shape == "9" or self.words.plural.ends_at(self.tokens, at, 1)
        return counts and self.tokens[at].key in self.year

    def _is_day(self, at: int) -> bool:
        """Whether a number ends a day or a year: "năm | 2025 | xã A", "ngày 20/ | 11 | trường A"."""
        year = is_year(self.tokens[at].key) and prior(self.tokens, at).key in self.year
        return year or self.reading.ending(self.reading.dates, at + 1) is not None

    def _past_share(self, at: int, stop: int) -> int:
        """Behind a number, also one of so many: "32 | khu phố", "32/35 | khu phố"."""
        share = at + 2 < stop and self.tokens[at + 1].key == "/" and self.tokens[at + 2].shape == "9"
        return at + 3 if share else at + 1

    def group(self, at: int, stop: int, kind: RecipientKind) -> Recipient | None:
        """The noun phrase that begins at `at`, up to a verb, a preposition or the clause's end."""
        folk = self.words.folk.longest(self.tokens, at, stop)
        end = folk[0] if folk else at
        while end < min(at + _LONGEST, stop):
            whole = self._quoted(end, stop) or self._whole(end, stop)
            if whole is None and not self._within(at, end, stop, kind):
                break
            end = whole[0] if whole else end + 1
        while end > at and self.tokens[end - 1].key in self.words.adverbs | self.words.joints:
            if self.tokens[end - 1].shape == "C":
                break  # "Đền Kỳ Cùng"
            end -= 1
        name = self.text(at, end, kind) if end > at else ""
        if name.lower() == self.words.house:
            name = body_named_before(self.reading, at, _SCHOOL)
        return Recipient(name, at, end, kind) if name else None

    def _whole(self, at: int, stop: int) -> tuple[int, object] | None:
        """A noun, or a body with commas in its name: "tập thể | Phòng Kinh tế, Hạ tầng và Đô thị"."""
        body = self.reading.ontology.schemes["bodies"].longest(self.tokens, at, stop)
        body = body if body and body[0] > at + 1 else None
        tries = (self.words.folk, self.words.nouns)  # "tập thể | cán bộ, nhân dân xã A"
        known = [body, *(trie.longest(self.tokens, at, stop) for trie in tries)]
        return max((match for match in known if match), key=_end, default=None)

    def _quoted(self, at: int, stop: int) -> tuple[int, Quote] | None:
        """(end, quotation) of a name in quotation marks: "mô hình | “Tự quản tuyến biển”"."""
        index = bisect_left(self.reading.quotes, (at, 0)) if self.tokens[at].key == '"' else maxsize
        quote = self.reading.quotes[index] if index < len(self.reading.quotes) else None
        return (quote.last, quote) if quote and quote.first == at and quote.last <= stop else None

    def text(self, at: int, end: int, kind: str) -> str:
        """The phrase as written; "Các tập thể" that opens a sentence in small letters."""
        text = _MARKS.sub("", self.reading.text(at, end))
        generic = self.reading.ontology.words["grammar"]["bodies"]["generic"]
        unit = self.reading.ward_at(at) if generic.get(text.lower()) == "ward" else None
        if unit:
            return unit.name  # "Xã | được tặng Cờ thi đua"
        return text if kind == "body" else text[:1].lower() + text[1:]

    def _ends(self, at: int) -> bool:
        """Whether a verb or preposition that ends a recipient begins at `at`."""
        return self.tokens[at].shape == "w" and self.words.ends.longest(self.tokens, at) is not None

    def _within(self, at: int, end: int, stop: int, kind: str) -> bool:
        """Whether token `end` belongs to the phrase; lists of uncounted nouns are one phrase."""
        token = self.tokens[end]
        if token.shape == "9" and self.holders.ends_at(self.tokens, end, _HOLDER):
            return False  # "30 đảng viên | 80, 65 và 60 tuổi Đảng"
        if token.line != self.tokens[at].line or (end > at and self._ends(end)):
            return False
        if token.key in self.words.joints and token.shape != "C" and end > at:
            if end + 1 >= stop or self.person(end + 1):
                return False
            if kind == "body" and self._goes_on(end, stop):
                return True
            return kind == "group" and self.words.nouns.longest(self.tokens, end + 1, stop) is not None
        return token.shape != "." or token.key in {"-", "/"}

    def _goes_on(self, joint: int, stop: int) -> bool:
        """Whether a name goes on after "và": "Câu lạc bộ Biển Sạch | và Xanh"."""
        names = self.tokens[joint - 1].shape == self.tokens[joint + 1].shape == "C"
        return names and self.tokens[joint].shape == "w" and self.one(joint + 1, stop) is None
