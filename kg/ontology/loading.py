"""ontology/ → one frozen Ontology: concepts and units by the keys of their labels, words by name."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.model import Unit
from kg.ontology.choices import with_alternatives
from kg.ontology.model import Concept, Ontology, bare
from kg.ontology.trie import Trie
from kg.prefixes import PREFIXES, expand
from kg.resources import ONTOLOGY
from kg.text import fold, keys

KG, _SKOS = PREFIXES["kg"], PREFIXES["skos"]
_REPLACED, _AROUND = expand("dcterms:isReplacedBy"), expand("schema:containedInPlace")
_LABELS: Final = tuple(_SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel"))
_SCHEMES: Final = ("positions", "bodies", "events", "instruments", "awards")


def _subjects(path: Path) -> dict[str, dict[str, list[str]]]:
    """The file's literals and IRIs by subject and predicate."""
    subjects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in ox.parse(path=str(path)):
        if getattr(value, "language", None) != "en":
            subjects[subject.value][predicate.value].append(value.value)
    return subjects


def _concepts(path: Path) -> list[tuple[Concept, list[str]]]:
    """Every concept of a vocabulary with all its labels."""
    found = []
    for iri, values in _subjects(path).items():
        if _SKOS + "inScheme" in values:
            labels = [label for predicate in _LABELS for label in values.get(predicate, ())]
            props = {name.removeprefix(KG): words[0] for name, words in values.items() if name.startswith(KG)}
            found.append((Concept(iri, labels[0], props), labels))
    return found


def _units(subjects: Mapping[str, Mapping[str, list[str]]]) -> list[Unit]:
    units = []
    for iri, values in subjects.items():
        name = values[_SKOS + "prefLabel"][0]
        level = values[KG + "level"][0].removeprefix(KG)
        parent = next(iter(values.get(_AROUND, ())), None)
        former = KG + "validUntil" in values
        units.append(Unit(iri, name, values[_SKOS + "notation"][0], level, parent, former))
    return units


def _bare_names(unit: Unit) -> list[str]:
    """A unit's name without its head; of a double name, "Xuân Hương - Đà Lạt", the first part as well."""
    first, _, second = bare(unit.name).partition(" - ")
    return [first, bare(unit.name)] if second and not unit.former else [bare(unit.name)]


def _respelt(
    units: Mapping[str, Unit], successors: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Unit]]:
    """(old spelling of its name, unit) of present units: "xã A Vương" was made "Xã Avương"."""
    for iri, after in successors.items():
        old = bare(units[iri].name)
        for unit in (units[one] for one in after):
            new = bare(unit.name)
            long = len(new.replace(" ", "")) == len(old.replace(" ", ""))  # folding takes its time
            if long and new != old and _letters(new) == _letters(old):
                yield old, unit


def _spelt(units: Iterable[Unit], alike: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Unit]]:
    """(another spelling of its name, unit) of present units: "xã Đắk Hà" for "Xã Đăk Hà"."""
    for unit in units:
        syllables = () if unit.former else bare(unit.name).split()
        for at, syllable in enumerate(syllables):
            for other in alike.get(syllable, ()):
                yield " ".join([*syllables[:at], other, *syllables[at + 1 :]]), unit


def _letters(name: str) -> str:
    """A name's letters alone, without diacritics."""
    return fold(name).replace("-", "")


def _confidences(path: Path) -> dict[str, float]:
    """What kg.ttl says of the ways of inference."""
    ways = [values for values in _subjects(path).values() if KG + "confidence" in values]
    return {values[_SKOS + "notation"][0]: float(values[KG + "confidence"][0]) for values in ways}


def _shortened(label: str, shorts: Mapping[str, Sequence[str]]) -> list[str]:
    """A label, and what newspapers make of it: "Ủy viên BCH T.Ư Đảng"."""
    found = [label]
    for phrase, forms in shorts.items():
        found += [one.replace(phrase, form) for one in found if phrase in one for form in forms]
    return found


def _vocabularies(
    shorts: Mapping[str, Sequence[str]],
) -> tuple[dict[str, Trie[Concept]], dict[str, Concept]]:
    """(scheme → its labels, IRI → concept)."""
    schemes: dict[str, Trie[Concept]] = {}
    concepts: dict[str, Concept] = {}
    for name in _SCHEMES:
        schemes[name] = Trie()
        for concept, labels in _concepts(ONTOLOGY / f"{name}.ttl"):
            concepts[concept.iri] = concept
            written = (form for label in labels for form in _shortened(label, shorts))
            for phrase in dict.fromkeys(map(keys, written)):
                schemes[name].add(phrase, concept)
    return schemes, concepts


@cache
def load() -> Ontology:
    """The vocabularies, units and words of ontology/; about half a second, done once."""
    files = sorted((ONTOLOGY / "words").glob("*.toml"))
    words = {path.stem: with_alternatives(tomllib.loads(path.read_text("utf-8"))) for path in files}
    schemes, concepts = _vocabularies(words["grammar"]["labels"])
    places = _subjects(ONTOLOGY / "units.ttl")
    units = _units(places)
    followed = {iri: values.get(_REPLACED, []) for iri, values in places.items()}
    successors = {iri: after for iri, after in followed.items() if after}
    by_iri, sure = {unit.iri: unit for unit in units}, _confidences(ONTOLOGY / "kg.ttl")
    own = ((name, unit) for unit in units for name in _bare_names(unit))
    spelt = _spelt(units, words["places"]["alike"])
    names = Trie(chain(own, _respelt(by_iri, successors), spelt))
    return Ontology(schemes, concepts, names, by_iri, successors, words, sure)
