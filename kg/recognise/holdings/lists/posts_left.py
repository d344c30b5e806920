"""Posts that people are moved from: "điều động ông A | từ Bí thư … sang làm …"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Match
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.titles import TitleGrammar

_MOVING: Final = 3  # tokens of "điều động:"
_REACH: Final = 20  # tokens of the posts that somebody leaves
_FURTHER: Final = frozenset({";", "."})  # before the next who is moved


def leaving(reading: BaseReading, grammar: TitleGrammar) -> dict[int, Match[str]]:
    """The cues of status before those posts, by the token at which they begin."""
    lexicon, tokens = holding_lexicon(reading.ontology), reading.tokens
    found: dict[int, Match[str]] = {}
    moved = -1  # the sentence in which somebody was: "điều động: ông A, từ … sang …; | bà B, từ …"
    for person in reading.people:
        cue = lexicon.leaving.longest(tokens, person.last)
        if cue is None:
            continue
        here = reading.sentence_at(person.first)
        further = here == moved and tokens[person.first - 1].key in _FURTHER
        moving = lexicon.moving.ends_at(tokens, person.first, _MOVING)
        if further or moving or _is_left_for_another(reading, grammar, cue[0]):
            found[cue[0] - 1], moved = (cue[0], ["former"]), here
    return found


def _is_left_for_another(reading: BaseReading, grammar: TitleGrammar, at: int) -> bool:
    """Whether a post at `at` is left for one that is given: "từ | Phó Bí thư … được điều động làm …"."""
    lexicon, tokens = holding_lexicon(reading.ontology), reading.tokens
    stop = min(at + _REACH, reading.sentence_of(at - 1).last) if at in grammar.roles else at
    verb = next((one + 1 for one in range(at, stop) if tokens[one].key in lexicon.owners.passive), None)
    given = (lexicon.naming, lexicon.moving)
    return verb is not None and any(one.longest(tokens, verb) for one in given)
