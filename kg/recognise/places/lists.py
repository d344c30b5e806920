"""Names that share one head: "A, B và C", "xã biên giới A", "các xã … gồm: A, B"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Ontology
from kg.recognise.places.named import Named, official_name
from kg.recognise.places.place import LOCAL
from kg.recognise.places.words import place_lexicon
from kg.recognise.spans import past_bracket
from kg.text import Tokens

_CLAUSE: Final = 16  # tokens between a head and the list of its names
_BRACKET: Final = 8  # tokens of "huyện Củ Chi cũ"
_OLD: Final = 2  # tokens of "cũ)"
_BEFORE_LIST: Final = frozenset(",(")  # marks before "gồm:"
_FEW: Final = 2  # names that are no list
_LONGEST: Final = 4  # words of a unit that no official name fits


class NameLists:
    """Reads lists of units' names in one document."""

    def __init__(self, ontology: Ontology, tokens: Tokens) -> None:
        self.ontology, self.tokens, self.size = ontology, tokens, len(tokens)
        self.lexicon = place_lexicon(ontology)
        self.words = self.lexicon.words

    def named(
        self, start: int, levels: tuple[str, ...], *, more: bool = False, dashed: bool = False
    ) -> list[Named]:
        """Names that share one head: "A, B và C"; `more` where the first stands before `start`.

        `dashed` names have dashes between them: "liên xã A - B".
        """
        found: list[Named] = []
        while start < self.size:
            start = self._past_bracket(start) if len(found) > 1 else start
            start = self.past_figure(start) if more or found else start
            if start < self.size and (more or found):
                joint = self.tokens[start].key
                if joint not in self.words.between_names and not (dashed and joint == "-"):
                    break
                start += 1
                if start < self.size and self.tokens[start].key in self.words.last_name:
                    start += 1
            named = official_name(self.ontology, self.tokens, start, levels)
            if named is not None and not self._counts(start):
                found.append(Named(start, named[0], levels, named[1][0].name, named[1]))
                start = named[0]
            elif (found or more) and (end := self._past_unknown(start, levels)):
                start = end
            else:
                break
        return found

    def _past_bracket(self, at: int) -> int:
        """Past what units of a list belonged to: "…, B | (huyện X cũ); C, D"; `at` if nothing tells."""
        end = past_bracket(self.tokens, at, at + _BRACKET)
        if end >= self.size or end == at:
            return at
        old = self.lexicon.former.longest(self.tokens, end - _OLD) is not None  # "B (tỉnh X cũ), C"
        marks = self.words.between_names if old else self.words.between_lists
        return end if self.tokens[end].key in marks else at

    def past_figure(self, at: int) -> int:
        """Past what is told of one of a list: "các xã A | (15 ha), B (cũ), C"; `at` if nothing is."""
        old = at + 1 < self.size and self.lexicon.former.longest(self.tokens, at + 1) is not None
        told = old or (at + 1 < self.size and self.tokens[at + 1].shape == "9")
        end = past_bracket(self.tokens, at, at + _BRACKET) if told else at
        return end if end < self.size and self.tokens[end].key in self.words.between_names else at

    def led(self, start: int, levels: tuple[str, ...]) -> list[Named]:
        """The names of a list that a colon leads in, though nobody knows the first."""
        past = self._past_unknown(start, levels) if start < self.size else 0
        named = not past or official_name(self.ontology, self.tokens, start, levels)
        return self.named(start, levels) if named else self.named(past, levels, more=True)

    def told_later(self, at: int, start: int, levels: tuple[str, ...]) -> list[Named]:
        """Wards listed after a clause on them: "Các xã được bỏ phiếu sớm gồm: A, B và C"."""
        if start >= self.size or self.tokens[start].shape != "w" or not self.is_plural(at):
            return []
        for end in range(start, min(start + _CLAUSE, self.size)):
            token, after = self.tokens[end], self.tokens[end + 1 : end + 2]
            mark = token.key in _BEFORE_LIST and bool(after) and after[0].key in self.words.listed
            if token.key == "(" and (found := self._bracketed(at, end + 1, levels)):
                return found
            if token.line != self.tokens[at].line or (token.shape == "." and not mark):
                return []
            if token.key in self.words.listed:
                first = end + 1 + (end + 1 < self.size and self.tokens[end + 1].key == ":")
                every = (*levels, *sorted(LOCAL.difference(levels)))  # "Các xã phải sơ tán gồm: …": wards too
                found = max(self.led(first, levels), self.led(first, every), key=len)
                return found if len(found) > _FEW else []
        return []

    def _bracketed(self, at: int, first: int, levels: tuple[str, ...]) -> list[Named]:
        """As many names in brackets as a number before the head says: "3 phường thuộc TPHCM (A, B, C)"."""
        found = self.named(first, levels)
        counted = at > 0 and self.tokens[at - 1].key.lstrip("0") == str(len(found))
        closed = bool(found) and self.tokens[found[-1].last : found[-1].last + 1]
        return found if counted and closed and closed[0].key == ")" else []

    def past_kind(self, at: int, end: int, levels: tuple[str, ...]) -> int:
        """Past what kind of units they are, and that they are listed: "xã biên giới A", "3 xã, gồm: A"."""
        if levels[0] not in LOCAL or end == self.size or self.tokens[end].key not in self.lexicon.between:
            return end
        kind = self.lexicon.kinds.longest(self.tokens, end)
        start = kind[0] if kind else end
        lists = self.lexicon.lists.longest(self.tokens, start) if self.is_plural(at) else None
        start = lists[0] if lists else start
        known = official_name(self.ontology, self.tokens, start, levels)
        province = self.lexicon.provinces.longest(self.tokens, start) if kind else None
        if known and province and province[0] >= known[0] and not self.is_plural(at):
            return end  # "một xã biên giới | Tây Ninh"
        return start if known else end

    def _counts(self, at: int) -> bool:
        """Whether a number only says how many follow: "phường A và | 6 xã …", "… và | 2 trường học"."""
        if self.tokens[at].shape != "9" or at + 1 >= self.size:
            return False
        follows = self.tokens[at + 1]
        counted = self.words.counting.longest(self.tokens, at + 1) is not None  # "phường A và 9 tổ dân phố"
        return (
            counted
            or follows.key in self.words.heads
            or (follows.shape in "wC" and follows.key not in self.words.behind_number)
        )

    def _past_unknown(self, start: int, levels: tuple[str, ...]) -> int:
        """The end of a name that nobody knows between two that are known: "A, Pú Nhi, B"; 0 for none."""
        end = self.run(start)
        listed = start < end < self.size and self.tokens[end].key in self.words.between_names
        return end if listed and official_name(self.ontology, self.tokens, end + 1, levels) else 0

    def is_plural(self, at: int) -> bool:
        """Whether a count or plural word stands before the head: "hai phường A và B"."""
        before = self.tokens[at - 1] if at else None
        if before is None:
            return False
        return before.shape == "9" or before.key in self.lexicon.plural or before.key in self.words.shared

    def run(self, at: int) -> int:
        """The end of a run of capitalised words of one line, at most four."""
        end = at
        while end < self.size and end - at < _LONGEST and self.tokens[end].shape == "C":
            if self.tokens[end].line != self.tokens[at].line or self.tokens[end].key in self.words.heads:
                break
            end += 1
        return end
