"""Extract: one Reading → typed facts, by EXTRACTORS, one for each kind, then the parts people have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.extract.awards import awards
from kg.extract.events import events
from kg.extract.indicators import indicators
from kg.extract.initiatives import initiatives
from kg.extract.leftovers import leftovers as left_over
from kg.extract.participations import participations
from kg.extract.positions import observed, officials, tenures
from kg.extract.resolutions import resolution_links, resolutions
from kg.extract.statements import statements
from kg.extract.wards import wards
from kg.model import Document, Event, Fact, Facts
from kg.ontology import Ontology
from kg.recognise import Reading, recognise

Extractor = Callable[[Reading], Iterable[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (
    wards,
    officials,
    tenures,
    events,
    resolutions,
    resolution_links,
    awards,
    initiatives,
    statements,
    indicators,
)


def extract(document: Document, ontology: Ontology, *, leftovers: bool = False) -> Facts:
    """All that `document` says; what no fact used, if asked.

    Facts come in the order of EXTRACTORS and of the text. Participations, with the events and officials that
    only they tell of, are last: they are parts in the events found before.
    """
    reading = recognise(document, ontology)
    facts = [fact for extractor in EXTRACTORS for fact in extractor(reading)]
    happened = [fact for fact in facts if isinstance(fact, Event)]
    facts = observed(facts, happened, document.published)
    facts.extend(participations(reading, happened))
    left = tuple(left_over(reading, facts)) if leftovers else ()
    return Facts(document, tuple(facts), left, reading.lookup.words())
