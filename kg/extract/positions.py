"""Tenures: a person in a post, with what the text says of its time and of the holder before."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Official, Tenure
from kg.recognise import Reading
from kg.recognise.dates import Date
from kg.recognise.holdings import Holding
from kg.recognise.people import Person
from kg.text import key

_NEAR = 10  # tokens between a post and the words that date it


def tenures(reading: Reading) -> Iterator[Tenure]:
    """One tenure for each person, post and status; the first place that says so is its evidence."""
    seen: set[tuple[str, str, str]] = set()
    for held in reading.holdings:
        status = "current" if held.status == "appointed" else held.status
        mark = (held.person, key(held.post.title), status)
        if mark not in seen:
            seen.add(mark)
            yield _tenure(reading, held)


def _tenure(reading: Reading, held: Holding) -> Tenure:
    reason = "place from the document" if held.inferred else ""
    evidence = reading.evidence(held.first, held.last, held.rule, 0.9 if held.inferred else 1.0, reason)
    day = _since(reading, held)
    start, end = (None, day) if held.status == "former" else (day, None)
    return Tenure(evidence, held.person, held.post, held.status, start, end, _observed(reading, held), _before(reading, held))


def _since(reading: Reading, held: Holding) -> str | None:
    """The day after "từ", "kể từ" that follows the post: "… để nghỉ hưu từ ngày 1/2"."""
    sentence = reading.sentence_of(held.last - 1)
    for mention in reading.within(reading.dates, held.last, min(held.last + _NEAR, sentence.last)):
        words = reading.keys(max(held.last, mention.first - 2), mention.first)
        if "từ" in words and isinstance(mention.value, Date):
            return mention.value.value
    return None


def _observed(reading: Reading, held: Holding) -> str | None:
    """The day on which the document shows the post held: never its start."""
    return None if held.status == "former" else reading.document.published


def _before(reading: Reading, held: Holding) -> str | None:
    """The holder before: "thay (cho) ông Z" in the sentence of the appointment."""
    if held.status == "former":
        return None
    sentence = reading.sentence_of(held.first)
    for mention in reading.within(reading.people, sentence.first, sentence.last):
        words = reading.keys(max(sentence.first, mention.first - 2), mention.first)
        person = mention.value
        if isinstance(person, Person) and person.name != held.person and words and "thay" in words:
            return person.name
    return None


def officials(reading: Reading) -> Iterator[Official]:
    """Everybody who holds or held a public post, at the first mention of the name."""
    names = {held.person for held in reading.holdings}
    for mention in reading.people:
        person = mention.value
        if isinstance(person, Person) and person.kind == "full" and person.name in names:
            names.discard(person.name)
            yield Official(reading.evidence(person.named, mention.last, "name"), person.name)
