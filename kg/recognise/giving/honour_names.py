"""Where the name of an honour ends, which goes on behind its label: "Huân chương | Lao động hạng Ba"."""

from __future__ import annotations

from typing import Final

from kg.recognise.bodies import body_at, place_at
from kg.recognise.reading import Reading
from kg.recognise.words import common, phrases_of, words_of

_LONGEST: Final = 16  # tokens of a name
_LONGEST_QUOTED: Final = 24  # and of one in quotation marks


class HonourNames:
    """Finds the ends of the names in one document; each method takes the end of what is read already."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.size = reading, reading.tokens, len(reading.tokens)
        self.labels, self.common = reading.ontology.schemes["awards"], common(reading.ontology)
        self.ends, self.classes, self.first, self.praise = (
            phrases_of(reading.ontology, "awards", "names", name)
            for name in ("name_ends", "classes", "first", "praise")
        )
        self.purpose = words_of(reading.ontology, "awards", "names", "purpose")
        self.nouns = phrases_of(reading.ontology, "awards", "groups", "noun")

    def end(self, end: int, stop: int, kind: str) -> int:
        """The end of a name whose label of a kind ends at `end`: "danh hiệu | Anh hùng Lao động"."""
        if kind == "recognition" or (kind == "title" and self.nouns.longest(self.tokens, end, stop)):
            return self._recognised(end, stop)
        if kind in {"medal", "title"}:
            return self.phrase(end, stop)
        if kind == "prize" and (praise := self.praise.longest(self.tokens, end, stop)):
            return praise[0]
        if kind in {"honour", "prize"}:
            return self._classed(self._titled(end, stop), stop)
        first = self.first.longest(self.tokens, end, stop) if kind == "flag" else None
        return first[0] if first else end

    def phrase(self, end: int, stop: int) -> int:
        """The end of a name that is a phrase: "Kỷ niệm chương | Vì sự nghiệp xây dựng và phát triển …"."""
        match = self.labels.longest(self.tokens, end, stop) if end < stop else None
        if match:
            return match[0]
        last = end
        while last < stop and last - end < _LONGEST and (last > end or self.tokens[last].shape in "CA"):
            token = self.tokens[last]
            if token.shape == "." or (self.ends.longest(self.tokens, last) and not self._is_aim(end, last)):
                break
            if self.labels.longest(self.tokens, last, stop):
                break
            last += 1
        return last

    def _is_aim(self, first: int, at: int) -> bool:
        """Whether "của" tells what a medal is for, no giver: "Vì sự phát triển | của phụ nữ Việt Nam"."""
        of = self.tokens[first].key in self.purpose and self.tokens[at].key in self.common.giver
        return (
            of
            and at + 1 < self.size
            and self.tokens[at + 1].shape == "w"
            and body_at(self.reading, at + 1, self.size) is None
        )

    def _recognised(self, end: int, stop: int) -> int:
        """The end of what is recognised: "danh hiệu | xã đạt chuẩn nông thôn mới"."""
        last = end
        while last < stop and last - end < _LONGEST and self.tokens[last].shape != ".":
            if self.ends.longest(self.tokens, last) or self.tokens[last].key in self.common.between:
                break
            last += 1
        return last

    def _titled(self, end: int, stop: int) -> int:
        """The end of a capitalised name: "Huân chương | Chiến công", "danh hiệu | Anh hùng Lao động"."""
        match = self.labels.longest(self.tokens, end, stop) if end < stop else None
        known = match or place_at(self.reading, end)
        if known:
            return known[0]
        last = end
        while last < stop and last - end < _LONGEST and self.goes_on(end, last):
            last += 1
        return last

    def goes_on(self, end: int, last: int) -> bool:
        """Whether the token at `last` goes on with a capitalised name from `end`: "Chiến | công"."""
        token = self.tokens[last]
        second = token.shape == "w" and last > end and self.tokens[last - 1].shape == "C"
        if not (token.shape == "C" or (second and not self.ends.longest(self.tokens, last))):
            return False
        return last == end or body_at(self.reading, last, len(self.tokens)) is None

    def _classed(self, end: int, stop: int) -> int:
        """The end after "hạng Ba"."""
        match = self.classes.longest(self.tokens, end, stop)
        return match[0] if match else end

    def quoted(self, end: int, stop: int) -> int:
        """The end of a name in quotation marks that begins at `end`, or `end`."""
        if end < stop and self.tokens[end].key in {'"', "'"}:
            for last in range(end + 2, min(end + _LONGEST_QUOTED, self.size)):
                if self.tokens[last].key == self.tokens[end].key:
                    return last + 1
        return end
