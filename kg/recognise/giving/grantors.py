"""Whose an honour is: the body that gives it, or for which somebody hands it over."""

from __future__ import annotations

from typing import Final

from kg.recognise.bodies import body_at, body_before
from kg.recognise.giving.verbs import GivingVerb, GivingVerbs
from kg.recognise.people import Person
from kg.recognise.places import Place
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import phrases_of
from kg.text import Mention, prior

# Whoever gives these grants them; others are only handed over.
GRANTED: Final = frozenset(["certificate", "flag", "recognition"])
_CONFERRED: Final = frozenset(["honour", "title"])  # these one may also grant: "Chủ tịch nước tặng thưởng"
_MEDAL: Final = "medal"
_BADGE: Final = "badge"  # others than a province's committee only hand it over
_ENACTED: Final = 3  # tokens of "ký ban hành"
_GOES_ON: Final = frozenset({";", ","})


class Grantors:
    """Finds the grantors in one document, whose verbs are asked for in order."""

    def __init__(self, reading: Reading, verbs: GivingVerbs) -> None:
        self.reading, self.tokens, self.verbs, self.words = reading, reading.tokens, verbs, verbs.words
        self.adverbs = reading.ontology.words["documents"]["words"]["enacted_before"]
        self.enacted = phrases_of(reading.ontology, "documents", "words", "enacted")
        self.badges = tuple(reading.ontology.words["awards"]["badge"]["granted_by"])
        self.behalf = reading.lookup.starts(self.words.on_behalf)
        self.leading = self.words.rewards, self.words.holding
        self.led = sorted(at for verbs in self.leading for at in reading.lookup.starts(verbs))
        self.cited = {one.last: one for one in reading.citations}
        self.gave: tuple[int, str | None] = (-1, None)  # the end of the last sentence, and who gave in it

    def of(self, verb: GivingVerb, kind: str) -> str | None:
        """Who grants an honour of the kind by the verb; None where the text does not tell."""
        on_behalf = self._on_behalf(verb)
        giver, until = on_behalf or self._giver(verb), self.reading.sentence_of(verb.first).last
        if giver is None and prior(self.tokens, verb.first).key in _GOES_ON and self.gave[0] == until:
            giver = self.gave[1]  # "Chủ tịch UBND xã tặng …; | tặng …"
        giver = giver or self._rewarding(verb)
        self.gave = until, giver
        conferred = kind in _CONFERRED or (kind == _MEDAL and self._is_national(giver))
        badge = kind == _BADGE and giver is not None and giver.startswith(self.badges)
        return giver if kind in GRANTED or badge or (conferred and self._confers(verb)) else on_behalf

    def going_on(self, mention: Mention, kind: str) -> str | None:
        """Who gives an honour of a list without a verb of its own: "tặng Cờ cho A, | Giấy khen | cho B"."""
        until, giver = self.gave
        goes_on = prior(self.tokens, mention.first).key in _GOES_ON and mention.last <= until
        return giver if goes_on and kind in GRANTED else None

    def _is_national(self, giver: str | None) -> bool:
        """Whether a body is the nation's, whose medals it grants: "Hội Liên hiệp Phụ nữ Việt Nam"."""
        return giver is not None and any(map(giver.endswith, self.words.national))

    def _confers(self, verb: GivingVerb) -> bool:
        """Whether the verb says more than that something is handed over: "tặng thưởng", no "trao"."""
        return self.words.hands_over.isdisjoint(self.reading.keys(verb.first, verb.last))

    def _on_behalf(self, verb: GivingVerb) -> str | None:
        """Whose honour somebody else hands over: "Thừa ủy quyền của Chủ tịch UBND tỉnh, ông A trao …"."""
        for at in within(self.behalf, self.reading.sentence_of(verb.first).first, verb.first):
            if match := self.words.on_behalf.longest(self.tokens, at, verb.first):
                body = body_at(self.reading, match[0], verb.first)
                return body[1] if body else None
        return None

    def _giver(self, verb: GivingVerb) -> str | None:
        """The body right before the verb: "UBND phường | tặng", "được UBND phường | tặng"."""
        agent = verb.passive and verb.subject < verb.first
        if verb.passive and not agent:
            return None
        first = verb.subject + 1 if agent else self.reading.sentence_of(verb.first).first
        state = self.verbs.state_before(verb.first)
        if state is not None:
            return self.reading.text(state, verb.first)
        begin = self.verbs.givers.before_praise(verb.first, first) if agent else verb.first
        stop = self._past_name(self._past_document(self._before_verb(begin)))
        body = body_before(self.reading, first, stop)
        body = self._unit(stop) if body is None or self._is_in_name(body[0], stop) else body
        if body is None or body[1] in self.words.organisers or self._is_joined(body[0]):
            return None
        hands = self.words.handing.longest(self.tokens, body[0])
        acting = hands or (body[0] > first and self.tokens[body[0] - 1].key in self.words.acting)
        return None if acting else body[1]

    def _past_document(self, at: int) -> int:
        """Before the decision that says so: "Chủ tịch UBND xã | ban hành Quyết định số 1/QĐ-UBND tặng"."""
        cited = self.cited.get(at)
        if cited is None:
            return at
        starts = range(max(0, cited.first - _ENACTED), cited.first)
        told = ((start, self.enacted.longest(self.tokens, start, cited.first)) for start in starts)
        return next((start for start, match in told if match and match[0] == cited.first), at)

    def _is_in_name(self, at: int, stop: int) -> bool:
        """Whether a body from `at` to `stop` is but the end of a ward's name: "phường | Hội Phú"."""
        found = self.reading.ending(self.reading.places, stop)
        return found is not None and found.first < at

    def _unit(self, stop: int) -> tuple[int, str] | None:
        """The ward itself right before the verb: "phường A | tặng"; not "cho phường A"."""
        found = self.reading.ending(self.reading.places, stop)
        place = found.value if found else None
        if found is None or not isinstance(place, Place) or not place.is_present_ward:
            return None
        alone = found.first == 0 or self.tokens[found.first - 1].shape in ".9"
        return (found.first, place.name) if alone else None

    def _rewarding(self, verb: GivingVerb) -> str | None:
        """The body before a verb of praise or holding that goes on: "UBND xã tổ chức gặp mặt, | tặng …"."""
        first = self.reading.sentence_of(verb.first).first
        if verb.passive or prior(self.tokens, verb.first).key not in self.words.between:
            return None
        for at in within(self.led, first, verb.first):
            if any(verbs.longest(self.tokens, at, verb.first) for verbs in self.leading):
                body = body_before(self.reading, first, self._past_name(self._before_verb(at)))
                return body[1] if body and not self.words.handing.longest(self.tokens, body[0]) else None
        return None

    def _before_verb(self, at: int) -> int:
        """Before the adverbs and the aside of a verb: "UBND phường A | (TPHCM) đã tặng"."""
        while prior(self.tokens, at).key in self.adverbs:
            at -= 1
        return self.verbs.past_aside(at)

    def _past_name(self, at: int) -> int:
        """Before the name that a title leads to, and its aside: "Chủ tịch UBND xã | (Huế) Lê Văn A tặng"."""
        named = self.reading.ending(self.reading.people, at)
        full = named is not None and isinstance(named.value, Person) and named.value.kind == "full"
        return self.verbs.past_aside(named.first) if named and full else at

    def _is_joined(self, at: int) -> bool:
        """Whether a title at `at` is of one of several who hand over: "ông A, … và bà B, | Chủ tịch …"."""
        joined = prior(self.tokens, at).key == ","
        named = self.reading.ending(self.reading.people, at - 1) if joined else None
        return named is not None and prior(self.tokens, named.first).key in self.words.between
