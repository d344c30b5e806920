"""What a store says, by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.prefixes import expand

TYPE = expand("rdf:type")
_WHOLE = expand("prov:specializationOf"), expand("prov:alternateOf")
Values = dict[str, list[str]]


class Said:
    """Subject → property → values, in order."""

    def __init__(self, store: ox.Store) -> None:
        said: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for subject, predicate, value, _ in store:
            if isinstance(subject, ox.NamedNode) and not isinstance(value, ox.BlankNode | ox.Triple):
                said[subject.value][predicate.value].add(value.value)
        self._said = {subject: {p: sorted(v) for p, v in said[subject].items()} for subject in sorted(said)}

    def __iter__(self) -> Iterator[str]:
        """The subjects, in order."""
        return iter(self._said)

    def of(self, subject: str) -> Values:
        """All that is said of a subject."""
        return self._said.get(subject, {})

    def all(self, subject: str, prop: str) -> list[str]:
        """The values of a property."""
        return self.of(subject).get(prop, [])

    def one(self, subject: str, *properties: str) -> str:
        """The first value of the first of these properties that has any; "" where none has."""
        values = self.of(subject)
        return next((values[prop][0] for prop in properties if prop in values), "")

    def whole(self, subject: str) -> str:
        """The thing that a document's node is a view of, or the fact that was printed first."""
        while whole := self.one(subject, *_WHOLE):
            subject = whole
        return subject
