"""What is said "according to" somebody: "Theo ông X, …", "…, theo ông X"."""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.recognise.places import PROVINCES, place_of
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.speech import Speaker, Speech
from kg.recognise.speech.attribution import SHORTEST
from kg.text import Sentence

_BODY: Final = 8  # tokens of "Bộ Chỉ huy quân sự tỉnh"


class ToldBy(NamedTuple):
    """Who says something, the tokens of what is said, and those with "theo ông X"."""

    speaker: Speaker
    text: tuple[int, int]
    span: tuple[int, int]


class According:
    """Finds what the sentences of one document tell so."""

    def __init__(self, reading: Reading, speech: Speech) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.speech = speech.words, speech
        self.starts = reading.lookup.starting(self.words.according.firsts)

    def of(self, sentence: Sentence, used: set[int]) -> ToldBy | None:
        """What a sentence tells by a "theo" that is not `used` for another statement."""
        for at in within(self.starts, sentence.first, sentence.last):
            match = self.words.according.longest(self.tokens, at, sentence.last)
            speaker = self.speech.speaker_at(match[0]) if match and at not in used else None
            text = self._told(at, speaker, sentence) if speaker else None
            if speaker and text and text[1] - text[0] >= SHORTEST and text[0] not in used:
                return ToldBy(speaker, text, (min(at, text[0]), max(speaker.last, text[1])))
        return None

    def _told(self, at: int, speaker: Speaker, sentence: Sentence) -> tuple[int, int] | None:
        """What stands behind or before "theo" and the speaker."""
        if at == sentence.first and speaker.last < sentence.last:
            end = self._past_place(speaker.last, sentence)
            opens = self.tokens[end].key in {",", ":", *self.words.then}
            return (end + 1, self.speech.trimmed(end + 1, sentence.last)) if opens else None
        parted = self.tokens[at - 1].key == ","
        told = parted or self.tokens[at].key in self.speech.common.is_called  # "… | là khẳng định của ông A"
        closes = speaker.last >= sentence.last - 1 and told and at > sentence.first
        return (sentence.first, at - parted) if closes else None

    def _past_place(self, at: int, sentence: Sentence) -> int:
        """Past a province or body between commas that ends a title: "… UBND phường A, | tỉnh B |, …"."""
        if self.tokens[at].key != "," or at + 1 >= sentence.last:
            return at
        body = self.reading.labels["bodies"].get(at + 1)
        stop = min(at + 1 + (_BODY if body else 1), sentence.last)
        near = self.reading.within(self.reading.places, at + 1, stop)
        ends = [m.last for m in near if place_of(m).level in PROVINCES]
        return next((end for end in ends if end < sentence.last and self.tokens[end].key == ","), at)
