"""What the documents of one build touched, kept in a temporary database: memory stays flat over a country."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from kg.emit import Touched
from kg.resolve import DayAndPlace, Untold
from kg.store.scratch import scratch

_Row = tuple[str, ...]
_PARTS = 4
_ORDERED = "SELECT * FROM touched WHERE kind = ? ORDER BY 2, 3, 4, 5"


class Pending:
    """Keys as Touched has them, each once; they come in order."""

    def __init__(self) -> None:
        columns = ", ".join(["kind", *(f"part{number}" for number in range(_PARTS))])
        self._db = scratch(f"touched ({columns}, PRIMARY KEY ({columns}))")
        self._new = Touched()

    def add(self, touched: Touched) -> None:
        """Take in a document's."""
        self._new.update(touched)

    def spill(self) -> None:
        """Write to disk what was taken in since."""
        rows = ((*row, *[""] * (_PARTS + 1 - len(row))) for row in _rows(self._new))
        places = ", ".join("?" * (_PARTS + 1))
        self._db.executemany(f"INSERT OR IGNORE INTO touched VALUES ({places})", rows)
        self._new = Touched()

    def _of(self, kind: str) -> Iterator[_Row]:
        self.spill()
        return (row[1:] for row in self._db.execute(_ORDERED, [kind]))

    def keys(self, kind: str) -> Iterator[str]:
        """The names, fingerprints ("print") or IRIs of posts and units ("linked")."""
        return (row[0] for row in self._of(kind))

    def occasions(self) -> Iterator[DayAndPlace]:
        """By type."""
        return (DayAndPlace(*row[:3]) for row in self._of("occasion"))

    def untold(self) -> Iterator[tuple[str, list[Untold]]]:
        """Labels, each with its events."""
        for label, rows in groupby(self._of("untold"), key=itemgetter(0)):
            yield label, [Untold(kind, date, unit, label) for _, kind, date, unit in rows]

    def blocks(self) -> Iterator[tuple[str, set[str]]]:
        """Blocks of legal documents, each with its nodes."""
        for name, rows in groupby(self._of("block"), key=itemgetter(0)):
            yield name, {row[1] for row in rows}


def _rows(touched: Touched) -> Iterator[_Row]:
    yield from (("name", name) for name in touched.names)
    yield from (("print", literal) for literal in touched.prints)
    yield from (("linked", iri) for iri in touched.linked)
    yield from (("occasion", *occasion) for occasion in touched.occasions)
    yield from (("untold", event.label, *event[:3]) for event in touched.untold)
    yield from (("block", name, node) for name, nodes in touched.blocks.items() for node in nodes)
