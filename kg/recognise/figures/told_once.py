"""Figures that a headline tells and the text behind it tells again, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Indicator


def told_once(told: Sequence[tuple[int, Indicator]], headline: int) -> Iterator[Indicator]:
    """The facts without those of a headline, up to token `headline`, that stand again behind it."""
    behind = {_amount(fact) for at, fact in told if at >= headline}
    behind -= {_amount(fact) for at, fact in told if at >= headline and _is_bare(fact)}
    return (fact for at, fact in told if at >= headline or _amount(fact) not in behind)


def _amount(fact: Indicator) -> tuple[str, str, str]:
    return fact.value, fact.unit.lower(), fact.status


def _is_bare(fact: Indicator) -> bool:
    """Whether a label says no more than what is counted."""
    return fact.label.lower() == fact.unit.lower()
