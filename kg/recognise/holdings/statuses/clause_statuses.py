"""The status that a clause gives to the posts behind it: "lần lượt trải qua các chức vụ: …"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.statuses.election_results import Elected
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.spans import Ordered
from kg.recognise.titles import PostPart
from kg.recognise.words import common
from kg.text import prior

_SEVERAL: Final = 2
_ABOUT: Final = 2  # tokens of "đối với"
_REASON: Final = 14  # tokens of "miễn nhiệm vì lý do chuyển công tác đối với"
_ASKED: Final = 12  # tokens of "đề nghị Ban Thường vụ Tỉnh ủy kỷ luật"


class ClauseStatuses:
    """Tells what clauses say of the posts of one document."""

    def __init__(self, reading: BaseReading, people: Ordered) -> None:
        self.reading, self.tokens, self.people = reading, reading.tokens, people
        lexicon = holding_lexicon(reading.ontology)
        self.about, self.words, self.opening = lexicon.about, lexicon.statuses, lexicon.before_which
        self.adjectives, self.in_turn = lexicon.owners.adjectives, lexicon.owners.in_turn
        self.colon, self.called = lexicon.owners.colon, common(reading.ontology).is_called
        self.asked = lexicon.asked
        self.clause = reading.ontology.phrases("status", "clause")
        self.put = reading.ontology.phrases("status", "put")
        self.elected = Elected(reading)

    def of(self, posts: PostList, start: int, sentence: int) -> str:
        """A status said before the posts, from token `start` on: "lần lượt trải qua các chức vụ: …".

        From the beginning of the sentence for one of a list: "miễn nhiệm …; Phó Chủ tịch | đối với ông B".
        """
        before = self._before_which(posts, sentence)
        if before is not None:
            return before
        if self.elected.tells(posts):
            return "appointed"
        if self._is_then(posts) or self._is_career(posts) or self._is_over(posts, sentence):
            return "former"
        if self.is_now(posts.first, posts.parts[0], posts.cues[0]):
            return ""
        if not any(posts.cues) and self.about.longest(self.tokens, posts.last):
            return self._cued(posts, sentence, {"."})
        listed = posts.first > start and self.tokens[posts.first - 1].key in self.words.lists
        return self._cued(posts, start, {";", "."}) if listed or posts.first < posts.start else ""

    def _is_then(self, posts: PostList) -> bool:
        """Whether posts are told of another time: "Năm 2020, khi ông A | giữ chức Chủ tịch, xã …"."""
        if posts.cues[0] != "appointed" or not self.people.ends_at(posts.first):
            return False
        before = self.people.within(0, posts.first)[-1].first
        when = self.reading.keys(before - 1, before)
        return bool(when) and when[0] in self.words.then and self.tokens[before - 2].shape != "w"

    def _is_career(self, posts: PostList) -> bool:
        """Whether one person had several posts: "ông A lần lượt | là X, Y"; not "A và B lần lượt …"."""
        before = prior(self.tokens, posts.first).key
        if before not in self.in_turn or posts.cues[0] != "current" or len(posts.parts) < _SEVERAL:
            return False
        people = self.people.within(self.reading.sentence_of(posts.first).first, posts.first)
        return len(people) < _SEVERAL

    def _is_over(self, posts: PostList, sentence: int) -> bool:
        """Whether posts without a cue were held before: "Trước đây, | Chủ tịch X là …", "miễn nhiệm …"."""
        bare = not any(posts.cues)
        return bare and (self._is_dismissed(posts.first) or self._is_earlier(posts, sentence))

    def _is_earlier(self, posts: PostList, sentence: int) -> bool:
        """Whether it is told who had the posts once: "Trước đây, | Chủ tịch UBND xã X là ông A"."""
        told = self.reading.keys(posts.last, posts.last + 1)
        if self.colon.isdisjoint(told):
            return False
        if self._is_before(sentence):  # "Trước khi bà B được bổ nhiệm, |"
            return not self.called.isdisjoint(told) and self._is_led_in(sentence, posts.first)
        led = self.clause.longest(self.tokens, sentence, posts.first)
        earlier = led is not None and led[1][0] == "earlier"
        return earlier and self.reading.keys(led[0] if led else sentence, posts.first) in ([], [","])

    def _is_before(self, sentence: int) -> bool:
        """Whether a sentence opens with what came later: "Trước khi sáp nhập", "Trước bà B"."""
        whom = self.tokens[sentence].key in self.words.ahead and bool(
            self.people.within(sentence + 1, sentence + 2)
        )
        return whom or self.opening.longest(self.tokens, sentence) is not None

    def _is_led_in(self, sentence: int, at: int) -> bool:
        """Whether one comma parts the clause that opens a sentence from what begins at `at`."""
        return self.reading.keys(sentence, at).count(",") == 1 and self.tokens[at - 1].key == ","

    def _is_dismissed(self, at: int) -> bool:
        """Whether a post is lost for a reason: "miễn nhiệm vì lý do chuyển công tác đối với | Bí thư A"."""
        if not self.about.ends_at(self.tokens, at, _ABOUT):
            return False
        for start in range(at - 1, max(0, at - _REASON) - 1, -1):
            if self.tokens[start].shape == "." or self.people.covers(start):
                return False
            verb = self.clause.longest(self.tokens, start, at)
            if (
                verb is not None
                and verb[1][0] == "former"
                and self.tokens[start].key in self.words.dismissing
            ):
                return not self.asked.within(self.tokens, max(0, start - _ASKED), start)
        return False

    def _cued(self, posts: PostList, start: int, ends: set[str]) -> str:
        """What the last cue before the posts makes of them, from `start` on and behind one of `ends`."""
        inside = False  # in brackets
        turned = False  # "thôi giữ chức vụ này để | nhận nhiệm vụ Bí thư …"
        anew = posts.cues[0] == "appointed" and self.tokens[posts.first].key in self.words.anew
        for at in range(posts.first - 1, start - 1, -1):
            key = self.tokens[at].key
            inside = (inside or key == ")") and key != "("  # "thay bà B (nghỉ hưu) giữ chức …"
            known = key in self.clause.root and not inside
            match = self.clause.longest(self.tokens, at, posts.start) if known else None
            anew = anew or key in self.words.anew
            turned = turned or key in self.words.turns
            turned = turned or (anew and match is not None and key in self.words.left)
            turned = turned or self._chooses(at, posts)
            if match and not (turned and match[1][0] == "former"):
                return self._reaching(match[1][0], at, match[0], posts)
            if key in ends:
                break
        return ""

    def _chooses(self, at: int, posts: PostList) -> bool:
        """Whether a verb names who takes the posts: "miễn nhiệm ông A và | bầu ông B giữ chức X"."""
        verb = self.put.longest(self.tokens, at, posts.first) if posts.cues[0] == "appointed" else None
        if verb is None or verb[1][0] != "put":
            return False
        named = self.people.within(verb[0], verb[0] + 1)
        return bool(named) and named[0].last == posts.first

    def _before_which(self, posts: PostList, sentence: int) -> str | None:
        """What a clause "Trước khi làm X," that opens the sentence makes of posts in and behind it."""
        if self.opening.longest(self.tokens, sentence) is None or "former" in posts.cues:
            return None
        comma = next((at for at in range(sentence, posts.first) if self.tokens[at].key == ","), None)
        if comma is None:
            return "current" if posts.first < posts.start else None
        if self._is_today(comma, posts.first):
            return None
        new = posts.first < posts.start and self.tokens[posts.first].key in self.adjectives
        told = posts.first < posts.start or self.tokens[posts.first - 1].key in self.words.lists
        return "appointed" if new else "former" if told else None

    def _is_today(self, comma: int, at: int) -> bool:
        """Whether a further clause tells of today: "Trước khi sáp nhập, … là X; hiện đồng chí A làm | Y"."""
        keys = self.reading.keys(comma, at)
        return ";" in keys and not self.words.now.isdisjoint(keys[len(keys) - keys[::-1].index(";") :])

    def _reaching(self, cue: str, at: int, end: int, posts: PostList) -> str:
        """What a cue of tokens [at, end) makes of the posts."""
        if cue == "over" or (cue == "none" and (self._is_done(at) or self._is_freed(at))):
            return ""  # "thôi giữ chức vụ hiện tại, | giữ chức …", "sau | khi được bầu, …"
        if cue == "former" and posts.cues[0] == "appointed" and self.opening.longest(self.tokens, at):
            return "current"  # "từng là Bí thư X | trước khi được Ban Thường vụ chỉ định làm Bí thư Y"
        if cue == "retired":
            return "" if self.people.within(end, posts.first) else "former"
        if cue == "earlier" and self.tokens[end].key == "," and prior(self.tokens, at).shape in "CA":
            return ""  # "ông A, Phó Bí thư Huyện ủy X trước đây, giữ chức …"
        if cue == "earlier":
            found = (self.put.longest(self.tokens, at, posts.start) for at in range(end, posts.start))
            said = {match[1][0] for match in found if match}
            return "" if said == {"put"} else "former"
        return cue

    def _is_done(self, at: int) -> bool:
        """Whether "khi được bầu" at `at` tells of what was: behind "sau", where nobody promises anything."""
        if prior(self.tokens, at).key not in self.words.done or at in self.reading.quoted:
            return False
        sentence = self.reading.sentence_of(at)
        return self.words.promise.isdisjoint(self.reading.keys(sentence.first, sentence.last))

    def _is_freed(self, at: int) -> bool:
        """Whether somebody leaves a post for the next: "miễn nhiệm Chủ tịch … | để bầu bà giữ chức …"."""
        if self.tokens[at].key not in self.words.turns:
            return False
        first = self.reading.sentence_of(at).first
        left = (self.clause.longest(self.tokens, one, at) for one in range(first, at))
        told = [match[1][0] for match in left if match]
        return told[-1:] == ["former"]

    def is_now(self, first: int, part: PostPart, status: str) -> bool:
        """Whether the cue from token `first` on says that a post is held: "từng giữ …; | hiện là …"."""
        said = (token.key for token in self.tokens[first : part.first])
        return status == "current" and not self.words.now.isdisjoint(said)
