"""Who is who: across documents. Pure functions from what documents say to what they share."""

from kg.resolve.across import Agreement, Decisions, Mention, Occasion, Thing, events, people
from kg.resolve.decided import Decision, Who
from kg.resolve.instruments import Reference, block, instruments

__all__ = [
    "Agreement",
    "Decision",
    "Decisions",
    "Mention",
    "Occasion",
    "Reference",
    "Thing",
    "Who",
    "block",
    "events",
    "instruments",
    "people",
]
