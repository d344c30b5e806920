"""Initiatives: names in quotation marks of programmes, models, campaigns, apps, movements and projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Initiative
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.quotes import Quote, nested
from kg.recognise.words import common, lexicon_of

_REACH = 9  # tokens between kind and name
_LIST_REACH = 16  # where "như", "gồm", "mang tên" lead to the name
_OWNER = 9  # tokens between two names of a list, with who runs the first
_LONGEST = 40
_VERB, _BLOCKER = 3, 4  # tokens of the longest of these
_SHORTEST = 4  # tokens of a quoted name after a number, with its marks
_BREAKS = frozenset([";", "!", "?", '"'])


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Trie[str]
    counted: Trie[str]
    started: Trie[str]
    blockers: Trie[str]
    names: Trie[bool]
    speech: Trie[bool]
    verbs: Trie[bool]
    lists: frozenset[str]
    joints: frozenset[str]
    owners: frozenset[str]
    plural: frozenset[str]
    leading: frozenset[str]
    adjacent: Trie[bool]
    things: Trie[bool]


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["initiatives"]["words"]
    return lexicon_of(
        _Words,
        words,
        kinds=ontology.phrases("initiatives", "kinds"),
        counted=ontology.phrases("initiatives", "counted"),
        started=ontology.phrases("initiatives", "started"),
        blockers=Trie((phrase, "") for phrase in words["blockers"]),  # no kind
    )


class _Names:
    """Tells which quotations of one document name an initiative."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.common = _words(reading.ontology), common(reading.ontology)

    def all(self, quoted: Sequence[Quote]) -> Iterator[tuple[Quote, int, str]]:
        """(quotation, first token of what introduces it, kind)."""
        before: tuple[Quote, str] | None = None
        for quote in self._with_nested(quoted):
            found = self._introduced(quote) if quote.last - quote.first <= _LONGEST else None
            if found is None and before and self._listed(before[0], quote):
                found = quote.first, before[1]
            before = (quote, found[1]) if found else None
            if found:
                yield quote, found[0], self._own_kind(found[0], quote) or found[1]

    def _own_kind(self, at: int, quote: Quote) -> str | None:
        """The kind that a name itself begins with, where a mere thing bears it: "nhà “Chiến dịch …”"."""
        if self.words.things.longest(self.tokens, at, quote.first) is None:
            return None
        kind = self.words.kinds.longest(self.tokens, quote.first + 1, quote.last - 1)
        whole = kind is not None and kind[0] - quote.first > 2 and self.tokens[quote.first + 1].shape == "C"
        return kind[1][0] if kind and whole else None

    def _with_nested(self, quoted: Sequence[Quote]) -> Iterator[Quote]:
        """The quotations, each with the one inside it: what is said may name an initiative."""
        for quote in quoted:
            yield quote
            inner = nested(self.tokens, quote)
            if inner:
                yield inner

    def _introduced(self, quote: Quote) -> tuple[int, str] | None:
        """(first token, kind) of the nearest word before that says what the name is of."""
        edge = self._edge(quote)
        first = max(self.reading.sentence_of(quote.first).first, quote.first - _LIST_REACH)
        breaks = (at + 1 for at in range(edge - 1, first - 1, -1) if self.tokens[at].key in _BREAKS)
        word = self._word(next(breaks, first), edge)
        if word is None and (kind := self._example(quote)):
            return quote.first, kind
        if word:
            start, end, kind = word
            if not kind:
                return None if end == edge else self._by_itself(quote)
            if self._fits(start, end, edge, quote) and self._adjoins(start, end, edge, quote):
                return start, kind
        return self._by_itself(quote)

    def _example(self, quote: Quote) -> str | None:
        """The kind in the sentence before "Tiêu biểu như: “…”, “…”", which opens with its examples."""
        number = self.reading.sentence_at(quote.first)
        opening = self.reading.keys(self.reading.sentences[number].first, quote.first)
        if not number or not opening or not set(opening) <= self.words.lists:
            return None
        before = self.reading.sentences[number - 1]
        word = self._word(before.first, before.last)
        return (word[2] or None) if word and word[1] - word[0] > 1 else None

    def _edge(self, quote: Quote) -> int:
        """Where what introduces the name ends: before ":", "như", "mang tên"."""
        edge = quote.first - (self.tokens[quote.first - 1].key == ":" if quote.first else 0)
        for at in range(edge - 1, max(-1, edge - 6), -1):
            match = self.words.names.longest(self.tokens, at, edge)
            if match and match[0] >= edge - 2:
                edge = at
        return edge

    def _word(self, first: int, edge: int) -> tuple[int, int, str] | None:
        """(first, end, kind or "") of the last word; a lone syllable counts only at the edge."""
        found: tuple[int, int, str] | None = None
        for start in range(first, edge):
            for trie in (self.words.kinds, self.words.blockers):
                known = self.tokens[start].key in trie.root
                match = trie.longest(self.tokens, start, edge) if known else None
                whole = match is not None and (match[0] - start > 1 or match[0] == edge)
                if match and whole and (found is None or match[0] > found[1]):
                    found = start, match[0], match[1][0]
        return found

    def _fits(self, start: int, end: int, edge: int, quote: Quote) -> bool:
        """Whether what stands between kind and name only describes: no clause, no speech."""
        gap = self.reading.keys(end, edge)
        listing = not self.words.lists.isdisjoint(gap) or edge < quote.first
        if len(gap) > (_LIST_REACH if listing else _REACH) or ":" in gap:
            return False
        if (
            "," in gap
            and not self._is_led(start, quote)
            and not set(gap[gap.index(",") + 1 :]) <= self.words.lists | {","}
        ):
            return False
        return not self._said(start, end, edge, quote)

    def _is_led(self, start: int, quote: Quote) -> bool:
        """Whether examples of several such things follow: "nhiều phong trào thiết thực, hiệu quả như:"."""
        at = quote.first - 1 - (self.tokens[quote.first - 1].key == ":")
        return self.tokens[at].key in self.words.leading and self.tokens[start - 1].key in self.words.plural

    def _said(self, start: int, end: int, edge: int, quote: Quote) -> bool:
        """Whether a verb of speech stands between, or before what a colon makes its words."""
        first = end
        if self.tokens[quote.first - 1].key == ":" and self.tokens[start - 1].key not in self.words.plural:
            first = self.reading.sentence_of(quote.first).first
        return self.words.speech.within(self.tokens, first, edge)

    def _adjoins(self, at: int, end: int, edge: int, quote: Quote) -> bool:
        """Whether kind and name stand as close as a common word or a name in small letters needs."""
        inner = self.tokens[quote.first + 1 : quote.last - 1]
        if inner[0].shape == "w" and ((end < edge and not self._is_led(at, quote)) or len(inner) < 2):
            return False
        if inner[0].shape == "9" and len(inner) == 2 and inner[1].start == inner[0].end:
            return False  # lớp “5A”
        match = self.words.adjacent.longest(self.tokens, at, end)
        if match is None or match[0] != end:
            return True
        return end == quote.first and any(token.shape in "w9" for token in inner)

    def _by_itself(self, quote: Quote) -> tuple[int, str] | None:
        """A name that begins with its kind, "sử dụng “Sổ tay …”", or is told of its kind after it."""
        told = self._told(quote) or self._counted(quote) or self._started(quote)
        if told:
            return quote.first, told
        kind = self.words.kinds.longest(self.tokens, quote.first + 1, quote.last - 1)
        common = self.words.counted.longest(self.tokens, quote.first + 1, quote.last - 1)
        if (kind or common) is None or self.tokens[quote.first + 1].shape != "C":
            return None
        if kind is None:
            return (quote.first, common[1][0]) if common and self._follows_verb(quote) else None
        plain = self.words.adjacent.longest(self.tokens, quote.first + 1, kind[0]) is not None
        if kind[0] - quote.first > 2 and not plain and not self._is_blocked(quote):
            return quote.first, kind[1][0]  # "Chiến dịch …": two syllables that tell what it is
        return (quote.first, kind[1][0]) if self._follows_verb(quote) else None

    def _follows_verb(self, quote: Quote) -> bool:
        """Whether a verb of setting up stands right before: "sử dụng “Sổ tay …”"."""
        return self.words.verbs.ends_at(self.tokens, quote.first, _VERB)

    def _started(self, quote: Quote) -> str | None:
        """The kind of what is begun: "Lễ phát động “Cả xóm học số”"."""
        if self.tokens[quote.first + 1].shape != "C" or quote.last - quote.first < _SHORTEST:
            return None
        match = self.words.started.longest(self.tokens, max(0, quote.first - 2), quote.first)
        return match[1][0] if match and match[0] == quote.first else None

    def _counted(self, quote: Quote) -> str | None:
        """The kind of several that bear one name: "gắn biển 3 “Đoạn đường nở hoa”"."""
        counts = quote.first > 0 and self.tokens[quote.first - 1].shape == "9"
        capital = self.tokens[quote.first + 1].shape == "C"
        if not counts or not capital or quote.last - quote.first < _SHORTEST:
            return None
        kind = self.words.counted.longest(self.tokens, quote.first + 1, quote.last - 1)
        return kind[1][0] if kind else None

    def _is_blocked(self, quote: Quote) -> bool:
        """Whether what is quoted is said, or named as something else: "khẩu hiệu “…”"."""
        opens = self.reading.sentence_of(quote.first).first == quote.first
        said = opens or self.tokens[quote.first - 1].key == ":"
        return said or self.words.blockers.ends_at(self.tokens, quote.first, _BLOCKER)

    def _told(self, quote: Quote) -> str | None:
        """The kind that the sentence ascribes: "“Tuyến hẻm xanh” là mô hình mới"."""
        stop = self.reading.sentence_of(quote.last - 1).last
        small = self.tokens[quote.first + 1].shape == "w"
        if small or quote.last + 1 >= stop or self.tokens[quote.last].key not in self.common.is_called:
            return None
        start = quote.last + 1 + (self.tokens[quote.last + 1].key in self.common.one)
        kind = self.words.kinds.longest(self.tokens, start, stop)
        return kind[1][0] if kind and kind[0] - start > 1 else None

    def _listed(self, before: Quote, quote: Quote) -> bool:
        """Whether a name follows another in one list, with who runs it at most between."""
        between = self.reading.keys(before.last, quote.first)
        same = self.tokens[before.first].line == self.tokens[quote.first].line
        if not between or len(between) > _OWNER or not same:
            return False
        owned = between[0] in self.words.owners and between[-1] in self.common.between | {";"}
        return owned or (len(between) < 4 and all(word in self.words.joints for word in between))


def initiatives(reading: Reading) -> Iterator[Initiative]:
    """Each named initiative once."""
    seen: set[tuple[str, ...]] = set()
    for quote, first, kind in _Names(reading).all(reading.quotes) if reading.quotes else ():
        last = quote.last - 1
        while last - 1 > quote.first and reading.tokens[last - 1].key in {".", ",", ";", ":"}:
            last -= 1
        mark = tuple(reading.keys(quote.first + 1, last))
        if mark and mark not in seen:
            seen.add(mark)
            name = reading.text(quote.first + 1, last)
            evidence = reading.evidence(first, quote.last, "quoted name")
            yield Initiative(evidence, name, kind, reading.ward_at(quote.first))
