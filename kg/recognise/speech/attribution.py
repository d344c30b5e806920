"""Whose words a quotation holds: by the speaker and verb behind it, or the clause that opens it."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from kg.recognise.quotes import Quote
from kg.recognise.reading import Reading
from kg.recognise.speech import Speaker, Speech, Verb
from kg.text import prior

Said = tuple[Speaker, Verb]

SHORTEST: Final = 3  # tokens of a clause that says something
_first = attrgetter("first")
_BEHIND: Final = 8  # tokens between a quotation and the verb after it
_LONG: Final = 10  # tokens of a quotation that is a sentence
_CLOSED: Final = 2  # tokens of a full stop behind it
_VERB: Final = 3  # tokens of "cho biết thêm"
_MOOD: Final = 3  # tokens of "không giấu được"
_MOTTO: Final = 4  # tokens of "phương châm hành động"
_MARKS: Final = frozenset(["-", ",", ".", "(", ":", '"'])


class Attribution:
    """Finds the speakers of the quotations of one document."""

    def __init__(self, reading: Reading, speech: Speech) -> None:
        self.reading, self.tokens, self.speech = reading, reading.tokens, speech
        self.words, self.speakers = speech.words, speech.speakers

    def of(self, quote: Quote, before: Said | None) -> Said | None:
        """Who says a quotation: "“…” - ông X nói", "ông X nói: “…”"; `before`: who said the last one."""
        if quote.last - quote.first - 2 < SHORTEST:
            return None
        told = self._after(quote) or self._before(quote) or self._continued(quote, before)
        return told or self._alone(quote)

    def _continued(self, quote: Quote, before: Said | None) -> Said | None:
        """Who goes on where the words before end: "“…”, ông X nói. | “…”", "“…”, ông X nói, | “…”"."""
        if before is None:
            return None
        if self._is_joined(quote):
            return before[0], Verb(quote.first - 1, quote.first - 1, True)
        end = max(before[0].last, before[1].last)
        parted = quote.first == end + 1 and self.tokens[end].key in {".", ","}
        same = self.tokens[end].line == self.tokens[quote.first].line
        return (before[0], Verb(end, end, True)) if parted and same else None

    def _is_joined(self, quote: Quote) -> bool:
        """Whether a joint leads on from the last quotation: "ông X nói: “…” và | “…”", "“…”; | “…”"."""
        before = prior(self.tokens, quote.first).key
        joint = before == ";" or before in self.speech.common.joint
        return joint and prior(self.tokens, quote.first - 1).key == '"'

    def _alone(self, quote: Quote) -> Said | None:
        """Who spoke in the sentence before one that is all quotation: "Ông X chúc mừng các hộ. | “…”."""
        sentence = self.reading.sentence_of(quote.first)
        whole = sentence.first == quote.first and sentence.last - quote.last < _CLOSED
        if not whole or quote.last - quote.first < _LONG or not sentence.first:
            return None
        before = self.reading.sentence_of(sentence.first - 1)
        if self.tokens[before.first].line != self.tokens[sentence.first].line:
            return None
        speakers = {one.name for one in self.speakers if before.first <= one.first < before.last}
        verbs = (self.speech.verb(at, before.last) for at in self.speech.places_in(before))
        told = (verb for verb in verbs if verb and self._prefaces(verb))
        said = (self.speech.subject(verb, before) for verb in told)
        speaker = next((one for one in said if one), None) if len(speakers) == 1 else None
        return (speaker, Verb(quote.first, quote.first, True)) if speaker else None

    def _prefaces(self, verb: Verb) -> bool:
        """Whether a verb may lead to words of one's own: "bày tỏ", "chúc mừng"; not "phát động"."""
        return self.words.prefacing.within(self.tokens, verb.first, verb.last)

    def _after(self, quote: Quote) -> Said | None:
        """The speaker and verb that follow a quotation directly."""
        stop = self.reading.sentence_of(quote.last - 1).last
        at = stop if self._is_name(quote) else quote.last
        while at < min(stop, quote.last + 2) and self.tokens[at].key in _MARKS:
            at += 1
        said = self.words.according.longest(self.tokens, at, stop) if at < stop else None
        verb = Verb(at, said[0], True) if said else self.speech.verb(at, stop)  # "“…”, theo lời ông A"
        speaker = self.speech.speaker_at(verb.last if verb else at)
        if speaker is None or at == quote.last == stop:
            return None
        for start in range(speaker.last, min(speaker.last + _BEHIND, stop)) if verb is None else ():
            verb = verb or self.speech.verb(start, stop)
        if verb is None and self._is_moved(speaker, stop - 1):  # "“…”, ông A | lo lắng."
            verb = Verb(speaker.last, stop - 1, True)
        return (speaker, verb) if verb else None

    def _is_name(self, quote: Quote) -> bool:
        """Whether a short quotation behind a word is a name: "tại chương trình | “Xuân yêu thương”"."""
        before = self.tokens[quote.first - 1] if quote.first else None
        opens = self.reading.sentence_of(quote.first).first == quote.first
        return before is not None and before.shape != "." and not opens and quote.last - quote.first < _LONG

    def _before(self, quote: Quote) -> Said | None:
        """The speaker and verb of the clause whose colon, "rằng" or verb opens the quotation."""
        edge = quote.first - 1
        if edge < 1 or self.tokens[edge].key not in self.words.that:
            return self._right_before(quote)
        if self.words.mottos.ends_at(self.tokens, edge, _MOTTO):
            return None
        sentence = self.reading.sentence_of(edge)
        for start in range(edge - 1, sentence.first - 1, -1):
            verb = self.speech.verb(start, edge)
            speaker = self.speech.subject(verb, sentence) if verb else None
            if verb and speaker:
                return speaker, verb
        index = bisect_left(self.speakers, edge, key=_first) - 1
        speaker = self.speakers[index] if index >= 0 and self._is_moved(self.speakers[index], edge) else None
        return (speaker, Verb(edge, edge, True)) if speaker and self.tokens[edge].key == ":" else None

    def _right_before(self, quote: Quote) -> Said | None:
        """The speaker and verb right before a sentence in marks: "ông A nhấn mạnh | “Đại hội có …”."."""
        sentence = self.reading.sentence_of(quote.first)
        whole = quote.last - quote.first >= _LONG and sentence.last - quote.last < _CLOSED
        for start in range(max(sentence.first, quote.first - _VERB), quote.first) if whole else ():
            verb = self.speech.verb(start, quote.first)
            if verb and verb.last == quote.first and not (verb.bare or verb.acts):
                speaker = self.speech.subject(verb, sentence)
                return (speaker, verb) if speaker else None
        return None

    def _is_moved(self, speaker: Speaker, edge: int) -> bool:
        """Whether at most a mood stands between a speaker and a colon: "bà X | xúc động: “…”"."""
        between = self.tokens[speaker.last : edge]
        return speaker.last <= edge <= speaker.last + _MOOD and all(t.shape == "w" for t in between)
