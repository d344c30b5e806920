"""Where the words lie that tell before a figure what it measures: "tổng thu ngân sách | ước đạt | 415"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.figures.label_tails import LONGEST, LabelTails
from kg.recognise.figures.label_words import IDLE, OPENS, TELLS
from kg.recognise.spans import closes_bracket, past_bracket, within
from kg.text import prior

_LEFT: Final = 3  # tokens of "xuống chỉ còn"
_ASIDE: Final = 8  # tokens of brackets behind a ward
_LISTED: Final = 9  # tokens behind the comma of a list
_LIST: Final = 12  # tokens of what such a list is of
_HERE: Final = frozenset({"where"})
_DUE: Final = 3  # tokens of "đến hết ngày"
_YEAR: Final = 4  # digits
_EACH: Final = 2  # tokens of "mỗi làng"
_TERM: Final = 9  # tokens of ", nhiệm kỳ 2026-2031 còn"
_CHANGED: Final = 9  # tokens of "58 triệu đồng/người năm 2020 lên 75"


class LabelSpans(LabelTails):
    """Finds the words around the figures of one document: before them here, behind them as LabelTails."""

    def head(self, start: int, at: int, *, owned: bool = False, whole: bool = False) -> tuple[int, int]:
        """The tokens of the clause before `at` that say what is measured, or who has what is counted."""
        at = self._before_term(start, at)
        start, clause = self._clause(start, at)
        roles = self.roles(clause, at)
        if resumed := self._resumed(start, clause, roles):
            return resumed
        _, last = self.trimmed(clause, roles, 0, at - clause, IDLE | {"has"} if owned else IDLE)
        last = self._before_place(clause, roles, self.asides.begin(last, clause))
        first, last = self._told(clause, roles, last)
        if not whole:
            first, last = self._unplaced(clause, roles, *self._remaining(at, first, last))
        return self._remaining(at, first, last)

    def _clause(self, start: int, at: int) -> tuple[int, int]:
        """(`start`, or where a quantity begins of which a list is; the first token of the clause)."""
        clause = at
        while clause > start and at - clause < 2 * LONGEST:
            before = self._before(clause, start)
            if before == clause and self._is_listed(clause - 1, start, at):
                start = max(start, within(self.quantities, start, clause)[-1])  # and nothing before it
                before -= 1
            if before == clause:
                break
            clause = before
        return start, clause

    def _told(self, clause: int, roles: Sequence[Sequence[str]], last: int) -> tuple[int, int]:
        """What a clause up to `last` measures, without what leads to it: "đến nay, xã đã có | tổng thu"."""
        end = last - clause  # "số đại biểu được bầu | là"
        while end and self.tokens[last].key in self.words.being and not OPENS.isdisjoint(roles[end - 1]):
            end -= 1
        opened = (i for i in range(end - 1, -1, -1) if self._opens(clause, i, roles))
        begin = self._past_lead(clause + next(opened, -1) + 1, last)
        first, last = self.trimmed(clause, roles, begin - clause, last - clause, IDLE)
        first = self._past_number(first)
        first += self.tokens[first].key in self.words.year_ends and self.is_year(first + 1)
        first = max(first + 2 * self.is_year(first), self._past_day(first))
        if (named := self.titled.get(first, last)) < last:  # "Chủ tịch UBND xã A | trao 5 triệu đồng"
            first, last = self.trimmed(
                clause, roles, past_bracket(self.tokens, named, last) - clause, last - clause, IDLE
            )
        return self._past_mark(self._shortened(min(first, last), last), last), last

    def _past_day(self, first: int) -> int:
        """Past the day or year by which it is told: "trước ngày 30-6 | bàn giao", "2030 | kinh tế số"."""
        at = first
        while at < first + _DUE and self.tokens[at].key in self.words.due:
            at += 1
        year = self.tokens[at].shape == "9" and len(self.tokens[at].key) == _YEAR
        if year and prior(self.tokens, at).key in self.words.due:
            return at + 1
        return self.dated.get(at, first)

    def _before_place(self, clause: int, roles: Sequence[Sequence[str]], last: int) -> int:
        """Before the place where it was measured: "khối lượng thi công | tại xã A"."""
        at = self.placed.get(last, clause) - 1
        return at if at > clause and not _HERE.isdisjoint(roles[at - clause]) else last

    def _before_term(self, start: int, at: int) -> int:
        """Before the years behind a comma that end at `at`: "danh sách ứng cử | , nhiệm kỳ 2026-2031 còn"."""
        comma = next((i for i in range(at - 1, max(start, at - _TERM), -1) if self.tokens[i].key == ","), 0)
        match = self.words.in_terms.longest(self.tokens, comma + 1, at) if comma else None
        if match is None:
            return at
        rest = zip(self.tokens[match[0] : at], self.roles(match[0], at), strict=True)
        years = all(token.shape in "9." or not IDLE.isdisjoint(found) for token, found in rest)
        return comma if years else at

    def _resumed(self, start: int, clause: int, roles: Sequence[Sequence[str]]) -> tuple[int, int] | None:
        """What was measured before a comma that only tells a change: "đàn lợn | tăng so với cùng kỳ, đạt"."""
        bare = all(not IDLE.isdisjoint(found) for found in roles)
        if not bare or clause - 1 <= start or self.tokens[clause - 1].key != ",":
            return None
        heads = within(self.quantities, max(start, clause - LONGEST), clause - 1)
        begin = heads[-1] if heads else clause
        changes = (at for at in range(begin, clause - 1) if self.tokens[at].key in self.words.rises)
        end = next(changes, begin)
        return (begin, end) if end > begin else None

    def mark(self, start: int, at: int) -> int:
        """Where the words before a figure and its mark end: "thu ngân sách | : 12 tỷ", "…, y tế | (2 tỷ"."""
        at -= self._is_from(start, at)
        before = self.tokens[at - 1].key if at > start else ""
        return at - 1 if before == ":" or (before == "(" and self._joins(start, at - 1)) else at

    def _is_from(self, start: int, at: int) -> bool:
        """Whether "từ" stands between the colon of an item and its figure: "1. Thu ngân sách: từ | 260"."""
        led = at > start + 1 and self.tokens[at - 2].key == ":"
        said = led and self.tokens[at - 1].key in self.words.origins
        return said and self.reading.sentence_of(at).kind == "item"

    def _shortened(self, first: int, last: int) -> int:
        """Where a label that would be too long begins: with its quantity, if it tells one."""
        heads = within(self.quantities, first, last) if last - first > LONGEST else ()
        return max(heads[-1] if heads else first, last - LONGEST)

    def _past_mark(self, first: int, last: int) -> int:
        """Past brackets that opened before, "(PLO) | - sau khi", and what each got: "B | mỗi làng"."""
        said = self.reading.keys(first, last)
        at = first + said.index(")") + 1 if closes_bracket(said) else self._past_agency(first, last)
        at += at < last and at > first and self.tokens[at].shape == "."
        one = last - _EACH  # "2 làng Đak Dwe | mỗi làng"
        each = one > at and self.tokens[one].key in self.words.each and self.tokens[one - 1].shape == "C"
        return one if each else at

    def _past_agency(self, first: int, last: int) -> int:
        """Past the mark of an agency: "TTO - | Từ trung tâm xã", but not "HĐND - UBND xã"."""
        opens = first + 2 < last and self.reading.sentence_of(first).first == first
        marked = opens and self.tokens[first].shape == "A" and self.tokens[first + 1].key == "-"
        return first + 2 if marked and self.tokens[first + 2].shape == "C" else first

    def _past_number(self, at: int) -> int:
        """Past the number of an item: "(4) | nâng thu nhập"."""
        marked = self.tokens[at].shape == "9" and self.reading.keys(at + 1, at + 2) == [")"]
        return at + 2 * marked

    def _joins(self, start: int, at: int) -> bool:
        """Whether another of a list stands in [start, at), behind the brackets of the one before."""
        begin = start + (self.tokens[start].key == ")")
        return at > begin + 1 and self.tokens[begin].key in self.words.between

    def _unplaced(
        self, clause: int, roles: Sequence[Sequence[str]], first: int, last: int
    ) -> tuple[int, int]:
        """Without the ward before and behind what is measured: "xã A đã vận động", "hỗ trợ xã A"."""
        if (end := self.places.get(first, first)) > first and end <= last:
            end = past_bracket(self.tokens, end, min(end + _ASIDE, last))  # "phường A | (TPHCM) | thu …"
            first, last = self.trimmed(clause, roles, end - clause, last - clause, IDLE)
        start = self.placed.get(last, last)
        if first < start < last and self.tokens[start - 1].key not in self.words.inside:
            first, last = self.trimmed(clause, roles, first - clause, start - clause, IDLE)
        return (last if last - first == 1 and self.tokens[first].key in self.words.whole else first), last

    def _remaining(self, at: int, first: int, last: int) -> tuple[int, int]:
        """Without "giảm" where what remains is told: "hộ nghèo giảm còn 0,5%", "… giảm từ 5% xuống 2%"."""
        while last > first and self.tokens[last - 1].key in self.words.rises and self.is_origin(at):
            last -= 1
        if not any(token.key in self.words.remains for token in self.tokens[max(last, at - _LEFT) : at]):
            return first, last
        while last > first and self.tokens[last - 1].key in self.words.falls:
            last -= 1
        while first < last and self.tokens[first].key in self.words.falls:
            first += 1
        # "hộ nghèo | đã | giảm còn"
        return first, self.trimmed(first, self.roles(first, last), 0, last - first, IDLE)[1]

    def is_origin(self, at: int) -> bool:
        """Whether the figure at `at` tells from where a quantity changed: "từ | 58 triệu đồng lên 75"."""
        if not at or self.tokens[at - 1].key not in self.words.origins:
            return False
        return any(self.is_reached(near) for near in range(at + 1, min(at + _CHANGED, len(self.tokens))))

    def _before(self, at: int, start: int) -> int:
        """Where the word or the aside begins over which a clause goes on before `at`; `at` at its end."""
        token = self.tokens[at - 1]
        inside = token.shape != "." or token.key in {"-", "/"} or (token.key == "," and self.is_kept(at - 1))
        return min(self.asides.begin(at, start), max(self.quoted.get(at, at), start), at - inside)

    def _past_lead(self, first: int, last: int) -> int:
        """Past what tells when something was done: "đến thời điểm này | xã đã thu"."""
        match = self.words.lead.longest(self.tokens, first, last)
        end = match[0] if match else first
        return end + (end > first and self.is_year(end - 1))  # "đến cuối năm 2025 | thu nhập"

    def _opens(self, clause: int, at: int, roles: Sequence[Sequence[str]]) -> bool:
        """Whether what is measured stands after the word at `at` of a clause."""
        if _HERE.isdisjoint(roles[at]):
            return not OPENS.isdisjoint(roles[at])
        return self.quantity(clause, clause + at) is None

    def _is_listed(self, comma: int, start: int, at: int) -> bool:
        """Whether a comma stands in a list of what one quantity is of: "doanh thu thương mại, dịch vụ"."""
        if self.tokens[comma].key != "," or within(self.quantities, comma, at):
            return False
        roles = self.roles(comma + 1, at)
        _, last = self.trimmed(comma + 1, roles, 0, len(roles), IDLE)
        inside = range(last - comma - 1)
        plain = all(self._is_plain(comma + 1 + i, roles[i]) for i in inside)
        near = max(start, comma - _LIST)
        return 0 < len(inside) <= _LISTED and plain and self.quantity(near, comma) is not None

    def _is_plain(self, at: int, roles: Sequence[str]) -> bool:
        """Whether a word may stand in a list of nouns."""
        verb = not TELLS.isdisjoint(roles) or "trim" in roles or "where" in roles
        return not verb or self.tokens[at].key in self.words.owned
