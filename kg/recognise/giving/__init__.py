"""Who gives which honour, and each of those who get it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from kg.model import Record
from kg.recognise.giving.contests import Contests
from kg.recognise.giving.getting import Subjects
from kg.recognise.giving.grantors import GRANTED, Grantors
from kg.recognise.giving.honours import Honour
from kg.recognise.giving.recipients import Recipients
from kg.recognise.giving.verbs import GivingVerb, GivingVerbs
from kg.recognise.giving.words import Recipient
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket
from kg.text import Mention, Sentence

_AFTER: Final = 14  # tokens between an honour and its "cho"
_PRIZE: Final = "prize"
_TITLE: Final = "title"
_RECOGNITION: Final = "recognition"
_PERSON: Final = "person"
_CATEGORY: Final = 5  # tokens of what a prize is for, before who gets it
_GROUPS: Final = frozenset(["group", "counted"])
_NOUN: Final = 3  # tokens of "tổ dân phố"
_HOLDING: Final = 6  # tokens of "đã long trọng tổ chức lễ"


class Given(Record, frozen=True):
    """An honour in one person's, group's or body's hands; [first, last) says so."""

    honour: Honour
    recipient: Recipient
    first: int
    last: int


class Giving:
    """Who gets the honours of one document."""

    def __init__(self, reading: Reading, named: list[Mention]) -> None:
        self.reading, self.tokens, self.named = reading, reading.tokens, named
        self.recipients = Recipients(reading)
        self.subjects = Subjects(self.recipients.phrases)
        self.inside = {at for m in named for at in range(m.first, m.last)}
        self.verbs = GivingVerbs(reading, self.inside)
        self.words = self.verbs.words
        self.grantors = Grantors(reading, self.verbs)
        self.contests = Contests(self.recipients, self.verbs)
        self.led_until = 0  # the end of the last sentence with a verb of giving
        self.got: list[Recipient] = []  # those who got the honour before
        self.passive_at = -1  # that honour, if it was told in the passive

    def all(self) -> Iterator[Given]:
        """Each honour with each of those who get it, in the order of the text."""
        before: Mention | None = None
        for mention in self.named:
            sentence = self.reading.sentence_of(mention.first)
            before = before if before and before.first >= sentence.first else None
            if isinstance(mention.value, Honour):
                yield from self._told(mention, mention.value, sentence, before)
            before = mention

    def _told(
        self, mention: Mention, honour: Honour, sentence: Sentence, before: Mention | None
    ) -> Iterator[Given]:
        """Those who get one honour; `before` is the honour before in the sentence."""
        if honour.kind == _PRIZE and self.words.and_above.longest(self.tokens, mention.last):
            return  # "giải ba trở lên"
        if honour.kind == _TITLE and self._is_counted(mention.first):
            return
        held = self._holders(mention.first, sentence.first) if self.led_until else []
        if honour.kind == _PRIZE:
            held = self.contests.winners(mention, before, sentence)
        if held:
            yield from self._given(mention, honour, held, None)
            return
        verb = self.verbs.before(mention.first, sentence.first, honour.kind)
        if verb and self.verbs.unreal(verb, sentence.first):
            return
        if verb:
            self.led_until = sentence.last
            to = self._of(mention, honour, verb, before) or self._shared(verb, honour, before)
            yield from self._given(mention, honour, to, verb)
        elif self.led_until == sentence.last or self._handed(mention.last, honour.kind):
            self.led_until = self.led_until or sentence.last
            listed = self._after(mention.last, sentence.last, honour, listed=True)
            yield from self._given(mention, honour, listed or self._joined(mention, before), None)
        if honour.kind == "badge":
            yield from self._by_years(mention, sentence.last)

    def _is_counted(self, at: int) -> bool:
        """Whether a title at `at` is but counted: "công nhận 33 | chiến sĩ thi đua", not "khu phố 3 | …"."""
        numbered = at > 1 and self.tokens[at - 1].shape == "9"
        return numbered and not self.recipients.words.nouns.ends_at(self.tokens, at - 1, _NOUN)

    def rewarded(self, given: Sequence[Given]) -> Iterator[Given]:
        """Persons named apart from what their group got: "Ba công dân được khen thưởng gồm …"."""
        groups = [one for one in given if one.honour.kind in GRANTED and one.recipient.kind in _GROUPS]
        for at, match in self.reading.lookup.matches(self.words.rewarded).items() if groups else ():
            to = self.recipients.named(match[0], self.reading.sentence_of(at).last)
            last = next((one for one in reversed(groups) if one.first < at), groups[0])
            for one in to:
                yield Given(last.honour, one, at, one.last)

    def _joined(self, mention: Mention, before: Mention | None) -> list[Recipient]:
        """Those who got the honour before: "nhận danh hiệu … năm 2025 và | Cờ thi đua"."""
        between = self.tokens[before.last : mention.first] if before else []
        if not between or between[-1].key not in self.words.between:
            return []
        prize = isinstance(mention.value, Honour) and mention.value.kind == _PRIZE
        shapes = "9w" if prize else "9"  # "giải Nhất phần thi kéo co và | giải Nhì"
        plain = all(token.key in self.words.before_to or token.shape in shapes for token in between)
        return self.got if plain and (not prize or len(between) <= _CATEGORY + 1) else []

    def _shared(self, verb: GivingVerb, honour: Honour, before: Mention | None) -> list[Recipient]:
        """Those who got the honour before: "được UBND tỉnh tặng Bằng khen, Chính phủ tặng | Cờ thi đua"."""
        told = before is not None and self.passive_at >= before.first and not verb.passive
        return self.got if told and self.grantors.of(verb, honour.kind) else []

    def _handed(self, at: int, kind: str) -> bool:
        """Whether a passive verb follows: "Huân chương … | được trao cho", "Huy chương | thuộc về"."""
        if self.words.belongs.longest(self.tokens, at):
            return True
        near = range(at, min(at + (_CATEGORY if kind == _PRIZE else 1), len(self.tokens)))
        led = (one for one in near if self.tokens[one].key in self.words.passive)
        return any(self.words.verbs.longest(self.tokens, one) is not None for one in led)

    def _given(
        self, mention: Mention, honour: Honour, to: list[Recipient], verb: GivingVerb | None
    ) -> Iterator[Given]:
        if honour.grantor is None:
            told = (
                self.grantors.of(verb, honour.kind) if verb else self.grantors.going_on(mention, honour.kind)
            )
            honour = replace(honour, grantor=told)
        self.got = to = self._in_brackets(mention, to)
        self.passive_at = mention.first if verb and verb.passive else -1
        for one in to:
            yield Given(honour, one, min(mention.first, one.first), max(mention.last, one.last))

    def _in_brackets(self, mention: Mention, to: list[Recipient]) -> list[Recipient]:
        """Those counted by name, if brackets tell all: "1 đồng chí nhận Huy hiệu | (cụ A, Chi bộ B)"."""
        end = past_bracket(self.tokens, mention.last, len(self.tokens))
        if len(to) != 1 or not to[0].counted or end == mention.last:
            return to
        found = [one for one in self.recipients.after(mention.last + 1, end - 1) if one.kind == _PERSON]
        return found if self.tokens[to[0].first].key == str(len(found)) else to

    def _by_years(self, mention: Mention, stop: int) -> Iterator[Given]:
        """Holders told by their years in the Party: "2 đồng chí 65 năm, 9 đồng chí 60 năm tuổi Đảng"."""
        badge = self.reading.ontology.words["awards"]["badge"]
        for at in range(mention.last, stop - 3):
            if at in self.inside:
                return
            counts = self.tokens[at].shape == "9"
            noun = self.words.holders.longest(self.tokens, at + 1, stop - 1) if counts else None
            if noun and self._is_years(noun[0], stop):
                honour = Honour(badge["years"].format(years=self.tokens[noun[0]].key), "badge")
                one = Recipient(self.reading.text(at, noun[0]), at, noun[0], "counted")
                yield Given(honour, one, mention.first, noun[0] + 2)

    def _holders(self, stop: int, first: int) -> list[Recipient]:
        """Those counted right before a badge of a list: "5 đồng chí | Huy hiệu 60 năm"."""
        for at in range(max(first, stop - 3), stop - 1):
            noun = self.words.holders.longest(self.tokens, at + 1, stop)
            if self.tokens[at].shape == "9" and noun and noun[0] == stop:
                return [Recipient(self.reading.text(at, stop), at, stop, "counted")]
        return []

    def _is_years(self, at: int, stop: int) -> bool:
        return at + 1 < stop and self.tokens[at].shape == "9" and self.tokens[at + 1].key in self.words.year

    def _of(
        self, mention: Mention, honour: Honour, verb: GivingVerb, before: Mention | None
    ) -> list[Recipient]:
        """After "cho", between verb and honour, or before a passive verb."""
        sentence = self.reading.sentence_of(mention.first)
        given = self._after(mention.last, sentence.last, honour, alone=verb.passive)
        if given:
            return given
        if verb.passive:
            named = self.recipients.named(mention.last, sentence.last)  # "3 hội viên được tặng … gồm: ông A"
            return named or self._received(mention, verb, before, sentence)
        sent = self.tokens[verb.last - 1].key in self.words.sends  # "gửi Thư khen | Công an xã"
        if sent or self.recipients.phrases.counted(mention.last, sentence.last):  # "… | 2 tập thể"
            return self.recipients.after(mention.last, sentence.last)
        start = verb.last + (self.tokens[verb.last].key in self.words.to)  # "trao cho ông A Giấy khen"
        between = self.recipients.after(start, mention.first)
        return between if between and between[-1].last <= mention.first else []

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
            return own or self.subjects.before(sentence.first, stop)  # "A đoạt giải Nhất, | B đoạt giải Nhì"
        goes_on = mention.last < sentence.last and self.tokens[mention.last].shape == "C"
        if goes_on and self.recipients.phrases.is_body(mention.last, sentence.last):
            return self.recipients.after(mention.last, sentence.last)[:1]
        return self.subjects.before(sentence.first, self.verbs.past_aside(held))

    def _held_before(self, at: int, first: int) -> int | None:
        """The verb before "và" of what a body holds: "Trường A | tổ chức lễ kỷ niệm … và đón nhận …"."""
        if self.tokens[at - 1].key not in self.words.between or self.tokens[at - 1].shape == ".":
            return None
        held = (one for one in range(first + 1, at - 1) if self.words.holding.longest(self.tokens, one, at))
        return next(held, None)

    def _turned(self, at: int, stop: int) -> list[Recipient]:
        """The subject behind what opens its sentence: "Nhận Huy hiệu …, | ông A kể", "… có | ông A"."""
        if at + 1 >= stop or self.tokens[at].key not in self.words.turned:
            return []
        return [one for one in self.recipients.after(at + 1, stop) if one.kind == _PERSON]

    def _holds(self, at: int, stop: int) -> bool:
        """Whether a verb of holding the ceremony stands from `at` to `stop`: "tổ chức (Lễ)"."""
        match = self.words.holding.longest(self.tokens, max(at, 0), stop)
        return match is not None and match[0] == stop

    def _after(
        self, at: int, stop: int, honour: Honour, *, listed: bool = False, alone: bool = False
    ) -> list[Recipient]:
        """Those after "cho", "đến", "tới", not past another honour if alone; if listed also after "có"."""
        past = past_bracket(self.tokens, at, stop)  # "15 Giấy khen | (5 tập thể, 10 cá nhân) | cho …"
        at = past if past < stop and self.tokens[past].key in self.words.to else at
        category = at + (_CATEGORY if honour.kind == _PRIZE else 0)  # "giải Nhất | trang trí trại | cho …"
        for end in range(at, min(at + _AFTER, stop)):
            token = self.tokens[end]
            leads = self.words.belongs.longest(self.tokens, end, stop)
            if leads := leads or self.words.greeted.longest(self.tokens, end, stop):
                return self.recipients.after(leads[0], stop)
            if token.key in self.words.to:
                return self.recipients.after(end + 1, stop)
            if token.key in self.words.also_to and (found := self.recipients.after(end + 1, stop)):
                return found
            if listed and token.key in self.words.has:
                found = self.recipients.after(end + 1, stop)
                return found if found and found[0].counted else []
            passed = token.key in self.words.before_to or token.shape == "9"
            passed = passed or (end in self.inside and not alone)
            passed = passed or (end < category and token.shape == "w")
            if not passed or self.verbs.gives(end, stop):
                return []
        return []
