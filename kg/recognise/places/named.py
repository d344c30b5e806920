"""What a name of a unit is, and official names in the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from mypy_extensions import mypyc_attr

from kg.model import Unit
from kg.ontology import Ontology, bare
from kg.text import Tokens

_CITY, _PROVINCE = "CentralCity", "Province"
BARE: Final = (_CITY, _PROVINCE)  # levels of a province named without its head


@mypyc_attr(acyclic=True)
class Named:
    """The name of a unit on the tokens [first, last), and the units so called."""

    __slots__ = ("first", "group", "last", "levels", "name", "units")

    def __init__(
        self,
        first: int,
        last: int,
        levels: tuple[str, ...],
        name: str,
        units: tuple[Unit, ...],
        group: int = -1,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.levels: Final = levels  # that its head may name
        self.name: Final = name
        self.units: Final = units
        self.group: Final = group  # first token of the list it stands in

    def of(self, group: int) -> Named:
        """The same name as one of a list."""
        return Named(self.first, self.last, self.levels, self.name, self.units, group)


def official_name(
    ontology: Ontology, tokens: Tokens, at: int, levels: Collection[str]
) -> tuple[int, tuple[Unit, ...]] | None:
    """(end, units) of the longest official name at `at` on one of the levels."""
    if at >= len(tokens) or tokens[at].shape not in "CA9":
        return None
    initial = len(tokens[at].text) == 1 and tokens[at].shape != "9"
    if initial and at + 1 < len(tokens) and tokens[at + 1].key == ".":
        return None  # "ông P.V.H."
    node: dict[str, Any] | None = ontology.units.root.get(tokens[at].key)
    found = None
    while node is not None:
        at += 1
        if "" in node and (fitting := tuple(unit for unit in node[""] if unit.level in levels)):
            found = at, fitting
        node = node.get(tokens[at].key) if at < len(tokens) else None
    return found


def unit_named(
    ontology: Ontology, tokens: Tokens, at: int, levels: Sequence[str]
) -> tuple[int, tuple[Unit, ...]] | None:
    """As `official_name`; of "thành phố" also a province that has become a city: "thành phố | Đồng Nai"."""
    found = official_name(ontology, tokens, at, levels)
    if found or levels[0] != _CITY or (province := official_name(ontology, tokens, at, (_PROVINCE,))) is None:
        return found
    head = ontology.words["grammar"]["places"]["written"][_CITY]
    present = (unit for unit in province[1] if not unit.former)
    cities = tuple(Unit(unit.iri, f"{head} {bare(unit.name)}", unit.code, _CITY) for unit in present)
    return (province[0], cities) if cities else None
