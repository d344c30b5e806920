"""The further posts of a list: "Phó Bí thư Thường trực, | Chủ tịch HĐND | kiêm Trưởng Ban …"."""

from __future__ import annotations

from typing import Final

from kg.recognise.holdings.lists.around_lists import AroundLists
from kg.recognise.holdings.lists.cues import LEFT_MEMBER, MEMBER, Cues, leads_party
from kg.recognise.holdings.lists.terms import Terms
from kg.recognise.people.words import people_lexicon
from kg.recognise.titles import PostPart
from kg.text import Sentence

CLAUSE_ENDS: Final = frozenset({";", ":", "."})
_STRANGE: Final = 12  # tokens of a post and its body


class Following:
    """Finds the post that follows another in one document."""

    def __init__(self, cues: Cues, around: AroundLists, terms: Terms) -> None:
        self.reading, self.tokens, self.grammar = cues.reading, cues.tokens, cues.grammar
        self.cues, self.around, self.terms = cues, around, terms
        self.lexicon, self.words = cues.lexicon, cues.words
        self.ranks = people_lexicon(cues.reading.ontology).ranks

    def of(
        self, last: PostPart, cue: str, end: int, sentence: Sentence, *, career: bool
    ) -> tuple[PostPart, str] | None:
        """(post, its cue) that follows the post `last` with its cue, all that is told of which ends at `end`.

        `career`: whether semicolons may part the posts.
        """
        found = self._next(self.terms.past_span(end), sentence, career, cue)
        return found or self._past_strange(end, sentence, career, last)

    def _next(self, at: int, sentence: Sentence, career: bool, before: str) -> tuple[PostPart, str] | None:
        """The next post of the list after a joint, with its cue; `before` is the cue of the last post."""
        if at >= sentence.last:
            return None
        key = self.tokens[at].key
        also = key in self.words.also or self._runs_on(at)
        if not also and key not in self.words.joints and not (key == ";" and career):
            return None
        begin = self._skip_also(at if also else at + 1, sentence)
        if key == "," and begin < sentence.last and self.tokens[begin].key in self.words.joints:
            begin += 1  # ", kiêm Bí thư …"
        begin = self._past_rank(begin, sentence)
        start, status = self.cues.past(begin, sentence)
        if also and start == at and key in self.words.also:
            return None
        part = self.cues.post(start, status)
        if part is None and before in {MEMBER, LEFT_MEMBER}:
            part, status = self.grammar.member(start), before
        if part is None or (part.body is None and leads_party(self.tokens, self.lexicon.statuses, part)):
            return None  # "đoàn công tác do ông A, Phó Giám đốc Sở X, | làm trưởng đoàn"
        left = status == "former" and before == "appointed"
        end = self._past_run(part, sentence) if key == ";" else self.terms.past(part.last)
        return None if self.around.is_anothers(end, key, left=left) else (part, status)

    def _past_run(self, part: PostPart, sentence: Sentence) -> int:
        """Past a post and those that commas join to it: "…; Bí thư Đảng ủy, Chủ tịch HĐND xã | Lê A"."""
        end = self.terms.past(part.last)
        while end + 1 < sentence.last and self.tokens[end].key == ",":
            further = self.cues.post(end + 1, "")
            if further is None:
                break
            end = self.terms.past(further.last)
        return end

    def _past_strange(
        self, at: int, sentence: Sentence, career: bool, last: PostPart
    ) -> tuple[PostPart, str] | None:
        """The next post behind one whose body nobody knows: "Chủ tịch X, | Phó Trưởng Ban Y, Bí thư Z"."""
        if at >= sentence.last:
            return None
        roles, comma = self.grammar.roles, self.tokens[at].key == ","
        unknown = at + 1 in roles and self.cues.post(at + 1, "") is None if comma else self._goes_on(at, last)
        for end in range(roles[at + 1][0] if comma else at, at + _STRANGE) if unknown else ():
            if end >= sentence.last or end in self.cues.covered or self.tokens[end].key in CLAUSE_ENDS:
                return None
            if self.lexicon.firms.longest(self.tokens, end):
                return None
            if self.tokens[end].key == ",":
                found = self._next(end, sentence, career, "")
                if found is None or found[0].last in self.around.named:
                    return None
                return found
        return None

    def _goes_on(self, at: int, last: PostPart) -> bool:
        """Whether a body that nobody knows stands behind a post: "Phó Trưởng Ban | Chỉ đạo"."""
        bare = last.body is None and last.role.get("takes") == "body" and at == last.last
        return bare and self.tokens[at].shape == "C"

    def _past_rank(self, at: int, sentence: Sentence) -> int:
        """Past a rank between two posts: "Ủy viên Ban Thường vụ Đảng ủy, | Trung tá, Trưởng Công an xã"."""
        match = self.ranks.longest(self.tokens, at, sentence.last) if at < sentence.last else None
        return match[0] + 1 if match and self.reading.keys(match[0], match[0] + 1) == [","] else at

    def _runs_on(self, at: int) -> bool:
        """Whether a further post stands in capitals without a comma: "UVBTV | Phó Chủ tịch HĐND xã"."""
        line = self.tokens[at - 1].line
        return at in self.grammar.roles and self.tokens[at].shape in "CA" and self.tokens[at].line == line

    def _skip_also(self, at: int, sentence: Sentence) -> int:
        """Past "đồng thời là"."""
        match = self.lexicon.also_is.longest(self.tokens, at) if at < sentence.last else None
        return match[0] if match else at
