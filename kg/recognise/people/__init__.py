"""Persons: full names by surname, honorific or rank, and later references resolved within the document."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from kg.ontology import Concept, Match, Ontology
from kg.recognise.people.beside_posts import BesidePosts
from kg.recognise.people.names import NameScanner
from kg.recognise.people.person import Person, PersonKind, normal_case
from kg.recognise.people.references import Resolver
from kg.recognise.spans import TokenIndex
from kg.recognise.words import is_full_name, secretaries, surnames
from kg.text import Mention

__all__ = ["Person", "PersonKind", "normal_case", "people"]

_GIVEN: Final = 2  # words of a name after the surname
_LABEL: Final = 2  # syllables of a body's label in which no name is sought: "Sở Công Thương" has three


def people(
    ontology: Ontology,
    lookup: TokenIndex,
    taken: Set[int],
    labels: Mapping[str, Mapping[int, Match[Concept]]],
) -> list[Mention]:
    """Mentions whose value is a Person.

    `taken` are the tokens of names of places, `labels` the posts and bodies that begin at a token.
    """
    titled = {
        at
        for found in labels.values()
        for at, (end, (concept, *_)) in found.items()
        if end - at > 1 and (concept.get("nameGoesOn") != "open" or lookup.shapes[end : end + 1] in "CA9")
        if not _is_given(ontology, lookup, at, end)
    }
    bodies = labels["bodies"].items()
    inside = {
        at
        for first, (end, (concept, *_)) in bodies
        for at in range(first + 1, end)
        if end - first > _LABEL or (concept.label.istitle() and lookup.shapes[first] != "w")  # "Tỉnh Đoàn"
    }
    titled |= _unions(ontology, lookup, labels)
    posts = BesidePosts(lookup, taken, labels)
    scanner = NameScanner(ontology, lookup, taken, titled | inside, posts)
    acts = lookup.matches(ontology.phrases("roles", ""))
    return Resolver(scanner, scanner.names(), labels["positions"], acts).people(lookup)


def _unions(
    ontology: Ontology, lookup: TokenIndex, labels: Mapping[str, Mapping[int, Match[Concept]]]
) -> set[int]:
    """The tokens that are a union, though names begin so too: "Bí thư | Đoàn | Lê Văn A"."""
    known, bodies = surnames(ontology), labels["bodies"]
    led = (at for at in secretaries(labels["positions"]) if at in bodies and bodies[at][0] == at + 1)
    return {at for at in led if is_full_name(lookup.tokens, at + 1, known)}


def _is_given(ontology: Ontology, lookup: TokenIndex, first: int, last: int) -> bool:
    """Whether a body's name is that of a person after the surname: "ông Nguyễn | Văn Phòng"."""
    written = first > 0 and last - first == _GIVEN and lookup.shapes[first - 1 : last] == "CCC"
    return written and lookup.keys[first - 1] in surnames(ontology)
