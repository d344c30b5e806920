"""What a figure measures: "tổng thu ngân sách" in "tổng thu ngân sách ước đạt 415 tỷ đồng"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.model import Mention, Sentence
from kg.ontology import Ontology, Trie
from kg.recognise.asides import Asides
from kg.recognise.figures import Figure
from kg.recognise.reading import Reading
from kg.recognise.words import common, word_set
from kg.text import keys

_LONGEST = 24  # tokens of a label
_JOINING = frozenset({"-", "/", "%", '"', "+"})
_PLAIN = 3  # words by which a figure without a label is called
_LEFT = 3  # tokens of "xuống chỉ còn"
_COMPOUND = 4  # tokens of a noun before a comma in it
_DASHES = frozenset("–—")
_OPENS, _TRIM, _IDLE = frozenset({"opens", "has"}), frozenset({"trim"}), frozenset({"trim", "is"})
_NONE: Sequence[str] = ()


class Measured(NamedTuple):
    """A label, where its evidence begins, and the index after the words that describe the figure."""

    label: str
    first: int
    last: int
    dependent: bool = False  # it borrowed the label of the figure before


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    roles: Trie[str]
    verbs: frozenset[tuple[str, ...]]
    skipped: frozenset[str]
    giving: frozenset[str]
    bare: frozenset[str]  # nouns as written, in lower case
    shares: frozenset[str]
    than: Mapping[str, str]
    owned: frozenset[str]
    whole: frozenset[str]
    remains: frozenset[str]
    falls: frozenset[str]
    compares: str  # with what the first of these begins
    year: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    roles = ("is", "has", "opens", "trim", "stop", "base", "each", "hollow", "keep")
    return _Words(
        roles=Trie((phrase, role) for role in roles for phrase in label[role]),
        verbs=frozenset(keys(phrase) for phrase in label["verbs"]),
        skipped=word_set(label["skipped"]),
        giving=word_set(label["giving"]),
        bare=frozenset(label["bare"]),
        shares=word_set(label["shares"]),
        than=label["than"],
        owned=word_set(label["owned"]),
        whole=word_set(label["whole"]),
        remains=word_set(label["remains"]),
        falls=word_set(label["falls"]),
        compares=keys(label["than"][""])[0],
        year=common(ontology).year,
    )


class Labeller:
    """Labels the figures of one document; a figure without a subject takes the last one of its sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.asides = _words(reading.ontology), Asides(reading)
        self.quoted = {quote.last: quote.first for quote in reading.quotes}
        self.closed = {first: last for last, first in self.quoted.items()}
        self.places = {m.first: m.last for m in reading.places}
        self.placed = {m.last: m.first for m in reading.places}

    def label(self, mention: Mention, sentence: Sentence, start: int, limit: int, subject: str) -> Measured:
        """The label of a figure; its words lie in [start, limit) of the sentence."""
        figure = mention.value
        assert isinstance(figure, Figure)
        if figure.kind in {"count", "goal", "delegate"}:
            return self._counted(mention, figure, sentence, start, limit)
        return self._measured(mention, figure, start, limit, subject)

    def _counted(
        self, mention: Mention, figure: Figure, sentence: Sentence, start: int, limit: int
    ) -> Measured:
        """The counted noun with what describes it, or the words before a colon: "Khối Đoàn thể: 5 người"."""
        end = self._tail(figure.unit_end, limit)
        label = figure.unit + (" " + self.reading.text(figure.unit_end, end) if end > figure.unit_end else "")
        before = self.tokens[mention.first - 1].key if mention.first > start else ""
        if before == ":" and sentence.kind == "item":
            return Measured(self._text(self._head(start, mention.first - 1)) or label, mention.first, end)
        if verb := self._verb(mention.first, start):
            return Measured(f"{verb} {label}", mention.first, end)
        if end == figure.unit_end and figure.unit.lower() in self.words.bare:
            label = self._owned(mention, figure, start) or label
        return Measured(label, mention.first, end)

    def _owned(self, mention: Mention, figure: Figure, start: int) -> str:
        """A bare count by who has it: "thôn có 182 hộ" → "hộ thôn", "dân số 21.450 người" → "dân số"."""
        first, last = self._head(start, self._colon(start, mention.first), owned=True)
        owns = any("has" in roles for roles in self._roles(last, mention.first))
        owner = self._text((first, last))
        return f"{figure.unit} {owner}" if owns and owner else owner

    def _verb(self, at: int, start: int) -> str:
        """The verb whose object the figure is: "kết nạp", "khen thưởng"."""
        to = ""
        while at > start and self.tokens[at - 1].key in self.words.skipped:
            at -= 1
            to = f" {self.tokens[at].key}" if self.tokens[at].key in self.words.giving else to
        for size in (4, 3, 2, 1):
            if at - size >= start and tuple(self.reading.keys(at - size, at)) in self.words.verbs:
                return self.reading.text(at - size, at).lower() + to
        return ""

    def _measured(self, mention: Mention, figure: Figure, start: int, limit: int, subject: str) -> Measured:
        """The words before a share, a sum or a measure, or the noun after a share: "100% chi bộ"."""
        described = self._described(mention, figure, start, limit)
        if described > mention.last:
            return Measured(self.reading.text(mention.last, described), mention.first, described)
        ranked = figure.kind == "rank"  # "phường A | xếp thứ 5"
        first, last = self._head(start, self._colon(start, mention.first), whole=ranked)
        head, end = self._text((first, last)), self._base(mention.last, limit)
        if figure.kind == "measure" and end == mention.last:
            end = self._tail(end, limit)
        after = self._text((mention.last, end))
        if after and figure.kind == "percent":
            after = self._compared(mention, start) + after
        if subject and self._leans(first, last):
            borrowed = f"{subject}, {head}" if head else subject
            return Measured(f"{borrowed} {after}".strip(), mention.first, end, True)
        label = " ".join(part for part in (head, after) if part)
        if not label or (figure.kind == "percent" and not head):  # "98% dân số có thẻ"
            end = self._tail(mention.last, limit)
            label = self._text((mention.last, end)) or self._plain(mention.first, start)
        if not label:
            begin = self._past_idle(mention.last, limit)
            end = self._tail(begin, limit)
            label = self._text((begin, end)) or figure.unit
        return Measured(label, first if head else mention.first, end)

    def _past_idle(self, at: int, limit: int) -> int:
        """Past "đã được" behind a sum: "3 tỷ đồng | đã được | giải ngân cho nông dân"."""
        roles = self._roles(at, limit)
        return at + next((i for i, found in enumerate(roles) if _TRIM.isdisjoint(found)), 0)

    def _plain(self, at: int, start: int) -> str:
        """The last words before a figure that nothing else describes: "quản lý trên | 16 tỷ đồng"."""
        first = at
        while first > start and at - first < _PLAIN and self.tokens[first - 1].shape == "w":
            first -= 1
        roles = self._roles(first, at)
        if first > start and self.tokens[first - 1].key == "(":  # "công trình “X” | (trị giá 50 triệu đồng)"
            return self._text(self._head(start, first - 1))
        first += max((i + 1 for i, found in enumerate(roles) if not _OPENS.isdisjoint(found)), default=0)
        return self._text((first, at))

    def _compared(self, mention: Mention, start: int) -> str:
        """The word between a share's label and its whole, unless the text has one: "so với "."""
        if self.tokens[min(mention.last, len(self.tokens) - 1)].key == self.words.compares:
            return ""
        before = self.tokens[mention.first - 1].key if mention.first > start else ""
        return f"{self.words.than.get(before, self.words.than[''])} "

    def _leans(self, first: int, last: int) -> bool:
        """Whether [first, last) needs what was measured before: "mỗi suất", "tăng bình quân"."""
        roles = self._roles(first, last)
        return not roles or "each" in roles[0] or all("hollow" in role for role in roles)

    def _described(self, mention: Mention, figure: Figure, start: int, limit: int) -> int:
        """The end of a noun that follows a share: "100% chi bộ", but not "chiếm 42% tổng lao động"."""
        at = mention.last
        if figure.kind != "percent" or at >= limit or self.tokens[at].shape in ".9" or self._is_year(at):
            return at
        if mention.first > start and self.tokens[mention.first - 1].key in self.words.shares:
            return at
        roles = self._roles(at, limit)[0]
        return at if "base" in roles or (roles and "keep" not in roles) else self._tail(at, limit)

    def _base(self, at: int, limit: int) -> int:
        """The end of what a share is a share of: "dự toán tỉnh giao", "so với cùng kỳ"."""
        if at >= limit or "base" not in self._roles(at, limit)[0]:
            return at
        end = at
        for roles, token in zip(self._roles(at, limit), self.tokens[at:limit], strict=False):
            if (end > at and "stop" in roles) or token.shape == "." or end - at >= 8:
                break
            end += 1
        return end

    def _head(self, start: int, at: int, *, owned: bool = False, whole: bool = False) -> tuple[int, int]:
        """The tokens of the clause before `at` that say what is measured, or who has what is counted."""
        clause = at
        while (
            clause > start and at - clause < 2 * _LONGEST and (before := self._before(clause, start)) < clause
        ):
            clause = before
        roles = self._roles(clause, at)
        _, last = self._trimmed(clause, roles, 0, at - clause, _IDLE | {"has"} if owned else _IDLE)
        last = self.asides.begin(last, clause)
        opened = (i for i in range(last - clause - 1, -1, -1) if not _OPENS.isdisjoint(roles[i]))
        first, last = self._trimmed(clause, roles, next(opened, -1) + 1, last - clause, _IDLE)
        first += 2 * self._is_year(first)
        first = max(min(first, last), last - _LONGEST)
        if not whole:
            first, last = self._unplaced(clause, roles, *self._remaining(at, first, last))
        return self._remaining(at, first, last)

    def _unplaced(
        self, clause: int, roles: Sequence[Sequence[str]], first: int, last: int
    ) -> tuple[int, int]:
        """Without the ward before and behind what is measured: "xã A đã vận động", "hỗ trợ xã A"."""
        if (end := self.places.get(first, first)) > first and end <= last:
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

    def _colon(self, start: int, at: int) -> int:
        """Where the words before a figure end, also before a colon: "Thu ngân sách | : 12 tỷ đồng"."""
        return at - 1 if at > start and self.tokens[at - 1].key == ":" else at

    def _is_year(self, at: int) -> bool:
        """Whether "năm 2020" stands at `at`: when something was measured, not what."""
        told = self.reading.keys(at, at + 2)
        return len(told) > 1 and told[0] in self.words.year and len(told[1]) == 4 and told[1].isdecimal()

    def _before(self, at: int, start: int) -> int:
        """Where the word or the aside begins over which a clause goes on before `at`; `at` at its end."""
        token = self.tokens[at - 1]
        inside = token.shape != "." or token.key in {"-", "/"} or (token.key == "," and self._is_kept(at - 1))
        return min(self.asides.begin(at, start), max(self.quoted.get(at, at), start), at - inside)

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

    def _tail(self, at: int, limit: int) -> int:
        """The end of the description that begins at `at`."""
        roles, size = self._roles(at, min(limit, at + _LONGEST)), 0
        while size < len(roles):
            token = self.tokens[at + size]
            stops = "stop" in roles[size] or token.text in _DASHES
            if stops and "keep" not in roles[size] and not self._is_compound(at + size):
                break
            if token.shape == "." and token.key not in _JOINING and "keep" not in roles[size]:
                break
            size += 1
        return self._trimmed(at, roles, 0, size, _TRIM)[1]

    def _is_compound(self, at: int) -> bool:
        """Whether a dash joins two years or two parts of a name: "2025 – 2030", "Bru – Vân Kiều"."""
        sides = {token.shape for token in (*self.tokens[at - 1 : at], *self.tokens[at + 1 : at + 2])}
        return self.tokens[at].text in _DASHES and sides in ({"9"}, {"C"})

    def _roles(self, first: int, last: int) -> list[Sequence[str]]:
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

    def _text(self, span: tuple[int, int]) -> str:
        return self.reading.text(*span) if span[0] < span[1] else ""
