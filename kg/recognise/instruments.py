"""Legal and Party documents cited by a number: "68-NQ/TW", "Luật … số 72/2025/QH15", "Nghị quyết 57, 59"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Mention, Record, Token
from kg.ontology import Concept, Ontology
from kg.recognise.spans import TokenIndex
from kg.recognise.words import common, word_set
from kg.text import key, keys

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_LABEL = 4
_LONGEST_NAME = 16
_NEAR = 6  # tokens after a citation where the next of its list may begin


class Instrument(Record, frozen=True):
    """A cited document: its kind and number, the letters of the number, the list it stands in."""

    kind: Concept
    number: str  # "68-NQ/TW", "98"
    symbols: tuple[str, ...]  # keys of its letters: ("nq", "tw")
    at: int  # first token of the number
    group: int  # first token of the list's first member

    @property
    def digits(self) -> str:
        """The number without year and letters."""
        return re.split("[-/]", self.number)[0]


@dataclass(frozen=True, slots=True, kw_only=True)  # sets look alike: each is given by its name
class _Words:
    by_symbol: Mapping[str, Concept]
    ends: frozenset[str]  # last syllables of the kinds' labels
    symbols: frozenset[str]  # letters that occur in numbers
    number: frozenset[str]
    joints: frozenset[str]
    opens: frozenset[str]
    after: frozenset[str]
    counted: frozenset[tuple[str, ...]]
    issuers: frozenset[str]  # letters that tell who issued a document
    leads: frozenset[str]  # before the first number of a citation


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["documents"]
    words = lists["words"]
    kinds = [c for c in ontology.concepts.values() if "/instrument#" in c.iri]
    by_symbol = {key(kind.get("symbol")): kind for kind in kinds if kind.get("symbol")}
    ends = frozenset(_label_ends(ontology.schemes["instruments"].root))
    issuers, central = frozenset(lists["issued_by"]), lists["central"]["symbol"]
    number, opens = word_set(words["number"]), word_set(words["list_opens"])
    return _Words(
        by_symbol=by_symbol,
        ends=ends,
        symbols=frozenset([*by_symbol, *issuers, *lists["unit_bodies"], central]),
        number=number,
        joints=word_set(words["joints"]),
        opens=opens,
        after=word_set(words["after_listed"]),
        counted=frozenset(keys(phrase) for phrase in words["counted"]),
        issuers=issuers,
        leads=ends | number | opens,
    )


def _label_ends(node: Mapping[str, object]) -> Iterator[str]:
    for syllable, rest in node.items():
        if isinstance(rest, dict):
            if "" in rest:
                yield syllable
            yield from _label_ends(rest)


class _Scanner:
    """One pass over the numbers of a document."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token]) -> None:
        self.tokens, self.size = tokens, len(tokens)
        self.labels, self.words = ontology.schemes["instruments"], _words(ontology)
        self.common = common(ontology)

    def scan(self, numbers: Sequence[int]) -> Iterator[Mention]:
        before: Mention | None = None
        for at in numbers:
            found = self._cited(at, before) if at and self._may_be(at, before) else None
            if found:
                yield found
                before = found

    def _may_be(self, at: int, before: Mention | None) -> bool:
        """A quick look at the neighbours of a number: most are figures and dates."""
        since = at - before.last if before else _NEAR
        if since < 0:
            return False
        if since < _NEAR or self.tokens[at - 1].key in self.words.leads or self._is_short(at):
            return True
        letters = self.tokens[at + 1 : at + 3]
        return bool(letters) and (letters[0].shape == "A" or (len(letters) == 2 and letters[1].shape in "AC"))

    def _cited(self, at: int, before: Mention | None) -> Mention | None:
        """The document whose number begins at `at`."""
        last, symbols = self._number(at)
        written = self._written(at, last)
        first = self._numbered(at)
        kind, start = self._kind_before(first) or (None, first)
        joined = self._joined(before, start if kind else at) if before else None
        if kind is None:
            kind, start = self._kind_elsewhere(first, first < at, symbols) or (None, first)
        plain = kind is not None and self._stands(start, at, last, kind)
        if kind is None and joined and (symbols or self._listed(last)):
            kind, plain = joined.kind, True
        if kind is None or not (symbols or plain):
            return self._opened(at, last) if kind is None else None
        group = joined.group if joined else start
        return Mention("instrument", start, last, Instrument(kind, written, symbols, at, group))

    def _written(self, at: int, last: int) -> str:
        """A number without blanks, with plain marks: "89 –KH/ĐU" → "89-KH/ĐU"."""
        parts = [self.tokens[at].text]
        for index in range(at + 1, last):
            before, token = self.tokens[index - 1], self.tokens[index]
            apart = before.shape in "9A" and token.shape == "A"
            parts.append("-" * apart + (token.key if token.shape == "." else token.text))
        return "".join(parts)

    def _number(self, at: int) -> tuple[int, tuple[str, ...]]:
        """(end, letters) of a number: "72/2025/QH15", "89 -KH/ĐU", "98"."""
        end, symbols = at + 1, list[str]()
        if self._spaced(end):
            symbols.append(self.tokens[end].key)
            end += 1
        while end + 1 < self.size and self.tokens[end].key in {"/", "-"}:
            mark, part = self.tokens[end], self.tokens[end + 1]
            glued = mark.start == self.tokens[end - 1].end and part.start == mark.end
            year = glued and mark.key == "/" and _YEAR.fullmatch(part.key)
            if part.line != mark.line or not (year or self._symbol(part, glued)):
                break
            if part.shape != "9":
                symbols.append(part.key)
            end += 2
        if symbols and self._goes_on(end):
            symbols.append(self.tokens[end].key)
            end += 1
        return end, tuple(symbols)

    def _goes_on(self, at: int) -> bool:
        """Whether more letters follow without a mark: "1675/NQ | UBTVQH14"."""
        if (
            at >= self.size
            or self.tokens[at].shape != "A"
            or self.tokens[at].line != self.tokens[at - 1].line
        ):
            return False
        return self.tokens[at].key.rstrip("0123456789") in self.words.issuers

    def _spaced(self, at: int) -> bool:
        """Whether the kind's letters follow without a mark, "68 NQ/TW"."""
        if at + 2 >= self.size or self.tokens[at].line != self.tokens[at - 1].line:
            return False
        token, mark = self.tokens[at], self.tokens[at + 1]
        return token.shape == "A" and token.key in self.words.by_symbol and mark.key in {"/", "-"}

    def _symbol(self, part: Token, glued: bool) -> bool:
        """Whether letters may belong to a number; apart from it only letters that are known."""
        if part.shape in "9.":
            return False
        known = part.key.rstrip("0123456789") in self.words.symbols
        return (known and (glued or part.shape == "A")) or (glued and sum(c.isupper() for c in part.text) > 1)

    def _numbered(self, at: int) -> int:
        """The first token of "số", "số:" before a number, or the number itself."""
        back = at - 1 if self.tokens[at - 1].key == ":" and at > 1 else at
        back = back - 1 if self.tokens[back - 1].key in self.words.number else at
        return back - 3 if self._is_short(back) else back

    def _is_short(self, at: int) -> bool:
        """Whether the kind's letters stand in brackets right before `at`: "Nghị quyết (NQ) | 12"."""
        if self.tokens[at - 1].key != ")" or at < 3 or self.tokens[at - 3].key != "(":
            return False
        return self.tokens[at - 2].key in self.words.by_symbol

    def _kind_before(self, stop: int) -> tuple[Concept, int] | None:
        """(kind, first token) of the longest label that ends right before `stop`."""
        if stop == 0 or self.tokens[stop - 1].key not in self.words.ends:
            return None
        line = self.tokens[min(stop, self.size - 1)].line  # "thi hành kỷ luật", and "1." in the next
        for start in range(max(0, stop - _LONGEST_LABEL), stop):
            match = self.labels.longest(self.tokens, start, stop)
            if match and match[0] == stop and self.tokens[start].line == line:
                return match[1][0], start
        return None

    def _kind_elsewhere(self, first: int, said: bool, symbols: tuple[str, ...]) -> tuple[Concept, int] | None:
        """The kind that stands before the document's name or issuer, or that the number itself tells."""
        if symbols and (kind := self.words.by_symbol.get(symbols[0])) and len(symbols) > 1:
            return kind, first
        if said:
            for start in range(first - 2, max(-1, first - _LONGEST_NAME), -1):
                token = self.tokens[start]
                if token.key in {".", ";", ":"} or token.line != self.tokens[first].line:
                    return None
                match = self.labels.longest(self.tokens, start) if token.shape == "C" else None
                if match and (match[1][0].get("named") or self.tokens[match[0]].key in self.common.of):
                    return match[1][0], start
        return None

    def _stands(self, start: int, at: int, last: int, kind: Concept) -> bool:
        """Whether kind and bare number cite a document: no count ("Nghị quyết 5 năm"), year or date."""
        said = self.tokens[at - 1].key in self.words.number or self.tokens[at - 1].key == ":"
        if said or last - at > 1:
            return self.tokens[at].key.isdigit()
        number = self.tokens[at].key
        if not number.isdigit() or len(number) > 4 or _YEAR.fullmatch(number) or self._counts(last):
            return False
        cited, abbreviated = kind.get("citedBare"), self.tokens[start].key == key(kind.get("symbol"))
        followed = last < self.size and self.tokens[last].key in self.common.of
        if not cited or (abbreviated and cited != "symbol"):
            return followed and not abbreviated
        plain = self.tokens[start].shape == "C" and not self._opens(start)
        return followed or plain or not kind.get("alsoVerb")

    def _opens(self, start: int) -> bool:
        """Whether a sentence begins here, where a capital means nothing."""
        before = self.tokens[start - 1] if start else None
        return before is None or before.key in {".", ":"} or before.line < self.tokens[start].line

    def _counts(self, last: int) -> bool:
        """Whether a counted noun, a fraction or a percentage follows."""
        following = tuple([token.key for token in self.tokens[last : last + 2]])
        fraction = following[:1] in (("/",), ("-",)) and following[1:] and following[1][0].isdigit()
        return bool(fraction) or following[:1] in self.words.counted or following in self.words.counted

    def _joined(self, before: Mention, start: int) -> Instrument | None:
        """The member before in one list: only separators between."""
        between = self.tokens[before.last : start]
        broken = self.tokens[start].line != self.tokens[start - 1].line and start + 1 < self.size
        if broken and self.tokens[start + 1].key in {".", ")"}:
            return None  # "2. …": the number of an item
        if len(between) > 3 or not between or any(token.key not in self.words.joints for token in between):
            return None
        return before.value if isinstance(before.value, Instrument) else None

    def _listed(self, last: int) -> bool:
        """Whether what follows a bare number lets it be the member of a list."""
        if last >= self.size or self.tokens[last].line != self.tokens[last - 1].line:
            return True
        return self.tokens[last].key in self.words.after and not self._counts(last)

    def _opened(self, at: int, last: int) -> Mention | None:
        """The first number of a list after its kind: "bốn nghị quyết trụ cột (57, 59, 66 và 68)"."""
        if self.tokens[at - 1].key not in self.words.opens or not self._listed(last) or last - at > 1:
            return None
        if (
            last >= self.size
            or self.tokens[last].key not in self.common.between
            or not self.tokens[at].key.isdigit()
        ):
            return None
        for start in range(at - 2, max(-1, at - 10), -1):
            if self.tokens[start].key in {".", ",", ";"}:
                return None
            match = self.labels.longest(self.tokens, start, at)
            if match and match[1][0].get("citedBare") and not match[1][0].get("alsoVerb"):
                value = Instrument(match[1][0], self.tokens[at].text, (), at, at)
                return Mention("instrument", at, last, value)
        return None


def instruments(ontology: Ontology, lookup: TokenIndex) -> list[Mention]:
    """Mentions whose value is an Instrument, in order of the text."""
    return list(_Scanner(ontology, lookup.tokens).scan(lookup.numbers))
