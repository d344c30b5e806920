"""Which quotations name an initiative, by the word before them: mô hình “…”, phong trào như “…”, “…”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.recognise.initiatives.own_kinds import OwnKinds
from kg.recognise.initiatives.words import initiative_words
from kg.recognise.quotes import Quote, nested
from kg.recognise.reading import Reading
from kg.recognise.words import common
from kg.text import prior

_REACH: Final = 9  # tokens between kind and name
_LIST_REACH: Final = 16  # where "như", "gồm", "mang tên" lead to the name
_LED_REACH: Final = 30  # and "như" from several: "nhiều phong trào … có sức lan tỏa như"
_OWNER: Final = 9  # tokens between two names of a list, with who runs the first
_WORK: Final = 14  # the same with what that does: "của Hội A phục vụ 300 suất ăn, | “Tiếng rao …”"
_SPEECH: Final = 2  # tokens of "đề nghị"
_SHORT: Final = 4  # tokens of a name of two words in quotation marks
_LONGEST: Final = 40
_BREAKS: Final = frozenset([";", "!", "?", '"'])


class _QuotedNames:
    """Tells which quotations of one document name an initiative."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.common = initiative_words(reading.ontology), common(reading.ontology)
        self.own = OwnKinds(reading)

    def all(self, quoted: Sequence[Quote]) -> Iterator[tuple[Quote, int, str]]:
        """(quotation, first token of what introduces it, kind)."""
        before: tuple[Quote, str] | None = None
        for quote in self._with_nested(quoted):
            found = self._introduced(quote) if quote.last - quote.first <= _LONGEST else None
            if found is None and before and self._listed(before[0], quote):
                found = quote.first, before[1]
            if found is None and (kind := self.own.known(quote)):
                found = quote.first, kind
            before = (quote, found[1]) if found else None
            if found:
                yield quote, found[0], self.own.of_thing(found[0], quote) or found[1]

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
        first = max(self.reading.sentence_of(quote.first).first, quote.first - _LED_REACH)
        breaks = (at + 1 for at in range(edge - 1, first - 1, -1) if self.tokens[at].key in _BREAKS)
        word = self._word(next(breaks, first), edge)
        if word is None and (kind := self._example(quote)):
            return quote.first, kind
        if word:
            start, end, kind = word
            if not kind:
                return None if end == edge else self.own.of(quote)
            if self._fits(start, end, edge, quote) and self._adjoins(start, end, edge, quote):
                return start, kind
        return self.own.of(quote)

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
                if match and match[0] - start == 1 and self.words.compounds.ends_at(self.tokens, match[0], 2):
                    continue  # "an sinh xã | hội"
                whole = match is not None and (match[0] - start > 1 or match[0] == edge)
                if match and whole and (found is None or match[0] > found[1]):
                    found = start, match[0], match[1][0]
        return found

    def _fits(self, start: int, end: int, edge: int, quote: Quote) -> bool:
        """Whether what stands between kind and name only describes: no clause, no speech."""
        gap = self.reading.keys(end, edge)
        listing = not self.words.lists.isdisjoint(gap) or edge < quote.first
        led = self._is_led(start, quote)
        reach = _LED_REACH if led else _LIST_REACH if listing else _REACH
        if len(gap) > reach or ":" in gap:
            return False
        if "," in gap and not led and not set(gap[gap.index(",") + 1 :]) <= self.words.lists | {","}:
            return False
        return not self._said(start, end, edge, quote)

    def _is_led(self, start: int, quote: Quote) -> bool:
        """Whether examples of several such things follow: "nhiều phong trào thiết thực, hiệu quả như:"."""
        at = quote.first - 1 - (self.tokens[quote.first - 1].key == ":")
        several = prior(self.tokens, start).key in self.words.plural
        return several and self.tokens[at].key in self.words.leading

    def _said(self, start: int, end: int, edge: int, quote: Quote) -> bool:
        """Whether a verb of speech stands between, or before what a colon makes its words."""
        first = end
        several = prior(self.tokens, start).key in self.words.plural
        if not several and prior(self.tokens, quote.first).key == ":":
            first = self.reading.sentence_of(quote.first).first
        return self.words.speech.within(self.tokens, first, edge)

    def _adjoins(self, at: int, end: int, edge: int, quote: Quote) -> bool:
        """Whether kind and name stand as close as a common word or a name in small letters needs."""
        inner = self.tokens[quote.first + 1 : quote.last - 1]
        if inner[0].shape == "w" and ((end < edge and not self._is_led(at, quote)) or len(inner) < 2):
            return False
        if self.words.unnamed.longest(self.tokens, quote.first + 1) or self._is_asked(at, quote):
            return False  # "xin nghỉ công tác “vì lý do cá nhân”"
        if inner[0].shape == "9" and len(inner) == 2 and inner[1].start == inner[0].end:
            return False  # lớp “5A”
        match = self.words.adjacent.longest(self.tokens, at, end)
        if match is None or match[0] != end:
            return True
        dashes = sum(token.key == "-" for token in inner)  # tuyến đường “Sáng - Xanh - Sạch”
        return end == quote.first and (dashes > 0 or any(token.shape in "w9" for token in inner))

    def _is_asked(self, at: int, quote: Quote) -> bool:
        """Whether a kind at `at` is who is asked to do it: "đề nghị các | chi đoàn “nói ít, làm nhiều”"."""
        start = at - (prior(self.tokens, at).key in self.words.plural)
        small = self.tokens[quote.first + 1].shape == "w"
        return small and self.words.speech.ends_at(self.tokens, start, _SPEECH)

    def _listed(self, before: Quote, quote: Quote) -> bool:
        """Whether a name follows another in one list, with who runs it at most between."""
        between = self.reading.keys(before.last, quote.first)
        same = self.tokens[before.first].line == self.tokens[quote.first].line
        named = [self.tokens[one.first + 1].shape for one in (before, quote)]
        reach = _WORK if named == ["C", "C"] and between.count(",") < 2 else _OWNER
        if not between or len(between) > reach or not same:
            return False
        if ";" in between and named == ["C", "w"]:
            return False  # "theo “Chiến dịch …”; | “không để ai …”"
        parted = between[-1] == ";" and self.tokens[quote.first + 1].shape == "C"  # "…; “B” dài 26 km"
        if parted and quote.last - quote.first > _SHORT:
            return True
        owned = between[0] in self.words.owners and between[-1] in self.common.between | {";"}
        return owned or (len(between) < 4 and all(word in self.words.joints for word in between))


def quoted_names(reading: Reading) -> Iterator[tuple[Quote, int, str]]:
    """(quotation, first token of what introduces it, kind) of every quotation that names an initiative."""
    return _QuotedNames(reading).all(reading.quotes) if reading.quotes else iter(())
