"""Results of elections told as lists: "Kết quả bầu cử như sau: / - Chủ tịch HĐND xã: ông A / …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.ontology import Ontology
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.owners.handed_over import HandedOver
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.titles import PostPart
from kg.text import Sentence

_MARKED: Final = 2  # tokens of a bullet or a number before a post
_APPOINTED: Final = "appointed"
_COLON: Final = ":"
_CELL: Final = "|"
_VERB: Final = 4  # tokens of "hiệp thương cử ra"
_OWN: Final = frozenset({"partyCell", "association"})  # classes of bodies that their own reports call so


class Elected:
    """Tells the lines of such lists in one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.clause = reading, reading.ontology.phrases("status", "clause")
        lexicon = holding_lexicon(reading.ontology)
        self.handed, self.naming = HandedOver(reading), lexicon.naming
        # First tokens of their sentences → where the verb ends in what leads them in, and its colon
        self.lines: dict[int, tuple[int, int]] = {}
        self.boards = dict(self._listed_boards(reading.ontology))  # likewise → where boards end
        self.offices, led = lexicon.owners.offices, None
        self.listing = self.offices | lexicon.owners.passive  # "được HĐND xã bầu: ông A - Chủ tịch …"
        for sentence in reading.sentences:
            led = self._leads(sentence) or (led if sentence.kind != "text" else None)
            if led:
                self.lines[sentence.first] = led
            if led and sentence.first < led[1] < sentence.last - 1:
                led = None  # "bầu các chức danh gồm: ông A, …; ông B, …": no lines go on

    def tells(self, posts: PostList) -> bool:
        """Whether a line of such a list opens with posts and a colon, or one post of who was elected.

        So too where the post is said to go to somebody.
        """
        if self.handed.taker(posts) is not None:
            return True
        if self.boards and self._is_of_board(posts):
            return True
        sentence = self.reading.sentence_of(posts.first) if self.lines else None
        if sentence is None or sentence.first not in self.lines:
            return False
        if self.reading.keys(posts.last, posts.last + 1) == [_COLON]:
            return posts.first - sentence.first <= _MARKED
        verb, colon = self.lines[sentence.first]  # "Ban Chấp hành bầu | : / 1. Bà A - Chủ tịch Hội X"
        alone = len(posts.parts) == 1 and not any(posts.cues) and verb >= colon
        if sentence.first < colon < posts.first < sentence.last:  # "… gồm: ông A, | Chủ tịch X"
            offices = not self.listing.isdisjoint(self.reading.keys(sentence.first, colon))
            return alone and offices and self.reading.ending(self.reading.people, posts.first - 1) is not None
        item = sentence.kind == "item" or self.reading.tokens[sentence.first].key == _CELL
        return item and alone and posts.last >= sentence.last - 1 and not self._is_apposed(posts, sentence)

    def _is_apposed(self, posts: PostList, sentence: Sentence) -> bool:
        """Whether a line tells the post elected to first: "- Phó Chủ tịch xã: ông A, | Chánh Văn phòng"."""
        before = range(sentence.first, posts.first)
        roles = self.reading.labels["positions"]
        return _COLON in self.reading.keys(sentence.first, posts.first) and any(at in roles for at in before)

    def _leads(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where the verb ends and the colon stands of a sentence that leads in the result of an election.

        What only says that several took office ends with the colon: "bầu các chức danh | chủ chốt gồm:".
        """
        reading, keys = self.reading, self.reading.keys(sentence.first, sentence.last)
        if _COLON not in keys:
            return None
        colon = sentence.first + keys.index(_COLON)
        found = (
            self.clause.longest(reading.tokens, at, sentence.last) for at in range(sentence.first, colon)
        )
        ends = [match[0] for match in found if match and match[1][0] == _APPOINTED]
        if not ends:
            return None
        verb = max(ends)
        roles = any(at in reading.labels["positions"] for at in range(verb, colon))
        plain = not roles and not reading.within(reading.people, verb, colon)
        offices = not self.offices.isdisjoint(reading.keys(sentence.first, colon))
        return (colon if plain and offices and verb < colon else verb), colon

    def _listed_boards(self, ontology: Ontology) -> Iterator[tuple[int, int]]:
        """(sentence's first token, end) of boards that are elected and listed: "bầu | Chi ủy gồm …"."""
        filling, reading = filling_words(ontology), self.reading
        for at, (end, _) in reading.lookup.matches(filling.boards).items():
            sentence = reading.sentence_of(at)
            listed = not filling.lists.isdisjoint(reading.keys(end, sentence.last))
            if listed and self.naming.ends_at(reading.tokens, at, _VERB):
                yield sentence.first, end

    def _is_of_board(self, posts: PostList) -> bool:
        """Whether posts told without their body are those of such a board's members."""
        board = self.boards.get(self.reading.lead_at(posts.first).first)
        return board is not None and board < posts.first and all(map(_is_bare, posts.parts))


def _is_bare(part: PostPart) -> bool:
    """Whether a post names no body but by its kind: "Chủ tịch Hội", "Bí thư Chi bộ"."""
    return not part.placed and (part.body is None or part.body.concept.get("bodyClass") in _OWN)
