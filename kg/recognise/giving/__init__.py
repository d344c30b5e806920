"""Who gives which honour, and each of those who get it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from kg.model import Record
from kg.recognise.giving.awarded import CATEGORY, PRIZE, Awarded
from kg.recognise.giving.contests import Contests
from kg.recognise.giving.grantors import GRANTED, Grantors
from kg.recognise.giving.honours import Honour
from kg.recognise.giving.party_years import PartyYears
from kg.recognise.giving.recipients import Recipients
from kg.recognise.giving.verbs import GivingVerb, GivingVerbs
from kg.recognise.giving.words import Recipient
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket
from kg.text import Mention, Sentence, prior

_TITLE: Final = "title"
_PERSON: Final = "person"
_GROUPS: Final = frozenset(["group", "counted"])
_NOUN: Final = 3  # tokens of "tổ dân phố"
_PLURAL: Final = 2  # tokens of "một số"


class Given(Record, frozen=True):
    """An honour in one person's, group's or body's hands; [first, last) says so."""

    honour: Honour
    recipient: Recipient
    first: int
    last: int


class Giving:
    """Who gets the honours of one document; `named` are their mentions in order of the text."""

    def __init__(self, reading: Reading, named: list[Mention]) -> None:
        self.reading, self.tokens, self.named = reading, reading.tokens, named
        self.recipients = Recipients(reading)
        self.inside = {at for m in named for at in range(m.first, m.last)}
        self.verbs = GivingVerbs(reading, self.inside)
        self.words, self.years = self.verbs.words, PartyYears(reading)
        self.grantors = Grantors(reading, self.verbs)
        self.awarded = Awarded(reading, self.recipients, self.verbs, self.inside)
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
        if honour.kind == PRIZE and self._is_rank(mention):
            return
        if honour.kind == _TITLE and self._is_counted(mention.first):
            return
        held = self._holders(mention.first, sentence.first) if self.led_until else []
        if honour.kind == PRIZE:
            held = self.contests.winners(mention, before, sentence)
        if held:
            yield from self._given(mention, honour, held, None)
            return
        verb = self.verbs.before(mention.first, sentence.first, self._got_as(mention, honour))
        if verb and self.verbs.unreal(verb, sentence.first):
            return
        if verb:
            self.led_until = sentence.last
            to = self.awarded.by_verb(mention, honour, verb, before) or self._shared(verb, honour, before)
            yield from self._given(mention, honour, to, verb)
        elif (to_at := self._handed(mention, honour.kind, sentence)) or self.led_until == sentence.last:
            self.led_until = self.led_until or sentence.last
            listed = self.awarded.after(to_at or mention.last, sentence.last, honour, listed=True)
            yield from self._given(mention, honour, listed or self._joined(mention, before), None)
        if honour.kind == "badge":
            yield from self._by_years(mention, sentence.last)
            yield from self._further(mention, sentence.last)

    def _got_as(self, mention: Mention, honour: Honour) -> str:
        """The kind as which it is got: one wins a title of a year's work, "đạt | Chiến sĩ thi đua cơ sở"."""
        titled = honour.kind == _TITLE
        won = titled and self.words.reached.within(self.tokens, mention.first, mention.last)
        return PRIZE if won else honour.kind

    def _is_rank(self, prize: Mention) -> bool:
        """Whether a prize tells but a range or a class: "giải ba | trở lên", "bệnh viện | hạng Nhì"."""
        before = prior(self.tokens, prize.first)
        within = before.shape == "w" and before.key not in self.words.reaching
        classed = self.tokens[prize.first].key in self.words.ranks and within
        return classed or self.words.and_above.longest(self.tokens, prize.last) is not None

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
        behind = self.reading.keys(mention.last, mention.last + CATEGORY)
        own = not self.words.to.isdisjoint(behind[: behind.index(",")] if "," in behind else behind)
        if own or not between or between[-1].key not in self.words.between:
            return []
        prize = isinstance(mention.value, Honour) and mention.value.kind == PRIZE
        shapes = "9w" if prize else "9"  # "giải Nhất phần thi kéo co và | giải Nhì"
        plain = all(token.key in self.words.before_to or token.shape in shapes for token in between)
        return self.got if plain and (not prize or len(between) <= CATEGORY + 1) else []

    def _shared(self, verb: GivingVerb, honour: Honour, before: Mention | None) -> list[Recipient]:
        """Those who got the honour before: "được UBND tỉnh tặng Bằng khen, Chính phủ tặng | Cờ thi đua"."""
        told = before is not None and self.passive_at >= before.first and not verb.passive
        return self.got if told and self.grantors.of(verb, honour.kind) else []

    def _handed(self, mention: Mention, kind: str, sentence: Sentence) -> int:
        """Where who gets it may follow a passive: "Huân chương | được trao cho", "được A trao | cho"; 0."""
        at = mention.last
        if self.words.belongs.longest(self.tokens, at):
            return at
        adverbs = self.recipients.words.adverbs - self.words.passive
        while kind != PRIZE and at < sentence.last and self.tokens[at].key in adverbs:
            at += 1  # "Giấy khen | đã được trao tới"
        near = range(at, min(at + (CATEGORY if kind == PRIZE else 1), sentence.last))
        led = next((one for one in near if self.tokens[one].key in self.words.passive), None)
        if led is None:
            return 0
        end = self.verbs.givers.end(led + 1, sentence.last)
        verb = self.words.verbs.longest(self.tokens, end) if end > led + 1 else None
        if verb is None:
            return mention.last
        several = self.recipients.words.plural.ends_at(self.tokens, mention.first, _PLURAL)
        return 0 if several else verb[0]  # "Các giải thưởng được bà A trao cho các đội"

    def _given(
        self, mention: Mention, honour: Honour, to: list[Recipient], verb: GivingVerb | None
    ) -> Iterator[Given]:
        """The honour with who grants it, in the hands of each who gets it by the verb."""
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

    def _further(self, mention: Mention, stop: int) -> Iterator[Given]:
        """A badge of other years behind one: "Huy hiệu 60 năm … cho ông A, | 50 năm tuổi Đảng cho ông B"."""
        badge = self.reading.ontology.words["awards"]["badge"]
        for at in range(mention.last + 1, stop - 3):
            if at in self.inside:
                return
            listed = self.tokens[at - 1].key in self.words.between and self._is_years(at, stop)
            years, last = self.years.behind(at, stop) if listed else ([], at)
            if len(years) == 1 and last < stop and self.tokens[last].key in self.words.to:
                honour = Honour(badge["years"].format(years=years[0]), "badge")
                for one in self.recipients.after(last + 1, stop):
                    yield Given(honour, one, mention.first, one.last)

    def _holders(self, stop: int, first: int) -> list[Recipient]:
        """Those counted right before a badge of a list: "5 đồng chí | Huy hiệu 60 năm"."""
        for at in range(max(first, stop - 3), stop - 1):
            noun = self.words.holders.longest(self.tokens, at + 1, stop)
            if self.tokens[at].shape == "9" and noun and noun[0] == stop:
                return [Recipient(self.reading.text(at, stop), at, stop, "counted")]
        return []

    def _is_years(self, at: int, stop: int) -> bool:
        """Whether "65 năm" stands at `at`."""
        return at + 1 < stop and self.tokens[at].shape == "9" and self.tokens[at + 1].key in self.words.year
