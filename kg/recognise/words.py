"""Lists of ontology/words as sets of lookup keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from kg.ontology import Concept, Match, Ontology, Trie
from kg.text import Tokens, keys

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_FULL: Final = 3  # words of a name that nothing else tells
D = TypeVar("D", bound="DataclassInstance")


def word_set(words: Iterable[str]) -> frozenset[str]:
    """The keys of words of one syllable; ValueError for a longer one, which no token's key equals."""
    found = set()
    for word in words:
        (key,) = keys(word)
        found.add(key)
    return frozenset(found)


@cache
def words_of(ontology: Ontology, file: str, section: str, name: str) -> frozenset[str]:
    """The list `name` of words/FILE.toml [SECTION], whose words have one syllable."""
    return word_set(ontology.words[file][section][name])


def key_set(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The keys of each of the phrases."""
    return frozenset(map(keys, phrases))


def phrase_set(phrases: Iterable[str]) -> Trie[bool]:
    """A trie that tells whether one of the phrases begins at a token."""
    return Trie((phrase, True) for phrase in phrases)


@cache
def phrases_of(ontology: Ontology, file: str, section: str, name: str) -> Trie[bool]:
    """The list `name` of words/FILE.toml [SECTION], whose phrases are only looked for."""
    return phrase_set(ontology.words[file][section][name])


def _maker(kind: object) -> Callable[[Iterable[str]], object]:
    """What makes a field's value of its list; compiled classes tell the type without its parameters."""
    return word_set if "frozenset" in str(kind) else phrase_set


def lexicon_of(kind: type[D], lists: Mapping[str, Iterable[str]], /, **given: object) -> D:
    """The dataclass `kind`; a field not given is made of the list of its name, as the type says."""
    made = {
        field.name: _maker(field.type)(lists[field.name]) for field in fields(kind) if field.name not in given
    }
    return kind(**made, **given)


@dataclass(frozen=True, slots=True)
class Common:
    """grammar.toml [common]: small words that many rules share."""

    joint: frozenset[str]
    between: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    giver: frozenset[str]
    year: frozenset[str]
    is_called: frozenset[str]
    that: frozenset[str]
    one: frozenset[str]
    late: frozenset[str]


@cache
def common(ontology: Ontology) -> Common:
    """The words of `ontology`."""
    return lexicon_of(Common, ontology.words["grammar"]["common"])


@cache
def surnames(ontology: Ontology) -> frozenset[str]:
    """The keys of all surnames."""
    return frozenset(keys(ontology.words["names"]["surnames"]))


@cache
def common_surnames(ontology: Ontology) -> frozenset[str]:
    """The keys of the surnames that most people bear."""
    return frozenset(keys(ontology.words["names"]["common_surnames"]))


def is_full_name(tokens: Tokens, at: int, surnames: Set[str]) -> bool:
    """Whether one of the surnames and two more capitalised words of its line stand at token `at`."""
    name = tokens[at : at + _FULL]
    if len(name) < _FULL or name[0].key not in surnames:
        return False
    return all(token.shape == "C" and token.line == name[0].line for token in name)


def secretaries(roles: Mapping[int, Match[Concept]]) -> frozenset[int]:
    """The tokens at which the posts end that are a committee's: "Bí thư |", "Ủy viên |"."""
    return frozenset(end for end, (role, *_) in roles.values() if role.get("defaultBody") == "party")


@cache
def abbreviations(ontology: Ontology) -> frozenset[str]:
    """Words that a full stop may follow inside a sentence."""
    return word_set(ontology.words["grammar"]["sentences"]["abbreviations"])
