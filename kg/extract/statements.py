"""Statements: what an official is reported to say, in quotation marks or in the reporter's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from kg.model import Statement
from kg.recognise import Reading
from kg.recognise.quotes import Quote
from kg.recognise.speech import Speaker, Speech, Verb
from kg.text import Sentence

_first = attrgetter("first")
_BEHIND = 8  # tokens between a quotation and the verb after it
_SHORTEST = 3  # tokens of a clause that says something
_MARKS = frozenset(["-", ",", ".", "(", ":", '"'])


class _Statements:
    """Who says what in one document."""

    def __init__(self, reading: Reading, held: frozenset[str]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.speech = Speech(reading, held)
        self.words, self.speakers = self.speech.words, self.speech.speakers

    def all(self) -> Iterator[Statement]:
        used: set[int] = set()
        for quote in self.reading.quotes:
            said = self._attributed(quote)
            if said:
                speaker, verb = said
                used.update(range(verb.first, verb.last))
                first, last = min(speaker.first, quote.first), max(quote.last, verb.last, speaker.last)
                yield self._statement(speaker, "quote", (quote.first + 1, quote.last - 1), (first, last))
        for sentence in self.reading.sentences:
            yield from self._reported(sentence, used)

    def _statement(
        self, speaker: Speaker, kind: str, text: tuple[int, int], span: tuple[int, int]
    ) -> Statement:
        first, last = text
        evidence = self.reading.evidence(*span, kind)
        return Statement(evidence, speaker.name, kind, self.reading.verbatim(first, last))

    def _attributed(self, quote: Quote) -> tuple[Speaker, Verb] | None:
        """Who says a quotation: "“…” - ông X nhấn mạnh" or "ông X chia sẻ: “…”"."""
        if quote.last - quote.first - 2 < _SHORTEST:
            return None
        return self._after(quote) or self._before(quote)

    def _after(self, quote: Quote) -> tuple[Speaker, Verb] | None:
        """The speaker and verb that follow a quotation directly."""
        stop = self.reading.sentence_of(quote.last - 1).last
        at = quote.last
        while at < min(stop, quote.last + 2) and self.tokens[at].key in _MARKS:
            at += 1
        said = self.words.according.longest(self.tokens, at, stop) if at < stop else None
        verb = Verb(at, said[0], True) if said else self.speech.verb(at, stop)  # "“…”, theo lời ông A"
        speaker = self.speech.speaker_at(verb.last if verb else at)
        if speaker is None or at == quote.last == stop:
            return None
        for start in range(speaker.last, min(speaker.last + _BEHIND, stop)) if verb is None else ():
            verb = verb or self.speech.verb(start, stop)
        return (speaker, verb) if verb else None

    def _before(self, quote: Quote) -> tuple[Speaker, Verb] | None:
        """The speaker and verb of the clause whose colon or "rằng" opens the quotation."""
        edge = quote.first - 1
        if edge < 1 or self.tokens[edge].key not in self.words.that:
            return None
        sentence = self.reading.sentence_of(edge)
        for start in range(edge - 1, sentence.first - 1, -1):
            verb = self.speech.verb(start, edge)
            speaker = self.speech.subject(verb, sentence) if verb else None
            if verb and speaker:
                return speaker, verb
        index = bisect_left(self.speakers, edge, key=_first) - 1
        speaker = self.speakers[index] if index >= 0 and self.speakers[index].last == edge else None
        return (speaker, Verb(edge, edge, True)) if speaker and self.tokens[edge].key == ":" else None

    def _reported(self, sentence: Sentence, used: set[int]) -> Iterator[Statement]:
        """Paraphrases: a speaker, a verb of speaking and the clause it governs."""
        index = bisect_left(self.speakers, sentence.first, key=_first)
        if index == len(self.speakers) or self.speakers[index].first >= sentence.last:
            return
        verbs = self._acts(sentence, used)
        for number, (speaker, verb) in enumerate(verbs):
            stop = self._stop(verbs[number + 1], verb) if number + 1 < len(verbs) else sentence.last
            first, last = self.speech.clause(verb, self.speech.before_others(verb.last, stop))
            if last - first >= _SHORTEST and not self.speech.is_adrift(first, last):
                yield self._statement(speaker, "paraphrase", (first, last), (speaker.first, last))
            elif verb.last >= sentence.last - 1 and speaker.first - sentence.first > _SHORTEST:
                last = self.speech.trimmed(sentence.first, speaker.first)
                span = sentence.first, verb.last
                yield self._statement(speaker, "paraphrase", (sentence.first, last), span)
        if not verbs:
            yield from self._according(self.speakers[index], sentence)

    def _stop(self, following: tuple[Speaker, Verb], verb: Verb) -> int:
        """Where a clause ends before the next one: at its speaker where that is another, else its verb."""
        return following[0].first if following[0].first > verb.last else following[1].first

    def _acts(self, sentence: Sentence, used: set[int]) -> list[tuple[Speaker, Verb]]:
        """The sentence's verbs of speaking that say something, each with its speaker."""
        found: list[tuple[Speaker, Verb]] = []
        last: tuple[Speaker, Verb] | None = None  # with what says nothing: "cảm ơn …; đồng thời | mong muốn"
        index = bisect_left(self.speech.places, sentence.first)
        for at in self.speech.places[index : bisect_left(self.speech.places, sentence.last)]:
            verb = self.speech.verb(at, sentence.last)
            if verb is None or at in used:
                continue
            speaker = self.speech.subject(verb, sentence)
            before = found[-1] if found else last if speaker is None else None
            if before and (speaker is None or speaker.first < before[1].first):
                speaker = before[0] if self._goes_on(verb, before[1], sentence) else None
            if speaker is None:
                continue
            last = speaker, verb
            if self.speech.says(verb, sentence.last):
                found.append(last)
        return found

    def _goes_on(self, verb: Verb, before: Verb, sentence: Sentence) -> bool:
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

    def _according(self, speaker: Speaker, sentence: Sentence) -> Iterator[Statement]:
        """ "Theo ông X, …": the rest of the sentence."""
        if speaker.first - sentence.first > 3 or speaker.last >= sentence.last:
            return
        match = self.words.according.longest(self.tokens, sentence.first, speaker.first)
        if match and match[0] == speaker.first and self.tokens[speaker.last].key in {",", ":"}:
            last = self.speech.trimmed(speaker.last + 1, sentence.last)
            if last - speaker.last > _SHORTEST:
                yield self._statement(speaker, "paraphrase", (speaker.last + 1, last), (sentence.first, last))


def statements(reading: Reading) -> Iterator[Statement]:
    """What each official says, once for each verb of speaking and sentence."""
    held = frozenset(holding.person for holding in reading.holdings)
    seen: set[tuple[str, str]] = set()
    found = _Statements(reading, held).all() if held else ()
    for said in sorted(found, key=lambda said: said.evidence.start):
        mark = (said.speaker, said.text)
        if mark not in seen:
            seen.add(mark)
            yield said
