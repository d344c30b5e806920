"""The Party committee whose members are listed: "Thường trực Thành ủy X gồm Bí thư A và 2 Phó Bí thư"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.hosts import Hosts
from kg.recognise.filling.words import filling_words
from kg.recognise.spans import within
from kg.recognise.titles import PostPart

_LED: Final = 8  # tokens of a committee with its place


class ListedMembers:
    """Finds such committees in one document; `hosts` knows where its bodies begin."""

    def __init__(self, reading: BaseReading, hosts: Hosts) -> None:
        self.reading, self.hosts, self.grammar = reading, hosts, hosts.grammar
        self.words = filling_words(reading.ontology)
        self.committee: PostPart | None = None  # the last post that a committee leads in

    def of(self, part: PostPart) -> PostPart | None:
        """In the committee whose members are listed; one that is found leads in its deputies too."""
        found = self._led_by(part) or self._led_on(part)
        self.committee = found or self.committee
        return found

    def _led_by(self, part: PostPart) -> PostPart | None:
        """In the committee right before the post: "Thường trực Thành ủy X gồm | Bí thư A và …"."""
        end = part.first - 1
        if part.placed or not part.role.get("defaultBody") or end < 0:
            return None
        if self.reading.tokens[end].key not in self.words.lists:
            return None
        near = within(self.hosts.begins, end - _LED, end)
        for body in (found for first in near if (found := self.grammar.body(first))):
            led = self.hosts.with_place(part.changed(body=body[0]), body[1])
            named = self.grammar.places.placed(part.changed(last=body[1])).last
            if named == end and body[0].concept.get("bodyClass") == "party":
                return led
        return None

    def _led_on(self, part: PostPart) -> PostPart | None:
        """In the committee found before, if the post is counted in its list: "… và 4 | Phó Bí thư: …"."""
        led = self.committee
        if led is None or part.placed or not part.role.get("defaultBody"):
            return None
        same = self.reading.sentence_at(led.first) == self.reading.sentence_at(part.first)
        counted = self.reading.tokens[part.first - 1].shape == "9"
        return part.in_body_of(led) if same and counted else None
