"""Who stands around the posts of a list: whose they are, and where those of another begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.ontology import Match
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.titles import PostPart
from kg.text import Sentence, prior

_BEHALF: Final = 3  # tokens of "ủy quyền của"


class AroundLists:
    """Looks for people around the lists of one document; `cues` are those of status."""

    def __init__(self, reading: BaseReading, cues: Mapping[int, Match[str]]) -> None:
        self.reading, self.tokens, self.cues = reading, reading.tokens, cues
        self.lexicon = holding_lexicon(reading.ontology)
        self.words = self.lexicon.posts
        self.named = {m.first: m.last for m in reading.people}
        self.ended = {m.last: m.first for m in reading.people}

    def is_apposed(self, at: int) -> bool:
        """Whether posts begin behind a name and a comma: "A, | Bí thư X và …"."""
        return at - 1 in self.ended and self.tokens[at - 1].key in self.words.joints

    def is_dashed(self, at: int) -> bool:
        """Whether they are a name's behind a dash, so that the last is the next person's: "A - X, Y B"."""
        dashed = prior(self.tokens, at).key == "-" and at - 1 in self.ended
        return dashed or (self.is_apposed(at) and self.is_untitled(self.ended[at - 1]))

    def is_represented(self, at: int) -> bool:
        """Whether the next person stands in for who has the first post: "thay mặt Chủ tịch X, Bí thư Y A"."""
        return self.lexicon.on_behalf.ends_at(self.tokens, at, _BEHALF)

    def is_next(self, part: PostPart, joint: int, *, apposed: bool, dashed: bool) -> bool:
        """Whether a name behind a post shows that it is the next person's: "A, Bí thư X và Chủ tịch Y B"."""
        joined = apposed and self.tokens[joint].key in self.words.last_joints
        named = part.last in self.named and self.tokens[part.last].line == self.tokens[part.last - 1].line
        return (dashed or joined) and named

    def is_untitled(self, name: int) -> bool:
        """Whether a list begins with a name, whose post then follows: "gồm: | Đại tá A, Thứ trưởng X"."""
        return name > 0 and self.tokens[name - 1].key in self.words.list_opens

    def is_numbered(self, at: int) -> bool:
        """Whether the posts follow a name with a number: "2. Ông A - Ủy viên …; Giám đốc …; 3. Ông B …"."""
        name = self.ended.get(at - 1, 0)
        marked = name > 1 and self.tokens[name - 1].key in self.words.numbering
        return marked and self.tokens[name - 2].shape == "9"

    def is_issuer(self, at: int, part: PostPart) -> bool:
        """Whether the post only signs: "quyết định của Thủ tướng, …"."""
        of = at > 0 and self.tokens[at - 1].key in self.words.issuer
        return of and part.role.get("takes") == "nothing"

    def is_greeted(self, at: int, status: str) -> bool:
        """Whether somebody new in office is only addressed: "Chúc mừng tân Chủ tịch, Bí thư A …"."""
        return status == "appointed" and at > 0 and self.tokens[at - 1].key in self.words.greeting

    def is_anothers(self, at: int, joint: str, *, left: bool) -> bool:
        """Whether who is named behind a post that ends at `at` shows that it is not of the list.

        A new person's title begins behind a semicolon; "bầu ông A giữ chức …; | miễn nhiệm … đối với bà B".
        """
        if joint == ";" and (at in self.named or self.is_heading(at)):
            return True
        return (left or joint == ";") and self.lexicon.about.longest(self.tokens, at) is not None

    def is_heading(self, at: int) -> bool:
        """Whether a word leads to others: "A giữ chức Chủ tịch; Phó Chủ tịch | : các ông …", "… | là B"."""
        key = self.tokens[at].key if at < len(self.tokens) else ";"
        return key == ":" or (key != ";" and at + 1 in self.named)

    def is_headed(self, at: int) -> bool:
        """Whether "là" and a person stand at `at`."""
        key = self.tokens[at].key if at + 1 in self.named else ":"
        return key != ":" and key in self.lexicon.owners.colon

    def is_takers(self, at: int) -> bool:
        """Whether who is named at `at` takes a post behind the name: "… | B làm Phó Trưởng ban"."""
        cue = self.cues.get(self.named.get(at, -1))
        return cue is not None and cue[1][0] == "appointed"

    def is_owned(self, at: int, start: int, sentence: Sentence) -> bool:
        """Whether posts from token `at` on are told of who is named before: "A là …", "bầu A làm …"."""
        if at - 1 in self.ended:
            return True
        before = self.reading.within(self.reading.people, sentence.first, at)
        return start > at and bool(before) and not is_replaced(self.reading, before[-1].first)
