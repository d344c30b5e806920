"""The store as a view: things and links as shows.toml says, each with the facts and quotes behind it."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from kg.prefixes import expand
from kg.view.disputes import disputed
from kg.view.figure import figure
from kg.view.graph import Edge, Fact, Node, Source, ViewGraph
from kg.view.home import Stages, awards_at_home, people_at_home
from kg.view.kinds import PAGE
from kg.view.said import TYPE, Said
from kg.view.shows import Terms, shows, words

_QUOTED, _EXACT = expand("prov:wasDerivedFrom"), expand("oa:exact")


def load(store: ox.Store) -> ViewGraph:
    """All that the store holds, ready to draw."""
    return disputed(_Loading(Said(store)).graph(), store)


class _Loading:
    """One pass: nodes, then facts and links between them."""

    def __init__(self, said: Said) -> None:
        self.said = said
        self.rules = shows()
        self.terms = Terms()
        for kind, (start, end, _) in self.rules["links"].items():
            self.terms.place(kind, start, end)  # told first
        self.facts: list[Fact] = []
        self.sources: dict[str, int] = {}
        self.of_class = {subject: self._class(subject) for subject in said}
        self.nodes = self._number()
        self.own: defaultdict[int, list[int]] = defaultdict(list)
        self.links: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
        self.stages: Stages = defaultdict(list)

    def graph(self) -> ViewGraph:
        for subject in self.said:
            self._tell(subject)
        placed = [self._node(subject, place) for subject, place in self.nodes.items()]
        edges = [Edge(a, b, relation, tuple(facts)) for (a, b, relation), facts in self.links.items()]
        sources = tuple(self._source(document) for document in self.sources)
        nodes = awards_at_home(list(people_at_home(placed, edges)), edges, self.facts, self.stages)
        return ViewGraph(
            title="",
            nodes=tuple(nodes),
            edges=tuple(edges),
            facts=tuple(self.facts),
            terms=self.terms.all(),
            sources=sources,
            query=(PAGE / "thing.rq").read_text("utf-8"),
        )

    def _class(self, subject: str) -> str:
        """The class that says how a subject is shown."""
        classes = (name for part in ("things", "links", "says") for name in self.rules[part])
        return next((name for name in classes if name in self.said.all(subject, TYPE)), "")

    def _number(self) -> dict[str, int]:
        things = [
            s for s in self.said if self.of_class[s] in self.rules["things"] and self.said.whole(s) == s
        ]
        return {subject: place for place, subject in enumerate(things)}

    def _place(self, subject: str) -> int:
        return self.nodes.get(self.said.whole(subject), -1)

    def _tell(self, subject: str) -> None:
        """The facts and links of one subject."""
        kind = self.of_class[subject]
        if kind in self.rules["links"]:
            self._link(subject, kind)
        elif kind in self.rules["says"]:
            about, text = self.rules["says"][kind]
            place = self._place(self.said.one(subject, about))
            if place >= 0:
                self.own[place] += self._facts(subject, self.terms.place(kind), self.said.one(subject, text))
        elif kind in self.rules["things"]:
            self._thing(subject, kind)

    def _thing(self, subject: str, kind: str) -> None:
        place = self._place(subject)
        facts = self._facts(subject, self.terms.place(kind), self._figure(subject), dated=False)
        self.own[place] += facts
        for prop in self.rules["tells"].get(kind, ()):
            for text in self.said.all(subject, prop):
                self.own[place] += self._facts(subject, self.terms.place(prop), text, dated=False)
        if self.said.one(subject, expand("kg:main")) == "true":
            for fact in facts:
                self.stages[self.facts[fact].source].append((self.facts[fact].at, self._ward(subject)))
        self._properties(subject, place, facts, ())

    def _link(self, subject: str, kind: str) -> None:
        start, end, naming = self.rules["links"][kind]
        a, b = self._place(self.said.one(subject, start)), self._place(self.said.one(subject, end))
        if a >= 0 and b >= 0:
            name = self.said.one(subject, naming) if naming else ""
            facts = self._facts(subject, self.terms.place(kind), "")
            self.links[a, b, self.terms.place(name or kind, start, end)] += facts
            self._properties(subject, a, facts, (start, end, naming))

    def _properties(self, subject: str, place: int, facts: list[int], but: tuple[str, ...]) -> None:
        """Links that stand in the graph as they are drawn."""
        for predicate, values in self.said.of(subject).items():
            if predicate not in self.rules["silent"] and predicate not in but:
                for value in values:
                    other = self._place(value)
                    if other >= 0 and other != place:
                        self.links[place, other, self.terms.place(predicate)] += facts

    def _facts(self, subject: str, label: int, value: str, *, dated: bool = True) -> list[int]:
        """A fact for each quote."""
        start, end, observed = (self.said.one(subject, p) if dated else "" for p in self.rules["times"])
        inference = self.said.one(subject, expand("kg:inferredBy"))
        first = len(self.facts)
        status = self.said.one(subject, *self.rules["status"]["properties"])
        for span in self.said.all(subject, _QUOTED):
            document, _, place = span.partition("#char=")
            at = place.partition(",")[0]
            self.facts.append(
                Fact(
                    label=label,
                    source=self.sources.setdefault(document, len(self.sources)),
                    quote=self.said.one(span, _EXACT),
                    value=value,
                    status=self.terms.place(status) if status else -1,
                    start=start,
                    end=end,
                    observed=observed,
                    confidence=float(self.said.one(inference, expand("kg:confidence")) or 1),
                    iri=subject,
                    at=int(at) if at.isdecimal() else 0,
                    period=self.said.one(subject, self.rules["figure"]["period"]),
                )
            )
        return list(range(first, len(self.facts)))

    def _source(self, document: str) -> Source:
        title = self.said.one(document, expand("dcterms:title"), expand("dcterms:identifier")) or document
        date = self.said.one(document, expand("schema:datePublished"))
        return Source(document, title, date, self.said.one(document, expand("schema:url")))

    def _figure(self, subject: str) -> str:
        rules = self.rules["figure"]
        value = self.said.one(subject, rules["value"])
        sign = words().get(self.said.one(subject, rules["comparator"]), {}).get("", rules["equal"])
        return figure(value, self.said.one(subject, rules["unit"]), sign) if value else ""

    def _node(self, subject: str, place: int) -> Node:
        label = self.said.one(subject, *self.rules["labels"]) or subject
        shown = self._figure(subject)
        aliases = tuple(v for p in self.rules["aliases"] for v in self.said.all(subject, p) if v != label)
        return Node(
            iri=subject,
            kind=self._kind(subject),
            label=f"{label}: {shown}" if shown else label,
            aliases=aliases,
            ward=self._ward(subject),
            date=self.said.one(subject, *self.rules["dates"]),
            facts=tuple(self.own[place]),
            code=self.said.one(subject, *self.rules["codes"]),
            rank=self._rank(subject),
        )

    def _kind(self, subject: str) -> str:
        kind: str = self.rules["things"][self.of_class[subject]]
        present = self.rules["present"]
        if kind == "unit" and self.said.one(subject, expand("kg:level")) in present["levels"]:
            return "unit" if self.said.one(subject, present["former"]) == "true" else "ward"
        return kind

    def _rank(self, subject: str) -> int:
        """Where a post stands among those that lead a ward; 0 where it does not."""
        body = self.said.one(subject, expand("org:postIn"))
        office = [
            self.said.one(subject, expand("org:role")),
            self.said.one(body, expand("org:classification")),
        ]
        heads = self.rules["heads"]
        return heads.index(office) + 1 if office in heads else 0

    def _ward(self, subject: str) -> int:
        """The present ward that a thing belongs to, directly or by the body it is part of."""
        for _ in range(3):
            subject = self.said.one(subject, *self.rules["wards"])
            if subject in self.nodes and self._kind(subject) == "ward":
                return self.nodes[subject]
        return -1
