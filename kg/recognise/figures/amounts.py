"""The numbers of figures: no part of a name, a code or a time; with "hơn" before or "trở lên" behind."""

from __future__ import annotations

from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.number_words import Number
from kg.recognise.figures.numbered import Numbered
from kg.recognise.figures.numbers import number
from kg.recognise.figures.words import figure_words
from kg.recognise.figures.written_numbers import WrittenNumbers
from kg.recognise.spans import TokenIndex
from kg.recognise.words import phrases_of, words_of
from kg.text import Tokens

_TIME: Final = 16  # tokens of "ước thực hiện giải ngân đến ngày 31/01/2026 đạt" and the number
_NEARLY: Final = "≈"
_MORE, _AT_MOST = ">", "≤"
_FORBIDDEN: Final = 6  # tokens of "không để lớp học"
_MARKS: Final = frozenset({";", ".", ":", "%"})
_OPENS: Final = frozenset({"", ".", ":", '"', "("})  # before a number in words that begins in a capital
_ABOVE: Final = 3  # tokens of "ngân sách cấp trên" but the first


class Amounts:
    """Reads the amounts of one document; `names` knows the numbers that are part of one."""

    def __init__(self, ontology: Ontology, tokens: Tokens, names: Numbered) -> None:
        self.words, self.tokens, self.key = figure_words(ontology), tokens, names.nouns.key
        self.written = WrittenNumbers(ontology, tokens, names.is_named)
        self.no_bound, self.estimates, self.forbidding = (
            phrases_of(ontology, "figures", "words", name) for name in ("no_bound", "estimates", "forbidding")
        )
        self.reached = words_of(ontology, "figures", "label", "shares")

    def number(self, at: int, *, zero: bool = False) -> Number | None:
        """The number at `at`, unless it is glued to a name, a code or a time: "P.12", "68-NQ/TW", "16:20"."""
        if self.tokens[at].shape != "9" and not self._may_count(at):
            return None
        found = number(self.words.numbers, self.tokens, at, self.written.groups(at))
        if (
            found is None
            or not (found.value or zero)
            or self._glued_before(at)
            or self._glued_after(found.end)
        ):
            return None
        return self.written.with_repetition(at, found)

    def _may_count(self, at: int) -> bool:
        """Whether a number word is one: not a name, not "năm" for year, not "một" for a."""
        token, words = self.tokens[at], self.words
        before, after = self.key(at - 1, token.line), self.key(at + 1, token.line)
        opens = token.shape == "w" or before in _OPENS
        if token.key not in words.numbers.starts or not opens or before in words.ordinal:
            return False
        if after in words.numbers.magnitudes or after in words.numbers.tens:
            return True
        if token.key in words.numbers.article:
            return self.written.is_one(at)
        return token.key not in words.numbers.year or (
            before in words.five_after and words.years.longest(self.tokens, at) is None
        )

    def _glued_before(self, at: int) -> bool:
        if at < 2 or self.tokens[at - 1].end != self.tokens[at].start:
            return False
        mark, before = self.tokens[at - 1], self.tokens[at - 2]
        if before.end != mark.start:
            return False
        return (
            before.shape == "9"
            if mark.key in {"/", ":"}
            else mark.key in {"-", ".", "+"} and before.shape != "."
        )

    def _glued_after(self, end: int) -> bool:
        if end + 1 >= len(self.tokens) or self.tokens[end].start != self.tokens[end - 1].end:
            return False
        mark, after = self.tokens[end], self.tokens[end + 1]
        if mark.key == ":":
            return after.shape == "9"
        return mark.key in {"-", "/"} and after.start == mark.end and after.shape in "CA9"

    def comparator(self, at: int) -> tuple[int, str]:
        """(where the comparator before token `at` begins, its sign)."""
        line = self.tokens[at].line
        if self.key(at - 1, line) in self.words.ends and not self.no_bound.ends_at(self.tokens, at, _ABOVE):
            for size in range(min(4, at), 0, -1):
                before = self.tokens[at - size : at]
                sign = self.words.comparators.get(tuple([token.key for token in before]))
                if sign and before[0].line == line:
                    near = max(0, at - size - _FORBIDDEN)  # "không để lớp học | vượt quá 45 học sinh"
                    forbidden = sign == _MORE and self.forbidding.within(self.tokens, near, at - size)
                    return at - size, _AT_MOST if forbidden else sign
        return at, self._estimate(at)

    def _estimate(self, at: int) -> str:
        """The sign of what is estimated, said before its time: "ước cả năm đạt | 70 triệu đồng"."""
        if at < 2 or self.tokens[at - 1].key not in self.reached:
            return "="
        for start in range(at - 2, max(-1, at - _TIME), -1):
            if self.tokens[start].key in _MARKS or self.tokens[start].line != self.tokens[at].line:
                break
            if self.estimates.longest(self.tokens, start, at):
                return _NEARLY
        return "="

    def or_more(self, end: int, sign: str) -> tuple[int, str]:
        """(index after "trở lên" if it follows, the comparator then)."""
        later = self.words.after.get(tuple([token.key for token in self.tokens[end : end + 2]]))
        return (end + 2, later) if later else (end, sign)


def number_starts(ontology: Ontology, lookup: TokenIndex) -> list[int]:
    """The tokens at which a number may begin: digits, and words that what stands around them allows."""
    words, tokens, last = figure_words(ontology), lookup.tokens, len(lookup.tokens) - 1
    fill, follow = words.ranks.last, words.follow  # "xếp thứ | ba", "đứng | đầu"
    spelt = [
        at
        for at in lookup.starting(words.starts)
        if (at < last and tokens[at + 1].key in follow) or (at and tokens[at - 1].key in fill)
    ]
    return sorted({*lookup.numbers, *spelt})
