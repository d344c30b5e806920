"""What a count is of: the counted noun with its verb, its state, or who has it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from kg.ontology import Ontology, Trie
from kg.recognise.figures.honoured import Honoured
from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.figures.sums import Around
from kg.recognise.figures.words import DIFFERING, Figure, figure_words
from kg.recognise.reading import Reading
from kg.recognise.spans import past_bracket_of, within
from kg.recognise.words import key_set, phrase_set, phrases_of, word_set
from kg.text import Mention, keys, prior

_APART: Final = frozenset({",", "("})  # between what was counted and its change
_SHARE: Final = 7  # tokens of "(chiếm tỷ lệ 97%)"


class Measured(NamedTuple):
    """A label, where its evidence begins, and the index after the words that describe the figure."""

    label: str
    first: int
    last: int
    dependent: bool = False  # it borrowed the label of the figure before


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    verbs: frozenset[tuple[str, ...]]
    states: frozenset[tuple[str, ...]]
    nouns_too: frozenset[str]
    skipped: frozenset[str]
    giving: frozenset[str]
    gets: str
    bare: frozenset[str]  # nouns as written, in lower case
    people: Trie[bool]
    heads: frozenset[str]  # nouns as written, in lower case


@cache
def _words(ontology: Ontology) -> _Words:
    label = ontology.words["figures"]["label"]
    return _Words(
        verbs=key_set(label["verbs"]),
        states=key_set(label["states"]),
        nouns_too=frozenset(label["nouns_too"]),
        skipped=word_set(label["skipped"]),
        giving=word_set(label["giving"]),
        gets=label["gets"],
        bare=frozenset(label["bare"]),
        people=phrase_set(label["people"]),
        heads=frozenset(label["heads"]),
    )


class Counts:
    """Labels the counts of one document."""

    def __init__(self, reading: Reading, spans: LabelSpans) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.spans = _words(reading.ontology), spans
        self.honoured = Honoured(reading)
        self.share = phrases_of(reading.ontology, "figures", "words", "share")
        self.differing = figure_words(reading.ontology).differing

    def label(self, mention: Mention, figure: Figure, around: Around) -> Measured:
        """The counted noun with what describes it, or the words before a colon: "Khối Đoàn thể: 5 người"."""
        start = around.start
        if changed := self._changed(mention, figure, around):
            return changed
        # "21/22 thôn (95,5%) | đạt chuẩn"
        stop = min(figure.unit_end + _SHARE, around.sentence.last)
        begin = past_bracket_of(self.tokens, figure.unit_end, stop, "%")
        begin = self._past_whole(begin, figure)
        end = begin if around.start >= mention.last else self._described(begin, figure, around)
        if self._is_paired(mention, figure, around) and end == begin:
            return Measured(around.subject, mention.first, end, True)
        label = figure.unit + (" " + self.reading.text(begin, end) if end > begin else "")
        before = self.tokens[mention.first - 1].key if mention.first > start else ""
        if before == ":" and around.sentence.kind == "item":
            return Measured(
                self.spans.text(self.spans.head(start, mention.first - 1)) or label, mention.first, end
            )
        if told := self._told(mention.first, end, label, around):
            return told
        if end == begin and (named := self._named(mention.first, figure, start)):
            return Measured(named, mention.first, end)
        if end == begin and figure.unit.lower() in self.words.bare:
            label = self._owned(mention, figure, start) or label
        return Measured(label, mention.first, end)

    def _described(self, begin: int, figure: Figure, around: Around) -> int:
        """The end of what describes a count from `begin` on, also what they did: "12 hộ | đã nhận tiền"."""
        limit = around.limit
        if begin > figure.unit_end:
            numbers = (at for at in range(begin, around.sentence.last) if self.tokens[at].shape == "9")
            return self.spans.tail(begin, next(numbers, around.sentence.last), share=True)
        end = self.spans.tail(begin, limit, share=True)
        runs_on = limit < around.sentence.last and not any(
            token.shape == "." for token in self.tokens[end:limit]
        )
        if figure.whole is None and runs_on:  # "9 cán bộ | đã tiếp nhận 417 hồ sơ" tells of the next figure
            return self.spans.tail(begin, limit)
        return end

    def _past_whole(self, at: int, figure: Figure) -> int:
        """Past the whole behind a part: "16 thôn | trên tổng số 22 thôn | ngập sâu"."""
        match = self.share.longest(self.tokens, at)
        if match is None or match[0] >= len(self.tokens) or self.tokens[match[0]].shape != "9":
            return at
        noun = keys(figure.unit)
        end = match[0] + 1 + len(noun)
        return end if tuple(self.reading.keys(match[0] + 1, end)) == noun else at

    def _told(self, at: int, end: int, label: str, around: Around) -> Measured | None:
        """With the verb whose object they are, the state they are in, or what they got."""
        if verb := self.verb(at, around.start):
            return Measured(f"{verb} {label}", at, end)
        if state := self._said(at, around.start, self.words.states):
            return Measured(f"{label} {state}", at, end)
        if honour := self.honoured.of(at, end, around):
            return Measured(f"{label} {self.words.gets} {self.reading.text(*honour)}", honour[0], end)
        shared = self._shared(at, around)
        return Measured(f"{shared} {label}", at, end) if shared else None

    def _is_paired(self, mention: Mention, figure: Figure, around: Around) -> bool:
        """Whether it shares what the figure before a slash is of: "đồng bào có 175 hộ/ | 673 khẩu"."""
        before, known = around.start, around.subject.lower()
        if before != mention.first - 1 or self.tokens[before].key != "/" or not known:
            return False
        return figure.unit.lower() in known or self.tokens[before - 1].key not in known.split()

    def _changed(self, mention: Mention, figure: Figure, around: Around) -> Measured | None:
        """By how much a quantity, or what was just counted, changed: "Số người dự | tăng | 214 người"."""
        at, known = self._change(mention.first), around.subject
        if not around.start <= at < mention.first:
            return None
        change = self.reading.text(at, mention.first).lower()
        heads = within(self.spans.quantities, around.start, at)
        if heads and "," not in self.reading.keys(heads[-1], at):
            said = self.spans.text((heads[-1], at))
            return Measured(f"{said}, {change}", heads[-1], mention.last)
        alike = f" {figure.unit} " in f" {known} " or (known != "" and around.earlier == known)
        alike = alike and not heads and prior(self.tokens, at).key in _APART
        return Measured(f"{known}, {change}", at, mention.last, True) if alike else None

    def _change(self, at: int) -> int:
        """Where the word for a change begins that ends before token `at`; `at` for none."""
        if at > 0 and self.tokens[at - 1].key in self.spans.words.rises:
            return at - 1
        return at - DIFFERING if self.differing.ends_at(self.tokens, at, DIFFERING) else at

    def _named(self, at: int, figure: Figure, start: int) -> str:
        """The fuller name of what is counted: "hồ sơ trực tuyến là | 1.412 hồ sơ"; "" for none."""
        before = self.spans.roles(max(start, at - 1), at)
        if not before or "is" not in before[0]:
            return ""
        said = self.spans.text(self.spans.head(start, at))
        return said if f" {figure.unit.lower()} " in f" {said.lower()} " and said != figure.unit else ""

    def _owned(self, mention: Mention, figure: Figure, start: int) -> str:
        """A bare count by who has it: "thôn có 182 hộ" → "hộ thôn", "dân số 21.450 người" → "dân số"."""
        if prior(self.tokens, mention.first).key in self.spans.words.joint:
            return ""  # "nhà bị tốc mái và | 17 hộ"
        first, last = self.spans.head(start, self.spans.mark(start, mention.first), owned=True)
        owns = any("has" in roles for roles in self.spans.roles(last, mention.first))
        owner = self.spans.text((first, last))
        return f"{figure.unit} {owner}" if owns and owner and not self._counts(figure, first) else owner

    def _counts(self, figure: Figure, first: int) -> bool:
        """Whether what has a number is counted by it: "| hộ nghèo có 9 hộ", "| đại biểu nữ có 9 người"."""
        unit = keys(figure.unit)
        people = figure.unit.lower() in self.words.heads and self.words.people.longest(self.tokens, first)
        return bool(people) or tuple(self.reading.keys(first, first + len(unit))) == unit

    def _shared(self, at: int, around: Around) -> str:
        """The verb of the count before "và": "khen thưởng 5 tập thể | và 12 cá nhân"; "" for none."""
        joint = at - 1
        if joint != around.start or self.tokens[joint].key not in self.spans.words.joint:
            return ""
        said = around.subject.split() if around.counted else []
        sizes = (size for size in (4, 3, 2, 1) if size < len(said))
        verb = next((" ".join(said[:n]) for n in sizes if tuple(said[:n]) in self.words.verbs), "")
        return "" if verb in self.words.nouns_too else verb

    def verb(self, at: int, start: int) -> str:
        """The verb whose object the figure is: "kết nạp", "khen thưởng"; "" for none."""
        return self._said(at, start, self.words.verbs)

    def _is_in_name(self, at: int) -> bool:
        """Whether a capital at `at` goes on with a name: "Ủy ban | Kiểm tra"."""
        before, token = prior(self.tokens, at), self.tokens[at]
        return at > 0 and token.shape == "C" and before.shape in "wCA" and before.line == token.line

    def _said(self, at: int, start: int, verbs: Set[tuple[str, ...]]) -> str:
        """The one of the verbs whose object the figure is: "kết nạp", "khen thưởng"."""
        to = ""
        while at > start and self.tokens[at - 1].key in self.words.skipped:
            at -= 1
            to = f" {self.tokens[at].key}" if self.tokens[at].key in self.words.giving else to
        for size in (4, 3, 2, 1):
            said = at - size >= start and tuple(self.reading.keys(at - size, at)) in verbs
            if said and not self._is_in_name(at - size):
                first = self._joined(at - size, start, verbs)
                verb = self.reading.text(first, at)
                verb = verb if verb.isupper() else verb[:1].lower() + verb[1:]
                return verb + to  # "cấp thẻ BHYT cho"
        return ""

    def _joined(self, at: int, start: int, verbs: Set[tuple[str, ...]]) -> int:
        """Where the verb before "và" begins, of the same object: "xây mới | và sửa chữa"; `at` for none."""
        joint = at - 1
        if joint <= start or self.tokens[joint].key not in self.spans.words.joint:
            return at
        sizes = (size for size in (3, 2, 1) if joint - size >= start)
        found = (joint - size for size in sizes if tuple(self.reading.keys(joint - size, joint)) in verbs)
        return next(found, at)
