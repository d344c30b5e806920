"""What sentences tell of the figures of the next one: leads of lists, questions, aims that are set."""

from __future__ import annotations

from typing import Final

from kg.recognise.figures.cues import Cues
from kg.recognise.figures.statuses import Statuses
from kg.recognise.reading import Reading
from kg.text import Sentence

_LONGEST_LIST: Final = 40
_LONGEST_ANSWER: Final = 10  # items
_HEADING: Final = 6  # tokens of "Mục tiêu cụ thể đến năm 2030"
_DETAILS: Final = 2  # tokens of "cụ thể", "trong đó"
_GOALS: Final = 8  # tokens of "Một số chỉ tiêu chủ yếu khác:"
_TURNED: Final = frozenset({"turned", "actual"})
_REACHED: Final = frozenset({"actual"})


class Leads:
    """Tells the status that a sentence of one document takes from those before it."""

    def __init__(self, reading: Reading, cues: Cues, statuses: Statuses) -> None:
        self.reading, self.tokens, self.cues, self.statuses = reading, reading.tokens, cues, statuses
        self.sentence = self.item = Sentence(0, 0)  # the current one with figures, and the last before it
        self.status = ""  # what leads the current one tells
        self.lead = self.sentence  # and that itself
        self.goals = self.sentence  # the last that counts goals without reaching them
        self.aims = False  # whether the last figure is an aim of the text's, not of one sentence

    def turn_to(self, sentence: Sentence) -> None:
        """Make a sentence the current one, whose cues are read."""
        self.item, self.sentence = self.sentence, sentence
        led = self._status_of_lead() if sentence.kind == "item" else self._carried() or self._of_goals()
        self.status = self._of_question() or led
        self.aims = False

    def _status_of_lead(self) -> str:
        """What the sentence ending in a colon that leads the items around the current one tells."""
        before = self.sentence
        for _ in range(_LONGEST_LIST):
            if before.kind != "item" or not before.first:
                break
            before = self.reading.sentence_of(before.first - 1)
            if before == self.item and before.kind == "item":
                return self.status
            if self._asks(before):
                break
        if before.kind == "item" or not self._leads(before):
            self.lead = self.sentence
            return ""
        self.lead = before
        cues = self.cues.of(before)
        return self.statuses.cue(cues, before.first, before.last)

    def _leads(self, before: Sentence) -> bool:
        """Whether a list follows: "…, đến hết năm 2026:", or a line of few words, "Mục tiêu cụ thể"."""
        heading = before.kind == "label" and before.last - before.first <= _HEADING
        return heading or self.tokens[before.last - 1].key == ":"

    def _of_question(self) -> str:
        """target where the question before asks for aims: "Mục tiêu của năm 2026? | - Thu ngân sách …"."""
        before = self._question()
        if before is None:
            return ""
        asked = self.statuses.cue(self.cues.of(before), before.first, before.last) == "target"
        self.lead = before if asked else self.lead
        return "target" if asked else ""

    def _question(self) -> Sentence | None:
        """The question right before, or before who answers it in a list: "…? | - Ông A: | 1. … | 2. …"."""
        before = self.sentence
        for _ in range(_LONGEST_ANSWER if self.sentence.kind == "item" else 1):
            before = self.reading.sentence_of(max(before.first - 1, 0))
            if self._asks(before):
                return before
            if self.tokens[before.last - 1].key != ":" and not self._is_numbered(before):
                break
        return None

    def _asks(self, sentence: Sentence) -> bool:
        """Whether a sentence is a question: "- Mục tiêu năm 2026?"."""
        return self.tokens[sentence.last - 1].key == "?"

    def _is_numbered(self, sentence: Sentence) -> bool:
        """Whether a sentence is a numbered item: "1. Hoàn thành 5 tuyến thoát nước"."""
        return sentence.kind == "item" and self.tokens[sentence.first].shape == "9"

    def _carried(self) -> str:
        """target where the sentence before told aims in figures, and this one goes on with them."""
        first, before = self.sentence.first, self.item
        goals = self.goals == before and self.cues.has("details", first, first + _DETAILS)
        if not self._is_beside(before) or not (self.aims or goals):  # "… có 10 chỉ tiêu. Trong đó, …"
            return ""
        past = self.statuses.years.looks_back(first, self.sentence.last)
        return "" if past or self.cues.says(_REACHED if goals else _TURNED) else "target"

    def _of_goals(self) -> str:
        """target where goals are listed of what was just set: "HĐND quyết nghị …. | Một số chỉ tiêu: …"."""
        first, stop = self.sentence.first, self.sentence.first + _GOALS
        named = self.cues.has("goals", first, stop) and not self.cues.has("actual", first, stop)
        before = self.reading.sentence_of(max(first - 1, 0))
        if not named or ":" not in self.reading.keys(first, stop) or not self._is_beside(before):
            return ""
        told = self.statuses.cue(self.cues.of(before), before.first, before.last)
        return told if told == "target" else ""

    def _is_beside(self, before: Sentence) -> bool:
        """Whether a sentence stands right before the current one in its paragraph."""
        same = self.tokens[before.first].line == self.tokens[self.sentence.first].line
        return before.last == self.sentence.first and same

    def tells_aims(self, first: int) -> bool:
        """Whether the sentence up to a target figure says that it is an aim, or goes on with aims."""
        around = self.statuses.asides.around(first)  # "(chỉ tiêu: | dưới 0,15%)" is no aim of the text's
        stop = around[0] if around else first
        return bool(self.status) or self.cues.has("aims", self.sentence.first, stop)
