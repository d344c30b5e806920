"""One phrase as a reading: the ground on which a single extractor is tested."""

from __future__ import annotations

from kg.model import Document
from kg.ontology import load
from kg.recognise import Reading, recognise


def reading(phrase: str) -> Reading:
    """The reading of a phrase as a document of 18 December 2025."""
    return recognise(Document("phrase", phrase, 0, "2025-12-18"), load())
