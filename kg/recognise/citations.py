"""Citations of legal and Party documents: the number with the issuer, date and subject around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from kg.model import Mention, Record
from kg.ontology import Ontology, Trie
from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import body_at, body_before, party_committee
from kg.recognise.dates import Date
from kg.recognise.instruments import Instrument, instruments
from kg.recognise.words import common, lexicon_of

_LONGEST_SUBJECT = 40
_LONGEST_SESSION = 8  # "của Hội nghị lần thứ tám | Ban Chấp hành Trung ương"
_SUBJECT_ENDS = frozenset([".", ",", ";", ":", "(", ")", "!", "?"])


class Cited(Record, frozen=True):
    """One citation with what stands around it; [first, last) runs from the kind to the end of all that."""

    instrument: Instrument
    first: int
    number_end: int
    last: int
    issuer: str | None = None
    sure: bool = True
    date: str | None = None
    subject: str | None = None

    @property
    def mark(self) -> tuple[str, str, tuple[str, ...]]:
        """What tells documents apart; the marks inside a number vary."""
        years = tuple(part for part in self.instrument.number.split("/")[1:] if part.isdigit())
        return self.instrument.kind.iri, self.instrument.digits, years + self.instrument.symbols


@dataclass(frozen=True, slots=True)
class _Words:
    about: Trie[bool]
    links: Trie[str]
    enacted: Trie[bool]
    sessions: frozenset[str]
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

    def read(self, mention: Mention) -> Cited:
        """What follows the number: "ngày …", "của …", "(khóa …)", "về …", in any order."""
        instrument = mention.value
        assert isinstance(instrument, Instrument)
        stop = self._line_end(mention.last)
        cited = Cited(instrument, mention.first, mention.last, mention.last)
        for _ in range(5):
            further = self._dated(cited, stop) or self._issued(cited, stop) or self._about(cited, stop)
            if further is None:
                break
            cited = further
        if cited.issuer is None:
            cited = self._by_symbol(cited)
        return cited if cited.issuer else self._enacted(cited)

    def _line_end(self, at: int) -> int:
        return self.reading.sentence_of(at - 1).last

    def _dated(self, cited: Cited, stop: int) -> Cited | None:
        """ ", ngày 17/6/2025", "năm 2024", "(khóa XIII)", "khóa XIII"."""
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
        if at >= stop or cited.issuer or self.tokens[at].key not in self.common.giver:
            return None
        start = at + 1
        while start < min(at + _LONGEST_SESSION, stop) and self.tokens[at + 1].key in self.words.sessions:
            if body_at(self.reading, start, stop):
                break
            start += 1
        body = body_at(self.reading, start, stop)
        if body is None:
            return None
        end = body[0]
        enacted = (
            self.words.enacted.longest(self.tokens, end, stop)
            if self.tokens[at].key in self.common.by
            else None
        )
        return replace(cited, last=enacted[0] if enacted else end, issuer=body[1])

    def _about(self, cited: Cited, stop: int) -> Cited | None:
        """ "về …" up to the end of the clause; an issuer at its end is none of it."""
        match = self.words.about.longest(self.tokens, cited.last, stop)
        if match is None or cited.subject:
            return None
        end = start = match[0]
        quoted = 0
        while end < stop and end - start < _LONGEST_SUBJECT:
            quoted += self.tokens[end].key == '"'
            if quoted % 2 == 0 and self.tokens[end].key in _SUBJECT_ENDS and not self._lists(end, stop):
                break
            if self._is_other(cited, end):
                break
            body = body_at(self.reading, end + 1, stop) if self.tokens[end].key in self.common.of else None
            if body and not cited.issuer and self._closes(body[0], stop):
                subject = self.reading.text(start, end)
                return replace(cited, last=body[0], issuer=body[1], subject=subject)
            end += 1
        return replace(cited, last=end, subject=self.reading.text(start, end)) if end > start else None

    def _lists(self, at: int, stop: int) -> bool:
        """Whether a comma is inside a list that ends in "và": "khoa học, công nghệ và chuyển đổi số"."""
        for end in range(at + 1, min(at + 7, stop)) if self.tokens[at].key == "," else ():
            if self.tokens[end].key in self.common.between:
                return self.tokens[end].key in self.common.joint or self._lists(end, stop)
            if self.tokens[end].shape != "w" or self._is_other_at(end):
                return False
        return False

    def _is_other_at(self, at: int) -> bool:
        return self.words.links.longest(self.tokens, at) is not None

    def _is_other(self, cited: Cited, at: int) -> bool:
        """Whether a link to another document or the next citation begins at `at`."""
        link = self.words.links.longest(self.tokens, at)
        kinds = self.reading.ontology.schemes["instruments"]
        return link is not None and kinds.longest(self.tokens, link[0]) is not None and at > cited.last

    def _closes(self, at: int, stop: int) -> bool:
        return at >= stop or self.tokens[at].key in _SUBJECT_ENDS

    def _by_symbol(self, cited: Cited) -> Cited:
        """The issuer that the number's letters or the kind itself name."""
        instrument, lists = cited.instrument, self.reading.ontology.words["documents"]
        for symbol in reversed(instrument.symbols):
            bare = symbol.rstrip("0123456789")
            if bare in lists["issued_by"]:
                return replace(cited, issuer=lists["issued_by"][bare])
            if bare == lists["central"]["symbol"]:
                return replace(cited, issuer=lists["central"]["issuer"], sure=False)
            if bare in lists["unit_bodies"]:
                issuer = self._unit_body(lists["unit_bodies"][bare], cited.first)
                return replace(cited, issuer=issuer, sure=False)
        return replace(cited, issuer=instrument.kind.get("issuedBy") or None)

    def _unit_body(self, body: str, at: int) -> str | None:
        """The body of the province or ward the text is about; a council's level must be said nearby."""
        reading = self.reading
        if body == "party":
            unit = reading.ontology.unit_by_iri.get(reading.province) if reading.province else None
            return party_committee(reading.ontology, unit) if unit else None
        if body == reading.ontology.words["grammar"]["bodies"]["committee"]["ward"]:
            ward = reading.ward_at(at)
            return party_committee(reading.ontology, ward) if ward else body
        sentence = reading.sentence_of(at)
        for start in range(at - 1, sentence.first - 1, -1):
            found = body_at(reading, start, at) if reading.tokens[start].key == body.lower() else None
            if found and found[1] != body:
                return found[1]
        return body

    def _enacted(self, cited: Cited) -> Cited:
        """An issuer before: "Thủ tướng Chính phủ đã ban hành Quyết định số 521"."""
        first = self.reading.sentence_of(cited.first).first
        for start in range(max(first, cited.first - 3), cited.first):
            match = self.words.enacted.longest(self.tokens, start, cited.first)
            if match and match[0] == cited.first:
                body = body_before(self.reading, first, start)
                return replace(cited, issuer=body[1] if body else None)
        return cited


def _canonical(cited: list[Cited]) -> list[Cited]:
    """A short number, "68", stands for the full one of the same kind where the text has it: "68-NQ/TW"."""
    full: dict[tuple[str, str], Instrument] = {}
    for c in cited:
        if c.mark[2]:
            full.setdefault(c.mark[:2], c.instrument)
    marks: dict[tuple[str, str, tuple[str, ...]], str] = {}
    found = []
    for c in cited:
        same = c.instrument if c.mark[2] else full.get(c.mark[:2], c.instrument)
        whole = replace(c, instrument=replace(c.instrument, number=same.number, symbols=same.symbols))
        number = marks.setdefault(whole.mark, same.number)
        found.append(replace(whole, instrument=replace(whole.instrument, number=number)))
    return found


def _shared(cited: list[Cited]) -> list[Cited]:
    """An issuer said once holds for a list's other members and for later citations."""
    said = {(c.instrument.group, c.instrument.kind.iri): c for c in cited if c.issuer}
    known = {c.mark: c for c in reversed(cited) if c.issuer}
    found = []
    for c in cited:
        listed = said.get((c.instrument.group, c.instrument.kind.iri))
        other = None if c.issuer else listed or known.get(c.mark)
        found.append(replace(c, issuer=other.issuer, sure=other.sure) if other else c)
    return found


def citations(reading: BaseReading) -> list[Cited]:
    """All citations of the document in order of the text."""
    mentions = instruments(reading.ontology, reading.lookup)
    if not mentions:
        return []
    reader = _Reader(reading)
    return _shared(_canonical([reader.read(mention) for mention in mentions]))
