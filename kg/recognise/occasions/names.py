"""How an occasion is named: its noun phrase, and the term it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.dates.figures import is_year
from kg.recognise.occasions.cues import event_words
from kg.recognise.occasions.name_ends import NameEnd
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.reading import Reading
from kg.recognise.words import lexicon_of, word_set
from kg.text import DASHES, keys

_TERM_NEAR: Final = 8  # tokens behind a name in which its term stands
_LONG: Final = 40  # tokens of a sentence before or behind a name
_EDGE: Final = f" ({DASHES}"
_CLAUSES: Final = frozenset([",", ";"])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)  # sets look alike: each is given by its name
class _Words:
    verbs: Trie[bool]
    term: tuple[str, ...]
    adverbs: frozenset[str]
    nouns: frozenset[str]
    ordinal: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["events"]["names"]
    return lexicon_of(
        _Words,
        lists,
        term=keys(lists["term"]),
        nouns=event_words(ontology).nouns | word_set(lists["also_nouns"]),
    )


class Named:
    """An occasion and the noun phrase that names it."""

    def __init__(self, reading: Reading, one: Occasion) -> None:
        self.reading, self.one = reading, one
        self.words, self.tokens = _words(reading.ontology), reading.tokens
        self.end = NameEnd(reading, one).found()

    def label(self) -> str:
        """The name as written, to the end of its noun phrase, without the verb of holding it."""
        first = self.one.first
        while first + 1 < self.one.last and self.tokens[first].key in self.words.adverbs:
            first += 1
        verb = self.words.verbs.longest(self.tokens, first, self.one.last - 1)
        first = verb[0] if verb else first
        name = self.reading.text(first, self.end).strip(_EDGE)
        if name.count("(") > name.count(")"):
            name = name[: name.rindex("(")].rstrip()  # "lễ khởi công cầu A | (thuộc ấp B"
        if name.count('"') != 2 or name[0] == '"':  # else 'chương trình "X"'
            name = name.strip(f'{_EDGE}"')
        return f"{name[:-2]}{name[-1]}" if self.reading.keys(self.end - 2, self.end) == [",", '"'] else name

    def own(self) -> str | None:
        """The name if it tells an occasion from others: a noun phrase with an ordinal or a proper name."""
        if self.tokens[self.one.first].key not in self.words.nouns:
            return None
        name = self.label()
        parts = name.split()
        own = len(parts) > 3 and any(part[:1].isupper() or part in self.words.ordinal for part in parts[1:])
        return name if own else None

    def clause(self) -> tuple[int, int]:
        """The sentence that tells of it; of a long one the clauses around its name."""
        first, last = self.one.sentence.first, self.one.sentence.last
        if self.one.first - first > _LONG:
            before = (at + 1 for at in range(self.one.first - 1, first, -1) if self._is_joint(at))
            first = next(before, first)
        if last - self.end > _LONG:
            last = next((at for at in range(self.end, last) if self._is_joint(at)), last)
        return first, last

    def _is_joint(self, at: int) -> bool:
        return self.tokens[at].key in _CLAUSES

    def term(self) -> str | None:
        """The term said in or right after the name: "2025-2030"."""
        words = list(self.words.term)
        stop = min(self.end + _TERM_NEAR, self.one.sentence.last)
        for at in range(self.one.last, stop - len(words)):
            if self.tokens[at].key == words[0] and self.reading.keys(at, at + len(words)) == words:
                years = self.reading.keys(at + len(words), at + len(words) + 3)
                if len(years) == 3 and years[1] == "-" and all(map(is_year, years[::2])):
                    return "-".join(years[::2])
        return None
