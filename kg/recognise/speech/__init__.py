"""Speech: the officials of a document, the verbs with which they speak, and the clauses these govern."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.speech.verbs import speech_verbs
from kg.recognise.speech.words import Speaker, Verb, speech_words
from kg.recognise.words import common, words_of
from kg.text import Sentence, prior

__all__ = ["Speaker", "Speech", "Verb"]

_first = attrgetter("first")
_EVENT: Final = 6  # tokens from the name of an event to a verb that tells what it is for
_GAP: Final = 10  # tokens between a speaker, titles included, and the verb
_ASIDE: Final = 24  # and of what is said of the speaker, before a verb with a colon
_NAME: Final = 10  # tokens of “Mỗi hẻm một vườn hoa”
_ADDRESS: Final = 8  # tokens of "với phóng viên Báo …"
_CALLED: Final = 3  # tokens of ", đồng chí"
_CREDIT: Final = 8  # tokens of "(Ảnh: Lê Văn A)"


class Speech:
    """Who may speak in one document, and where a verb of speaking stands."""

    def __init__(self, reading: Reading, held: frozenset[str]) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, speech_words(reading.ontology)
        self.common = common(reading.ontology)
        self.credits = words_of(reading.ontology, "grammar", "people", "credits")
        self.speakers = self._speakers(held)
        led = (h for h in reading.holdings if h.rule == "title-before-name" and h.person in held)
        self.led = {h.first: Speaker(h.person, h.first, h.last) for h in led}  # by where their titles begin
        self.verbs = {verb.first: verb for verb in speech_verbs(reading, self.words)}
        self.places = list(self.verbs)
        self.events = list(reading.lookup.matches(reading.ontology.schemes["events"]))

    def _speakers(self, held: frozenset[str]) -> list[Speaker]:
        """Every mention of an official, with the titles beside the name."""
        begins: dict[tuple[str, int], int] = {}
        ends: dict[tuple[str, int], int] = {}
        for holding in self.reading.holdings:
            if holding.rule == "name-before-title":
                mark = holding.person, holding.first
                ends[mark] = max(holding.last, ends.get(mark, 0))
            elif holding.rule == "title-before-name":
                mark = holding.person, holding.last
                begins[mark] = min(holding.first, begins.get(mark, holding.first))
        found = []
        for mention in self.reading.people:
            person = mention.value
            if isinstance(person, Person) and person.name in held:
                last = max(mention.last, ends.get((person.name, mention.first), 0))
                begin = begins.get((person.name, mention.last), mention.first)
                found.append(Speaker(person.name, mention.first, last, begin))
        return found

    def speaker_at(self, at: int) -> Speaker | None:
        """The official whose mention, or whose titles before it, begin at token `at`."""
        index = bisect_left(self.speakers, at, key=_first)
        found = self.speakers[index] if index < len(self.speakers) else None
        return found if found and found.first == at else self.led.get(at)

    def verb(self, at: int, stop: int) -> Verb | None:
        """The verb of speaking at `at`."""
        verb = self.verbs.get(at)
        return verb if verb and verb.last <= stop else None

    def places_in(self, sentence: Sentence) -> Sequence[int]:
        """Where verbs of speaking begin in a sentence."""
        return within(self.places, sentence.first, sentence.last)

    def doer(self, verb: Verb, sentence: Sentence) -> Speaker | None:
        """Who does something and goes on behind a semicolon: "ông A chúc mừng …; | đề nghị xã …"."""
        if prior(self.tokens, verb.first).key != ";":
            return None
        for index in range(bisect_left(self.speakers, verb.first, key=_first) - 1, -1, -1):
            speaker = self.speakers[index]
            if speaker.first < sentence.first:
                break
            after = self.tokens[speaker.last]
            if after.shape == "w" and after.key not in self.words.idle and speaker.last < verb.first:
                return speaker
        return None

    def subject(self, verb: Verb, sentence: Sentence) -> Speaker | None:
        """The last official before a verb who is no object, with nothing but adverbs or acts between."""
        index = bisect_left(self.speakers, verb.first, key=_first) - 1
        if index < 0:
            return None
        speaker = self.speakers[index]
        if speaker.first < sentence.first or speaker.last > verb.first:
            return None
        gap = self._gap(speaker.last, verb.first)
        told = gap[:1] == [","] == gap[-1:] and self.tokens[verb.last : verb.last + 1] != []
        told = told and self.tokens[verb.last].key == ":"  # "ông A, từng có 11 năm dạy học, cho hay: …"
        apart = len(gap) > (_ASIDE if told else _GAP) or not {";", ":", '"'}.isdisjoint(gap)
        apart = apart or (len(gap) > 1 and gap[-1] in self.words.wards)  # "…, phường | ghi nhận 10 ca"
        if apart or self._is_object(speaker, verb, sentence) or self._busy(speaker.last, verb.first):
            return None
        if self._is_purpose(speaker.last, verb.first):
            return None
        return speaker

    def _gap(self, first: int, last: int) -> list[str]:
        """The keys between a speaker and a verb, without a name in marks before a comma: "xã “A”, | nêu"."""
        keys = self.reading.keys(first, last)
        if keys[-1:] != [","] or '"' not in keys:
            return keys
        for name in reversed(self.reading.quotes):
            if first <= name.first and name.last < last and name.last - name.first <= _NAME:
                del keys[name.first - first : name.last - first]
        return keys

    def _is_object(self, speaker: Speaker, verb: Verb, sentence: Sentence) -> bool:
        """Whether the word before a person makes him no subject; not "báo cáo do | ông A trình bày nêu"."""
        if self.words.presented.longest(self.tokens, verb.first, verb.last):
            return prior(self.tokens, speaker.begin).key not in self.common.by
        return speaker.first > sentence.first and self.tokens[speaker.first - 1].key in self.words.object_of

    def _is_purpose(self, first: int, last: int) -> bool:
        """Whether a verb tells what an event is for: "chủ trì cuộc họp | đánh giá thiệt hại"."""
        near = within(self.events, max(first, last - _EVENT), last)
        if not near or self.tokens[last].key not in self.words.aims:
            return False
        return self.tokens[near[-1] - 1].key not in self.words.at

    def _busy(self, first: int, last: int) -> bool:
        """Whether another act's object holds the verb: "báo cáo việc giải quyết | kiến nghị"."""
        return self.words.carrying.within(self.tokens, first, last)

    def before_others(self, first: int, stop: int) -> int:
        """Where a semicolon turns to another person: "…; đồng chí B, Bí thư …", "…; thay mặt xã, ông B …"."""
        index = bisect_left(self.speakers, first + 1, key=_first)
        later = [speaker.begin for speaker in self.speakers[index:] if speaker.first < stop]
        later += [mention.first for mention in self.reading.within(self.reading.people, first + 1, stop)]
        parts = [at for at in range(first + 1, stop) if self.tokens[at - 1].key == ";"] if later else []
        return next((at for at in parts if at in later or self.is_setting(at, stop)), stop)

    def is_setting(self, at: int, stop: int) -> bool:
        """Whether it is told from `at` on for whom or where somebody speaks: "thay mặt xã"; no "dự án"."""
        setting = self.words.settings.longest(self.tokens, at, stop)
        other = self.words.no_settings.longest(self.tokens, at, stop)
        return setting is not None and (other is None or other[0] < setting[0])

    def end_before(self, speaker: Speaker, first: int) -> int:
        """Where what is said before a speaker ends: "Xã sẽ làm đường | , đồng chí Chủ tịch xã A lưu ý"."""
        marks = range(speaker.begin - 1, max(first, speaker.begin - _CALLED) - 1, -1)
        return self.trimmed(first, next((at for at in marks if self.tokens[at].key == ","), speaker.begin))

    def _paired(self, at: int, stop: int) -> Verb | None:
        """A second verb with the same clause: "ghi nhận, | biểu dương", "ghi nhận | và đánh giá cao"."""
        if self.tokens[at - 1].key == ",":
            return self.verb(at, stop)
        return self.verb(at + 1, stop) if self.tokens[at].key in self.common.joint else None

    def trimmed(self, first: int, last: int) -> int:
        """The end of a clause without marks and joints, and without who took a picture."""
        last = self._before_credit(first, last)
        while last > first:
            starts = range(max(first, last - 3), last)
            joint = next((at for at in starts if self._is_joint(at, last)), None)
            if joint is None and self.tokens[last - 1].key not in {",", ".", ";", "-", ":", "/"}:
                break
            last = last - 1 if joint is None else joint
        return last

    def _before_credit(self, first: int, last: int) -> int:
        """Where who took a picture stands at the end of its caption: "…thuộc thẩm quyền | Ảnh: Lê A"."""
        starts = range(max(first + 1, last - _CREDIT), last - 1)
        named = (at for at in starts if self.tokens[at].key in self.credits)
        at = next((at for at in named if self.tokens[at + 1].key == ":"), last)
        return at - (at < last and self.tokens[at - 1].key == "(")

    def _is_joint(self, at: int, last: int) -> bool:
        match = self.words.joints.longest(self.tokens, at, last)
        return match is not None and match[0] == last

    def clause(self, verb: Verb, stop: int) -> tuple[int, int]:
        """The clause after the verb, without "rằng", joints and closing marks."""
        first = self._past_address(verb.last, stop)
        while first < stop:
            paired = self._paired(first, stop)
            if paired is None and self.tokens[first].key not in self.common.that | {":", ",", "-"}:
                break
            first = paired.last if paired else first + 1
        return first, self.trimmed(first, stop)

    def told_from(self, verb: Verb, first: int) -> int:
        """Where what is said begins: with a verb of asking or praise, "| đề nghị xã A …", else at `first`."""
        verbs = (self.verbs[at] for at in within(self.places, verb.first, first))
        return next((one.first for one in verbs if one.acts), first)

    def _past_address(self, at: int, stop: int) -> int:
        """Where "rằng" or ":" stands behind who is told: "nói với phóng viên | rằng …"; else `at`."""
        if at >= stop or self.tokens[at].key not in self.words.addressed:
            return at
        for end in range(at + 1, min(at + _ADDRESS, stop)):
            if self.tokens[end].key in self.common.that | {":"}:
                return end
            if self.tokens[end].shape == ".":
                break
        return at

    def says(self, verb: Verb, stop: int) -> bool:
        """Whether a clause follows; after a bare verb only by "rằng" or ":", of some by "," or "đến nay"."""
        if not verb.bare:
            return True
        if verb.last + 1 >= stop:
            return False
        mark = self.tokens[self._past_address(verb.last, stop)].key
        told = self.words.comma.longest(self.tokens, verb.first, verb.last)
        clause = mark == "," and self.verb(verb.last + 1, stop) is None
        clause = clause or self.words.whenever.longest(self.tokens, verb.last, stop) is not None
        ward = self.tokens[verb.last].key in self.words.wards  # "nói | phường đã …"
        clause = clause or (ward and self.tokens[verb.last + 1].key in self.words.tense)
        return (clause and told is not None) or mark in self.common.that | {":"}
