"""The verbs of speaking of a document, outside of quotations, and no nouns that look like them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.ontology import Trie
from kg.recognise.reading import Reading
from kg.recognise.speech.words import Verb, Words
from kg.recognise.words import common
from kg.text import Tokens, prior

_DENIED: Final = 3  # tokens of "chưa bao giờ"


def speech_verbs(reading: Reading, words: Words) -> Iterator[Verb]:
    """The verbs in order of the text."""
    tokens = reading.tokens
    last = noun = 0
    for at, match in reading.lookup.matches(words.verbs).items():
        if at < last or at in reading.quoted:
            continue
        last = match[0]
        if "speaker" not in match[1]:
            continue
        listed = prior(tokens, at).key == "," and at - 1 == noun  # "các kiến nghị, đề xuất"
        before = tokens[at - 1] if at else None
        unsaid = before is not None and before.shape == "w" and before.key in words.unsaid
        unsaid = unsaid or words.denied.ends_at(tokens, at, _DENIED)
        if listed or unsaid or _is_noun(reading, words, at, last):
            noun = last
        else:
            bare, acts = (_is_whole(phrases, tokens, at, last) for phrases in (words.bare, words.acts))
            yield Verb(at, last, bare, acts)


def _is_noun(reading: Reading, words: Words, first: int, last: int) -> bool:
    """Whether a verb is a noun beside another: "các ý kiến, | kiến nghị | của cử tri"."""
    tokens = reading.tokens
    joined = prior(tokens, first).key in common(reading.ontology).between
    behind = tokens[last].key if last < len(tokens) else "."
    return joined and behind in words.behind and words.opinions.ends_at(tokens, first - 1, 2)


def _is_whole(phrases: Trie[bool], tokens: Tokens, first: int, last: int) -> bool:
    """Whether [first, last) is one of the phrases and no longer verb: "nêu", not "nêu | rõ"."""
    match = phrases.longest(tokens, first, last)
    return match is not None and match[0] == last
