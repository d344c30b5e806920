"""Who issued a document, where only its number or its kind tells."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import body_at, party_committee, written
from kg.recognise.citations.cited import Cited
from kg.recognise.citations.document_numbers import has_year
from kg.recognise.places import Place


def by_symbol(reading: BaseReading, cited: Cited) -> Cited:
    """The issuer that the number's letters or the kind itself name."""
    instrument, lists = cited.instrument, reading.ontology.words["documents"]
    for symbol in instrument.symbols:  # a joint document has its first issuer
        bare = symbol.rstrip("0123456789")
        if bare in lists["issued_by"]:
            return replace(cited, issuer=lists["issued_by"][bare])
        if bare == lists["central"]["symbol"]:
            return replace(cited, issuer=lists["central"]["issuer"], sure=False)
        if bare in lists["unit_bodies"]:
            issuer = _unit_body(reading, lists["unit_bodies"][bare], cited)
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


def _unit_body(reading: BaseReading, body: str, cited: Cited) -> str | None:
    """The body of the province or ward the text is about; a council is named before, or most in the text."""
    if body == "party":
        return party_committee(reading.ontology, reading.province) if reading.province else None
    if body == reading.ontology.words["grammar"]["bodies"]["committee"]["ward"]:
        ward = reading.ward_at(cited.first)
        return party_committee(reading.ontology, ward) if ward else body
    at = cited.first
    first = reading.sentence_of(at).first
    councils = _named(reading, body)
    before = next((name for start, name in reversed(councils) if first <= start < at), None)
    if before or not councils or has_year(cited.instrument.number):
        return before  # with a year: a province's, or an old one
    (name, times), *_ = Counter(name for _, name in councils).most_common(1)
    return name if 2 * times > len(councils) else None


def _named(reading: BaseReading, body: str) -> list[tuple[int, str]]:
    """(first token, name) of every body of this kind that the text names with its unit."""
    starts = reading.lookup.starting({body.lower()})
    found = ((start, body_at(reading, start, reading.sentence_of(start).last)) for start in starts)
    return [(start, match[1]) for start, match in found if match and match[1] != body]
