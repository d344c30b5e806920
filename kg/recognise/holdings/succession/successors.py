"""Who takes the post that another was just told to leave: "người thay thế là bà B", "… cho bà B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.holding import Holding
from kg.recognise.holdings.succession.arrivals import arrivals
from kg.recognise.holdings.succession.seats import is_seat
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.words import lexicon_of, phrases_of
from kg.text import Mention

_NAMING: Final = 3  # tokens of "bầu bổ sung"
_CLOSED: Final = frozenset({".", ",", ";"})
SUCCEEDS: Final = "succeeds"  # the rule by which somebody has a post after another


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Of grammar.toml [successors]."""

    named: Trie[bool]
    this: Trie[bool]
    replacing: Trie[bool]
    handing: Trie[bool]
    receiver: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["grammar"]["successors"]
    return lexicon_of(_Words, lists)


def successors(reading: BaseReading, held: Sequence[Holding]) -> Iterator[Holding]:
    """The holdings of those who succeed somebody and whose post is not named again; `held` are the known."""
    gone = dict(arrivals(reading))  # by the first token of who takes the post
    left = _left(reading, held, set(gone.values()))
    known = {(one.person, one.post) for one in held}
    for taker in _takers(reading, left, gone) if left else ():
        person, here = taker.value, reading.sentence_at(taker.first)
        name = gone.get(taker.first)
        before = [one for one in reversed(left) if one.last <= taker.first and name in {None, one.person}]
        post = next((one for one in before if here - reading.sentence_at(one.first) <= 1), None)
        if post is None or not isinstance(person, Person):
            continue
        theirs = (one.post for one in before if one.person == post.person)
        if all((person.name, one) not in known for one in theirs):  # else told which of them is taken
            span = min(post.first, taker.first), taker.last
            one = Holding(person.name, post.post, "appointed", *span, SUCCEEDS, post.inferred)
            yield one.replacing(post.person, _named(reading, post))


def _left(reading: BaseReading, held: Sequence[Holding], gone: Set[str]) -> list[Holding]:
    """The posts that somebody leaves, told so or by who comes; nobody leaves a seat to another."""
    put = _appointed(reading, held)
    posts = (one for one in held if not is_seat(reading.ontology, one))
    return [
        one
        for one in posts
        if one.status == "former"
        or _is_moved(reading, one, put)
        or (one.status == "current" and one.person in gone)
    ]


def _named(reading: BaseReading, one: Holding) -> int:
    """The first token of the name, or of "ông", in what says that somebody held a post; -1 if outside."""
    said = reading.within(reading.people, one.first, one.last)
    called = (m.first for m in said if isinstance(m.value, Person) and m.value.name == one.person)
    return next(called, -1)


def _appointed(reading: BaseReading, held: Sequence[Holding]) -> dict[tuple[str, int], set[str | None]]:
    """(who, the sentence) → the units in which the sentence puts them."""
    put: dict[tuple[str, int], set[str | None]] = {}
    for one in held:
        if one.status == "appointed":
            put.setdefault((one.person, reading.sentence_at(one.first)), set()).add(_unit(one))
    return put


def _is_moved(reading: BaseReading, one: Holding, put: dict[tuple[str, int], set[str | None]]) -> bool:
    """Whether who has a post is put into one elsewhere: "ông A, Chủ tịch X, được bổ nhiệm làm …"."""
    if one.status != "current":
        return False
    return bool(put.get((one.person, reading.sentence_at(one.first)), set()) - {_unit(one)})


def _unit(one: Holding) -> str | None:
    """The IRI of the unit whose body a post is in."""
    return one.post.body.unit.iri if one.post.body and one.post.body.unit else None


def _takers(reading: BaseReading, left: Sequence[Holding], instead: Iterable[int]) -> Iterator[Mention]:
    """Those who are said to come next, in no order; `instead`: where those begin who come for somebody."""
    words = _words(reading.ontology)
    for end, _ in reading.lookup.matches(words.named).values():
        if person := reading.beginning(reading.people, end):
            yield person
    for at in reading.lookup.matches(words.this):
        sentence = reading.sentence_of(at)
        if is_earlier(reading, sentence.first):
            continue  # "Trước đó, ông A giữ chức vụ này"
        yield from reading.within(reading.people, sentence.first, at)[-1:]
    yield from _put_instead(reading)
    for at in instead:
        if person := reading.beginning(reading.people, at):
            yield person
    for one in left:
        handed = words.handing.within(reading.tokens, one.first, one.last)
        to = handed and one.last < len(reading.tokens) and reading.tokens[one.last].key in words.receiver
        if to and (person := reading.beginning(reading.people, one.last + 1)):
            yield person


def is_earlier(reading: BaseReading, first: int) -> bool:
    """Whether a sentence from token `first` on tells of the time before: "Trước đó, …", "Trước đây …"."""
    earlier = phrases_of(reading.ontology, "status", "clause", "earlier")
    return earlier.longest(reading.tokens, first) is not None


def _put_instead(reading: BaseReading) -> Iterator[Mention]:
    """Those who are put where another was: "miễn nhiệm ông A và bầu | ông B | thay thế"."""
    naming = holding_lexicon(reading.ontology).naming
    for at, (end, _) in reading.lookup.matches(_words(reading.ontology).replacing).items():
        closed = end >= len(reading.tokens) or reading.tokens[end].key in _CLOSED
        person = reading.ending(reading.people, at) if closed else None
        if person and naming.ends_at(reading.tokens, person.first, _NAMING):
            yield person
