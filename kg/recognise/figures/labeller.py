"""What a figure measures: "tổng thu ngân sách" in "tổng thu ngân sách ước đạt 415 tỷ đồng"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.figures.bare_labels import BareLabels
from kg.recognise.figures.counts import Counts, Measured
from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.figures.label_words import OPENS
from kg.recognise.figures.led_labels import LedLabels
from kg.recognise.figures.part_years import Part
from kg.recognise.figures.shares import Shares
from kg.recognise.figures.sums import Around, Sums
from kg.recognise.figures.words import Figure
from kg.recognise.reading import Reading
from kg.recognise.words import key_set, lexicon_of
from kg.text import Mention, keys, prior

_BASE: Final = 6  # tokens of "dự toán ban đầu" and what describes it
_FIELD: Final = 14  # tokens behind a rank in which its field begins
_ENDS: Final = frozenset({";", ".", ":", "("})
_WITH: Final = 2  # tokens of "với hơn"
_DATED: Final = 3  # tokens of "(năm 2024"
_SIZE: Final = 3  # words of "mặt đường rộng"
_MANAGES: Final = 2  # words of "quản lý"
_PLAIN: Final = 3  # words by which a figure without a label is called


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    ranked: frozenset[str]
    kept: Trie[bool]
    planned: Trie[bool]
    manages: Trie[bool]
    sizes: frozenset[tuple[str, ...]]
    of_sizes: frozenset[str]
    shares: frozenset[str]
    than: Mapping[str, str]
    signs: Mapping[str, str]


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    return lexicon_of(
        _Words, label, sizes=key_set(label["sizes"]), than=label["than"], signs=dict(label["signs"])
    )


class Labeller:
    """Labels the figures of one document; a figure without a subject takes the last one of its sentence."""

    def __init__(self, reading: Reading, parts: Mapping[int, Part]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.spans = _words(reading.ontology), LabelSpans(reading, parts)
        self.sums, self.counts = Sums(reading, self.spans), Counts(reading, self.spans)
        self.bare = BareLabels(reading.ontology, self.spans, self.counts)
        self.led = LedLabels(reading, self.spans)
        self.shares = Shares(reading, self.spans, self.counts)

    def label(self, mention: Mention, around: Around) -> Measured:
        """The label of a figure among the words around it."""
        figure = mention.value
        assert isinstance(figure, Figure)
        if figure.bare:
            return self.bare.label(mention, figure, around)
        if figure.kind in {"count", "goal", "delegate"}:
            return self.counts.label(mention, figure, around)
        return self._measured(mention, figure, around)

    def _measured(self, mention: Mention, figure: Figure, around: Around) -> Measured:
        """The words before a share, a sum or a measure, or the noun after a share: "100% chi bộ"."""
        ranked = figure.kind == "rank"  # "phường A | xếp thứ 5"
        if ranked and (field := self._field(mention.last, around)):
            near = field[1] < around.limit <= min(field[1] + _WITH, around.sentence.last - 1)
            near = near and "%" in self.reading.keys(around.limit, around.limit + _WITH)
            told = field[1] if near else mention.last  # "đứng đầu tỉnh về tỷ lệ BHYT | với 98,6%"
            return Measured(self.spans.text(field), mention.first, told)
        if share := self.shares.label(mention, figure, around):
            return share
        head = self.spans.head(around.start, self.spans.mark(around.start, mention.first), whole=ranked)
        end = self.spans.base(mention.last, around.limit)
        if figure.kind == "measure" and end == mention.last:
            end = self.spans.tail(end, around.limit)
        after = self.spans.text((mention.last, end))
        if after and figure.kind == "percent":
            after = self.shares.compared(mention, around.start) + after
        if figure.kind == "money" and (alone := self._alone(mention, around, head)):
            return alone
        leaning = self._leaning(mention, figure, around, head, after)
        if leaning:
            return Measured(leaning, mention.first, end, True)
        given, last = self.sums.label(head, mention, around) if figure.kind == "money" else ("", end)
        if given:
            return Measured(given, head[0], last)
        return self._headed(mention, figure, around, head, end, after)

    def _alone(self, mention: Mention, around: Around, head: tuple[int, int]) -> Measured | None:
        """A sum of a list by what stands behind it: "… và 1 triệu đồng | tiền mặt", "…, 2 tỷ | làm đường"."""
        joined = prior(self.tokens, mention.first).key in self.spans.words.between
        kept = self.words.kept.longest(self.tokens, mention.last, around.limit)
        if kept and (joined or self._leans(*head)):
            return Measured(self.spans.text((mention.last, kept[0])), mention.first, kept[0])
        own = self.sums.own(mention, around) if joined else None
        return Measured(self.spans.text(own), mention.first, mention.last) if own else None

    def _bracketed(self, mention: Mention, around: Around) -> str:
        """What a sum in brackets is: "gấp 3 lần so với | dự toán ban đầu | (61 tỷ đồng)"; "" if untold."""
        end = mention.first - 1
        if end != around.start or self.tokens[end].key != "(":
            return ""
        starts = (at for at in range(max(0, end - _BASE), end) if self.words.planned.longest(self.tokens, at))
        begin = next(starts, end)
        compared = self.spans.words.between.isdisjoint(self.reading.keys(begin, end))
        return self.reading.text(begin, end) if compared and begin < end else ""

    def _leaning(
        self, mention: Mention, figure: Figure, around: Around, head: tuple[int, int], after: str
    ) -> str:
        """The label of a figure that leans on those before it: "mỗi suất", "38 căn nhà, 112 ha | lúa"."""
        said = self.spans.text(head)
        if around.counted and figure.kind == "measure" and after and not said:
            verb = self.counts.verb(mention.first, around.sentence.first)
            return f"{verb} {after}".strip()
        subject = self._costing(around.subject) if figure.kind == "money" else around.subject
        subject = self._lasting(subject, mention.first) if figure.kind not in {"count", "rank"} else subject
        if not subject or not self._leans(*head):
            return ""
        said = said or (self._bracketed(mention, around) if figure.kind == "money" else "")
        said = said or self._signed(mention.first)
        said = "" if said.isupper() else said  # "BHYT 95,8% (NQ: | 95%)"
        borrowed = f"{subject}, {said}" if said else subject
        return f"{borrowed} {after}".strip()

    def _signed(self, at: int) -> str:
        """How a share in brackets changed, by its sign: "giảm 8 vụ (- | 23,5%)"; "" without one."""
        opened = prior(self.tokens, at - 1).key == "("
        return self.words.signs.get(prior(self.tokens, at).key, "") if opened else ""

    def _lasting(self, subject: str, at: int) -> str:
        """What is measured again, without its base or its change: "hộ nghèo | giảm 5,8%, | còn 22,4%"."""
        words = subject.partition(f" {self.words.than['']} ")[0].split()
        reached = not self.words.shares.isdisjoint(self.reading.keys(at - 1, at))
        while reached and len(words) > 1 and words[-1] in self.spans.words.rises:
            words.pop()
        return " ".join(words)

    def _costing(self, subject: str) -> str:
        """What a sum may be of; a length or an area costs nothing: "hoa viên | rộng 120 m2, tổng vốn"."""
        words, said = subject.split(), tuple(keys(subject))
        size = next((n for n in range(min(_SIZE, len(words)), 0, -1) if said[-n:] in self.words.sizes), 0)
        kept = len(words) - size
        while size and kept and words[kept - 1].lower() in self.words.of_sizes:
            kept -= 1
        return " ".join(words[:kept])

    def _headed(
        self,
        mention: Mention,
        figure: Figure,
        around: Around,
        head: tuple[int, int],
        end: int,
        after: str,
    ) -> Measured:
        """The words before a figure with those up to `end`, else words behind it."""
        said = self.spans.text(head)
        if said and figure.kind == "money" and (owner := self._owner(around.start, head)):
            return Measured(f"{owner}, {said}", head[0], end)
        label = " ".join(part for part in (said, after) if part)
        if not label or (figure.kind == "percent" and not said):  # "98% dân số có thẻ"
            end = self.spans.tail(mention.last, around.limit, share=figure.kind == "percent")
            led = self.led.label(mention, around.sentence)
            label = led or self.spans.text((mention.last, end)) or self._plain(mention.first, around)
        if not label:
            begin = self.spans.past_idle(mention.last, around.limit)
            end = self.spans.tail(begin, around.limit)
            done = self.words.manages.ends_at(self.tokens, mention.first, _MANAGES)
            label = self.spans.text((begin, end)) or (self._managing(mention.first) if done else figure.unit)
        return Measured(label, head[0] if said else mention.first, end)

    def _managing(self, at: int) -> str:
        """The verb that ends before token `at`: "quản lý"."""
        return self.reading.text(at - _MANAGES, at).lower()

    def _owner(self, start: int, head: tuple[int, int]) -> str:
        """Whose sum it is, said before: "xây nhà văn hóa | với | tổng kinh phí"; "" if the sum says it."""
        first, last = head
        if first - 1 <= start or self.tokens[first - 1].shape == "C" or not self._leans(first, last):
            return ""
        before = self.tokens[first - 1]
        joined = before.shape == "." or before.key in self.spans.words.attached
        owner = self.spans.head(start, first - joined)  # "Phấn đấu | mỗi năm vận động Quỹ"
        posts = (held.first <= owner[0] < held.last for held in self.reading.holdings)
        return "" if any(posts) else self.spans.text(owner)  # "bà A, Trưởng Trạm Y tế, …, tổng kinh phí"

    def _field(self, at: int, around: Around) -> tuple[int, int] | None:
        """What a rank is in, said behind it: "xếp thứ 3/65 xã, phường | về | cải cách hành chính"."""
        for begin in range(at, min(at + _FIELD, around.limit)):
            if self.tokens[begin].key in _ENDS:
                break
            if self.tokens[begin].key in self.words.ranked:
                end = self.spans.tail(begin + 1, around.limit)
                return (begin + 1, end) if end > begin + 1 else None
        return None

    def _plain(self, at: int, around: Around) -> str:
        """The last words before a figure that nothing else describes: "quản lý trên | 16 tỷ đồng"."""
        first, start = at, around.start
        while first > start and at - first < _PLAIN and self.tokens[first - 1].shape == "w":
            first -= 1
        roles = self.spans.roles(first, at)
        if first > start and self.tokens[first - 1].key == "(":  # "công trình “X” | (trị giá 50 triệu đồng)"
            return self.spans.text(self.spans.head(start, first - 1))
        first += max((i + 1 for i, found in enumerate(roles) if not OPENS.isdisjoint(found)), default=0)
        told = self.spans.says(first, at) or self.words.manages.ends_at(self.tokens, at, _MANAGES)
        return self.spans.text((first, at)) if told else around.earlier or self.spans.text((first, at))

    def _leans(self, first: int, last: int) -> bool:
        """Whether [first, last) needs what was measured before: "mỗi suất", "tăng bình quân"."""
        roles = self.spans.roles(first, last)
        bracket = "(" in self.reading.keys(max(0, first - _DATED), first)  # "đạt 7 tỷ (kế hoạch 6 tỷ)"
        if bracket and roles and "aside" in roles[0]:
            return all("aside" in role or "hollow" in role for role in roles)
        return not roles or "each" in roles[0] or all("hollow" in role for role in roles)
