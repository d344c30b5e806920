"""Numbers that are part of a name: "khu phố 4", "lần thứ 3", "khu phố 21, 34 và 36"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.figures.counted import Nouns
from kg.recognise.words import key_set, lexicon_of

_GUIDING: Final = 2  # tokens of "hướng dẫn"
_GIVEN: Final = 10  # tokens between "tặng" and what is counted


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    naming: frozenset[tuple[str, ...]]
    ends: frozenset[str]  # the last words of these: looked up first
    no_naming: frozenset[tuple[str, ...]]
    open: frozenset[str]
    joins: frozenset[str]
    given_to: frozenset[str]
    sending: frozenset[str]
    sent: frozenset[str]
    guiding: Trie[bool]
    gives: Trie[bool]


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["figures"]["words"]
    naming = key_set(words["naming"])
    return lexicon_of(
        _Words,
        words,
        naming=naming,
        ends=frozenset(phrase[-1] for phrase in naming),
        no_naming=key_set(words["no_naming"]),
    )


class Numbered:
    """Tells which numbers of one document are part of a name."""

    def __init__(self, ontology: Ontology, nouns: Nouns) -> None:
        self.words, self.nouns, self.tokens = _words(ontology), nouns, nouns.tokens

    def is_named(self, at: int) -> bool:
        """Whether a word before token `at` makes it a name, as one of several too: "khu phố 21, 34"."""
        line = self.tokens[at].line
        before = self.nouns.key(at - 1, line)
        if before in self.words.joins and at > 1 and self.tokens[at - 2].shape == "9":
            named = len(self.tokens[at - 2].key) < 4 and self.is_named(at - 2)
            return named and (before == "-" or not self._is_counted(at))  # "khu phố 3 - 4 | gói bánh"
        if before not in self.words.ends or self._is_compound(at, line) or self.is_given(at):
            return False
        if before in self.words.sending and self.nouns.key(at + 1, line) in self.words.sent:
            return False  # "điều | 3 xe cứu hỏa"
        if self.words.guiding.ends_at(self.tokens, at, _GUIDING) and self.nouns.listed(at + 1) > at + 1:
            return False
        for size in range(min(3, at), 0, -1):
            phrase = self.tokens[at - size : at]
            if phrase[0].line == line and tuple([token.key for token in phrase]) in self.words.naming:
                return size > 1 or self.nouns.key(at - 2, line) not in self.words.open
        return False

    def _is_counted(self, at: int) -> bool:
        """Whether the number counts what follows: "học sinh lớp 1 và 145 học sinh lớp 6"."""
        end = self.nouns.listed(at + 1)
        noun = tuple([token.key for token in self.tokens[at + 1 : end]])
        return end > at + 1 and noun not in self.words.naming

    def _is_compound(self, at: int, line: int) -> bool:
        """Whether the word before only ends a compound: "kỷ luật 4 đảng viên"."""
        before = tuple([self.nouns.key(start, line) for start in range(at - 3, at)])
        return before in self.words.no_naming or before[1:] in self.words.no_naming

    def is_given(self, at: int) -> bool:
        """Whether who gets what is counted stands before its number: "tặng phường 2 kiosk"."""
        to = self.nouns.key(at - 1, self.tokens[at].line) in self.words.given_to
        if not to or self.nouns.listed(at + 1) == at + 1:
            return False
        near = range(max(0, at - _GIVEN), at - 1)
        return any(self.words.gives.longest(self.tokens, start, at) for start in near)
