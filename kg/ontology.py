"""ontology/ → one frozen Ontology: concepts and units by the keys of their labels, words by name."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar

import pyoxigraph as ox

from kg.model import Token, Unit
from kg.prefixes import PREFIXES, expand
from kg.resources import ONTOLOGY
from kg.text import fold, keys

KG, _SKOS = PREFIXES["kg"], PREFIXES["skos"]
_REPLACED, _AROUND = expand("dcterms:isReplacedBy"), expand("schema:containedInPlace")
_LABELS = tuple(_SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel"))
_SCHEMES = ("positions", "bodies", "events", "instruments", "awards")

_NAMES = 20_000  # remembered without their heads; there are 14,000 units

V = TypeVar("V")
Match = tuple[int, list[V]]  # (index after the phrase, its values)


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept: how it is written, and what its kg: properties say."""

    iri: str
    label: str
    props: Mapping[str, str]

    def get(self, name: str) -> str:
        """The value of kg:`name`, or ""."""
        return self.props.get(name, "")


class Trie(Generic[V]):
    """Values by runs of syllable keys; the longest run from a token wins."""

    __slots__ = ("firsts", "root")

    def __init__(self, entries: Iterable[tuple[str, V]] = ()) -> None:
        self.root: dict[str, Any] = {}
        self.firsts: set[str] = set()  # the keys with which phrases begin
        for phrase, value in entries:
            self.add(keys(phrase), value)

    def add(self, phrase: Sequence[str], value: V) -> None:
        """Add `value` under the keys of a phrase; several values may share one."""
        node = self.root
        self.firsts.add(phrase[0])
        for syllable in phrase:
            node = node.setdefault(syllable, {})
        node.setdefault("", []).append(value)

    def longest(self, tokens: Sequence[Token], at: int, stop: int | None = None) -> Match[V] | None:
        """(index after the match, values) of the longest phrase that begins at `at`, or None."""
        if stop is None:
            stop = len(tokens)
        node = self.root.get(tokens[at].key) if at < stop else None
        if node is None:  # most calls
            return None
        found = None
        while True:
            at += 1
            if "" in node:
                found = at, node[""]
            if at >= stop:
                return found
            node = node.get(tokens[at].key)
            if node is None:
                return found

    def ends_at(self, tokens: Sequence[Token], end: int, reach: int) -> bool:
        """Whether a phrase of at most `reach` tokens ends right before token `end`."""
        root = self.root
        starts = [at for at in range(max(0, end - reach), end) if tokens[at].key in root]
        found = (self.longest(tokens, at, end) for at in starts)
        return any(match is not None and match[0] == end for match in found)

    def within(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a phrase lies in the tokens [first, last)."""
        root = self.root
        return any(self.longest(tokens, at, last) for at in range(first, last) if tokens[at].key in root)


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """What may be recognised. Built once by `load`; never changed."""

    schemes: Mapping[str, Trie[Concept]]  # file name → labels
    concepts: Mapping[str, Concept]  # by IRI
    units: Trie[Unit]  # by bare name: "Đức Nhuận"
    unit_by_iri: Mapping[str, Unit]
    successors: Mapping[str, Sequence[str]]  # former unit → the present units that took its place
    words: Mapping[str, Mapping[str, Any]]  # TOML file → sections
    confidences: Mapping[str, float]  # way of inference, as Evidence.reason names it → confidence

    def unit_named(self, name: str, *, former: bool = False) -> Unit | None:
        """The first unit with this full name."""
        return next((u for u in self.units_of(name) if u.name == name and u.former == former), None)

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
    """A unit's name without its head word: "Phường Đức Nhuận" → "Đức Nhuận"."""
    return next((name[len(head) :] for head in _heads() if name.startswith(head)), name)


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
    words = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in files}
    schemes, concepts = _vocabularies(words["grammar"]["labels"])
    places = _subjects(ONTOLOGY / "units.ttl")
    units = _units(places)
    followed = {iri: values.get(_REPLACED, []) for iri, values in places.items()}
    successors = {iri: after for iri, after in followed.items() if after}
    by_iri, sure = {unit.iri: unit for unit in units}, _confidences(ONTOLOGY / "kg.ttl")
    own = ((name, unit) for unit in units for name in _bare_names(unit))
    names = Trie(chain(own, _respelt(by_iri, successors)))
    return Ontology(schemes, concepts, names, by_iri, successors, words, sure)
