"""Administrative units in the text: heads and names, shared heads, former units, the right province."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Unit
from kg.ontology import Ontology, bare
from kg.recognise.places.choice import Chooser
from kg.recognise.places.headlines import headlined
from kg.recognise.places.named import BARE, Named
from kg.recognise.places.names import unit_names
from kg.recognise.places.place import DISTRICTS, LOCAL, PROVINCES, Place, place_of
from kg.recognise.places.words import place_lexicon
from kg.recognise.spans import TokenIndex
from kg.text import Mention, Sentence, Tokens

__all__ = ["DISTRICTS", "LOCAL", "PROVINCES", "Place", "place_of", "places"]


def places(
    ontology: Ontology, tokens: Tokens, spans: Sequence[Sentence], lookup: TokenIndex
) -> tuple[list[Mention], Unit | None]:
    """(mentions whose value is a Place, the province the text is about, as the text calls it)."""
    names = _without_namesakes(ontology, tokens, unit_names(ontology, tokens, lookup))
    names = [*headlined(ontology, lookup, names, spans), *names]
    chooser = Chooser(ontology, tokens, names, spans, lookup)
    found = [Mention("place", named.first, named.last, chooser.place(i)) for i, named in enumerate(names)]
    return found, _called(ontology, names, chooser.province) if chooser.province else None


def _called(ontology: Ontology, names: Sequence[Named], iri: str) -> Unit:
    """The province of an IRI, or the city that the text says it has become."""
    official = ontology.unit_by_iri[iri]
    units = (unit for named in names for unit in named.units)
    return next((unit for unit in units if unit.iri == iri and unit.name != official.name), official)


def _without_namesakes(ontology: Ontology, tokens: Tokens, names: Sequence[Named]) -> Sequence[Named]:
    """Without provinces named bare like a ward: "xã Phú Thọ (tỉnh Đồng Tháp) … nhân dân Phú Thọ"."""
    local = {bare(named.name) for named in names if named.levels[0] in LOCAL}
    alike = {n.name for n in names if n.levels == BARE and bare(n.name) in local}
    if not alike:
        return names
    committees = place_lexicon(ontology).words.before_province
    headed = {n.name for n in names if n.levels[0] in PROVINCES and n.levels != BARE}
    led = {n.name for n in names if n.first and tokens[n.first - 1].key in committees}  # "Tỉnh ủy Phú Thọ"
    return [n for n in names if n.levels != BARE or n.name not in alike - headed - led]
