"""Posts that stand together: lists of them, with the cue of status before each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy_extensions import mypyc_attr

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import implied_level, said_level
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.lists.around_lists import AroundLists
from kg.recognise.holdings.lists.cues import Cues
from kg.recognise.holdings.lists.further_posts import Following
from kg.recognise.holdings.lists.post_tails import Behind
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.places import LOCAL, PROVINCES
from kg.recognise.titles import PostPart, TitleGrammar
from kg.text import Sentence

_DIVISION, _PARTY = "division", "party"  # classes of bodies
_WATCHING: Final = 2  # tokens of "theo dõi,"


@mypyc_attr(acyclic=True)
class PostList:
    """Posts that stand together and belong to one person; `cues[i]` is the cue before post i."""

    __slots__ = ("cues", "first", "last", "parts", "start")

    def __init__(
        self, first: int, start: int, last: int, parts: tuple[PostPart, ...], cues: tuple[str, ...]
    ) -> None:
        self.first: Final = first  # first token, cue included
        self.start: Final = start  # first token of the first post
        self.last: Final = last
        self.parts: Final = parts
        self.cues: Final = cues

    def of(self, parts: tuple[PostPart, ...]) -> PostList:
        """The same list with its posts placed otherwise."""
        return PostList(self.first, self.start, self.last, parts, self.cues)


class PostLists:
    """Reads the lists of posts of one document."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.grammar, self.lexicon = grammar, holding_lexicon(reading.ontology)
        self.words, self.filling = self.lexicon.posts, filling_words(reading.ontology)
        self.cues = Cues(reading, grammar)
        self.around = AroundLists(reading, self.cues.said)
        self.behind = Behind(reading, grammar, self.cues.said)
        self.following = Following(self.cues, self.around, self.behind.terms)

    def all(self) -> Iterator[PostList]:
        """The lists in order of the text; each begins in one sentence."""
        sentence, end, before = Sentence(0, 0), 0, None
        for at in sorted((self.cues.said.keys() | self.grammar.roles.keys()) - self.cues.covered):
            if at >= sentence.last:
                sentence, end = self.reading.sentence_of(at), at
            found = self._list(at, sentence) if at >= end else None
            if found and not (found.cues[0] == "acting" and self._oversees(found, before)):
                yield found
                end, before = found.last, found

    def _oversees(self, posts: PostList, before: PostList | None) -> bool:
        """Whether somebody only has charge of what others head: "Phó Chủ tịch | phụ trách Phòng X"."""
        part = posts.parts[0]
        division = part.body is not None and part.body.concept.get("bodyClass") == _DIVISION
        if not self.words.watching.isdisjoint(
            self.reading.keys(max(0, posts.first - _WATCHING), posts.first)
        ):
            return True  # "theo dõi, | phụ trách Đảng bộ xã X"
        if before is None or not 0 <= posts.first - before.last <= 1:
            return False
        return _is_above(before.parts[-1], part) or (division and posts.first == before.last)

    def _list(self, at: int, sentence: Sentence) -> PostList | None:
        """The list that begins at `at` with a cue or a post."""
        start, status = self.cues.past(at, sentence)
        if start == at > 0 and self.tokens[at - 1].key in self.words.board:
            return None
        part = self.cues.post(start, status)
        if part is None:
            return None
        parts, cues, end = [part], [status], self.behind.past(part, sentence)
        apposed, dashed = self.around.is_apposed(at), self.around.is_dashed(at)
        career = bool(status) or self._is_listed(start) or self.around.is_numbered(at)
        career = career or ((apposed or dashed) and self._is_seat(part))
        alone = self.around.is_issuer(at, part) or self.around.is_greeted(at, status)
        following = None if alone else self.following.of(part, status, end, sentence, career=career)
        while following and not self.around.is_next(following[0], end, apposed=apposed, dashed=dashed):
            if following[1] == "acting" and _is_above(parts[-1], following[0]):
                break  # "Phó Bí thư Thành ủy X, | phụ trách Đảng ủy phường Y"
            parts.append(following[0])
            cues.append(following[1])
            end = self.behind.past(following[0], sentence)
            following = self.following.of(following[0], following[1], end, sentence, career=career)
        if len(parts) > 1 and end in self.around.named and self.around.is_represented(at):
            return PostList(at, start, part.last, (part,), (status,))
        another = len(parts) > 1 and not cues[-1] and self._is_next_ones(end)
        if another and self.around.is_owned(at, start, sentence):
            del parts[-1], cues[-1]
            end = self.behind.terms.past(parts[-1].last)
        return PostList(at, start, end, tuple(parts), tuple(cues))

    def _is_listed(self, start: int) -> bool:
        """Whether a list of posts is led in: "gồm | Chủ tịch …; Phó Chủ tịch …"."""
        return start > 0 and self.tokens[start - 1].key in self.lexicon.statuses.lists

    def _is_next_ones(self, end: int) -> bool:
        """Whether the last post is the next person's: "bầu A làm X, | Y là ông B", "…, | Y B làm Z"."""
        return self.around.is_headed(end) or self.around.is_takers(end)

    def _is_seat(self, part: PostPart) -> bool:
        """Whether who has a post in the Party is known by a further one: "Phó Bí thư; Chủ tịch UBND xã"."""
        label, words = part.role.label.lower(), self.filling
        second = part.role.get("defaultBody") == _PARTY and label.startswith(words.deputy)
        return second or words.member.lower() in label


def _is_above(part: PostPart, other: PostPart) -> bool:
    """Whether a post is a province's and the other a ward's."""
    return implied_level(part) in PROVINCES and said_level(other) in LOCAL
