"""Pronouns that mean a person told of by the title alone: "Thủ tướng trao quà. Ông yêu cầu …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.recognise.base_reading import BaseReading
from kg.recognise.people.person import Person
from kg.recognise.people.words import people_lexicon
from kg.text import Mention, keys


def retold(reading: BaseReading, people: Sequence[Mention]) -> Iterator[Mention]:
    """`people` in order; who opens a sentence as "ông" is whom the one before began with by a title."""
    meant, begun = "", -1  # whom the title means, and in which sentence
    for index, mention in enumerate(people):
        person, here = mention.value, reading.sentence_at(mention.first)
        assert isinstance(person, Person)
        opens = index == 0 or reading.sentence_at(people[index - 1].first) < here
        begins = not opens or reading.sentences[here].first == mention.first
        follows = meant and here <= begun + 1 and begins
        if person.kind == "pronoun" and follows and _fits(reading, people, mention.first, meant):
            begun = here
            yield mention.meaning(person.called(meant))
            continue
        meant, begun = (person.name, here) if person.kind == "title" and opens else ("", -1)
        yield mention


def _fits(reading: BaseReading, people: Sequence[Mention], at: int, name: str) -> bool:
    """Whether nothing tells that a person is of the other gender than the pronoun at `at`."""
    words, tokens = people_lexicon(reading.ontology), reading.tokens
    called = {tokens[m.first].key for m in people if isinstance(m.value, Person) and m.value.name == name}
    woman = bool(called & words.female) or not words.words.female_middle.isdisjoint(keys(name))
    pronoun = tokens[at].key
    return not (pronoun in words.male and woman) and not (pronoun in words.female and called & words.male)
