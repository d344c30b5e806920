"""Indicators: which figures of a text are facts about a ward, for when, reached or aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Indicator, Mention, Sentence
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.figures import Figure, figures, number_starts
from kg.recognise.figures.measured import Labeller, Measured
from kg.recognise.figures.periods import Periods
from kg.recognise.figures.wards_of import WardsOf
from kg.recognise.people import Person
from kg.recognise.spans import within
from kg.recognise.words import word_set

_NAMED, _LEADS = 6, frozenset([":", "là", "gồm"])  # tokens of a body behind a post; before names
_SLOGAN = 9  # a figure in a quoted run of so few tokens is part of a name or motto
_LONGEST_LIST = 40
_COUNTED = frozenset({"count", "goal", "delegate"})
_TURNED = frozenset({"turned", "actual"})
_STATUS = frozenset({"target", "actual"})
_Cue = tuple[int, int, Sequence[str]]  # first, last, names of the lists it is in


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    cues: Trie[str]
    times_unit: str
    these: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    cues: Mapping[str, Sequence[str]] = ontology.words["figures"]["cues"]
    return _Words(
        cues=Trie((phrase, name) for name in cues for phrase in cues[name]),
        times_unit=ontology.words["figures"]["words"]["times_unit"],
        these=word_set(cues["these"]),
    )


def indicators(reading: Reading) -> Iterator[Indicator]:
    """The figures that the document reports, each with the ward it speaks of there."""
    named = [m for m in reading.places if m.last - m.first > 1]  # not a lone number: "phường: 3 người"
    taken = frozenset(at for m in (*reading.dates, *named) for at in range(m.first, m.last))
    starts = number_starts(reading.ontology, reading.lookup)
    found = figures(reading.ontology, reading.tokens, starts, taken)
    return _Extractor(reading, found, starts).facts() if found else iter(())


class _Extractor:
    """Goes through the figures of one document in order; those of a sentence share context."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], starts: Sequence[int]) -> None:
        self.reading, self.tokens, self.mentions = reading, reading.tokens, mentions
        self.words, self.labeller = _words(reading.ontology), Labeller(reading)
        self.sentence, self.subject = Sentence(0, 0), ""
        self.aims = False  # whether the last figure is an aim of the text's, not of one sentence
        self.item, self.lead_status = self.sentence, ""  # the last sentence, what leads its list tells
        self.openings = reading.lookup.starting(self.words.cues.firsts)
        self.cues: list[_Cue] = []
        self.elected = -1  # where delegates were last elected
        self.done = 0  # index after the figure before and the words that describe it
        self.periods = Periods(reading, starts)
        self.wards = WardsOf(reading)

    def facts(self) -> Iterator[Indicator]:
        seen: set[tuple[object, ...]] = set()
        for index, mention in enumerate(self.mentions):
            self._turn_to(mention)
            if self._reports(mention):
                after = [later.first for later in self.mentions[index + 1 : index + 2]]
                fact = self._fact(mention, min([*after, self.sentence.last]))
                unit = fact.unit.lower()
                key = (fact.label.lower(), fact.value, unit, fact.ward and fact.ward.iri, fact.status)
                if key not in seen:
                    seen.add(key)
                    yield fact
            self.done = max(self.done, mention.last)

    def _turn_to(self, mention: Mention) -> None:
        """Make the mention's sentence the current one, with its cues and the lead of its list."""
        if mention.first < self.sentence.last:
            return
        self.sentence, self.subject = self.reading.sentence_of(mention.first), ""
        self.done = self.sentence.first
        self.cues = self._cues_of(self.sentence)
        self.lead_status = self._status_of_lead() if self.sentence.kind == "item" else self._carried()
        self.item, self.aims = self.sentence, False

    def _status_of_lead(self) -> str:
        """What the sentence ending in a colon that leads the items around the current one tells."""
        before = self.sentence
        for _ in range(_LONGEST_LIST):
            if before.kind != "item" or not before.first:
                break
            before = self.reading.sentence_of(before.first - 1)
            if before == self.item and before.kind == "item":
                return self.lead_status
        if before.kind == "item" or self.tokens[before.last - 1].key != ":":
            return ""
        cues = self._cues_of(before)
        return self._cue(cues, before.first, before.last)

    def _carried(self) -> str:
        """target where the sentence before told aims in figures, and this one goes on with them."""
        first, before = self.sentence.first, self.item
        same = before.last == first and self.tokens[before.first].line == self.tokens[first].line
        if not (self.aims and same):
            return ""
        turned = any(not _TURNED.isdisjoint(names) for _, _, names in self.cues)
        past = self.periods.looks_back(first, self.sentence.last)
        return "" if turned or past else "target"

    def _tells_aims(self, first: int) -> bool:
        """Whether the sentence up to a target figure says that it is an aim, or goes on with aims."""
        return bool(self.lead_status) or self._has("aims", self.sentence.first, first)

    def _fact(self, mention: Mention, limit: int) -> Indicator:
        figure = mention.value
        assert isinstance(figure, Figure)
        if any(token.key == ";" for token in self.tokens[self.done : mention.first]):
            self.subject = ""
        measured = self.labeller.label(mention, self.sentence, self.done, limit, self.subject)
        if not measured.dependent:
            self.subject = measured.label
        self.done = measured.last
        status = self._status(mention.first)
        self.aims = status == "target" and self._tells_aims(mention.first)
        counted = figure.kind in _COUNTED
        ward, sure = self.wards.ward(mention.first, measured.last, self.sentence, counted=counted)
        reason = "" if sure else "ward from context"
        evidence = self.reading.evidence(measured.first, mention.last, "figure", reason)
        period, sign = self._period(mention, measured, status), figure.comparator
        return Indicator(evidence, measured.label, figure.value, figure.unit, sign, status, ward, period)

    # Which figures are facts.

    def _reports(self, mention: Mention) -> bool:
        figure = mention.value
        assert isinstance(figure, Figure)
        if figure.kind == "percent":
            near = self._has("votes", mention.first - 7, mention.last + 7)
            return not near and not self._has("voters", mention.last, mention.last + 3)
        if figure.unit.partition("/")[0] == self.words.times_unit:
            return self._has("times", mention.first - 3, mention.first)
        if figure.kind == "measure":
            return not self._has("distance", mention.first - 6, mention.first)
        if figure.kind not in _COUNTED:
            return True
        return self._counts(mention, figure) and not (self._is_slogan(mention) or self._is_of_named(mention))

    def _counts(self, mention: Mention, figure: Figure) -> bool:
        """Goals count where they were reached, delegates where they are elected, guests of an event never."""
        first, last = mention.first, mention.last
        if figure.kind == "goal":
            near = self._has("reached", first - 4, first) or self._has("reached", last, last + 7)
            return near or figure.whole is not None
        if figure.kind == "delegate":
            self.elected = first if self._has("elected", first - 4, first) else self.elected
            return self.elected >= self.sentence.first  # "bầu 19 đại biểu, trong đó 7 đại biểu là nữ"
        if self._has("turns", first, last):
            return True
        marks = (at for at in range(last, last + 3) if at >= len(self.tokens) or self.tokens[at].shape == ".")
        clause = next(marks, last + 3)
        return not (self._has("hall_before", first - 4, first) or self._has("hall_after", last, clause))

    def _has(self, cue: str, first: int, last: int) -> bool:
        """Whether a phrase of the cue lies within [first, last) of the sentence."""
        return any(cue in names and first <= begin and end <= last for begin, end, names in self.cues)

    def _cues_of(self, sentence: Sentence) -> list[_Cue]:
        found: list[_Cue] = []
        end = sentence.first
        for at in within(self.openings, sentence.first, sentence.last):
            match = self.words.cues.longest(self.tokens, at, sentence.last) if at >= end else None
            if match:
                end = match[0]
                found.append((at, end, match[1]))
        return found

    def _is_of_named(self, mention: Mention) -> bool:
        """Whether holders of a post are counted who are named then: "3 Phó Bí thư Tỉnh ủy: ông A, …"."""
        last = mention.last
        named = self.reading.within(self.reading.people, mention.first, last)
        these = last < self.sentence.last and self.tokens[last].key in self.words.these
        if these or any(isinstance(one.value, Person) and one.value.kind == "full" for one in named):
            return True  # "hai đồng chí A và B", "2 cán bộ này"
        roles = self.reading.labels["positions"]
        post = next((at for at in range(mention.first + 1, mention.last) if at in roles), None)
        if post is None:
            return False
        behind = range(mention.last, min(mention.last + _NAMED, self.sentence.last))
        colon = next((at for at in behind if self.tokens[at].key in _LEADS), None)
        return colon is not None and bool(self.reading.within(self.reading.people, colon, colon + 3))

    def _is_slogan(self, mention: Mention) -> bool:
        """Whether the figure stands in a short quoted run: a motto or a name."""
        marks = [at for at in range(self.sentence.first, mention.first) if self.tokens[at].key == '"']
        if len(marks) % 2 == 0:
            return False
        near = self.tokens[mention.last : min(self.sentence.last, marks[-1] + _SLOGAN + 1)]
        return any(token.key == '"' for token in near)

    # Whether they are reached, and when.

    def _status(self, at: int) -> str:
        """target where the last cue before the figure is one, in its sentence or its list's lead."""
        return self._cue(self.cues, self.sentence.first, at) or self.lead_status or "actual"

    def _cue(self, cues: Sequence[_Cue], first: int, last: int) -> str:
        """The status that the last cue in [first, last) tells, or a year to come after it."""
        told = [(at, name) for at, end, names in cues if end <= last for name in names if name in _STATUS]
        at, found = told[-1] if told else (first, "")
        return "target" if self.periods.looks_ahead(at, last) else found

    def _period(self, mention: Mention, measured: Measured, status: str) -> str | None:
        """The year or term that a figure is of."""
        stop = self._planned(measured.last) if status == "actual" else self.sentence.last
        return self.periods.of(mention, measured.last, stop, target=status == "target")

    def _planned(self, at: int) -> int:
        """Where the sentence turns to what is planned: "262 tỷ đồng, | dự kiến đưa vào sử dụng năm 2027"."""
        plans = (begin for begin, _, names in self.cues if begin >= at and "target" in names)
        return next(plans, self.sentence.last)
