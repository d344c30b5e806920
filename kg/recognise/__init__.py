"""Recognise: one document → its Reading."""

from __future__ import annotations

from kg.model import Document
from kg.ontology import Ontology
from kg.recognise.base_reading import BaseReading
from kg.recognise.citations import citations
from kg.recognise.dates import dates, year_told
from kg.recognise.focus import focus
from kg.recognise.holdings import holdings
from kg.recognise.people import people
from kg.recognise.people.retold import retold
from kg.recognise.places import places
from kg.recognise.quotes import quotes
from kg.recognise.reading import Reading, read
from kg.recognise.spans import TokenIndex
from kg.recognise.spellings import spelt_alike
from kg.recognise.words import abbreviations
from kg.text import ENDS, sentence_numbers, sentences, tokenize

__all__ = ["Reading", "recognise"]

_TITLES = ("positions", "bodies")  # the vocabularies of which posts are made


def recognise(document: Document, ontology: Ontology) -> Reading:
    """Tokens, sentences and mentions of `document`."""
    tokens = spelt_alike(ontology, tokenize(document.text, document.body))
    lookup = TokenIndex(tokens)
    spans = sentences(tokens, lookup.starting(ENDS), abbreviations(ontology))
    labels = {name: lookup.matches(ontology.schemes[name]) for name in _TITLES}
    units, province = places(ontology, tokens, spans, lookup)
    taken = {at for mention in units for at in range(mention.first, mention.last)}
    persons = people(ontology, lookup, taken, labels)
    year, said = year_told(ontology, document, lookup), list(quotes(lookup))
    base = BaseReading(
        document=document,
        ontology=ontology,
        tokens=tokens,
        sentences=spans,
        numbers=sentence_numbers(spans),
        places=units,
        dates=dates(ontology, document, lookup, year),
        people=persons,
        province=province,
        year=year,
        lookup=lookup,
        quotes=said,
        quoted={at for quote in said for at in range(quote.first, quote.last)},
        labels=labels,
        focus=focus(ontology, tokens, spans, units),
    )
    held, titles = holdings(base)
    named = sorted([*persons, *titles], key=lambda m: m.first)
    told = list(retold(base, named)) if titles else named
    return read(base, told, held, citations(base))
