"""Actors: the officials of a sentence, each with the whole noun phrase of honorific, name and titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from kg.recognise.holdings.holding import Holding, Rule
from kg.recognise.people import Person, PersonKind
from kg.recognise.reading import Reading
from kg.recognise.spans import Ordered
from kg.recognise.words import common, phrases_of
from kg.text import Mention, Sentence

_OFFICIAL: Final = frozenset(["chair", "presenter"])  # parts that nobody but an official has
_LEAD: Final = 10  # tokens in which a sentence comes from its verb to who does it
_BESIDE_NAME: Final[frozenset[Rule]] = frozenset(["title-before-name", "name-before-title"])
_BEHIND_COPULA: Final[frozenset[Rule]] = frozenset(["title-colon-name", "shared-title"])


@mypyc_attr(acyclic=True)
class Actor:
    """An official in a sentence, [first, last) with titles."""

    __slots__ = ("first", "kind", "last", "name")

    def __init__(self, first: int, last: int, name: str, kind: PersonKind) -> None:
        self.first: Final = first
        self.last: Final = last
        self.name: Final = name
        self.kind: Final = kind  # of the mention


class Actors:
    """The officials of one document, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.known = {holding.person for holding in reading.holdings}
        names = (self.known | set(self._comrades()) | set(self._delegates())) - self._late()
        self.people = Ordered(
            m for m in reading.people if isinstance(m.value, Person) and m.value.name in names
        )
        self.begins: dict[tuple[str, int], int] = {}  # (person, last token) → where the titles before begin
        self.ends: dict[tuple[str, int], int] = {}  # (person, first token) → where the titles after end
        for held in (h for h in reading.holdings if h.rule in _BESIDE_NAME):
            begin, end = (held.person, held.last), (held.person, held.first)
            self.begins[begin] = min(held.first, self.begins.get(begin, held.first))
            self.ends[end] = max(held.last, self.ends.get(end, held.last))
        for held in (h for h in reading.holdings if h.rule in _BEHIND_COPULA and self._by_copula(h)):
            self.begins.setdefault((held.person, held.last), held.first)

    def _by_copula(self, held: Holding) -> bool:
        """Whether "là" leads from a post to the first of its holders: "2 | Phó Bí thư là A | và B"."""
        copula = self.reading.ontology.words["acts"]["acts"]["copula"]
        led = held.end < held.last and self.reading.tokens[held.end].key in copula
        return led and len(self.people.within(held.first, held.last)) == 1

    def _late(self) -> set[str]:
        """Who is dead and has no part: "cố Tổng Bí thư A"."""
        late, tokens = common(self.reading.ontology).late, self.reading.tokens
        return {held.person for held in self.reading.holdings if tokens[held.first].key in late}

    def _comrades(self) -> Iterator[str]:
        """Who presides or hands over as "đồng chí" or an officer, with the full name: also without a post."""
        called, tokens = phrases_of(self.reading.ontology, "acts", "acts", "comrade"), self.reading.tokens
        full = [m for m in self.reading.people if isinstance(m.value, Person) and m.value.kind == "full"]
        for index, mention in enumerate(full):
            if called.longest(tokens, mention.first, mention.last):
                together = self._together(full[index:])
                if self._preside(together[0].first, together[-1].last):
                    yield from (m.value.name for m in together if isinstance(m.value, Person))

    def _delegates(self) -> Iterator[str]:
        """Who speaks for a public body: "Thay mặt Ủy ban bầu cử phường, | ông A báo cáo"."""
        tokens, bodies = self.reading.tokens, self.reading.labels["bodies"]
        words = phrases_of(self.reading.ontology, "acts", "acts", "representing")
        for mention in self.reading.people:
            person, sentence = mention.value, self.reading.sentence_of(mention.first)
            if not isinstance(person, Person) or person.kind != "full" or mention.first == sentence.first:
                continue
            opening = words.longest(tokens, sentence.first, mention.first)
            body = bodies.get(opening[0]) if opening and tokens[mention.first - 1].key == "," else None
            if body and "," not in self.reading.keys(body[0], mention.first - 1):
                yield person.name

    def _together(self, people: Sequence[Mention]) -> list[Mention]:
        """The first of the people, with those joined to him: "các đồng chí A, B và C"."""
        between, found = common(self.reading.ontology).between, list(people[:1])
        for mention in people[1:]:
            joint = self.reading.keys(found[-1].last, mention.first)
            if len(joint) != 1 or joint[0] not in between:
                break
            found.append(mention)
        return found

    def _preside(self, first: int, last: int) -> bool:
        """Whether an official's act stands behind people, or opens the sentence and leads to them."""
        lists, tokens = self.reading.ontology.words["acts"]["acts"], self.reading.tokens
        start = self.reading.sentence_of(first).first
        if first > start and tokens[first - 1].key in lists["given_to"]:
            return False
        leads = any(tokens[at].key in lists["leading"] for at in range(max(start, first - 2), first))
        verbs = self.reading.ontology.phrases("roles", "")
        places = [last, last + 1, *([start] if leads and first - start <= _LEAD else ())]
        acts = (verbs.longest(tokens, at) for at in places)
        return any(act is not None and act[1][0] in _OFFICIAL for act in acts)

    def of(self, sentence: Sentence) -> list[Actor]:
        """The actors of a sentence in order."""
        return [self._actor(m, sentence.first) for m in self.people.within(sentence.first, sentence.last)]

    def _actor(self, mention: Mention, start: int) -> Actor:
        person = mention.value
        assert isinstance(person, Person)
        first = self.begins.get((person.name, mention.last), mention.first)
        last = self.ends.get((person.name, mention.first), mention.last)
        if self.people.within(mention.last, last):
            last = mention.last  # the titles of several people stand behind the last of them
        first = first if first >= start else mention.first
        return Actor(min(first, mention.first), max(last, mention.last), person.name, person.kind)
