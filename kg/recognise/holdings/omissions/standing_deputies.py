"""Deputies told apart by brackets: "các Phó Bí thư: A | (Thường trực), B"."""

from __future__ import annotations

from kg.model import Post
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.holding import Holding
from kg.recognise.titles.words import labelled
from kg.text import keys


def standing(reading: BaseReading, one: Holding) -> Holding:
    """The holding, as the first deputy's where brackets behind it say so and there is such a post."""
    said = ["(", *keys(filling_words(reading.ontology).standing), ")"]
    end = one.last + len(said)
    if reading.keys(one.last, end) != said:
        return one
    role = reading.ontology.concepts[one.post.role].label
    which = reading.text(one.last + 1, end - 1)
    concept = labelled(reading.ontology).get(f"{role} {which[0].upper()}{which[1:]}")
    if concept is None:
        return one
    post = Post(f"{concept.label}{one.post.title.removeprefix(role)}", concept.iri, one.post.body)
    span = one.first, end
    return Holding(
        one.person, post, one.status, *span, one.rule, one.inferred, one.replaces, one.end, one.gone
    )
