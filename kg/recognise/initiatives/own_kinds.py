"""The kind of an initiative that its own name or what stands right around it tells."""

from __future__ import annotations

from typing import Final

from kg.ontology import Trie
from kg.recognise.initiatives.words import initiative_words
from kg.recognise.quotes import Quote
from kg.recognise.reading import Reading
from kg.recognise.words import common

_VERB, _BLOCKER = 3, 4  # tokens of the longest of these
_SHORTEST: Final = 4  # tokens of a quoted name after a number, with its marks


class OwnKinds:
    """Reads the kinds of one document's quotations that nothing before them introduces."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.common = initiative_words(reading.ontology), common(reading.ontology)

    def of_thing(self, at: int, quote: Quote) -> str | None:
        """The kind that a name itself begins with, where a mere thing bears it: "nhà “Chiến dịch …”"."""
        if self.words.things.longest(self.tokens, at, quote.first) is None:
            return None
        kind = self.words.kinds.longest(self.tokens, quote.first + 1, quote.last - 1)
        whole = kind is not None and kind[0] - quote.first > 2 and self.tokens[quote.first + 1].shape == "C"
        return kind[1][0] if kind and whole else None

    def of(self, quote: Quote) -> tuple[int, str] | None:
        """A name that begins with its kind, "sử dụng “Sổ tay …”", or is told of its kind after it."""
        told = self._told(quote) or self._counted(quote) or self._started(quote)
        if told:
            return quote.first, told
        kind = self.words.kinds.longest(self.tokens, quote.first + 1, quote.last - 1)
        common = self.words.counted.longest(self.tokens, quote.first + 1, quote.last - 1)
        if (kind or common) is None or self.tokens[quote.first + 1].shape != "C":
            return self._kept(quote)
        if kind is None:
            return (quote.first, common[1][0]) if common and self._follows_verb(quote) else None
        plain = self.words.adjacent.longest(self.tokens, quote.first + 1, kind[0]) is not None
        if kind[0] - quote.first > 2 and not plain and not self._is_blocked(quote):
            return quote.first, kind[1][0]  # "Chiến dịch …": two syllables that tell what it is
        return (quote.first, kind[1][0]) if self._follows_verb(quote) else None

    def _follows_verb(self, quote: Quote) -> bool:
        """Whether a verb of setting up stands right before: "sử dụng “Sổ tay …”", "mở điểm “Trạm …”"."""
        thing = quote.first > 0 and self.tokens[quote.first - 1].key in self.words.classifiers
        return self.words.verbs.ends_at(self.tokens, quote.first - thing, _VERB)

    def _started(self, quote: Quote) -> str | None:
        """The kind of what is begun: "Lễ phát động “Cả xóm học số”"."""
        if self.tokens[quote.first + 1].shape not in "C9" or quote.last - quote.first < _SHORTEST:
            return None
        return self._led(self.words.started, quote)

    def _led(self, verbs: Trie[str], quote: Quote) -> str | None:
        """The kind that a verb of two syllables right before tells."""
        match = verbs.longest(self.tokens, max(0, quote.first - 2), quote.first)
        return match[1][0] if match and match[0] == quote.first else None

    def _kept(self, quote: Quote) -> tuple[int, str] | None:
        """A name that only a verb tells of: "duy trì “Sáng vì dân”", no "duy trì “Xanh - sạch - đẹp”"."""
        inner = self.tokens[quote.first + 1 : quote.last - 1]
        plain = all(token.shape != "." for token in inner) and inner[0].shape == "C" and len(inner) > 1
        kind = self._led(self.words.kept, quote) if plain else None
        return (quote.first, kind) if kind else None

    def _counted(self, quote: Quote) -> str | None:
        """The kind of several that bear one name: "gắn biển 3 “Đoạn đường nở hoa”"."""
        at = quote.first - 1
        at -= at > 0 and self.tokens[at].key in self.words.classifiers  # "2 căn “Nhà khăn quàng đỏ”"
        counts = at >= 0 and self.tokens[at].shape == "9"
        capital = self.tokens[quote.first + 1].shape == "C"
        if not counts or not capital or quote.last - quote.first < _SHORTEST:
            return None
        kind = self.words.counted.longest(self.tokens, quote.first + 1, quote.last - 1)
        return kind[1][0] if kind else None

    def known(self, quote: Quote) -> str | None:
        """The kind of what the whole country knows by its name: "đi đầu trong “Bình dân học vụ số”"."""
        match = self.words.known.longest(self.tokens, quote.first + 1, quote.last - 1)
        whole = match is not None and match[0] == quote.last - 1
        return match[1][0] if match and whole and not self._is_blocked(quote) else None

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
