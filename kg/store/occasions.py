"""Events across the documents of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from string import Template

from kg.emit.terms import terms
from kg.ntriples import unquoted
from kg.resolve import Appearance, DayAndPlace, Thing, Untold, events, untold
from kg.store.ask import Ask
from kg.store.people import same_reports

# OPTIONAL stands outside GRAPH: inside it is forty times slower
_EVENTS = Template("""
SELECT ?type ?date ?unit ?node ?doc ?label WHERE {
  VALUES (?type ?date ?unit) { $occasions }
  GRAPH ?doc { ?node schema:location ?unit ; schema:startDate ?date ; dcterms:type ?type }
  OPTIONAL { ?node schema:name ?label }
  FILTER(?doc != $shared)
}""")
_JOINT = Template("""
SELECT ?thing WHERE {
  VALUES (?type ?date ?unit) { $occasions }
  GRAPH $shared { ?thing schema:location ?unit ; schema:startDate ?date ; dcterms:type ?type }
}""")
_UNTOLD = Template("""
SELECT ?type ?date ?unit ?label ?node ?doc ?print WHERE {
  VALUES ?label { $labels }
  GRAPH ?doc { ?node schema:name ?label ; a $kind ; dcterms:type ?type }
  OPTIONAL { ?node schema:startDate ?date }
  OPTIONAL { ?node schema:location ?unit }
  OPTIONAL { ?doc kg:fingerprint ?print }
}""")


def happened(ask: Ask, occasions: Collection[DayAndPlace]) -> Iterator[Thing]:
    """The events on these occasions that several documents report."""
    said: dict[DayAndPlace, list[Appearance]] = defaultdict(list)
    for kind, date, unit, node, document, label in ask.rows(_EVENTS, occasions=_tuples(occasions)):
        occasion = DayAndPlace(kind[1:-1], unquoted(date), unit[1:-1])
        said[occasion].append(Appearance(node[1:-1], document, label=label and unquoted(label)))
    for occasion in sorted(said):
        yield from events(occasion, said[occasion])


def joint(ask: Ask, occasions: Iterable[DayAndPlace]) -> list[str]:
    """The events of several documents that stand for these occasions."""
    return [row[0] for row in ask.rows(_JOINT, occasions=_tuples(occasions))]


def happened_untold(ask: Ask, wanted: Collection[Untold]) -> Iterator[Thing]:
    """The events of no certain day or place in reports that are printed several times."""
    said: dict[Untold, list[tuple[Appearance, str]]] = defaultdict(list)
    for node, document, printed, event in _told(ask, wanted, "Event"):
        said[event].append((Appearance(node[1:-1], document), printed))
    for event in sorted(said):
        mentions = [mention for mention, _ in said[event]]
        same = same_reports((mention.document, printed) for mention, printed in said[event])
        date = event.date and unquoted(event.date)
        plainly = Untold(event.type[1:-1], date, event.unit[1:-1], unquoted(event.label))
        yield from untold(plainly, mentions, same)


def joint_untold(ask: Ask, wanted: Collection[Untold]) -> list[str]:
    """The events of several documents that stand for these."""
    return [node for node, _, _, _ in _told(ask, wanted, "JointEvent")]


def _told(ask: Ask, wanted: Collection[Untold], kind: str) -> Iterator[tuple[str, str, str, Untold]]:
    """(node, document, fingerprint, event) of events that are just so."""
    labels = " ".join(sorted({event.label for event in wanted}))
    among = set(wanted)
    for *event, node, document, printed in ask.rows(_UNTOLD, labels=labels, kind=terms().type_of(kind)):
        if Untold(*event) in among:
            yield node, document, printed, Untold(*event)


def _tuples(occasions: Iterable[DayAndPlace]) -> str:
    return " ".join(f"({occasion.type} {occasion.date} {occasion.unit})" for occasion in occasions)
