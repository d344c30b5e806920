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
    member: str
    national: tuple[str, ...]
    keeps_head: str
    elsewhere: frozenset[str]
    own: frozenset[str]  # classes of bodies


@cache
def words(ontology: Ontology) -> Words:
    """The strings, made once."""
    found = ontology.words["grammar"]["filling"]
    lists = {"national": tuple(found["national"]), "elsewhere": word_set(found["elsewhere"])}
    return Words(**{**found, **lists, "own": frozenset(found["own"])})
