"""What stands before a name: honorifics and ranks, "đồng chí", "Thượng tá, TS."."""

from __future__ import annotations

from typing import Final

from kg.recognise.people.words import Lexicon, Phrase
from kg.recognise.spans import TokenIndex

_STACKED: Final = 3  # honorifics and ranks that may stand in a row
_LONGEST: Final = 4  # words of the longest of them


class Addresses:
    """Finds honorifics and ranks in the tokens of one document."""

    def __init__(self, lookup: TokenIndex, lexicon: Lexicon) -> None:
        self.lookup, self.tokens, self.lexicon = lookup, lookup.tokens, lexicon

    def before(self, at: int) -> tuple[int, str]:
        """(first token of the honorifics and ranks that end at `at`, the first honorific)."""
        first, honorific = at, ""
        for _ in range(_STACKED):
            found = self.ends_at(first)
            if found is None or self.tokens[first - 1].line != self.tokens[at].line:
                break
            first, honorific = found[0], found[1] or honorific
        return first, honorific

    def ends_at(self, at: int) -> tuple[int, str] | None:
        """(first token, honorific or "") of the honorific or rank that ends at `at`: "ông", "TS."."""
        dotted = at > 1 and self.tokens[at - 1].key == "."
        stop = at - dotted
        if stop < 1 or self.tokens[stop - 1].key not in self.lexicon.before:
            return None
        for start in range(max(0, stop - _LONGEST), stop):
            phrase = self._keys(start, stop)
            if self.tokens[start].line != self.tokens[at - 1].line:
                continue
            if phrase in self.lexicon.called and not dotted:
                return start, self.lexicon.called[phrase]
            if phrase in self.lexicon.ranked and not (dotted and len(phrase) > 1):
                return start, ""  # "TS.", but not "… gặp 30 bác sĩ. | Ông"
        return None

    def begins(self, at: int) -> bool:
        """Whether a rank or an honorific of several words begins at `at`: "ĐỒNG CHÍ LÊ A", "TS LÊ A"."""
        if self._keys(at, at + 1) in self.lexicon.ranked:
            return True
        if self.tokens[at].key not in self.lexicon.address:
            return False
        return any(self._is_address(at, at + size) for size in range(2, _LONGEST + 1))

    def opens(self, at: int) -> bool:
        """Whether an honorific or rank of two words begins at `at`: "Đồng Chí", "Thượng Tá"."""
        return self._is_address(at, at + 2)

    def _is_address(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) are an honorific or a rank."""
        phrase = self._keys(first, last)
        return phrase in self.lexicon.called or phrase in self.lexicon.ranked

    def _keys(self, first: int, last: int) -> Phrase:
        return tuple(self.lookup.keys[first:last])
