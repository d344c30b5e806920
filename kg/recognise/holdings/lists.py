"""Posts that stand together: lists of them, with the cue of status before each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy_extensions import mypyc_attr

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import implied_level, said_level
from kg.recognise.filling.words import filling_words
from kg.recognise.holdings.around_lists import AroundLists
from kg.recognise.holdings.behind import Behind
from kg.recognise.holdings.columns import columns
from kg.recognise.holdings.given import given
from kg.recognise.holdings.leaving import leaving
from kg.recognise.holdings.words import StatusWords, holding_lexicon
from kg.recognise.people.words import people_lexicon
from kg.recognise.places import LOCAL, PROVINCES
from kg.recognise.titles import PostPart, TitleGrammar
from kg.text import Sentence, Tokens

_CUES: Final = 4  # cues that may stand in a row
_DIVISION, _PARTY = "division", "party"  # classes of bodies
CLAUSE_ENDS: Final = frozenset({";", ":", "."})
_WATCHING: Final = 2  # tokens of "theo dõi,"
_STRANGE: Final = 12  # tokens of a post and its body
VOTE: Final = "vote"
PUT: Final = frozenset({"appointed", VOTE})  # cues by which somebody is put into a post
_DECISIVE: Final = frozenset({"former", "acting", "none", VOTE})
# Cues that take a committee for the post: "(thôi) tham gia Ban Thường vụ".
MEMBER, LEFT_MEMBER = "member", "left member"


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


def leads_party(tokens: Tokens, words: StatusWords, part: PostPart) -> bool:
    """Whether a post is but to lead a party of visitors: "làm | trưởng đoàn"."""
    verb = tokens[part.first - 1].key if part.first else ""
    return verb in words.leads and part.role.get("fuses") in words.parties


def _is_above(part: PostPart, other: PostPart) -> bool:
    """Whether a post is a province's and the other a ward's."""
    return implied_level(part) in PROVINCES and said_level(other) in LOCAL


class PostLists:
    """Reads the lists of posts of one document."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.grammar, self.lexicon = grammar, holding_lexicon(reading.ontology)
        self.filling = filling_words(reading.ontology)
        self.words, self.ranks = self.lexicon.posts, people_lexicon(reading.ontology).ranks
        self.cues = {
            **reading.lookup.matches(reading.ontology.phrases("status", "before")),
            **leaving(reading, grammar),
            **given(reading, grammar),
            **columns(reading, grammar),
        }
        self.covered = {at for m in reading.people for at in range(m.first, m.last)}
        self.around = AroundLists(reading, self.cues)
        self.behind = Behind(reading, grammar, self.cues)

    def all(self) -> Iterator[PostList]:
        """The lists in order of the text; each begins in one sentence."""
        sentence, end, before = Sentence(0, 0), 0, None
        for at in sorted((self.cues.keys() | self.grammar.roles.keys()) - self.covered):
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
        start, status = self._marked(at, sentence)
        if start == at > 0 and self.tokens[at - 1].key in self.words.board:
            return None
        part = self._post(start, status)
        if part is None:
            return None
        parts, cues, end = [part], [status], self.behind.past(part, sentence)
        career = bool(status) or (start > 0 and self.tokens[start - 1].key in self.lexicon.statuses.lists)
        apposed, dashed = self.around.is_apposed(at), self.around.is_dashed(at)
        career = career or self.around.is_numbered(at) or ((apposed or dashed) and self._is_seat(part))
        alone = self.around.is_issuer(at, part) or self.around.is_greeted(at, status)
        following = None if alone else self._next(self.behind.terms.past_span(end), sentence, career, status)
        following = following or (None if alone else self._past_strange(end, sentence, career, part))
        while following and not self.around.is_next(following[0], end, apposed=apposed, dashed=dashed):
            if following[1] == "acting" and _is_above(parts[-1], following[0]):
                break  # "Phó Bí thư Thành ủy X, | phụ trách Đảng ủy phường Y"
            parts.append(following[0])
            cues.append(following[1])
            end = self.behind.past(following[0], sentence)
            following = self._next(self.behind.terms.past_span(end), sentence, career, following[1])
            following = following or self._past_strange(end, sentence, career, parts[-1])
        if len(parts) > 1 and end in self.around.named and self.around.is_represented(at):
            return PostList(at, start, part.last, (part,), (status,))
        another = (
            len(parts) > 1 and not cues[-1] and (self.around.is_headed(end) or self.around.is_takers(end))
        )
        if another and self.around.is_owned(at, start, sentence):
            # "bầu bà A làm Chủ tịch, | Phó Chủ tịch là ông B", "…, | Phó Chủ tịch B làm Phó Trưởng ban"
            del parts[-1], cues[-1]
            end = self.behind.terms.past(parts[-1].last)
        return PostList(at, start, end, tuple(parts), tuple(cues))

    def _is_seat(self, part: PostPart) -> bool:
        """Whether who has a post in the Party is known by a further one: "Phó Bí thư; Chủ tịch UBND xã"."""
        label, words = part.role.label.lower(), self.filling
        second = part.role.get("defaultBody") == _PARTY and label.startswith(words.deputy)
        return second or words.member.lower() in label

    def _past_strange(
        self, at: int, sentence: Sentence, career: bool, last: PostPart
    ) -> tuple[PostPart, str] | None:
        """The next post behind one whose body nobody knows: "Chủ tịch X, | Phó Trưởng Ban Y, Bí thư Z"."""
        if at >= sentence.last:
            return None
        roles, comma = self.grammar.roles, self.tokens[at].key == ","
        unknown = at + 1 in roles and self._post(at + 1, "") is None if comma else self._goes_on(at, last)
        for end in range(roles[at + 1][0] if comma else at, at + _STRANGE) if unknown else ():
            if end >= sentence.last or end in self.covered or self.tokens[end].key in CLAUSE_ENDS:
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

    def _post(self, at: int, status: str) -> PostPart | None:
        """The post at `at` after a cue."""
        if status in {MEMBER, LEFT_MEMBER}:
            return self.grammar.member(at)
        if at in self.covered:
            return None
        return self.grammar.post(at) or (self.grammar.acting(at) if status == "acting" else None)

    def _marked(self, at: int, sentence: Sentence) -> tuple[int, str]:
        """(start of the post, status cue) at `at`: cues may stand in a row ("đồng thời là", "nguyên")."""
        status = ""
        for _ in range(_CUES):
            found = self.cues.get(at) if at < sentence.last else None
            if found is None or self._is_compound(at):
                break
            end, (cue, *_) = found
            if cue == "acting" and (self.tokens[at - 1].key in self.words.nominal or self._is_called(end)):
                break
            last = self.tokens[end - 1].key
            if last in self.lexicon.joining_ends and (joining := self._joining(end)):
                joined = LEFT_MEMBER if "former" in {status, cue} else MEMBER
                if self.grammar.member(end, joining):
                    return end, joined
                if end not in self.grammar.roles:  # "tham gia | Ủy viên Ủy ban Kiểm tra"
                    return at, status
            status = cue if not status or cue in _DECISIVE else status
            at = end
        return at, status

    def _is_called(self, at: int) -> bool:
        """Whether "là" follows a verb that would else give a post: "Trực tiếp điều hành | là Bí thư …"."""
        return at < len(self.tokens) and self.tokens[at].key in self.lexicon.owners.colon

    def _is_compound(self, at: int) -> bool:
        """Whether what looks like a cue ends another word: "chính | quyền UBND phường", "thẩm | quyền"."""
        cut = at > 0 and self.tokens[at].key in self.words.halves and self.tokens[at].shape == "w"
        return cut and self.tokens[at - 1].key in self.words.before_halves

    def _joining(self, end: int) -> frozenset[str]:
        """The classes of bodies that the cue before `end` takes for a post; none for most cues."""
        found = (
            kinds for last, kinds in self.lexicon.joining if self.reading.keys(end - len(last), end) == last
        )
        return next(found, frozenset())

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
        start, status = self._marked(begin, sentence)
        if also and start == at and key in self.words.also:
            return None
        part = self._post(start, status)
        if part is None and before in {MEMBER, LEFT_MEMBER}:
            part, status = self.grammar.member(start), before
        if part is None or (part.body is None and leads_party(self.tokens, self.lexicon.statuses, part)):
            return None  # "đoàn công tác do ông A, Phó Giám đốc Sở X, | làm trưởng đoàn"
        left = status == "former" and before == "appointed"
        return None if self.around.is_anothers(part.last, key, left=left) else (part, status)

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
