"""A figure as people write it: 1.275 tỉ đồng."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from kg.view.shows import shows


def figure(value: str, unit: str, comparator: str) -> str:
    """A value with its unit, large sums in thousands of millions."""
    rules = shows()["figure"]
    try:
        number, scale = _scaled(Decimal(value), unit)
    except InvalidOperation:
        number, scale = value, ""
    name = rules["units"].get(unit, unit)
    order = (name, number) if unit in rules["before"] else (number, scale, name)
    sign = "" if comparator == rules["equal"] else comparator
    return " ".join(part for part in (sign, *order) if part).replace(" %", "%")


def _scaled(value: Decimal, unit: str) -> tuple[str, str]:
    rules = shows()["figure"]
    for size, name in rules["scales"] if unit in rules["scaled"] else ():
        if abs(value) >= size:
            return _written(value / size), name
    return _written(value), ""


def _written(value: Decimal) -> str:
    return f"{value.normalize():,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
