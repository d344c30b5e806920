"""Awards: an honour, who gives it, and each of those who get it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Award
from kg.recognise import Reading
from kg.recognise.giving import Given, Giving
from kg.recognise.giving.honours import honours
from kg.recognise.words import words_of
from kg.text import tokenize


def _tokens(name: str, idle: frozenset[str]) -> set[str]:
    return {token.key for token in tokenize(name)} - idle


def _within(given: Given, other: Given) -> bool:
    """Whether another honour is the same, or either says who gives both: "Bằng khen của Bộ Y tế"."""
    name, full = given.honour.name, other.honour.name
    giver, known = given.honour.grantor, other.honour.grantor
    named = full.startswith(name) and giver in {None, known}
    vague = given.recipient.kind == "group"  # a caption: "Các tập thể nhận Giấy khen của UBND xã A"
    return name == full or named or (vague and giver == known is not None and name.startswith(full))


def _holder(reading: Reading, given: Given) -> tuple[str, int]:
    """Who got it: a person by name, so many by their sentence too, for as many may elsewhere be others."""
    counted = given.recipient.counted
    return given.recipient.name, reading.sentence_at(given.first) if counted else -1


def _full(reading: Reading, found: list[Given]) -> list[Given]:
    """Without what another says more fully: badge holders without a count, parts of a longer name."""
    badge = reading.ontology.words["awards"]["badge"]
    idle = words_of(reading.ontology, "awards", "badge", "idle")
    badges = [g for g in found if g.honour.kind == "badge"]
    counted = any(g.recipient.counted for g in badges)
    personal = {_holder(reading, g) for g in badges if g.honour.name != badge["party"]}
    kept: list[tuple[Given, set[str]]] = []
    for given in found:
        vague = counted and given.honour.kind == "badge" and given.recipient.kind in {"group", "body"}
        if vague or (given.honour.name == badge["party"] and _holder(reading, given) in personal):
            continue
        said = _tokens(given.recipient.name, idle)
        if not any(said <= other and _within(given, one) for one, other in kept):
            kept = [(one, o) for one, o in kept if not (o <= said and _within(one, given))]
            kept.append((given, said))
    return [given for given, _ in kept]


def awards(reading: Reading) -> Iterator[Award]:
    """One award for each honour and recipient."""
    named = honours(reading)
    if named:
        giving = Giving(reading, named)
        found = list(giving.all())
        for given in _full(reading, [*found, *giving.rewarded(found)]):
            evidence = reading.evidence(given.first, given.last, "honour")
            yield Award(evidence, given.honour.name, given.recipient.name, given.honour.grantor)
