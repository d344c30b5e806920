"""Administrative units in the text: heads and names, shared heads, former units, the right province."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention, Sentence, Token
from kg.ontology import Ontology
from kg.recognise.places.choice import Chooser
from kg.recognise.places.names import unit_names
from kg.recognise.places.place import DISTRICTS, LOCAL, PROVINCES, Place
from kg.recognise.spans import TokenIndex

__all__ = ["DISTRICTS", "LOCAL", "PROVINCES", "Place", "places"]


def places(
    ontology: Ontology, tokens: Sequence[Token], spans: Sequence[Sentence], lookup: TokenIndex
) -> tuple[list[Mention], str | None]:
    """(mentions whose value is a Place, IRI of the province the text is about)."""
    names = unit_names(ontology, tokens, lookup)
    chooser = Chooser(ontology, tokens, names, spans, lookup)
    found = [Mention("place", named.first, named.last, chooser.place(i)) for i, named in enumerate(names)]
    return found, chooser.province
