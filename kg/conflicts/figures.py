"""Figures that cannot both be right: one thing, one period, two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from kg.conflicts.model import Conflict, FigureClaim
from kg.text import keys

_ABOUT = Decimal("0.05")  # how far from a number "about" reaches
_ROUNDED = Decimal("0.01")  # how far from a whole number its rounding reaches
_ENDLESS = Decimal("Infinity")


def two_figures(figures: Iterable[FigureClaim]) -> Iterator[Conflict]:
    """Reports that give one ward's figure of one name, unit and period different values.

    A report that gives several of one name means different things by it and is left out.
    """
    groups: dict[tuple[str, ...], dict[str, list[FigureClaim]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        name = (figure.ward, " ".join(keys(figure.label)), figure.unit.lower(), figure.period)
        groups[name][figure.claim.source].append(figure)
    for _, reports in sorted(groups.items()):
        alone = [found[0] for _, found in sorted(reports.items()) if len({f.value for f in found}) == 1]
        for one, other in combinations(alone, 2):
            if _apart(one, other):
                about = f"{one.label} {one.period}, {one.place}"
                yield Conflict("two figures", about, one.claim, other.claim)


def _apart(one: FigureClaim, other: FigureClaim) -> bool:
    """Whether no number is both, as exactly as they are given."""
    (low, high), (least, most) = _range(one), _range(other)
    return max(low, least) - min(high, most) > max(_rounding(one), _rounding(other))


def _range(figure: FigureClaim) -> tuple[Decimal, Decimal]:
    value = Decimal(figure.value)
    if figure.comparator in (">", "≥"):
        return value, _ENDLESS
    if figure.comparator in ("<", "≤"):
        return -_ENDLESS, value
    around = abs(value) * _ABOUT if figure.comparator == "≈" else Decimal(0)
    return value - around, value + around


def _rounding(figure: FigureClaim) -> Decimal:
    """Half of the last place that is given; of 71,200,000,000 no more than a hundredth."""
    value = Decimal(figure.value).normalize()
    place = int(value.as_tuple().exponent)
    half = Decimal(5).scaleb(place - 1)
    return min(half, abs(value) * _ROUNDED) if place > 0 else half
