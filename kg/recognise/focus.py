"""Which ward the text speaks of at a token."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Final

from kg.model import Unit
from kg.ontology import Ontology, Trie, bare
from kg.recognise.places import Place
from kg.recognise.words import common, phrases_of
from kg.text import BULLETS, Mention, Sentence, Tokens, keys, prior

_At = tuple[int, Unit]  # a token and the unit named there
_first = attrgetter("first")
_NEWS: Final = "*"  # opens a further piece of news of a column
_PASSING: Final = 3  # tokens of "phối hợp với"
_NUMBERED: Final = 2  # tokens of "1."
_OPENING: Final = 10  # tokens from the beginning of a sentence, or behind its adverbials
_ADVERBIALS: Final = 12  # tokens of "Trước đó, vào chiều ngày 4-2,"


@dataclass(frozen=True, slots=True)
class _Turns:
    """Where the text turns to a unit of certain levels."""

    firsts: Sequence[int]  # tokens
    units: Sequence[Unit]
    lines: Sequence[int]
    of_line: dict[int, Unit]  # the unit most named of those the line turns to


class Focus:
    """The wards of one document in the order in which the text turns to them."""

    def __init__(self, turns: Sequence[_At], tokens: Tokens, named: Sequence[_At] = ()) -> None:
        self.named = named  # every mention of a present ward, commune or special zone
        self._wards, self._tokens = turns, tokens
        self._known: dict[frozenset[str], _Turns] = {}

    def token(self, at: int, levels: frozenset[str]) -> int | None:
        """The last token before `at` where the text turned to a unit of `levels`."""
        turns = self._turns(levels)
        index = bisect_right(turns.firsts, at)
        return turns.firsts[index - 1] if index else None

    def unit(self, at: int, levels: frozenset[str]) -> Unit | None:
        """The unit of `levels` that the text speaks of at token `at`."""
        turns = self._turns(levels)
        at = min(at, len(self._tokens) - 1)
        index = bisect_right(turns.firsts, at)
        if not index:
            return turns.units[0] if turns.units else None
        line = turns.lines[index - 1]
        return turns.units[index - 1] if line == self._tokens[at].line else turns.of_line[line]

    def _turns(self, levels: frozenset[str]) -> _Turns:
        if levels not in self._known:
            self._known[levels] = self._made(levels)
        return self._known[levels]

    def _made(self, levels: frozenset[str]) -> _Turns:
        fitting = [(first, unit) for first, unit in self._wards if unit.level in levels]
        if not fitting:  # the text turns to no "xã", but names some
            fitting = [(first, unit) for first, unit in self.named if unit.level in levels]
        counts = _counts(fitting)
        lines = [self._tokens[first].line for first, _ in fitting]
        of_line: dict[int, Unit] = {}
        for line, (_, unit) in zip(lines, fitting, strict=True):
            if line not in of_line or counts[unit.iri] > counts[of_line[line].iri]:
                of_line[line] = unit
        return _Turns([first for first, _ in fitting], [unit for _, unit in fitting], lines, of_line)


def focus(
    ontology: Ontology, tokens: Tokens, sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Focus:
    """The focus of a document: passing mentions of other wards turn nothing."""
    wards = _present(places)
    if not wards:
        return Focus((), tokens)
    counts = _counts(wards)
    stop = sentences[bisect_right(sentences, wards[0][0], key=_first) - 1].last
    lead = {unit.iri for first, unit in wards if first < stop}
    openers = phrases_of(ontology, "grammar", "focus", "openers")
    bodies = phrases_of(ontology, "grammar", "focus", "bodies")

    led = _led(ontology, places, tokens)

    dated = set(_dated(ontology, wards, sentences, tokens))
    passing = set(_passing(ontology, places, tokens))

    def turns(first: int, unit: Unit) -> bool:
        if first > wards[0][0] and first in passing:
            return False  # "xã A phối hợp với xã B"
        known = unit.iri in lead or counts[unit.iri] > 1 or first in led
        return known or first in dated or _opens(first, sentences, tokens, openers, bodies)

    turned = [(first, unit) for first, unit in wards if turns(first, unit)]
    bared = _bared(wards, sentences, tokens, openers) if len(counts) > 1 else ()
    return Focus(sorted([*turned, *bared], key=itemgetter(0)), tokens, wards)


def _bared(
    wards: Sequence[tuple[int, Unit]],
    sentences: Sequence[Sentence],
    tokens: Tokens,
    openers: Trie[bool],
) -> Iterator[tuple[int, Unit]]:
    """Where a sentence turns to a ward of the document without its head: "Ở Hiệp Bình, bà …"."""
    names = {keys(bare(unit.name)): unit for _, unit in wards}
    for sentence in sentences:
        first, last = sentence.first, sentence.last
        if last - first < 2 or tokens[first + 1].shape not in "CA":
            continue
        if openers.longest(tokens, first, first + 1) is None:
            continue
        for name, unit in names.items():
            if tuple(token.key for token in tokens[first + 1 : first + 1 + len(name)]) == name:
                yield first + 1, unit


def _counts(wards: Sequence[tuple[int, Unit]]) -> Mapping[str, int]:
    """How often each unit is named, by IRI; a Counter takes longer to make than to fill."""
    counts: dict[str, int] = defaultdict(int)
    for _, unit in wards:
        counts[unit.iri] += 1
    return counts


def _present(places: Sequence[Mention]) -> list[_At]:
    """Each mention of a present ward, commune or special zone."""
    found = ((m.first, m.value) for m in places if isinstance(m.value, Place))
    return [(at, place.unit) for at, place in found if place.is_present_ward and place.unit]


def _passing(ontology: Ontology, places: Sequence[Mention], tokens: Tokens) -> Iterator[int]:
    """The first tokens of places named in passing: "đội khách mời | xã A, | B và | phường C"."""
    words, joint = phrases_of(ontology, "grammar", "focus", "passing"), common(ontology).between
    last = -1  # the end of the last of them
    for mention in places:
        joined = last == mention.first - 1 and prior(tokens, mention.first).key in joint
        if joined or words.ends_at(tokens, mention.first, _PASSING):
            last = mention.last
            yield mention.first


def _led(ontology: Ontology, places: Sequence[Mention], tokens: Tokens) -> set[int]:
    """The first tokens of places whose people somebody leads: "đoàn lãnh đạo phường A do bà B …"."""
    by = common(ontology).by
    return {m.first for m in places if m.last < len(tokens) and tokens[m.last].key in by}


def _opens(
    at: int,
    sentences: Sequence[Sentence],
    tokens: Tokens,
    openers: Trie[bool],
    bodies: Trie[bool],
) -> bool:
    """Whether the ward stands near the beginning of its sentence, after "Tại", "Ở", or right after a body."""
    sentence = sentences[bisect_right(sentences, at, key=_first) - 1]
    start = min(at, sentence.first + marks(tokens, sentence))
    begun = _past_adverbials(start, min(at, start + _ADVERBIALS), tokens)
    begins = [one for one in (sentence.first, start, begun) if at - one <= _OPENING]
    if any(openers.longest(tokens, one) is not None for one in begins):
        return True
    named = (bodies.longest(tokens, one, at) for one in begins)
    return any(body is not None and body[0] == at for body in named)


def _past_adverbials(start: int, at: int, tokens: Tokens) -> int:
    """Where what stands before the ward begins behind "Trước đó, ngày 4-2, | tại xã B"; names stop it."""
    here = start
    for one in range(start, at):
        if tokens[one].shape in "CA" and one > start:
            break
        if tokens[one].key == ",":
            here = one + 1
    return here


def _dated(
    ontology: Ontology, wards: Sequence[_At], sentences: Sequence[Sentence], tokens: Tokens
) -> Iterator[int]:
    """Where the first ward stands of a sentence on another time, or of further news: "Cùng ngày", "* …"."""
    times, office = phrases_of(ontology, "grammar", "focus", "times"), ontology.phrases("status", "before")
    seen: set[int] = set()
    for first, _ in wards:
        sentence = sentences[bisect_right(sentences, first, key=_first) - 1]
        start = sentence.first + marks(tokens, sentence)
        timed = sentence.first not in seen and times.longest(tokens, start, sentence.last)
        if sentence.first not in seen and tokens[sentence.first].key == _NEWS:
            yield first
        if timed and not any(office.longest(tokens, at, first) for at in range(start, first)):
            yield first  # not "Ngày 5-9, ông B giữ chức Bí thư Đảng ủy xã A"
        seen.add(sentence.first)


def marks(tokens: Tokens, sentence: Sentence) -> int:
    """How many tokens mark an item of a list: one of a bullet, two of a number; 0 for no item."""
    if sentence.kind != "item":
        return 0
    return 1 if tokens[sentence.first].key in BULLETS else _NUMBERED
