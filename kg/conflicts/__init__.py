"""What reports contradict one another about: nothing is dropped, people decide."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from kg.conflicts.clashes import two_holders, two_wards
from kg.conflicts.dates import after_the_end, before_the_ward, impossible, two_dates
from kg.conflicts.figures import two_figures
from kg.conflicts.load import events, figures, tenures
from kg.conflicts.model import Claim, Conflict
from kg.text import printable

__all__ = ["FORMATS", "Claim", "Conflict", "conflicts", "write"]


def conflicts(store: ox.Store) -> list[Conflict]:
    """All of them, by kind; the same for the same graph."""
    held, happened = list(tenures(store)), list(events(store))
    found = {*two_dates(happened), *two_figures(figures(store))}
    for check in (two_holders, two_wards, impossible, before_the_ward, after_the_end):
        found.update(check(held))
    return sorted(found)


def _table(found: Sequence[Conflict]) -> str:
    lines = []
    for conflict in found:
        lines.append(f"{conflict.kind} · {conflict.about}" + (f" ({conflict.note})" if conflict.note else ""))
        for claim in dict.fromkeys((conflict.first, conflict.second)):
            lines.append(f"  {claim.says}")
            lines.append(f"    {claim.source} [{claim.start}:{claim.end}] {' '.join(claim.quote.split())}")
    count = "1 conflict" if len(found) == 1 else f"{len(found)} conflicts"
    return "".join(f"{printable(line)}\n" for line in (*lines, count))


def _json(found: Sequence[Conflict]) -> str:
    rows = [one._asdict() | {"first": one.first._asdict(), "second": one.second._asdict()} for one in found]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _csv(found: Sequence[Conflict]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    sides = [f"{side}_{name}" for side in ("first", "second") for name in Claim._fields]
    writer.writerow(["kind", "about", *sides, "note"])
    writer.writerows([one.kind, one.about, *one.first, *one.second, one.note] for one in found)
    return out.getvalue()


FORMATS: dict[str, Callable[[Sequence[Conflict]], str]] = {"table": _table, "json": _json, "csv": _csv}


def write(found: Sequence[Conflict], form: str = "table") -> bytes:
    """Conflicts in one of FORMATS."""
    return FORMATS[form](found).encode()
