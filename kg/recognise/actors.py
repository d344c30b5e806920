"""Actors: the officials of a sentence, each with the whole noun phrase of honorific, name and titles."""

from __future__ import annotations

from kg.model import Mention, Record, Sentence
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.spans import Ordered

_OFFICIAL = frozenset(["chair", "presenter"])  # parts that nobody but an official has
_BESIDE_NAME = frozenset(["title-before-name", "name-before-title"])


class Actor(Record, frozen=True):
    """An official in a sentence, [first, last) with titles."""

    first: int
    last: int
    name: str
    kind: str  # of the mention: full, short, pronoun, title


class Actors:
    """The officials of one document, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.counting = frozenset(reading.ontology.words["acts"]["acts"]["counting"])
        self.known = {holding.person for holding in reading.holdings}
        names = self.known | self._comrades()
        self.people = Ordered(m for m in reading.people if self._is_official(m, names))
        self.begins: dict[tuple[str, int], int] = {}  # (person, last token) → where the titles before begin
        self.ends: dict[tuple[str, int], int] = {}  # (person, first token) → where the titles after end
        for held in (h for h in reading.holdings if h.rule in _BESIDE_NAME):
            begin, end = (held.person, held.last), (held.person, held.first)
            self.begins[begin] = min(held.first, self.begins.get(begin, held.first))
            self.ends[end] = max(held.last, self.ends.get(end, held.last))

    def _comrades(self) -> set[str]:
        """Who presides or hands over as "đồng chí" with the full name, an official also without a post."""
        lists = self.reading.ontology.words["acts"]["acts"]
        called, given_to = frozenset(lists["comrade"]), frozenset(lists["given_to"])
        verbs, tokens = self.reading.ontology.phrases("roles", ""), self.reading.tokens
        found = set()
        for mention in self.reading.people:
            person, first, last = mention.value, mention.first, mention.last
            if not isinstance(person, Person) or person.kind != "full" or tokens[first].key not in called:
                continue
            acts = (verbs.longest(tokens, at) for at in (last, last + 1))
            given = first > 0 and tokens[first - 1].key in given_to
            if not given and any(act is not None and act[1][0] in _OFFICIAL for act in acts):
                found.add(person.name)
        return found

    def _is_official(self, mention: Mention, names: set[str]) -> bool:
        """Whether a mention means a holder of a post; "3 đồng chí" means nobody named before."""
        if not isinstance(mention.value, Person) or mention.value.name not in names:
            return False
        around = self.reading.tokens[max(0, mention.first - 1) : mention.last + 1]
        counted = "9" in (around[0].shape, around[-1].shape) or around[0].key in self.counting
        return mention.value.kind != "pronoun" or not counted

    def of(self, sentence: Sentence) -> list[Actor]:
        """The actors of a sentence in order."""
        return [self._actor(m, sentence.first) for m in self.people.within(sentence.first, sentence.last)]

    def _actor(self, mention: Mention, start: int) -> Actor:
        person = mention.value
        assert isinstance(person, Person)
        first = self.begins.get((person.name, mention.last), mention.first)
        last = self.ends.get((person.name, mention.first), mention.last)
        first = first if first >= start else mention.first
        return Actor(min(first, mention.first), max(last, mention.last), person.name, person.kind)
