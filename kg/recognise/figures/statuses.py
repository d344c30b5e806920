"""Whether a figure is an aim or was reached."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from kg.recognise.figures.aims_behind import AimsBehind
from kg.recognise.figures.brackets import Brackets
from kg.recognise.figures.cues import Cue, Cues
from kg.recognise.figures.years import Years
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import phrases_of
from kg.text import Sentence, prior

_ASKING: Final = 3  # tokens of "quan tâm đến"
_YEAR: Final = 4  # digits
_VOLUNTEERS: Final = frozenset({"volunteers"})
_BRACKETS: Final = frozenset("()")
_COMMAS: Final = frozenset(",;")
_AGAINST: Final = 7  # tokens of "so với chỉ tiêu cấp trên giao" and "là"
_CLAUSE: Final = frozenset(",;:")
_SEMICOLON: Final = frozenset(";")
_STATUS: Final = frozenset({"target", "actual"})
_PLANS: Final = frozenset({"goals", "plans"})
_PLAN: Final = 12  # tokens of "dự toán thu, chi ngân sách phường năm 2026"
_first = itemgetter(0)


class Statuses:
    """Tells the statuses of one document's figures, in the current `sentence`."""

    def __init__(self, reading: Reading, cues: Cues, years: Years) -> None:
        self.reading, self.tokens, self.cues, self.years = reading, reading.tokens, cues, years
        self.there, self.beside, self.against, self.given, self.by_share = (
            phrases_of(reading.ontology, "figures", "words", name)
            for name in ("there", "beside", "against", "set_to", "by_share")
        )
        self.asides, self.behind = Brackets(reading), AimsBehind(reading, cues)
        self.brackets, self.semicolons = (reading.lookup.starting(marks) for marks in (_BRACKETS, _SEMICOLON))
        self.sentence = Sentence(0, 0)

    def status(self, at: int, last: int, lead: str) -> str:
        """target where the last cue before the figure is one, or its list's `lead` tells so."""
        told = (
            self._aside(at)
            or ("target" if self._is_set(at, last) or self._is_told_behind(at, last) else "")
            or self._volunteered(at)
            or ("actual" if self._is_there(at, last) or self._is_met(at, last) else "")
            or self.cue(self.cues.here, self.sentence.first, at)
            or lead
        )
        return told or ("target" if self._is_aim_of_list(at) or self._is_due(at, last) else "actual")

    def _volunteered(self, at: int) -> str:
        """actual of who volunteered, parted from an aim: "chỉ tiêu 42 tân binh; có | 11 … viết đơn"."""
        if not self.cues.says(_VOLUNTEERS):
            return ""
        marks = within(self.semicolons, self.sentence.first, self.sentence.last)
        if any(self.tokens[i].key == ":" for i in range(self.sentence.first, min([*marks, at]))):
            return ""  # "mục tiêu: giao 42 tân binh; có 60 thanh niên viết đơn"
        begin = max((i for i in marks if i < at), default=at)
        end = min((i for i in marks if i > at), default=self.sentence.last)
        done = self.cues.has("volunteers", begin, end) and self.cue(self.cues.here, begin, at) != "target"
        return "actual" if begin < at and done else ""

    def _is_there(self, at: int, last: int) -> bool:
        """Whether those are counted of whom something is asked: "yêu cầu | 15 hộ tháo dỡ", no share."""
        if self.cues.has("promises", self.sentence.first, at):
            return False  # "cam kết xử lý dứt điểm | 4 điểm ngập"
        return not self._is_share(at, last) and self.there.ends_at(self.tokens, at, _ASKING)

    def _is_met(self, at: int, last: int) -> bool:
        """Whether a share of what was assigned is reached: "được giao chỉ tiêu 32 công dân, đạt | 100%"."""
        told = self._is_share(at, last) and self.cues.has("reached", at - 1, at)
        if not told or prior(self.tokens, at - 1).key != ",":
            return False
        aims = [names for _, end, names in self.cues.here if end < at and "target" in names]
        return bool(aims) and "handed_down" in aims[-1]

    def _is_share(self, at: int, last: int) -> bool:
        """Whether a figure is a share."""
        return any(token.key == "%" for token in self.tokens[at:last])

    def _aside(self, at: int) -> str:
        """What brackets tell by themselves: "9 tỷ đồng (năm 2025 | 8 tỷ đồng)", "… (kế hoạch | 8 tỷ)"."""
        marks = within(self.brackets, self.sentence.first + 1, at)
        opened = marks[-1] if marks else at
        if self.tokens[opened].key != "(":
            return ""
        told = self.cue(self.cues.here, opened, at)
        if told != "actual" and self._is_plan_aside(opened, at):
            return "target"
        now = self.cues.has("present", opened + 1, at)  # "giảm 20 hộ nghèo (hiện còn | 65 hộ)"
        past = now or self.years.looks_back(opened, at)
        return "actual" if past and told != "target" else ""

    def _is_plan_aside(self, opened: int, at: int) -> bool:
        """Whether brackets tell what was planned: "(chỉ tiêu năm 2026: | 95%)", "so với chỉ tiêu (| 51%)"."""
        between = self.reading.keys(opened + 1, at)
        if not between:
            return self.against.ends_at(self.tokens, opened, _AGAINST)
        opens = self.beside.longest(self.tokens, opened + 1, at) is not None
        return opens and _COMMAS.isdisjoint(between) and not self.cues.has("reached", opened, at)

    def _is_set(self, at: int, last: int) -> bool:
        """Whether what was to be done stands beside the result: "vượt chỉ tiêu giao là | 40 đảng viên"."""
        return not self._is_share(at, last) and self.given.ends_at(self.tokens, at, _AGAINST)

    def _is_aim_of_list(self, at: int) -> bool:
        """Whether semicolons part a figure from one that is to be reached by a year: "…; đến năm 2030 …"."""
        rest = next(iter(within(self.semicolons, at, self.sentence.last)), None)
        told = self.cues.says(_STATUS)
        return rest is not None and not told and self.years.aims(rest, self.sentence.last)

    def _is_due(self, at: int, last: int) -> bool:
        """Whether a year to come stands behind a figure or its share: "100% trường | vào năm 2030"."""
        if self.years.is_by(last):
            return True
        stop = min(last + _PLAN, self.sentence.last) if self._is_share(at, last) else last
        for begin in range(last, stop):
            if self.tokens[begin].shape == ".":
                break
            if match := self.by_share.longest(self.tokens, begin, stop):
                return self.years.looks_ahead(match[0], match[0] + 1)
        return False

    def cue(self, cues: Sequence[Cue], first: int, last: int) -> str:
        """The status that the last cue in [first, last) tells, or a year to come after it."""
        quoted = self.reading.quoted_before(last)
        free = (cue for cue in cues if cue[1] <= last and cue[0] not in quoted)
        here = [cue for cue in free if not self._is_shut(cue[0], last)]
        told = [(at, name) for at, end, names in here for name in names if self._tells(name, names, end)]
        if here and "over" in here[0][2] and here[0][0] <= self.sentence.first + 1:
            over, striving = here[0][1], (at for at, _, names in here if "strives" in names)
            striven = {at for at in striving if self._is_of_past(over, at, last)}
            told = [(at, name) for at, name in told if at not in striven]  # "Năm qua, xã phấn đấu …"
        plans = any(not _PLANS.isdisjoint(names) for _, _, names in here)
        aims = self.cues.aims(here, self.years.comes(first, last), self._plans(here, last)) if plans else ()
        at, found = max([*reversed(told), *((at, "target") for at in aims), (first, "")], key=_first)
        return "target" if self.years.looks_ahead(at, last) else found

    def _tells(self, name: str, names: Sequence[str], end: int) -> bool:
        """Whether a cue up to `end` tells a status; not of a year that is over: "dự kiến hết năm | 2025"."""
        expected = "expects" in names and end in self.years.told and not self.years.is_to_come(end)
        return name in _STATUS and not expected

    def _is_shut(self, at: int, last: int) -> bool:
        """Whether the brackets around a cue are closed: "xóa hộ nghèo (hiện còn 9 hộ), | giảm 45 hộ"."""
        around = self.asides.around(at)
        return around is not None and around[1] < last

    def _plans(self, cues: Sequence[Cue], last: int) -> set[int]:
        """Where the plans of a year that is not over are named; not the base of "52% | dự toán năm 2026"."""
        plans = ((at, end, names) for at, end, names in cues if not _PLANS.isdisjoint(names))
        told = (one for one in plans if prior(self.tokens, one[0]).key != "%")
        running = (one for one in told if self.years.runs_on(one[1], min(one[1] + _PLAN, last)))
        return {at for at, end, names in running if "goals" in names or self._reaches(end, last)}

    def _reaches(self, end: int, last: int) -> bool:
        """Whether a plan named before `end` holds up to `last`: in its clause, or as it leads a list."""
        if ":" in self.reading.keys(end, min(end + _PLAN, last)):
            return True
        parted = within(self.semicolons, end, last) or any(
            end < c.first < last for c in self.reading.citations
        )
        return not parted

    def _is_of_past(self, over: int, at: int, last: int) -> bool:
        """Whether a verb of striving goes with "Năm qua," before `over`: in its clause, and for no year."""
        clause = self.reading.keys(over + 1, at)
        years = (token for token in self.tokens[self.sentence.first : last] if token.shape == "9")
        return {";", ","}.isdisjoint(clause) and not any(len(token.key) == _YEAR for token in years)

    def _is_told_behind(self, at: int, last: int) -> bool:
        """Whether words behind a figure make it an aim, and its own clause tells nothing that was done."""
        if not self.behind.tells(at, last, self.sentence):
            return False
        marks = (i for i in range(self.sentence.first, at) if self.tokens[i].key in _CLAUSE)
        return self.cue(self.cues.here, max(marks, default=self.sentence.first), at) != "actual"

    def planned(self, at: int) -> int:
        """Where the sentence turns to what is planned: "262 tỷ đồng, | dự kiến đưa vào sử dụng năm 2027"."""
        plans = (begin for begin, _, names in self.cues.here if begin >= at and "target" in names)
        return next(plans, self.sentence.last)
