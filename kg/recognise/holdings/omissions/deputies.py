"""Deputies of a ward's council without its name: "đại biểu A nêu …", "cho thôi nhiệm vụ đại biểu … ông B"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling import Filler
from kg.recognise.holdings.holding import Holding
from kg.recognise.holdings.owners.people_concerned import whom_further
from kg.recognise.people import Person
from kg.recognise.places import LOCAL
from kg.recognise.titles import PostPart, TitleGrammar
from kg.recognise.words import common, lexicon_of
from kg.text import Mention, Sentence

_CALLED: Final = 11  # tokens of "2 trường hợp, gồm các ông, bà:"
_COUNCIL: Final = "council"  # the class of bodies that deputies sit in


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Of grammar.toml [deputies]."""

    role: str
    called: Trie[bool]
    sitting: Trie[bool]
    left: Trie[bool]
    groups: Trie[bool]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["grammar"]["deputies"]
    return lexicon_of(_Words, lists, role=lists["role"])


class Deputies:
    """Finds the deputies without a council's name in one document."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar, filler: Filler) -> None:
        self.reading, self.grammar, self.filler = reading, grammar, filler
        self.words, self.tokens = _words(reading.ontology), reading.tokens
        self.councils: list[int] = []  # the tokens at which councils are named
        self.free: list[int] = []  # those that are in nobody's post
        self.between = common(reading.ontology).between

    def all(self, held: Sequence[Holding]) -> Iterator[Holding]:
        """The seat of each, but of those who are known by a post; `held` are all such."""
        known = {one.person for one in held}
        called, bodies = self.reading.lookup.matches(self.words.called), self.grammar.bodies
        councils = (at for at, (_, (body, *_)) in bodies.items() if body.get("bodyClass") == _COUNCIL)
        left = self.reading.lookup.matches(self.words.left)
        named = list(councils) if called or left else []
        self.councils = named
        self.free = [at for at in named if not any(one.first <= at < one.last for one in held)]
        line = -1  # of the last deputy, who sits with those of the same paragraph
        for at, (end, _) in called.items():
            sentence = self.reading.sentence_of(at)
            people = [one for one in self._named(end) if one[0] not in known]
            seat = self._seat(sentence) if people and self._sits(at, sentence, line) else None
            if seat:
                line = self.tokens[at].line
                for name, mention in people:
                    yield from self._held(name, mention, seat, at, "current")
        for at, (end, _) in left.items():
            yield from self._left(at, end)

    def _sits(self, at: int, sentence: Sentence, line: int) -> bool:
        """Whether a deputy named at `at` sits: `line` had one before, or a session is told of.

        In the paragraph so far, or the sentence before: "HĐND xã tổ chức kỳ họp. | Đại biểu A đề nghị …".
        """
        if self.tokens[at].line == line:
            return True
        before = self.reading.sentences[max(0, self.reading.sentence_at(at) - 1)]
        first = min(before.first, self.reading.line_first(sentence.first))
        return self.reading.lookup.holds(self.words.sitting, first, sentence.last)

    def _left(self, at: int, end: int) -> Iterator[Holding]:
        """The seats of those behind the "đại biểu" that ends at `end`: "… đối với các ông A và B"."""
        sentence = self.reading.sentence_of(at)
        counted = end < sentence.last and self.tokens[end].shape == "9"
        begin = end if counted else whom_further(self.reading, end)
        first = next(iter(self.reading.within(self.reading.people, begin, begin + _CALLED)), None)
        seat = self._seat(sentence) if begin and first and end not in self.grammar.bodies else None
        if first and seat:
            for name, mention in self._named(first.first):
                yield from self._held(name, mention, seat, at, "former")

    def _named(self, at: int) -> Iterator[tuple[str, Mention]]:
        """(name, mention) of the people from token `at` on, or behind its colon, each named in full."""
        at += at < len(self.tokens) and self.tokens[at].key == ":"
        while found := self.reading.beginning(self.reading.people, at):
            if not isinstance(found.value, Person) or found.value.kind != "full":
                return
            yield found.value.name, found
            joined = found.last < len(self.tokens) and self.tokens[found.last].key in self.between
            at = found.last + joined

    def _seat(self, sentence: Sentence) -> PostPart | None:
        """A deputy's seat in the last council named up to the end of a sentence, if that is a ward's.

        Of any council in a sentence on a group of its deputies: "Tổ đại biểu … gồm các đại biểu: A".
        """
        return self._in(self.free, sentence) or self._in(self.councils, sentence)

    def _in(self, councils: Sequence[int], sentence: Sentence) -> PostPart | None:
        """The same of some of the councils."""
        role = self.grammar.labelled[self.words.role]
        for index in range(bisect_left(councils, sentence.last) - 1, -1, -1):
            at = councils[index]
            seat = self.grammar.places.placed(PostPart(role, at, self.grammar.bodies[at][0]))
            level = seat.place.level if seat.place else seat.generic
            if level:
                group = self.words.groups.longest(self.tokens, sentence.first)
                return seat if group or level in LOCAL else None
        return None

    def _held(self, name: str, mention: Mention, seat: PostPart, at: int, status: str) -> Iterator[Holding]:
        """The seat of one person."""
        part = seat.changed(first=mention.first, last=mention.last)
        for filled in self.filler.fill([part]):
            yield Holding(name, filled.post, status, at, mention.last, "deputy", inferred=True)
