"""Of which unit a local document is, where every unit has such an issuer or several share its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from string import Template

from kg.ontology import Ontology
from kg.store.ask import Ask, batches
from kg.text import tokenize

_UNITS = Template("""
SELECT DISTINCT ?node ?unit WHERE {
  VALUES ?node { $nodes }
  GRAPH ?report {
    ?node schema:legislationIdentifier ?number .
    ?mention a kg:WardMention ; dcterms:spatial ?unit
  }
  FILTER NOT EXISTS { ?unit kg:former true }
}""")


def tells_unit(issuer: str, ontology: Ontology) -> bool:
    """Whether an issuer's words are those of one body: "Bộ Chính trị" and "HĐND xã A", not "HĐND"."""
    if any(ontology.units_of(end) for end in _ends(issuer) if end in issuer):
        return len(_called(issuer, ontology)) < 2
    return not _common(issuer, ontology)


def _common(issuer: str, ontology: Ontology) -> bool:
    """Whether nothing stands behind the name of a local body, or only the kind of its unit: "UBND tỉnh"."""
    tokens = tokenize(issuer)
    kinds = {head.lower() for head in ontology.words["grammar"]["units"]["heads"]}
    at, level = 0, ""
    while at < len(tokens):
        match = ontology.schemes["bodies"].longest(tokens, at)
        if match is None and level and " ".join(token.key for token in tokens[at:]) in kinds:
            break
        at, level = (match[0], match[1][0].get("bodyLevel")) if match else (at + 1, "")
    return level not in ("", "nation")


def _ends(issuer: str) -> Iterator[str]:
    """The last words, from every word but the first on, as a unit's name is written."""
    words = issuer.split()
    ends = (" ".join(words[at:]) for at in range(1, len(words)))
    return (end[0].upper() + end[1:] for end in ends)


def _called(issuer: str, ontology: Ontology) -> list[str]:
    """The present units whose full name ends an issuer's."""
    fitting = ((end, one) for end in _ends(issuer) for one in ontology.units_of(end))
    return [one.iri for end, one in fitting if one.name == end and not one.former]


def units(ask: Ask, issuers: Mapping[str, str], ontology: Ontology) -> dict[str, str]:
    """The unit of each issuer: the only one of its name that the report speaks of, or the only one at all.

    `issuers`: by the node of the reference, a token; those that do not tell their unit. Nothing is given
    where the report leaves it open.
    """
    spoken: dict[str, set[str]] = defaultdict(set)
    for some in batches(issuers):
        for node, unit in ask.rows(_UNITS, nodes=" ".join(some)):
            spoken[node].add(unit[1:-1])
    found = {node: _within(spoken[node], _called(issuer, ontology)) for node, issuer in issuers.items()}
    return {node: unit for node, unit in found.items() if unit}


def _within(spoken: Iterable[str], called: Collection[str]) -> str:
    fitting = [unit for unit in spoken if not called or unit in called]
    return fitting[0] if len(fitting) == 1 else ""
