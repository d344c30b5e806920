"""One person whose name a text spells in two ways: "Lê Thị Thúy A" and "Lê Thúy A" in one seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.ontology import Ontology
from kg.recognise.holdings.holding import Holding
from kg.recognise.people import Person
from kg.text import Mention, fold


def spelt_twice(ontology: Ontology, held: Sequence[Holding]) -> dict[str, str]:
    """Name → the one it is meant for, of those who are told to have a seat that one person has."""
    seats: dict[str, list[str]] = {}  # title → who has it, in order of the text
    for one in held:
        if one.status != "former" and ontology.concepts[one.post.role].get("seatsInBody") == "1":
            seats.setdefault(one.post.title, []).append(one.person)
    several = [list(dict.fromkeys(names)) for names in seats.values()]
    return {
        other: name
        for names in several
        for at, name in enumerate(names)
        for other in (*names[:at], *names[at + 1 :])
        if _is_short(other, name) or (other in names[at + 1 :] and fold(other) == fold(name))
    }


def _is_short(short: str, name: str) -> bool:
    """Whether a name leaves out one of the words between the first and the last: "Lê Thúy A"."""
    words, whole = short.split(), name.split()
    if len(words) + 1 != len(whole) or len(words) < 3:  # "Lê A" is said of anybody
        return False
    return any(whole[:at] + whole[at + 1 :] == words for at in range(1, len(whole) - 1))


def respelt(mentions: Sequence[Mention], names: Mapping[str, str]) -> list[Mention]:
    """The mentions of persons, each by the name meant."""
    return [
        mention.meaning(person.called(names[person.name]))
        if isinstance(person := mention.value, Person) and person.name in names
        else mention
        for mention in mentions
    ]
