"""Write units.ttl: the administrative units of Viet Nam before and after 1 July 2025.

Run `python build_units.py` with vietnam-provinces==2025.10.1 and vietnamadminunits==1.0.4 installed.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vietnam_provinces import Ward
from vietnamadminunits.converter import converter_2025 as table
from vietnamadminunits.database import get_data

Row = dict[str, Any]
Heirs = dict[str, list["Unit"]]

HEADER = """\
# Administrative units of Viet Nam before and after 1 July 2025. Written by build_units.py: do not edit.
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/wardkg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <https://w3id.org/wardkg/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LEVELS = {  # by length of the code, then by head word
    2: {"Tỉnh": "Province", "Thành phố": "CentralCity"},
    3: {
        "Quận": "UrbanDistrict",
        "Huyện": "RuralDistrict",
        "Thành phố": "ProvincialCity",
        "Thị xã": "DistrictTown",
    },
    5: {"Phường": "Ward", "Xã": "Commune", "Thị trấn": "Township", "Đặc khu": "SpecialZone"},
}
SPELLING = {  # of old wards; the first three did not change otherwise
    "Xã Tà Si Láng": "Xã Tà Xi Láng",
    "Xã Đak Ơ": "Xã Đăk Ơ",
    "Xã Đắc Lua": "Xã Đak Lua",
    "Phường Phương Liên Trung Tự": "Phường Phương Liên - Trung Tự",
    "Phường Văn Miếu Quốc Tử Giám": "Phường Văn Miếu - Quốc Tử Giám",
}
# Old>new: links of the source that belong to a ward of the same name elsewhere in the present province;
# the last one contradicts Resolution 1682/NQ-UBTVQH15.
FALSE_LINKS = """
    06079>06184 10798>11911 11890>10804 11890>10843 25462>27694 27691>25459 28252>29869 28270>29869
    28437>29869 28439>29869 28924>29734 29623>29182 29734>28921 29902>29869 29908>29869 31246>31726
    31268>31666 31378>31654 31379>31582 31438>31741 31474>31741 31480>31639 31483>31591 31582>31378
    31606>31495 31657>31378 31666>31288 31669>31480 31714>31246 31741>31408 31744>31473 28036>28087
"""
# Head words in title case, names in lower case.
CAPITALS = re.compile(r"^(Thành Phố|Thị Xã|Thị Trấn|Đặc Khu)\b|(?<= )(áng|é|ly|ý|ủ)\b")
OPEN_SYLLABLE = re.compile(r"(?<![qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵ])\b")


def first_vowel(match: re.Match[str]) -> str:
    """Move a tone mark from the second vowel to the first: oà, uỷ become òa, ủy."""
    marked = unicodedata.normalize("NFD", match[2])
    return unicodedata.normalize("NFC", match[1] + marked[1]) + marked[0]


def tidy(name: str) -> str:
    """One writing for a name: NFC, plain apostrophe and hyphen, single spaces, old-style tone marks."""
    name = unicodedata.normalize("NFC", name).replace("\u2019", "'").replace("\u2013", "-")
    name = OPEN_SYLLABLE.sub(first_vowel, " ".join(name.split()))
    return CAPITALS.sub(lambda words: words[0].capitalize(), SPELLING.get(name, name))


@dataclass(frozen=True)
class Unit:
    """An administrative unit; `place` and `successors` are ids of others."""

    code: str
    name: str
    place: str = ""
    former: bool = False
    successors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Code, ASCII name and, for a dissolved unit, the year of its end."""
        letters = unicodedata.normalize("NFD", self.name.lower().replace("đ", "d"))
        slug = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not unicodedata.combining(c)))
        return f"{self.code}-{slug}" + "-2025" * self.former

    def turtle(self) -> str:
        """Write the unit as one block."""
        level = next(v for head, v in LEVELS[len(self.code)].items() if self.name.startswith(f"{head} "))
        pairs = {
            "skos:prefLabel": f'"{self.name}"@vi',
            "skos:notation": f'"{self.code}"',
            "kg:level": f"kg:{level}",
            "schema:containedInPlace": self.place and f"unit:{self.place}",
            "kg:validUntil": '"2025-07-01"^^xsd:date' * self.former,
            "dcterms:isReplacedBy": ", ".join(f"unit:{s}" for s in self.successors),
        }
        said = " ; ".join(f"{predicate} {value}" for predicate, value in pairs.items() if value)
        return f"unit:{self.id} a schema:AdministrativeArea ;\n    {said} .\n"


def old_key(row: Row) -> str:
    """Name an old ward, or an island district without wards, as the conversion table does."""
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def check_names(rows: Iterable[Row]) -> None:
    """Stop where the two packages disagree on the present wards of a province.

    Their codes are not compared: vietnam-provinces 2025.10.1 has those of the draft of Decision
    19/2025/QĐ-TTg, vietnamadminunits those of the decision.
    """
    ours = {(r["provinceCode"], tidy(r["ward"]).lower()) for r in rows}
    theirs = {(f"{w.province_code:02}", tidy(w.name).lower()) for w in Ward.iter_all()}
    if ours != theirs:
        raise SystemExit(f"names differ: {sorted(ours ^ theirs)}")


def conversion(wards: dict[tuple[str, str], Unit]) -> Heirs:
    """Map old keys to present wards."""
    found: Heirs = defaultdict(list)
    for province, merged in table.DICT_PROVINCE_WARD_NO_DIVIDED.items():
        for new, olds in merged.items():
            for old in olds:
                found[old].append(wards[province, new])
    for province, divided in table.DICT_PROVINCE_WARD_DIVIDED.items():
        for old, news in divided.items():
            found[old] += [wards[province, new["newWardKey"]] for new in news]
    return found


def old_provinces(rows: Iterable[Row], present: dict[str, Unit]) -> dict[str, Unit]:
    """Map old province keys to former units, or to the present one where nothing changed."""
    heir = {old: present[new] for new, olds in table.DICT_PROVINCE.items() if len(olds) > 1 for old in olds}
    names = {r["provinceKey"]: (r["provinceCode"], tidy(r["province"])) for r in rows}
    return {
        key: Unit(*name, former=True, successors=(heir[key].id,)) if key in heir else present[key]
        for key, name in names.items()
    }


def old_districts(rows: Iterable[Row], provinces: dict[str, Unit], heirs: Heirs) -> dict[str, Unit]:
    """Map district codes to former units; only a district without wards has a successor of its own."""
    found = {}
    for row in rows:
        successors = () if row["ward"] else ids(heirs[old_key(row)])
        place = provinces[row["provinceKey"]].id
        code = row["districtCode"]
        found[code] = Unit(code, tidy(row["district"]), place, former=True, successors=successors)
    return found


def old_wards(rows: Iterable[Row], districts: dict[str, Unit], heirs: Heirs) -> list[Unit]:
    """List the wards that were dissolved."""
    pairs = []
    for row in rows:
        new = [u for u in heirs[old_key(row)] if f"{row['wardCode']}>{u.code}" not in FALSE_LINKS]
        place = districts[row["districtCode"]].id
        pairs.append((Unit(row["wardCode"], tidy(row["ward"]), place, former=True), new))
    parents = Counter(u.code for _, new in pairs for u in new)
    return [replace(old, successors=ids(new)) for old, new in pairs if not unchanged(old, new, parents)]


def unchanged(old: Unit, new: list[Unit], parents: Counter[str]) -> bool:
    """Tell whether one present unit is the old one, whole, alone and under the same name."""
    heir = new[0]
    same = old.code == heir.code and old.name.lower() == heir.name.lower()
    return same and len(new) == 1 == parents[heir.code]


def ids(units: Iterable[Unit]) -> tuple[str, ...]:
    """Sort the ids of some units."""
    return tuple(sorted(u.id for u in units))


def all_units() -> list[Unit]:
    """List every unit once: present before former, provinces, districts, wards, by code."""
    new, old = get_data(table="admin_units"), get_data(table="admin_units_legacy")
    check_names(new)
    present = {r["provinceKey"]: Unit(r["provinceCode"], tidy(r["province"])) for r in new}
    wards = {}
    for row in new:
        place = present[row["provinceKey"]].id
        wards[row["provinceKey"], row["wardKey"]] = Unit(row["wardCode"], tidy(row["ward"]), place)
    heirs, provinces = conversion(wards), old_provinces(old, present)
    districts = old_districts(old, provinces, heirs)
    dissolved = old_wards([r for r in old if r["ward"]], districts, heirs)
    units = {*present.values(), *wards.values(), *provinces.values(), *districts.values(), *dissolved}
    return sorted(units, key=lambda u: (u.former, len(u.code), u.code))


if __name__ == "__main__":
    text = "\n".join([HEADER, *(unit.turtle() for unit in all_units())])
    Path(__file__).with_name("units.ttl").write_text(text, encoding="utf-8", newline="\n")
