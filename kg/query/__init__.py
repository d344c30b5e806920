"""Questions to a store: stored queries, files, standard input; parameters are bound, never pasted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.model import InputError
from kg.prefixes import PREFIXES
from kg.query.results import FORMATS, Answer, ordered, write
from kg.query.stored import Parameter, Query, find, parse, stored
from kg.query.units import one_of, units
from kg.sparql import is_corruption
from kg.store import opened, reading
from kg.store.guard import check, told
from kg.text import compose

__all__ = ["FORMATS", "Answer", "Parameter", "Query", "answer", "find", "parse", "query", "stored", "write"]

_Values = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


def answer(store: ox.Store, question: Query, parameters: Mapping[str, str] | None = None) -> Answer:
    """What the store says; the union of all graphs is asked."""
    check(question.name, question.text, PREFIXES)
    values: _Values = {}
    for one, value in question.bound(parameters or {}).items():
        values |= _bound(store, one, compose(value))
    try:
        found = store.query(
            question.text, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=values or None
        )
        return _in_order(question, found)
    except SyntaxError as error:
        raise InputError(f"{question.name}: not a SPARQL query{told(question.text, error)}") from error
    except (OSError, RuntimeError) as error:
        if is_corruption(error):
            raise
        projected = " (a parameter has to be among the columns)" if "SELECT projection" in str(error) else ""
        raise InputError(f"{question.name}: {' '.join(str(error).split())}{projected}") from error


def _bound(store: ox.Store, one: Parameter, value: str) -> _Values:
    """The variables that a parameter binds; InputError where it may be one of several units."""
    if one.kind != "unit":
        return {ox.Variable(one.name): ox.Literal(value, language=one.language)}
    unit = one_of(one.name, units(store), value)
    name, code = (unit.name, unit.code) if unit else (value, "")
    return {ox.Variable(one.name): ox.Literal(name, language="vi"), ox.Variable("code"): ox.Literal(code)}


def _in_order(question: Query, found: Answer) -> Answer:
    """The answer in the order that the query's comment asks for; InputError where that names no column."""
    if not question.order or not isinstance(found, ox.QuerySolutions):
        return found
    columns = [variable.value for variable in found.variables]
    unknown = [name for name in question.order if name.lstrip("-") not in columns]
    if unknown:
        raise InputError(
            f"{question.name}: order names no column {unknown[0]!r}; there are {', '.join(columns)}"
        )
    return ordered(found, question.order)


def query(folder: Path, name: str, form: str = "json", /, **parameters: str) -> bytes:
    """The answer to a stored query, a file's query or SPARQL text, in one of FORMATS."""
    question = find(name)
    if form not in FORMATS:
        raise InputError(f"{form}: no such format; there are {', '.join(FORMATS)}")
    with reading(folder):
        return write(answer(opened(folder), question, parameters), form, question.keys)
