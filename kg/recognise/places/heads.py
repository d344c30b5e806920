"""Units named after a head: "phường A", "hai xã A và B", "các xã, phường: A, B"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Token
from kg.ontology import Ontology
from kg.recognise.places.named import Named, official_name
from kg.recognise.places.place import DISTRICTS, LOCAL
from kg.recognise.places.words import lexicon
from kg.recognise.words import surnames

_CLAUSE = 12  # tokens between a head and the list of its names
_FEW = 2  # names that are no list
_LONGEST = 4  # words of a unit that no official name fits


class Heads:
    """Reads the names after the heads of one document."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token]) -> None:
        self.ontology, self.tokens, self.size = ontology, tokens, len(tokens)
        self.lexicon = lexicon(ontology)
        self.words = self.lexicon.words
        self.surnames = surnames(ontology)

    def names(self, at: int, end: int, levels: Sequence[tuple[str, ...]]) -> list[Named]:
        """A head with its name or names: "phường A", "hai xã A và B", "các xã, phường: A, B"."""
        if self.tokens[at].text in self.words.letters or self._line_ends(at, end):
            return []
        if self.tokens[end - 1].key in self.words.committee:
            return self._of_committee(end, levels[0])
        allowed, heads = self._more_heads(at, end, levels[0])
        start = self._past_kind(at, heads, allowed)
        if start < self.size and self.tokens[start].key == ":":
            counted = start + 1 < self.size and self.tokens[start + 1].shape == "9"
            return [] if counted else self._list(start + 1, allowed)  # "HĐND phường: 3 người" names none
        if len(allowed) > 1 and allowed[0] in LOCAL:
            return self._list(start, allowed)
        told = self._told_later(at, start, allowed) if allowed[0] in LOCAL else []
        first = None if told else self._one(at, start, allowed)
        if first is None or (start > heads and not first.units):
            return told
        more = self._list(first.last, allowed, more=True) if self._is_plural(at) else self._joined(first)
        return [first, *more]

    def _of_committee(self, start: int, levels: tuple[str, ...]) -> list[Named]:
        """The unit named bare after its committee: "Huyện ủy A"; the committee is no part of the name."""
        named = official_name(self.ontology, self.tokens, start, levels)
        if named is None or self._is_person(start, named[0], self._run(start)):
            return []
        return [Named(start, named[0], levels, named[1][0].name, named[1])]

    def _past_kind(self, at: int, end: int, levels: tuple[str, ...]) -> int:
        """Past what kind of units they are, and that they are listed: "xã biên giới A", "3 xã, gồm: A"."""
        if levels[0] not in LOCAL or end == self.size or self.tokens[end].key not in self.lexicon.between:
            return end
        kind = self.lexicon.kinds.longest(self.tokens, end)
        start = kind[0] if kind else end
        lists = self.lexicon.lists.longest(self.tokens, start) if self._is_plural(at) else None
        start = lists[0] if lists else start
        known = official_name(self.ontology, self.tokens, start, levels)
        return start if known else end

    def _told_later(self, at: int, start: int, levels: tuple[str, ...]) -> list[Named]:
        """Wards listed after a clause on them: "Các xã được bỏ phiếu sớm gồm: A, B và C"."""
        if start >= self.size or self.tokens[start].shape != "w" or not self._is_plural(at):
            return []
        for end in range(start, min(start + _CLAUSE, self.size)):
            if self.tokens[end].line != self.tokens[at].line or self.tokens[end].shape == ".":
                return []
            if self.tokens[end].key in self.words.listed:
                found = self._list(end + 1 + (self.tokens[end + 1].key == ":"), levels)
                return found if len(found) > _FEW else []
        return []

    def _more_heads(self, at: int, start: int, levels: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
        """(levels, end) of heads that stand together: "các xã, phường, đặc khu: A, B và C"."""
        between = self.words.between_heads
        while start + 1 < self.size and self.tokens[start].key in between and self._is_plural(at):
            match = self.lexicon.heads.longest(self.tokens, start + 1)
            if match is None or match[1][0][0] not in LOCAL:
                break
            following = self.tokens[match[0]] if match[0] < self.size else None
            if following is None or (following.shape in "CA" and following.line != self.tokens[at].line):
                break
            levels, start = (*levels, *match[1][0]), match[0]
        return levels, start

    def _line_ends(self, at: int, start: int) -> bool:
        return start < self.size and self.tokens[start].line != self.tokens[at].line

    def _joined(self, first: Named) -> list[Named]:
        """Units of the level and province of the first that share its head: "phường A, B và xã C"."""
        listed = first.last < self.size and self.tokens[first.last].key in self.words.between_names
        if not listed or first.levels[0] not in LOCAL:
            return []
        more = self._list(first.last, first.levels, more=True)
        closing = self.tokens[more[-1].first - 1] if more else None
        after = self.tokens[more[-1].last] if more and more[-1].last < self.size else None
        last = closing is not None and closing.key in self.words.last_name
        goes_on = after is not None and after.key in self.words.last_name and self._is_head(more[-1].last + 1)
        near = self._provinces(first)
        alike = all(near & self._provinces(named) and not self._is_province(named) for named in more)
        units = (unit for named in more for unit in self.ontology.units_of(named.name))
        apart = all(unit.level not in DISTRICTS for unit in units)  # "phường A, Vũng Tàu"
        return more if (last or goes_on or apart) and alike else []

    def _is_head(self, at: int) -> bool:
        return at < self.size and self.lexicon.heads.longest(self.tokens, at) is not None

    def _provinces(self, named: Named) -> set[str]:
        """The provinces that have a present unit of the name."""
        return {self.ontology.province_of(unit) for unit in named.units if not unit.former}

    def _is_province(self, named: Named) -> bool:
        """Whether a province is called so as well: "phường A, Cà Mau và …"."""
        found = self.lexicon.provinces.longest(self.tokens, named.first)
        return found is not None and found[0] == named.last

    def _is_plural(self, at: int) -> bool:
        """Whether a count or plural word stands before the head: "hai phường A và B"."""
        before = self.tokens[at - 1] if at else None
        if before is None:
            return False
        return before.shape == "9" or before.key in self.lexicon.plural or before.key in self.words.shared

    def _list(self, start: int, levels: tuple[str, ...], *, more: bool = False) -> list[Named]:
        """Names that share one head: "A, B và C"; `more` where the first stands before `start`."""
        found: list[Named] = []
        while start < self.size:
            if more or found:
                if self.tokens[start].key not in self.words.between_names:
                    break
                start += 1
                if start < self.size and self.tokens[start].key in self.words.last_name:
                    start += 1
            named = official_name(self.ontology, self.tokens, start, levels)
            if named is not None:
                found.append(Named(start, named[0], levels, named[1][0].name, named[1]))
                start = named[0]
            elif (found or more) and (end := self._past_unknown(start, levels)):
                start = end
            else:
                break
        return found

    def _past_unknown(self, start: int, levels: tuple[str, ...]) -> int:
        """The end of a name that nobody knows between two that are known: "A, Pú Nhi, B"; 0 for none."""
        end = self._run(start)
        listed = start < end < self.size and self.tokens[end].key in self.words.between_names
        return end if listed and official_name(self.ontology, self.tokens, end + 1, levels) else 0

    def _one(self, at: int, start: int, levels: tuple[str, ...]) -> Named | None:
        """The unit whose head stands at `at` and whose name begins at `start`, known or not."""
        named = official_name(self.ontology, self.tokens, start, levels)
        end = self._run(start)
        if named is None:
            return self._unknown(at, start, end, levels)
        if levels[0] in LOCAL and self._is_person(start, named[0], end):
            return None
        return Named(at, named[0], levels, named[1][0].name, named[1])

    def _is_person(self, start: int, named: int, end: int) -> bool:
        """Whether a whole person's name stands after a bare "phường": capitals go on after the unit's."""
        goes_on = end - named == 1 or (named - start == 1 < end - start)
        return goes_on and self.tokens[start].key in self.surnames

    def _unknown(self, at: int, start: int, end: int, levels: tuple[str, ...]) -> Named | None:
        """A unit that no official name fits: two capitalised words, or three that are no person's."""
        if start + 1 >= self.size or self._line_ends(at, start):
            return None
        if start - at == 2 and self.tokens[at + 1].key == ".":
            return None
        named = self.tokens[start].key in self.surnames or self.tokens[start + 1].key in self.words.middle
        if end - start != 2 and (end - start != 3 or named):
            return None
        words = " ".join(token.text for token in self.tokens[start:end])
        return Named(at, end, levels, f"{self.lexicon.written[levels[0]]} {words}", ())

    def _run(self, at: int) -> int:
        """The end of a run of capitalised words of one line, at most four."""
        end = at
        while end < self.size and end - at < _LONGEST and self.tokens[end].shape == "C":
            if self.tokens[end].line != self.tokens[at].line or self.tokens[end].key in self.words.heads:
                break
            end += 1
        return end
