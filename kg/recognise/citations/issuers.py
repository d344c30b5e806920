"""Who issued a document, where only its number or its kind tells."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from msgspec.structs import replace

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import body_at, party_committee, written
from kg.recognise.citations.cited import Cited
from kg.recognise.citations.document_numbers import has_year
from kg.recognise.places import Place
from kg.recognise.spans import within
from kg.recognise.words import phrases_of


class Councils:
    """The councils and committees that a document names with their units; each kind is looked for once."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading = reading
        self.known: dict[str, tuple[list[int], list[str]]] = {}  # kind → first tokens, names

    def before(self, body: str, at: int) -> str | None:
        """The last one of a kind that the sentence names before token `at`."""
        starts, names = self._named(body)
        index = bisect_left(starts, at) - 1
        near = index >= 0 and starts[index] >= self.reading.sentence_of(at).first
        return names[index] if near else None

    def most(self, body: str) -> str | None:
        """The one of a kind that the text names more often than all others together."""
        names = self._named(body)[1]
        (name, times), *_ = Counter(names).most_common(1) or [("", 0)]
        return name if 2 * times > len(names) else None

    def _named(self, body: str) -> tuple[list[int], list[str]]:
        """Those of a kind, in order of the text."""
        known = self.known.get(body)
        if known is None:
            reading = self.reading
            starts = reading.lookup.starting({body.lower()})
            found = ((at, body_at(reading, at, reading.sentence_of(at).last)) for at in starts)
            named = [(at, match[1]) for at, match in found if match and match[1] != body]
            known = self.known[body] = [at for at, _ in named], [name for _, name in named]
        return known


def by_symbol(reading: BaseReading, cited: Cited, councils: Councils) -> Cited:
    """The issuer that the number's letters or the kind itself name."""
    instrument, lists = cited.instrument, reading.ontology.words["documents"]
    for symbol in instrument.symbols:  # a joint document has its first issuer
        bare = symbol.rstrip("0123456789")
        if bare in lists["issued_by"]:
            return replace(cited, issuer=lists["issued_by"][bare])
        if bare == lists["central"]["symbol"]:
            return replace(cited, issuer=lists["central"]["issuer"], sure=False)
        if bare in lists["unit_bodies"]:
            issuer = _unit_body(reading, lists["unit_bodies"][bare], cited, councils)
            return replace(cited, issuer=issuer, sure=False)
    return replace(cited, issuer=instrument.kind.get("issuedBy") or None)


def is_of_subject(reading: BaseReading, cited: Cited, body: str) -> bool:
    """Whether a body behind the subject belongs to that: "128/QĐ-UBND về Quy chế của | Trung tâm A"."""
    known = reading.ontology.words["documents"]["unit_bodies"]
    named = (known.get(symbol.rstrip("0123456789"), "") for symbol in cited.instrument.symbols)
    issuer = next((name for name in named if name.isupper()), None)
    return issuer is not None and issuer not in body


def unit_issuer(reading: BaseReading, cited: Cited, stop: int) -> str | None:
    """The body of the unit that ends at `stop`, before a verb: "xã A | ban hành Kế hoạch 12/KH-UBND"."""
    words = reading.ontology.words["documents"]
    named = (words["unit_bodies"].get(symbol, "") for symbol in cited.instrument.symbols)
    body = next((name for name in named if name.isupper()), None)  # UBND, HĐND; no Party committee
    while stop and reading.tokens[stop - 1].key in words["words"]["enacted_before"]:
        stop -= 1
    mention = reading.ending(reading.places, stop)
    if body is None or mention is None or not isinstance(mention.value, Place):
        return None
    return f"{body} {written(mention.value)}"


def _unit_body(reading: BaseReading, body: str, cited: Cited, councils: Councils) -> str | None:
    """The body of the province or ward the text is about; a council is named before, or most in the text."""
    if body == "party":
        return _party(reading, reading.province, cited) if reading.province else None
    if body == reading.ontology.words["grammar"]["bodies"]["committee"]["ward"]:
        ward = reading.ward_at(cited.first)
        return _party(reading, ward, cited) if ward else body
    before = councils.before(body, cited.first)
    if has_year(cited.instrument.number):  # a province's, or an old one
        wards = before is not None and _is_ward(reading, body, before)
        return None if wards and not _is_enacted(reading, cited) else before
    return before or councils.most(body)


def _is_enacted(reading: BaseReading, cited: Cited) -> bool:
    """Whether its sentence tells of documents made: "HĐND xã A thông qua 9 nghị quyết, trong đó có …"."""
    enacted = phrases_of(reading.ontology, "documents", "words", "enacted")
    return enacted.within(reading.tokens, reading.sentence_of(cited.first).first, cited.first)


def _is_ward(reading: BaseReading, body: str, name: str) -> bool:
    """Whether a council or committee of a kind is a ward's: "UBND | xã A"."""
    generic = reading.ontology.words["grammar"]["bodies"]["generic"]
    unit = name.removeprefix(f"{body} ").lower()
    return any(unit.startswith(f"{word} ") for word, level in generic.items() if level == "ward")


def _party(reading: BaseReading, unit: Unit, cited: Cited) -> str:
    """A unit's committee, or its board that acts: "Ban Thường vụ Tỉnh ủy … công bố | Quyết định 12-QĐ/TU"."""
    lists, committee = reading.ontology.words["documents"]["words"], party_committee(reading.ontology, unit)
    if cited.instrument.kind.label not in lists["by_board"]:
        return committee
    boards = phrases_of(reading.ontology, "documents", "words", "board")
    first = reading.sentence_of(cited.first).first
    for at in within(reading.lookup.starts(boards), first, cited.first):
        found = body_at(reading, at, cited.first)
        label = found[1].split(" ", 3) if found else []
        board = f"{' '.join(label[:3])} {committee}"
        if found and len(label) > 3 and board.startswith(found[1]):
            return board
    return committee
