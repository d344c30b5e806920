"""Which unit a name means: its era, the unit around it, and the province the text is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from kg.model import Unit
from kg.ontology import Ontology
from kg.recognise.places.eras import Eras
from kg.recognise.places.named import Named
from kg.recognise.places.place import LOCAL, PROVINCES, Place
from kg.recognise.places.words import place_lexicon
from kg.recognise.spans import TokenIndex
from kg.text import Sentence, Tokens

_HOME, _CLOSE = 8, 2  # tokens from a word of living somewhere to the ward: at most, and of any kind
_FEW: Final = 2  # votes: a city that is named once
_DISTANCE: Final = 3  # tokens from "cách" to the name
_BY_PROVINCE, _BY_CHANCE = "province from the document", "one of several of the name"  # ways of inference
_UNSURE: Final = 0.01  # what a name that several provinces have says of the province


class Chooser:
    """Chooses among the units of one name by era and province."""

    def __init__(
        self,
        ontology: Ontology,
        tokens: Tokens,
        names: Sequence[Named],
        spans: Sequence[Sentence],
        lookup: TokenIndex,
    ) -> None:
        self.ontology, self.tokens, self.names, self.spans = ontology, tokens, names, spans
        self.keys = lookup.keys
        self.words = place_lexicon(ontology).words
        self.eras = Eras(ontology, tokens, names, spans, lookup)
        self.merged = {named.name for named in names if named.first in self.eras.merged}
        self.province = self._main_province(lookup)

    def place(self, index: int) -> Place:
        """What the name at `index` means."""
        named, around = self.names[index], self._around(index)
        former = self.eras.is_former(named, around) or (named.name in self.merged and self._is_gone(named))
        former = former or (around is None and self._was_here(named)) or self._is_of_old(named)
        fitting = [unit for unit in named.units if unit.former == former] or named.units
        unit, reason = self._choose(self._parts(named, fitting), around)
        home = self._is_home(named)
        strange = unit is not None and (self._is_slip(named, unit) or self._is_stray(unit, around))
        strange = strange or (former and self._is_unknown(named, around))
        if unit is None or strange or self._is_elsewhere(unit, around):
            return Place(named.name, named.levels[0], None, former, home, reason)
        return Place(unit.name, unit.level, unit, unit.former, home, reason)

    def _is_of_old(self, named: Named) -> bool:
        """Whether it is a province that no unit of any era is called: "tỉnh Hà Bắc"."""
        return not named.units and named.levels[0] in PROVINCES

    def _is_unknown(self, named: Named, around: Named | None) -> bool:
        """Whether the text says that a ward is gone, and only one of today is known: "xã A (cũ)"."""
        known = any(unit.former for unit in named.units)
        return named.levels[0] in LOCAL and not known and self.eras.is_said(named, around)

    def _is_elsewhere(self, unit: Unit, around: Named | None) -> bool:
        """Whether the text names another province right behind the unit: "xã A, tỉnh B"."""
        provinces = (
            [self.ontology.province_of(u) for u in around.units if u.level in PROVINCES] if around else []
        )
        return bool(provinces) and self.ontology.province_of(unit) not in provinces

    def _is_slip(self, named: Named, unit: Unit) -> bool:
        """Whether one of a list of present wards is none and was one elsewhere: "phường" for "xã"."""
        listed = named.group >= 0 and unit.former and named.group not in self.eras.former_lists
        apart = self.province is not None and self.ontology.province_of(unit) != self.province
        return listed and apart and named.first not in self.eras.merged

    def _is_stray(self, unit: Unit, around: Named | None) -> bool:
        """Whether a ward that is gone was in a province of which the text says nothing: "xã A (cũ)"."""
        province = self.ontology.province_of(unit)
        if not unit.former or unit.level not in LOCAL or around or self.province in {None, province}:
            return False
        return not any(province == self.ontology.province_of(one) for one in self._others(unit))

    def _others(self, unit: Unit) -> Iterator[Unit]:
        """The units that the other names of the text may mean."""
        return (one for named in self.names for one in named.units if one.name != unit.name)

    def _parts(self, named: Named, units: Sequence[Unit]) -> Sequence[Unit]:
        """Of merged units those that became a ward which the sentence names, of any kind, if some did."""
        if named.first not in self.eras.merged or named.levels[0] not in LOCAL:
            return units
        index = bisect_right(self.spans, named.first, key=attrgetter("first")) - 1
        span, successors = self.spans[index], self.ontology.successors
        near = (n for n in self.names if span.first <= n.first < span.last)
        told = (n for n in near if n.first not in self.eras.merged)
        wards = {unit.iri for n in told for unit in n.units if not unit.former}
        became = (
            [unit for unit in alike if unit.former and not wards.isdisjoint(successors.get(unit.iri, ()))]
            for alike in (units, self.ontology.units_of(named.name))  # "các phường A, B" that were communes
        )
        return next(filter(None, became), units)

    def _is_gone(self, named: Named) -> bool:
        """Whether the text tells elsewhere that a unit of this name was merged, and none of it is here."""
        return self.province is not None and not any(
            not u.former and self.ontology.province_of(u) == self.province for u in named.units
        )

    def _was_here(self, named: Named) -> bool:
        """Whether the province of the document had a unit of this name, and only others have one now."""
        if named.levels[0] not in LOCAL or not any(unit.former for unit in named.units):
            return False
        here = [u.former for u in named.units if self.ontology.province_of(u) == self.province]
        return bool(here) and all(here)

    def _around(self, index: int) -> Named | None:
        """The unit named right after this one: ", quận 5", "(tỉnh Đắk Lắk)", ", TPHCM"."""
        last = self.names[index].last
        after = self.names[index + 1] if index + 1 < len(self.names) else None
        if after is None or after.first - last > 2:
            return None
        between = self.tokens[last : after.first]
        return after if all(token.key in self.words.around for token in between) else None

    def _is_home(self, named: Named) -> bool:
        """Whether somebody only lives there or comes from there."""
        near = self.keys[max(0, named.first - _HOME) : named.first]
        if self.words.home.isdisjoint(near):
            return False
        home = max(at for at, key in enumerate(near) if key in self.words.home)
        home += not self.words.origin.isdisjoint(near[home + 1 : home + 2])  # "quê quán ở | phường A"
        if home and near[home - 1] in self.words.no_home:
            return False
        # "ngụ khu phố Long Thuận, | phường A": only names and commas stand between
        return len(near) - home <= _CLOSE or self.words.apart.isdisjoint(near[home:])

    def _main_province(self, lookup: TokenIndex) -> str | None:
        """The province most units point to; one that is named counts twice."""
        votes: dict[str, float] = defaultdict(float)
        for index, named in enumerate(self.names):
            self._vote(index, named, votes)
        for _, names in lookup.matches(place_lexicon(self.ontology).papers).values():
            if signed := self.ontology.unit_named(names[0]):
                votes[signed.iri] += 1
        best = max(votes.values(), default=0)
        leading = sorted(iri for iri, count in votes.items() if count == best)
        if best < 1 and len(leading) > 1:
            return self._of_level(leading, lookup)
        if best <= _FEW and len(votes) > 1:
            return self._of_level(sorted(votes), lookup) or leading[0]
        return leading[0] if leading else None

    def _vote(self, index: int, named: Named, votes: dict[str, float]) -> None:
        """What one name says of the province."""
        if named.levels[0] in PROVINCES or named.levels[-1] in PROVINCES:
            provinces = [unit for unit in named.units if unit.level in PROVINCES]
            for unit in provinces[:1]:
                votes[self.ontology.province_of(unit)] += _UNSURE if self._is_far(index) else 2
        else:
            present = [unit for unit in named.units if not unit.former]
            around = {self.ontology.province_of(unit) for unit in present or named.units}
            for province in around if present or len(around) == 1 else ():
                sure = len(around) == 1 and bool(present) and named.name not in self.merged
                votes[province] += 1 if sure else _UNSURE

    def _is_far(self, index: int) -> bool:
        """Whether a province is but the end of a road or a distance: "cao tốc A - B", "cách A 90 km"."""
        first, last = self.names[index].first, self.names[index].last
        if not self.words.distance.isdisjoint(self.keys[max(0, first - _DISTANCE) : first]):
            return any(token.shape == "9" for token in self.tokens[last : last + 2])
        pairs = ((index - 1, index), (index, index + 1))
        return any(self._is_road(*pair) for pair in pairs if pair[0] >= 0 and pair[1] < len(self.names))

    def _is_road(self, one: int, other: int) -> bool:
        """Whether a dash alone stands between two provinces."""
        first, last = self.names[one], self.names[other]
        dash = last.first - first.last == 1 and self.keys[first.last] == "-"
        return dash and first.levels[0] in PROVINCES and last.levels[0] in PROVINCES

    def _of_level(self, provinces: Sequence[str], lookup: TokenIndex) -> str | None:
        """Of provinces, the only one of the level whose offices the text speaks of: "Thành ủy"."""
        said = {
            level
            for _, levels in lookup.matches(place_lexicon(self.ontology).provincial).values()
            for level in levels
        }
        fitting = [iri for iri in provinces if {self.ontology.unit_by_iri[iri].level} == said]
        return fitting[0] if len(fitting) == 1 else None

    def _choose(self, units: Sequence[Unit], around: Named | None) -> tuple[Unit | None, str]:
        """(unit, how it was told from the others; "" where the text leaves no other)."""
        if len(units) < 2:
            return (units[0] if units else None), ""
        if around is not None and (inside := self._inside(units, around)):
            return inside, ""
        present = [unit for unit in units if not unit.former]
        here = [unit for unit in units if self.ontology.province_of(unit) == self.province]
        fitting = [unit for unit in here if not unit.former] or here or present or units
        if len(present) == 1:
            return fitting[0], ""
        return fitting[0], _BY_PROVINCE if here else _BY_CHANCE

    def _inside(self, units: Sequence[Unit], around: Named) -> Unit | None:
        """The first of the units that lies in the unit around it."""
        near = {unit.iri for unit in around.units}
        provinces = {self.ontology.province_of(unit) for unit in around.units if unit.level in PROVINCES}
        fitting = (u for u in units if u.parent in near or self.ontology.province_of(u) in provinces)
        return next(fitting, None)
