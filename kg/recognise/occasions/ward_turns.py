"""Where a report turns to another ward: "Tại phường X, …", "Sáng 5-11, tại xã Y, …", "* Tại xã Z:"."""

from __future__ import annotations

from typing import Final

from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.cues import event_words
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.places import Place, place_of
from kg.recognise.reading import Reading
from kg.text import BULLETS, Mention, Sentence, Tokens

_TWO: Final = 2  # wards
_NEAR: Final = 2  # tokens between them
_VISIT: Final = "visit"
OPENING: Final = 12  # tokens at the beginning of a sentence in which it turns to another ward
AGAIN: Final = 6  # tokens in which it says that it goes on with the same day


def past_bullet(tokens: Tokens, sentence: Sentence) -> int:
    """The first token of a sentence, or that behind its bullet: "* | Tại phường X"."""
    bullet = tokens[sentence.first].text in BULLETS and sentence.last - sentence.first > 1
    return sentence.first + bullet


class WardTurns:
    """Tells where the sentences of one document turn to wards."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.words = ward_words(reading.ontology)

    def visited(self, one: Occasion) -> list[Place]:
        """The wards, two at least, through which a city's report goes after naming its event."""
        after = self.reading.sentences[one.order + 1 :]
        found = list(dict.fromkeys(place_of(m) for s in after if (m := self._opened(s))))
        if len(found) > 1:
            return found
        pair = self._pair(one) if found else []
        return pair if {place.unit for place in found} <= {place.unit for place in pair} else []

    def _pair(self, one: Occasion) -> list[Place]:
        """The two wards of a visit that goes on to one of them: "thăm người dân | xã A và xã B"."""
        behind = self.arguments.wards.within(one.last, one.sentence.last)
        near = len(behind) == _TWO and behind[1].first - behind[0].last <= _NEAR
        return [place_of(ward) for ward in behind] if near and one.type == _VISIT else []

    def _opened(self, sentence: Sentence) -> Mention | None:
        """The ward where the sentence goes on with the event: "Tại phường X, dự ngày hội có …"."""
        inside = self.arguments.wards.within(sentence.first, sentence.first + OPENING)
        ward = None if inside else self._heading(sentence) or self._bare(sentence)
        if ward and self._is_acted(sentence):
            return ward
        if not inside or sentence.kind == "label":
            return None
        stop = min(sentence.first + AGAIN, sentence.last)
        if self.words.same_day.within(self.tokens, sentence.first, stop):
            return inside[0]
        turns = self.is_turning(sentence, inside[0]) or self._is_attended(sentence, inside[0])
        return inside[0] if turns and self._is_acted(sentence) else None

    def _heading(self, sentence: Sentence) -> Mention | None:
        """The ward that a line by itself turns to, right before a sentence: "* Tại phường X"."""
        index = self.reading.sentence_at(sentence.first)
        line = self.reading.sentences[index - 1] if index else sentence
        start = past_bullet(self.tokens, line)
        ward = next(iter(self.arguments.wards.within(start, line.last)), None)
        if ward is None or line.kind == "text" or self.tokens[start].key not in self.words.turning:
            return None
        closed = {":"}.issuperset(self.reading.keys(ward.last, line.last))
        return ward if ward.first == start + 1 and closed else None

    def _bare(self, sentence: Sentence) -> Mention | None:
        """The ward to which a sentence turns by its bare name, as it was named before: "Ở | Hà Nha, đoàn"."""
        at = sentence.first + 1
        if self.tokens[sentence.first].key not in self.words.turning or self.reading.ward_token(at) != at:
            return None
        unit = self.reading.ward_at(at)
        return next((m for m in self.arguments.wards.mentions if place_of(m).unit == unit), None)

    def _is_acted(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what somebody does there, or who is there: "tổ đại biểu có ông A"."""
        if self.words.roles.within(self.tokens, sentence.first, sentence.last) or self._is_visited(sentence):
            return True
        people = self.arguments.people.within(sentence.first, sentence.last)[:1]
        return bool(people) and self.tokens[people[0].first - 1].key in self.words.having

    def _is_visited(self, sentence: Sentence) -> bool:
        """Whether a party looks at something there: "Tại xã B, đoàn | thăm Trường THCS B"."""
        names = event_words(self.reading.ontology).names
        starts = range(sentence.first + 1, sentence.last)
        party = (at for at in starts if self.tokens[at - 1].key in self.words.parties)
        found = (names.longest(self.tokens, at + (self.tokens[at].key in self.words.done)) for at in party)
        return any(match is not None and match[1][0].get("eventType") == _VISIT for match in found)

    def _is_attended(self, sentence: Sentence, ward: Mention) -> bool:
        """Whether a sentence opens with who is there in a ward: "Dự ngày hội tại phường X có …"."""
        role = self.words.roles.longest(self.tokens, sentence.first, ward.first)
        between = self.reading.keys(sentence.first, ward.first)
        return role is not None and role[1][0] == "attendee" and not self.words.at.isdisjoint(between)

    def is_turning(self, sentence: Sentence, ward: Mention) -> bool:
        """Whether a sentence begins by turning to a ward: "Tại phường X, …", "Sáng 5-11, tại xã Y, …"."""
        opening, between = self.tokens[sentence.first].key, self.reading.keys(sentence.first, ward.first)
        timed = opening in self.words.times and not self.words.to.isdisjoint(between)
        return opening in self.words.turning or timed

    def is_turned(self, one: Occasion) -> bool:
        """Whether an occasion is told of the ward to which its sentence turns."""
        inside = self.arguments.wards.within(one.sentence.first, one.sentence.first + OPENING)
        return bool(inside) and place_of(inside[0]) == one.place and self.is_turning(one.sentence, inside[0])
