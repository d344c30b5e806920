"""A name as people type it → the labels of the graph that it may be; a diacritic that is typed counts."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import pyoxigraph as ox

from kg.explain.words import named
from kg.sparql import rows
from kg.text import compose, fold, likenesses

CALLED = {"name": ("foaf:Person", "foaf:name"), "ward": ("schema:AdministrativeArea", "skos:prefLabel")}
_NEAR, _ALIKE = 3, 0.75  # labels offered; how much of one must agree


def is_label(store: ox.Store, parameter: str, value: str) -> bool:
    """Whether something of the kind that a parameter of CALLED names is called exactly so."""
    called = named(CALLED[parameter][1])
    literals = (ox.Literal(compose(value), language=language) for language in (None, "vi"))
    return any(True for one in literals for _ in store.quads_for_pattern(None, called, one, None))


def labels(store: ox.Store, parameter: str) -> list[str]:
    """What things of that kind are called, sorted."""
    kind, called = CALLED[parameter]
    text = f"SELECT DISTINCT ?label {{ ?thing a {kind} ; {called} ?label }}"
    return sorted({row["label"] for row in rows(store, text)})


def meant(known: Iterable[str], value: str) -> list[str]:
    """Those that `value` spells in another way, else those with its words in them."""
    known = list(known)
    found = ([label for label in known if test(label)] for test in likenesses(value))
    return next(filter(None, found), [])


def near(known: Iterable[str], value: str) -> list[str]:
    """The few that look most like `value`."""
    folded = {label: fold(label) for label in known}
    alike = get_close_matches(fold(value), sorted(set(folded.values())), _NEAR, _ALIKE)
    return [label for one in alike for label, plain in folded.items() if plain == one]
