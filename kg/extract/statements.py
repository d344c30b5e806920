"""Statements: what an official is reported to say, in quotation marks or in the reporter's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from kg.model import Record, Sentence, Statement
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.people import Person
from kg.recognise.quotes import Quote
from kg.recognise.words import common

_first = attrgetter("first")
_GAP = 10  # tokens between a speaker, titles included, and the verb
_BEHIND = 8  # tokens between a quotation and the verb after it
_SHORTEST = 3  # tokens of a clause that says something
_MARKS = frozenset(["-", ",", ".", "(", ":", '"'])


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Trie[str]
    bare: Trie[str]
    joints: Trie[str]
    unsaid: frozenset[str]
    object_of: frozenset[str]
    according: Trie[str]
    that: frozenset[str]
    carrying: Trie[str]
    praise: Trie[str]


class _Speaker(Record, frozen=True):
    name: str
    first: int
    last: int  # after the titles in apposition


class _Verb(Record, frozen=True):
    first: int
    last: int
    bare: bool  # has no clause of its own


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["statements"]["words"]

    def trie(name: str) -> Trie[str]:
        return Trie((phrase, phrase) for phrase in words[name])

    return _Words(
        ontology.phrases("roles", ""),
        trie("bare"),
        trie("joints"),
        frozenset(words["unsaid"]),
        frozenset(words["object_of"]),
        trie("according"),
        frozenset(words["that"]),
        trie("carrying"),
        trie("praise"),
    )


class _Speech:
    """Who says what in one document."""

    def __init__(self, reading: Reading, held: frozenset[str]) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, _words(reading.ontology)
        self.common = common(reading.ontology)
        self.speakers = self._speakers(held)
        self.quotes = reading.quotes
        self.inside = {at for quote in self.quotes for at in range(quote.first, quote.last)}
        self.verbs = {verb.first: verb for verb in self._verbs()}
        self.places = list(self.verbs)

    def _speakers(self, held: frozenset[str]) -> list[_Speaker]:
        """Every mention of an official, with the titles that follow the name."""
        ends: dict[tuple[str, int], int] = {}
        for holding in self.reading.holdings:
            if holding.rule == "name-before-title":
                mark = holding.person, holding.first
                ends[mark] = max(holding.last, ends.get(mark, 0))
        found = []
        for mention in self.reading.people:
            person = mention.value
            if isinstance(person, Person) and person.name in held:
                last = max(mention.last, ends.get((person.name, mention.first), 0))
                found.append(_Speaker(person.name, mention.first, last))
        return found

    def all(self) -> Iterator[Statement]:
        used: set[int] = set()
        for quote in self.quotes:
            said = self._attributed(quote)
            if said:
                speaker, verb = said
                used.update(range(verb.first, verb.last))
                first, last = min(speaker.first, quote.first), max(quote.last, verb.last, speaker.last)
                yield self._statement(speaker, "quote", (quote.first + 1, quote.last - 1), (first, last))
        for sentence in self.reading.sentences:
            yield from self._reported(sentence, used)

    def _statement(
        self, speaker: _Speaker, kind: str, text: tuple[int, int], span: tuple[int, int]
    ) -> Statement:
        first, last = text
        evidence = self.reading.evidence(*span, kind)
        return Statement(evidence, speaker.name, kind, self.reading.text(first, last))

    def _attributed(self, quote: Quote) -> tuple[_Speaker, _Verb] | None:
        """Who says a quotation: "“…” - ông X nhấn mạnh" or "ông X chia sẻ: “…”"."""
        if quote.last - quote.first - 2 < _SHORTEST:
            return None
        return self._after(quote) or self._before(quote)

    def _after(self, quote: Quote) -> tuple[_Speaker, _Verb] | None:
        """The speaker and verb that follow a quotation directly."""
        stop = self.reading.sentence_of(quote.last - 1).last
        at = quote.last
        while at < min(stop, quote.last + 2) and self.tokens[at].key in _MARKS:
            at += 1
        verb = self._verb(at, stop)
        speaker = self._speaker_at(verb.last if verb else at)
        if speaker is None or at == quote.last == stop:
            return None
        for start in range(speaker.last, min(speaker.last + _BEHIND, stop)) if verb is None else ():
            verb = verb or self._verb(start, stop)
        return (speaker, verb) if verb else None

    def _before(self, quote: Quote) -> tuple[_Speaker, _Verb] | None:
        """The speaker and verb of the clause whose colon or "rằng" opens the quotation."""
        edge = quote.first - 1
        if edge < 1 or self.tokens[edge].key not in self.words.that:
            return None
        sentence = self.reading.sentence_of(edge)
        for start in range(edge - 1, sentence.first - 1, -1):
            verb = self._verb(start, edge)
            speaker = self._subject(verb, sentence) if verb else None
            if verb and speaker:
                return speaker, verb
        index = bisect_left(self.speakers, edge, key=_first) - 1
        speaker = self.speakers[index] if index >= 0 and self.speakers[index].last == edge else None
        return (speaker, _Verb(edge, edge, True)) if speaker and self.tokens[edge].key == ":" else None

    def _speaker_at(self, at: int) -> _Speaker | None:
        index = bisect_left(self.speakers, at, key=_first)
        found = self.speakers[index] if index < len(self.speakers) else None
        return found if found and found.first == at else None

    def _verb(self, at: int, stop: int) -> _Verb | None:
        """The verb of speaking at `at`."""
        verb = self.verbs.get(at)
        return verb if verb and verb.last <= stop else None

    def _verbs(self) -> Iterator[_Verb]:
        """The verbs of speaking outside of quotations."""
        last = 0
        for at, match in self.reading.where.matches(self.words.verbs).items():
            if at < last or at in self.inside:
                continue
            last = match[0]
            if "speaker" in match[1] and not (at and self.tokens[at - 1].key in self.words.unsaid):
                bare = self.words.bare.longest(self.tokens, at, match[0])
                yield _Verb(at, match[0], bare is not None and bare[0] == match[0])

    def _subject(self, verb: _Verb, sentence: Sentence) -> _Speaker | None:
        """The last official before a verb who is no object, with nothing but adverbs or acts between."""
        index = bisect_left(self.speakers, verb.first, key=_first) - 1
        if index < 0:
            return None
        speaker = self.speakers[index]
        if speaker.first < sentence.first or speaker.last > verb.first:
            return None
        before = self.tokens[speaker.first - 1].key if speaker.first > sentence.first else ""
        gap = self.reading.keys(speaker.last, verb.first)
        apart = len(gap) > _GAP or not {";", ":", '"'}.isdisjoint(gap)
        if apart or before in self.words.object_of or self._busy(speaker.last, verb.first):
            return None
        return speaker

    def _busy(self, first: int, last: int) -> bool:
        """Whether another act's object holds the verb: "báo cáo việc giải quyết | kiến nghị"."""
        return any(self.words.carrying.longest(self.tokens, at, last) for at in range(first, last))

    def _reported(self, sentence: Sentence, used: set[int]) -> Iterator[Statement]:
        """Paraphrases: a speaker, a verb of speaking and the clause it governs."""
        index = bisect_left(self.speakers, sentence.first, key=_first)
        if index == len(self.speakers) or self.speakers[index].first >= sentence.last:
            return
        verbs = self._acts(sentence, used)
        for number, (speaker, verb) in enumerate(verbs):
            stop = self._stop(verbs[number + 1], verb) if number + 1 < len(verbs) else sentence.last
            first, last = self._clause(verb, self._before_others(verb.last, stop))
            if last - first >= _SHORTEST:
                yield self._statement(speaker, "paraphrase", (first, last), (speaker.first, last))
            elif verb.last >= sentence.last - 1 and speaker.first - sentence.first > _SHORTEST:
                last = self._trimmed(sentence.first, speaker.first)
                span = sentence.first, verb.last
                yield self._statement(speaker, "paraphrase", (sentence.first, last), span)
        if not verbs:
            yield from self._according(self.speakers[index], sentence)

    def _stop(self, following: tuple[_Speaker, _Verb], verb: _Verb) -> int:
        """Where a clause ends before the next one: at its speaker where that is another, else its verb."""
        return following[0].first if following[0].first > verb.last else following[1].first

    def _before_others(self, first: int, stop: int) -> int:
        """Where a semicolon turns to another person: "…; đồng chí B, Bí thư …"."""
        index = bisect_left(self.speakers, first + 1, key=_first)
        later = (speaker.first for speaker in self.speakers[index:] if speaker.first < stop)
        return next((at for at in later if self.tokens[at - 1].key == ";"), stop)

    def _acts(self, sentence: Sentence, used: set[int]) -> list[tuple[_Speaker, _Verb]]:
        """The sentence's verbs of speaking that say something, each with its speaker."""
        found: list[tuple[_Speaker, _Verb]] = []
        index = bisect_left(self.places, sentence.first)
        for at in self.places[index : bisect_left(self.places, sentence.last)]:
            verb = self._verb(at, sentence.last)
            if verb is None or at in used or not self._says(verb, sentence.last):
                continue
            speaker = self._subject(verb, sentence)
            if found and (speaker is None or speaker.first < found[-1][1].first):
                speaker = found[-1][0] if self._goes_on(verb, found[-1][1], sentence) else None
            if speaker:
                found.append((speaker, verb))
        return found

    def _says(self, verb: _Verb, stop: int) -> bool:
        """Whether a clause follows; after a bare verb only by "rằng" or ":"."""
        if not verb.bare:
            return True
        return verb.last < stop and self.tokens[verb.last].key in self.common.that | {":"}

    def _goes_on(self, verb: _Verb, before: _Verb, sentence: Sentence) -> bool:
        """Whether a verb after another clause is a further act: "…, đồng thời đề nghị …"."""
        if verb.bare:
            return False
        for start in range(max(sentence.first, verb.first - 4), verb.first):
            match = self.words.joints.longest(self.tokens, start, verb.first)
            if match and match[0] == verb.first:
                return True
        mark = self.tokens[verb.first - 1].key
        praised = self.words.praise.longest(self.tokens, before.first, before.last)
        return mark == ";" or (mark == "," and praised is not None)

    def _clause(self, verb: _Verb, stop: int) -> tuple[int, int]:
        """The clause after the verb, without "rằng", joints and closing marks."""
        first = verb.last
        while first < stop:
            paired = self._paired(first, stop)
            if paired is None and self.tokens[first].key not in self.common.that | {":", ",", "-"}:
                break
            first = paired.last if paired else first + 1
        return first, self._trimmed(first, stop)

    def _paired(self, at: int, stop: int) -> _Verb | None:
        """A second verb with the same clause: "ghi nhận, | biểu dương", "ghi nhận | và đánh giá cao"."""
        if self.tokens[at - 1].key == ",":
            return self._verb(at, stop)
        return self._verb(at + 1, stop) if self.tokens[at].key in self.common.joint else None

    def _trimmed(self, first: int, last: int) -> int:
        """The end of a clause without marks and joints."""
        while last > first:
            starts = range(max(first, last - 3), last)
            joint = next((at for at in starts if self._is_joint(at, last)), None)
            if joint is None and self.tokens[last - 1].key not in {",", ".", ";", "-", ":"}:
                break
            last = last - 1 if joint is None else joint
        return last

    def _is_joint(self, at: int, last: int) -> bool:
        match = self.words.joints.longest(self.tokens, at, last)
        return match is not None and match[0] == last

    def _according(self, speaker: _Speaker, sentence: Sentence) -> Iterator[Statement]:
        """ "Theo ông X, …": the rest of the sentence."""
        if speaker.first - sentence.first > 3 or speaker.last >= sentence.last:
            return
        match = self.words.according.longest(self.tokens, sentence.first, speaker.first)
        if match and match[0] == speaker.first and self.tokens[speaker.last].key in {",", ":"}:
            last = self._trimmed(speaker.last + 1, sentence.last)
            if last - speaker.last > _SHORTEST:
                yield self._statement(speaker, "paraphrase", (speaker.last + 1, last), (sentence.first, last))


def statements(reading: Reading) -> Iterator[Statement]:
    """What each official says, once for each verb of speaking and sentence."""
    held = frozenset(holding.person for holding in reading.holdings)
    seen: set[tuple[str, str]] = set()
    found = _Speech(reading, held).all() if held else ()
    for said in sorted(found, key=lambda said: said.evidence.start):
        mark = (said.speaker, said.text)
        if mark not in seen:
            seen.add(mark)
            yield said
