"""What may be recognised: concepts, units and words, frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, Literal, overload

from kg.model import Unit
from kg.ontology.bodies import BodyClass, BodyLevel, NameGoesOn
from kg.ontology.trie import Trie
from kg.resources import ONTOLOGY
from kg.text import keys

REFORM: Final = "2025-07-01"  # since when the present wards exist: kg:validUntil of all former units
_NAMES: Final = 20_000  # remembered without their heads; there are 14,000 units


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept: how it is written, and what its kg: properties say."""

    iri: str
    label: str
    props: dict[str, str]

    @overload
    def get(self, name: Literal["bodyClass"]) -> BodyClass | Literal[""]: ...
    @overload
    def get(self, name: Literal["bodyLevel"]) -> BodyLevel | Literal[""]: ...
    @overload
    def get(self, name: Literal["nameGoesOn"]) -> NameGoesOn | Literal[""]: ...
    @overload
    def get(self, name: str) -> str: ...
    def get(self, name: str) -> str:
        """The value of kg:`name`, or ""."""
        return self.props.get(name, "")


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """What may be recognised. Built once by `load`; never changed."""

    schemes: Mapping[str, Trie[Concept]]  # file name → labels
    concepts: Mapping[str, Concept]  # by IRI
    units: Trie[Unit]  # by bare name: "Cầu Kiệu"
    unit_by_iri: Mapping[str, Unit]
    successors: Mapping[str, Sequence[str]]  # former unit → the present units that took its place
    words: Mapping[str, Mapping[str, Any]]  # TOML file → sections
    confidences: Mapping[str, float]  # way of inference, as Evidence.reason names it → confidence

    def unit_named(self, name: str) -> Unit | None:
        """The first present unit with this full name."""
        return next((u for u in self.units_of(name) if u.name == name and not u.former), None)

    def units_of(self, name: str) -> Sequence[Unit]:
        """All units whose bare name is the bare part of `name`."""
        node = self.units.root
        for syllable in keys(bare(name)):
            node = node.get(syllable, {})
        return node.get("", ())  # type: ignore[no-any-return]

    def province_of(self, unit: Unit) -> str:
        """The IRI of the present province or central city around a unit of any era."""
        return (
            _province_of(self, unit.parent) if unit.parent else self.successors.get(unit.iri, (unit.iri,))[0]
        )

    def phrases(self, file: str, section: str) -> Trie[str]:
        """words/FILE.toml [SECTION] as a trie of phrase → the name of its list."""
        return _phrases(self, file, section)


@cache
def _phrases(ontology: Ontology, file: str, section: str) -> Trie[str]:
    lists = ontology.words[file][section] if section else ontology.words[file]
    return Trie((phrase, name) for name, phrases in lists.items() for phrase in phrases)


@cache
def _province_of(ontology: Ontology, iri: str) -> str:
    return ontology.province_of(ontology.unit_by_iri[iri])


@cache
def _heads() -> tuple[str, ...]:
    words = tomllib.loads((ONTOLOGY / "words" / "grammar.toml").read_text("utf-8"))
    return tuple(f"{head} " for head in words["units"]["heads"])


@lru_cache(maxsize=_NAMES)
def bare(name: str) -> str:
    """A unit's name without its head word: "Phường Cầu Kiệu" → "Cầu Kiệu"."""
    return next((name[len(head) :] for head in _heads() if name.startswith(head)), name)
