"""What is told to be given."""

from __future__ import annotations

from kg.model import Record
from kg.recognise.giving.honours import Honour
from kg.recognise.giving.words import Recipient


class Given(Record, frozen=True):
    """An honour in one person's, group's or body's hands; [first, last) says so."""

    honour: Honour
    recipient: Recipient
    first: int
    last: int
