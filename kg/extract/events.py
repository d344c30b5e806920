"""Events: what the document reports, and what else with a name of its own it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.model import Event, Mention, Sentence, Unit
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.dates import Date
from kg.recognise.occasions import Occasion, nouns, occasions
from kg.recognise.places import Place
from kg.recognise.settings import Settings, is_ward, place_of

_LEAD = 4  # sentences in which a report says when
_ENOUGH = 4  # the score from which an occasion may be what the text reports
_BESIDE = frozenset(["signing", "campaign", "festival"])  # types that a headline may name beside another


def events(reading: Reading) -> Iterator[Event]:
    """Main events first, then the others that have a name; `id` is unique in the document."""
    return _Events(reading).facts()
