"""Aims whose words stand behind them: "12 cơ sở | sẽ bị đình chỉ", "giúp 15 hộ nghèo | là các chỉ tiêu"."""

from __future__ import annotations

from typing import Final

from kg.recognise.figures.cues import Cues
from kg.recognise.reading import Reading
from kg.recognise.spans import begins_in
from kg.recognise.words import phrases_of
from kg.text import Sentence

_NOUN: Final = 6  # tokens of "vi phạm quy định về môi trường" behind what is counted
_DOER: Final = 6  # tokens of "Ủy ban nhân dân xã" before its verb
_DONE: Final = frozenset({"actual", "reached"})


class AimsBehind:
    """Finds them in one document."""

    def __init__(self, reading: Reading, cues: Cues) -> None:
        self.tokens, self.cues = reading.tokens, cues
        self.verbs = phrases_of(reading.ontology, "figures", "label", "verbs")
        willed, deeds, goals = (
            phrases_of(reading.ontology, "figures", "words", name)
            for name in ("willed", "willing", "are_aims")
        )
        self.willed, self.deeds = willed, deeds
        self.goals = reading.lookup.starts(goals)

    def tells(self, at: int, last: int, sentence: Sentence) -> bool:
        """Whether words behind a figure [at, last) say that it is an aim."""
        return self._is_willed(last, sentence) or self._is_goal(at, last, sentence)

    def _is_willed(self, last: int, sentence: Sentence) -> bool:
        """Whether something will be done to what is counted: "12 cơ sở vi phạm | sẽ bị xã đình chỉ"."""
        for at in range(last, min(last + _NOUN, sentence.last)):
            if match := self.willed.longest(self.tokens, at, sentence.last):
                return self._is_deed(match[0], sentence)
            if self.tokens[at].shape not in "wCA":
                break
        return False

    def _is_deed(self, begin: int, sentence: Sentence) -> bool:
        """Whether a verb of doing stands at `begin` or behind who does it: "| xã | hoàn thành"."""
        for at in range(begin, min(begin + _DOER, sentence.last)):
            if self.tokens[at].shape == ".":
                break
            if any(verbs.longest(self.tokens, at, sentence.last) for verbs in (self.verbs, self.deeds)):
                return True
        return False

    def _is_goal(self, at: int, last: int, sentence: Sentence) -> bool:
        """Whether the sentence calls its figures aims: "kết nạp 90 đoàn viên … | là các chỉ tiêu"."""
        if not begins_in(self.goals, last, sentence.last):
            return False
        begin = max(
            (i for i in range(sentence.first, at) if self.tokens[i].key == ":"), default=sentence.first
        )
        return not any(self.cues.has(cue, begin, sentence.last) for cue in _DONE)
