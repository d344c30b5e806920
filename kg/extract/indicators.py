"""Indicators: which figures of a text are facts about a ward, what they measure, for when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Indicator, Mention, Sentence, Unit
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.figures import Figure, figures
from kg.text import keys

_LONGEST_LABEL = 14
_SLOGAN = 9  # a figure in a quoted run of so few tokens is part of a name or motto
_LOOK_BACK = 80
_COUNTED = frozenset({"count", "goal", "delegate"})


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    cues: Mapping[str, frozenset[tuple[str, ...]]]
    status: Trie[str]
    label: Mapping[str, frozenset[str]]
    verbs: frozenset[tuple[str, ...]]
    stop: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    file = ontology.words["figures"]
    cues, label = file["cues"], file["label"]
    return _Words(
        cues={name: frozenset(keys(phrase) for phrase in phrases) for name, phrases in cues.items()},
        status=Trie((phrase, name) for name in ("target", "actual") for phrase in cues[name]),
        label={name: frozenset(phrases) for name, phrases in label.items()},
        verbs=frozenset(keys(phrase) for phrase in label["verbs"]),
        stop=frozenset(file["words"]["stop"]),
    )


def indicators(reading: Reading) -> Iterator[Indicator]:
    """The figures that the document reports, each with the ward it speaks of there."""
    taken = frozenset(at for mention in (*reading.dates, *reading.places) for at in range(mention.first, mention.last))
    found = figures(reading.ontology, reading.tokens, taken)
    return _Extractor(reading, found).facts() if found else iter(())


class _Extractor:
    """Goes through the figures of one document in order; a sentence's figures share context."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self.reading, self.tokens, self.mentions = reading, reading.tokens, mentions
        self.words = _words(reading.ontology)
        self.sentence, self.lead = Sentence(0, 0), Sentence(0, 0)
        self.subject = ""  # the label of the figure before, in the same sentence
        self.year = int((reading.document.published or "2026")[:4])
        self.place_starts = [place.first for place in reading.places]

    def facts(self) -> Iterator[Indicator]:
        seen = set()
        for index, mention in enumerate(self.mentions):
            self._turn_to(mention)
            figure = mention.value
            assert isinstance(figure, Figure)
            if not self._reports(mention, figure):
                continue
            limit = self.mentions[index + 1].first if index + 1 < len(self.mentions) else self.sentence.last
            fact = self._fact(mention, figure, min(limit, self.sentence.last))
            key = (fact.label.lower(), fact.value, fact.unit.lower(), fact.ward, fact.status)
            if key not in seen:
                seen.add(key)
                yield fact

    def _turn_to(self, mention: Mention) -> None:
        """Make the mention's sentence the current one; a list's items keep the sentence that leads them."""
        if mention.first < self.sentence.last:
            return
        self.sentence, self.subject = self.reading.sentence_of(mention.first), ""
        if self.sentence.kind == "item" and not self.lead.first <= self.sentence.first <= self.lead.last:
            self.lead = self._lead()

    def _lead(self) -> Sentence:
        """The sentence ending in a colon that leads the items around the current one."""
        at = self.sentence.first - 1
        while at >= 0:
            before = self.reading.sentence_of(at)
            if before.kind != "item":
                return before if self.tokens[before.last - 1].key == ":" else Sentence(0, 0)
            at = before.first - 1
        return Sentence(0, 0)

    def _fact(self, mention: Mention, figure: Figure, limit: int) -> Indicator:
        label, first, last = self._label(mention, figure, limit)
        self.subject = label
        status = self._status(mention.first)
        ward = self.reading.ward_at(last - 1)
        sure = ward is None or self._named_here(ward)
        evidence = (
            self.reading.evidence(first, mention.last, "figure")
            if sure
            else self.reading.evidence(first, mention.last, "figure", 0.9, "ward from context")
        )
        period = self._period(mention, status)
        return Indicator(evidence, label, figure.value, figure.unit, figure.comparator, status, ward, period)

    def _named_here(self, ward: Unit) -> bool:
        """Whether the current sentence names the ward."""
        start = bisect_left(self.place_starts, self.sentence.first)
        for place in self.reading.places[start:]:
            if place.first >= self.sentence.last:
                return False
            if getattr(place.value, "unit", None) == ward:
                return True
        return False

    # Which figures are facts.

    def _reports(self, mention: Mention, figure: Figure) -> bool:
        if figure.kind == "percent":
            return not self._has("votes", self.sentence.first, self.sentence.last)
        if figure.kind == "measure":
            if figure.unit == "lần":
                return self._has("times", mention.first - 3, mention.first)
            return not self._has("distance", mention.first - 6, mention.first)
        if figure.kind not in _COUNTED:
            return True
        return self._counts(mention, figure) and not self._is_slogan(mention)

    def _counts(self, mention: Mention, figure: Figure) -> bool:
        """Goals count where they were reached, delegates where they are elected, guests of an event never."""
        if figure.kind == "goal":
            around = self._has("reached", mention.first - 4, mention.first) or self._has("reached", mention.last, mention.last + 7)
            return figure.whole is not None or around
        if figure.kind == "delegate":
            return self._has("elected", mention.first - 4, mention.first)
        if "lượt" in figure.unit:
            return True
        return not (
            self._has("hall_before", mention.first - 4, mention.first) or self._has("hall_after", mention.last, mention.last + 3)
        )

    def _has(self, cue: str, first: int, last: int) -> bool:
        """Whether a phrase of the cue lies within [first, last) of the sentence."""
        first, last = max(first, self.sentence.first), min(last, self.sentence.last)
        words = [token.key for token in self.tokens[first:last]]
        return any(_within(phrase, words) for phrase in self.words.cues[cue])

    def _is_slogan(self, mention: Mention) -> bool:
        """Whether the figure stands in a short quoted run: a motto or a name."""
        marks = [at for at in range(self.sentence.first, mention.first) if self.tokens[at].key == '"']
        if len(marks) % 2 == 0:
            return False
        close = next((at for at in range(mention.last, self.sentence.last) if self.tokens[at].key == '"'), None)
        return close is not None and close - marks[-1] <= _SLOGAN

    # What they measure.

    def _label(self, mention: Mention, figure: Figure, limit: int) -> tuple[str, int, int]:
        """(what is measured, first token of the evidence, index after the description)."""
        if figure.kind in _COUNTED:
            return self._counted_label(mention, figure, limit)
        first, last = self._head(mention.first)
        head = self.reading.text(first, last) if first < last else ""
        described = self._described(mention, figure, limit)
        if described > mention.last and not (head and self.tokens[mention.first - 1].key in self.words.label["is"]):
            return self.reading.text(mention.last, described), mention.first, described
        tail = self._tail(mention.last, limit) if self._is_base(mention.last, limit) else mention.last
        base = f" {self.reading.text(mention.last, tail)}" if tail > mention.last else ""
        if last - first >= 2:
            return head + base, first, tail
        joined = " ".join(part for part in (self.subject.partition(" so với")[0], head) if part)
        return (joined + base).strip() or figure.unit, mention.first, tail

    def _counted_label(self, mention: Mention, figure: Figure, limit: int) -> tuple[str, int, int]:
        """The counted noun with what describes it, or the words before a colon: "Khối Đảng: 4 người"."""
        end = self._tail(figure.noun, limit)
        label = figure.unit + (" " + self.reading.text(figure.noun, end) if end > figure.noun else "")
        if self.tokens[mention.first - 1].key == ":" and self.sentence.kind == "item" and mention.first - 1 > self.sentence.first:
            head = self._head(mention.first - 1)
            return self.reading.text(*head) or label, mention.first, end
        verb = self._verb(mention.first)
        return f"{verb} {label}" if verb else label, mention.first, end

    def _verb(self, at: int) -> str:
        """The verb whose object the figure is: "kết nạp", "khen thưởng"."""
        while at > self.sentence.first and self.tokens[at - 1].key in self.words.label["skipped"]:
            at -= 1
        for size in (2, 1):
            if at - size >= self.sentence.first and tuple(self.reading.keys(at - size, at)) in self.words.verbs:
                return self.reading.text(at - size, at).lower()
        return ""

    def _described(self, mention: Mention, figure: Figure, limit: int) -> int:
        """The end of a noun that follows a share: "100% chi bộ", not "100% kế hoạch"."""
        at = mention.last
        if figure.kind != "percent" or at >= limit or self.tokens[at].shape in ".9":
            return at
        if self.tokens[at].key in self.words.stop or self._is_base(at, limit):
            return at
        return self._tail(at, limit)

    def _is_base(self, at: int, limit: int) -> bool:
        """Whether what the share is measured against follows: "dự toán", "so với cùng kỳ"."""
        return at < limit and self.tokens[at].key in self.words.label["base"]

    def _head(self, at: int) -> tuple[int, int]:
        """The tokens before `at` that say what is measured: "tổng thu ngân sách" of "tổng thu ngân sách ước đạt …"."""
        label, first = self.words.label, at
        while first > self.sentence.first and at - first < 2 * _LONGEST_LABEL:
            token = self.tokens[first - 1]
            if (token.shape == "." and token.key not in {"-", "/", "%"}) or token.key in label["opens"]:
                break
            first -= 1
        is_at = next((i for i in range(first + 1, at) if self.tokens[i].key in label["is"]), at)
        last = is_at
        while last > first and (self.tokens[last - 1].key in label["trim"] or self.tokens[last - 1].shape == "."):
            last -= 1
        while first < last and (self.tokens[first].key in label["trim"] or self.tokens[first].shape == "."):
            first += 1
        return max(first, last - _LONGEST_LABEL), last

    def _tail(self, at: int, limit: int) -> int:
        """The end of the description that begins at `at`."""
        label, end = self.words.label, at
        while end < min(limit, at + _LONGEST_LABEL):
            token = self.tokens[end]
            if token.key in label["stop"] or (token.shape == "." and token.key not in {"-", '"', "%"}):
                break
            end += 1
        while end > at and (self.tokens[end - 1].key in label["trim"] or self.tokens[end - 1].key == "-"):
            end -= 1
        return end

    # Whether they are reached, and when.

    def _status(self, at: int) -> str:
        """target where the last cue before the figure is one, in its sentence or the one that leads its list."""
        return self._cue(self.sentence.first, at) or self._cue(self.lead.first, self._led()) or "actual"

    def _led(self) -> int:
        return self.lead.last if self.sentence.kind == "item" else self.lead.first

    def _cue(self, first: int, last: int) -> str:
        found, at = "", first
        while at < last:
            match = self.words.status.longest(self.tokens, at, last)
            if match:
                found, at = match[1][0], match[0]
                continue
            if self._is_year(at) and int(self.tokens[at].key) > self.year and self.tokens[at - 1].key in {"năm", "đến"}:
                found = "target"
            at += 1
        return found

    def _is_year(self, at: int) -> bool:
        token = self.tokens[at]
        return token.shape == "9" and len(token.key) == 4 and token.key[:2] in {"19", "20"}

    def _period(self, mention: Mention, status: str) -> str | None:
        """The year or term named last before the figure in its paragraph, else the first after it."""
        line, at = self.tokens[mention.first].line, mention.first - 1
        start = max(0, mention.first - _LOOK_BACK)
        while at >= start and self.tokens[at].line == line:
            if self._is_year(at) and (period := self._spoken_period(at, status)):
                return period
            at -= 1
        after = range(mention.last, min(self.sentence.last, mention.last + _LOOK_BACK))
        return next((p for i in after if self._is_year(i) and (p := self._spoken_period(i, status))), None)

    def _spoken_period(self, at: int, status: str) -> str | None:
        """The period that ends or begins with the year at `at`: "năm 2025", "giai đoạn 2020-2025"."""
        before = [token.key for token in self.tokens[max(0, at - 4) : at]]
        if before[-1:] == ["-"] and at >= 2 and self._is_year(at - 2):
            term = before[:2] == ["nhiệm", "kỳ"] or before[-4:-2] == ["nhiệm", "kỳ"]
            return f"{self.tokens[at - 2].key}-{self.tokens[at].key}" if status == "target" or not term else None
        return self.tokens[at].key if before[-1:] in (["năm"], ["đến"]) else None


def _within(phrase: tuple[str, ...], words: Sequence[str]) -> bool:
    size = len(phrase)
    if size == 1:
        return phrase[0] in words
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))
