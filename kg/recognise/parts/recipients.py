"""Those to whom something is handed over by the name of an event: "lễ trao quyết định cho | bà A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Event
from kg.recognise.parts.acts import Acts
from kg.recognise.parts.clauses import Part, Verb
from kg.recognise.parts.passages import token_of
from kg.recognise.reading import Reading
from kg.text import keys


def recipients(reading: Reading, acts: Acts, main: Sequence[Event]) -> Iterator[Part]:
    """The officials who get what main events are named after."""
    for event in main:
        first = token_of(reading, event)
        last = min(first + len(keys(event.label)), len(reading.tokens))  # labels write short words out
        verb = _handing(reading, acts, first, last)
        if verb is not None:
            yield from acts.clause(reading.sentence_of(first)).given(verb, ())


def _handing(reading: Reading, acts: Acts, first: int, last: int) -> Verb | None:
    """The verb of handing over in the name [first, last) of an event: "lễ | trao quyết định | …"."""
    for at in range(first + 1, last):
        match = acts.verbs.longest(reading.tokens, at, last)
        if match is not None and match[1][0] == "presenter":
            return Verb(at, match[0], "presenter")
    return None
