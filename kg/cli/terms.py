"""Terms that a query names and the ontology does not have."""

from __future__ import annotations

import re
from difflib import get_close_matches

import pyoxigraph as ox

from kg.prefixes import PREFIXES
from kg.resources import ONTOLOGY

_NOT_NAMED = re.compile(r"<[^<>\s]*>|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|#.*")
_TERM = re.compile(r"(?<![\w:])kg:([A-Za-z]\w*)")


def unknown(text: str) -> list[str]:
    """A line for each term of kg: in a query that the ontology does not have, with the nearest one."""
    named = dict.fromkeys(_TERM.findall(_NOT_NAMED.sub(" ", text)))
    if not named or re.search(r"\bprefix\s+kg:", text, re.IGNORECASE):
        return []
    subjects = {quad.subject.value for quad in ox.parse(path=str(ONTOLOGY / "kg.ttl"))}
    known = sorted(one.removeprefix(PREFIXES["kg"]) for one in subjects if one.startswith(PREFIXES["kg"]))
    return [_line(term, known) for term in named if term not in known]


def _line(term: str, known: list[str]) -> str:
    near = get_close_matches(term, known, n=1)
    return f"kg:{term} is no term of the ontology" + (f"; there is kg:{near[0]}" if near else "")
