"""What one cited document does to another: the link between two citations."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from msgspec.structs import replace

from kg.model import Record
from kg.ontology import Ontology, Trie
from kg.recognise.bodies import body_at
from kg.recognise.citations.cited import Cited
from kg.recognise.reading import Reading
from kg.recognise.words import common, lexicon_of, words_of

_REACH: Final = 14  # tokens between a link's first word and its target
_GAP: Final = 16  # tokens between a source and the link
_IMPLEMENTING_GAP: Final = 3  # between a source of any rank and "thực hiện"
_MAKING: Final = ("implements", "replaces")  # why one is made: "Thay thế Nghị quyết 12, phường ban hành …"
_PARAGRAPH: Final = 2  # lines: the paragraph before, with the empty line between
_AGENT: Final = 7  # tokens from "được" to the link: "được Đảng ủy phường cụ thể hóa"


@dataclass(frozen=True, slots=True)
class _Words:
    links: Trie[str]
    before_target: frozenset[str]
    passive: frozenset[str]
    by: frozenset[str]
    agent: frozenset[str]
    following: frozenset[str]
    made: Trie[bool]
    plan: frozenset[str]
    under: frozenset[str]
    this: frozenset[str]
    clause: frozenset[str]
    joints: frozenset[str]


class Link(Record, frozen=True):
    """Two citations and what the first does to the second."""

    source: Cited
    relation: str
    target: Cited


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["documents"]["link_words"]
    joints = words_of(ontology, "documents", "link_words", "and")
    return lexicon_of(_Words, words, links=ontology.phrases("documents", "links"), joints=joints)


class _Linker:
    """Finds the links among the citations of one document."""

    def __init__(self, reading: Reading, cited: Sequence[Cited]) -> None:
        self.reading, self.tokens, self.cited = reading, reading.tokens, cited
        self.words, self.common = _words(reading.ontology), common(reading.ontology)

    def all(self) -> Iterator[Link]:
        targets: dict[int, Link] = {}
        agents: dict[int, Link] = {}  # by the source of what is told in the passive
        for index, target in enumerate(self.cited):
            listed = index > 0 and self._listed(self.cited[index - 1], target)
            before, agent = targets.get(index - 1), agents.get(index - 1)
            if before and listed and not self._does(index) and not self._is_over(before, target):
                targets[index] = replace(before, target=target)
                yield targets[index]
                continue
            if agent and listed and agent.source.instrument.kind == target.instrument.kind:
                agents[index] = replace(agent, source=target)
                yield agents[index]
                continue
            for other, relation, reverse in self._of(index, targets):
                source, of = (target, self.cited[other]) if reverse else (self.cited[other], target)
                link = targets[other if reverse else index] = Link(source, relation, of)
                yield link
                if reverse:
                    agents[index] = link
                    yield from self._also(other, link)
            yield from self._to_this(index)

    def _to_this(self, index: int) -> Iterator[Link]:
        """What a document does to one told before: "Kế hoạch số 12 | thực hiện Nghị quyết này"."""
        source, kinds = self.cited[index], self.reading.ontology.schemes["instruments"]
        for start in range(source.number_end, source.last + _IMPLEMENTING_GAP):
            match = self.words.links.longest(self.tokens, start) if start < len(self.tokens) else None
            kind = kinds.longest(self.tokens, match[0]) if match and match[0] < len(self.tokens) else None
            said = self.reading.keys(kind[0], kind[0] + 1) if kind else []
            if match is None or kind is None or self.words.this.isdisjoint(said):
                continue
            iri, before = kind[1][0].iri, reversed(self.cited[:index])
            target = next((one for one in before if one.instrument.kind.iri == iri), None)
            near = target and self.tokens[start].line - self.tokens[target.first].line <= _PARAGRAPH
            if target and near and self._acts(source, start, match[1][0], reverse=False):
                yield Link(source, match[1][0], target)
                return

    def _is_over(self, link: Link, target: Cited) -> bool:
        """Whether a semicolon ends what a higher document carries out: "71/NQ-CP thực hiện 57; | 146"."""
        between = self.reading.keys(link.target.last, target.first)
        return link.relation == "implements" and ";" in between and not self._carries_out(link.source)

    def _does(self, index: int) -> bool:
        """Whether a document does something to the next itself: "…; Nghị quyết A | thay thế Nghị quyết B"."""
        source = self.cited[index]
        if self.words.links.longest(self.tokens, source.number_end):
            return True  # "…; Nghị quyết 25 | điều chỉnh giảm vốn"
        stop = self.cited[index + 1].first if index + 1 < len(self.cited) else source.first
        found = self._word(stop, source.number_end) if stop > source.number_end else None
        return found is not None and not found[2] and self._acts(source, *found)

    def _also(self, index: int, link: Link) -> Iterator[Link]:
        """What else is done by it: "Nghị định 12 và | Nghị định 13 | được thay thế bởi Nghị định 20"."""
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

    def _of(self, index: int, targets: dict[int, Link]) -> Iterator[tuple[int, str, bool]]:
        """(index of the other document, relation, whether that one is the target)."""
        target = self.cited[index]
        sentence = self.reading.sentence_of(target.first)
        found = self._word(target.first, sentence.first)
        if found is None:
            return
        _, relation, reverse = found
        other = self._source(index, targets, found)
        if other is None and relation in _MAKING and not reverse:
            other = self._made(index, sentence.last)
        if other is not None:
            yield other, relation, reverse

    def _source(self, index: int, targets: dict[int, Link], link: tuple[int, str, bool]) -> int | None:
        """The last document before that may act; "văn bản này" is the last of the sentence before."""
        start, relation, reverse = link
        first = self.reading.sentence_of(start).first
        for other in range(index - 1, -1, -1):
            if self.cited[other].first < first:
                return self._meant(other, first, start, targets)
            if other not in targets and self._acts(self.cited[other], start, relation, reverse):
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

    def _word(self, stop: int, first: int) -> tuple[int, str, bool] | None:
        """(first token, relation, whether passive) of the link that leads up to `stop`."""
        for start in range(max(first, stop - _REACH), stop):
            match = self.words.links.longest(self.tokens, start, stop)
            if match is None:
                continue
            between = {key for key in self.reading.keys(match[0], stop) if not key.isdigit() or len(key) > 2}
            by = between & (self.words.by if self._passive(first, start) else self.words.agent)
            by -= self.words.following if match[1][0] == "implements" else set()
            if between - by <= self.words.before_target:
                return start, match[1][0], bool(by)
        return None

    def _passive(self, first: int, start: int) -> bool:
        """Whether "được" or a bracket leads to the link: "Nghị định 178 | (sửa đổi bởi Nghị định 67)"."""
        if self.tokens[start - 1].key == "(":
            return True
        for at in range(start - 1, max(first, start - _AGENT) - 1, -1):
            if self.tokens[at].key in self.words.passive:
                return True
            if self.tokens[at].shape in ".9":
                return False
        return False

    def _acts(self, source: Cited, start: int, relation: str, reverse: bool) -> bool:
        """Whether nothing but a short apposition stands between the source and the link."""
        gap = range(source.last, start)
        words = self.reading.keys(source.last, start)
        if any(self._is_kind(at) for at in range(source.number_end, start)):
            return False
        if source.number_end <= start < source.last:
            return True  # in the document's own title: "về sửa đổi một số điều của …"
        issued = self._is_issuer(words)
        if start < source.last or len(gap) > _GAP or (any(map(self._acting, gap)) and not issued):
            return False
        if ";" in words and (words.index(";") < len(words) - 1 or relation == "implements"):
            # "Quyết định 12; quyết định này thay thế …", but "Quyết định 12 về …; thay thế …"
            return not self.words.this.isdisjoint(words[words.index(";") :])
        if relation == "implements" and not reverse:
            near = len(gap) <= _IMPLEMENTING_GAP and self.common.between.isdisjoint(words)
            near = near or self.words.plan.issuperset(words) or issued
            return near or self._carries_out(source)
        under = source.first > 0 and self.tokens[source.first - 1].key in self.words.under
        return not gap or reverse or self.tokens[source.last].shape == "." or not under

    def _is_issuer(self, words: Sequence[str]) -> bool:
        """Whether only who issued it stands between: "… của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | …"."""
        return bool(words) and words[0] in self.common.giver and self.common.joint.isdisjoint(words)

    def _carries_out(self, source: Cited) -> bool:
        """Whether a document is made to carry out others: a plan, or any of a unit's bodies."""
        local = self.reading.ontology.words["documents"]["unit_bodies"]
        kind = source.instrument.kind
        return bool(kind.get("carriesOut")) or any(symbol in local for symbol in source.instrument.symbols)

    def _acting(self, at: int) -> bool:
        """Whether another subject begins at `at`: a body after a comma."""
        comma = self.tokens[at - 1].key in self.words.clause
        return comma and body_at(self.reading, at, len(self.tokens)) is not None

    def _is_kind(self, at: int) -> bool:
        """Whether a further document without a number is named: "và Nghị quyết | sửa đổi Nghị quyết 5"."""
        kinds = self.reading.ontology.schemes["instruments"]
        kind = kinds.longest(self.tokens, at) if self.tokens[at - 1].key in self.common.between else None
        return kind is not None and self.tokens[kind[0]].key not in self.words.this

    def _made(self, index: int, stop: int) -> int | None:
        """The document made to implement this one: "Thực hiện Nghị quyết 57, phường ban hành Kế hoạch 12"."""
        for other in range(index + 1, len(self.cited)):
            first = self.cited[other].first
            if first >= stop:
                return None
            last = self.cited[index].last
            if "," in self.reading.keys(last, first) and self._makes(max(last, first - 5), first):
                return other
        return None

    def _makes(self, first: int, stop: int) -> bool:
        """Whether a verb of making ends two tokens at most before `stop`."""
        matches = (self.words.made.longest(self.tokens, at, stop) for at in range(first, stop))
        return any(match is not None and stop - match[0] < 3 for match in matches)


def links(reading: Reading, cited: Sequence[Cited]) -> list[Link]:
    """The links among the citations of a document."""
    return list(_Linker(reading, cited).all()) if len(cited) > 1 else []
