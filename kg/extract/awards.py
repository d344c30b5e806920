"""Awards: an honour, who gives it, and each of those who get it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from kg.model import Award, Mention, Record, Sentence
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.bodies import body_before
from kg.recognise.getting import Subjects
from kg.recognise.honours import Honour, honours
from kg.recognise.recipients import Recipient, Recipients
from kg.recognise.words import common, lexicon_of, phrases_of, words_of
from kg.text import tokenize

_BEFORE = 12  # tokens between a verb and its honour
_AFTER = 14  # tokens between an honour and its "cho"
_PRIZE = "prize"
_BRACKET = 8  # tokens
_CATEGORY = 5  # tokens of what a prize is for, before who gets it
_GRANTED = frozenset(["certificate", "flag"])  # whoever gives these grants them; others only hand over
_GROUPS = frozenset(["group", "counted"])
_HOLDING = 4  # tokens of "tổ chức buổi lễ"
_AGENT = 10  # tokens between "được" and its verb: "được UBND phường tặng"


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Trie[str]
    unreal: Trie[bool]
    passive: frozenset[str]
    to: frozenset[str]
    also_to: frozenset[str]
    belongs: Trie[bool]
    rewarded: Trie[bool]
    has: frozenset[str]
    before_to: frozenset[str]
    holders: Trie[bool]
    overall: Trie[bool]
    organisers: frozenset[str]  # names of bodies
    acting: frozenset[str]
    handing: Trie[bool]
    year: frozenset[str]
    greeted: Trie[bool]
    holding: Trie[bool]


class _Verb(Record, frozen=True):
    first: int
    last: int
    passive: bool
    subject: int  # where the subject of a passive ends


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["awards"]
    return lexicon_of(
        _Words,
        lists["words"],
        verbs=ontology.phrases("awards", "verbs"),
        holders=phrases_of(ontology, "awards", "badge", "holders"),
        organisers=frozenset(lists["words"]["organisers"]),
        year=common(ontology).year,
    )


class _Given(Record, frozen=True):
    """An honour in one person's, group's or body's hands; [first, last) says so."""

    honour: Honour
    recipient: Recipient
    first: int
    last: int


class _Giving:
    """Who gets the honours of one document."""

    def __init__(self, reading: Reading, named: list[Mention]) -> None:
        self.reading, self.tokens, self.named = reading, reading.tokens, named
        self.words, self.recipients = _words(reading.ontology), Recipients(reading)
        self.subjects = Subjects(self.recipients)
        self.inside = {at for m in named for at in range(m.first, m.last)}

    def all(self) -> Iterator[_Given]:
        before: tuple[int, _Verb] | None = None  # end of the sentence and its last verb
        for mention in self.named:
            honour = mention.value
            sentence = self.reading.sentence_of(mention.first)
            verb = self._verb(mention.first, sentence.first)
            if (
                before
                and isinstance(honour, Honour)
                and (held := self._holders(mention.first, sentence.first))
            ):
                yield from self._given(mention, honour, held, None)
                continue
            if not isinstance(honour, Honour) or (verb and self._unreal(verb, sentence.first)):
                continue
            if verb:
                before = sentence.last, verb
                to = self._of(mention, honour, verb, sentence)
                yield from self._given(mention, honour, to, verb)
            elif (before and before[0] == sentence.last) or self._handed(mention.last, honour):
                listed = self._after(mention.last, sentence.last, honour, listed=True)
                before = before or (sentence.last, _Verb(mention.last, mention.last, True, mention.first))
                yield from self._given(mention, honour, listed, None)
            if honour.kind == "badge":
                yield from self._by_years(mention, sentence.last)

    def rewarded(self, given: Sequence[_Given]) -> Iterator[_Given]:
        """Persons named apart from what their group got: "Ba công dân được khen thưởng gồm …"."""
        groups = [one for one in given if one.honour.kind in _GRANTED and one.recipient.kind in _GROUPS]
        for at, match in self.reading.lookup.matches(self.words.rewarded).items() if groups else ():
            to = self.recipients.named(match[0], self.reading.sentence_of(at).last)
            last = next((one for one in reversed(groups) if one.first < at), groups[0])
            for one in to:
                yield _Given(last.honour, one, at, one.last)

    def _handed(self, at: int, honour: Honour) -> bool:
        """Whether a passive verb follows: "Huân chương … | được trao cho", "giải Nhất | thuộc về"."""
        near = range(at, at + (_CATEGORY if honour.kind == _PRIZE else 1))
        if any(self.words.belongs.longest(self.tokens, one) for one in near):
            return True
        match = self.words.verbs.longest(self.tokens, at)
        return match is not None and self.tokens[at].key in self.words.passive

    def _given(
        self, mention: Mention, honour: Honour, to: list[Recipient], verb: _Verb | None
    ) -> Iterator[_Given]:
        if verb and honour.grantor is None and honour.kind in _GRANTED:
            honour = replace(honour, grantor=self._giver(verb))
        for one in to:
            yield _Given(honour, one, min(mention.first, one.first), max(mention.last, one.last))

    def _giver(self, verb: _Verb) -> str | None:
        """The body right before the verb: "UBND phường | tặng", "được UBND phường | tặng"."""
        agent = verb.passive and verb.subject < verb.first
        if verb.passive and not agent:
            return None
        first = verb.subject + 1 if agent else self.reading.sentence_of(verb.first).first
        body = body_before(self.reading, first, self._past_bracket(verb.first))
        if body is None or body[1] in self.words.organisers:
            return None
        hands = self.words.handing.longest(self.tokens, body[0])
        acting = hands or (body[0] > first and self.tokens[body[0] - 1].key in self.words.acting)
        return None if acting else body[1]

    def _past_bracket(self, at: int) -> int:
        """Where the brackets right before a verb begin: "UBND phường A (TPHCM) | tặng"."""
        if self.tokens[at - 1].key != ")":
            return at
        return next((i for i in range(at - 2, max(0, at - _BRACKET), -1) if self.tokens[i].key == "("), at)

    def _by_years(self, mention: Mention, stop: int) -> Iterator[_Given]:
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
                yield _Given(honour, one, mention.first, noun[0] + 2)

    def _holders(self, stop: int, first: int) -> list[Recipient]:
        """Those counted right before a badge of a list: "5 đồng chí | Huy hiệu 60 năm"."""
        for at in range(max(first, stop - 3), stop - 1):
            noun = self.words.holders.longest(self.tokens, at + 1, stop)
            if self.tokens[at].shape == "9" and noun and noun[0] == stop:
                return [Recipient(self.reading.text(at, stop), at, stop, "counted")]
        return []

    def _is_years(self, at: int, stop: int) -> bool:
        return at + 1 < stop and self.tokens[at].shape == "9" and self.tokens[at + 1].key in self.words.year

    def _of(self, mention: Mention, honour: Honour, verb: _Verb, sentence: Sentence) -> list[Recipient]:
        """After "cho", between verb and honour, or before a passive verb."""
        given = self._after(mention.last, sentence.last, honour)
        if given:
            return given
        if verb.passive:
            return self._received(mention, verb, sentence)
        if self.recipients.counted(mention.last, sentence.last):  # "tặng Giấy khen | 2 tập thể"
            return self.recipients.after(mention.last, sentence.last)
        start = verb.last + (self.tokens[verb.last].key in self.words.to)  # "trao cho ông A Giấy khen"
        between = self.recipients.after(start, mention.first)
        return between if between and between[-1].last <= mention.first else []

    def _received(self, mention: Mention, verb: _Verb, sentence: Sentence) -> list[Recipient]:
        """The subject of a verb of getting; of "tổ chức Lễ đón nhận Huân chương … Trường X" the school."""
        starts = range(verb.subject - _HOLDING, verb.subject)
        held = next((at for at in starts if self._holds(at, verb.subject)), None)
        if held is None:
            return self.subjects.before(sentence.first, self._past_bracket(verb.subject))
        goes_on = mention.last < sentence.last and self.tokens[mention.last].shape == "C"
        if goes_on and self.recipients.is_body(mention.last, sentence.last):
            return self.recipients.after(mention.last, sentence.last)[:1]
        return self.subjects.before(sentence.first, held)

    def _holds(self, at: int, stop: int) -> bool:
        """Whether a verb of holding the ceremony stands from `at` to `stop`: "tổ chức (Lễ)"."""
        match = self.words.holding.longest(self.tokens, max(at, 0), stop)
        return match is not None and match[0] == stop

    def _verb(self, stop: int, first: int) -> _Verb | None:
        """The last verb of giving or getting before an honour."""
        for start in range(stop - 1, max(first, stop - _BEFORE) - 1, -1):
            if self.tokens[start].key in {";", ".", ":"}:
                return None
            match = self.words.verbs.longest(self.tokens, start, stop) if start not in self.inside else None
            if match and not self._continues(start, first):
                return self._voiced(start, match[0], match[1][0], first)
        return None

    def _continues(self, start: int, first: int) -> bool:
        """Whether a longer verb begins a token before: "trao | tặng", "được | nhận"."""
        match = self.words.verbs.longest(self.tokens, start - 1) if start > first else None
        return match is not None and match[0] > start

    def _voiced(self, start: int, last: int, name: str, first: int) -> _Verb:
        """The verb with its voice: "được UBND phường tặng" is passive."""
        if name == "receive":
            return _Verb(start, last, True, start)
        for at in range(self._past_bracket(start) - 1, max(first, start - _AGENT) - 1, -1):
            if self.tokens[at].key in self.words.passive:
                return _Verb(start, last, True, at)
            if self.tokens[at].shape == ".":
                break
        return _Verb(start, last, False, start)

    def _unreal(self, verb: _Verb, first: int) -> bool:
        """Whether the honour is only planned or proposed, or told of all years together."""
        if self.words.overall.longest(self.tokens, first):
            return True
        begin = max(first, verb.subject - 5)
        return self.words.unreal.within(self.tokens, begin, verb.first)

    def _after(self, at: int, stop: int, honour: Honour, *, listed: bool = False) -> list[Recipient]:
        """Those named after "cho", "đến", "tới"; in an enumeration also after "có"."""
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
            passed = token.key in self.words.before_to or token.shape == "9" or end in self.inside
            passed = passed or (end < category and token.shape == "w")
            if not passed or self._gives(end, stop):
                return []
        return []

    def _gives(self, at: int, stop: int) -> bool:
        """Whether another honour is given from token `at` on: "Huy hiệu 30 năm và | truy tặng Huy hiệu …"."""
        verb = self.words.verbs.longest(self.tokens, at, stop)
        return verb is not None and verb[0] in self.inside


def _tokens(name: str, idle: frozenset[str]) -> set[str]:
    return {token.key for token in tokenize(name)} - idle


def _full(reading: Reading, found: list[_Given]) -> list[_Given]:
    """Without what another says more fully: badge holders without a count, parts of a longer name."""
    badge = reading.ontology.words["awards"]["badge"]
    idle = words_of(reading.ontology, "awards", "badge", "idle")
    badges = [g for g in found if g.honour.kind == "badge"]
    counted = any(g.recipient.counted for g in badges)
    personal = {g.recipient.name for g in badges if g.honour.name != badge["party"]}
    kept: list[tuple[_Given, set[str]]] = []
    for given in found:
        vague = counted and given.honour.kind == "badge" and given.recipient.kind in {"group", "body"}
        if vague or (given.honour.name == badge["party"] and given.recipient.name in personal):
            continue
        said = _tokens(given.recipient.name, idle)
        if not any(said <= other and given.honour.name == one.honour.name for one, other in kept):
            kept = [(one, o) for one, o in kept if not (o < said and given.honour.name == one.honour.name)]
            kept.append((given, said))
    return [given for given, _ in kept]


def awards(reading: Reading) -> Iterator[Award]:
    """One award for each honour and recipient."""
    named = honours(reading)
    if named:
        giving = _Giving(reading, named)
        found = list(giving.all())
        for given in _full(reading, [*found, *giving.rewarded(found)]):
            evidence = reading.evidence(given.first, given.last, "honour")
            yield Award(evidence, given.honour.name, given.recipient.name, given.honour.grantor)
