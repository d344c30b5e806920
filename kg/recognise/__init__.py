"""Recognise: one document → its Reading."""

from __future__ import annotations

from kg.model import Document
from kg.ontology import Ontology
from kg.recognise.dates import dates
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
    return Reading(document, ontology, tokens, spans, units, dates(document, tokens), (), province, wards)
