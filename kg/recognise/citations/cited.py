"""What a citation tells of a document, and what several citations of one document tell together."""

from __future__ import annotations

from msgspec.structs import replace

from kg.model import Record
from kg.recognise.citations.words import Instrument


class Cited(Record, frozen=True):
    """One citation with what stands around it; [first, last) runs from the kind to the end of all that."""

    instrument: Instrument
    first: int
    number_end: int
    last: int
    issuer: str | None = None
    sure: bool = True
    date: str | None = None
    subject: str | None = None

    @property
    def mark(self) -> tuple[str, str, tuple[str, ...]]:
        """What tells documents apart; the marks inside a number vary."""
        years = tuple(part for part in self.instrument.number.split("/")[1:] if part.isdigit())
        return self.instrument.kind.iri, self.instrument.digits, years + self.instrument.symbols


def canonical(cited: list[Cited]) -> list[Cited]:
    """A short number, "68", stands for the full one of the same kind where the text has it: "68-NQ/TW"."""
    full: dict[tuple[str, str], Instrument] = {}
    for c in cited:
        if c.mark[2]:
            full.setdefault(c.mark[:2], c.instrument)
    marks: dict[tuple[str, str, tuple[str, ...]], str] = {}
    found = []
    for c in cited:
        same = c.instrument if c.mark[2] else full.get(c.mark[:2], c.instrument)
        whole = replace(c, instrument=replace(c.instrument, number=same.number, symbols=same.symbols))
        number = marks.setdefault(whole.mark, same.number)
        found.append(replace(whole, instrument=replace(whole.instrument, number=number)))
    return found


def shared(cited: list[Cited]) -> list[Cited]:
    """An issuer said once holds for a list's other members and for later citations."""
    said = {(c.instrument.group, c.instrument.kind.iri): c for c in cited if c.issuer}
    known = {c.mark: c for c in reversed(cited) if c.issuer}
    found = []
    for c in cited:
        listed = said.get((c.instrument.group, c.instrument.kind.iri))
        other = None if c.issuer else listed or known.get(c.mark)
        found.append(replace(c, issuer=other.issuer, sure=other.sure) if other else c)
    return found
