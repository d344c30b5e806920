"""Tenures: a person in a post."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Official, Tenure
from kg.recognise import Reading
from kg.recognise.people import Person
from kg.text import key


def tenures(reading: Reading) -> Iterator[Tenure]:
    """One tenure for each person, post and status; the first place that says so is its evidence."""
    seen: set[tuple[str, str, str]] = set()
    for held in reading.holdings:
        status = "current" if held.status == "appointed" else held.status
        mark = (held.person, key(held.post.title), status)
        if mark not in seen:
            seen.add(mark)
            reason = "place from the document" if held.inferred else ""
            evidence = reading.evidence(held.first, held.last, held.rule, 0.9 if held.inferred else 1.0, reason)
            yield Tenure(evidence, held.person, held.post, held.status, observed=reading.document.published)


def officials(reading: Reading) -> Iterator[Official]:
    """Everybody who holds or held a public post, at the first mention of the name."""
    names = {held.person for held in reading.holdings}
    for mention in reading.people:
        person = mention.value
        if isinstance(person, Person) and person.kind == "full" and person.name in names:
            names.discard(person.name)
            yield Official(reading.evidence(person.named, mention.last, "name"), person.name)
