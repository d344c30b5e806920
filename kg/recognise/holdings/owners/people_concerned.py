"""Whom posts concern that are given or taken: "miễn nhiệm … đối với ông A", "bầu Chủ tịch (ông A)"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.lists.cues import VOTE
from kg.recognise.holdings.lists.further_posts import CLAUSE_ENDS
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.spans import past_bracket

_BRACKET: Final = 40  # tokens
_REASON: Final = 14  # tokens of "nhiệm kỳ 2021-2026 theo nguyện vọng cá nhân"


def whom(reading: BaseReading, posts: PostList) -> int:
    """The token from which those are named whom posts concern: "miễn nhiệm … đối với | ông A"; 0 for none."""
    lexicon, tokens, end = holding_lexicon(reading.ontology), reading.tokens, posts.last
    if holds_person(reading, end):
        return end + 1  # "bầu Chủ tịch HĐND (ông A), Phó Chủ tịch HĐND (bà B)"
    if match := lexicon.about.longest(tokens, end):
        return match[0]
    if posts.first == posts.start:
        return 0
    named = lexicon.naming.longest(tokens, posts.first)
    if named or tokens[posts.first].key in lexicon.statuses.dismissing:
        if _is_called(reading, end):
            return end + 1
        match = lexicon.about_also.longest(tokens, end)
        return match[0] if match else whom_further(reading, end) or _whom_won(reading, end)
    return _whom_won(reading, end) if posts.cues[0] == VOTE else 0


def holds_person(reading: BaseReading, at: int) -> bool:
    """Whether brackets at `at` name who has a post: "Chủ tịch HĐND phường | (ông A)", "(ông A tái cử)"."""
    lexicon, start = holding_lexicon(reading.ontology), at + 1
    start += not lexicon.owners.all.isdisjoint(reading.keys(start, start + 1))  # "(các đồng chí A và B)"
    person = reading.beginning(reading.people, start)
    if person is None or reading.tokens[at].key != "(":
        return False
    end = person.last
    if not lexicon.owners.told_of.isdisjoint(reading.keys(end, end + 1)):
        return past_bracket(reading.tokens, at, at + _BRACKET) > at
    return any(lexicon.won.longest(reading.tokens, one) for one in (end, end + 1))


def _is_called(reading: BaseReading, at: int) -> bool:
    """Whether a colon leads from a post to who it is about: "bầu Phó Chủ tịch UBND xã | : ông A"."""
    return reading.keys(at, at + 1) == [":"] and reading.beginning(reading.people, at + 1) is not None


def _whom_won(reading: BaseReading, at: int) -> int:
    """The same behind the result of a vote: "bầu Phó Chủ tịch UBND xã; kết quả, | ông A trúng cử"."""
    lexicon, tokens, stop = (
        holding_lexicon(reading.ontology),
        reading.tokens,
        reading.sentence_of(at - 1).last,
    )
    if at + 1 >= stop or tokens[at].shape != ".":
        return 0
    result = lexicon.results.longest(tokens, at + 1, stop)
    ends = (lexicon.won.longest(tokens, one, stop) for one in range(result[0], stop)) if result else ()
    won = next((match[0] for match in ends if match), 0)
    return result[0] if result and won and won not in reading.labels["positions"] else 0


def whom_further(reading: BaseReading, at: int) -> int:
    """The same behind more words: "miễn nhiệm Ủy viên UBND xã theo nguyện vọng đối với | ông A"."""
    about, stop = holding_lexicon(reading.ontology).about, min(at + _REASON, reading.sentence_of(at - 1).last)
    while at < stop and reading.tokens[at].key not in CLAUSE_ENDS:
        if match := about.longest(reading.tokens, at):
            return match[0]
        at += 1
    return 0
