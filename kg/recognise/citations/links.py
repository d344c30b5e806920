"""What one cited document does to another: "Nghị quyết 12 thay thế Nghị quyết 5"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from msgspec.structs import replace

from kg.model import Record
from kg.ontology import Ontology, Trie
from kg.recognise.citations.cited import Cited
from kg.recognise.citations.link_verbs import IMPLEMENTING_GAP, LinkVerb, LinkVerbs
from kg.recognise.reading import Reading
from kg.recognise.words import lexicon_of, phrases_of, words_of
from kg.text import prior

_MAKING: Final = ("implements", "replaces")  # why one is made: "Thay thế Nghị quyết 12, phường ban hành …"
_ITEM: Final = frozenset({":", ";"})  # before one of a list
_INTO: Final = 5  # tokens of "cụ thể hóa bằng việc ban hành"
_ABOUT: Final = 2  # tokens of "về việc"
_PARAGRAPH: Final = 2  # lines: the paragraph before, with the empty line between


@dataclass(frozen=True, slots=True)
class _Words:
    made: Trie[bool]
    into: Trie[bool]
    this: frozenset[str]
    joints: frozenset[str]


class Link(Record, frozen=True):
    """Two citations and what the first does to the second."""

    source: Cited
    relation: str
    target: Cited


@cache
def _words(ontology: Ontology) -> _Words:
    joints = words_of(ontology, "documents", "link_words", "and")
    return lexicon_of(_Words, ontology.words["documents"]["link_words"], joints=joints)


def _is_later(one: Cited, other: Cited) -> bool:
    """Whether a document of the same body and kind has the higher number, and no day of its own."""
    numbers = [cited.instrument.number.partition("/") for cited in (one, other)]
    alike = one.issuer == other.issuer and numbers[0][2] == numbers[1][2] and one.date is None
    return (
        alike and all(number[0].isdecimal() for number in numbers) and int(numbers[0][0]) > int(numbers[1][0])
    )


class _Linker:
    """Finds the links among the citations of one document."""

    def __init__(self, reading: Reading, cited: Sequence[Cited]) -> None:
        self.reading, self.tokens, self.cited = reading, reading.tokens, cited
        self.words, self.verbs = _words(reading.ontology), LinkVerbs(reading)
        self.about = phrases_of(reading.ontology, "documents", "words", "about")

    def all(self) -> Iterator[Link]:
        """The links in order of the citations; lists share what is said of their first member."""
        targets: dict[int, list[Link]] = {}  # several documents may be made to carry out one
        agents: dict[int, Link] = {}  # by the source of what is told in the passive
        for index, target in enumerate(self.cited):
            listed = index > 0 and self._listed(self.cited[index - 1], target)
            before, agent = targets.get(index - 1), agents.get(index - 1)
            if before and listed and not self._acts(index) and not self._is_over(before[0], target):
                targets[index] = [replace(link, target=target) for link in before]
                yield from targets[index]
                continue
            if agent and listed and agent.source.instrument.kind == target.instrument.kind:
                agents[index] = replace(agent, source=target)
                yield agents[index]
                continue
            for other, verb in self._other(index, targets):
                source, of = (target, self.cited[other]) if verb.passive else (self.cited[other], target)
                link = Link(source, verb.relation, of)
                same = [] if verb.passive else targets.get(index, [])
                targets[other if verb.passive else index] = [*same, link]
                yield link
                if verb.passive:
                    agents[index] = link
                    yield from self._also_by(other, link, verb)
            if index not in targets and self._carries_out(index):
                yield Link(target, "implements", self.cited[index - 1])
            yield from self._to_this(index)

    def _carries_out(self, index: int) -> bool:
        """Whether a body makes one of the last told: "…; UBND xã | cụ thể hóa bằng | Kế hoạch số 112"."""
        first = self.cited[index].first
        sentence = self.reading.sentence_of(first).first
        told = index > 0 and self.cited[index - 1].first >= sentence
        return told and self.words.into.ends_at(self.tokens, first, _INTO)

    def _to_this(self, index: int) -> Iterator[Link]:
        """What a document does to one told before: "Kế hoạch số 12 | thực hiện Nghị quyết này"."""
        source, kinds = self.cited[index], self.reading.ontology.schemes["instruments"]
        for start in range(source.number_end, source.last + IMPLEMENTING_GAP):
            match = self.verbs.starting(start) if start < len(self.tokens) else None
            kind = kinds.longest(self.tokens, match[0]) if match and match[0] < len(self.tokens) else None
            said = self.reading.keys(kind[0], kind[0] + 1) if kind else []
            if match is None or kind is None or self.words.this.isdisjoint(said):
                continue
            iri, before = kind[1][0].iri, reversed(self.cited[:index])
            target = next((one for one in before if one.instrument.kind.iri == iri), None)
            near = target and self.tokens[start].line - self.tokens[target.first].line <= _PARAGRAPH
            if target and near and self.verbs.is_of(source, LinkVerb(start, match[1])):
                yield Link(source, match[1], target)
                return

    def _is_over(self, link: Link, target: Cited) -> bool:
        """Whether what a document does ends before the target: at a semicolon, at its own body's.

        "71/NQ-CP thực hiện 57; | 146", "02-CTr/ĐU thực hiện 57-NQ/TW và | 35-KH/ĐU", "42 về sửa 15; | 43".
        """
        between = self.reading.keys(link.target.last, target.first)
        if link.relation != "implements":
            if ";" in between and _is_later(target, link.source):
                return True  # "Nghị quyết 21 sửa đổi Nghị quyết 08 …; | Nghị quyết 23 …"
            if ";" in between and prior(self.tokens, link.source.first).key in _ITEM:
                return True  # "2 nghị quyết: Nghị quyết 41 …, thay thế 17; | Nghị quyết 42"
            verb = self.verbs.before(link.target.first, link.source.number_end) if ";" in between else None
            return verb is not None and self.about.ends_at(self.tokens, verb.first, _ABOUT)
        own = target.issuer is not None and link.target.issuer != target.issuer == link.source.issuer
        return own or (";" in between and not self.verbs.carries_out(link.source))

    def _acts(self, index: int) -> bool:
        """Whether a document does something to the next itself: "…; Nghị quyết A | thay thế Nghị quyết B"."""
        source = self.cited[index]
        if self.verbs.starting(source.number_end):
            return True  # "…; Nghị quyết 25 | điều chỉnh giảm vốn"
        stop = self.cited[index + 1].first if index + 1 < len(self.cited) else source.first
        verb = self.verbs.before(stop, source.number_end) if stop > source.number_end else None
        return verb is not None and not verb.passive and self.verbs.is_of(source, verb)

    def _also_by(self, index: int, link: Link, verb: LinkVerb) -> Iterator[Link]:
        """What else is done by it: "Nghị định 12 và | Nghị định 13 | được thay thế bởi Nghị định 20"."""
        if "(" in self.reading.keys(link.target.last, verb.first):
            return  # a bracket is of one
        while index > 0 and self.cited[index - 1].instrument.kind == link.target.instrument.kind:
            if not self._listed(self.cited[index - 1], self.cited[index]):
                return
            index -= 1
            yield replace(link, target=self.cited[index])

    def _listed(self, before: Cited, target: Cited) -> bool:
        """Whether two documents stand in one list: of one kind, or joined with what is told of the first."""
        if target.instrument.group == before.instrument.group:
            return True
        between = self.reading.keys(before.last, target.first)
        return bool(between) and set(between) <= self.words.joints

    def _other(self, index: int, targets: Container[int]) -> Iterator[tuple[int, LinkVerb]]:
        """(index of the document that acts on this one, or in the passive of its target; the verb)."""
        target = self.cited[index]
        sentence = self.reading.sentence_of(target.first)
        verb = self.verbs.before(target.first, sentence.first)
        if verb is None:
            before = self.cited[index - 1] if index and index - 1 not in targets else None
            told = self.verbs.by(before, target, sentence.first) if before else None
            if told:
                yield index - 1, told
            return
        other = self._source(index, targets, verb)
        if other is not None:
            yield other, verb
        elif verb.relation in _MAKING and not verb.passive:
            for other in self._made(index, sentence.last):
                yield other, verb

    def _source(self, index: int, targets: Container[int], verb: LinkVerb) -> int | None:
        """The last document before that may act; "văn bản này" is the last of the sentence before."""
        first = self.reading.sentence_of(verb.first).first
        for other in range(index - 1, -1, -1):
            if self.cited[other].first < first:
                return self._meant(other, first, verb.first, targets)
            free = other not in targets or self.about.ends_at(self.tokens, verb.first, _ABOUT)
            if free and self.verbs.is_of(self.cited[other], verb):
                return other
        return None

    def _meant(self, last: int, first: int, start: int, targets: Container[int]) -> int | None:
        """The document that a sentence begins with, before a link at `start`: "Văn bản này", "Nghị quyết"."""
        opening = self.reading.keys(first, min(first + 5, start))
        kind = self.reading.ontology.schemes["instruments"].longest(self.tokens, first, start)
        if kind is None and self.words.this.isdisjoint(opening):
            return None
        reach = 0 if kind is None or self.words.this.isdisjoint(opening) else _PARAGRAPH
        for other in range(last, -1, -1):
            if self.tokens[start].line - self.tokens[self.cited[other].first].line > reach:
                return None
            if kind is None or (
                other not in targets and kind[1][0].iri == self.cited[other].instrument.kind.iri
            ):
                return other
        return None

    def _made(self, index: int, stop: int) -> Iterator[int]:
        """Those made to implement this one: "Thực hiện Nghị quyết 57, xã ban hành Kế hoạch 12 và 13"."""
        made = False
        last = self.cited[index].last
        for other in range(index + 1, len(self.cited)):
            first = self.cited[other].first
            if first >= stop:
                return
            if made and not self._listed(self.cited[other - 1], self.cited[other]):
                return
            makes = "," in self.reading.keys(last, first) and self._makes(max(last, first - 5), first)
            made = made or makes
            if made:
                yield other

    def _makes(self, first: int, stop: int) -> bool:
        """Whether a verb of making ends two tokens at most before `stop`."""
        matches = (self.words.made.longest(self.tokens, at, stop) for at in range(first, stop))
        return any(match is not None and stop - match[0] < 3 for match in matches)


def links(reading: Reading, cited: Sequence[Cited]) -> list[Link]:
    """The links among the citations of a document."""
    return list(_Linker(reading, cited).all()) if len(cited) > 1 else []
