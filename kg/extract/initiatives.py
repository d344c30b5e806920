"""Initiatives: names in quotation marks of programmes, models, campaigns, apps, movements and projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Initiative
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.quotes import Quote, quotes

_REACH = 9  # tokens between kind and name
_LIST_REACH = 16  # where "như", "gồm", "mang tên" lead to the name
_OWNER = 9  # tokens between two names of a list, with who runs the first
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Trie[str]
    blockers: Trie[str]
    names: Trie[str]
    speech: Trie[str]
    verbs: Trie[str]
    lists: frozenset[str]
    joints: frozenset[str]
    owners: frozenset[str]
    adjacent: Trie[str]


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["initiatives"]["words"]

    def trie(name: str) -> Trie[str]:
        return Trie((phrase, phrase) for phrase in words[name])

    return _Words(
        ontology.phrases("initiatives", "kinds"),
        trie("blockers"),
        trie("names"),
        trie("speech"),
        trie("verbs"),
        frozenset(words["lists"]),
        frozenset(words["joints"]),
        frozenset(words["owners"]),
        trie("adjacent"),
    )


class _Names:
    """Tells which quotations of one document name an initiative."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words = _words(reading.ontology)

    def all(self, quoted: list[Quote]) -> Iterator[tuple[Quote, int, str]]:
        """(quotation, first token of what introduces it, kind)."""
        before: tuple[Quote, str] | None = None
        for quote in quoted:
            found = self._introduced(quote) if quote.last - quote.first <= _LONGEST else None
            if found is None and before and self._listed(before[0], quote):
                found = quote.first, before[1]
            before = (quote, found[1]) if found else None
            if found:
                yield quote, found[0], found[1]

    def _introduced(self, quote: Quote) -> tuple[int, str] | None:
        """(first token, kind) of the nearest word before that says what the name is of."""
        line, named = self.tokens[quote.first].line, False
        for at in range(quote.first - 1, max(-1, quote.first - _LIST_REACH - 2), -1):
            token = self.tokens[at]
            if token.line != line or token.key in {".", ";", "!", "?", '"'}:
                return None
            if named := self.words.names.longest(self.tokens, at, quote.first) is not None or named:
                pass
            kind = self.words.kinds.longest(self.tokens, at, quote.first)
            if kind:
                fits = self._fits(at, kind[0], quote, named)
                return (at, kind[1][0]) if fits else self._by_itself(quote)
            if self.words.blockers.longest(self.tokens, at, quote.first) and not named:
                return None
        return self._by_itself(quote)
