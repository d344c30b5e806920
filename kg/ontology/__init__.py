"""The vocabularies, units and words that texts are read with."""

from kg.ontology.loading import load
from kg.ontology.model import Concept, Ontology, bare
from kg.ontology.trie import Match, Trie

__all__ = ["Concept", "Match", "Ontology", "Trie", "bare", "load"]
