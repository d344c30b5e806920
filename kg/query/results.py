"""Answers written out: a table for people, the W3C's formats for programs, Turtle and its kin for graphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from operator import itemgetter

import pyoxigraph as ox

from kg.model import InputError
from kg.prefixes import PREFIXES
from kg.sparql import is_corruption
from kg.text import printable

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
FORMATS = ("table", *_RESULTS, *_GRAPHS)


def write(answer: Answer, form: str = "table", keys: Sequence[str] = ()) -> bytes:
    """An answer in one of FORMATS; a table is without the columns `keys`, and a graph's is Turtle."""
    try:
        return _written(answer, form, keys)
    except (OSError, RuntimeError) as error:  # rows are read from disk while they are written
        if is_corruption(error):
            raise
        raise InputError(f"the store cannot be read ({' '.join(str(error).split())})") from error


def _written(answer: Answer, form: str, keys: Sequence[str]) -> bytes:
    if isinstance(answer, ox.QueryTriples):
        return _graph(answer, "turtle" if form == "table" else form)
    if form == "table":
        return _boolean(answer) if isinstance(answer, ox.QueryBoolean) else _table(answer, keys)
    if form not in _RESULTS:
        raise InputError(
            f"{form}: a format of graphs; this query gives rows, as {', '.join(('table', *_RESULTS))}"
        )
    if isinstance(answer, ox.QueryBoolean) and form in ("csv", "tsv"):
        return _boolean(answer)
    text = answer.serialize(format=_RESULTS[form])
    assert text is not None
    return text if text.endswith(b"\n") else text + b"\n"


def ordered(answer: ox.QuerySolutions, columns: Sequence[str]) -> ox.QuerySolutions:
    """The rows in order. ORDER BY reads terms from disk for each comparison; this reads them once."""
    text = answer.serialize(format=ox.QueryResultsFormat.TSV)
    assert text is not None
    head, *lines = text.decode().removesuffix("\n").split("\n")
    names = head.replace("?", "").split("\t")
    lines.sort()
    for column in reversed(columns):
        at = names.index(column.lstrip("-"))
        keyed = [(_key(line.split("\t")[at]), line) for line in lines]
        keyed.sort(key=itemgetter(0), reverse=column.startswith("-"))
        lines = [line for _, line in keyed]
    found = ox.parse_query_results("\n".join([head, *lines]), format=ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)
    return found


def _key(cell: str) -> tuple[float, str]:
    """Numbers by value, before texts."""
    return (float(cell), cell) if cell.lstrip("-").replace(".", "", 1).isdecimal() else (float("inf"), cell)


def _boolean(answer: ox.QueryBoolean) -> bytes:
    return b"true\n" if answer else b"false\n"


def _graph(answer: ox.QueryTriples, form: str) -> bytes:
    if form not in _GRAPHS:
        raise InputError(f"{form}: a format of rows; this query gives a graph, as {', '.join(_GRAPHS)}")
    triples = sorted(set(answer), key=str)
    text = ox.serialize(triples, format=_GRAPHS[form], prefixes=PREFIXES)
    assert text is not None
    return text if text.endswith(b"\n") else text + b"\n"


def _table(answer: ox.QuerySolutions, keys: Sequence[str]) -> bytes:
    names = [variable.value for variable in answer.variables]
    shown = [at for at, name in enumerate(names) if name not in keys]
    rows = [[_cell(row[at]) for at in shown] for row in answer]
    lines = table([names[at] for at in shown], rows)
    return "".join(f"{line}\n" for line in (*lines, _count(len(rows)))).encode()


def _count(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _cell(value: object) -> str:
    """A value on one line; an IRI without its brackets."""
    text = str(getattr(value, "value", value)) if value is not None else ""
    return printable(text)


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Aligned columns."""
    columns = list(zip(names, *rows, strict=True)) if rows else [(name,) for name in names]
    widths = [max(map(_width, column)) for column in columns]
    yield _aligned(names, widths)
    yield "  ".join("─" * width for width in widths)
    for row in rows:
        yield _aligned(row, widths)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    ).rstrip()


def _width(text: str) -> int:
    """Columns on a terminal: combining marks take none, East Asian wide letters two."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
