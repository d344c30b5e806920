"""Who gets an honour, one a line: "UBND tỉnh tặng Bằng khen cho:", then "- Bà A, Chủ tịch Hội B;"."""

from __future__ import annotations

from typing import Final

from kg.recognise.giving.recipients import Recipients
from kg.recognise.giving.words import Recipient
from kg.text import Sentence

_COLON: Final = ":"


class Lines:
    """Reads the lists of one document."""

    def __init__(self, recipients: Recipients) -> None:
        self.recipients, self.tokens = recipients, recipients.tokens
        self.reading, self.words = recipients.reading, recipients.words

    def after(self, at: int, sentence: Sentence) -> list[Recipient]:
        """Those in the items behind a sentence with few words from `at` on: "cho các cá nhân | sau:"."""
        colon = sentence.last - 1
        if at > colon or self.tokens[colon].key != _COLON:
            return []
        if not self.words.before_lines.issuperset(self.reading.keys(at, colon)):
            return []
        found = list[Recipient]()
        for index in range(self.reading.sentence_at(sentence.first) + 1, len(self.reading.sentences)):
            item = self.reading.sentences[index]
            one = self._named(item) if item.kind == "item" else None
            if one is None:
                break
            found.append(one)
        return found

    def _named(self, item: Sentence) -> Recipient | None:
        """The first that an item names, behind its bullet or number: "- | Bà A, …", "1. | Chi bộ B"."""
        first = item.first + (self.tokens[item.first].shape == ".")
        numbered = first + 2 < item.last and self.tokens[first].shape == "9"
        first += 2 if numbered and self.tokens[first + 1].shape == "." else 0
        return self.recipients.phrases.one(first, item.last) if first < item.last else None
