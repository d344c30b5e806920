"""Neighbourhoods that get something, listed by name: "các thôn Phú Cường, Phú Bình"."""

from __future__ import annotations

from typing import Final

from kg.recognise.giving.phrases import Phrases
from kg.recognise.giving.words import Recipient
from kg.recognise.words import common

_VILLAGE: Final = 2  # tokens of a village's name that looks like a person's


class Villages:
    """Reads the lists of one document."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.tokens, self.words = phrases, phrases.tokens, phrases.words
        self.between = common(phrases.reading.ontology).between

    def listed(self, at: int, stop: int) -> list[Recipient]:
        """Each of them: "các thôn Phú Cường, Phú Bình" → "thôn Phú Cường", "thôn Phú Bình"; [] for fewer."""
        plural = self.words.plural.longest(self.tokens, at, stop)
        noun = self.words.neighbourhoods.longest(self.tokens, plural[0], stop) if plural else None
        found = list[Recipient]()
        begin = noun[0] if plural and noun else stop
        begin += begin < stop and self.tokens[begin].key in self.words.leads  # "các thôn | : Phú Cường, …"
        while (end := self._name_end(begin, stop)) > begin:
            name = self.phrases.reading.text(begin, end)
            kind = self.phrases.reading.text(plural[0], noun[0]) if plural and noun else ""
            found.append(Recipient(f"{kind} {name}", begin if found else at, end, "body"))
            if end + 1 >= stop or self.tokens[end].key not in self.between:
                break
            begin = end + 1
        return found if len(found) > 1 else []

    def _name_end(self, at: int, stop: int) -> int:
        """The end of a name or number that begins at `at`; `at` where people or a body do."""
        if at >= stop or self.tokens[at].shape not in "C9" or self.phrases.counted(at, stop):
            return at
        known = self.words.single.longest(self.tokens, at, stop)
        body = self.phrases.reading.ontology.schemes["bodies"].longest(self.tokens, at, stop)
        person = self.phrases.person(at)
        full = person is not None and person.last - at > _VILLAGE
        if (known and known[0] > at + 1) or body or full:
            return at
        end = at + 1
        while (
            end < stop and self.tokens[end].shape in "CA9" and self.tokens[end].line == self.tokens[at].line
        ):
            end += 1
        return end
