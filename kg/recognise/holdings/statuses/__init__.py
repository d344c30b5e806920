"""The status in which a post is held: by its own cue, the cue before it, or words earlier in the clause."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import LEFT_MEMBER, MEMBER, PUT, VOTE, leads_party
from kg.recognise.holdings.owners.people_concerned import holds_person, whom
from kg.recognise.holdings.statuses.clause_statuses import ClauseStatuses
from kg.recognise.holdings.statuses.periods import Periods
from kg.recognise.holdings.statuses.retirements import Retiring, follows
from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.spans import Ordered, past_bracket
from kg.recognise.titles import PostPart
from kg.recognise.words import common

_GROUP: Final = "group"  # a class of bodies
_HARMED: Final = "harmed"  # what is told of somebody behind the post
_OPEN: Final = frozenset({"", "current", "appointed"})  # what a clause may turn into something else
_POSTS: Final = "posts"  # who left all but seats
_NAMED: Final = 3  # tokens of "bầu bổ sung"
_KEPT: Final = 4  # tokens of "và giữ chức vụ"
_LISTED: Final = 2  # tokens of ", gồm"
_PROPOSED: Final = 2  # tokens of "đề nghị"
_ASKED: Final = 12  # tokens of "đề nghị Ban Thường vụ Tỉnh ủy kỷ luật"
_MEMBERS: Final = {MEMBER: "appointed", LEFT_MEMBER: "former"}


class Statuses:
    """Tells the status of the posts of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.tokens, self.people = reading.tokens, Ordered(reading.people)
        lexicon = holding_lexicon(reading.ontology)
        self.reading, self.naming = reading, lexicon.naming
        self.words, self.periods = lexicon.statuses, Periods(reading)
        self.clauses = ClauseStatuses(reading, self.people)
        self.after = reading.ontology.phrases("status", "after")
        self.roles, self.passive = reading.labels["positions"], lexicon.owners.passive
        self.including = lexicon.owners.including
        self.opening = lexicon.before_which
        self.member = filling_words(reading.ontology).member.lower()
        self.asked, self.retiring = lexicon.asked, Retiring(reading, self.people)
        self.voted = 0  # the bracket that closes behind the last post voted on
        self.before = reading.ontology.phrases("status", "before")
        self.called = common(reading.ontology).is_called

    def each(self, posts: PostList, clause: str, end: int) -> list[str]:
        """The status of each post; "" where nothing tells it. `end`: behind the posts and who holds them.

        The lists are asked about in order of the text: those who go may go on in the next.
        """
        found: list[str] = []
        clause = clause or self._of_vote(posts)
        how = self._gone(end)
        held = how == _HARMED or self.periods.lasts(posts.last)  # "giữ chức Bí thư Chi bộ đã 12 năm"
        clause = "former" if self._are_gone(posts, how) else clause
        kept_seats = bool(clause) and (how == _POSTS or self._are_before(posts))
        moved = self._moves_on(posts, end)
        begin, left_from = posts.first, self._left_from(posts)
        carried = before = ""
        for part, cue in zip(posts.parts, posts.cues, strict=True):
            before = self._cue(part, cue, before, begin)
            status = self._voted(posts) if cue == VOTE else _MEMBERS.get(before, before) or carried
            status = "current" if moved else self._beside(found, begin, part, status, held)
            carried = "" if self._ends(posts, part, status) else status
            now, begin = self.clauses.is_now(begin, part, status), part.last
            now = now or len(found) < left_from
            told = clause if clause and status in _OPEN and not now else status
            if clause and told == clause and cue != "former" and self.member in part.role.label.lower():
                told = "current" if kept_seats else told  # nobody leaves one so
            found.append(self._cut(part, told))
        return found

    def _moves_on(self, posts: PostList, end: int) -> bool:
        """Whether who is put somewhere is told by his post: "chỉ định Chủ tịch X A | giữ chức Bí thư Y"."""
        if posts.first == posts.start or posts.cues[0] not in PUT or not posts.last < end < len(self.tokens):
            return False
        if not self.passive.isdisjoint(self.reading.keys(posts.first - 1, posts.start)):
            return False  # "Sau khi được chỉ định làm Phó Bí thư Đảng ủy, ông A được bầu làm Chủ tịch"
        at = end + (self.tokens[end].key == ",")
        taken = self.before.longest(self.tokens, at)
        if taken is None:
            return False
        new = self.tokens[at].key in self.clauses.adjectives  # "…, tân Chỉ huy trưởng"
        return not new and taken[0] in self.roles and taken[1][0] in {"appointed", MEMBER}

    def _are_gone(self, posts: PostList, how: str) -> bool:
        """Whether what follows the posts tells that they were left; `how`: what is told of who held them."""
        if self._is_left(posts.last) or bool(how and how != _HARMED):
            return True
        return self.retiring.sends(posts) or self.retiring.were_held(posts)

    def _cue(self, part: PostPart, cue: str, before: str, begin: int) -> str:
        """The cue of a post; `before`: that of the post before, `begin`: where its own words begin."""
        group = part.body is None or part.body.concept.get("bodyClass") == _GROUP
        if group and leads_party(self.tokens, self.words, part):
            return "none"
        # "thôi tham gia Ban Chấp hành, tham gia Ban Thường vụ; chỉ định tham gia …"
        left = cue == MEMBER and before == LEFT_MEMBER
        return LEFT_MEMBER if left and not self.naming.within(self.tokens, begin, part.first) else cue

    def _beside(self, found: list[str], begin: int, part: PostPart, status: str, held: bool) -> str:
        """The status of a post beside those found before; `held`: what is told says they are held."""
        status = "current" if status == "former" and self._is_asked(begin) else status
        kept = found[:1] == ["current"] and self._is_kept(part.first)
        status = "current" if (held or kept) and status == "appointed" else status
        beside = found[-1:] == ["appointed"] and self._is_beside(begin, part.first)
        named = status == "current" and (beside or self._is_named(begin, part))
        return "appointed" if named else status

    def _left_from(self, posts: PostList) -> int:
        """The index of the post from which on they were left: "Ông là X, | từng giữ chức Y trước khi …"."""
        former = posts.cues.index("former") if "former" in posts.cues else 0
        return former if former and self._is_left(posts.last) else 0

    def _are_before(self, posts: PostList) -> bool:
        """Whether posts are told of the time before a new one: "Trước khi làm X, ông A là …"."""
        return self._is_left(self.reading.sentence_of(posts.first).first)

    def _is_named(self, first: int, part: PostPart) -> bool:
        """Whether "bầu" stands before who then "is" something: "bầu bà A, Trưởng phòng X, | là Chủ tịch".

        So too where another held it: "kế nhiệm ông A | ở cương vị Chủ tịch".
        """
        if self.people.within(part.last, part.last + 1) and self.tokens[first].key in self.called:
            return False  # "Kế nhiệm ông A | là Chủ tịch UBND xã | B"
        if self.people.ends_at(first) and is_replaced(self.reading, self.people.within(0, first)[-1].first):
            return True
        if self.called.isdisjoint(self.reading.keys(first, part.first)):
            return False
        named = self.people.within(self.reading.sentence_of(part.first).first, part.first)[-1:]
        taken = self.before.longest(self.tokens, part.last + 1) is not None  # "bầu ông A, là X, | giữ chức Y"
        return any(self.naming.ends_at(self.tokens, one.first, _NAMED) for one in named) and not taken

    def _is_beside(self, first: int, last: int) -> bool:
        """Whether "kiêm nhiệm" stands in the cue of tokens [first, last)."""
        return not self.words.beside.isdisjoint(token.key for token in self.tokens[first:last])

    def _is_left(self, at: int) -> bool:
        """Whether "trước khi về làm …" follows posts: they were left for that."""
        match = self.opening.longest(self.tokens, at) if at < len(self.tokens) else None
        said = self.tokens[match[0] : match[0] + 1] if match else ()
        return any(token.key in self.words.taking for token in said)

    def _is_asked(self, at: int) -> bool:
        """Whether it is only asked for: "đề nghị Ban Thường vụ Tỉnh ủy kỷ luật | cách chức Bí thư …"."""
        if self.tokens[at].key not in self.words.dismissing:
            return False
        back = takewhile(lambda token: token.shape != ".", reversed(self.tokens[max(0, at - _ASKED) : at]))
        size = sum(1 for _ in back)
        return self.asked.within(self.tokens, at - size, at)

    def _gone(self, at: int) -> str:
        """How it is told that somebody went, "" if it is not: "Chủ tịch UBND xã A | cũng đã nghỉ hưu"."""
        at += at < len(self.tokens) and self.tokens[at].key in self.words.asides
        left = self.after.longest(self.tokens, at)
        while left is None and at < len(self.tokens) and self.tokens[at].key in self.words.already:
            at += 1
            left = self.after.longest(self.tokens, at)
        if left is None or left[0] in self.roles:
            return ""
        still = left[0] < len(self.tokens) and self.tokens[left[0]].key in self.words.now  # "… hiện tại"
        return left[1][0] if left[1][0] == _POSTS or not still else ""

    def _is_kept(self, at: int) -> bool:
        """Whether "và giữ chức vụ" stands before a post: beside one that somebody has, it is held as long."""
        before = [token.key for token in self.tokens[max(0, at - _KEPT) : at]]
        joint = next((n for n in range(len(before) - 2, -1, -1) if before[n] in self.words.joined), None)
        return joint is not None and before[joint + 1] in self.words.keep

    def _of_vote(self, posts: PostList) -> str:
        """appointed for one of several posts voted on: "bầu Chủ tịch (ông A), | Phó Chủ tịch (bà B)"."""
        if not holds_person(self.reading, posts.last):
            return ""
        further = follows(self.tokens, self.words, self.voted, posts.first)
        if further or posts.cues[0] == VOTE:
            self.voted = past_bracket(self.tokens, posts.last, len(self.tokens)) - 1
        return "appointed" if further else ""

    def _voted(self, posts: PostList) -> str:
        """What a vote on a post makes of it: "bầu chức danh Chủ tịch đối với ông A"."""
        behind = self.reading.keys(
            posts.last, posts.last + _LISTED
        )  # "bầu Phó Chủ tịch, | gồm: ông A; ông B"
        told = whom(self.reading, posts) or not self.including.isdisjoint(behind)
        return "appointed" if told and not self._is_proposed(posts.first) else "none"

    def _is_proposed(self, at: int) -> bool:
        """Whether a vote is only asked for: "đề nghị | bầu Chủ tịch UBND (ông A)"."""
        return self.asked.ends_at(self.tokens, at, _PROPOSED)

    def _ends(self, posts: PostList, part: PostPart, status: str) -> bool:
        """Whether a status is this post's alone: "quyền …", or "nguyên … phường X" without a verb."""
        if status == "former" and part.place is not None:
            return all(token.key not in self.words.verbs for token in self.tokens[posts.first : part.first])
        seat = status == "none" and part.role.get("takes").endswith("if said")  # "ứng cử viên ĐBQH, Bí thư …"
        return seat or status == "acting"

    def _cut(self, part: PostPart, status: str) -> str:
        """ "Bí thư Quận ủy cũ": a former post, unless it is the unit that is gone."""
        at = part.last + (part.last < len(self.tokens) and self.tokens[part.last].key == "(")
        after = self.tokens[at].key if at < len(self.tokens) else ""
        if status in {"", "current"} and self.periods.is_over(part.last):
            return "former"
        gone = part.place is not None and part.place.former
        return "former" if after in self.words.old and not gone and status in {"", "current"} else status
