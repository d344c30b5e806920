"""Indicators: which figures of a text are facts about a ward, for when, reached or aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kg.model import Indicator
from kg.ontology import bare
from kg.recognise import Reading
from kg.recognise.figures import figures
from kg.recognise.figures.amounts import number_starts
from kg.recognise.figures.areas import label_of_area
from kg.recognise.figures.counts import Measured
from kg.recognise.figures.cues import Cues
from kg.recognise.figures.in_turn import InTurn
from kg.recognise.figures.labeller import Labeller
from kg.recognise.figures.leads import Leads
from kg.recognise.figures.least import Least
from kg.recognise.figures.part_years import PartYears
from kg.recognise.figures.periods import Periods
from kg.recognise.figures.relevance import COUNTED, Relevance
from kg.recognise.figures.statuses import Statuses
from kg.recognise.figures.sums import Around
from kg.recognise.figures.table_facts import TableFacts
from kg.recognise.figures.tables import Tables
from kg.recognise.figures.told_once import told_once
from kg.recognise.figures.wards_of import WardsOf
from kg.recognise.figures.words import Figure
from kg.recognise.figures.years import Years
from kg.text import Mention, Sentence, keys

_NEARLY: Final = 2  # how much more at most was planned than reached
_SHARE: Final = 9  # tokens of ", đạt 102,4 %"
_DETAILS: Final = 2  # tokens of "cụ thể", "trong đó"
_RESULTS: Final = frozenset({"actual", "results"})
_BEHIND: Final = frozenset({"measure", "money"})  # what they are of may stand behind them


def indicators(reading: Reading) -> Iterator[Indicator]:
    """The figures that the document reports, each with the ward it speaks of there."""
    named = [m for m in reading.places if m.last - m.first > 1]  # not a lone number: "phường: 3 người"
    taken = frozenset(at for m in (*reading.dates, *named) for at in range(m.first, m.last))
    starts = number_starts(reading.ontology, reading.lookup)
    tables = Tables(reading)
    found = figures(reading.ontology, reading.tokens, starts, taken, tables.cells)
    return _Extractor(reading, found, starts, tables).facts() if found else iter(())


class _Extractor:
    """Goes through the figures of one document in order; those of a sentence share context."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], starts: Sequence[int], tables: Tables
    ) -> None:
        self.reading, self.tokens, self.mentions = reading, reading.tokens, mentions
        self.sentence, self.subject, self.counted = Sentence(0, 0), "", False
        self.last: Indicator | None = None  # the fact before
        self.line = 0  # and where it stands
        self.cues = Cues(reading)
        self.reported = Relevance(reading, self.cues)
        self.done = 0  # index after the figure before and the words that describe it
        self.years, self.wards = Years(reading, starts), WardsOf(reading)
        parts = PartYears(reading, self.years).found()
        self.labeller, self.periods = Labeller(reading, parts), Periods(reading, self.years, parts)
        self.least = Least(reading, self.labeller.spans)
        self.statuses = Statuses(reading, self.cues, self.years)
        self.leads = Leads(reading, self.cues, self.statuses)
        self.tables = TableFacts(reading, tables, self.cues, self.statuses, self.years)
        self.in_turn = InTurn(reading, mentions, self.wards)

    def facts(self) -> Iterator[Indicator]:
        """What the text tells, each once: what its headline tells stands again behind it."""
        return told_once(list(self._told()), self._headline())

    def _headline(self) -> int:
        """The end of the headline, which may end with a quoted name; 0 without one."""
        first = self.reading.sentences[0]
        last = first.last - 1
        if first.kind == "label":
            return first.last
        if not 0 < last < len(self.tokens) - 1 or self.tokens[last].key != '"':
            return 0
        alone = self.tokens[last + 1].line > self.tokens[last].line
        if alone and self.tokens[last - 1].shape != ".":
            return first.last  # 'Bàn giao 10 căn nhà "Đồng đội"'
        return 0

    def _told(self) -> Iterator[tuple[int, Indicator]]:
        """The figures with their first tokens."""
        seen: set[tuple[object, ...]] = set()
        for index, mention in enumerate(self.mentions):
            self._turn_to(mention)
            if self.reported.reports(mention, self.sentence):
                after = [later.first for later in self.mentions[index + 1 : index + 2]]
                fact = self._fact(mention, min([*after, self.sentence.last]))
                unit = fact.unit.lower()
                key = (fact.label.lower(), fact.value, unit, fact.ward and fact.ward.iri, fact.status)
                if key not in seen:
                    seen.add(key)
                    yield mention.first, fact
            elif self._sets_goals(mention):
                self.leads.goals = self.sentence
            self.done = max(self.done, mention.last)

    def _sets_goals(self, mention: Mention) -> bool:
        """Whether goals are counted that are not told as reached: not "Kết quả thực hiện 10 chỉ tiêu"."""
        goal = isinstance(mention.value, Figure) and mention.value.kind == "goal"
        return goal and not self.cues.says(_RESULTS)

    def _turn_to(self, mention: Mention) -> None:
        """Make the mention's sentence the current one, with its cues and the lead of its list."""
        if mention.first < self.sentence.last:
            return
        self.sentence, self.subject = self.reading.sentence_of(mention.first), ""
        self.done = self.sentence.first
        self.cues.turn_to(self.sentence)
        self.statuses.sentence = self.sentence
        self.leads.turn_to(self.sentence)

    def _fact(self, mention: Mention, limit: int) -> Indicator:
        figure = mention.value
        assert isinstance(figure, Figure)
        if any(token.key == ";" for token in self.tokens[self.done : mention.first]):
            self.subject = ""
        earlier = self._earlier(mention, figure)
        around = Around(self.sentence, self.done, limit, self.subject, self.counted, earlier)
        measured = self.tables.measured(mention) or self.labeller.label(mention, around)
        if not measured.dependent:
            self.subject = measured.label
            told = figure.kind in _BEHIND and measured.first == mention.first  # "31 ha bí đỏ"
            self.counted = told or figure.kind in COUNTED
        self.done = measured.last
        planned = self._is_planned(mention, figure, around.start)
        began = figure.comparator == "=" and self.labeller.spans.is_origin(mention.first)
        headed = "target" if planned else self.tables.status(mention)
        headed = "actual" if began and not planned else headed  # "phấn đấu nâng từ | 80% lên 90%"
        status = headed or self.statuses.status(mention.first, mention.last, self.leads.status)
        self.leads.aims = status == "target" and self.leads.tells_aims(mention.first)
        self.last = self._indicator(mention, figure, measured, status, earlier)
        if earlier and self.last.label == _calm(earlier):  # a ward of a list: "xã A đạt 92%, B 88%, C 95%"
            self.subject = self.last.label
        self.line = self.tokens[mention.first].line
        return self.last

    def _indicator(
        self, mention: Mention, figure: Figure, measured: Measured, status: str, earlier: str
    ) -> Indicator:
        """The figure with its ward and period; a ward of a list is no label: "xã A (15 ha), B (12 ha)"."""
        counted = figure.kind in COUNTED or figure.kind == "money"
        ward, sure = self.wards.ward(mention, measured.last, self.sentence, counted=counted)
        if mention.first in self.in_turn.ward_at:
            ward, sure = self.in_turn.ward_at[mention.first], True
        listed = ward is not None and keys(measured.label) == keys(bare(ward.name))
        alike = earlier or (figure.unit if figure.kind == "count" else "")
        said = alike if listed and alike else label_of_area(self.reading.ontology, measured.label, figure)
        sign = self.least.sign(mention, figure, status)
        label, unit = self.least.label(_calm(said), mention, sign), _calm(figure.unit)
        reason = "" if sure else "ward from context"
        end = max(mention.last, measured.last)  # "100% | hồ sơ được số hóa"
        evidence = self.reading.evidence(measured.first, end, "figure", reason)
        period = self._period(mention, measured, status)
        return Indicator(evidence, label, figure.value, unit, sign, status, ward, period)

    def _earlier(self, mention: Mention, figure: Figure) -> str:
        """What the figure before measured, if in the same unit and paragraph."""
        same = self.last is not None and self.line == self.tokens[mention.first].line
        return self.last.label if self.last is not None and same and self.last.unit == figure.unit else ""

    def _is_planned(self, mention: Mention, figure: Figure, start: int) -> bool:
        """Whether a figure behind a slash is what was planned: "512 lao động/ | 500 lao động"."""
        behind = start == mention.first - 1 and self.tokens[start].key == "/"
        alike = behind and self.last is not None and self.last.unit == figure.unit
        told = self.cues.has("planning", self.sentence.first, self.sentence.last)
        share = any(token.key == "%" for token in self.tokens[mention.last : mention.last + _SHARE])
        before, planned = Decimal(self.last.value if self.last else 0), Decimal(figure.value)
        near = share and _NEARLY * before >= planned  # not "71 hộ/8.214 hộ (0,86%)"
        return alike and (told or near or before >= planned)  # not "hòa giải 9 vụ/15 vụ"

    def _period(self, mention: Mention, measured: Measured, status: str) -> str | None:
        """The year or term that a figure is of."""
        if sure := self.in_turn.year_at.get(mention.first) or self.tables.period(mention):
            return sure
        stop = self.statuses.planned(measured.last) if status == "actual" else self.sentence.last
        target = status == "target"
        told = self.periods.of(mention, measured.last, stop, target=target)
        return told or self._period_of_lead(target=target)

    def _period_of_lead(self, *, target: bool) -> str | None:
        """The year of what leads the list, or of the sentence that this one tells more of: "Cụ thể, …"."""
        first, lead = self.sentence.first, self.leads.lead
        if first and self.cues.has("details", first, first + _DETAILS):
            lead = self.reading.sentence_of(first - 1)
        elif self.sentence.kind != "item" and lead.last != first:  # nor behind a question
            return None
        return self.periods.led(lead.first, lead.last, target=target)


def _calm(text: str) -> str:
    """Words of a headline in capitals as they are written elsewhere: "THÔNG QUA NGHỊ QUYẾT"."""
    return text.lower() if text.isupper() and " " in text else text
