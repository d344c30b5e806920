"""What stands behind a post and tells more of it: its term, who is above its body, the event it is of."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists.terms import Terms
from kg.recognise.titles import PostPart, TitleGrammar
from kg.recognise.words import words_of
from kg.text import Sentence

_UPPER: Final = frozenset({"military", "police", "ministry", "agency"})  # classes of bodies that hold others


class Behind:
    """Passes what stands behind posts in one document; `cues` are the tokens at which a status is said."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar, cues: Container[int]) -> None:
        self.reading, self.tokens, self.grammar = reading, reading.tokens, grammar
        self.events = words_of(reading.ontology, "events", "words", "nouns")
        self.cues, self.terms = cues, Terms(reading)

    def past(self, part: PostPart, sentence: Sentence) -> int:
        """The token behind a post and all that."""
        end = self._past_upper(self.terms.past(part.last), sentence)
        board = part.body is not None and part.body.concept.get("alsoOfEvents")
        if not board or end >= sentence.last or self.tokens[end].key not in self.events:
            return end
        match = self.reading.ontology.schemes["events"].longest(self.tokens, end, sentence.last)
        return match[0] if match else end + 1  # "Trưởng ban Tổ chức | giải | bà A"

    def _past_upper(self, at: int, sentence: Sentence) -> int:
        """Behind what holds a post's body: "Đồn trưởng Đồn X, | Bộ đội Biên phòng tỉnh Y; …", "… giữ"."""
        comma = at + 1 < sentence.last and self.tokens[at].key == ","
        body = self.grammar.body(at + 1) if comma else None
        if body is None or body[0].concept.get("bodyClass") not in _UPPER:
            return at
        end = self.grammar.places.past(body[1])
        ends = end < sentence.last and (self.tokens[end].key == ";" or end in self.cues)
        return end if ends else at
