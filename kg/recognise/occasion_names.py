"""How an occasion is named: its noun phrase, the term it belongs to, the body that holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Mention, Unit
from kg.ontology import Ontology, Trie, bare
from kg.recognise.bodies import body_before
from kg.recognise.occasion_cues import words as cue_words
from kg.recognise.occasions import Occasion
from kg.recognise.people import Person
from kg.recognise.places import PROVINCES
from kg.recognise.reading import Reading
from kg.recognise.settings import Settings, place_of
from kg.recognise.spans import within
from kg.text import keys

_IN_NAME = frozenset(["-", "/", '"', "(", ")"])  # marks that do not end a name
_TERM_NEAR = 8  # tokens behind a name in which its term stands
_LONGEST = 100  # tokens of a name
_SHORTEST = 3  # words of a body named with its place
_LONG = 40  # tokens of a sentence before or behind a name
_CLAUSES = frozenset([",", ";"])
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    stops: Trie[bool]
    verbs: Trie[str]
    goes_on: Trie[str]
    term: tuple[str, ...]
    organise: Trie[str]
    adverbs: frozenset[str]
    where: frozenset[str]
    nouns: frozenset[str]
    ordinal: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["events"]["names"]
    return _Words(
        Trie((phrase, name == "stops") for name in ("stops", "keeps") for phrase in lists[name]),
        Trie((phrase, phrase) for phrase in lists["verbs"]),
        Trie((phrase, phrase) for phrase in lists["goes_on"]),
        keys(lists["term"]),
        ontology.phrases("events", "organise"),
        frozenset(lists["adverbs"]),
        frozenset(lists["where"]),
        cue_words(ontology).nouns | frozenset(lists["also_nouns"]),
        frozenset(lists["ordinal"]),
    )


def label(reading: Reading, one: Occasion) -> str:
    """The name as written, to the end of its noun phrase, without the verb of holding it."""
    first, words = one.first, _words(reading.ontology)
    while first + 1 < one.last and reading.tokens[first].key in words.adverbs:
        first += 1
    verb = words.verbs.longest(reading.tokens, first, one.last - 1)
    first = verb[0] if verb else first
    return reading.text(first, label_end(reading, one)).strip(' -"(')


def label_end(reading: Reading, one: Occasion) -> int:
    """Where the noun phrase ends: at a mark or at a word that goes on with the sentence."""
    words, tokens, end = _words(reading.ontology), reading.tokens, one.last
    stop = min(one.sentence.last, end + _LONGEST)
    while end < stop:
        token = tokens[end]
        if token.key == "," and words.goes_on.longest(tokens, end + 1, stop):
            end += 1
        elif token.key == '"':
            end = next((at for at in range(end + 1, stop) if tokens[at].key == '"'), end)
        elif (token.shape == "." and token.key not in _IN_NAME) or _ends_name(reading, end, stop):
            break
        elif token.shape == "C" and any(map(_is_addressed, reading.within(reading.people, end, end + 1))):
            break  # a caption runs on: "Quang cảnh hội nghị Đồng chí …"
        end += 1
    return end


def _is_addressed(mention: Mention) -> bool:
    """Whether "ông", "đồng chí" or a rank stands before a name, which may be that of a thing otherwise."""
    return isinstance(mention.value, Person) and mention.value.named > mention.first


def clause_of(reading: Reading, one: Occasion) -> tuple[int, int]:
    """The sentence that tells of it; of a long one the clauses around its name."""
    tokens, (first, last, _) = reading.tokens, one.sentence
    end = label_end(reading, one)
    if one.first - first > _LONG:
        before = (at + 1 for at in range(one.first - 1, first, -1) if tokens[at].key in _CLAUSES)
        first = next(before, first)
    if last - end > _LONG:
        last = next((at for at in range(end, last) if tokens[at].key in _CLAUSES), last)
    return first, last


def _ends_name(reading: Reading, at: int, stop: int) -> bool:
    """Whether the sentence goes on at `at`: with a verb, a preposition, a day."""
    stops, token = _words(reading.ontology).stops, reading.tokens[at]
    if token.shape != "w" or token.key not in stops.root:
        return False
    found = stops.longest(reading.tokens, at, stop)
    return found is not None and found[1][0]


def term(reading: Reading, one: Occasion) -> str | None:
    """The term said in or right after the name: "2025-2030"."""
    words, tokens = _words(reading.ontology), reading.tokens
    stop = min(label_end(reading, one) + _TERM_NEAR, one.sentence.last)
    for at in range(one.last, stop - len(words.term)):
        if tokens[at].key == words.term[0] and reading.keys(at, at + len(words.term)) == list(words.term):
            years = reading.keys(at + len(words.term), at + len(words.term) + 3)
            if len(years) == 3 and years[1] == "-" and all(_YEAR.fullmatch(year) for year in years[::2]):
                return "-".join(years[::2])
    return None


def organiser(reading: Reading, settings: Settings, one: Occasion, unit: Unit | None) -> str | None:
    """The body before the verb of holding nearest to the name; none of another of several wards."""
    organise, sentence = _words(reading.ontology).organise, one.sentence
    verbs = []
    for at in within(reading.where.starting(organise.firsts), sentence.first + 1, sentence.last):
        if match := organise.longest(reading.tokens, at, sentence.last):
            verbs.append((at > one.first, match[1][0] != "together", abs(at - one.first), at))
    names = (_holder(reading, settings, sentence.first, verb[-1]) for verb in sorted(verbs))
    name = next((name for name in names if name), None)
    return name if name and (unit is None or not one.placed or bare(unit.name) in name) else None


def _holder(reading: Reading, settings: Settings, first: int, stop: int) -> str | None:
    """The body or unit whose name ends before the verb at `stop`, adverbs and the province aside."""
    words, tokens = _words(reading.ontology), reading.tokens
    while stop > first and tokens[stop - 1].key in words.adverbs:
        stop -= 1
    inside = settings.places.within(first, stop)
    closing = stop > first and tokens[stop - 1].key == ")"
    if len(inside) > 1 and inside[-1].last == stop - closing and place_of(inside[-1]).level in PROVINCES:
        before = tokens[inside[-1].first - 1].key
        stop, inside = (inside[-1].first - 1 if before in {",", "("} else stop), inside[:-1]
    body = body_before(reading, first, stop)
    if body and len(body[1].split()) >= _SHORTEST:
        return body[1]
    place = inside[-1] if inside and inside[-1].last == stop else None
    where = place is not None and tokens[place.first - 1].key in words.where
    return place_of(place).name if place and not where else None


def own_name(reading: Reading, one: Occasion) -> str | None:
    """The name if it tells an occasion from others: a noun phrase with an ordinal or a proper name."""
    words = _words(reading.ontology)
    if reading.tokens[one.first].key not in words.nouns:
        return None
    name = label(reading, one)
    parts = name.split()
    own = len(parts) > 3 and any(part[:1].isupper() or part in words.ordinal for part in parts[1:])
    return name if own else None
