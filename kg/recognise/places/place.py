"""What a place is, and the levels of units."""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from kg.model import Unit
from kg.text import Mention

LOCAL: Final = frozenset({"Ward", "Commune", "SpecialZone"})
DISTRICTS: Final = frozenset({"UrbanDistrict", "RuralDistrict", "DistrictTown", "ProvincialCity", "Township"})
PROVINCES: Final = frozenset({"Province", "CentralCity"})


@mypyc_attr(acyclic=True)
class Place:
    """A unit as the text names it; `unit` is None where no official name fits. Equal where all of it is."""

    __slots__ = ("former", "home", "level", "name", "reason", "unit")

    def __init__(
        self,
        name: str,
        level: str,
        unit: Unit | None,
        former: bool = False,
        home: bool = False,
        reason: str = "",
    ) -> None:
        self.name: Final = name  # "Phường Cầu Kiệu"
        self.level: Final = level
        self.unit: Final = unit
        self.former: Final = former
        self.home: Final = home  # only somebody's home
        self.reason: Final = reason  # how it was told from others of its name; "" where the text says it

    def _all(self) -> tuple[object, ...]:
        iri = self.unit.iri if self.unit else None
        return self.name, self.level, iri, self.former, self.home, self.reason

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Place) and self._all() == other._all())

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def is_present_ward(self) -> bool:
        """Whether it is a known ward, commune or special zone of today, and nobody's home."""
        return self.unit is not None and self.level in LOCAL and not self.former and not self.home


def place_of(mention: Mention) -> Place:
    """The place that a mention of `Reading.places` names."""
    assert isinstance(mention.value, Place)
    return mention.value
