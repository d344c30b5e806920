"""Which names mean former units: merged, said to be old, or inside a district."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Final

from kg.ontology import Ontology
from kg.recognise.places.named import Named
from kg.recognise.places.place import DISTRICTS, LOCAL, PROVINCES
from kg.recognise.places.words import place_lexicon
from kg.recognise.spans import TokenIndex, past_bracket
from kg.text import Sentence, Tokens, prior

_COMMUNE, _RURAL = "Commune", "RuralDistrict"  # levels
_AFTER: Final = 2  # tokens of "sau khi"
_JOINT: Final = 2  # tokens between units that are named one after the other
_POST: Final = 5  # tokens of "nguyên Phó Chủ tịch UBND"
_BRACKET: Final = 8  # tokens of "(thành phố Hồ Chí Minh)"
_NEAR: Final = 20  # tokens between a verb of merging and the first of several units

_first = attrgetter("first")


class Eras:
    """Tells former units of one document from present ones."""

    def __init__(
        self,
        ontology: Ontology,
        tokens: Tokens,
        names: Sequence[Named],
        spans: Sequence[Sentence],
        lookup: TokenIndex,
    ) -> None:
        self.ontology, self.tokens, self.names = ontology, tokens, names
        self.lexicon = place_lexicon(ontology)
        self.hints = lookup.starting(self.lexicon.hints) if names else []
        self.merged = {first for span in self._hinted(spans) for first in self._merged(span)}
        lists: dict[int, list[Named]] = {}
        for one in names:
            lists.setdefault(one.group, []).append(one)
        self.former_lists = {group for group, listed in lists.items() if group >= 0 and self._is_old(listed)}

    def is_former(self, named: Named, around: Named | None) -> bool:
        """Whether the text means a former unit; `around` is the unit named right after."""
        said = self.is_said(named)
        if named.levels[0] not in LOCAL:
            return said and any(unit.former for unit in named.units)
        if said or named.first in self.merged or named.group in self.former_lists:
            return True
        if around is None or not _is_district(around):
            return False
        if self._said(around.last) and self._is_aside(named.first):
            return True
        mark = named.last < len(self.tokens) and self.tokens[named.last].key == ","
        comma = mark and not self._is_commune(named, around)
        return comma or not self._is_present(named, around)

    def is_said(self, named: Named, around: Named | None = None) -> bool:
        """Whether the text says that the unit is gone: "xã A (cũ)", "nguyên Chủ tịch xã A, huyện B (cũ)"."""
        within = around is not None and self._said(around.last) and self._is_posts(named)
        return within or (self._said(named.last) and not self._is_moved(named))

    def _is_old(self, listed: list[Named]) -> bool:
        """Whether units listed together are former: what only is decides, if more of a province then were."""
        if any(self._said(one.last) for one in listed):
            return self._said(listed[-1].last)  # "các phường A, B (cũ)", but "A (cũ), B" tells of A alone
        known = [one for one in listed if one.units]
        if all(any(not unit.former for unit in one.units) for one in known):
            return False
        return self._alike(known, former=True) > self._alike(known, former=False)

    def _alike(self, listed: list[Named], *, former: bool) -> int:
        """How many at most of those listed are units of one province and era."""
        where = ({self.ontology.province_of(u) for u in one.units if u.former == former} for one in listed)
        return max(Counter(chain.from_iterable(where)).values(), default=0)

    def _is_aside(self, first: int) -> bool:
        """Whether brackets behind a unit tell what it was: "phường A | (xã B, huyện C cũ)"."""
        before = bisect_left(self.names, first, key=_first) - 1
        near = prior(self.tokens, first).key == "(" and before >= 0
        return near and self.names[before].last == first - 1 and self.names[before].levels[0] in LOCAL

    def _is_commune(self, named: Named, around: Named) -> bool:
        """Whether only the district is said to be gone: "xã A, huyện B cũ"; its communes kept their names."""
        rural = named.levels[0] == _COMMUNE and around.levels[0] == _RURAL and self._said(around.last)
        return rural and not self._is_posts(named)

    def _is_posts(self, named: Named) -> bool:
        """Whether a post of before was there: "nguyên Chủ tịch UBND | xã A, huyện B (cũ)"."""
        before = (token.key for token in self.tokens[max(0, named.first - _POST) : named.first])
        return not self.lexicon.words.past_post.isdisjoint(before)

    def _is_present(self, named: Named, around: Named) -> bool:
        """Whether a present unit of the name lies where the district around it was: "xã A (huyện B cũ)"."""
        provinces = {self.ontology.province_of(unit) for unit in around.units}
        return any(not u.former and self.ontology.province_of(u) in provinces for u in named.units)

    def _said(self, last: int) -> bool:
        """Whether "cũ" or its like follows directly, in brackets or not."""
        bracket = last < len(self.tokens) and self.tokens[last].key == "("
        return self.lexicon.former.longest(self.tokens, last + bracket) is not None

    def _is_moved(self, named: Named) -> bool:
        """Whether only what a present unit lay in is gone: "xã A (trước đây thuộc huyện B)"."""
        at = named.last + (self.tokens[named.last].key == "(")
        moved = self.lexicon.moved.longest(self.tokens, at) is not None
        return moved and any(not unit.former for unit in named.units)

    def _hinted(self, spans: Sequence[Sentence]) -> list[Sentence]:
        """The sentences in which a word of merging may stand."""
        return [
            spans[index]
            for index in dict.fromkeys(bisect_right(spans, at, key=_first) - 1 for at in self.hints)
        ]

    def _merged(self, span: Sentence) -> list[int]:
        """First tokens of the units that a sentence says were merged: "nhập từ các phường A, B"."""
        start = bisect_left(self.names, span.first, key=_first)
        inside = self.names[start : bisect_left(self.names, span.last, start, key=_first)]
        if not inside:
            return []
        start = bisect_left(self.hints, span.first)
        hints = self.hints[start : bisect_left(self.hints, span.last, start)]
        before = self._before_merger(hints, span.last)
        if before is not None:
            return self._of_before(inside, before, span.last)
        units = [named.first for named in inside if named.levels[0] in LOCAL | DISTRICTS]
        verb = self._verb(hints, units, span.last)
        if verb is None:
            return []
        joined = self._joins(verb)
        parts = (n for n in inside if (joined or n.first > verb) and not self._is_made(n.first, verb))
        return [n.first for n in parts if not self._is_subject(n)]

    def _of_before(self, inside: Sequence[Named], before: tuple[int, int], last: int) -> list[int]:
        """The units that words on what was before the merger are of; `before`: the tokens of these.

        Those that end there, "các xã A, B (trước sáp nhập)", else those behind: "Trước sáp nhập, xã A có …".
        """
        if ending := self._ending(inside, before[0]):
            return ending
        now = (at for at in range(before[1], last) if self._is_since(at))
        stop = next(now, last)  # "Trước sáp nhập là Chủ tịch xã A, nay | là Bí thư xã B"
        return [n.first for n in inside if before[1] <= n.first < stop and not self._is_of(n)]

    def _is_since(self, at: int) -> bool:
        """Whether what follows the merger is told from token `at` on: "| nay là", "| được phân công làm"."""
        today = self.tokens[at].key in self.lexicon.words.today
        return today or self.lexicon.put_since.longest(self.tokens, at) is not None

    def _before_merger(self, hints: Sequence[int], stop: int) -> tuple[int, int] | None:
        """The first span of words that tell of what was before the merger."""
        found = ((at, self.lexicon.before_merger.longest(self.tokens, at, stop)) for at in hints)
        return next(((at, match[0]) for at, match in found if match is not None), None)

    def _ending(self, inside: Sequence[Named], at: int) -> list[int]:
        """The units named one after the other up to token `at`: "xã A, huyện B | (trước sáp nhập)"."""
        found, end = list[int](), at - (prior(self.tokens, at).key == "(")
        joints = self.lexicon.words.around | self.lexicon.words.between_names
        for named in reversed(inside):
            if named.last > end:
                continue
            if end - named.last > _JOINT or any(t.key not in joints for t in self.tokens[named.last : end]):
                break
            found.append(named.first)
            end = named.first
        return found

    def _is_subject(self, named: Named) -> bool:
        """Whether a new clause tells of a present unit: "Từ việc nhập …, phường A (tỉnh B) | hiện có …"."""
        if prior(self.tokens, named.first).key != "," or all(unit.former for unit in named.units):
            return False
        end = self._past_province(named)
        return end < len(self.tokens) and self.tokens[end].key in self.lexicon.words.being

    def _past_province(self, named: Named) -> int:
        """Past the province told behind a unit: "xã A (B) | nay có", "xã A, tỉnh B | có"."""
        after = bisect_right(self.names, named.first, key=_first)
        around = self.names[after] if after < len(self.names) else None
        if around and around.first == named.last + 1 and around.levels[0] in PROVINCES:
            return around.last + (self.tokens[named.last].key == "(")
        return past_bracket(self.tokens, named.last, min(len(self.tokens), named.last + _BRACKET))

    def _is_of(self, named: Named) -> bool:
        """Whether what was before belongs to a present unit: "trước sáp nhập của xã A"."""
        of = self.tokens[named.first - 1].key in self.lexicon.words.of if named.first else False
        return of and any(not unit.former for unit in named.units)

    def _joins(self, verb: int) -> bool:
        """Whether what is named before a verb is merged too: "xã A được sáp nhập với xã B"."""
        match = self.lexicon.merging.longest(self.tokens, verb)
        return match is not None and self.tokens[match[0]].key in self.lexicon.words.merged_with

    def _is_made(self, first: int, verb: int) -> bool:
        """Whether a merger makes the unit: "… thành xã Z"."""
        return first > verb + 1 and self.tokens[first - 1].key in self.lexicon.words.made

    def _is_name(self, first: int, last: int) -> bool:
        """Whether words stand as in a name: "ông Phạm Thành Lập"."""
        return all(token.shape == "C" for token in self.tokens[first:last])

    def _is_over(self, at: int, unit: int) -> bool:
        """Whether a unit is one of after the merger at `at`: "Sau sáp nhập, tỉnh X có 9 xã, gồm A, B"."""
        before, words = self.tokens[max(0, at - _AFTER) : at], self.lexicon.words
        after = any(token.key in words.after for token in before)
        return after and any(token.key == "," for token in self.tokens[at:unit])

    def _verb(self, hints: Sequence[int], units: Sequence[int], stop: int) -> int | None:
        """The first verb of merging that several units follow, or "từ" and one."""
        origins = [at for at in hints if self.tokens[at].key in self.lexicon.words.merged_from]
        for at in hints[: bisect_left(hints, units[-1])] if units else ():
            found = self.lexicon.merging.longest(self.tokens, at, stop)
            if found is None or (found[0] - at > 1 and self._is_name(at, found[0])):
                continue
            if self.lexicon.joining.longest(self.tokens, at, stop):
                continue
            after = bisect_right(units, at)
            if self._is_over(at, units[after]):
                continue
            near = units[after] - at <= _NEAR and len(units) - after > 1
            if near or bisect_left(origins, at) < bisect_left(origins, units[after]):
                return at
        return None


def _is_district(named: Named) -> bool:
    """Whether a name means a unit between ward and province: "TP Long Xuyên", but not "TP Huế"."""
    return named.levels[0] in DISTRICTS or (
        bool(named.units) and all(unit.level in DISTRICTS for unit in named.units)
    )
