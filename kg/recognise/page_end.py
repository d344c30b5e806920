"""Where a report ends on its page: behind it stand the headlines of others."""

from __future__ import annotations

from kg.ontology import Ontology
from kg.recognise.spans import TokenIndex
from kg.recognise.words import phrases_of
from kg.text import Tokens


def own(ontology: Ontology, lookup: TokenIndex) -> Tokens:
    """The tokens before the first line that only says "Tin liên quan"; all where none does."""
    tokens, size = lookup.tokens, len(lookup.tokens)
    others = phrases_of(ontology, "events", "words", "others")
    for at in lookup.starting(others.firsts):
        match = others.longest(tokens, at)
        opens = at > 0 and tokens[at - 1].line != tokens[at].line
        if match and opens and (match[0] == size or tokens[match[0]].line != tokens[at].line):
            return tokens[:at]
    return tokens
