"""Tenures: a person in a post, with what the text says of its time and of the holder before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import Final

from msgspec.structs import replace

from kg.model import Event, Fact, Official, Tenure
from kg.recognise import Reading
from kg.recognise.asides import Asides
from kg.recognise.dates import Date
from kg.recognise.holdings import Holding
from kg.recognise.people.first_named import first_named
from kg.recognise.spans import Ordered
from kg.recognise.words import words_of

_NEAR: Final = 16  # tokens between a post and the words that date it
_PHRASE: Final = 5  # words of a phrase of time behind a comma: ", thời hạn 5 năm kể từ ngày"
_BEFORE: Final = 2  # tokens before a day in which the word stands that says what it is


def tenures(reading: Reading) -> Iterator[Tenure]:
    """One tenure for each person, post and status; the first place that says so is its evidence.

    Who is named to a post at the event holds it in the words around that: the place that names him counts.
    """
    seen: set[tuple[str, str, str]] = set()
    told = _Told(reading)
    named: dict[tuple[str, str], Holding] = {}
    for held in reading.holdings:
        if held.status == "appointed":
            named.setdefault((held.person, held.post.title.lower()), held)
    left = {(held.person, held.post) for held in reading.holdings if held.status == "former"}
    bodied = {(held.person, held.post.role) for held in reading.holdings if held.post.body}
    for held in reading.holdings:
        if held.post.body is None and (held.person, held.post.role) in bodied:
            continue  # "Thứ trưởng" again
        if held.status == "current" and (held.person, held.post) in left:
            continue  # "ông A, Bí thư xã X, thôi giữ chức Bí thư xã X"
        status = "current" if held.status == "appointed" else held.status
        mark = (held.person, held.post.title.lower(), status)
        if mark not in seen:
            seen.add(mark)
            current = held.status == "current"
            yield told.tenure(named.get(mark[:2], held) if current else held)


def observed(facts: Iterable[Fact], happened: Iterable[Event]) -> list[Fact]:
    """The facts; in a report without a date the first main event's day shows which posts were held."""
    day = next((event.date for event in happened if event.main and event.date), None)
    return [
        replace(fact, observed=day) if isinstance(fact, Tenure) and fact.status != "former" else fact
        for fact in facts
    ]


def officials(reading: Reading) -> Iterator[Official]:
    """Everybody who holds or held a public post, at the first mention of the name."""
    return starmap(Official, first_named(reading, {held.person for held in reading.holdings}))


class _Told:
    """What the sentences of one document tell of the time of its posts."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.dates = Ordered(reading.dates)
        # (person, end of the posts): what somebody takes who is told of by another post
        self.taken = {(held.person, held.last) for held in reading.holdings if held.status == "appointed"}
        self.provinces = {ward: end for end, ward in Asides(reading).provinces.items()}  # "phường A, tỉnh B"
        self.since, self.dating = (
            words_of(reading.ontology, "acts", "posts", name) for name in ("since", "dating")
        )

    def tenure(self, held: Holding) -> Tenure:
        """The tenure of a holding; the day of the document is never its start."""
        reason = "place from the document" if held.inferred else ""
        evidence = self.reading.evidence(held.first, held.last, held.rule, reason)
        left = held.status == "current" and (held.person, held.last) in self.taken
        day, former = None if left else self._since(held), held.status == "former"
        start, end = (None, day) if former else (day, None)
        observed = None if former else self.reading.document.published
        return Tenure(evidence, held.person, held.post, held.status, start, end, observed, held.replaces)

    def _since(self, held: Holding) -> str | None:
        """The day after "từ", "kể từ" that follows the post: "… để nghỉ hưu từ ngày 1/2"."""
        end = self.provinces.get(held.last, held.last)
        stop = min(end + _NEAR, self.reading.sentence_of(held.last - 1).last)
        for mention in self.dates.within(end, stop):
            between = self.reading.keys(end, mention.first)
            dates = not self.since.isdisjoint(between[-_BEFORE:]) and self._is_of_post(between)
            if dates and isinstance(mention.value, Date):
                return mention.value.value
        return None

    def _is_of_post(self, between: Sequence[str]) -> bool:
        """Whether only words of time stand between a post and a day; not "…, từ ngày 1/7 phường đã …"."""
        anew = between[0] == "," and (len(between) < _PHRASE or between[1] in self.since)
        return not anew and all(word in self.dating or word.isdecimal() for word in between)
