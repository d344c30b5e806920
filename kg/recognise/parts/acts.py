"""Acts: what officials do in each sentence, and the parts this gives them in what is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.ontology import Trie
from kg.recognise.parts.actors import Actor, Actors
from kg.recognise.parts.clauses import Clause, Part, Verb, act_words
from kg.recognise.parts.real_acts import ActFilter
from kg.recognise.reading import Reading
from kg.recognise.spans import begins_in, within
from kg.recognise.words import phrases_of
from kg.text import Sentence

_LED: Final = ("attendee", "chair", "honoree")  # parts whose people may be listed in the lines that follow
_APART: Final = 3  # tokens of "có các ông"
_HEADED: Final = 5  # tokens of "có các đồng chí:"
_GUESTS: Final = 14  # the same with somebody who is no official
_DATED: Final = 8  # tokens at the beginning of a sentence
_NOTED: Final = 3  # tokens of ");"
_COMPANY: Final = 14  # tokens of "cùng các đồng chí trong Ban Chỉ huy Quân sự phường"


class Acts:
    """Reads the acts of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.actors = act_words(reading.ontology), Actors(reading)
        self.verbs: Trie[str] = reading.ontology.phrases("roles", "")
        self.earlier = phrases_of(reading.ontology, "status", "clause", "earlier")
        self.absent = phrases_of(reading.ontology, "acts", "phrases", "absent")
        self.heading = phrases_of(reading.ontology, "acts", "phrases", "heading")
        self.authorised = phrases_of(reading.ontology, "acts", "phrases", "authorised")
        self.matches = reading.lookup.matches(self.verbs)
        self.begins, self.told = list(self.matches), ActFilter(reading)
        self.taking = {reading.sentence_at(held.first) for held in self.told.taken}  # sentences of new posts

    def parts(self) -> Iterator[Part]:
        """Every part, in order of the text; a list goes on in the lines after what introduces it."""
        led, line, open_ = "", -1, False  # the part, the line and whether a mark leaves the list open
        colon = False  # whether one leads the list in
        past = -1  # the line that goes on with what was before
        broken: Sequence[Actor] = ()
        for sentence in self.reading.sentences:
            opening = self.tokens[sentence.first]
            if opening.key in self.earlier.firsts and self._is_earlier(sentence):
                past = opening.line
            if opening.line == past or not self._matters(sentence):
                led, broken = led if open_ and self._is_company(sentence) else "", ()
                continue
            clause = self.clause(sentence)
            if led and self._goes_on(clause, line, open_=open_, colon=colon):
                yield from self._added(clause, led)
                continue
            yield from self._ended(clause, broken)
            led, line, open_ = self._leads(clause), self.tokens[sentence.first].line, self._is_open(sentence)
            colon = bool(led) and ":" in self.reading.keys(sentence.first, sentence.last)
            broken = self._begun(clause, broken)
            if clause.actors:
                yield from clause.parts()

    def _matters(self, sentence: Sentence) -> bool:
        """Whether a sentence names an official or may introduce or continue a list of them."""
        opening = self.tokens[sentence.first].key
        if opening in self.absent.firsts and self.absent.longest(self.tokens, sentence.first):
            return False
        if sentence.kind != "text" or self.tokens[sentence.last - 1].key == ":":
            return True
        return begins_in(self.actors.people.firsts, sentence.first, sentence.last)

    def _is_company(self, sentence: Sentence) -> bool:
        """Whether a line of a list only adds people without names: "cùng các đồng chí trong Ban Chỉ huy."."""
        alone = sentence.last - sentence.first <= _COMPANY
        return alone and self.tokens[sentence.first].key in self.words.joints

    def _is_earlier(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what was on a day before: "Trước đó (ngày 12-2), ông A …"."""
        if self.earlier.longest(self.tokens, sentence.first) is None:
            return False
        return bool(self.reading.within(self.reading.dates, sentence.first, sentence.first + _DATED))

    def _added(self, clause: Clause, led: str) -> Iterator[Part]:
        """The parts of those whom a line adds to a list: "- Bà B, Phó Giám đốc Sở C - Chủ trì;"."""
        if clause.verbs:
            yield from clause.parts()
        else:
            yield from (Part(a.name, led, a.first, a.last) for a in clause.actors if a.kind == "full")

    def _begun(self, clause: Clause, before: Sequence[Actor]) -> Sequence[Actor]:
        """The last person of a line that breaks off before its verb, as captions of portals do."""
        if clause.verbs or clause.sentence.kind != "label":
            return ()
        return clause.actors[-1:] or before

    def _ended(self, clause: Clause, broken: Sequence[Actor]) -> Iterator[Part]:
        """The part that a line gives whose subject ended the line before: "phát biểu tại hội nghị"."""
        opens = clause.verbs and clause.verbs[0].first == clause.sentence.first
        if opens and self.tokens[clause.sentence.first].shape == "w":
            yield from (Part(a.name, clause.verbs[0].role, a.first, clause.verbs[0].last) for a in broken)

    def clause(self, sentence: Sentence) -> Clause:
        """The people and verbs of a sentence."""
        actors = self.actors.of(sentence)
        verbs = list(self._verbs(sentence, actors))
        if actors and self.tokens[sentence.first].key in self.heading.firsts:
            verbs[:0] = self._heading(sentence, actors[0].first, verbs)
        return Clause(self.reading, sentence, actors, verbs)

    def _heading(self, sentence: Sentence, first: int, verbs: Sequence[Verb]) -> list[Verb]:
        """What leads a list in without a verb: "Đại diện lãnh đạo phường A có các đồng chí: …"."""
        told = bool(verbs) and verbs[0].first < first and not self._only_lists(verbs[0])
        lead = self.heading.longest(self.tokens, sentence.first, first)
        if told or lead is None:
            return []
        stand = not self.words.standing.isdisjoint(self.reading.keys(lead[0], first))
        if stand and lead[0] - sentence.first == 1:
            return []  # "Tại đơn vị số 1 có 5 người ứng cử, gồm: ông A"
        guests = self.tokens[first - 1].key in {",", ";"}  # "… có Mẹ Việt Nam anh hùng A, | đồng chí B"
        start = max(sentence.first, first - (_GUESTS if guests else _HEADED))
        listing = (at for at in range(start, first) if self.tokens[at].key in self.words.listing)
        has = (at for at in listing if not self.told.is_count(at + 1, sentence))
        return [Verb(sentence.first, at + 1, "attendee") for at in has][:1]

    def _only_lists(self, verb: Verb) -> bool:
        """Whether a verb is but "gồm ông" before a name."""
        return self.tokens[verb.first].key in self.words.listing

    def _verbs(self, sentence: Sentence, actors: Sequence[Actor]) -> Iterator[Verb]:
        """The verbs of a sentence that tell an act, outside names, titles and quotations."""
        covered = {at for actor in actors for at in range(actor.first, actor.last)}
        end = sentence.first
        for at in within(self.begins, sentence.first, sentence.last):
            if at < end or at in covered or at in self.reading.quoted:
                continue
            found = self.matches[at]
            inside = found[0] <= sentence.last
            match = found if inside else self.verbs.longest(self.tokens, at, sentence.last)
            if match is None:
                continue
            end, role = match[0], self._voiced(at, match[1][0], sentence, actors)
            named = at - 1 in covered  # "Lê Văn Được phát biểu": a word of a name is no passive
            if role != "none" and self.told.is_act(at, end, role, sentence, named=named):
                yield Verb(at, end, role)

    def _voiced(self, at: int, role: str, sentence: Sentence, actors: Sequence[Actor]) -> str:
        """The part by a verb; who "được … tặng" gets what another hands over."""
        if role != "presenter":
            return role
        earlier = (actor for actor in actors if actor.last <= at)
        before = max(earlier, key=lambda actor: actor.last, default=None)
        if before and before.first and self.tokens[before.first - 1].key in self.words.sources:
            return "none"
        start = before.last if before else sentence.first
        passive = not self.words.passive.isdisjoint(self.reading.keys(start, at))
        return "honoree" if passive and not self.authorised.within(self.tokens, start, at) else role

    def _is_open(self, sentence: Sentence) -> bool:
        """Whether a list goes on in the next line."""
        return self.tokens[sentence.last - 1].key in {":", ";"}

    def _goes_on(self, clause: Clause, line: int, *, open_: bool, colon: bool) -> bool:
        """Whether a sentence names further people of a list: an item, or a sentence of the same line.

        `open_`: a mark left the list open; `colon`: one led it in, else nothing but people may be told.
        """
        if clause.verbs and not _is_noted(clause):
            return False
        if clause.sentence.kind == "item" or not clause.actors:
            return clause.sentence.kind == "item"
        if self.reading.sentence_at(clause.sentence.first) in self.taking:
            return False  # "Dự có bà A. | Bà B được bầu làm Chủ tịch."
        first, start = clause.actors[0].first, clause.sentence.first
        if not (open_ or colon or _is_whole(clause)):
            return False
        listed = not self.words.listing.isdisjoint(self.reading.keys(max(start, first - _APART), first))
        return (open_ and first == start) or (self.tokens[start].line == line and (first == start or listed))

    def _leads(self, clause: Clause) -> str:
        """The part of a list that follows: "Thành phần tham dự", "Tham dự có:"."""
        sentence, actors, roles = clause.sentence, clause.actors, {verb.role for verb in clause.verbs}
        if clause.verbs and clause.is_for_lines(clause.verbs[-1]):
            return "honoree"
        ends = self.tokens[sentence.last - 1].key == ":" or sentence.kind == "label"
        colon = bool(actors) and ":" in self.reading.keys(sentence.first, actors[0].first)
        if actors and not ((colon or _is_whole(clause)) and "attendee" in roles):
            return ""
        return next((role for role in _LED if role in roles), "") if ends or actors else ""


def _is_noted(clause: Clause) -> bool:
    """Whether an item only adds to somebody that he presides: "- Ông A, Phó Trưởng ban | - Chủ trì;"."""
    verb, sentence = clause.verbs[0], clause.sentence
    alone = len(clause.verbs) == 1 and bool(clause.actors) and sentence.kind == "item"
    behind = alone and clause.actors[-1].last < verb.first  # a mark stands between
    return behind and verb.role == "chair" and sentence.last - verb.last < _NOTED


def _is_whole(clause: Clause) -> bool:
    """Whether a sentence ends with the people it names: "Dự có ông A, Bí thư Đảng ủy."."""
    return bool(clause.actors) and clause.actors[-1].last >= clause.sentence.last - 1
