"""Recognise: one document → its Reading."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Document
from kg.ontology import Ontology
from kg.recognise.dates import dates
from kg.recognise.holdings import holdings
from kg.recognise.people import people
from kg.recognise.places import places
from kg.recognise.reading import Reading, salient_wards
from kg.text import sentences, tokenize

__all__ = ["Reading", "recognise"]


def recognise(document: Document, ontology: Ontology) -> Reading:
    """Tokens, sentences and mentions of `document`."""
    tokens = tokenize(document.text, document.body)
    spans = sentences(tokens)
    units, province = places(ontology, tokens, spans)
    wards = salient_wards(units, spans, tokens)
    taken = {at for mention in units for at in range(mention.first, mention.last)}
    persons = people(ontology, tokens, taken)
    days = dates(document, tokens)
    reading = Reading(document, ontology, tokens, spans, units, days, persons, province, _wards=wards)
    held, titles = holdings(reading)
    return replace(reading, holdings=held, people=sorted([*persons, *titles], key=lambda m: m.first))
