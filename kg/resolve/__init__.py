"""Who is who: across documents. Pure functions from what documents say to what they share."""

from kg.resolve.across import Agreement, Appearance, Decisions, Thing, people
from kg.resolve.decided import Decision, Who
from kg.resolve.instruments import Reference, block, instruments
from kg.resolve.occasions import DayAndPlace, Untold, events, untold
from kg.resolve.reprints import Print, fingerprint, parsed, reports

__all__ = [
    "Agreement",
    "Appearance",
    "DayAndPlace",
    "Decision",
    "Decisions",
    "Print",
    "Reference",
    "Thing",
    "Untold",
    "Who",
    "block",
    "events",
    "fingerprint",
    "instruments",
    "parsed",
    "people",
    "reports",
    "untold",
]
