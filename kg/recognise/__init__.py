"""Recognise: one document → its Reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Document
from kg.ontology import Concept, Match, Ontology
from kg.recognise.base_reading import BaseReading
from kg.recognise.citations import citations
from kg.recognise.dates import dates, year_told
from kg.recognise.focus import focus
from kg.recognise.holdings import holdings
from kg.recognise.holdings.spelt_twice import respelt, spelt_twice
from kg.recognise.page_end import own
from kg.recognise.people import Person, people
from kg.recognise.people.retold import retold
from kg.recognise.places import places
from kg.recognise.quotes import quotes
from kg.recognise.reading import Reading
from kg.recognise.spans import TokenIndex
from kg.recognise.spellings import spelt_alike
from kg.recognise.words import abbreviations
from kg.text import ENDS, Mention, sentence_numbers, sentences, tokenize

__all__ = ["Reading", "recognise"]

_Labels = Mapping[str, Mapping[int, Match[Concept]]]  # vocabulary → first token → match

_TITLES: Final = ("positions", "bodies")  # the vocabularies of which posts are made


def recognise(document: Document, ontology: Ontology) -> Reading:
    """Tokens, sentences and mentions of `document`."""
    spelt = spelt_alike(ontology, tokenize(document.seen or document.text, document.body))
    tokens = own(ontology, lookup := TokenIndex(spelt))
    lookup = lookup if tokens is spelt else TokenIndex(tokens)
    spans = sentences(tokens, lookup.starting(ENDS), abbreviations(ontology))
    labels: _Labels = {name: lookup.matches(ontology.schemes[name]) for name in _TITLES}
    units, province = places(ontology, tokens, spans, lookup)
    taken = {at for mention in units for at in range(mention.first, mention.last)}
    persons = people(ontology, lookup, taken, labels)
    labels = _outside(labels, persons)
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
    if names := spelt_twice(ontology, held):
        held, told = [one.of(names.get(one.person, one.person)) for one in held], respelt(told, names)
    return Reading(base, told, held, citations(base))


def _outside(labels: _Labels, persons: Sequence[Mention]) -> _Labels:
    """The posts and bodies that no person's name holds: "ông Hồ Minh Đoàn" is of no Youth Union."""
    full = (m for m in persons if isinstance(m.value, Person) and m.value.kind == "full")
    names = {at for m in full for at in range(m.first, m.last)}
    return {
        name: {at: match for at, match in found.items() if at not in names} for name, found in labels.items()
    }
