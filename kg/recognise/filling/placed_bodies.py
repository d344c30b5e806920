"""The place of a post's body, where its sentence names the same body, or its council, with it before."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.hosts import Hosts
from kg.recognise.filling.words import filling_words
from kg.recognise.spans import within
from kg.recognise.titles import PostPart

_ISSUING: Final = 3  # tokens of "của thường trực"


class PlacedBodies:
    """Finds such bodies in one document; `hosts` knows where its bodies begin."""

    def __init__(self, reading: BaseReading, hosts: Hosts) -> None:
        self.reading, self.hosts, self.grammar = reading, hosts, hosts.grammar
        self.words = filling_words(reading.ontology)

    def again(self, part: PostPart) -> PostPart:
        """With the place of a body that its sentence named before: "HĐND tỉnh X bầu … HĐND khóa X"."""
        body, behind = part.body, self.reading.keys(part.last, part.last + 1)
        if part.placed or body is None or body.parent or self.words.terms.isdisjoint(behind):
            return part
        first = self.reading.sentence_of(part.first).first
        for at in reversed(within(self.hosts.begins, first, part.first)):
            whole = self.grammar.body(at)
            if whole and whole[0].concept.get("bodyClass") == body.concept.get("bodyClass"):
                return self.hosts.with_place(part, whole[1])
        return part

    def by_council(self, part: PostPart) -> PostPart | None:
        """With the place of its sentence's first council: "HĐND TP X cho thôi chức Trưởng ban …"."""
        first = self.reading.sentence_of(part.first).first
        for at in within(self.hosts.begins, first, part.first):
            found = self.grammar.body(at)
            if found and found[0].concept.get("bodyClass") == "council" and not self._is_issuer(first, at):
                placed = self.hosts.with_place(part, found[1])
                return placed if placed.placed else None
        return None

    def _is_issuer(self, first: int, at: int) -> bool:
        """Whether a body at `at` only decides on the post: "Nghị quyết của Thường trực | HĐND tỉnh"."""
        tokens = self.reading.tokens
        of = self.words.issuing.ends_at(tokens, at, _ISSUING)
        return of and self.words.decisions.within(tokens, first, at)
