"""Citations of legal and Party documents: the number with the issuer, date and subject around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from msgspec.structs import replace

from kg.ontology import Ontology, Trie
from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import body_at, body_before
from kg.recognise.citations.cited import Cited, canonical, shared
from kg.recognise.citations.instruments import instruments
from kg.recognise.citations.issuers import Councils, by_symbol, unit_issuer
from kg.recognise.citations.subjects import Subjects
from kg.recognise.citations.words import Instrument
from kg.recognise.dates import Date
from kg.recognise.spans import before_bracket
from kg.recognise.words import common, lexicon_of, phrases_of
from kg.text import Mention, prior

_ITEMS: Final = 12  # items of a list, each in its line
_BRACKET: Final = 8  # tokens of "(tỉnh Bà Rịa - Vũng Tàu)"
_ENACTED: Final = 5  # tokens of "ban hành và quán triệt"
_LONGEST_SESSION: Final = 8  # "của Hội nghị lần thứ tám | Ban Chấp hành Trung ương"


@dataclass(frozen=True, slots=True)
class _Words:
    about: Trie[bool]
    links: Trie[str]
    enacted: Trie[bool]
    sessions: frozenset[str]
    acting: frozenset[str]
    day: frozenset[str]
    session: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    links = ontology.phrases("documents", "links")
    return lexicon_of(_Words, ontology.words["documents"]["words"], links=links)


class _Reader:
    """Reads what stands around the numbers of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.common = _words(reading.ontology), common(reading.ontology)
        self.councils = Councils(reading)
        self.subjects = Subjects(reading, self.words.about, self.words.links)

    def read(self, mention: Mention) -> Cited:
        """What follows the number: "ngày …", "của …", "(khóa …)", "về …", in any order."""
        instrument = mention.value
        assert isinstance(instrument, Instrument)
        stop = self._line_end(mention.last)
        cited = Cited(instrument, mention.first, mention.last, mention.last)
        for _ in range(5):
            further = self._dated(cited, stop) or self._issued(cited, stop) or self.subjects.read(cited, stop)
            if further is None:
                break
            cited = further
        if cited.issuer is None:
            cited = by_symbol(self.reading, cited, self.councils)
        if cited.issuer and cited.sure:
            return cited
        return self._enacted(cited)

    def _line_end(self, at: int) -> int:
        return self.reading.sentence_of(at - 1).last

    def _dated(self, cited: Cited, stop: int) -> Cited | None:
        """ ", ngày 17/6/2025", "(ngày …)", "năm 2024", "(khóa XIII)", "khóa XIII"."""
        at = cited.last
        at += self.tokens[at].key == "," if at + 1 < stop else 0
        if at + 1 >= stop:
            return None
        word = self.tokens[at].key
        if word in self.words.day:
            return self._day(cited, at + 1)
        if word in self.common.year and self.tokens[at + 1].key.isdigit():
            return replace(cited, last=at + 2, date=cited.date or self.tokens[at + 1].key)
        bracket = word == "("
        if bracket and self.tokens[at + 1].key in self.words.day:
            dated = self._day(cited, at + 2)
            closed = dated is not None and dated.last < stop and self.tokens[dated.last].key == ")"
            return replace(dated, last=dated.last + 1) if dated and closed else None
        if self.tokens[at + bracket].key in self.words.session and at == cited.last:
            end = at + bracket + 2 + bracket
            return replace(cited, last=end) if end <= stop else None
        return None

    def _day(self, cited: Cited, at: int) -> Cited | None:
        """The citation with the date that begins at `at`."""
        day = self.reading.beginning(self.reading.dates, at)
        if day is None or not isinstance(day.value, Date):
            return None
        return replace(cited, last=day.last, date=day.value.value)

    def _issued(self, cited: Cited, stop: int) -> Cited | None:
        """ "của Bộ Chính trị", "do Chính phủ ban hành", also "ngày …, của …"."""
        at = cited.last
        at += at + 1 < stop and self.tokens[at].key == ","
        if at >= stop or cited.issuer:
            return None
        said = self.tokens[at].key in self.common.giver
        session = at + said < stop and self.tokens[at + said].key in self.words.sessions
        acts = at > cited.last and prior(self.tokens, cited.first).key in self.words.acting
        if not said and not (acts or (session and self.tokens[at].shape == "C")):
            return None  # "tại Quyết định số 12-QĐ/TU, | Ban Thường vụ Tỉnh ủy điều động …"
        start = at + said
        while session and start < min(at + _LONGEST_SESSION, stop):
            if body_at(self.reading, start, stop):
                break
            start += 1
        body = body_at(self.reading, start, stop)
        if body is None:
            return None
        end = self._past_second(body[0], stop)
        enacted = self._enacting(end, stop) if self.tokens[at].key in self.common.by else None
        issuer = self._signed(start, body) if enacted else body[1]
        return replace(cited, last=enacted or end, issuer=issuer)

    def _enacting(self, at: int, stop: int) -> int | None:
        """The end of the verb by which a body acts: "do Chính phủ | ban hành", "do Chủ tịch xã | A ký"."""
        named = self.reading.beginning(self.reading.people, at)
        match = self.words.enacted.longest(self.tokens, named.last if named else at, stop)
        return match[0] if match else None

    def _signed(self, at: int, body: tuple[int, str]) -> str:
        """Whose a document is that is signed: "do | Phó Chủ tịch UBND xã A ký" is the committee's."""
        role = self.reading.labels["positions"].get(at)
        deputy = self.reading.ontology.words["grammar"]["filling"]["labels"]["deputy"]
        if role is None or not role[1][0].label.lower().startswith(deputy):
            return body[1]
        own = body_at(self.reading, role[0], body[0])
        return own[1] if own else body[1]

    def _past_second(self, at: int, stop: int) -> int:
        """Behind further issuers, if "về" follows: "của Bộ Chính trị | , Ban Bí thư về …"."""
        end = at
        while end + 1 < stop and (self.tokens[end].key in self.common.between or self.tokens[end].key == "-"):
            further = body_at(self.reading, end + 1, stop)
            if further is None:
                break
            end = further[0]
        return end if self.words.about.longest(self.tokens, end, stop) else at

    def listed(self, cited: list[Cited]) -> Iterator[Cited]:
        """Each with the issuer of its list: "các Nghị quyết của HĐND tỉnh: Nghị quyết 8; | 9"."""
        led: Cited | None = None  # the first of a list, with its issuer
        for one in cited:
            same = led and self.reading.sentence_at(led.first) == self.reading.sentence_at(one.first)
            alike = led is not None and same and led.instrument.kind.iri == one.instrument.kind.iri
            if issuer := led.issuer if led and alike else self._of_list(one):
                listed = replace(one, issuer=issuer, sure=True)
                led = led if alike else listed
                yield listed
            else:
                yield one

    def _of_list(self, cited: Cited) -> str | None:
        """Who issued all of a list that begins with a citation, behind a colon."""
        colon = self._colon(cited.first)
        body = body_before(self.reading, self.reading.sentence_of(colon).first, colon) if colon else None
        return body[1] if body and self.tokens[body[0] - 1].key in self.common.giver else None

    def _colon(self, at: int) -> int | None:
        """The colon that leads to the document at `at`, in its sentence or before the items of a list."""
        index, tokens = self.reading.sentence_at(at), self.tokens
        first = self.reading.sentences[index].first
        if prior(tokens, at).key == ":":
            return at - 1 if at - 1 > first else None
        if at - first != 1 or tokens[first].shape != ".":
            return None  # no "- | Quyết định số 12 …"
        for before in reversed(self.reading.sentences[max(0, index - _ITEMS) : index]):
            if tokens[before.last - 1].key == ":":
                return before.last - 1
            if tokens[before.first].key != tokens[first].key:
                return None
        return None

    def _enacted(self, cited: Cited) -> Cited:
        """An issuer before: "Chính phủ đã ban hành Nghị định số 21", "xã A ban hành Kế hoạch …"."""
        first = self.reading.sentence_of(cited.first).first
        for start in range(max(first, cited.first - _ENACTED), cited.first):
            match = self.words.enacted.longest(self.tokens, start, cited.first)
            if match and match[0] == cited.first:
                unit = unit_issuer(self.reading, cited, start)
                stop = before_bracket(self.tokens, start, max(first, start - _BRACKET))
                body, known = body_before(self.reading, first, stop), cited.issuer
                told = body[1] if body and (known is None or self._is_board(body, known)) else None
                sure = cited.sure or bool(unit or (known and told))
                return replace(cited, issuer=unit or told or known, sure=sure)
        return cited

    def _is_board(self, body: tuple[int, str], committee: str) -> bool:
        """Whether a body is the board of the committee that a number names: "Ban Thường vụ | Đảng ủy xã"."""
        boards = phrases_of(self.reading.ontology, "documents", "words", "board")
        return body[1].endswith(f" {committee}") and boards.longest(self.tokens, body[0]) is not None


def citations(reading: BaseReading) -> list[Cited]:
    """All citations of the document in order of the text."""
    mentions = instruments(reading.ontology, reading.lookup)
    if not mentions:
        return []
    reader = _Reader(reading)
    return shared(canonical(list(reader.listed([reader.read(mention) for mention in mentions]))))
