"""What is said before who says it: "Xã sẽ làm đường, | ông X lưu ý", "… là điều | ông X mong muốn"."""

from __future__ import annotations

from typing import Final

from kg.recognise.reading import Reading
from kg.recognise.speech import Speaker, Speech, Verb
from kg.recognise.speech.attribution import SHORTEST
from kg.text import Sentence

_CALLED: Final = 3  # tokens of ", đồng chí"
_SOUGHT: Final = 4  # tokens of "là mục tiêu được"
_CLOSED: Final = frozenset({".", "…", "!", "-", '"'})
_PARTED: Final = frozenset({",", ":", ";", '"'})


class Fronted:
    """Finds what stands so in the sentences of one document."""

    def __init__(self, reading: Reading, speech: Speech) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.speech, self.words = speech, speech.words

    def of(self, speaker: Speaker, verb: Verb, sentence: Sentence) -> tuple[int, int] | None:
        """The tokens of what the sentence says, if they stand before its speaker and verb."""
        if at := self._sought_at(speaker):
            plain = self.ends(verb, sentence) or sentence.last - verb.last <= SHORTEST
            return sentence.first, self.speech.trimmed(sentence.first, at if plain else sentence.last)
        placed = not self.ends(verb, sentence)
        if (placed and not self._is_placed(speaker, verb, sentence)) or not self._is_said(speaker, sentence):
            return None
        return sentence.first, self.speech.end_before(speaker, sentence.first)

    def closes(self, speaker: Speaker, verb: Verb, sentence: Sentence) -> bool:
        """Whether what is said stands before: "Xã sẽ làm đường | - ông X nói", "…, | ông X tâm sự"."""
        mark = self.tokens[speaker.begin - 1].key if speaker.begin > sentence.first else ""
        told = self.words.comma.longest(self.tokens, verb.first, verb.last)
        parted = mark == "-" or (mark == "," and told is not None)
        return parted and (self.ends(verb, sentence) or self._is_placed(speaker, verb, sentence))

    def ends(self, verb: Verb, sentence: Sentence) -> bool:
        """Whether nothing but a closing mark stands behind the verb."""
        behind = self.reading.keys(verb.last, sentence.last)
        return not behind or (len(behind) == 1 and behind[0] in _CLOSED)

    def _sought_at(self, speaker: Speaker) -> int:
        """Where "là mục tiêu được |", "là điều |" begins right before a speaker; 0 if it does not."""
        for at in range(max(1, speaker.begin - _SOUGHT), speaker.begin):
            match = self.words.sought.longest(self.tokens, at, speaker.begin)
            if match is not None and match[0] == speaker.begin:
                return at
        return 0

    def _is_placed(self, speaker: Speaker, verb: Verb, sentence: Sentence) -> bool:
        """Whether but where or when follows: "Xã sẽ làm đường, ông X nói | khi trao đổi với báo chí"."""
        match = self.words.placed.longest(self.tokens, verb.last, sentence.last)
        marks = self.reading.keys(max(sentence.first, speaker.begin - _CALLED), speaker.begin)
        if match is None or "," not in marks or self.tokens[sentence.first].key in self.words.leading:
            return False
        behind = self.reading.keys(match[0], sentence.last)
        return _PARTED.isdisjoint(behind) and self.speech.common.that.isdisjoint(behind)

    def _is_said(self, speaker: Speaker, sentence: Sentence) -> bool:
        """Whether what stands before who speaks says something: "Xã sẽ làm đường, | ông X lưu ý"."""
        told = not self.speech.is_setting(sentence.first, speaker.begin)
        days = self.reading.within(self.reading.dates, sentence.first, speaker.begin)
        said = speaker.begin - sum(day.last - day.first for day in days) - sentence.first
        return told and said > SHORTEST  # "Ngày 4-8, ông X xác nhận"
