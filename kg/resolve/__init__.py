"""Who is who: across documents. Pure functions from what documents say to what they share."""

from kg.resolve.across import Agreement, Appearance, Decisions, Thing, people
from kg.resolve.decided import Decision, Who
from kg.resolve.instruments import Reference, block, instruments
from kg.resolve.occasions import Occasion, Untold, events, untold
from kg.resolve.reprints import Print, fingerprint, parsed, reports

__all__ = [
    "Agreement",
    "Appearance",
    "Decision",
    "Decisions",
    "Occasion",
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
