"""Statements: what an official is reported to say, in quotation marks or in the reporter's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from kg.model import Statement
from kg.recognise import Reading
from kg.recognise.people import Person
from kg.recognise.speech import Speaker, Speech, Verb
from kg.recognise.speech.according import According
from kg.recognise.speech.adrift import Adrift
from kg.recognise.speech.attribution import SHORTEST, Attribution, Said
from kg.recognise.speech.fronted import Fronted
from kg.recognise.speech.interviews import answers
from kg.text import Sentence, prior

_first = attrgetter("first")
_LONGEST_LIST: Final = 20
_ENDS: Final = frozenset(".;")
_CALLED: Final = 3  # tokens of "nghe đồng chí"
_ISSUER: Final = 10  # tokens of "ngày 16/5/2025 của Bộ Chính trị"


class _Statements:
    """Who says what in one document."""

    def __init__(self, reading: Reading, held: frozenset[str]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.speech = Speech(reading, held)
        self.attribution = Attribution(reading, self.speech)
        self.words, self.speakers = self.speech.words, self.speech.speakers
        self.fronted = Fronted(reading, self.speech)
        self.according, self.adrift = According(reading, self.speech), Adrift(reading, self.speech.words)
        self.before: tuple[Speaker, int] | None = None  # who spoke last, and the token behind the sentence
        self.heard: Speaker | None = None  # who spoke last in the sentence, whether he said something or not

    def all(self) -> Iterator[Statement]:
        """The quotations, the answers of an interview, then the paraphrases of each sentence."""
        used: set[int] = set()  # tokens of verbs and quotations that a quotation is told by
        yield from self._quoted(used)
        for speaker, first, last in answers(self.reading, self.speech):
            yield self._statement(speaker, "quote", (first, last), (speaker.first, last))
        for sentence in self.reading.sentences:
            yield from self._reported(sentence, used)

    def _quoted(self, used: set[int]) -> Iterator[Statement]:
        """What stands in quotation marks; its verb and first mark go to `used`."""
        said: Said | None = None
        for quote in self.reading.quotes:
            said = self.attribution.of(quote, said)
            if said:
                speaker, verb = said
                used.update(range(verb.first, verb.last), [quote.first])
                first, last = min(speaker.first, quote.first), max(quote.last, verb.last, speaker.last)
                reason = "speaker from the sentence before" if verb.first == quote.first else ""
                text = quote.first + 1, quote.last - 1
                yield self._statement(speaker, "quote", text, (first, last), reason)

    def _statement(
        self, speaker: Speaker, kind: str, text: tuple[int, int], span: tuple[int, int], reason: str = ""
    ) -> Statement:
        """The tokens `text` as what a speaker says; `span` shows it, `reason` tells a doubt."""
        first, last = text
        evidence = self.reading.evidence(*span, kind, reason)
        return Statement(evidence, speaker.name, kind, self.reading.verbatim(first, last))

    def _reported(self, sentence: Sentence, used: set[int]) -> Iterator[Statement]:
        """Paraphrases: a speaker, a verb of speaking and the clause it governs."""
        index = bisect_left(self.speakers, sentence.first, key=_first)
        if index == len(self.speakers) or self.speakers[index].first >= sentence.last:
            yield from self._further(sentence, used)
            return
        verbs = [one for one in self._acts(sentence, used) if not self._is_asked(one[0], sentence)]
        self.before = (self.heard, sentence.last) if self.heard else None
        if self._is_told(sentence, verbs):
            verbs = []
        for number, (speaker, verb) in enumerate(verbs):
            stop = self._stop(verbs[number + 1], verb) if number + 1 < len(verbs) else sentence.last
            first, last = self.speech.clause(verb, self.speech.before_others(verb.last, stop))
            fronted = None if number else self.fronted.of(speaker, verb, sentence)
            says = last - first >= SHORTEST and first not in used and not self._is_cited(first, last)
            if fronted:
                span = sentence.first, max(verb.last, fronted[1])
                yield self._statement(speaker, "paraphrase", fronted, span)
            elif says and not self.adrift.is_adrift(first, last):
                yield self._governed(speaker, verb, first, last)
            elif verb.last == sentence.last - 1 and self.tokens[verb.last].key == ":":
                yield from self._listed(speaker, verb, sentence.last)
        if not verbs:
            told = self.according.of(sentence, used)
            if told:
                yield self._statement(told.speaker, "paraphrase", told.text, told.span)

    def _governed(self, speaker: Speaker, verb: Verb, first: int, last: int) -> Statement:
        """The clause of a verb: a quotation where it is one, 'khẳng định | "không có chuyện đó"'."""
        quoted = [quote for quote in self.reading.quotes if quote.first == first]
        if quoted and quoted[0].last == last:
            return self._statement(speaker, "quote", (first + 1, last - 1), (speaker.first, last))
        unclosed = not quoted and self.tokens[first].key == '"'
        text = self.speech.told_from(verb, first) if not unclosed else first + 1
        return self._statement(speaker, "paraphrase", (text, last), (speaker.first, last))

    def _listed(self, speaker: Speaker, verb: Verb, begin: int) -> Iterator[Statement]:
        """What somebody asks for line by line: "… đề nghị: ⏎ - Làm đường trước Tết. ⏎ - …"."""
        last = begin
        for _ in range(_LONGEST_LIST):
            item = self.reading.sentence_of(last) if last < len(self.tokens) else None
            if item is None or item.kind != "item":
                break
            last = item.last
        if last - begin >= SHORTEST:
            last -= self.tokens[last - 1].key in _ENDS
            text = self.speech.told_from(verb, begin), last
            yield self._statement(speaker, "paraphrase", text, (speaker.first, last))

    def _is_cited(self, first: int, last: int) -> bool:
        """Whether but a document is named: "quán triệt | Chỉ thị số 46-CT/TW ngày 16-5 của Bộ Chính trị"."""
        cited = next((one for one in self.reading.citations if first <= one.first <= first + 1), None)
        return cited is not None and last - cited.last <= _ISSUER

    def _is_asked(self, speaker: Speaker, sentence: Sentence) -> bool:
        """Whether a reporter asks: "Ông đánh giá thế nào về …?"."""
        called = self.reading.beginning(self.reading.people, speaker.first)
        bare = called is not None and isinstance(called.value, Person) and called.value.kind == "pronoun"
        return bare and self.tokens[sentence.last - 1].key == "?"

    def _further(self, sentence: Sentence, used: set[int]) -> Iterator[Statement]:
        """What the last speaker goes on to say: "Đồng thời | yêu cầu phường …"."""
        speaker, end = self.before or (None, -1)
        joint = self.words.joints.longest(self.tokens, sentence.first, sentence.last)
        self.before = None
        if speaker is None or joint is None or end != sentence.first or joint[0] >= sentence.last:
            return
        start = joint[0] + (self.tokens[joint[0]].key == ",")
        verb = self.speech.verb(start, sentence.last)
        if verb is None or verb.bare or verb.first in used:
            return
        first, last = self.speech.clause(verb, sentence.last)
        if last - first >= SHORTEST:
            self.before = speaker, sentence.last
            span, reason = (sentence.first, last), "speaker from the sentence before"
            text = self.speech.told_from(verb, first), last
            yield self._statement(speaker, "paraphrase", text, span, reason)

    def _is_told(self, sentence: Sentence, verbs: list[tuple[Speaker, Verb]]) -> bool:
        """Whether a sentence that begins with "Theo ông X, …" has no verb of anybody else's."""
        match = self.words.according.longest(self.tokens, sentence.first, sentence.last)
        speaker = self.speech.speaker_at(match[0]) if match else None
        return speaker is not None and all(one.name == speaker.name for one, _ in verbs)

    def _stop(self, following: tuple[Speaker, Verb], verb: Verb) -> int:
        """Where a clause ends before the next one: at its speaker where that is another, else its verb."""
        return following[0].begin if following[0].begin > verb.last else following[1].first

    def _acts(self, sentence: Sentence, used: set[int]) -> list[tuple[Speaker, Verb]]:
        """The sentence's verbs of speaking that say something, each with its speaker."""
        found: list[tuple[Speaker, Verb]] = []
        last: Said | None = None  # with what says nothing: "cảm ơn …; đồng thời | mong muốn"
        for at in self.speech.places_in(sentence):
            verb = self.speech.verb(at, sentence.last)
            if verb is None or (last and self._is_done(verb, last[1])):
                continue
            speaker = self.speech.subject(verb, sentence) or self.speech.doer(verb, sentence)
            if at in used:  # "đánh giá: “…”; đồng thời | lưu ý"
                last = (speaker, verb) if speaker else last
                continue
            before = last
            if speaker is not None:
                before = found[-1] if found else None
            if before and (speaker is None or speaker.first < before[1].first):
                speaker = before[0] if self._goes_on(verb, before[1], sentence) else None
            if speaker is None:
                continue
            last = speaker, verb
            told = self.speech.says(verb, sentence.last) and not self._is_heard(speaker, verb)
            if told or self.fronted.closes(speaker, verb, sentence):
                found.append(last)
        self.heard = last[0] if last else self._turned(sentence)
        return found

    def _is_heard(self, speaker: Speaker, verb: Verb) -> bool:
        """Whether a comma behind a verb leads to those who listen: "Sau khi nghe ông A báo cáo, | đoàn …"."""
        before = self.reading.keys(max(0, speaker.begin - _CALLED), speaker.begin)
        parted = verb.bare and self.tokens[verb.last].key == ","
        return parted and not self.words.hearing.isdisjoint(before)

    def _is_done(self, verb: Verb, before: Verb) -> bool:
        """Whether a verb is of what somebody tells of: "cho biết đã cấp 3 giấy phép; | xác nhận 5 hồ sơ"."""
        if prior(self.tokens, verb.first).key != ";":
            return False
        told = self.words.telling.longest(self.tokens, before.first, before.last)
        done = self.words.doings.longest(self.tokens, verb.first, verb.last)
        return told is not None and done is not None and done[0] == verb.last

    def _turned(self, sentence: Sentence) -> Speaker | None:
        """Who stands behind a verb of speaking that opens a sentence: "Phát biểu tại lễ, | ông A …"."""
        if self.speech.verb(sentence.first, sentence.last) is None:
            return None
        speaker = self.speakers[bisect_left(self.speakers, sentence.first, key=_first)]
        return speaker if speaker.first < sentence.last else None

    def _goes_on(self, verb: Verb, before: Verb, sentence: Sentence) -> bool:
        """Whether a verb after another clause is a further act: "…, đồng thời đề nghị …"."""
        if verb.bare:
            return False
        for start in range(max(sentence.first, verb.first - 4), verb.first):
            match = self.words.joints.longest(self.tokens, start, verb.first)
            if match and match[0] == verb.first:
                return True
        mark = self.tokens[verb.first - 1].key
        leads = self.words.praise.longest(self.tokens, before.first, before.last) is not None
        leads = leads or (before.bare and self.words.stating.longest(self.tokens, verb.first) is not None)
        return mark == ";" or (mark == "," and leads)


def statements(reading: Reading) -> Iterator[Statement]:
    """What each official says, once for each verb of speaking and sentence."""
    held = frozenset(holding.person for holding in reading.holdings)
    seen: set[tuple[str, str]] = set()
    found = _Statements(reading, held).all() if held else ()
    for said in sorted(found, key=lambda said: said.evidence.start):
        mark = (said.speaker, said.text)
        if mark not in seen:
            seen.add(mark)
            yield said
