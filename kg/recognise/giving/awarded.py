"""Who gets an honour: those behind it, after "cho" or its verb, or before a passive verb."""

from __future__ import annotations

from bisect import bisect_left
from sys import maxsize
from typing import Final

from kg.recognise.giving.getting import Subjects
from kg.recognise.giving.honours import Honour
from kg.recognise.giving.recipients import Recipients
from kg.recognise.giving.verbs import GivingVerb, GivingVerbs
from kg.recognise.giving.words import Recipient
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket
from kg.text import Mention, Sentence

_AFTER: Final = 14  # tokens between an honour and its "cho"
CATEGORY: Final = 9  # tokens of what a prize is for, before who gets it
_HOLDING: Final = 6  # tokens of "đã long trọng tổ chức lễ"
PRIZE: Final = "prize"
_RECOGNITION: Final = "recognition"
_PERSON: Final = "person"


class Awarded:
    """Finds who gets the honours of one document; `inside` are the tokens of their names."""

    def __init__(
        self, reading: Reading, recipients: Recipients, verbs: GivingVerbs, inside: set[int]
    ) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.recipients, self.subjects = recipients, Subjects(recipients.phrases)
        self.verbs, self.words, self.inside = verbs, verbs.words, inside
        self.officials = {held.person for held in reading.holdings}

    def by_verb(
        self, mention: Mention, honour: Honour, verb: GivingVerb, before: Mention | None
    ) -> list[Recipient]:
        """Who gets an honour by a verb: "trao Giấy khen cho | ông A", "trao | ông A | Giấy khen".

        `before` is the honour before in the sentence.
        """
        sentence = self.reading.sentence_of(mention.first)
        given = self.after(mention.last, sentence.last, honour, alone=verb.passive)
        if given:
            return given
        if verb.passive:
            named = self.recipients.named(mention.last, sentence.last)  # "3 hội viên được tặng … gồm: ông A"
            return named or self._received(mention, verb, before, sentence)
        behind = self._is_next(mention, verb, sentence)
        if behind and (found := self.recipients.after(mention.last, sentence.last)):
            return found
        start = verb.last + (self.tokens[verb.last].key in self.words.to)  # "trao cho ông A Giấy khen"
        between = self.recipients.after(start, mention.first)
        return between if between and between[-1].last <= mention.first else []

    def _is_next(self, mention: Mention, verb: GivingVerb, sentence: Sentence) -> bool:
        """Whether who gets it may stand behind: "gửi Thư khen | Công an xã", "tặng Bằng khen | : bà A"."""
        if mention.last >= sentence.last:
            return False
        sent = self.tokens[verb.last - 1].key in self.words.sends
        sent = sent or self.tokens[mention.last].key in self.recipients.words.leads
        return sent or self.recipients.phrases.counted(mention.last, sentence.last) is not None

    def _received(
        self, mention: Mention, verb: GivingVerb, before: Mention | None, sentence: Sentence
    ) -> list[Recipient]:
        """The subject of a verb of getting; of "tổ chức Lễ đón nhận Huân chương … Trường X" the school."""
        if verb.subject == sentence.first:
            return self._turned(mention.last, sentence.last)
        starts = range(verb.subject - _HOLDING, verb.subject)
        held = next((at for at in starts if self._holds(at, verb.subject)), None)
        known = isinstance(mention.value, Honour) and mention.value.kind == _RECOGNITION
        if held is None and not known:  # "đón Bằng công nhận xã …" is the commune's
            held = self._held_before(verb.subject, sentence.first)
        if held is None:
            stop = self.verbs.past_aside(verb.subject)
            own = self.subjects.before(before.last, stop) if before and before.last < stop else []
            own = own or self.subjects.before(sentence.first, stop)  # "A đoạt giải Nhất, | B đoạt giải Nhì"
            return [one for one in own if not (known and self._fetches(one))]
        goes_on = mention.last < sentence.last and self.tokens[mention.last].shape == "C"
        if goes_on and self.recipients.phrases.is_body(mention.last, sentence.last):
            return self.recipients.after(mention.last, sentence.last)[:1]
        return self.subjects.before(sentence.first, self.verbs.past_aside(held))

    def _fetches(self, one: Recipient) -> bool:
        """Whether somebody in office takes what is his ward's: "Chủ tịch xã A đón nhận Bằng công nhận"."""
        return one.kind == _PERSON and one.name in self.officials

    def _held_before(self, at: int, first: int) -> int | None:
        """The verb before "và" of what a body holds: "Trường A | tổ chức lễ kỷ niệm … và đón nhận …"."""
        if self.tokens[at - 1].key not in self.words.between or self.tokens[at - 1].shape == ".":
            return None
        return next((one for one in range(first + 1, at - 1) if self._does(one, at)), None)

    def _does(self, at: int, stop: int) -> bool:
        """Whether a verb of what a body holds stands at `at`, or behind its name: "Trường A | kỷ niệm"."""
        if self.words.holding.longest(self.tokens, at, stop):
            return True
        named = self.tokens[at - 1].shape in "CA9"
        return named and self.words.marking.longest(self.tokens, at, stop) is not None

    def _turned(self, at: int, stop: int) -> list[Recipient]:
        """The subject behind what opens its sentence: "Nhận Huy hiệu …, | ông A kể", "… có | ông A"."""
        if at + 1 >= stop or self.tokens[at].key not in self.words.turned:
            return []
        return [one for one in self.recipients.after(at + 1, stop) if one.kind == _PERSON]

    def _holds(self, at: int, stop: int) -> bool:
        """Whether a verb of holding the ceremony stands from `at` to `stop`: "tổ chức (Lễ)"."""
        match = self.words.holding.longest(self.tokens, max(at, 0), stop)
        return match is not None and match[0] == stop

    def _contest(self, at: int, stop: int) -> tuple[int, int]:
        """The quoted name of what a prize is won in: "giải Nhất cuộc thi | “Gói bánh chưng” | cho"."""
        index = bisect_left(self.reading.quotes, (at, 0)) if at < stop else maxsize
        quote = self.reading.quotes[index] if index < len(self.reading.quotes) else None
        return (quote.first, quote.last) if quote and quote.first < stop else (at, at)

    def after(
        self, at: int, stop: int, honour: Honour, *, listed: bool = False, alone: bool = False
    ) -> list[Recipient]:
        """Those after "cho", "đến", "tới", not past another honour if alone; if listed also after "có"."""
        past = past_bracket(self.tokens, at, stop)  # "15 Giấy khen | (5 tập thể, 10 cá nhân) | cho …"
        at = past if past < stop and self.tokens[past].key in self.words.to else at
        category = at + (CATEGORY if honour.kind == PRIZE else 0)  # "giải Nhất | trang trí trại | cho …"
        contest = self._contest(at, category)
        for end in range(at, min(max(at, contest[1]) + _AFTER, stop)):
            if contest[0] <= end < contest[1]:
                continue
            token = self.tokens[end]
            leads = self.words.belongs.longest(self.tokens, end, stop)
            if leads := leads or self.words.greeted.longest(self.tokens, end, stop):
                flowers = self.words.elected.longest(self.tokens, leads[0], stop)
                return [] if flowers else self.recipients.after(leads[0], stop)
            if token.key in self.words.to:
                return self.recipients.after(end + 1, stop)
            if token.key in self.words.also_to and (found := self.recipients.after(end + 1, stop)):
                return found
            if listed and token.key in self.words.has:
                found = self.recipients.after(end + 1, stop)
                return found if found and found[0].counted else []
            if not self._is_passed(end, category, alone) or self.verbs.gives(end, stop):
                return []
        return []

    def _is_passed(self, at: int, category: int, alone: bool) -> bool:
        """Whether a token may stand before "cho": "trao Giấy khen | đợt 2/9 | cho", another honour's name."""
        token, named = self.tokens[at], at in self.inside
        if token.key in self.words.before_to or token.shape == "9" or (named and not alone):
            return True
        return at < category and token.shape == "w" and not named
