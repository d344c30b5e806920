"""Legal and Party documents cited by a number: "68-NQ/TW", "Luật … số 72/2025/QH15", "Nghị quyết 57, 59"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import digits
from typing import Final

from msgspec.structs import replace

from kg.ontology import Concept, Ontology
from kg.recognise.citations.document_numbers import DocumentNumbers
from kg.recognise.citations.words import Instrument, citation_words
from kg.recognise.dates.figures import is_year
from kg.recognise.spans import TokenIndex
from kg.recognise.words import common
from kg.text import Mention, Tokens, key

_LONGEST_LABEL: Final = 4
_LONGEST_NAME: Final = 22
_DAY: Final = 5  # tokens of "5 tháng 12 năm 2025"
_NEAR: Final = 6  # tokens after a citation where the next of its list may begin


class _Scanner:
    """One pass over the numbers of a document."""

    def __init__(self, ontology: Ontology, tokens: Tokens) -> None:
        self.tokens, self.size = tokens, len(tokens)
        self.labels, self.words = ontology.schemes["instruments"], citation_words(ontology)
        self.numbers = DocumentNumbers(self.words, tokens)
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
        if since < _NEAR or self.tokens[at - 1].key in self.words.leads:
            return True
        letters = self.tokens[at + 1 : at + 3]
        return bool(letters) and (letters[0].shape == "A" or (len(letters) == 2 and letters[1].shape in "AC"))

    def _cited(self, at: int, before: Mention | None) -> Mention | None:
        """The document whose number begins at `at`."""
        if self.numbers.is_share(at):
            return None
        last, symbols = self.numbers.number(at)
        written = self.numbers.written(at, last)
        first = self.numbers.numbered(at)
        kind, start = self._kind_before(first) or (None, first)
        joined = self._joined(before, start if kind else at) if before else None
        joined = joined or (self._continued(before, first, last) if before and first < at else None)
        if kind is None:
            kind, start = self._kind_elsewhere(first, first < at, symbols) or (None, first)
        plain = kind is not None and self._stands(start, at, last, kind)
        if kind is None and joined and (symbols or self._listed(last)):
            kind, plain = joined.kind, True
        if kind is None or not (symbols or plain):
            return self._opened(at, last) if kind is None else None
        group = joined.group if joined else start
        return Mention("instrument", start, last, Instrument(kind, written, symbols, at, group))

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
        number, year = self.tokens[at].key, self._past_year(last)
        counts = year == last and self._counts(last)
        if not number.isdigit() or len(number) > 4 or is_year(number) or counts:
            return False
        cited, abbreviated = kind.get("citedBare"), self.tokens[start].key == key(kind.get("symbol"))
        followed = year < self.size and self.tokens[year].key in self.common.of
        if not cited or (abbreviated and cited != "symbol"):
            return followed and not abbreviated
        plain = self.tokens[start].shape == "C" and not self._opens(start)
        return followed or plain or not kind.get("alsoVerb")

    def _past_year(self, last: int) -> int:
        """Behind the year or day of a document: "Nghị định 178 | năm 2024 | của"; not "5 | năm 2021-2025"."""
        said = self.tokens[last : last + 3]
        if len(said) > 1 and said[0].key in self.words.day and said[1].shape == "9":
            return self._past_day(last + 1)
        dated = len(said) > 1 and said[0].key in self.common.year and is_year(said[1].key)
        spans = len(said) > 2 and said[2].key in {"-", "/"}
        return last + 2 if dated and not spans else last

    def _past_day(self, at: int) -> int:
        """Behind the day that begins at `at`: "Kế hoạch 12 ngày | 5/12/2025 | của", "5 tháng 12 năm 2025"."""
        end = at
        for token in self.tokens[at : at + _DAY]:
            if token.shape != "9" and token.key not in self.words.in_day:
                break
            end += 1
        return end

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
        follows = self.tokens[start + 1].key if start + 1 < self.size else ""
        if broken and follows in {".", ")"}:
            return None  # "2. …": the number of an item
        marks = {token.key for token in between}
        if (follows == ")" and "(" in marks) or (follows == "." and ";" in marks):
            return None  # "…; (3) …", "…; 3. …"
        if len(between) > 3 or not between or any(token.key not in self.words.joints for token in between):
            return None
        return before.value if isinstance(before.value, Instrument) else None

    def _continued(self, before: Mention, first: int, last: int) -> Instrument | None:
        """The member before, each with its subject: "Nghị quyết số 41 về ngân sách, | số 42 về đầu tư"."""
        told = last < self.size and self.tokens[last].key in self.words.about
        if not told or self.tokens[before.last].key not in self.words.about:
            return None
        parted = self.tokens[first - 1].key in self.common.between | {";"}
        same = self.tokens[first].line == self.tokens[before.first].line
        ended = any(token.key == "." for token in self.tokens[before.last : first])
        listed = parted and same and not ended and isinstance(before.value, Instrument)
        return before.value if listed and isinstance(before.value, Instrument) else None

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
    return _signed(list(_Scanner(ontology, lookup.tokens).scan(lookup.numbers)))


def _signed(found: list[Mention]) -> list[Mention]:
    """The numbers of a row, each with the letters that are written once: "số 211, 212 và 213-QĐ/TU"."""
    last: Instrument | None = None
    for index in range(len(found) - 1, -1, -1):
        one = found[index].value
        assert isinstance(one, Instrument)
        if one.symbols:
            last = one
        elif last and (last.group, last.kind.iri) == (one.group, one.kind.iri) and one.number.isdigit():
            number = one.number + last.number.lstrip(digits)
            found[index] = found[index].meaning(replace(one, number=number, symbols=last.symbols))
    return found
