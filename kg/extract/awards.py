"""Awards: an honour, who gives it, and each of those who get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Award, Mention
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.honours import Honour, honours
from kg.recognise.people import Person
from kg.recognise.recipients import Recipient, Recipients

_BEFORE = 12  # tokens between a verb and its honour
_AFTER = 14  # tokens between an honour and its "cho"
_AGENT = 10  # tokens between "được" and its verb: "được UBND phường tặng"


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Trie[str]
    unreal: Trie[str]
    passive: frozenset[str]
    to: frozenset[str]
    before_to: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Verb:
    first: int
    last: int
    passive: bool
    subject: int  # where the subject of a passive ends


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["awards"]["words"]
    return _Words(
        ontology.phrases("awards", "verbs"),
        Trie((phrase, phrase) for phrase in words["unreal"]),
        frozenset(words["passive"]),
        frozenset(words["to"]),
        frozenset(words["before_to"]),
    )


class _Giving:
    """Who gets the honours of one document."""

    def __init__(self, reading: Reading, named: list[Mention]) -> None:
        self.reading, self.tokens, self.named = reading, reading.tokens, named
        self.words, self.recipients = _words(reading.ontology), Recipients(reading)
        self.inside = {at for m in named for at in range(m.first, m.last)}

    def all(self) -> Iterator[tuple[Mention, Recipient]]:
        for mention in self.named:
            sentence = self.reading.sentence_of(mention.first)
            verb = self._verb(mention.first, sentence.first)
            if verb is None or self._unreal(verb, sentence.first):
                continue
            for recipient in self._of(mention, verb, sentence.first, sentence.last):
                yield mention, recipient

    def _of(self, mention: Mention, verb: _Verb, first: int, last: int) -> list[Recipient]:
        """After "cho", between verb and honour, or before a passive verb."""
        given = self._after(mention.last, last)
        if given:
            return given
        if verb.passive:
            return self.recipients.before(first, verb.subject)
        between = self.recipients.after(verb.last, mention.first)
        return between if between and between[-1].last <= mention.first else []

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
        for at in range(start - 1, max(first, start - _AGENT) - 1, -1):
            if self.tokens[at].key in self.words.passive:
                return _Verb(start, last, True, at)
            if self.tokens[at].shape == ".":
                break
        return _Verb(start, last, False, start)

    def _unreal(self, verb: _Verb, first: int) -> bool:
        """Whether the honour is only planned or proposed."""
        begin = max(first, verb.subject - 5)
        return any(self.words.unreal.longest(self.tokens, at, verb.first) for at in range(begin, verb.first))

    def _after(self, at: int, stop: int) -> list[Recipient]:
        """Those named after "cho", "đến", "tới" or "có"."""
        for end in range(at, min(at + _AFTER, stop)):
            token = self.tokens[end]
            if token.key in self.words.to:
                counted = token.key != "có"
                found = self.recipients.after(end + 1, stop)
                return found if counted or (found and found[0].counted) else []
            if not (token.key in self.words.before_to or token.shape == "9" or end in self.inside):
                return []
        return []


def _full(reading: Reading, found: list[Given]) -> list[Given]:
    """Without those that another says more fully: the same honour, part of the same words, uncounted holders."""
    badge = reading.ontology.words["awards"]["badge"]
    counted = any(g.recipient.counted and g.honour.kind == "badge" for g in found)
    personal = {g.recipient.name for g in found if g.honour.kind == "badge" and g.honour.name != badge["party"]}
    kept = []
    for given in found:
        if given.honour.kind == "badge":
            vague = given.recipient.kind in {"group", "body"} and not _is_certain(given, badge["holders"])
            if (vague and counted) or (given.honour.name == badge["party"] and given.recipient.name in personal):
                continue
        kept.append(given)
    return [g for g in kept if not any(o is not g and _covers(o, g) for o in kept)]


def awards(reading: Reading) -> Iterator[Award]:
    """One award for each honour and recipient; what another says more fully is left out."""
    named = honours(reading)
    found = list(_Giving(reading, named).all()) if named else []
    for mention, recipient in found:
        honour = mention.value
        assert isinstance(honour, Honour)
        yield Award(
            reading.evidence(min(mention.first, recipient.first), max(mention.last, recipient.last), "honour"),
            honour.name,
            recipient.name,
            honour.grantor,
        )
