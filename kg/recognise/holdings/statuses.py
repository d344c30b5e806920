"""The status in which a post is held: by its own cue, the cue before it, or words earlier in the clause."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.elected import Elected
from kg.recognise.holdings.lists import LEFT_MEMBER, MEMBER, VOTE, PostList, leads_party
from kg.recognise.holdings.periods import Periods
from kg.recognise.holdings.predecessors import is_replaced
from kg.recognise.holdings.retiring import Retiring, follows
from kg.recognise.holdings.whom import holds_person, whom
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
_PROPOSED: Final = 2  # tokens of "đề nghị"
_ASKED: Final = 12  # tokens of "đề nghị Ban Thường vụ Tỉnh ủy kỷ luật"
_MEMBERS: Final = {MEMBER: "appointed", LEFT_MEMBER: "former"}


class Statuses:
    """Tells the status of the posts of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.tokens, self.people = reading.tokens, Ordered(reading.people)
        lexicon = holding_lexicon(reading.ontology)
        self.reading, self.about, self.naming = reading, lexicon.about, lexicon.naming
        self.words, self.periods = lexicon.statuses, Periods(reading)
        self.clause = reading.ontology.phrases("status", "clause")
        self.after = reading.ontology.phrases("status", "after")
        self.roles = reading.labels["positions"]
        self.opening = lexicon.before_which
        self.adjectives = lexicon.owners.adjectives
        self.member = filling_words(reading.ontology).member.lower()
        self.asked, self.retiring = lexicon.asked, Retiring(reading, self.people)
        self.elected = Elected(reading)
        self.voted = 0  # the bracket that closes behind the last post voted on
        self.before = reading.ontology.phrases("status", "before")
        self.called = common(reading.ontology).is_called
        self.put = reading.ontology.phrases("status", "put")

    def of_clause(self, posts: PostList, start: int, sentence: int) -> str:
        """A status said before the posts, from token `start` on: "lần lượt trải qua các chức vụ: …".

        From the beginning of the sentence for one of a list: "miễn nhiệm …; Phó Chủ tịch | đối với ông B".
        """
        marked = posts.first < posts.start or (
            posts.first > start and self.tokens[posts.first - 1].key in self.words.lists
        )
        ends = {";", "."}
        before = self._before_which(posts, sentence)
        if before is not None:
            return before
        if self.elected.tells(posts):
            return "appointed"
        if self._is_now(posts.first, posts.parts[0], posts.cues[0]):
            return ""
        if not any(posts.cues) and self.about.longest(self.tokens, posts.last):
            marked, start, ends = True, sentence, {"."}
        inside = False  # in brackets
        turned = False  # "thôi giữ chức vụ này để | nhận nhiệm vụ Bí thư …"
        anew = posts.cues[0] == "appointed" and self.tokens[posts.first].key in self.words.anew
        for at in range(posts.first - 1, start - 1, -1) if marked else ():
            key = self.tokens[at].key
            inside = (inside or key == ")") and key != "("  # "thay bà B (nghỉ hưu) giữ chức …"
            known = key in self.clause.root and not inside
            match = self.clause.longest(self.tokens, at, posts.start) if known else None
            anew = anew or key in self.words.anew
            turned = (
                turned or key in self.words.turns or (anew and match is not None and key in self.words.left)
            )
            if match and not (turned and match[1][0] == "former"):
                return self._reaching(match[1][0], at, match[0], posts)
            if key in ends:
                break
        return ""

    def _before_which(self, posts: PostList, sentence: int) -> str | None:
        """What a clause "Trước khi làm X," that opens the sentence makes of posts in and behind it."""
        if self.opening.longest(self.tokens, sentence) is None or "former" in posts.cues:
            return None
        comma = next((at for at in range(sentence, posts.first) if self.tokens[at].key == ","), None)
        if comma is None:
            return "current" if posts.first < posts.start else None
        new = posts.first < posts.start and self.tokens[posts.first].key in self.adjectives
        told = posts.first < posts.start or self.tokens[posts.first - 1].key in self.words.lists
        return "appointed" if new else "former" if told else None

    def _reaching(self, cue: str, at: int, end: int, posts: PostList) -> str:
        """What a cue of tokens [at, end) makes of the posts."""
        if cue == "over" or (cue == "none" and self._is_done(at)):
            return ""  # "thôi giữ chức vụ hiện tại, | giữ chức …", "sau | khi được bầu, …"
        if cue == "former" and posts.cues[0] == "appointed" and self.opening.longest(self.tokens, at):
            return "current"  # "từng là Bí thư X | trước khi được Ban Thường vụ chỉ định làm Bí thư Y"
        if cue == "retired":
            return "" if self.people.within(end, posts.first) else "former"
        if cue == "earlier" and self.tokens[end].key == "," and self.tokens[at - 1].shape in "CA":
            return ""  # "ông A, Phó Bí thư Huyện ủy X trước đây, giữ chức …"
        if cue == "earlier":
            found = (self.put.longest(self.tokens, at, posts.start) for at in range(end, posts.start))
            said = {match[1][0] for match in found if match}
            return "" if said == {"put"} else "former"
        return cue

    def _is_done(self, at: int) -> bool:
        """Whether "khi được bầu" at `at` tells of what was: behind "sau", where nobody promises anything."""
        if self.tokens[at - 1].key not in self.words.done or at in self.reading.quoted:
            return False
        sentence = self.reading.sentence_of(at)
        return self.words.promise.isdisjoint(self.reading.keys(sentence.first, sentence.last))

    def each(self, posts: PostList, clause: str, end: int) -> list[str]:
        """The status of each post; "" where nothing tells it. `end`: behind the posts and who holds them.

        The lists are asked about in order of the text: those who go may go on in the next.
        """
        found: list[str] = []
        clause = clause or self._of_vote(posts)
        how = self._gone(end)
        harmed = how == _HARMED  # "tai nạn làm Chủ tịch UBND xã A | bị thương"
        held = harmed or self.periods.lasts(posts.last)  # "giữ chức Bí thư Chi bộ đã 12 năm"
        gone = self._is_left(posts.last) or bool(how and not harmed) or self.retiring.sends(posts)
        gone = gone or self.retiring.were_held(posts)
        clause = "former" if gone else clause
        begin, left_from = posts.first, self._left_from(posts)
        carried = before = ""
        for part, cue in zip(posts.parts, posts.cues, strict=True):
            # "thôi tham gia Ban Chấp hành, tham gia Ban Thường vụ; chỉ định tham gia …"
            anew = self.naming.within(self.tokens, begin, part.first)
            before = LEFT_MEMBER if cue == MEMBER and before == LEFT_MEMBER and not anew else cue
            group = part.body is not None and part.body.concept.get("bodyClass") == _GROUP
            if group and leads_party(self.tokens, self.words, part):
                before = "none"
            status = self._voted(posts) if cue == VOTE else _MEMBERS.get(before, before) or carried
            status = "current" if cue == "former" and self._is_asked(begin) else status
            kept = bool(found) and found[0] == "current" and self._is_kept(part.first)
            status = "current" if (held or kept) and status == "appointed" else status
            beside = found[-1:] == ["appointed"] and self._is_beside(begin, part.first)
            if status == "current" and (beside or self._is_named(begin, part)):
                status = "appointed"
            carried = "" if self._ends(posts, part, status) else status
            now, begin = self._is_now(begin, part, status), part.last
            now = now or len(found) < left_from
            told = clause if clause and status in _OPEN and not now else status
            if clause and told == clause and cue != "former" and self.member in part.role.label.lower():
                kept_seat = how == _POSTS or self._are_before(posts)  # nobody leaves one so
                told = "current" if kept_seat else told
            found.append(self._cut(part, told))
        return found

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

    def _is_now(self, first: int, part: PostPart, status: str) -> bool:
        """Whether the cue from token `first` on says that a post is held: "từng giữ …; | hiện là …"."""
        said = (token.key for token in self.tokens[first : part.first])
        return status == "current" and not self.words.now.isdisjoint(said)

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
        return "appointed" if whom(self.reading, posts) and not self._is_proposed(posts.first) else "none"

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
        after = self.tokens[part.last].key if part.last < len(self.tokens) else ""
        if status in {"", "current"} and self.periods.is_over(part.last):
            return "former"
        gone = part.place is not None and part.place.former
        return "former" if after in self.words.old and not gone and status in {"", "current"} else status
