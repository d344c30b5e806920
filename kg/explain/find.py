"""A name as people type it → the things it may mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explain.words import CALLED, kind, shown, whole
from kg.prefixes import is_word
from kg.text import compose


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What can be asked about."""

    label: str
    kind: str
    iri: str


def find(store: ox.Store, wanted: str) -> list[Thing]:
    """The things of that IRI or name: spelt so, else so without diacritics, else with these words in it."""
    node = _node(wanted)
    if node and any(store.quads_for_pattern(node, None, None, None)):
        return [_thing(store, whole(store, node))]
    labels = list(_labels(store))
    for test in _tests(wanted):
        things = {_thing(store, whole(store, node)) for label, node in labels if test(label)}
        if things:
            return sorted(things, key=lambda thing: (len(thing.label), thing))
    return []


def fold(text: str) -> str:
    """Words without case and diacritics, joined by hyphens."""
    letters = unicodedata.normalize("NFD", compose(text).lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join(re.findall(r"\w+", plain))


def _tests(wanted: str) -> Iterator[Callable[[str], bool]]:
    exact, folded = compose(wanted).casefold(), fold(wanted)
    if folded:
        yield lambda label: compose(label).casefold() == exact
        yield lambda label: fold(label) == folded
        yield lambda label: f"-{folded}-" in f"-{fold(label)}-"


def _node(wanted: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(wanted)
    except ValueError:
        return None


def _labels(store: ox.Store) -> Iterator[tuple[str, ox.NamedNode]]:
    for predicate in CALLED:
        for quad in store.quads_for_pattern(None, predicate, None, None):
            node, label = quad.subject, quad.object
            if isinstance(label, ox.Literal) and isinstance(node, ox.NamedNode) and not is_word(node.value):
                yield label.value, node


def _thing(store: ox.Store, node: ox.NamedNode) -> Thing:
    return Thing(shown(store, node), kind(store, node), node.value)
