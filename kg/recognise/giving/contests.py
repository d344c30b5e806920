"""Prizes as results of a contest are told: "A giành giải Nhất, B giải Nhì", "giải Nhất: A; giải Nhì: B"."""

from __future__ import annotations

from typing import Final

from kg.recognise.giving.awarded import PRIZE
from kg.recognise.giving.getting import Subjects
from kg.recognise.giving.recipients import Recipients
from kg.recognise.giving.verbs import GivingVerbs
from kg.recognise.giving.words import Recipient
from kg.recognise.spans import past_bracket
from kg.text import Mention, Sentence, prior

_BRACKET: Final = 10  # tokens of "(trị giá 10 triệu đồng)"
_CONTEST: Final = 16  # and with the name of the contest in quotation marks
_CATEGORY: Final = 5  # tokens of what a prize is for, before who gets it
_CELL: Final = "|"  # parts the cells of a row
_IN_CATEGORY: Final = frozenset({"(", ")", '"', "-", "/"})  # marks in what a prize is for


class Contests:
    """Reads the winners of one document's contests."""

    def __init__(self, recipients: Recipients, verbs: GivingVerbs, subjects: Subjects) -> None:
        self.recipients, self.tokens, self.inside = recipients, recipients.tokens, verbs.inside
        self.verbs, self.words, self.subjects = verbs, verbs.words, subjects
        self.opened = -1  # the first token of the last sentence that opens with a prize and who gets it

    def winners(self, prize: Mention, before: Mention | None, sentence: Sentence) -> list[Recipient]:
        """Who gets a prize; `before` is the honour before in the sentence."""
        found = self._in_row(prize, sentence) or self._behind(prize.last, sentence.last)
        return found or self._led(prize, sentence) or self._ahead(prize, before, sentence)

    def in_turn(self, prize: Mention, sentence: Sentence) -> list[tuple[str, Recipient]] | None:
        """Each place of a list with who has it: "giải | Nhất, Nhì | thuộc về | A, B"; None for one."""
        reading, at = self.recipients.reading, prize.last
        places = [reading.text(at - 1, at)]
        while at < sentence.last and self.tokens[at].key in self.words.between:
            place = self.words.places.longest(self.tokens, at + 1, sentence.last)
            if place is None:
                break
            places.append(reading.text(at + 1, place[0]))
            at = place[0]
        if len(places) == 1:
            return None
        found = self._belonging(at, sentence.last) or self._winning(prize, sentence)
        return list(zip(places, found, strict=True)) if len(found) == len(places) else []

    def _winning(self, prize: Mention, sentence: Sentence) -> list[Recipient]:
        """The subject of a verb of winning: "A, B và C | lần lượt giành | giải Nhất, Nhì và Ba"."""
        verb = self.verbs.before(prize.first, sentence.first, PRIZE)
        return self.subjects.before(sentence.first, verb.subject) if verb and verb.passive else []

    def _in_row(self, prize: Mention, sentence: Sentence) -> list[Recipient]:
        """Those of a cell before the prize's in a row: "1 | đội thôn A | | giải Nhất"."""
        begin = sentence.first
        if prior(self.tokens, prize.first).key != _CELL:
            return []
        for at in range(begin, prize.first):
            if self.tokens[at].key == _CELL:
                found = self.recipients.after(begin, at)
                if found and found[-1].last == at:
                    return found
                begin = at + 1
        return []

    def _led(self, prize: Mention, sentence: Sentence) -> list[Recipient]:
        """Those to whom an opening prize leads: "Giải Nhất | trao cho đội A; Giải Ba | - B"."""
        opens = all(token.shape in ".9" for token in self.tokens[sentence.first : prize.first])
        if not opens and (self.opened != sentence.first or self.tokens[prize.first - 1].shape != "."):
            return []
        stop = sentence.last
        leads = self.words.goes_to.longest(self.tokens, past_bracket(self.tokens, prize.last, stop), stop)
        found = self.recipients.after(leads[0], stop) if leads else []
        if not found or (found[-1].last < stop and self.tokens[found[-1].last].shape != "."):
            return []  # "Giải Nhất cho đội thắng cuộc | là 5 triệu đồng"
        self.opened = sentence.first
        return found

    def _behind(self, at: int, stop: int) -> list[Recipient]:
        """Those after a colon or "là", else "thuộc về": "giải Nhất toàn đoàn | : thôn A"."""
        at = past_bracket(self.tokens, at, min(at + _BRACKET, stop))  # "giải Nhất (10 triệu đồng) | thuộc về"
        quoted = any(at + _CATEGORY > quote.first > at for quote in self.recipients.reading.quotes)
        near = at + (_CONTEST if quoted else _CATEGORY)
        for end in range(at, min(near, stop)):
            if self.tokens[end].key in self.words.won_by:
                return self.recipients.after(end + 1, stop)
            if self.tokens[end].shape != "w" and not (quoted and self._is_named(end)):
                break
        return self._belonging(at, stop)

    def _belonging(self, at: int, stop: int) -> list[Recipient]:
        """Those after "thuộc về": "giải Nhất | hạng trên 70kg thuộc về A", "giải ba | hội thi xã X …"."""
        for end in range(at, min(at + _CONTEST, stop)):
            if belongs := self.words.belongs.longest(self.tokens, end, stop):
                return self.recipients.after(belongs[0], stop)
            token = self.tokens[end]
            if (token.shape == "." and token.key not in _IN_CATEGORY) or end in self.inside:
                break
        return []

    def _is_named(self, at: int) -> bool:
        """Whether a token is of the contest's name: "giải Nhất hội thi | “Gói bánh chưng” | thuộc về"."""
        return self.tokens[at].key == '"' or at in self.recipients.reading.quoted

    def _ahead(self, prize: Mention, before: Mention | None, sentence: Sentence) -> list[Recipient]:
        """Those right before a prize that has no verb of its own: "…, thôn B và thôn C | (đồng) giải Nhì"."""
        stop = prize.first - (prior(self.tokens, prize.first).key in self.words.jointly)
        first = before.last if before else sentence.first
        if self.words.verbs.within(self.tokens, first, stop):
            return []
        opening = self.words.results if before is None else self.words.parts
        for start in range(first, stop - 1):
            if self.tokens[start].key in opening:
                found = self.recipients.after(start + 1, stop)
                if found and found[-1].last == stop:
                    return found
        return []
