"""Whether a name of an event only calls one again that is known by a fuller name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import Event
from kg.ontology import Ontology
from kg.recognise.occasions.names import Named
from kg.recognise.places import PROVINCES, place_of
from kg.recognise.reading import Reading
from kg.recognise.words import lexicon_of
from kg.text import keys

_KNOWN: Final = 6  # words by which an event is known again
_TEN: Final = "10"


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    ordinal: frozenset[str]
    numbered: frozenset[str]
    unsaying: frozenset[str]
    numbers: dict[str, str]
    holders: dict[str, set[str]]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["events"]["names"]
    numbers = {key: str(n) for n, words in enumerate(lists["numbers"], 1) for key in keys(words)}
    holders = {kind: set(keys(body)) for kind, body in lists["holders"].items()}
    return lexicon_of(_Words, lists, numbers=numbers, holders=holders)


class Known:
    """An event of the graph, by the words that tell it from others of its type."""

    def __init__(self, reading: Reading, event: Event) -> None:
        self.event, self.words = event, _words(reading.ontology)
        label = keys(event.label)
        owner = (event.organiser or "", event.unit.name if event.unit else "", event.term or "")
        self.said = {*label, *(key for text in owner for key in keys(text)), str(reading.year)}
        self.ordinal = ordinal(label, self.words)
        self.initials = "".join(key[0] for key in label)
        own = self._own_words(key for key in label if not key.isdecimal())
        unsaid = event.organiser is None or (event.unit is not None and event.organiser == event.unit.name)
        if unsaid and (event.type == "session" or not own):
            self.said |= self.words.holders.get(event.type, set())  # of no other body

    def is_called_by(self, name: Named, day: str | None) -> bool:
        """Whether a name says nothing that this event's does not, and no other day."""
        one, event = name.one, self.event
        said = name.reading.keys(one.first, name.end)
        bare = one.first == one.sentence.first and name.end == one.last
        if event.main and bare and self.said.issuperset(said):
            return True  # "Chiến dịch diễn ra đến ngày 5-1"
        if one.type != event.type:
            return False
        number = ordinal(said, self.words)
        if event.main and one.sentence.kind == "label" and self._is_headline(name, number):
            return True
        other = number is not None and self.ordinal is not None and number != self.ordinal
        if other or (day and day != event.date):
            return False
        known = self.said | set(keys(event.evidence.quote)) if one.sentence.kind == "label" else self.said
        return self._is_here(name) and self._own(name, said) <= known | self._short(name)

    def _short(self, name: Named) -> set[str]:
        """The abbreviations in a name of what this event's name writes out: "QĐND"."""
        tokens = name.reading.tokens[name.one.first : name.end]
        return {token.key for token in tokens if token.shape == "A" and token.key in self.initials}

    def _is_headline(self, name: Named, number: str | None) -> bool:
        """Whether a headline names the event by its number or its own long name: "Kỳ họp thứ 5 … bầu …"."""
        words, own = self.event.label.lower().split(), name.label().lower().split()
        same = number is not None and number == self.ordinal
        return same or (len(words) >= _KNOWN and own[: len(words)] == words)

    def _own_words(self, said: Iterable[str]) -> set[str]:
        """The words that say which event it is, numbers aside."""
        own, before, numbered = set[str](), "", False
        for key in said:
            numbered = before in self.words.numbered or (numbered and key in self.words.numbers)
            if not numbered and key[0].isalnum() and key not in self.words.unsaying:
                own.add(key)
            before = key
        return own

    def _own(self, name: Named, said: list[str]) -> set[str]:
        """Those words of a name, without a main event's places."""
        first = name.one.first
        inside = name.reading.within(name.reading.places, first, name.end) if self.event.main else ()
        placed = {at - first for place in inside for at in range(place.first, place.last)}
        return self._own_words(key for at, key in enumerate(said) if at not in placed)

    def _is_here(self, name: Named) -> bool:
        """Whether the places in a name are the main event's ward, and a province but that of the ward."""
        if not self.event.main:
            return True
        ward = False
        for mention in name.reading.within(name.reading.places, name.one.first, name.end):
            place, unit = place_of(mention), self.event.unit
            if place.level in PROVINCES and ward:
                continue
            if unit is None or place.unit is None or place.unit.iri != unit.iri:
                return False
            ward = True
        return True


def ordinal(said: list[str] | tuple[str, ...], words: _Words) -> str | None:
    """The number of "lần thứ nhất" or "thứ 5" in a name, in digits where it is known; None without one."""
    for at, key in enumerate(said[:-1]):
        if key in words.ordinal:
            number = words.numbers.get(said[at + 1], said[at + 1])
            unit = words.numbers.get(said[at + 2], "") if at + 2 < len(said) else ""
            teen = number == _TEN and said[at + 1] != _TEN and len(unit) == 1  # "thứ mười hai"
            return f"1{unit}" if teen else number
    return None
