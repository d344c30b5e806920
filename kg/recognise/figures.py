"""Figures in the text: a number, what it measures or counts, and how exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.model import Mention, Token
from kg.ontology import Ontology, Trie
from kg.recognise.numbers import Number, NumberWords, number, number_words, plain
from kg.text import keys

_BILLION = Decimal(10**9)
_MILLION = Decimal(10**6)
_SIGNS = {"VND": "money", "%": "percent"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit. Values are plain decimals; a range gives its lower end as value."""

    value: str
    kind: str  # money, measure, percent, rank, count, goal, delegate
    unit: str  # VND, %, rank, a measure's sign, or the counted noun as the text writes it
    noun: int  # index after the unit: where its further description begins
    comparator: str = "="
    upper: str | None = None  # the other end of a range
    whole: str | None = None  # 20 in "18/20 chỉ tiêu"


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    numbers: NumberWords
    comparators: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    measures: Trie[str]
    nouns: Trie[str]
    naming: frozenset[tuple[str, ...]]
    open: frozenset[str]
    phrase: Trie[str]
    five_after: frozenset[str]
    digits_only: frozenset[str]
    rank_verbs: frozenset[tuple[str, ...]]
    ends: Mapping[str, frozenset[str]]  # last words of comparators, naming words and rank verbs: looked up first
    follow: frozenset[str]  # what may come after a number word
    rank_fill: frozenset[str]
    rank_never: frozenset[str]
    rank_words: Mapping[str, int]
    count_before: Trie[str]


@cache
def _words(ontology: Ontology) -> _Words:
    file = ontology.words["figures"]
    words, spelled = file["words"], file["spelled"]
    numbers, nouns = number_words(ontology), ontology.phrases("figures", "nouns")
    comparators = {keys(phrase): sign for sign, phrases in file["comparators"].items() for phrase in phrases}
    naming = frozenset(keys(phrase) for phrase in words["naming"])
    rank_verbs = frozenset(keys(phrase) for phrase in words["rank_verbs"])
    ends = {"comparator": comparators, "name": naming, "rank": rank_verbs}
    return _Words(
        numbers=numbers,
        comparators=comparators,
        after={keys(phrase): sign for sign, phrases in file["after"].items() for phrase in phrases},
        measures=ontology.phrases("figures", "measures"),
        nouns=nouns,
        naming=naming,
        open=frozenset(words["open"]),
        phrase=ontology.phrases("figures", "phrase"),
        five_after=frozenset(spelled["five_after"]),
        digits_only=frozenset(spelled["digits_only"]),
        rank_verbs=rank_verbs,
        ends={name: frozenset(phrase[-1] for phrase in phrases) for name, phrases in ends.items()},
        follow=frozenset({*nouns.root, *numbers.magnitudes, *numbers.digits, "mươi"}),
        rank_fill=frozenset(words["rank_fill"]),
        rank_never=frozenset(words["rank_never"]),
        rank_words=words["rank_words"],
        count_before=Trie([(phrase, "") for phrase in words["count_before"]] + list(words["count_as"].items())),
    )


class _Scanner:
    """One pass over the numbers of a document; `taken` are the tokens of its dates and names."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token], taken: frozenset[int]) -> None:
        self.words, self.tokens, self.taken = _words(ontology), tokens, taken

    def scan(self) -> Iterator[Mention]:
        starts, follow, done = self.words.numbers.starts, self.words.follow, 0
        tokens, last = self.tokens, len(self.tokens) - 1
        spots = [i for i, t in enumerate(tokens) if t.shape == "9" or (t.key in starts and i < last and tokens[i + 1].key in follow)]
        for at in spots:
            if at >= done:
                found = self._figure(at)
                if found:
                    done = found.last
                    yield found

    def _key(self, at: int, line: int) -> str:
        """The key of token `at` if it stands on `line`."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) and self.tokens[at].line == line else ""

    def _figure(self, at: int) -> Mention | None:
        if at in self.taken and self.tokens[at - 1].key not in {"từ", ","}:
            return None
        found = self._number(at)
        if found is None:
            return None
        first, comparator = self._comparator(at)
        return (
            self._rank(at, found)
            or self._measured(at, first, comparator, found)
            or self._counted(at, first, comparator, found)
        )

    def _number(self, at: int) -> Number | None:
        """The number at `at`, unless it is glued to a name, a code or a time: "P.12", "68-NQ/TW", "16:20"."""
        token = self.tokens[at]
        if token.shape != "9" and not self._may_count(at):
            return None
        found = number(self.words.numbers, self.tokens, at)
        if found is None or not found.value or self._glued_before(at) or self._glued_after(found.end):
            return None
        return found

    def _may_count(self, at: int) -> bool:
        """Whether a number word is one: not a name, not "năm" for year, not "một" for a."""
        token, words = self.tokens[at], self.words
        before, after = self._key(at - 1, token.line), self._key(at + 1, token.line)
        if token.shape != "w" and before not in {"", ".", ":", '"'}:
            return False
        if after in words.numbers.magnitudes or after in {"mươi", "mười"}:
            return True
        if token.key == "mười" and after in words.numbers.digits:
            return True
        return token.key != "một" and (token.key != "năm" or before in words.five_after)

    def _glued_before(self, at: int) -> bool:
        if at < 2 or self.tokens[at - 1].end != self.tokens[at].start:
            return False
        mark, before = self.tokens[at - 1].key, self.tokens[at - 2]
        touching = before.end == self.tokens[at - 1].start
        if mark in {"/", ":"}:
            return touching and before.shape == "9"
        return mark in {"-", "."} and touching and before.shape != "."

    def _glued_after(self, end: int) -> bool:
        """Whether a code or a time goes on after the number: "68-NQ/TW", "1685/NQ", "16:20"."""
        if end + 1 >= len(self.tokens) or self.tokens[end].start != self.tokens[end - 1].end:
            return False
        mark, after = self.tokens[end].key, self.tokens[end + 1]
        if mark == ":":
            return after.shape == "9"
        return mark in {"-", "/"} and after.start == self.tokens[end].end and after.shape in "CA9"

    def _comparator(self, at: int) -> tuple[int, str]:
        """(where the comparator before token `at` begins, its sign)."""
        line = self.tokens[at].line
        if self._key(at - 1, line) not in self.words.ends["comparator"]:
            return at, "="
        for size in (4, 3, 2, 1):
            if at >= size and self.tokens[at - size].line == line:
                sign = self.words.comparators.get(tuple(token.key for token in self.tokens[at - size : at]))
                if sign:
                    return at - size, sign
        return at, "="

    def _or_more(self, end: int, sign: str) -> tuple[int, str]:
        """(index after "trở lên" if it follows, the comparator then)."""
        later = self.words.after.get(tuple(token.key for token in self.tokens[end : end + 2]))
        return (end + 2, later) if later else (end, sign)

    def _rank(self, at: int, found: Number) -> Mention | None:
        """A place in a ranking: "xếp 8/168", "đứng thứ 3", "ở vị trí thứ 5/34"."""
        words, first, line = self.words, at, self.tokens[at].line
        if (before := self._key(at - 1, line)) not in words.rank_fill and before not in words.ends["rank"]:
            return None
        while self._key(first - 1, line) in words.rank_fill:
            first -= 1
        ordinal = first < at
        verb = next((n for n in (2, 1) if tuple(t.key for t in self.tokens[max(0, first - n) : first]) in words.rank_verbs), 0)
        place = {token.key for token in self.tokens[first:at]} >= {"vị", "trí"}
        if not (verb and (ordinal or found.whole)) and not place:
            return None
        if found.scaled or any(t.key in words.rank_never for t in self.tokens[found.end : found.end + 3]):
            return None
        whole = plain(found.whole) if found.whole else None
        return Mention("figure", first - verb, found.end, Figure(plain(found.value), "rank", "rank", found.end, whole=whole))

    def _measured(self, at: int, first: int, comparator: str, found: Number) -> Mention | None:
        """Money, a share or a measure."""
        match = self.words.measures.longest(self.tokens, found.end) if self._key(found.end, self.tokens[at].line) else None
        noun = self.words.nouns.longest(self.tokens, found.end) if match else None
        if match is None and not (found.scaled and self._is_money(found)):
            return None
        if match and noun and noun[0] > match[0]:
            return None
        if match and match[0] == found.end + 1 and len(self.tokens[found.end].text) == 1 and self.tokens[found.end].shape == "C":
            return None  # "5G", "4K"
        unit, end = (match[1][0], match[0]) if match else ("VND", found.end)
        if (found.alone and unit != "%") or (unit != "VND" and not found.scaled and self._is_dated(at, found)):
            return None
        end, upper = self._second(end, unit, found)
        while self._key(end, self.tokens[at].line) == "/" and end + 1 < len(self.tokens) and self.tokens[end + 1].shape == "w":
            end += 2
        noun_at = end
        end, sign = self._or_more(end, comparator)
        kind = _SIGNS.get(unit, "measure")
        figure = Figure(plain(found.value), kind, unit, noun_at, sign, plain(upper) if upper else None)
        return Mention("figure", first, end, figure)

    def _second(self, end: int, unit: str, found: Number) -> tuple[int, Decimal | None]:
        """(end, upper end) of a range that repeats its unit: "3% - 4%"."""
        if found.upper is None and self._key(end, self.tokens[end - 1].line) in self.words.numbers.range:
            if end + 1 < len(self.tokens) and self.tokens[end + 1].shape == "9":
                other = number(self.words.numbers, self.tokens, end + 1)
                match = other and self.words.measures.longest(self.tokens, other.end)
                if other and match and match[1][0] == unit and other.value > found.value:
                    return match[0], other.value
        return end, found.upper

    def _is_money(self, found: Number) -> bool:
        """Whether a number in millions is money without the word: "54 triệu/người", "hơn 3 tỷ."."""
        line = self.tokens[found.end - 1].line
        noun = self._key(found.end, line) and self.words.nouns.longest(self.tokens, found.end)
        if noun or found.scaled not in {_MILLION, _BILLION}:
            return False
        after = self._key(found.end, line)
        return found.scaled == _BILLION or not after or self.tokens[found.end].shape == "." or self._ends(found.end)

    def _is_dated(self, at: int, found: Number) -> bool:
        """Whether the tokens are a date's, which a range or share before a unit never is: "từ 3-4%"."""
        if at not in self.taken:
            return False
        before = self._key(at - 1, self.tokens[at].line)
        return (found.upper is None and found.whole is None) or before not in {"từ", ","}

    def _counted(self, at: int, first: int, comparator: str, found: Number) -> Mention | None:
        """Things counted: "2.445 đảng viên", "18/20 chỉ tiêu", "gần 19 nghìn dân"."""
        if self._is_dated(at, found) or self._is_name(at, first, found):
            return None
        noun = self._noun(found)
        if noun is None:
            return self._counted_before(at, first, comparator, found)
        start, end, kind = noun
        if kind == "none":
            return None
        last, sign = self._or_more(end, comparator)
        value = found.discrete if found.discrete == found.discrete.to_integral_value() else found.value
        upper, whole = (plain(number) if number else None for number in (found.upper, found.whole))
        return Mention("figure", first, last, Figure(plain(value), kind, self._text(start, end), end, sign, upper, whole))

    def _text(self, first: int, last: int) -> str:
        return " ".join(token.text for token in self.tokens[first:last]).replace(" ,", ",")

    def _is_name(self, at: int, first: int, found: Number) -> bool:
        """Whether the number names something or is a year: "khu phố 4", "A Lưới 2", "lớp 9", "2025"."""
        if first < at or found.scaled or not (found.digits or found.alone or found.whole or found.upper):
            return False
        line, value = self.tokens[at].line, found.value
        if found.digits and 1900 <= value < 2100:
            return True
        for size in (3, 2, 1) if self._key(at - 1, line) in self.words.ends["name"] else ():
            before = self.tokens[max(0, at - size) : at]
            if before and before[0].line == line and tuple(token.key for token in before) in self.words.naming:
                return size > 1 or self._key(at - 2, line) not in self.words.open
        if found.digits and self._key(at - 1, line) in {",", "và"} and self.tokens[at - 2].shape == "9":
            before = self.tokens[at - 2]  # "khu phố 79, 82 và 84": what the first number is, the others are
            return len(before.key) < 3 and self._is_name(at - 2, at - 2, found)
        return False

    def _after_name(self, at: int, line: int) -> bool:
        """Whether a capitalised word inside its sentence stands directly before."""
        before = self._key(at - 1, line)
        if not before or self.tokens[at - 1].shape != "C":
            return False
        return self._key(at - 2, line) not in {"", ".", "!", "?", ":", ";", '"', "-", "*", "+"}

    def _noun(self, found: Number) -> tuple[int, int, str] | None:
        """(first, last, kind) of the counted noun after the number; kind none for what never counts."""
        at, line = found.end, self.tokens[found.end - 1].line
        if self._key(at, line) == '"' and not found.alone:
            at += 1
        if not self._key(at, line):
            return None
        if match := self.words.nouns.longest(self.tokens, at):
            end, kind = match[0], match[1][0]
            if found.alone and self.tokens[at].key in self.words.digits_only:
                return at, end, "none"
            if kind == "classifier":
                return at, self._run(end, 2), "count"
            if kind == "person":
                more = self.words.nouns.longest(self.tokens, end)
                return at, more[0] if more and more[1][0] == "count" else end, "count"
            return at, end, kind
        token = self.tokens[at]
        if found.alone or token.shape != "w" or not token.key.isalpha() or len(token.key) < 2 or self._ends(at):
            return None
        if found.digits and self._after_name(found.end - 1, line):
            return None
        return at, self._run(at, 2), "count"

    def _ends(self, at: int) -> bool:
        """Whether a word stands at `at` that no counted noun begins with."""
        match = self.words.phrase.longest(self.tokens, at)
        return match is not None and "end" in match[1]

    def _run(self, at: int, most: int) -> int:
        """The end of a run of at most `most` plain words from `at`."""
        end, line = at, self.tokens[at - 1].line
        while end < at + most and self._key(end, line) and self.tokens[end].shape == "w":
            match = self.words.phrase.longest(self.tokens, end)
            if match and "end" in match[1]:
                break
            end = match[0] if match else end + 1
        return end

    def _counted_before(self, at: int, first: int, comparator: str, found: Number) -> Mention | None:
        """Things counted whose noun stands before: "số hộ: 182", "tổng số đảng viên là 2.445"."""
        line = self.tokens[at].line
        if found.alone or (self._key(found.end, line) and self.tokens[found.end].shape != "." and not self._ends(found.end)):
            return None
        for start in range(first - 1, max(-1, first - 12), -1):
            if self._key(start, line) in {"", ",", ";", "."}:
                break
            if head := self.words.count_before.longest(self.tokens, start, first):
                unit = head[1][0] or self._noun_named(head[0], first)
                figure = Figure(plain(found.discrete), "count", unit, found.end, comparator)
                return Mention("figure", first, found.end, figure) if unit else None
        return None

    def _noun_named(self, at: int, stop: int) -> str:
        match = self.words.nouns.longest(self.tokens, at, stop)
        return self._text(at, match[0]) if match and match[1][0] in {"count", "classifier", "person"} else ""


def figures(ontology: Ontology, tokens: Sequence[Token], taken: frozenset[int] = frozenset()) -> list[Mention]:
    """Mentions whose value is a Figure; `taken` are the indices of tokens that dates and places hold."""
    return list(_Scanner(ontology, tokens, taken).scan())
