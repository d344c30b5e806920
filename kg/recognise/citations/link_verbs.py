"""The verbs by which one cited document acts on another: where they stand, and which document acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from kg.ontology import Ontology, Trie
from kg.recognise.bodies import body_at
from kg.recognise.citations.cited import Cited
from kg.recognise.reading import Reading
from kg.recognise.words import common, lexicon_of
from kg.text import prior

_REACH: Final = 14  # tokens between a link's first word and its target
_GAP: Final = 16  # tokens between a source and the link
IMPLEMENTING_GAP: Final = 3  # between a source of any rank and "thực hiện"
_LINK: Final = 4  # tokens of "sửa đổi, bổ sung"
_PASSED: Final = 2  # tokens of "thông qua"
_AGENT: Final = 7  # tokens from "được" to the link: "được Đảng ủy phường cụ thể hóa"


class LinkVerb(NamedTuple):
    """Where a verb begins, and what it says one document does to the other: "thay thế" → "replaces"."""

    first: int
    relation: str
    passive: bool = False  # the document behind it acts: "được thay thế bởi | Nghị định 20"


@dataclass(frozen=True, slots=True)
class _Words:
    links: Trie[str]
    before_target: frozenset[str]
    passive: frozenset[str]
    by: frozenset[str]
    agent: frozenset[str]
    following: frozenset[str]
    plan: frozenset[str]
    under: frozenset[str]
    this: frozenset[str]
    passed: Trie[bool]
    clause: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["documents"]["link_words"]
    return lexicon_of(_Words, words, links=ontology.phrases("documents", "links"))


class LinkVerbs:
    """Finds in one document the verbs between citations."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.common = _words(reading.ontology), common(reading.ontology)

    def starting(self, at: int) -> tuple[int, str] | None:
        """(end, relation) of the verb that begins at token `at`: (…, "replaces") of "thay thế"."""
        match = self.words.links.longest(self.tokens, at)
        return (match[0], match[1][0]) if match else None

    def before(self, stop: int, first: int) -> LinkVerb | None:
        """The verb from token `first` on that leads up to `stop`: "thay thế | Nghị quyết 5"."""
        for start in range(max(first, stop - _REACH), stop):
            match = self.words.links.longest(self.tokens, start, stop)
            if match is None:
                continue
            between = {key for key in self.reading.keys(match[0], stop) if not key.isdigit() or len(key) > 2}
            by = between & (self.words.by if self._is_passive(first, start) else self.words.agent)
            by -= self.words.following if match[1][0] == "implements" else set()
            if between - by <= self.words.before_target:
                return LinkVerb(start, match[1][0], bool(by))
        return None

    def by(self, target: Cited, agent: Cited, first: int) -> LinkVerb | None:
        """The verb before a document that another acts on: "sửa đổi | Nghị quyết 12 bằng Nghị quyết 30"."""
        if target.last != agent.first - 1 or self.tokens[target.last].key not in self.words.agent:
            return None
        verb = self.before(target.first, first)
        return LinkVerb(verb.first, verb.relation, True) if verb and not verb.passive else None

    def _is_passive(self, first: int, start: int) -> bool:
        """Whether "được" or a bracket leads to the link: "Nghị định 178 | (sửa đổi bởi Nghị định 67)"."""
        if prior(self.tokens, start).key == "(":
            return True
        for at in range(start - 1, max(first, start - _AGENT) - 1, -1):
            if self.tokens[at].key in self.words.passive:
                return True
            if self.tokens[at].shape in ".9":
                return False
        return False

    def is_of(self, source: Cited, verb: LinkVerb) -> bool:
        """Whether a document before the verb acts: at most a short apposition parts them."""
        start, relation, passive = verb
        gap = range(source.last, start)
        words = self.reading.keys(source.last, start)
        if any(self._is_kind(at) for at in range(source.number_end, start)):
            return False
        if source.number_end <= start < source.last:
            return True  # in the document's own title: "về sửa đổi một số điều của …"
        issued = self._is_issuer(words)
        if start < source.last or len(gap) > _GAP or (any(map(self._is_acting, gap)) and not issued):
            return False
        if ";" in words and self._is_parted(source, words, relation):
            # "Quyết định 12; quyết định này thay thế …", but "Quyết định 12 về …; thay thế …"
            return not self.words.this.isdisjoint(words[words.index(";") :])
        if relation == "implements" and not passive:
            near = len(gap) <= IMPLEMENTING_GAP and self.common.between.isdisjoint(words)
            near = near or self.words.plan.issuperset(words) or issued
            return near or (self.carries_out(source) and not self._is_second(source, words))
        under = source.first > 0 and self.tokens[source.first - 1].key in self.words.under
        return not gap or passive or self.tokens[source.last].shape == "." or not under

    def _is_second(self, source: Cited, words: Sequence[str]) -> bool:
        """Whether who acts on a document does more: "sửa đổi Quyết định 25, | sớm thực hiện Nghị quyết 7"."""
        joined = bool(words) and words[0] in self.common.between
        return joined and self.words.links.ends_at(self.tokens, source.first, _LINK)

    def _is_parted(self, source: Cited, words: Sequence[str], relation: str) -> bool:
        """Whether a semicolon ends what a document does: "thông qua Nghị quyết 23; | sửa đổi …"."""
        further = words.index(";") < len(words) - 1 or relation == "implements"
        return further or self.words.passed.ends_at(self.tokens, source.first, _PASSED)

    def _is_issuer(self, words: Sequence[str]) -> bool:
        """Whether only who issued it stands between: "… của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | …"."""
        return bool(words) and words[0] in self.common.giver and self.common.joint.isdisjoint(words)

    def carries_out(self, source: Cited) -> bool:
        """Whether a document is made to carry out others: a plan, or any of a unit's bodies."""
        local = self.reading.ontology.words["documents"]["unit_bodies"]
        kind = source.instrument.kind
        return bool(kind.get("carriesOut")) or any(symbol in local for symbol in source.instrument.symbols)

    def _is_acting(self, at: int) -> bool:
        """Whether another subject begins at `at`: a body after a comma."""
        comma = self.tokens[at - 1].key in self.words.clause
        return comma and body_at(self.reading, at, len(self.tokens)) is not None

    def _is_kind(self, at: int) -> bool:
        """Whether a further document without a number is named: "và Nghị quyết | sửa đổi Nghị quyết 5"."""
        kinds = self.reading.ontology.schemes["instruments"]
        kind = kinds.longest(self.tokens, at) if self.tokens[at - 1].key in self.common.between else None
        return kind is not None and self.tokens[kind[0]].key not in self.words.this
