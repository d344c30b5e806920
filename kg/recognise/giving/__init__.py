"""Who gives which honour, and each of those who get it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from kg.recognise.giving.awarded import CATEGORY, PRIZE, Awarded
from kg.recognise.giving.badges import Badges
from kg.recognise.giving.contests import Contests
from kg.recognise.giving.given import Given
from kg.recognise.giving.grantors import GRANTED, Grantors
from kg.recognise.giving.honours import Honour
from kg.recognise.giving.lines import Lines
from kg.recognise.giving.recipients import Recipients
from kg.recognise.giving.verbs import GivingVerb, GivingVerbs
from kg.recognise.giving.words import Recipient
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket
from kg.text import Mention, Sentence, prior

__all__ = ["Given", "Giving"]

_TITLE: Final = "title"
_PERSON: Final = "person"
_GROUPS: Final = frozenset(["group", "counted"])
_NOUN: Final = 3  # tokens of "tổ dân phố"
_PLURAL: Final = 2  # tokens of "một số"


class Giving:
    """Who gets the honours of one document; `named` are their mentions in order of the text."""

    def __init__(self, reading: Reading, named: list[Mention]) -> None:
        self.reading, self.tokens, self.named = reading, reading.tokens, named
        self.recipients = Recipients(reading)
        self.inside = {at for m in named for at in range(m.first, m.last)}
        self.verbs = GivingVerbs(reading, self.inside)
        self.words, self.badges = self.verbs.words, Badges(self.recipients, self.verbs)
        self.grantors = Grantors(reading, self.verbs)
        self.awarded = Awarded(reading, self.recipients, self.verbs, self.inside)
        self.lines = Lines(self.recipients)
        self.contests = Contests(self.recipients, self.verbs, self.awarded.subjects)
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
        won = self._won(mention, honour, before, sentence)
        if won is not None:
            for prize, to in won:
                yield from self._given(mention, prize, to, None)
            return
        verb = self.verbs.before(mention.first, sentence.first, self._got_as(mention, honour))
        if verb and self.verbs.unreal(verb, sentence.first):
            return
        yield from self._by_verb(mention, honour, verb, before)
        if honour.kind == "badge":
            yield from self.badges.by_years(mention, sentence.last)
            yield from self.badges.further(mention, sentence.last)

    def _won(
        self, mention: Mention, honour: Honour, before: Mention | None, sentence: Sentence
    ) -> list[tuple[Honour, list[Recipient]]] | None:
        """Each prize that is won, or badge counted by holders, told without a verb; None for others."""
        if honour.kind == PRIZE:
            shared = self.contests.in_turn(mention, sentence)
            if shared is not None:
                kind = honour.name.split()[0]
                return [(replace(honour, name=f"{kind} {place}"), [one]) for place, one in shared]
            to = self.contests.winners(mention, before, sentence)
        else:
            to = self.badges.holders(mention.first, sentence.first) if self.led_until else []
        return [(honour, to)] if to else None

    def _by_verb(
        self, mention: Mention, honour: Honour, verb: GivingVerb | None, before: Mention | None
    ) -> Iterator[Given]:
        """Those who get one honour by its verb, or by one before it or behind: "… | được ông A trao B"."""
        sentence = self.reading.sentence_of(mention.first)
        if verb:
            self.led_until = sentence.last
            to = self.awarded.by_verb(mention, honour, verb, before) or self._shared(verb, honour, before)
            yield from self._given(mention, honour, self._by_line(mention, to, sentence), verb)
            return
        handed = self._handed(mention, honour.kind, sentence)
        if not handed and self.led_until != sentence.last:
            return
        self.led_until = self.led_until or sentence.last
        listed = self.awarded.after(handed or mention.last, sentence.last, honour, listed=True)
        if handed > mention.last and not listed:
            listed = self.recipients.after(handed, sentence.last)  # "được ông A trao tặng | bà B"
        yield from self._given(mention, honour, listed or self._joined(mention, before), None)

    def _by_line(self, mention: Mention, to: list[Recipient], sentence: Sentence) -> list[Recipient]:
        """Those listed line by line where at most a group is named before: "tặng Bằng khen cho: | - …"."""
        if any(one.kind not in _GROUPS for one in to):
            return to
        return self.lines.after(max([mention.last, *(one.last for one in to)]), sentence) or to

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
