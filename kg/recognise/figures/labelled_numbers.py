"""Numbers that the words right before them tell the noun of: "- Hộ nghèo: | 15", "3 vụ, chết | 1"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.figures.counted import Noun, Nouns
from kg.recognise.figures.words import Figure
from kg.recognise.words import key_set, lexicon_of, word_set
from kg.text import BULLETS, Mention, Tokens, prior

_NAMED: Final = 8  # tokens of a label before its colon
_VERB: Final = 4  # tokens of a verb before its noun and the noun's first
_FEW: Final = 2  # tokens of a comma and one word
_HARM: Final = 2  # tokens of "bị thương"
_PARTS: Final = frozenset({",", ";", ".", ":", "(", ")"}) | BULLETS
_LEADS: Final = _PARTS | {""}  # nothing: the line begins
_APART: Final = frozenset({".", ";"})


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    harmed: Trie[bool]
    stages: frozenset[str]
    hurting: frozenset[str]
    read: frozenset[str]
    people: str  # the noun of those who were harmed
    naming: frozenset[tuple[str, ...]]
    verbs: frozenset[tuple[str, ...]]


@cache
def _words(ontology: Ontology) -> _Words:
    file = ontology.words["figures"]
    return lexicon_of(
        _Words,
        file["bare"],
        read=word_set(file["words"]["read"]),
        people=file["bare"]["people"],
        naming=key_set(file["words"]["naming"]),
        verbs=key_set(file["label"]["verbs"]),
    )


class LabelledNumbers:
    """Reads the words before the bare numbers of one document."""

    def __init__(self, ontology: Ontology, nouns: Nouns) -> None:
        self.words, self.nouns = _words(ontology), nouns
        self.tokens: Tokens = nouns.tokens

    def unit(self, at: int, last: Mention | None) -> str:
        """The noun of the number at `at` behind the figure `last`; "" for none."""
        return self.listed(at) or self._staged(at, last) or self._alike(at, last)

    def _label(self, at: int) -> int:
        """Where the words before the colon at `at` begin, back to a mark; `at` where they are too many."""
        line, first = self.tokens[at].line, at
        near = max(0, at - _NAMED - 1)
        while first > near and self.nouns.key(first - 1, line) not in _LEADS:
            first -= 1
        return first if at - first <= _NAMED else at

    def listed(self, at: int) -> str:
        """The noun that leads to a number over a colon: "- Hộ nghèo: | 15", "- Kết nạp đảng viên: | 22"."""
        if self.nouns.key(at - 1, self.tokens[at].line) != ":":
            return ""
        first = self._label(at - 1)
        for start in range(first, min(first + _VERB, at - 1)):
            said = tuple([token.key for token in self.tokens[first:start]])
            noun = self.nouns.known(start, at - 1) if not said or said in self.words.verbs else None
            if noun is not None and self._counts(noun):
                return self.nouns.calm(noun)
        return ""

    def _counts(self, noun: Noun) -> bool:
        """Whether a noun over a colon counts: "Đảng viên: 30", but neither "Điểm: 9" nor "Khu phố: 4"."""
        said = tuple([token.key for token in self.tokens[noun.first : noun.last]])
        counts = noun.kind == "count" and said not in self.words.naming and not self.nouns.is_short(noun)
        return counts and said[-1] not in self.words.read  # "Lượt xem: 87"

    def _staged(self, at: int, last: Mention | None) -> str:
        """What was counted over a colon, by what became of it: "Tiếp nhận: 20 hồ sơ. Đang xử lý: | 2"."""
        led = last is not None and prior(self.tokens, last.first).key == ":"
        figure = last.value if last is not None and led else None
        line = self.tokens[at].line
        if last is None or not isinstance(figure, Figure) or self.nouns.key(at - 1, line) != ":":
            return ""
        first = self._label(at - 1)
        near = last.last == first - 1 and self.nouns.key(first - 1, line) in _APART
        staged = first < at - 1 and self.tokens[first].key in self.words.stages
        return figure.unit if near and staged and figure.kind == "count" else ""

    def _alike(self, at: int, last: Mention | None) -> str:
        """The unit of the figure before, told in the same way: "hộ nghèo 15 hộ, cận nghèo | 41"."""
        line = self.tokens[at].line
        figure = last.value if last is not None else None
        if last is None or not isinstance(figure, Figure) or figure.kind != "count":
            return ""
        near = _FEW < at - last.last < _NAMED and self.nouns.key(last.last, line) == ","
        first = self._label(last.first) if near else 0
        same = near and first < last.first and self.tokens[first].key == figure.unit.lower()
        return figure.unit if same and all(t.shape == "w" for t in self.tokens[last.last + 1 : at]) else ""

    def harmed(self, at: int) -> str:
        """Those who were harmed: "3 vụ, chết | 1, bị thương | 2", but no cattle: "gia cầm chết | 100"."""
        line = self.tokens[at].line
        for first in range(at - 1, at - 1 - _HARM, -1):
            match = self.words.harmed.longest(self.tokens, first, at) if first >= 0 else None
            if match and match[0] == at:
                before = self.nouns.key(first - 1, line)
                return self.words.people if before in _PARTS or before in self.words.hurting else ""
        return ""
