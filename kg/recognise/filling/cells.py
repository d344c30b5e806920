"""What a bare Party cell is of: the cell named before, or the neighbourhood that its sentence tells of."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.hosts import Hosts
from kg.recognise.spans import within
from kg.recognise.titles import PostPart
from kg.recognise.titles.parts import outermost

_CELL: Final = "partyCell"  # a class of bodies


class Cells:
    """Finds the Party cells of one document's posts; `hosts` knows where its bodies begin."""

    def __init__(self, reading: BaseReading, hosts: Hosts) -> None:
        self.reading, self.hosts, self.grammar = reading, hosts, hosts.grammar

    def completed(self, part: PostPart) -> PostPart:
        """Of the last Party cell named with what it is of: "Chi bộ xóm 5 … Bí thư Chi bộ"."""
        for at in reversed(within(self.hosts.begins, 0, part.first)):
            end, (concept, *_) = self.grammar.bodies[at]
            if concept.get("bodyClass") != _CELL:
                continue
            if inside := self.grammar.places.inside(end)[0]:
                return part.changed(inside=inside)
            whole = self.grammar.body(at)
            if whole and outermost(whole[0]) != _bare(part) and at not in self.hosts.in_posts:
                return self.hosts.with_place(part.changed(body=whole[0]), whole[1])
        return self._of_home(part)

    def _of_home(self, part: PostPart) -> PostPart:
        """Of the neighbourhood that its sentence tells of: "ông A (ở bản B) … 8 năm là | Bí thư Chi bộ"."""
        first = self.reading.sentence_of(part.first).first
        told = (self.grammar.places.inside(at)[0] for at in range(first, part.first))
        inside = next(filter(None, told), None)
        return part.changed(inside=inside) if inside else part


def _bare(part: PostPart) -> str:
    """What a post's body is called where nothing tells whose it is."""
    return part.body.concept.label if part.body else ""
