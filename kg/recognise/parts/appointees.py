"""Those whom a report's event puts into posts, or lets go: it honours them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

from kg.model import Event
from kg.recognise.holdings import Holding
from kg.recognise.holdings.holding import Rule
from kg.recognise.occasions.background import months_before
from kg.recognise.parts.acts import Acts
from kg.recognise.parts.clauses import Clause, Part, Verb
from kg.recognise.reading import Reading
from kg.recognise.spans import begins_in
from kg.recognise.words import common, phrases_of, words_of
from kg.text import prior

_MARKS: Final = frozenset([";", ","])  # between those elected
_VERB: Final = 3  # tokens of a verb and the address before a name: "bầu đồng chí"
_MADE: Final[frozenset[Rule]] = frozenset(["verb-before-title", "title-colon-name"])  # at the event
_VOTES: Final = 12  # tokens of ", đạt 25/25 phiếu;"
_SINCE: Final = 3  # tokens of "từ tháng 7/2025"
_TO: Final = 1  # tokens of "cho"
_ABOVE: Final = 3  # tokens of "nêu trên được"
_HANDED: Final = 3  # tokens from "trao" to "quyết định"


def appointees(reading: Reading, acts: Acts, main: Sequence[Event]) -> Iterator[Part]:
    """Who is elected to a post of the event's ward, or named where decisions are announced, is honoured."""
    wards = {event.unit.iri for event in main if event.unit}
    decisions = reading.ontology.words["acts"]["acts"]["decisions"]
    deciding = [event for event in main if any(decision in event.label.lower() for decision in decisions)]
    decided, anywhere = bool(deciding), any(event.unit is None for event in deciding)
    elected, months = _elected(reading), list(months_before(reading))
    handed, given = _handed(reading, acts), set(_given_those(reading, acts))
    # "điều động ông A, Bí thư Đảng ủy xã, đến …", but not "thay ông A vừa chuyển sang …"
    leaders = {held.person for held in reading.holdings if _unit(held) in wards}
    gone = {held.replaces for held in reading.holdings if held.replaces}
    leaders -= gone
    for held in reading.holdings:
        unit = _unit(held)
        moved = decided and (anywhere or not wards or held.person in leaders)
        here = unit in wards or moved if unit else decided
        first = reading.sentence_of(held.first).first
        earlier = acts.earlier.longest(reading.tokens, first) or begins_in(months, first, held.first)
        earlier = earlier or begins_in(months, held.last, held.last + _SINCE)  # "… làm X từ tháng 7/2025"
        if earlier or (held.person in gone and "(" in reading.keys(held.first, held.last)):
            continue  # "Hồi tháng 7, chị A được bầu …", "thay ông A (vừa được điều động …)"
        named = decided and held.person not in gone  # not "thay | ông A, chuyển sang làm …"
        put = held.status == "appointed" and here and (named or held.last in elected)
        put = put or (held.status == "appointed" and (0 <= handed < held.first or first in given))
        if put or (here and decided and (_is_charged(reading, held) or _is_let_go(reading, held))):
            yield Part(held.person, "honoree", held.first, held.last)


def _unit(held: Holding) -> str | None:
    """The IRI of the unit of a post's body."""
    return held.post.unit.iri if held.post.unit else None


def _handed(reading: Reading, acts: Acts) -> int:
    """The first token at which decisions are handed over or read out; -1 for none."""
    for at in reading.lookup.matches(acts.words.decisions):
        verbs = acts.clause(reading.sentence_of(at)).verbs
        if any(verb.role == "presenter" and verb.first <= at <= verb.last + _HANDED for verb in verbs):
            return at
    return -1


def _given_those(reading: Reading, acts: Acts) -> Iterator[int]:
    """The first tokens of sentences whose people are said to get something: "trao … cho | các đồng chí".

    A decision is for all those named before, anything else for those of the last sentence.
    """
    those = phrases_of(reading.ontology, "acts", "posts", "those")
    for at in reading.lookup.starts(those):
        order = reading.sentence_at(at)
        clause, match = acts.clause(reading.sentences[order]), those.longest(reading.tokens, at)
        verb = _handing_to(clause, at, match[0]) if match else None
        if verb is None or any(part.role == "honoree" for part in clause.parts()):
            continue  # those who get it are named there
        first = 0 if _is_of_posts(reading, acts, clause, at, verb) else max(0, order - 1)
        yield from (line.first for line in reading.sentences[first : order + 1])


def _handing_to(clause: Clause, at: int, end: int) -> Verb | None:
    """The verb by which those named at [at, end) get something: "| các cán bộ | được ông A trao …"."""
    given = [verb for verb in clause.verbs if verb.role == "presenter"]
    passive = not clause.words.passive.isdisjoint(clause.keys(end, min(end + _ABOVE, clause.sentence.last)))
    found = (verb for verb in given if 0 <= at - verb.last <= _TO or (passive and verb.first >= end))
    return next(found, None)


def _is_of_posts(reading: Reading, acts: Acts, clause: Clause, at: int, verb: Verb) -> bool:
    """Whether decisions on posts are handed over: not "trao quyết định khen thưởng cho | các cán bộ"."""
    verbs = [one for one in clause.verbs if one.role == "presenter"]
    first, last = verbs[0].first, max(at, min(verb.last + _HANDED, clause.sentence.last))
    others = words_of(reading.ontology, "acts", "posts", "other_decisions")
    decided = acts.words.decisions.within(reading.tokens, first, last)
    return decided and others.isdisjoint(reading.keys(first, last))


def _is_charged(reading: Reading, held: Holding) -> bool:
    """Whether a decision gives charge of a post for longer: "giao ông A phụ trách UBND xã X"."""
    charging, for_now = (
        words_of(reading.ontology, "acts", "posts", name) for name in ("charging", "for_now")
    )
    said = reading.keys(max(0, held.first - 1), held.last)
    return held.status == "acting" and not charging.isdisjoint(said) and for_now.isdisjoint(said)


def _is_let_go(reading: Reading, held: Holding) -> bool:
    """Whether a decision lets somebody go: "cho | ông A thôi giữ chức …"."""
    let, gone = (words_of(reading.ontology, "acts", "posts", name) for name in ("letting", "leaving"))
    before, said = reading.keys(held.first - 1, held.first), reading.keys(held.first, held.last)
    return held.status == "former" and before[-1:] != [] and before[-1] in let and not gone.isdisjoint(said)


def _leads(reading: Reading, at: int, verbs: Set[str]) -> bool:
    """Whether one of the verbs stands before the colon that leads in the list of which token `at` is."""
    colon = reading.leading_colon(at)
    return colon is not None and not verbs.isdisjoint(reading.keys(max(0, colon - _VERB), colon))


def _voted_before(reading: Reading, at: int) -> int:
    """Where the post before a semicolon at `at` ended, its votes aside: "…, đạt 25/25 phiếu; | B …"."""
    near = reading.keys(max(reading.sentence_of(at).first, at - _VOTES), at - 1)
    votes = near[::-1].index(",") + 1 if "," in near else 0
    voted = votes and any(key.isdecimal() for key in near[-votes:])
    return at - 1 - votes if voted else at - 1


def _elected(reading: Reading) -> set[int]:
    """The ends of posts to which somebody is elected; the verb holds for a list: "bầu A và B …; C làm …"."""
    verbs = words_of(reading.ontology, "acts", "posts", "elected")
    joints, ends = common(reading.ontology).joint | _MARKS, set[int]()
    called = words_of(reading.ontology, "acts", "posts", "called")
    for held in sorted(reading.holdings, key=lambda held: held.last):
        said = reading.keys(max(0, held.first - _VERB), held.last)
        begin = held.first
        while prior(reading.tokens, begin).key in called:
            begin -= 1  # "; các ông | A và B làm Phó Chủ tịch"
        goes_on = _voted_before(reading, begin) in ends and reading.tokens[begin - 1].key in joints
        made = (
            goes_on or held.rule in _MADE or not verbs.isdisjoint(said) or _leads(reading, held.first, verbs)
        )
        if held.status == "appointed" and made:
            ends.add(held.last)
    return ends
