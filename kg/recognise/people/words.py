"""The words around names of persons, ready to match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie, bare
from kg.recognise.places.place import PROVINCES
from kg.recognise.words import common_surnames, key_set, lexicon_of, phrase_set, surnames, word_set
from kg.text import keys

Phrase = tuple[str, ...]  # keys


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of grammar.toml [people]."""

    private: frozenset[str]
    female_middle: frozenset[str]
    middle: frozenset[str]
    plural: frozenset[str]
    counting: frozenset[str]
    pronouns: frozenset[str]
    credits: frozenset[str]
    located: frozenset[str]
    kinship: frozenset[str]
    zones: frozenset[str]
    divine: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What may be part of a name or stand before it."""

    words: Words
    surnames: frozenset[str]
    compounds: Trie[bool]
    never: frozenset[str]  # begins no name
    never_together: Trie[bool]  # nor do these, though their first word may
    acronyms: frozenset[str]  # of these, stands in no name either
    honours: frozenset[Phrase]  # of two words: nor do these
    honour_firsts: frozenset[str]
    historic: frozenset[Phrase]
    provinces: frozenset[Phrase]  # names of provinces and cities of both eras
    relatives: Trie[bool]
    companions: Trie[bool]
    honorifics: Trie[bool]
    ranks: Trie[bool]
    called: Mapping[Phrase, str]  # honorific → how it is written
    ranked: frozenset[Phrase]
    address: frozenset[str]  # with what honorifics and ranks of several words begin
    openings: frozenset[str]  # first syllables of honorifics and ranks
    before: frozenset[str]  # last syllables of honorifics and ranks
    streets: frozenset[Phrase]  # before a name that is a street, school or prize
    street_ends: frozenset[str]  # last syllables of these
    no_streets: frozenset[Phrase]
    village_posts: frozenset[Phrase]
    numbered: frozenset[Phrase]  # before a number that is no house's
    common: frozenset[str]  # the surnames of most people
    female: frozenset[str]
    male: frozenset[str]


@cache
def people_lexicon(ontology: Ontology) -> Lexicon:
    """The lists of words/names.toml and grammar.toml [people]."""
    lists = ontology.words["names"]
    called = {keys(phrase): phrase for phrase in reversed(lists["honorifics"])}
    ranked, streets = key_set(lists["ranks"]), key_set(lists["not_persons_after"])
    return Lexicon(
        words=lexicon_of(Words, ontology.words["grammar"]["people"]),
        surnames=surnames(ontology),
        compounds=phrase_set(lists["compound_surnames"]),
        never=word_set(lists["never"]),
        never_together=phrase_set(lists["never_together"]),
        acronyms=word_set(word for word in lists["never"] if word.isupper()),
        honours=(honours := key_set(lists["honours"])),
        honour_firsts=frozenset(phrase[0] for phrase in honours),
        historic=key_set(lists["historic"]),
        provinces=key_set(bare(u.name) for u in ontology.unit_by_iri.values() if u.level in PROVINCES),
        relatives=phrase_set(lists["relatives"]),
        companions=phrase_set(lists["companions"]),
        honorifics=phrase_set(lists["honorifics"]),
        ranks=phrase_set(lists["ranks"]),
        called=called,
        ranked=ranked,
        address=frozenset(phrase[0] for phrase in (*called, *ranked) if len(phrase) > 1),
        openings=frozenset(phrase[0] for phrase in (*called, *ranked)),
        before=frozenset(phrase[-1] for phrase in (*called, *ranked)),
        streets=streets,
        street_ends=frozenset(phrase[-1] for phrase in streets),
        no_streets=key_set(lists["no_places"]) | key_set(lists["village_posts"]),
        village_posts=key_set(lists["village_posts"]),
        numbered=key_set(lists["numbered"]),
        common=common_surnames(ontology),
        female=word_set(lists["female"]),
        male=word_set(lists["male"]),
    )
