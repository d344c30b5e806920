"""Seats in committees, which nobody leaves by being replaced: "Ủy viên Ban Thường vụ Đảng ủy xã"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Ontology
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.holding import Holding

GOVERNMENT: Final = "government"  # a class of bodies, whose members are elected each


def is_seat(ontology: Ontology, one: Holding) -> bool:
    """Whether a post is but a committee's seat; one of government is filled again: "Ủy viên UBND xã"."""
    concept = ontology.concepts.get((one.post.body.kind if one.post.body else None) or "")
    governs = concept is not None and concept.get("bodyClass") == GOVERNMENT
    return one.post.title.startswith(filling_words(ontology).member) and not governs
