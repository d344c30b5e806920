"""Streets, schools, villages … that are called like persons, and who is named right behind them."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from kg.model import Unit
from kg.ontology import Trie
from kg.recognise.dates.figures import is_year
from kg.recognise.people.words import Lexicon, Phrase
from kg.recognise.spans import TokenIndex
from kg.recognise.words import is_full_name

_VILLAGE: Final = 2  # syllables
_VILLAGES: Final = (2, 3)
_SPAN: Final = 3  # tokens of "2026-2031"
_DAY: Final = 5  # tokens of "08/12/2025"
_DAY_MARKS: Final = frozenset("/-.")
_YEAR: Final = 4  # digits
_BEFORE_NAME: Final = frozenset(",-")
_SAME_LIST: Final = frozenset(",()-")  # marks between somebody's name and posts


class NamedAfter:
    """Tells names of places from those of persons in one document."""

    def __init__(
        self, lookup: TokenIndex, taken: Set[int], barred: Set[int], lexicon: Lexicon, units: Trie[Unit]
    ) -> None:
        self.tokens, self.size = lookup.tokens, len(lookup.tokens)
        self.lookup, self.taken, self.barred = lookup, taken, barred
        self.lexicon, self.units = lexicon, units

    def end(self, at: int, last: int, named: int | None) -> int:
        """Where a place's name in [at, last) ends, "Trường THPT Nguyễn Trãi | Trần Văn A"; 0 where none is.

        `named` is the end of the name before.
        """
        village = self._is_led_on(at, last) or (named is not None and self._is_village(at, last, named))
        is_place = self._is_place(at) or village
        if not is_place and not self._follows_post(at):
            return 0
        known = self.lexicon.surnames
        people = [start for start in range(at + _VILLAGE, last) if is_full_name(self.tokens, start, known)]
        common = next((start for start in people if self.tokens[start].key in self.lexicon.common), 0)
        return common or ((people or [last])[-1] if is_place else 0)

    def _is_place(self, at: int) -> bool:
        """Whether a word for a street, school, prize … or a house number stands before the name."""
        lexicon = self.lexicon
        if self._is_street(at) and at - 1 not in self.taken:
            return self.tokens[at].shape == "C" and (not at or self.tokens[at - 1].key not in lexicon.before)
        before = self.tokens[at - 1] if at else None
        if before is None or before.line != self.tokens[at].line or at - 1 in self.taken:
            return False
        if before.key == "-" and at > 2 and self.tokens[at - 2].shape == "9":
            return self.tokens[at - 3].key in lexicon.words.zones  # "Phòng thủ khu vực 2 - Phú Lợi"
        if before.shape == "9":
            return not (self._is_numbered(at - 1) or self._is_span(at - 1) or self._is_day(at - 1))
        if before.shape == "C" and at > 1 and before.key in lexicon.words.divine:
            at -= 1  # "Miếu Bà | Chúa Xứ"
            before = self.tokens[at - 1]
        if before.key not in lexicon.street_ends:
            return False
        phrases = (self._keys(at - length, at) for length in (1, 2, 3) if at >= length)
        return not self._follows_post(at) and any(p in lexicon.streets for p in phrases)

    def _is_village(self, at: int, last: int, named: int) -> bool:
        """Whether words name what somebody just named is head of: "ông A, Trưởng thôn Đoài"."""
        if last - at not in _VILLAGES or self.tokens[at].line != self.tokens[named - 1].line:
            return False
        marks = [key for key in self.lookup.keys[named:at] if not key.isalnum()]
        if not _SAME_LIST.issuperset(marks):
            return False
        if last - at > _VILLAGE:  # a person's name is as long
            return len(marks) == 1 and self._follows_post(at, self.lexicon.village_posts)
        return self._follows_post(at) or self._is_unit(at, last) or self._goes_before(at)

    def _is_unit(self, at: int, last: int) -> bool:
        """Whether a unit is called so, and nobody addressed: "ông A, Giám đốc Bệnh viện Đa khoa Sơn Tây"."""
        unit = self.units.longest(self.tokens, at, last)
        return unit is not None and unit[0] == last and not self._addresses(at - 1)

    def _goes_before(self, at: int) -> bool:
        """Whether a capitalised word of the same name stands before: "Vườn quốc gia Kon | Ka Kinh"."""
        before = self.tokens[at - 1]
        return before.shape == "C" and at - 1 not in self.barred and before.key not in self.lexicon.before

    def _is_led_on(self, at: int, last: int) -> bool:
        """Whether who is head of it is named behind a mark: "Trưởng thôn Đoài | - ông A"."""
        if last - at != _VILLAGE or last + 1 >= self.size or self.tokens[last].key not in _BEFORE_NAME:
            return False
        return self._addresses(last + 1) and self._follows_post(at)

    def _addresses(self, at: int) -> bool:
        """Whether an honorific or a rank begins or ends at `at`."""
        called = self.tokens[at].key
        return called in self.lexicon.before or called in self.lexicon.address

    def _is_numbered(self, at: int) -> bool:
        """Whether the number at `at` is no house's: "Quân khu 1", "khu phố 3"."""
        return any(self._keys(at - size, at) in self.lexicon.numbered for size in (1, 2, 3) if at >= size)

    def _is_span(self, at: int) -> bool:
        """Whether the number at `at` closes a span of years: "nhiệm kỳ 2026-2031 | Lê Văn A"."""
        keys = self.lookup.keys[max(0, at - 2) : at + 1]
        return len(keys) == _SPAN and keys[1] == "-" and all(len(keys[n]) == _YEAR for n in (0, 2))

    def _is_day(self, at: int) -> bool:
        """Whether the number at `at` closes a whole day: "08/12/2025 | Ông A", no house: "12/5/8 Lê Lợi"."""
        parts = self.lookup.keys[max(0, at - 4) : at + 1]
        dated = len(parts) == _DAY and parts[1] == parts[3] and parts[1] in _DAY_MARKS
        return dated and any(is_year(part) for part in (parts[0], parts[-1]))

    def _follows_post(self, at: int, posts: Set[Phrase] | None = None) -> bool:
        """Whether the word for a place right before is the end of a post: "Trưởng thôn"."""
        known = self.lexicon.no_streets if posts is None else posts
        return any(self._keys(at - length, at) in known for length in (2, 3, 4) if at >= length)

    def _is_street(self, at: int) -> bool:
        """Whether the run itself begins with such a word: "Đường Nguyễn Thị …"."""
        word, following = self.tokens[at], self.tokens[at + 1] if at + 1 < self.size else None
        if following is None or following.shape not in "CA" or following.key not in self.lexicon.surnames:
            return False
        return (word.key,) in self.lexicon.streets and word.key not in self.lexicon.surnames

    def _keys(self, first: int, last: int) -> Phrase:
        return tuple(self.lookup.keys[first:last])
