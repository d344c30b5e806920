"""Posts given in lists of moves: "điều động: - Ông A, Chủ tịch X | : Bí thư Y", "- Ông A | → Bí thư Y"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Match
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.titles import TitleGrammar
from kg.text import Mention, Sentence

_ARROW: Final = "→"
_NAMED: Final = 4  # tokens of "1. Ông" before the name in an item
_TAKING: Final = 5  # tokens of "được chỉ định giữ chức vụ"
_SAYING: Final = 3  # tokens of "phát biểu rằng"
_BARE: Final = 5  # tokens of "Danh sách cụ thể gồm:"
_PARTS: Final = frozenset({";"})  # part those who are moved
_THERE: Final = frozenset({"attendee", "chair", "speaker"})  # what those of a list do who are not moved


def given(reading: BaseReading, grammar: TitleGrammar) -> dict[int, Match[str]]:
    """The marks before those posts, as cues of status, by token."""
    found: dict[int, Match[str]] = {}
    for at in reading.lookup.starting(frozenset([_ARROW, ":"])):
        if at + 1 not in grammar.roles:
            if verbs := _verbs(reading, grammar, at):
                found[at] = verbs
            continue
        if _is_taken(reading, at):
            found[at] = at + 1, ["appointed"]
            continue
        item = reading.sentence_of(at)
        person = _person(reading, item, at)
        arrow = reading.tokens[at].key == _ARROW
        if person is not None and (arrow or (item.kind == "item" and _is_of_moves(reading, item))):
            found[at] = at + 1, ["appointed"]
    return found


def _verbs(reading: BaseReading, grammar: TitleGrammar, colon: int) -> Match[str] | None:
    """The verbs that move who is named with his old post: "Ông A - Chủ tịch X | : bổ nhiệm Bí thư"."""
    lexicon, end, left = holding_lexicon(reading.ontology), colon + 1, False
    while verb := lexicon.naming.longest(reading.tokens, end) or lexicon.moving.longest(reading.tokens, end):
        left = left or reading.tokens[end].key in lexicon.statuses.dismissing
        end = verb[0] + (reading.keys(verb[0], verb[0] + 1) == [","])
    if end == colon + 1 or end not in grammar.roles or _is_said(reading, colon):
        return None
    item = reading.sentence_of(colon)
    marks = (at for at in range(colon - 1, item.first, -1) if reading.tokens[at].key in _PARTS)
    clause = Sentence(next(marks, item.first - 1) + 1, item.last)
    moved = _person(reading, clause, colon) is not None
    return (end, ["former" if left else "appointed"]) if moved else None


def _is_said(reading: BaseReading, colon: int) -> bool:
    """Whether a colon leads in what somebody says: "ông A, Chủ tịch X nói | : bổ nhiệm Trưởng phòng …"."""
    roles = reading.ontology.phrases("roles", "")
    said = (roles.longest(reading.tokens, at) for at in range(max(0, colon - _SAYING), colon))
    return any(match is not None and match[0] >= colon and match[1][0] == "speaker" for match in said)


def _is_taken(reading: BaseReading, at: int) -> bool:
    """Whether a colon stands behind a verb of taking: "được chỉ định giữ chức | : Bí thư: A; …"."""
    cues = reading.ontology.phrases("status", "before")
    offices = holding_lexicon(reading.ontology).owners.offices  # "Chức danh: Bí thư" gives nothing
    near = range(max(reading.sentence_of(at).first, at - _TAKING), at)
    verbs = (start for start in near if reading.tokens[start].key not in offices)
    taken = (cues.longest(reading.tokens, start, at) for start in verbs)
    return any(match is not None and match[0] == at and match[1][0] == "appointed" for match in taken)


def _person(reading: BaseReading, item: Sentence, at: int) -> Mention | None:
    """The only one named in an item before its mark, near where it begins."""
    people = reading.within(reading.people, item.first, at)
    if len(people) != 1:
        return None
    person = people[0]
    return person if person.first - item.first < _NAMED else None


def _is_of_moves(reading: BaseReading, item: Sentence) -> bool:
    """Whether what leads the list of an item in tells of moves, and not of who was there."""
    lead = reading.lead_at(item.first)
    if reading.tokens[lead.last - 1].key != ":":
        return False
    roles = reading.ontology.phrases("roles", "")
    said = (roles.longest(reading.tokens, at, lead.last) for at in range(lead.first, lead.last))
    if any(match[1][0] in _THERE for match in said if match):
        return False
    bare = lead.first > 0 and lead.last - lead.first <= _BARE  # "… trao quyết định điều động. Danh sách gồm:"
    first = reading.sentence_of(lead.first - bare).first
    return holding_lexicon(reading.ontology).moves.within(reading.tokens, first, lead.last)
