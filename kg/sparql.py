"""SPARQL to a store as the parts of this package ask it: all graphs as one, our prefixes, texts back."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.prefixes import PREFIXES


def rows(store: ox.Store, text: str) -> Iterator[dict[str, str]]:
    """Variable → value of each row of a SELECT, "" where it is unbound; SyntaxError where it is no query."""
    found = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: getattr(term, "value", "") for name, term in zip(names, row, strict=True)}


def literal(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, default: str = "") -> str:
    """The text of a literal that stands there, in whichever graph; `default` where none does."""
    found = (quad.object for quad in store.quads_for_pattern(subject, predicate, None, None))
    return next((term.value for term in found if isinstance(term, ox.Literal)), default)


def is_corruption(error: Exception) -> bool:
    """Whether an error of the database says that its files are damaged."""
    return "Corruption" in str(error)
