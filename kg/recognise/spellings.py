"""One spelling of what newspapers write in two ways: "P.A" and "phường A", "Hội đồng nhân dân" and "HĐND"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import normalize

from kg.ontology import Ontology, Trie
from kg.recognise.places.named import official_name
from kg.text import Token, Tokens

_TOWN: Final = "DistrictTown"
_TOWNS: Final = (_TOWN, "ProvincialCity")
_Run = tuple[int, str]  # index after a run, how it is read


def spelt_alike(ontology: Ontology, tokens: Tokens) -> Tokens:
    """The tokens with each run of several spellings read as one token; its span stays that of the text."""
    spellings = _spellings(ontology)
    starts = [at for at, token in enumerate(tokens) if token.key in spellings.firsts]
    found: list[Token] = []
    done = 0
    for at in starts:
        if at >= done and (end := _past_short(tokens, at)):
            found += tokens[done:at]
            done = end
            continue
        run = _long(spellings, tokens, at) or _dotted(ontology, spellings, tokens, at)
        if run and at >= done:
            found += tokens[done:at]
            found.append(_read(tokens[at : run[0]], run[1]))
            done = run[0]
    return [*found, *tokens[done:]] if done else tokens


def _past_short(tokens: Tokens, at: int) -> int:
    """Behind brackets of but the initials of the words before: "Hội Phụ nữ | (HPN) |"; 0 if none."""
    if tokens[at].key != "(" or at + 2 >= len(tokens) or tokens[at + 2].key != ")":
        return 0
    short = tokens[at + 1]
    words = tokens[max(0, at - len(short.key)) : at]
    initials = "".join(normalize("NFD", word.key)[0] for word in words)
    return at + 3 if short.shape == "A" and initials == short.key else 0


@dataclass(frozen=True, slots=True, eq=False)
class _Spellings:
    long: Trie[str]
    short: Mapping[str, str]
    firsts: frozenset[str]


@cache
def _spellings(ontology: Ontology) -> _Spellings:
    lists = ontology.words["grammar"]["spellings"]
    long, short = Trie[str](lists["long"].items()), dict(lists["short"])
    return _Spellings(long, short, frozenset([*long.firsts, *short, "("]))


def _read(run: Tokens, word: str) -> Token:
    """The run as one token; the full stop of a short head is left out, so that a blank follows."""
    end = run[-2].end if run[-1].key == "." else run[-1].end
    return Token(word.lower(), word, run[0].start, end, "A" if word.isupper() else "w", run[0].line)


def _long(spellings: _Spellings, tokens: Tokens, at: int) -> _Run | None:
    """The long form of what is mostly abbreviated."""
    match = spellings.long.longest(tokens, at)
    one_line = match is not None and tokens[at].line == tokens[match[0] - 1].line
    return (match[0], match[1][0]) if match and one_line else None


def _dotted(ontology: Ontology, spellings: _Spellings, tokens: Tokens, at: int) -> _Run | None:
    """A short head with a full stop, and a name of its level behind it."""
    head = spellings.short.get(tokens[at].key)
    if head is None or tokens[at].shape == "w" or at + 2 >= len(tokens) or tokens[at + 1].key != ".":
        return None
    glued = tokens[at + 1].start == tokens[at].end
    return (at + 2, head) if glued and _is_named(ontology, tokens, at + 2, head) else None


def _is_named(ontology: Ontology, tokens: Tokens, at: int, head: str) -> bool:
    """Whether a name fits the head, or a city's that of a town; one letter is an initial: "P.V"."""
    levels = ontology.words["places"]["heads"][head.lower()]
    named = official_name(ontology, tokens, at, _TOWNS if levels == [_TOWN] else levels)
    letter = tokens[at].shape == "C" and len(tokens[at].text) == 1
    return (
        named is not None and tokens[at].line == tokens[at - 1].line and not (letter and named[0] == at + 1)
    )
