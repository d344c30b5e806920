"""What a cited document is about: "về …" up to the end of the clause."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from kg.ontology import Trie
from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import body_at
from kg.recognise.citations.cited import Cited
from kg.recognise.citations.issuers import is_of_subject
from kg.recognise.words import common, phrases_of, words_of

_LONGEST: Final = 40
_PAIRED: Final = 4  # tokens of "giải phóng mặt bằng" before a comma
_ENDS: Final = frozenset([".", ",", ";", ":", "(", ")", "!", "?"])


class Subjects:
    """Reads the subjects of one document's citations; `about` opens them, `links` lead to others."""

    def __init__(self, reading: BaseReading, about: Trie[bool], links: Trie[str]) -> None:
        self.reading, self.tokens, self.common = reading, reading.tokens, common(reading.ontology)
        self.opens, self.links = about, links
        self.number = words_of(reading.ontology, "documents", "words", "number")
        self.ends = phrases_of(reading.ontology, "documents", "words", "subject_ends")
        self.pairs = phrases_of(reading.ontology, "documents", "words", "subject_pairs")
        self.verbs = phrases_of(reading.ontology, "documents", "words", "subject_verbs")

    def read(self, cited: Cited, stop: int) -> Cited | None:
        """ "về …", "phê duyệt …" up to the end of the clause; an issuer at its end is none of it."""
        start = None if cited.subject else self._opening(cited.last, stop)
        if start is None:
            return self._quoted(cited, stop)
        end = start
        quoted = 0
        while end < stop and end - start < _LONGEST:
            quoted += self.tokens[end].key == '"'
            if quoted % 2 == 0 and self.tokens[end].key in _ENDS and not self._lists(end, stop):
                break
            if (
                self._is_other(cited, end)
                or self._is_further(end, stop)
                or self.ends.longest(self.tokens, end, stop)
            ):
                break
            if link := self.links.longest(self.tokens, end, stop):
                end = link[0]  # "điều chỉnh, bổ sung | kế hoạch"
                continue
            body = body_at(self.reading, end + 1, stop) if self.tokens[end].key in self.common.of else None
            own = not cited.issuer and not self._cites(start, end)
            issued = body and own and not is_of_subject(self.reading, cited, body[1])
            if body and issued and self._closes(body[0], stop):
                subject = self.reading.text(start, end)
                return replace(cited, last=body[0], issuer=body[1], subject=subject)
            end += 1
        return replace(cited, last=end, subject=self.reading.text(start, end)) if end > start else None

    def _quoted(self, cited: Cited, stop: int) -> Cited | None:
        """A subject in quotation marks: "Nghị quyết số 15/NQ-HĐND | “về dự toán ngân sách”"."""
        at = cited.last
        marked = not cited.subject and at + 1 < stop and self.tokens[at].key == '"'
        start = self._opening(at + 1, stop) if marked else None
        if start is None:
            return None
        closing = (end for end in range(start, min(start + _LONGEST, stop)) if self.tokens[end].key == '"')
        end = next(closing, start)
        return replace(cited, last=end + 1, subject=self.reading.text(start, end)) if end > start else None

    def _cites(self, first: int, last: int) -> bool:
        """Whether a subject names another document: "về bầu cử theo Chỉ thị | số 46 | của Bộ Chính trị"."""
        return any(self.tokens[at].key in self.number for at in range(first, last))

    def _opening(self, at: int, stop: int) -> int | None:
        """Where a subject begins that opens at `at`: behind "về", at a verb."""
        if match := self.opens.longest(self.tokens, at, stop):
            return match[0]
        return at if self.verbs.longest(self.tokens, at, stop) else None

    def _lists(self, at: int, stop: int) -> bool:
        """Whether a comma is inside words that hold it, or a list: "khoa học, công nghệ và chuyển đổi số"."""
        if self.tokens[at].key == "," and self._is_paired(at):
            return True
        for end in range(at + 1, min(at + 7, stop)) if self.tokens[at].key == "," else ():
            if self.tokens[end].key in self.common.between:
                return self.tokens[end].key in self.common.joint or self._lists(end, stop)
            if self.tokens[end].shape != "w" or self._is_other_at(end):
                return False
        return False

    def _is_paired(self, at: int) -> bool:
        """Whether a comma is one of known words: "phòng, chống", "thi đua, khen thưởng"."""
        begins = range(max(0, at - _PAIRED), at)
        found = (self.pairs.longest(self.tokens, begin) for begin in begins)
        return any(match is not None and match[0] > at for match in found)

    def _is_other_at(self, at: int) -> bool:
        return self.links.longest(self.tokens, at) is not None

    def _is_other(self, cited: Cited, at: int) -> bool:
        """Whether a link to another document or the next citation begins at `at`."""
        link = self.links.longest(self.tokens, at)
        if link is None or at <= cited.last:
            return False
        kind = self.reading.ontology.schemes["instruments"].longest(self.tokens, link[0])
        return kind is not None and (self.tokens[link[0]].shape != "w" or self._is_numbered(kind[0]))

    def _is_further(self, at: int, stop: int) -> bool:
        """Whether the next document of a list begins: "… và | Nghị quyết số 32"."""
        if self.tokens[at].key not in self.common.joint or at + 1 >= stop:
            return False
        if self.tokens[at + 1].key in self.number and self._is_numbered(at + 1):
            return True  # "… về đầu tư công và | số 43 về biên chế"
        kind = self.reading.ontology.schemes["instruments"].longest(self.tokens, at + 1, stop)
        return kind is not None and (self.tokens[at + 1].shape == "C" or self._is_numbered(kind[0]))

    def _is_numbered(self, at: int) -> bool:
        """Whether a number tells which document is meant: "quyết định | số 12", not "… thành lập"."""
        words = self.tokens[at : at + 2]
        return any(word.shape == "9" for word in words)

    def _closes(self, at: int, stop: int) -> bool:
        return at >= stop or self.tokens[at].key in _ENDS
