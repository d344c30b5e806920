"""The vocabularies, units and words that texts are read with."""

from kg.ontology.bodies import BodyClass, BodyLevel, NameGoesOn
from kg.ontology.loading import load
from kg.ontology.model import REFORM, Concept, Ontology, bare
from kg.ontology.trie import Match, Trie

__all__ = [
    "REFORM",
    "BodyClass",
    "BodyLevel",
    "Concept",
    "Match",
    "NameGoesOn",
    "Ontology",
    "Trie",
    "bare",
    "load",
]
