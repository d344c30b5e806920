"""Units as questions name them: "Xã Tân Thành" where that is one, "Xã Tân Thành, Tỉnh Đồng Tháp", "29938"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from kg.model import InputError
from kg.sparql import rows

_SHOWN = 5  # of many
_UNITS = """
SELECT DISTINCT ?name ?code ?around ?former WHERE {
  ?unit a schema:AdministrativeArea ; skos:prefLabel ?name ; skos:notation ?code .
  OPTIONAL { ?unit schema:containedInPlace/skos:prefLabel ?around }
  OPTIONAL { ?unit kg:former ?former }
}"""


class Unit(NamedTuple):
    """What tells a unit from others."""

    name: str
    around: str  # the name of the province or district around it
    code: str
    former: str  # "true" for a dissolved one

    @property
    def full(self) -> str:
        """Its name and where it is."""
        return f"{self.name}, {self.around}" if self.around else self.name


def units(store: ox.Store) -> list[Unit]:
    """All units that the store knows, in one order."""
    return sorted(Unit(**row) for row in rows(store, _UNITS))


def called(known: Iterable[Unit], value: str) -> list[Unit]:
    """Those of exactly that name, name and surroundings, or code; present ones before former ones."""
    found = [unit for unit in known if value in (unit.code, unit.name, unit.full)]
    return [unit for unit in found if not unit.former] or found


def labels(known: Sequence[Unit]) -> list[str]:
    """What each unit may be called: its name where that means it alone, else with its surroundings."""
    alike: dict[str, list[Unit]] = defaultdict(list)
    for unit in known:
        alike[unit.name].append(unit)
    alone = {found[0] for name, same in alike.items() if len(found := called(same, name)) == 1}
    return sorted(unit.name if unit in alone else unit.full for unit in known)


def one_of(name: str, known: Iterable[Unit], value: str) -> Unit | None:
    """The unit that the parameter `name` means, if any; InputError where it may be several."""
    found = called(known, value)
    if len(found) > 1:
        raise several(name, value, [f"{unit.full} ({unit.code})" for unit in found])
    return found[0] if found else None


def several(name: str, value: str, choices: Sequence[str]) -> InputError:
    """What to say of a parameter that may mean one of several."""
    shown = [*choices[:_SHOWN], *["…"] * (len(choices) > _SHOWN)]
    return InputError(f"parameter {name!r}: {value!r} may be {' or '.join(shown)}; give one of them")
