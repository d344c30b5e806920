"""People named one after the other: "A, B và C", "gồm: ông A, Trưởng phòng X; bà B, …", one an item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.people.person import is_called
from kg.recognise.spans import past_bracket
from kg.text import Mention, Sentence

_COLON: Final = 7  # tokens of "gồm các ông, bà:"
_TITLED: Final = 24  # tokens of a post between two people
_ITEM: Final = 4  # tokens of "1. Ông" or a bullet before a name


class PeopleLists:
    """Reads the lists of people of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.lexicon = holding_lexicon(reading.ontology)
        self.words = self.lexicon.owners
        self.by_first = {m.first: m for m in reading.people}

    def joined(self, at: int, sentence: Sentence) -> list[Mention]:
        """The people named from token `at` on, with but a comma, "và" or brackets between: "A, B và C"."""
        found = []
        while at in self.by_first:
            found.append(self.by_first[at])
            at = past_bracket(self.tokens, self.by_first[at].last, sentence.last)
            if at < sentence.last and self.tokens[at].key in self.words.between:
                at += 1
        return found

    def bracketed(self, at: int) -> list[Mention]:
        """Those whom brackets around token `at` name: "(ông A, Trưởng phòng X; ông B, thay ông C)"."""
        stop = past_bracket(self.tokens, at - 1, self.reading.sentence_of(at).last)
        named = self.reading.within(self.reading.people, at, stop)
        return [
            one
            for one in named
            if (one.first == at or self._is_joined(one)) and not is_replaced(self.reading, one.first)
        ]

    def _is_joined(self, one: Mention) -> bool:
        """Whether somebody is called so, or named right behind another: "(các ông A | và B)"."""
        return is_called(one) or self.tokens[one.first - 1].key in self.words.between

    def titled(self, at: int, sentence: Sentence) -> list[Mention]:
        """The people from `at` on, each with a post behind the name: "ông A - Trưởng phòng X và bà B - …"."""
        found: list[Mention] = []
        for mention in self.reading.within(self.reading.people, at, sentence.last):
            begin = found[-1].last if found else at
            parted = not found or self.tokens[mention.first - 1].key in self.words.last_between
            near = mention.first - begin < _TITLED and is_called(mention)
            if not (near and parted and mention.last + 1 in self.reading.labels["positions"]):
                break
            if self.lexicon.naming.within(self.tokens, begin, mention.first):
                break
            found.append(mention)
        return found

    def behind_colon(self, colon: int, sentence: Sentence) -> list[Mention]:
        """The people of a list behind "gồm" or ":", with or without posts, before a group without names."""
        if sentence.last - colon <= _COLON and self.tokens[sentence.last - 1].key == ":":
            return list(self._in_items(sentence))
        found: list[Mention] = []
        parted = False  # whether semicolons part them
        for mention in self.reading.within(self.reading.people, colon, sentence.last):
            between = self.reading.keys(found[-1].last if found else colon, mention.first)
            if found and ":" in between:
                break  # "các Phó Chủ tịch …: A, B; | các Ủy viên …: C, D"
            if ";" in between and self._is_apart(mention.first - len(between) + between.index(";"), between):
                break
            if ";" in between and len(found) > 1 and found[0].first > colon + 1 and not parted:
                break  # "các Ủy viên …: Chủ tịch X A, Phó Chủ tịch Y B; | Giám đốc Z C"
            parted = parted or ";" in between
            if not isinstance(mention.value, Person) or mention.value.kind != "full":
                continue
            if found and ";" in between and self._is_led(mention) and not self._is_led(found[0]):
                break  # "các đồng chí Ủy viên …: A, B; đồng chí C, Phó Chủ tịch …"
            found.append(mention)
        return found

    def _is_apart(self, mark: int, between: Sequence[str]) -> bool:
        """Whether a group or a seat of its own behind a semicolon ends a list: "…: A; | Thành ủy viên B"."""
        group = not self.words.group.isdisjoint(between[between.index(";") :])
        return group or self.lexicon.seats.longest(self.tokens, mark + 1) is not None

    def _in_items(self, lead: Sentence) -> Iterator[Mention]:
        """Who is named first in each item or line behind a sentence: "Các Ủy viên … gồm: | - Ông A"."""
        sentences = self.reading.sentences
        for index in range(self.reading.sentence_at(lead.first) + 1, len(sentences)):
            item = sentences[index]
            named = self.by_first.get(item.first) if item.kind == "label" else None
            if item.kind != "item" and (named is None or not is_called(named)):
                return
            people = self.reading.within(self.reading.people, item.first, min(item.first + _ITEM, item.last))
            yield from people[:1]

    def _is_led(self, mention: Mention) -> bool:
        """Whether "ông", "đồng chí", a rank or a post stands before a name."""
        return is_called(mention) or self.tokens[mention.first - 1].shape in "wCA"
