"""What a place is, and the levels of units."""

from __future__ import annotations

from kg.model import Record, Unit

LOCAL = frozenset({"Ward", "Commune", "SpecialZone"})
DISTRICTS = frozenset({"UrbanDistrict", "RuralDistrict", "DistrictTown", "ProvincialCity", "Township"})
PROVINCES = frozenset({"Province", "CentralCity"})


class Place(Record, frozen=True):
    """A unit as the text names it; `unit` is None where no official name fits."""

    name: str  # "Phường Đức Nhuận"
    level: str
    unit: Unit | None
    former: bool = False
    home: bool = False  # only somebody's home
    reason: str = ""  # how it was told from others of its name; "" where the text says it

    @property
    def is_present_ward(self) -> bool:
        """Whether it is a known ward, commune or special zone of today, and nobody's home."""
        return self.unit is not None and self.level in LOCAL and not self.former and not self.home
