"""A post with the cues of its status before it: "nguyên | Bí thư", "được bầu giữ chức | Chủ tịch"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists.columns import columns
from kg.recognise.holdings.lists.moves import given
from kg.recognise.holdings.lists.posts_left import leaving
from kg.recognise.holdings.word_lists import StatusWords
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.titles import PostPart, TitleGrammar
from kg.text import Sentence, Tokens, prior

_CUES: Final = 4  # cues that may stand in a row
_OFFICES: Final = 5  # tokens of "các vị trí công tác:"
_STRANGE: Final = 12  # tokens of "kế toán, cán bộ thú y xã A"
VOTE: Final = "vote"
PUT: Final = frozenset({"appointed", VOTE})  # cues by which somebody is put into a post
_DECISIVE: Final = frozenset({"former", "acting", "none", VOTE})
# Cues that take a committee for the post: "(thôi) tham gia Ban Thường vụ".
MEMBER, LEFT_MEMBER = "member", "left member"


def leads_party(tokens: Tokens, words: StatusWords, part: PostPart) -> bool:
    """Whether a post is but to lead a party of visitors: "làm | trưởng đoàn"."""
    verb = prior(tokens, part.first).key
    return verb in words.leads and part.role.get("fuses") in words.parties


class Cues:
    """Reads the cues of one document, and the posts behind them."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.grammar, self.lexicon = grammar, holding_lexicon(reading.ontology)
        self.words = self.lexicon.posts
        self.said = {
            **reading.lookup.matches(reading.ontology.phrases("status", "before")),
            **leaving(reading, grammar),
            **given(reading, grammar),
            **columns(reading, grammar),
        }
        self.covered = {at for m in reading.people for at in range(m.first, m.last)}  # by people

    def past(self, at: int, sentence: Sentence) -> tuple[int, str]:
        """(start of the post, its cue or "") behind the cues at `at`, of which several may stand in a row."""
        status = ""
        for _ in range(_CUES):
            found = self.said.get(at) if at < sentence.last else None
            if found is None or self._is_compound(at):
                break
            end, (cue, *_) = found
            if cue == "acting" and (prior(self.tokens, at).key in self.words.nominal or self._is_called(end)):
                break
            last = self.tokens[end - 1].key
            if last in self.lexicon.joining_ends and (joining := self._joining(end)):
                joined = LEFT_MEMBER if "former" in {status, cue} else MEMBER
                if self.grammar.member(end, joining):
                    return end, joined
                if end not in self.grammar.roles:  # "tham gia | Ủy viên Ủy ban Kiểm tra"
                    return at, status
            new = last in self.lexicon.owners.new  # "là | tân | Bí thư"
            status = cue if not status or cue in _DECISIVE or (new and status == "current") else status
            at = end
        return self._past_strange(at, sentence) if status == "former" else at, status

    def _past_strange(self, at: int, sentence: Sentence) -> int:
        """Behind what no post is known by: "giữ các vị trí | Chi hội trưởng, | Phó Chủ tịch Hội X"."""
        begin = at + (at < sentence.last and self.tokens[at].key == ":")
        said = self.reading.keys(max(0, at - _OFFICES), at)
        several = said[-1] in self.words.offices and not self.lexicon.owners.all.isdisjoint(said)
        if begin in self.grammar.roles or not several:
            return at
        for end in range(begin, min(at + _STRANGE, sentence.last - 1)):
            mark = self.tokens[end].shape == "." and self.tokens[end].key != ","
            titled = end in self.grammar.roles and self.tokens[end].shape != "w"  # no "chi | hội trưởng"
            if mark or titled or end in self.covered:
                return at
            if self.tokens[end].key == "," and end + 1 in self.grammar.roles:
                return end + 1
        return at

    def post(self, at: int, status: str) -> PostPart | None:
        """The post at `at` behind the cue `status`, which may take a committee for one; "" for no cue."""
        if status in {MEMBER, LEFT_MEMBER}:
            return self.grammar.member(at)
        if at in self.covered:
            return None
        return self.grammar.post(at) or (self.grammar.acting(at) if status == "acting" else None)

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
