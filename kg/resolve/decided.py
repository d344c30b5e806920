"""What people have decided: a small text file of pairs of persons, one a line, sorted; made to be diffed.

    same<TAB>document<TAB>name<TAB>document<TAB>name<TAB>posts<TAB>posts

A person is a name in a document, so a decision outlives every rebuild. The posts are those that each document
gave the person when it was decided; where they are not written, a change of them is not noticed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.model import InputError

VERDICTS = ("same", "different", "later")
_HEAD = "# decision\tdocument\tname\tdocument\tname\tposts\tposts\n"


class Who(NamedTuple):
    """A person as one document names them."""

    document: str  # its id
    name: str


class Decision(NamedTuple):
    """One verdict on two persons, `one` before `other`."""

    verdict: str
    one: Who
    other: Who
    grounds: tuple[str, str] | None = None  # the posts of each when it was decided

    @property
    def pair(self) -> tuple[Who, Who]:
        """Whom it is about."""
        return self.one, self.other


def decision(verdict: str, one: Who, other: Who, grounds: tuple[str, str] | None = None) -> Decision:
    """With the two in order."""
    if other < one:
        return Decision(verdict, other, one, grounds and grounds[::-1])
    return Decision(verdict, one, other, grounds)


def beside(store: Path) -> Path:
    """Where a store's decisions are, unless somebody says otherwise."""
    place = store if store.name.strip(".") else store.resolve()
    return place.parent / f"{place.name}.decisions.tsv"


def load(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file; none where there is no file."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"{path}: the decisions cannot be read: {why}") from error
    return _parsed(path, text)


def _parsed(path: Path, text: str) -> tuple[Decision, ...]:
    found: dict[tuple[Who, Who], Decision] = {}
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    try:
        for row in rows:
            if row and not row[0].startswith("#"):
                one = _decided(row)
                if found.setdefault(one.pair, one).verdict != one.verdict:
                    raise ValueError(f"decided twice, {found[one.pair].verdict} and {row[0]}")
    except (ValueError, csv.Error) as error:
        raise InputError(f"{path}:{rows.line_num}: {error}") from error
    return _ordered(found.values())


def _decided(row: Sequence[str]) -> Decision:
    """The decision of a row; raises ValueError where it is none."""
    if len(row) not in (5, 7) or row[0] not in VERDICTS:
        raise ValueError(f"not a decision ({', '.join(VERDICTS)}) on two documents and names")
    grounds = (row[5], row[6]) if len(row) == 7 else None
    return decision(row[0], Who(*row[1:3]), Who(*row[3:5]), grounds)


def _ordered(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda one: one[:3]))


def text(decisions: Iterable[Decision]) -> str:
    """The file of these decisions."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([one.verdict, *one.one, *one.other, *(one.grounds or ())] for one in _ordered(decisions))
    return _HEAD + out.getvalue()


def with_decision(decisions: Iterable[Decision], new: Decision) -> tuple[Decision, ...]:
    """The last word on a pair counts."""
    return _ordered([*(one for one in decisions if one.pair != new.pair), new])
