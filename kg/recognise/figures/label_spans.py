"""Where the words lie that tell what a figure measures: before or behind it, without idle words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie
from kg.recognise.asides import Asides
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket, within
from kg.recognise.words import common, lexicon_of

_LONGEST = 24  # tokens of a label
_JOINING = frozenset({"-", "/", "%", '"', "+"})
_LEFT = 3  # tokens of "xuống chỉ còn"
_ASIDE = 8  # tokens of brackets behind a ward
_COMPOUND = 4  # tokens of a noun before a comma in it
_DASHES = frozenset("–—")
_LISTED = 9  # tokens behind the comma of a list
_LIST = 12  # tokens of what such a list is of
OPENS, _TRIM, _IDLE = frozenset({"opens", "has", "where"}), frozenset({"trim"}), frozenset({"trim", "is"})
_COMPARED = 3  # tokens of "ít nhất 5"
_SILENT = _IDLE | {"hollow"}
_TELLS, _HERE = frozenset({"opens", "has", "is"}), frozenset({"where"})
_NONE: Sequence[str] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    roles: Trie[str]
    owned: frozenset[str]
    whole: frozenset[str]
    remains: frozenset[str]
    falls: frozenset[str]
    rises: frozenset[str]
    year: frozenset[str]
    year_ends: frozenset[str]
    between: frozenset[str]
    joint: frozenset[str]
    attached: frozenset[str]
    holds: frozenset[str]
    lead: Trie[bool]
    quantities: Trie[bool]


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    roles = ("is", "has", "opens", "trim", "stop", "where", "base", "each", "hollow", "aside", "keep")
    trie = Trie((phrase, role) for role in roles for phrase in label[role])
    return lexicon_of(
        _Words,
        label,
        roles=trie,
        year=common(ontology).year,
        between=common(ontology).between,
        joint=common(ontology).joint,
    )


class LabelSpans:
    """Finds the words around the figures of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.asides = _words(reading.ontology), Asides(reading)
        self.quoted = {quote.last: quote.first for quote in reading.quotes}
        self.closed = {first: last for last, first in self.quoted.items()}
        self.places = {m.first: m.last for m in reading.places}
        self.placed = {m.last: m.first for m in reading.places}
        self.dated = {m.first: m.last for m in reading.dates}
        self.quantities: list[int] = []
        end = 0
        for at, match in reading.lookup.matches(self.words.quantities).items():
            if at >= end:  # "tổng doanh thu" is one
                self.quantities.append(at)
                end = match[0]

    def head(self, start: int, at: int, *, owned: bool = False, whole: bool = False) -> tuple[int, int]:
        """The tokens of the clause before `at` that say what is measured, or who has what is counted."""
        clause = at
        while clause > start and at - clause < 2 * _LONGEST:
            before = self._before(clause, start)
            if before == clause and self._is_listed(clause - 1, start, at):
                start = max(start, within(self.quantities, start, clause)[-1])  # and nothing before it
                before -= 1
            if before == clause:
                break
            clause = before
        roles = self.roles(clause, at)
        if resumed := self._resumed(start, clause, roles):
            return resumed
        _, last = self._trimmed(clause, roles, 0, at - clause, _IDLE | {"has"} if owned else _IDLE)
        last = self.asides.begin(last, clause)
        opened = (i for i in range(last - clause - 1, -1, -1) if self._opens(clause, i, roles))
        begin = self._past_lead(clause + next(opened, -1) + 1, last)
        first, last = self._trimmed(clause, roles, begin - clause, last - clause, _IDLE)
        first = self._past_number(first)
        first += self.tokens[first].key in self.words.year_ends and self.is_year(first + 1)
        first = max(first + 2 * self.is_year(first), self.dated.get(first, first))
        first = max(min(first, last), last - _LONGEST)
        if not whole:
            first, last = self._unplaced(clause, roles, *self._remaining(at, first, last))
        return self._remaining(at, first, last)

    def _resumed(self, start: int, clause: int, roles: Sequence[Sequence[str]]) -> tuple[int, int] | None:
        """What was measured before a comma that only tells a change: "đàn lợn | tăng so với cùng kỳ, đạt"."""
        bare = all(not _IDLE.isdisjoint(found) for found in roles)
        if not bare or clause - 1 <= start or self.tokens[clause - 1].key != ",":
            return None
        heads = within(self.quantities, max(start, clause - _LONGEST), clause - 1)
        begin = heads[-1] if heads else clause
        changes = (at for at in range(begin, clause - 1) if self.tokens[at].key in self.words.rises)
        end = next(changes, begin)
        return (begin, end) if end > begin else None

    def mark(self, start: int, at: int) -> int:
        """Where the words before a figure and its mark end: "thu ngân sách | : 12 tỷ", "…, y tế | (2 tỷ"."""
        before = self.tokens[at - 1].key if at > start else ""
        return at - 1 if before == ":" or (before == "(" and self._joins(start, at - 1)) else at

    def _past_number(self, at: int) -> int:
        """Past the number of an item: "(4) | nâng thu nhập"."""
        marked = self.tokens[at].shape == "9" and self.reading.keys(at + 1, at + 2) == [")"]
        return at + 2 * marked

    def _joins(self, start: int, at: int) -> bool:
        """Whether another of a list stands in [start, at), behind the brackets of the one before."""
        begin = start + (self.tokens[start].key == ")")
        return at > begin + 1 and self.tokens[begin].key in self.words.between

    def tail(self, at: int, limit: int, *, share: bool = False) -> int:
        """The end of the description that begins at `at`; of a share's also what its holders have or did."""
        roles, size = self.roles(at, min(limit, at + _LONGEST)), 0
        while size < len(roles):
            token = self.tokens[at + size]
            closes = self.closed.get(at + size, at) - at
            if size < closes <= len(roles):  # "Quỹ | “Vì người nghèo”"
                size = closes
                continue
            if self._stops(at + size, roles[size], share=share):
                break
            if token.shape == "." and token.key not in _JOINING and "keep" not in roles[size]:
                break
            size += 1
        size = self._of_next(at, size, limit, roles)
        return self._trimmed(at, roles, 0, size, _TRIM)[1]

    def _of_next(self, at: int, size: int, limit: int, roles: Sequence[Sequence[str]]) -> int:
        """How much is left without what the next figure is of: "người già | và khám bệnh cho | 95% …"."""
        rest = roles[size : limit - at]
        figure = any(token.shape == "9" for token in self.tokens[limit : limit + _COMPARED])
        if not figure or at + len(roles) != limit or any(_IDLE.isdisjoint(found) for found in rest):
            return size
        if any(token.key in self.words.attached for token in self.tokens[at + size : limit]):
            return size  # "hộ nuôi gà thịt và gà trứng | với | 5.000 con"
        joints = (one for one in range(size - 1, -1, -1) if self.tokens[at + one].key in self.words.joint)
        return next((one for one in joints if size - one > 1), size)

    def _stops(self, at: int, roles: Sequence[str], *, share: bool) -> bool:
        """Whether a description ends before the word at `at`."""
        token = self.tokens[at]
        if "keep" in roles or self._is_compound(at):
            return False
        held = share and token.key in self.words.holds and self.tokens[at - 1].shape != "."
        named = token.shape == "C"  # "Quỹ | Vì người nghèo"
        return ("stop" in roles and not held and not named) or token.text in _DASHES

    def base(self, at: int, limit: int) -> int:
        """The end of what a share is a share of: "dự toán tỉnh giao", "so với cùng kỳ"."""
        if at >= limit or "base" not in self.roles(at, limit)[0]:
            return at
        end = at
        for roles, token in zip(self.roles(at, limit), self.tokens[at:limit], strict=False):
            if (end > at and "stop" in roles) or token.shape == "." or end - at >= 8:
                break
            end += 1
        return end

    def past_idle(self, at: int, limit: int) -> int:
        """Past "đã được" behind a sum: "3 tỷ đồng | đã được | giải ngân cho nông dân"."""
        roles = self.roles(at, limit)
        return at + next((i for i, found in enumerate(roles) if _TRIM.isdisjoint(found)), 0)

    def roles(self, first: int, last: int) -> list[Sequence[str]]:
        """For every token in [first, last) the roles of the longest phrase it is part of."""
        roles: list[Sequence[str]] = []
        root = self.words.roles.root
        at = first
        while at < last:
            match = self.words.roles.longest(self.tokens, at, last) if self.tokens[at].key in root else None
            end, found = match if match else (at + 1, _NONE)
            roles += [found] * (end - at)
            at = end
        return roles

    def says(self, first: int, last: int) -> bool:
        """Whether words tell what is measured: not "đạt", "tăng" alone."""
        return any(_SILENT.isdisjoint(found) for found in self.roles(first, last))

    def is_year(self, at: int) -> bool:
        """Whether "năm 2020" stands at `at`: when something was measured, not what."""
        told = self.reading.keys(at, at + 2)
        return len(told) > 1 and told[0] in self.words.year and len(told[1]) == 4 and told[1].isdecimal()

    def _unplaced(
        self, clause: int, roles: Sequence[Sequence[str]], first: int, last: int
    ) -> tuple[int, int]:
        """Without the ward before and behind what is measured: "xã A đã vận động", "hỗ trợ xã A"."""
        if (end := self.places.get(first, first)) > first and end <= last:
            end = past_bracket(self.tokens, end, min(end + _ASIDE, last))  # "phường A | (TPHCM) | thu …"
            first, last = self._trimmed(clause, roles, end - clause, last - clause, _IDLE)
        start = self.placed.get(last, last)
        if first < start < last and self.tokens[start - 1].key not in self.words.owned:
            first, last = self._trimmed(clause, roles, first - clause, start - clause, _IDLE)
        return (last if last - first == 1 and self.tokens[first].key in self.words.whole else first), last

    def _remaining(self, at: int, first: int, last: int) -> tuple[int, int]:
        """Without "giảm" where what remains is told: "tỷ lệ hộ nghèo giảm còn 0,5%"."""
        if not any(token.key in self.words.remains for token in self.tokens[max(last, at - _LEFT) : at]):
            return first, last
        while last > first and self.tokens[last - 1].key in self.words.falls:
            last -= 1
        while first < last and self.tokens[first].key in self.words.falls:
            first += 1
        return first, last

    def _before(self, at: int, start: int) -> int:
        """Where the word or the aside begins over which a clause goes on before `at`; `at` at its end."""
        token = self.tokens[at - 1]
        inside = token.shape != "." or token.key in {"-", "/"} or (token.key == "," and self._is_kept(at - 1))
        return min(self.asides.begin(at, start), max(self.quoted.get(at, at), start), at - inside)

    def _past_lead(self, first: int, last: int) -> int:
        """Past what tells when something was done: "đến thời điểm này | xã đã thu"."""
        match = self.words.lead.longest(self.tokens, first, last)
        return match[0] if match else first

    def _opens(self, clause: int, at: int, roles: Sequence[Sequence[str]]) -> bool:
        """Whether what is measured stands after the word at `at` of a clause."""
        if _HERE.isdisjoint(roles[at]):
            return not OPENS.isdisjoint(roles[at])
        return self._quantity(clause, clause + at) is None

    def _quantity(self, first: int, last: int) -> int | None:
        """Where the last quantity of [first, last) begins, if nothing there says how much it is."""
        heads = within(self.quantities, first, last)
        if not heads:
            return None
        told = any(not _TELLS.isdisjoint(found) for found in self.roles(heads[-1], last))
        changed = any(token.key in self.words.falls for token in self.tokens[heads[-1] : last])
        return None if told or changed else heads[-1]

    def _is_listed(self, comma: int, start: int, at: int) -> bool:
        """Whether a comma stands in a list of what one quantity is of: "doanh thu thương mại, dịch vụ"."""
        if self.tokens[comma].key != "," or within(self.quantities, comma, at):
            return False
        roles = self.roles(comma + 1, at)
        _, last = self._trimmed(comma + 1, roles, 0, len(roles), _IDLE)
        inside = range(last - comma - 1)
        plain = all(self._is_plain(comma + 1 + i, roles[i]) for i in inside)
        near = max(start, comma - _LIST)
        return 0 < len(inside) <= _LISTED and plain and self._quantity(near, comma) is not None

    def _is_plain(self, at: int, roles: Sequence[str]) -> bool:
        """Whether a word may stand in a list of nouns."""
        verb = not _TELLS.isdisjoint(roles) or "trim" in roles or "where" in roles
        return not verb or self.tokens[at].key in self.words.owned

    def _is_kept(self, comma: int) -> bool:
        """Whether a comma stands inside a noun: "hộ khá, giàu"."""
        starts = (at for at in range(max(0, comma - _COMPOUND), comma))
        matches = (self.words.roles.longest(self.tokens, at) for at in starts)
        return any(match is not None and match[0] > comma and "keep" in match[1] for match in matches)

    def _trimmed(
        self, base: int, roles: Sequence[Sequence[str]], first: int, last: int, idle: frozenset[str]
    ) -> tuple[int, int]:
        """[first, last) without idle words and marks at its ends, as token indices."""

        def is_idle(at: int) -> bool:
            if "keep" in roles[at] or self._is_quoted(base + at, base, base + len(roles)):
                return False
            token = self.tokens[base + at]
            if token.shape == "C" and base + at + 1 in self.placed:
                return False  # "xã Phước Chỉ"
            return not idle.isdisjoint(roles[at]) or (token.shape == "." and token.key != ")")

        while last > first and is_idle(last - 1):
            last -= 1
        while first < last and is_idle(first):
            first += 1
        return base + first, base + last

    def _is_quoted(self, at: int, first: int, last: int) -> bool:
        """Whether the mark at `at` begins or ends a quotation that lies in [first, last)."""
        if self.tokens[at].key != '"':
            return False
        return self.quoted.get(at + 1, -1) >= first or self.closed.get(at, last + 1) <= last

    def _is_compound(self, at: int) -> bool:
        """Whether a dash joins two years or two parts of a name: "2025 – 2030", "Bru – Vân Kiều"."""
        sides = {token.shape for token in (*self.tokens[at - 1 : at], *self.tokens[at + 1 : at + 2])}
        return self.tokens[at].text in _DASHES and sides in ({"9"}, {"C"})
