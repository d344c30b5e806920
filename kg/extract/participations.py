"""Participations: the part an official has in the document's main event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Event, Mention, Participation, Sentence
from kg.recognise import Reading
from kg.recognise.dates import Date
from kg.recognise.people import Person

_OBJECT_OF = frozenset(["cho", "tặng", "của", "với", "cùng", "mừng", "thay", "gặp", "thăm", "hỏi", "theo", "về", "là", "bởi", "đến", "ơn", "bầu"])
_NOT_NOW = frozenset(["được", "cần", "phải", "tục", "để", "việc", "sự", "sẽ", "không", "hãy", "nhằm", "theo", "bản", "các", "qua", "những", "từng", "chưa", "công", "trong"])
_RECEIVED = frozenset(["hoa", "bằng", "giấy", "huy", "kỷ", "quyết", "danh", "cờ", "huân", "quà", "nhiệm", "thư", "giải"])
_CONTENT = frozenset(["rằng", "việc", ":"])


@dataclass(frozen=True, slots=True)
class _Actor:
    """A person in a sentence with the whole noun phrase: title, honorific, name, apposition."""

    first: int
    last: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Verb:
    first: int
    last: int
    role: str


class _Parts:
    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.trie = reading.ontology.phrases("roles", "")
        self.held = {h.person for h in reading.holdings}
        self.spans = {(h.person, h.first): h for h in reading.holdings}
        self.quoted = self._quoted()

    def _quoted(self) -> set[int]:
        """Tokens inside quotation marks of one line: what is said there is no act."""
        inside: set[int] = set()
        opened: int | None = None
        for at, token in enumerate(self.tokens):
            if opened is not None and token.line != self.tokens[opened].line:
                opened = None
            if token.key == '"':
                if opened is None:
                    opened = at
                else:
                    inside.update(range(opened, at))
                    opened = None
        return inside

    def parts(self) -> Iterator[tuple[str, str, int, int]]:
        """(name, role, first, last) of every part, in order of the text."""
        led, line = "", -1
        for sentence in self.reading.sentences:
            actors = self.actors(sentence)
            verbs = self._verbs(sentence, actors)
            goes_on = self.tokens[sentence.first].line == line and bool(actors) and actors[0].first == sentence.first
            if led and not verbs and (sentence.kind == "item" or goes_on):
                yield from ((a.name, led, a.first, a.last) for a in actors if a.kind == "full")
                continue
            led, line = self._leads(sentence, verbs, actors), self.tokens[sentence.first].line
            yield from self._in_sentence(sentence, actors, verbs)

    def _leads(self, sentence: Sentence, verbs: Sequence[_Verb], actors: Sequence[_Actor]) -> str:
        """The part of a list that follows: "Thành phần tham dự", "Tham dự có:"."""
        roles = {verb.role for verb in verbs}
        ends = self.tokens[sentence.last - 1].key == ":" or sentence.kind == "label"
        if actors and not (":" in self.reading.keys(sentence.first, actors[0].first) and "attendee" in roles):
            return ""
        return next((r for r in ("attendee", "chair", "honoree") if r in roles), "") if ends or actors else ""

    def actors(self, sentence: Sentence) -> list[_Actor]:
        found = []
        for mention in self.reading.within(self.reading.people, sentence.first, sentence.last):
            person = mention.value
            if isinstance(person, Person) and person.name in self.held:
                first, last = self._phrase(mention, person, sentence)
                found.append(_Actor(first, last, person.name, "full" if person.kind == "full" else person.kind))
        return found

    def _phrase(self, mention: Mention, person: Person, sentence: Sentence) -> tuple[int, int]:
        """The span of the mention with the titles before and after it."""
        first, last = mention.first, mention.last
        for held in self.reading.holdings:
            if held.person == person.name and held.first <= mention.first and held.last >= mention.last:
                if held.rule in {"title-before-name", "name-before-title"} and held.first >= sentence.first:
                    first, last = min(first, held.first), max(last, held.last)
        return first, last

    def _verbs(self, sentence: Sentence, actors: Sequence[_Actor]) -> list[_Verb]:
        covered = {at for actor in actors for at in range(actor.first, actor.last)} | self.quoted
        found, at = [], sentence.first
        while at < sentence.last:
            begins = self.tokens[at].key in self.trie.root and at not in covered
            match = self.trie.longest(self.tokens, at, sentence.last) if begins else None
            if match and match[1][0] != "none" and self._is_act(at, match[0], match[1][0], sentence):
                found.append(_Verb(at, match[0], match[1][0]))
            at = match[0] if match else at + 1
        return found

    def _is_act(self, at: int, end: int, role: str, sentence: Sentence) -> bool:
        before = self.tokens[at - 1].key if at > sentence.first else ""
        after = self.tokens[end].key if end < len(self.tokens) else ""
        if before == "lễ" or (self.tokens[at].shape == "C" and before and self.tokens[at - 1].shape in "wCA"):
            return False  # "lễ trao", "Ban Chỉ đạo"
        if role == "honoree" and "nhận" in self.reading.keys(at, end):
            nouns = set(self.reading.keys(at + 1, end + 1))
            return before not in {"ghi", "tiếp", "xác", "giao", "công", "chứng", "cảm", "thu"} and bool(nouns & _RECEIVED)
        if role == "attendee":
            return before not in _NOT_NOW - {"được"} and after not in {"thảo", "toán", "án", "kiến"}
        return before not in _NOT_NOW

    def _in_sentence(self, sentence: Sentence, actors: Sequence[_Actor], verbs: Sequence[_Verb]) -> Iterator[tuple[str, str, int, int]]:
        if not actors:
            return
        said = -1
        for verb in verbs:
            who = self._who(verb, sentence, actors, verbs)
            new = bool(who) and who[0].first > said and (verb.role == "honoree" or ";" in self.reading.keys(said, who[0].first))
            if said >= 0 and not self._joined(said, verb) and not new:
                continue
            if verb.role == "speaker" and who and verb.first > who[0].first:
                said = verb.last
            for actor in who:
                yield actor.name, verb.role, min(actor.first, verb.first), max(actor.last, verb.last)
            if verb.role == "presenter":
                yield from self._given(verb, sentence, actors, who)

    def _joined(self, said: int, verb: _Verb) -> bool:
        """Whether a verb after one of speaking is a further act, not part of what is said."""
        between = self.reading.keys(said, verb.first)
        return len(between) <= 8 and "và" in between and not (set(between) & _CONTENT) or (len(between) <= 1)

    def _who(self, verb: _Verb, sentence: Sentence, actors: Sequence[_Actor], verbs: Sequence[_Verb]) -> list[_Actor]:
        before = [a for a in actors if a.last <= verb.first]
        after = [a for a in actors if a.first >= verb.last]
        if verb.role in {"attendee", "chair", "presenter"} and self._lists(verb, after, sentence):
            listed = [a for a in after if a.kind == "full"] or after[:1]
            return self._until_verb(verb, listed, verbs) if verb.role != "attendee" else listed
        subject = self._subject(before, verb.role)
        if subject:
            return subject
        if verb.role == "presenter" and (not after or "," not in self.reading.keys(verb.last, after[0].first) or verb.first > sentence.first + 1):
            return []
        opening = not before and (verb.first - sentence.first <= 1 or self._by_others(sentence, verb, after))
        return [after[0]] if after and opening and not self.is_object(after[0]) else []

    def _by_others(self, sentence: Sentence, verb: _Verb, after: Sequence[_Actor]) -> bool:
        """"do ông X chủ trì", "… dưới sự chủ trì của ông X"."""
        return bool(after) and set(self.reading.keys(verb.last, after[0].first)) <= {"của", "là", ":", "có"}

    def _lists(self, verb: _Verb, after: Sequence[_Actor], sentence: Sentence) -> bool:
        """Whether the people are named after the verb: "Dự hội nghị có ông A; bà B", "Đồng chủ trì: …"."""
        if not after:
            return False
        between = self.reading.keys(verb.last, after[0].first)
        return bool({"có", ":", "gồm"} & set(between)) or (verb.role == "attendee" and between[-1:] == ["của"]) or (
            verb.role == "attendee" and self.reading.keys(verb.last - 1, verb.last) == ["có"]
        )

    def _until_verb(self, verb: _Verb, listed: Sequence[_Actor], verbs: Sequence[_Verb]) -> list[_Actor]:
        later = [v.first for v in verbs if v.first >= verb.last]
        stop = next((at for at in later if at > listed[0].last), None) if listed else None
        return [a for a in listed if stop is None or a.first < stop]

    def is_object(self, actor: _Actor) -> bool:
        return bool(actor.first) and self.tokens[actor.first - 1].key in _OBJECT_OF

    def _subject(self, before: Sequence[_Actor], role: str) -> list[_Actor]:
        """The nearest person before a verb who is no object, with those joined to him by "và"."""
        for index in range(len(before) - 1, -1, -1):
            actor = before[index]
            if self.is_object(actor) and role != "honoree":
                continue
            found = [actor]
            for other in reversed(before[:index]):
                between = self.reading.keys(other.last, found[-1].first)
                if self.is_object(other) or not self._coordinated(between, before[0], role in {"chair", "attendee"}):
                    break
                found.append(other)
            return found[::-1]
        return []

    def _coordinated(self, between: Sequence[str], first: _Actor, listed: bool = False) -> bool:
        """Whether only "và", "cùng" or a comma stands between two people; semicolons after "Các đồng chí:"."""
        words = list(between)
        if "(" in words and ")" in words:
            words = words[: words.index("(")] + words[words.index(")") + 1 :]
        listed = listed or "các" in self.reading.keys(max(0, first.first - 4), first.first + 1)
        return bool(words) and set(words) <= {"và", ",", "cùng", ";"} and (words[-1] != ";" or listed)

    def _given(self, verb: _Verb, sentence: Sentence, actors: Sequence[_Actor], who: Sequence[_Actor]) -> Iterator[tuple[str, str, int, int]]:
        """Those to whom a thing is given: right after the verb, behind "cho", "tặng", "chúc mừng", or joined to such."""
        given = None
        for actor in actors:
            if actor.first < verb.last or actor in who:
                continue
            between = self.reading.keys(given.last if given else verb.last, actor.first)
            if self.is_object(actor) or "mừng" in between or not between or (given and self._coordinated(between, actor)):
                given = actor
                yield actor.name, "honoree", verb.first, actor.last


def _untyped(reading: Reading) -> Event:
    """What a report without a named event reports: its first line, of type "other"."""
    first = reading.sentences[0]
    days = [m.value.value for m in reading.dates if isinstance(m.value, Date) and len(m.value.value) == 10]
    label = reading.text(first.first, first.last)
    evidence = reading.evidence(first.first, first.last, "headline", 0.5, "no event is named")
    wards = {iri for _, iri in reading.wards_named()}
    unit = reading.ward_at(first.last) if len(wards) == 1 else None
    return Event(evidence, "event-0", "other", label, days[0] if days else None, unit, main=True)


def participations(reading: Reading, events: Sequence[Event]) -> Iterator[Event | Participation]:
    """One participation for each person and role; where no event is named, the report itself is one."""
    main = [event for event in events if event.main]
    parts = list(_Parts(reading).parts())
    if not main and any(role in {"speaker", "presenter", "chair"} for _, role, _, _ in parts):
        main = [_untyped(reading)]
        yield main[0]
    if not main:
        return
    seen: set[tuple[str, str]] = set()
    found = [*parts, *_visitors(reading, main), *_named(reading, main)]
    for name, role, first, last in found:
        if (name, role) not in seen:
            seen.add((name, role))
            yield Participation(reading.evidence(first, last, f"part-{role}"), name, _event_at(reading, main, first).id, role)


def _visitors(reading: Reading, main: Sequence[Event]) -> Iterator[tuple[str, str, int, int]]:
    """Who visits, inspects or meets voters is there: the people before the event's verb in its sentence."""
    parts = _Parts(reading)
    for event in main:
        at = next(i for i, token in enumerate(reading.tokens) if token.start == event.evidence.start)
        if event.type in {"visit", "meeting"}:
            for actor in parts.actors(reading.sentence_of(at)):
                if actor.last <= at and actor.kind == "full" and not parts.is_object(actor):
                    yield actor.name, "attendee", actor.first, at + 1


def _named(reading: Reading, main: Sequence[Event]) -> Iterator[tuple[str, str, int, int]]:
    """Who is elected or named to a post of the event's ward is honoured by it."""
    wards = {event.unit.iri for event in main if event.unit}
    decided = not wards and any("quyết định" in event.label for event in main)
    for held in reading.holdings:
        unit = held.post.body.unit if held.post.body else None
        here = unit is not None and (unit.iri in wards or decided)
        if held.status == "appointed" and held.rule in {"verb-before-title", "title-colon-name"} and here:
            yield held.person, "honoree", held.first, held.last


def _event_at(reading: Reading, main: Sequence[Event], at: int) -> Event:
    """The main event that the passage around token `at` reports."""
    start = reading.tokens[at].start
    before = [event for event in main if event.evidence.start <= start]
    return before[-1] if before else main[0]
