"""The verbs by which an honour is given or got, in the active or the passive voice."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import Record
from kg.ontology import Ontology, Trie
from kg.recognise.asides import Asides
from kg.recognise.giving.givers import Givers
from kg.recognise.giving.words import recipient_words
from kg.recognise.reading import Reading
from kg.recognise.words import common, lexicon_of, phrases_of

_NONE: Final = "none"  # the list of verbs that only look like one of giving
_TITLE: Final = 2  # tokens of "danh hiệu"
_ONLY: Final = {"win": "prize"}  # lists of verbs with which one gets only honours of a kind
_MEET: Final = "meet"  # the list of verbs that stand right before the honour
_BEFORE: Final = 12  # tokens between a verb and its honour
_LONGER: Final = 3  # tokens of a longer verb before another, or before a colon
_AGENT: Final = 10  # tokens between "được" and its verb: "được UBND phường tặng"
_AGENTS: Final = 30  # the same of several: "được Trung ương Hội A và Chủ tịch UBND tỉnh B tặng"
_STATE: Final = 6  # tokens of "Đảng, Nhà nước và Quốc hội"
_ASKED: Final = 14  # tokens of "đề nghị" and whom one asks
_CUE: Final = 5  # tokens before a verb in which it is put into question


@dataclass(frozen=True, slots=True)
class GivingWords:
    """The lists of words/awards.toml."""

    verbs: Trie[str]
    unreal: Trie[bool]
    proposed: Trie[bool]
    between: frozenset[str]
    passive: frozenset[str]
    and_above: Trie[bool]
    in_agent: frozenset[str]
    to: frozenset[str]
    also_to: frozenset[str]
    belongs: Trie[bool]
    goes_to: Trie[bool]
    places: Trie[bool]
    rewarded: Trie[bool]
    has: frozenset[str]
    turned: frozenset[str]
    before_to: frozenset[str]
    holders: Trie[bool]
    overall: Trie[bool]
    organisers: frozenset[str]  # names of bodies
    national: frozenset[str]  # ends of these
    acting: frozenset[str]
    handing: Trie[bool]
    on_behalf: Trie[bool]
    year: frozenset[str]
    greeted: Trie[bool]
    elected: Trie[bool]
    ranks: frozenset[str]
    reaching: frozenset[str]
    reached: Trie[bool]
    hands_over: frozenset[str]
    sends: frozenset[str]
    state: Trie[bool]
    rewards: Trie[bool]
    won_by: frozenset[str]
    parts: frozenset[str]
    results: frozenset[str]
    jointly: frozenset[str]
    holding: Trie[bool]
    marking: Trie[bool]
    recognising: Trie[bool]


class GivingVerb(Record, frozen=True):
    """A verb of tokens [first, last)."""

    first: int
    last: int
    passive: bool
    subject: int  # where the subject of a passive ends


@cache
def giving_words(ontology: Ontology) -> GivingWords:
    """The word lists of `ontology`."""
    lists = ontology.words["awards"]
    return lexicon_of(
        GivingWords,
        lists["words"],
        verbs=ontology.phrases("awards", "verbs"),
        holders=phrases_of(ontology, "awards", "badge", "holders"),
        organisers=frozenset(lists["words"]["organisers"]),
        national=frozenset(lists["words"]["national"]),
        year=common(ontology).year,
        between=common(ontology).between,
    )


class GivingVerbs:
    """Finds the verbs of one document; `inside` holds the tokens of its honours' names."""

    def __init__(self, reading: Reading, inside: Set[int]) -> None:
        self.reading, self.tokens, self.inside = reading, reading.tokens, inside
        self.words = giving_words(reading.ontology)
        recipients = recipient_words(reading.ontology)
        self.standing, self.representing = recipients.standing, recipients.representing
        self.asides, self.givers = Asides(reading), Givers(reading)
        self.proposed_in = -1  # the first token of a sentence whose last honour is only proposed
        self.names = {at for m in reading.people for at in range(m.first, m.last)}  # "Lê Văn Được"

    def before(self, stop: int, first: int, kind: str) -> GivingVerb | None:
        """The last verb of giving or getting before an honour of the kind."""
        for start in range(stop - 1, max(first, stop - _BEFORE) - 1, -1):
            if self.tokens[start].key in {";", ".", ":"}:
                return self._listed(start, first) if self.tokens[start].key == ":" else None
            match = self.words.verbs.longest(self.tokens, start, stop) if start not in self.inside else None
            fits = match is not None and _ONLY.get(match[1][0], kind) == kind
            fits = fits and (match is None or match[1][0] != _MEET or match[0] == stop)
            if match and match[1][0] in _ONLY and not fits and stop - match[0] <= _TITLE:
                return self._recognised(start, first)
            if match and fits and match[1][0] != _NONE and not self._continues(start, first):
                return self._voiced(start, match[0], match[1][0], first)
        return None

    def _listed(self, colon: int, first: int) -> GivingVerb | None:
        """The verb right before a colon that opens a list: "phường A đã trao | : Cờ thi đua cho …"."""
        for start in range(max(first, colon - _LONGER), colon):
            match = self.words.verbs.longest(self.tokens, start, colon)
            if match and match[0] == colon and match[1][0] not in {_NONE, *_ONLY}:
                return self._voiced(start, colon, match[1][0], first)
        return None

    def _recognised(self, stop: int, first: int) -> GivingVerb | None:
        """The verb before who is told to reach an honour: "công nhận | 3 khu phố đạt danh hiệu …".

        None for nobody else's: "…, 210 cá nhân đạt danh hiệu Chiến sĩ thi đua".
        """
        for at in range(stop - 1, max(first, stop - _BEFORE) - 1, -1):
            if self.tokens[at].key in {";", ".", ":"}:
                return None
            if match := self.words.recognising.longest(self.tokens, at, stop):
                return self._voiced(at, match[0], "give", first)
        return None

    def _continues(self, start: int, first: int) -> bool:
        """Whether a longer verb begins before: "trao | tặng", "được | nhận", "ký quyết định | tặng"."""
        near = range(max(first, start - _LONGER), start)
        longer = (self.words.verbs.longest(self.tokens, at) for at in near)
        return any(match is not None and match[0] > start for match in longer)

    def _voiced(self, start: int, last: int, name: str, first: int) -> GivingVerb:
        """The verb with its voice: "được UBND phường tặng" is passive."""
        if name != "give":
            return GivingVerb(start, last, True, start)
        end = self.past_aside(start)
        state = self.state_before(start)
        if state and state > first and self.tokens[state - 1].key in self.words.passive:
            return GivingVerb(start, last, True, state - 1)
        for at in range(end - 1, max(first, end - _AGENT) - 1, -1):
            if self.tokens[at].key in self.words.passive and at not in self.names:
                return GivingVerb(start, last, True, at)
            if self.tokens[at].shape == "." and self.tokens[at].key not in self.words.in_agent:
                break
        agents = self._agents(end, first)
        return GivingVerb(start, last, agents is not None, start if agents is None else agents)

    def _agents(self, end: int, first: int) -> int | None:
        """The passive before those who give, up to `end`: "được | Đảng ủy, UBND xã tặng"; None without."""
        for at in range(end - 1, max(first, end - _AGENTS) - 1, -1):
            if self.tokens[at].key in self.words.passive and at not in self.names:
                return at if at + 1 < end == self.givers.end(at + 1, end) else None
        return None

    def state_before(self, stop: int) -> int | None:
        """Where "Đảng, Nhà nước" begins that ends at `stop`."""
        starts = range(max(0, stop - _STATE), stop)
        return next((at for at in starts if self._is_state(at, stop)), None)

    def _is_state(self, at: int, stop: int) -> bool:
        match = self.words.state.longest(self.tokens, at, stop)
        return match is not None and match[0] == stop

    def past_aside(self, at: int) -> int:
        """Where the aside right before a verb begins: "UBND phường A (TPHCM) | tặng", "…, TPHCM | tặng"."""
        return self.asides.begin(at, 0)

    def unreal(self, verb: GivingVerb, first: int) -> bool:
        """Whether the honour is only planned or proposed, or told of all years together."""
        if self.words.overall.longest(self.tokens, first):
            return True
        led = self.standing.longest(self.tokens, first)  # "Đại diện UBND phường A | nhận Bằng khen"
        led = led or self.representing.longest(self.tokens, first)
        begin = max(led[0] if led else first, verb.subject - _CUE)
        proposed = self._is_proposed(verb, first) or (
            self.proposed_in == first and self._is_joint(verb.first - 1)
        )
        self.proposed_in = first if proposed else -1  # "đề nghị … tặng Cờ cho A, | tặng Bằng khen cho B"
        return self.words.unreal.within(self.tokens, begin, verb.first) or proposed

    def _is_proposed(self, verb: GivingVerb, first: int) -> bool:
        """Whether somebody is only asked to give it: "đề nghị | Chủ tịch UBND tỉnh tặng Bằng khen"."""
        starts = range(verb.first - 1, max(first, verb.first - _ASKED) - 1, -1)
        mark = next((at for at in starts if self._is_joint(at)), starts[-1] - 1 if starts else first)
        return self.words.proposed.within(self.tokens, mark + 1, verb.first)

    def _is_joint(self, at: int) -> bool:
        """Whether another clause ends at token `at`."""
        return self.tokens[at].shape == "." or self.tokens[at].key in self.words.between

    def gives(self, at: int, stop: int) -> bool:
        """Whether another honour is given from token `at` on: "Huy hiệu 30 năm và | truy tặng Huy hiệu …"."""
        verb = self.words.verbs.longest(self.tokens, at, stop)
        return verb is not None and verb[0] in self.inside
