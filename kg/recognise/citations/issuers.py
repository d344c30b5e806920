"""Who issued a document, where only its number or its kind tells."""

from __future__ import annotations

from msgspec.structs import replace

from kg.recognise.base_reading import BaseReading
from kg.recognise.bodies import body_at, party_committee, written
from kg.recognise.citations.cited import Cited
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
            issuer = _unit_body(reading, lists["unit_bodies"][bare], cited.first)
            return replace(cited, issuer=issuer, sure=False)
    return replace(cited, issuer=instrument.kind.get("issuedBy") or None)


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


def _unit_body(reading: BaseReading, body: str, at: int) -> str | None:
    """The body of the province or ward the text is about; a council's level must be said nearby."""
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
