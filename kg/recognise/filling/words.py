"""The words of titles that decide what completes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology
from kg.recognise.words import word_set


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of grammar.toml [filling]: parts of labels and names as they are written."""

    chair: str
    deputy: str
    member: str
    national: tuple[str, ...]
    keeps_head: str
    elsewhere: frozenset[str]
    own: frozenset[str]  # classes of bodies
    lists: frozenset[str]
    higher_schools: tuple[str, ...]


@cache
def words(ontology: Ontology) -> Words:
    """The strings, made once."""
    found = ontology.words["grammar"]["filling"]
    strings = {name: tuple(found[name]) for name in ("national", "higher_schools")}
    lists = {**strings, "elsewhere": word_set(found["elsewhere"]), "lists": word_set(found["lists"])}
    return Words(**{**found, **lists, "own": frozenset(found["own"])})
