"""Counted nouns around a number: "3.107 đảng viên", "7 tuyến vỉa hè", "tổng số hộ: 182"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from msgspec.structs import replace

from kg.model import Record
from kg.ontology import Ontology, Trie
from kg.recognise.words import phrase_set, word_set
from kg.text import Tokens

_FARTHEST: Final = 16
_MARKS: Final = frozenset({",", ";", "."})
_SENTENCE_MARKS: Final = frozenset({"", ".", "!", "?", ":", ";", '"', "-", "*", "+"})


NounKind = Literal["count", "goal", "delegate", "none"]
_Listed = NounKind | Literal["classifier", "person"]  # the lists of figures.toml [nouns]


class Noun(Record, frozen=True):
    """The counted noun [first, last); kind none for what is counted but never a figure."""

    first: int
    last: int
    kind: NounKind


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    nouns: Trie[_Listed]
    phrase: Trie[str]
    digits_only: frozenset[str]
    onward: Trie[bool]
    suffixes: frozenset[str]
    before: Trie[str]
    compounds: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    file = ontology.words["figures"]
    heads = [(phrase, "") for phrase in file["words"]["count_before"]]
    return _Words(
        nouns=cast(Trie[_Listed], ontology.phrases("figures", "nouns")),
        phrase=Trie((phrase, role) for role in ("end", "keep") for phrase in file["phrase"][role]),
        digits_only=word_set(file["spelled"]["digits_only"]),
        onward=phrase_set(file["phrase"]["onward"]),
        suffixes=word_set(file["phrase"]["suffixes"]),
        before=Trie([*heads, *file["words"]["count_as"].items()]),
        compounds=word_set(file["words"]["compounds"]),
    )


class Nouns:
    """Finds the nouns of one document's figures."""

    def __init__(self, ontology: Ontology, tokens: Tokens) -> None:
        self.words, self.tokens = _words(ontology), tokens

    def key(self, at: int, line: int) -> str:
        """The key of token `at` if it stands on `line`, else ""."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) and self.tokens[at].line == line else ""

    def text(self, first: int, last: int) -> str:
        """The noun as one line."""
        return " ".join(token.text for token in self.tokens[first:last]).replace(" ,", ",")

    def calm(self, noun: Noun) -> str:
        """The noun as it is written inside a sentence: "Hộ nghèo" → "hộ nghèo", but "HTX"."""
        text = self.text(noun.first, noun.last)
        return text if text.isupper() else text[:1].lower() + text[1:]

    def past_number(self, at: int) -> int:
        """Past what only says that a number comes: "số | hộ nghèo"."""
        match = self.words.before.longest(self.tokens, at)
        return match[0] if match and not match[1][0] else at

    def is_of_number(self, at: int) -> bool:
        """Whether a number's own noun is announced at `at`: "số phiếu hợp lệ"."""
        return self.words.before.longest(self.tokens, at) is not None

    def listed(self, at: int) -> int:
        """The end of the noun of the word list at `at`, without what its classifier takes along."""
        match = self.words.nouns.longest(self.tokens, at)
        return match[0] if match else at

    def known(self, at: int, stop: int | None = None) -> Noun | None:
        """The longest noun of the word list at `at`, with the noun that its classifier takes along."""
        match = self.words.nouns.longest(self.tokens, at, stop)
        if match is None:
            return None
        end, kind = match[0], match[1][0]
        if kind == "classifier":
            verb = self.words.phrase.longest(self.tokens, at)
            if verb and "end" in verb[1] and verb[0] > end:
                return None  # "30 | bàn giao"
            return Noun(at, self._run(end, 2), "count")
        if kind == "person":
            small = (
                end < len(self.tokens) and self.tokens[end].shape == "w"
            )  # not "3 đồng chí Huy hiệu 80 năm"
            more = self.words.nouns.longest(self.tokens, end, stop) if small else None
            return Noun(at, more[0] if more and more[1][0] == "count" else end, "count")
        if kind == "count" and self.words.onward.longest(self.tokens, end - 1):  # "5 hộ | dân tộc Mông"
            shorter = self.known(at, end - 1)
            return shorter or Noun(at, end, "count")
        return Noun(at, self._suffixed(end) if kind == "count" else end, kind)

    def _suffixed(self, end: int) -> int:
        """The end of a compound that goes on: "chi hội | trưởng"."""
        more = self.key(end, self.tokens[end - 1].line) in self.words.suffixes
        return end + (more and self.tokens[end].shape == "w")

    def after(self, at: int, *, spelled: bool, bare: bool) -> Noun | None:
        """The noun after a number that ends at `at`: in words (`spelled`), in digits alone (`bare`)."""
        line = self.tokens[at - 1].line
        if self.key(at, line) == '"' and not spelled:
            at += 1
        if not self.key(at, line):
            return None
        if known := self.known(at):
            doubtful = spelled and self.is_short(known) and self.listed(at) == at + 1
            return replace(known, kind="none") if doubtful else known
        if spelled or not self._may_begin(at) or (bare and self._after_name(at - 1, line)):
            return None
        return Noun(at, self._run(at, 2), "count")

    def is_short(self, noun: Noun) -> bool:
        """Whether a noun begins with a syllable that may be something else: "Điểm: 9", "ba mẹ con"."""
        return self.tokens[noun.first].key in self.words.digits_only

    def _may_begin(self, at: int) -> bool:
        """Whether an unknown noun may begin at `at`."""
        token = self.tokens[at]
        return token.shape == "w" and len(token.key) > 1 and token.key.isalpha() and not self.ends(at)

    def ends(self, at: int) -> bool:
        """Whether a word stands at `at` that no counted noun begins with."""
        match = self.words.phrase.longest(self.tokens, at)
        return match is not None and "end" in match[1]

    def _run(self, at: int, most: int) -> int:
        """The end of a run of about `most` plain words from `at`."""
        end, line = at, self.tokens[at - 1].line
        while end < at + most and self.key(end, line) and self.tokens[end].shape == "w":
            match = self.words.phrase.longest(self.tokens, end)
            if match and "end" in match[1]:
                break
            end = match[0] if match else end + 1
        return self._suffixed(end) if end > at else end

    def _after_name(self, at: int, line: int) -> bool:
        """Whether a capitalised word inside its sentence stands before the number: "Suối Đá 2", "CP 471"."""
        if not self.key(at - 1, line) or self.tokens[at - 1].shape not in "CA":
            return False
        return self.key(at - 2, line) not in _SENTENCE_MARKS

    def before(self, first: int, end: int) -> str:
        """The noun that stands before the number [first, end): "số hộ: 182", "dân số 21.450"; "" if none."""
        line = self.tokens[first].line
        if self.key(end, line) and self.tokens[end].shape != "." and not self.ends(end):
            return ""
        for start in range(first - 1, max(-1, first - _FARTHEST), -1):
            if self.tokens[start].line != line or self.tokens[start].key in _MARKS:
                break
            head = self.words.before.longest(self.tokens, start, first)
            if head and self.key(start - 1, line) not in self.words.compounds:  # "Chi hội Nông | dân số 3"
                known = self.known(head[0], first)
                counted = self.text(known.first, known.last) if known and known.kind == "count" else ""
                if unit := head[1][0] or counted:
                    return unit
        return ""
