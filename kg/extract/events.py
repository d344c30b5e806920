"""Events: what the document reports, and what it refers to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Event, Mention, Sentence, Unit
from kg.ontology import Concept, bare
from kg.recognise import Reading
from kg.recognise.dates import Date
from kg.recognise.places import LOCAL, PROVINCES, Place
from kg.text import keys

_LEAD = 4  # sentences in which a report says what it reports
_ENOUGH = 4
_VERBS = frozenset(["visit", "meeting", "signing", "campaign", "ceremony"])
_BESIDE = frozenset(["signing", "campaign", "festival"])
_OPENINGS = frozenset(["tại", "ở", "còn", "chung", "cùng", "*"])
_NOUNS = frozenset(["hội", "đại", "kỳ", "kì", "lễ", "buổi", "cuộc", "ngày", "phiên", "đợt", "chiến", "liên", "giải", "chương", "đoàn", "chuyến", "họp", "tuần", "tháng", "diễn", "tọa", "gặp"])


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    concept: Concept
    sentence: Sentence
    order: int  # the sentence's number
    score: int
    place: Place | None
    date: str | None
    sure: bool
    again: bool  # "cùng ngày": a further event of the same day
    told: int  # sentences of running text before it
    background: bool
    placed: bool = False  # the place is settled: one event for each of several wards

    @property
    def type(self) -> str:
        return self.concept.get("eventType")


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.trie = reading.ontology.schemes["events"]
        words = reading.ontology.words["events"]
        self.hold = reading.ontology.phrases("events", "verbs")
        self.background = {tuple(keys(p)) for p in words["before"]["background"]}
        self.same_day = [" ".join(keys(p)) for p in words["words"]["same_day"]]
        self.stops = frozenset(words["words"]["label_stops"])
        roots = self.hold.root
        self.holding = [i for i, t in enumerate(self.tokens) if t.key in roots and self.hold.longest(self.tokens, i)]
        parts = reading.ontology.phrases("roles", "")
        said = ((i, parts.longest(self.tokens, i)) for i, t in enumerate(self.tokens) if t.key in parts.root)
        self.speaking = [i for i, match in said if match and match[1][0] == "speaker"]
        self.anaphora = self._anaphora(words["words"]["anaphors"])

    def _anaphora(self, before: Sequence[str]) -> Counter[str]:
        """How often each type is referred back to: "tại hội nghị", "buổi lễ"."""
        counts: Counter[str] = Counter()
        cues = {key for phrase in before for key in keys(phrase)[-1:]}
        for at in range(1, len(self.tokens)):
            if self.tokens[at].key in self.trie.root and self.tokens[at - 1].key in cues and (match := self.trie.longest(self.tokens, at)):
                counts[match[1][0].get("eventType")] += 1
        return counts

    def candidates(self) -> Iterator[_Candidate]:
        told = 0  # sentences of running text so far: captions and headlines lead nothing out
        for order, sentence in enumerate(self.reading.sentences):
            told += order > 0 and self.reading.sentences[order - 1].kind == "text"
            at = sentence.first
            while at < sentence.last:
                begins = self.tokens[at].key in self.trie.root
                match = self.trie.longest(self.tokens, at, sentence.last) if begins else None
                if match and not self._is_part_of_name(at):
                    yield self._candidate(at, match[0], match[1][0], sentence, order, told)
                at = match[0] if match else at + 1

    def _is_part_of_name(self, at: int) -> bool:
        """"ngày lễ", "đơn vị bầu cử số 1" name no event."""
        before = self.tokens[at - 1].key if at else ""
        return before == "vị" or before in {"quyết", "tang", "nghi", "ngày", "hành"} and self.tokens[at].key in {"lễ", "họp"}

    def _candidate(self, at: int, end: int, concept: Concept, sentence: Sentence, order: int, told: int) -> _Candidate:
        dates = self.reading.within(self.reading.dates, sentence.first, sentence.last)
        date, sure = self._date(at, dates)
        keys_ = self.reading.keys(sentence.first, sentence.last)
        again = any(_contains(keys_, phrase) for phrase in self.same_day)
        concept = self._of_council(at, concept, sentence)
        score = self._score(at, end, concept, sentence, told, bool(date) or again)
        return _Candidate(at, end, concept, sentence, order, score, self._place(at, sentence), date, sure, again, told, self._is_background(at, sentence))

    def _of_council(self, at: int, concept: Concept, sentence: Sentence) -> Concept:
        """A council's "họp" is a session."""
        before = self.reading.keys(sentence.first, at)
        if concept.label == "họp" and ("hđnd" in before or _contains(before, "hội đồng nhân dân")):
            return next(c for c in self.reading.ontology.concepts.values() if c.label == "kỳ họp")
        return concept

    def _date(self, at: int, dates: Sequence[Mention]) -> tuple[str | None, bool]:
        """The date of the sentence nearest before the event, else the nearest after."""
        days = [m for m in dates if self._is_day(m)]
        if not days:
            return None, True
        best = min(days, key=lambda m: (m.first > at and any(d.first < at for d in days), abs(m.first - at)))
        best = days[0] if best.first > at and days[0].first < at else best
        earlier = [d for d in days if d.first < best.first and best.first - d.last <= 1]
        value = (earlier[0] if earlier else best).value
        assert isinstance(value, Date)
        return value.value, value.sure

    def _is_day(self, mention: Mention) -> bool:
        """A full day of the time of the report: no anniversary, none in brackets with another year."""
        date, opening = mention.value, self.tokens[mention.first - 1].key if mention.first else ""
        if not isinstance(date, Date) or len(date.value) != 10:
            return False
        year = (self.reading.document.published or "2025")[:4]
        closing = self.tokens[mention.last].key if mention.last < len(self.tokens) else ""
        return abs(int(date.value[:4]) - int(year)) <= 1 and not (opening == "(" and closing != ")") and not (closing == ")" and opening == "-")

    def _score(self, at: int, end: int, concept: Concept, sentence: Sentence, order: int, dated: bool) -> int:
        score = max(0, _LEAD - order) + 3 * dated
        noun = self.tokens[at].key in _NOUNS
        held = self._held(max(sentence.first, at - 6), at) or self._held(end, min(sentence.last, end + 25))
        score += 2 * held + 2 * noun - 2 * (sentence.kind == "label") + min(3, self.anaphora[concept.get("eventType")])
        if self._is_background(at, sentence):
            score -= 6
        if not noun and not self._is_acted(at, sentence):
            score -= 3
        if not noun and any(sentence.first <= i < at for i in self.speaking):
            score -= 6  # "ông A yêu cầu kiểm tra …"
        return score

    def _held(self, first: int, last: int) -> bool:
        """Whether a verb of holding or taking place begins in [first, last)."""
        index = bisect_left(self.holding, first)
        return index < len(self.holding) and self.holding[index] < last

    def _is_background(self, at: int, sentence: Sentence) -> bool:
        if self.tokens[at - 1].key in {",", "và"} and at - 3 > sentence.first and self.tokens[at].key not in _NOUNS:
            at -= 3  # "tăng cường kiểm tra, giám sát": what holds for the first verb holds for the second
        if self.reading.keys(at - 3, at) == ["đoàn", "công", "tác"]:
            return False
        return any(tuple(self.reading.keys(at - n, at)) in self.background for n in (1, 2, 3) if at - n >= sentence.first)

    def _is_acted(self, at: int, sentence: Sentence) -> bool:
        """Whether a verb such as "kiểm tra" has a person or body as its subject in its sentence."""
        acted = [m for m in self.reading.people if sentence.first <= m.first < at]
        bodies = self.reading.ontology.schemes["bodies"]
        return bool(acted) or any(bodies.longest(self.tokens, i, at) for i in range(sentence.first, at)) or any(
            sentence.first <= m.first < at for m in self.reading.places
        )

    def _place(self, at: int, sentence: Sentence) -> Place | None:
        """The first ward before the event in its sentence, which holds it; else the first after."""
        inside = [m for m in self.reading.places if sentence.first <= m.first < sentence.last and _is_ward(m)]
        if not inside:
            return self._bare(sentence)
        value = next((m for m in reversed(inside) if m.first < at), inside[0]).value
        return value if isinstance(value, Place) else None

    def _bare(self, sentence: Sentence) -> Place | None:
        """A ward of the document that the sentence names without its head: "… về Côn Đảo"."""
        words = " ".join(t.key if t.shape in "CA" else "_" for t in self.tokens[sentence.first : sentence.last])
        for mention in self.reading.places:
            place = mention.value
            if _is_ward(mention) and isinstance(place, Place) and f" {' '.join(keys(bare(place.name)))} " in f" {words} ":
                return place
        return None

    def label(self, one: _Candidate) -> str:
        """The event's name as written, to the end of its noun phrase."""
        end = one.last
        while end < one.sentence.last:
            token = self.tokens[end]
            if token.key == "," and self._term_follows(end + 1):
                end += 1
            elif token.shape == "." and token.key not in {"-", "/", '"', "(", ")"} or token.key in self.stops and token.shape == "w":
                break
            end += 1
        return self.reading.text(one.first, end).strip(' -"(')

    def _term_follows(self, at: int) -> bool:
        following = self.reading.keys(at, at + 2)
        return following in (["nhiệm", "kỳ"], ["lần", "thứ"]) or following[:1] == ["khóa"] or following[:1] == ["quốc"]


def _contains(words: Sequence[str], phrase: str) -> bool:
    """Whether the keys of `phrase` stand side by side among `words`."""
    return f" {phrase} " in f" {' '.join(words)} "


def _is_ward(mention: Mention) -> bool:
    place = mention.value
    return isinstance(place, Place) and place.level in LOCAL and not place.former and not place.home and place.unit is not None


class _Chooser:
    """Which candidates are main events, which are only named."""

    def __init__(self, reading: Reading, finder: _Finder) -> None:
        self.reading, self.finder = reading, finder
        self.found = list(finder.candidates())
        self.wards = {m.value.unit.iri for m in reading.places if _is_ward(m)}  # type: ignore[attr-defined]

    def main(self) -> list[_Candidate]:
        first = _first_day(self.reading)
        lead = [c for c in self.found if c.score >= _ENOUGH and not (c.told > 2 and c.date and first and c.date != first)]
        if not lead:
            return []
        best = max(lead, key=lambda c: (c.score, -c.first))
        others: dict[str, _Candidate] = {}
        for one in self.found:
            unit = one.place.unit if one.place else None
            new = unit is not None and (best.place is None or best.place.unit is None or unit.iri != best.place.unit.iri)
            same_day = one.again or (one.date is not None and one.date == best.date and one.sentence != best.sentence)
            if new and same_day and one.score >= _ENOUGH - 1:
                others.setdefault(unit.iri if unit else "", one)
        places = [p for p in self._places_of(best) if p.unit and p.unit.iri not in others]
        if places and self.unit(best) is None:
            best, places = replace(best, place=places[0], placed=True), places[1:]
        others |= {p.unit.iri: replace(best, place=p, placed=True) for p in places if p.unit}
        others |= {c.type: c for c in self._also_in_headline(best)}
        return sorted([best, *others.values()], key=lambda c: c.first)

    def _also_in_headline(self, best: _Candidate) -> list[_Candidate]:
        """An event of another type that the headline names beside the first one."""
        headline = {c.type for c in self.found if c.order == 0 and best.order > 0 and not c.background} & _BESIDE - {best.type}
        told = [c for c in self.found if c.order > 0 and c.type in headline and c.score >= _ENOUGH]
        return list({c.type: c for c in reversed(told)}.values())

    def _places_of(self, best: _Candidate) -> list[Place]:
        """Further places of one event: several wards that hold it, or that a city's report goes through."""
        listed = [m for m in self.reading.within(self.reading.places, best.sentence.first, best.first) if _is_ward(m)]
        if len(listed) > 1 and all(listed[i + 1].first - listed[i].last <= 2 for i in range(len(listed) - 1)):
            return [m.value for m in listed if isinstance(m.value, Place) and m.value != best.place]
        if self.unit(best) is not None:
            return []
        opened = [m for s in self.reading.sentences[best.order + 1 :] if (m := self._opened(s))]
        return [m.value for m in opened if isinstance(m.value, Place)] if len({m.value for m in opened}) > 1 else []

    def _opened(self, sentence: Sentence) -> Mention | None:
        """The ward where the sentence goes on with the event: "Tại phường X, dự ngày hội có …"."""
        inside = [m for m in self.reading.within(self.reading.places, sentence.first, sentence.first + 12) if _is_ward(m)]
        words = self.reading.keys(sentence.first, sentence.last)
        if not inside or sentence.kind == "label":
            return None
        if any(_contains(words[:6], phrase) for phrase in self.finder.same_day):
            return inside[0]
        parts = self.reading.ontology.phrases("roles", "")
        acted = any(parts.longest(self.reading.tokens, at, sentence.last) for at in range(sentence.first, sentence.last))
        return inside[0] if words[0] in _OPENINGS and acted else None

    def named(self, main: Sequence[_Candidate]) -> list[_Candidate]:
        """Other events with a name of their own: an ordinal, a term, a body."""
        spans = {c.first for c in main}
        return [c for c in self.found if c.first not in spans and self._is_specific(c)]

    def _is_specific(self, one: _Candidate) -> bool:
        label = self.finder.label(one)
        words = label.split()
        return len(words) > 3 and self.finder.tokens[one.first].key in _NOUNS | {"bầu"} and (any(w[:1].isupper() for w in words[1:]) or "thứ" in words)

    def unit(self, one: _Candidate) -> Unit | None:
        """The ward that holds the event or is its subject; a city's event of several wards has none."""
        if one.placed and one.place:
            return one.place.unit
        if one.place is not None and not (len(self._sentence_wards(one)) > 1 and self._is_higher(one)):
            return None if self._is_of_many(one) else one.place.unit
        if len(self.wards) == 1 or not self._is_higher(one):
            return self.reading.ward_at(one.first)
        return None

    def _is_of_many(self, one: _Candidate) -> bool:
        """Whether the ward stands in a list behind the event: "tiếp xúc cử tri các phường A, B và C"."""
        after = [m for m in self.reading.within(self.reading.places, one.last, one.sentence.last) if _is_ward(m)]
        return len(after) > 1 and after[0].value == one.place and after[1].first - after[0].last <= 2

    def _sentence_wards(self, one: _Candidate) -> set[str]:
        inside = self.reading.within(self.reading.places, one.sentence.first, one.sentence.last)
        return {m.value.unit.iri for m in inside if _is_ward(m)}  # type: ignore[attr-defined]

    def _is_higher(self, one: _Candidate) -> bool:
        """Whether a city's or province's body holds it."""
        words = self.reading.keys(one.sentence.first, one.sentence.last)
        if any(_contains(words, body) for body in ("thành ủy", "tỉnh ủy")):
            return True
        inside = self.reading.within(self.reading.places, one.sentence.first, one.sentence.last)
        higher = any(isinstance(m.value, Place) and m.value.level in PROVINCES for m in inside)
        return higher and not self._sentence_wards(one)


def events(reading: Reading) -> Iterator[Event]:
    """Main events first, then the others that have a name; `id` is unique in the document."""
    finder = _Finder(reading)
    chooser = _Chooser(reading, finder)
    main = chooser.main()
    date = next((c.date for c in main if c.date), None) or _lead_date(reading, main)
    seen: set[tuple[str, str]] = set()
    for number, one in enumerate([*main, *chooser.named(main)]):
        is_main = number < len(main)
        label = finder.label(one)
        mark = (one.type, label.lower())
        if mark in seen and not is_main:
            continue
        seen.add(mark)
        sure = one.sure or not is_main
        evidence = reading.evidence(one.first, one.last, "event", 1.0 if sure else 0.9, "" if sure else "year from the document")
        day = (one.date or date) if is_main else None
        unit = chooser.unit(one) if is_main else None
        yield Event(evidence, f"event-{number + 1}", one.type, label, day, unit, main=is_main)


def _lead_date(reading: Reading, main: Sequence[_Candidate]) -> str | None:
    """The first day named in the first sentences, or just after the main event's own."""
    if not main:
        return None
    limit = max(main[0].order + 2, _LEAD)
    return _first_day(reading, reading.sentences[min(limit, len(reading.sentences)) - 1].last)


def _first_day(reading: Reading, end: int | None = None) -> str | None:
    """The first full day of the text before token `end`."""
    days = (m.value.value for m in reading.dates if isinstance(m.value, Date) and (end is None or m.first < end))
    return next((day for day in days if len(day) == 10), None)
