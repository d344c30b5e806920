"""The body that somebody enters by what is told: moved there, elected by it, listed as its committee."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.hosts import OTHERS, SUBJECT, UNION, Hosts
from kg.recognise.filling.words import filling_words
from kg.recognise.spans import within
from kg.recognise.titles import PostPart
from kg.recognise.titles.parts import around

_DIVISION, _WITH_DIVISIONS = "division", frozenset({"agency", "ministry", "police", "office"})  # classes
_BOARD_NAME: Final = 3  # tokens of "Ban Chấp hành"
_ELECTING: Final = 4  # tokens of "được bầu giữ chức"


class EnteredBodies:
    """Finds such bodies in one document; `hosts` knows where its bodies begin."""

    def __init__(self, reading: BaseReading, hosts: Hosts) -> None:
        self.reading, self.hosts, self.grammar = reading, hosts, hosts.grammar
        self.words = filling_words(reading.ontology)

    def moved(self, part: PostPart) -> PostPart | None:
        """In the body to which somebody goes: "chuyển về Sở X, giữ chức | Trưởng phòng Y"."""
        body, first = part.body, self.reading.sentence_of(part.first).first
        if body is None or part.placed or body.concept.get("bodyClass") != _DIVISION:
            return None
        begins = within(self.hosts.begins, first + 1, part.first)
        into = [at for at in begins if self.reading.tokens[at - 1].key in self.words.toward]
        found = self.grammar.body(into[-1]) if into else None
        if found is None or found[0].concept.get("bodyClass") not in _WITH_DIVISIONS:
            return None
        whole = self.hosts.with_place(part.changed(body=body.inside(found[0])), found[1])
        between = self.reading.keys(self.grammar.places.past(found[1]), part.first)
        return whole if self.words.put.issuperset(between) else None

    def elected_by(self, part: PostPart) -> PostPart | None:
        """In the union whose own seat somebody gets: "Hội Nông dân xã A bầu ông B vào Ban Chấp hành"."""
        if part.placed or not part.role.label.startswith(self.words.member):
            return None
        sentence, tokens = self.reading.sentence_of(part.first), self.reading.tokens
        stop = min(part.first, sentence.first + SUBJECT)
        named = next(self.hosts.bodies(sentence.first, stop), None)
        if named is None:
            return None
        found, end = named
        union = next((body for body in around(found) if body.concept.get("bodyClass") in OTHERS), None)
        past = self.grammar.places.past(end)
        told = tokens[past].key == ":"
        if union and (told or self.words.electing.within(tokens, past, min(past + _ELECTING, part.first))):
            return self.hosts.with_place(part.changed(body=union), end)
        return None

    def manned(self, part: PostPart) -> PostPart | None:
        """In the union whose committee is told: "Ban Chấp hành Đoàn xã A gồm 15 đồng chí, B là | Bí thư"."""
        if part.placed or not part.role.get("defaultBody"):
            return None
        tokens, first = self.reading.tokens, self.reading.lead_at(part.first).first
        for at in reversed(within(self.hosts.begins, first, part.first)):
            found = self.grammar.body(at)
            if found is None or found[0].concept.get("bodyClass") != UNION:
                continue
            whole = self.hosts.with_place(part.changed(body=found[0]), found[1])
            if whole.placed:
                of_board = self.words.boards.ends_at(tokens, at, _BOARD_NAME)
                led = not self.words.lists.isdisjoint(self.reading.keys(found[1], part.first))
                return whole if of_board or (led and at not in self.hosts.in_posts) else None
        return None
