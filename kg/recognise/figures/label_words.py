"""The words around the figures of a document: their roles, what is idle, where a quantity is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.asides import Asides
from kg.recognise.figures.part_years import Part
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import common, lexicon_of

OPENS, TRIM, IDLE = frozenset({"opens", "has", "where"}), frozenset({"trim"}), frozenset({"trim", "is"})
_WITH_NAME: Final = "title-before-name"  # the rule of posts that a name follows
_COMPOUND: Final = 4  # tokens of a noun before a comma in it
DASHES: Final = frozenset("–—")
_SILENT: Final = IDLE | {"hollow"}
TELLS: Final = frozenset({"opens", "has", "is"})
_NONE: Sequence[str] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    roles: Trie[str]
    owned: frozenset[str]
    inside: frozenset[str]
    whole: frozenset[str]
    remains: frozenset[str]
    falls: frozenset[str]
    rises: frozenset[str]
    origins: frozenset[str]
    reached: frozenset[str]
    year: frozenset[str]
    day: frozenset[str]
    year_ends: frozenset[str]
    due: frozenset[str]
    between: frozenset[str]
    joint: frozenset[str]
    attached: frozenset[str]
    holds: frozenset[str]
    merit: frozenset[str]
    being: frozenset[str]
    each: frozenset[str]
    lead: Trie[bool]
    in_terms: Trie[bool]
    quantities: Trie[bool]


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    roles = ("is", "has", "opens", "trim", "stop", "where", "base", "each", "hollow", "aside", "keep")
    trie = Trie((phrase, role) for role in roles for phrase in label[role])
    return lexicon_of(
        _Words,
        label,
        roles=trie,
        year=common(ontology).year,
        between=common(ontology).between,
        joint=common(ontology).joint,
    )


class LabelWords:
    """Knows the words of one document that tell what a figure measures."""

    def __init__(self, reading: Reading, parts: Mapping[int, Part]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.asides = _words(reading.ontology), Asides(reading)
        self.quoted = {quote.last: quote.first for quote in reading.quotes}
        self.closed = {first: last for last, first in self.quoted.items()}
        self.places = {m.first: m.last for m in reading.places}
        self.placed = {m.last: m.first for m in reading.places}
        self.titled = {held.first: held.last for held in reading.holdings if held.rule == _WITH_NAME}
        self.dated = {part.first: last + 1 for last, part in parts.items()}
        self.dated.update((m.first, m.last) for m in reading.dates)
        self.posts = reading.labels["positions"]
        self.quantities: list[int] = []
        end = 0
        for at, match in reading.lookup.matches(self.words.quantities).items():
            if at >= end:  # "tổng doanh thu" is one
                self.quantities.append(at)
                end = match[0]

    def roles(self, first: int, last: int) -> list[Sequence[str]]:
        """For every token in [first, last) the roles of the longest phrase it is part of."""
        roles: list[Sequence[str]] = []
        root = self.words.roles.root
        at = first
        while at < last:
            match = self.words.roles.longest(self.tokens, at, last) if self.tokens[at].key in root else None
            end, found = match if match else (at + 1, _NONE)
            roles += [found] * (end - at)
            at = end
        return roles

    def says(self, first: int, last: int) -> bool:
        """Whether words tell what is measured: not "đạt", "tăng" alone."""
        return any(_SILENT.isdisjoint(found) for found in self.roles(first, last))

    def text(self, span: tuple[int, int]) -> str:
        """The tokens of a span; "" for none."""
        return self.reading.text(*span) if span[0] < span[1] else ""

    def is_year(self, at: int) -> bool:
        """Whether "năm 2020" stands at `at`: when something was measured, not what."""
        told = self.reading.keys(at, at + 2)
        return len(told) > 1 and told[0] in self.words.year and len(told[1]) == 4 and told[1].isdecimal()

    def quantity(self, first: int, last: int) -> int | None:
        """Where the last quantity of [first, last) begins, if nothing there says how much it is."""
        heads = within(self.quantities, first, last)
        if not heads:
            return None
        told = any(not TELLS.isdisjoint(found) for found in self.roles(heads[-1], last))
        changed = any(token.key in self.words.falls for token in self.tokens[heads[-1] : last])
        return None if told or changed else heads[-1]

    def is_kept(self, comma: int) -> bool:
        """Whether a comma stands inside a noun: "hộ khá, giàu"."""
        starts = (at for at in range(max(0, comma - _COMPOUND), comma))
        matches = (self.words.roles.longest(self.tokens, at) for at in starts)
        return any(match is not None and match[0] > comma and "keep" in match[1] for match in matches)

    def trimmed(
        self, base: int, roles: Sequence[Sequence[str]], first: int, last: int, idle: frozenset[str]
    ) -> tuple[int, int]:
        """[first, last) without idle words and marks at its ends, as token indices."""

        def is_idle(at: int) -> bool:
            if "keep" in roles[at] or self._is_quoted(base + at, base, base + len(roles)):
                return False
            token = self.tokens[base + at]
            if token.shape == "C" and base + at + 1 in self.placed:
                return False  # "xã Phước Chỉ"
            return not idle.isdisjoint(roles[at]) or (token.shape == "." and token.key != ")")

        while last > first and is_idle(last - 1):
            last -= 1
        while first < last and is_idle(first):
            first += 1
        return base + first, base + last

    def _is_quoted(self, at: int, first: int, last: int) -> bool:
        """Whether the mark at `at` begins or ends a quotation that lies in [first, last)."""
        if self.tokens[at].key != '"':
            return False
        return self.quoted.get(at + 1, -1) >= first or self.closed.get(at, last + 1) <= last

    def is_compound(self, at: int) -> bool:
        """Whether a dash joins two years or two parts of a name: "2025 – 2030", "Bru – Vân Kiều"."""
        sides = {token.shape for token in (*self.tokens[at - 1 : at], *self.tokens[at + 1 : at + 2])}
        return self.tokens[at].text in DASHES and sides in ({"9"}, {"C"})
