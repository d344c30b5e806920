"""Administrative units in the text: heads and names, shared heads, former units, the right province."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Mention, Sentence, Token, Unit
from kg.ontology import Ontology, Trie
from kg.text import keys

LOCAL = frozenset({"Ward", "Commune", "SpecialZone"})
DISTRICTS = frozenset({"UrbanDistrict", "RuralDistrict", "DistrictTown", "ProvincialCity", "Township"})
PROVINCES = frozenset({"Province", "CentralCity"})
_WRITTEN = {
    "Ward": "Phường", "Commune": "Xã", "SpecialZone": "Đặc khu", "Township": "Thị trấn", "Province": "Tỉnh",
    "CentralCity": "Thành phố", "ProvincialCity": "Thành phố", "UrbanDistrict": "Quận",
    "RuralDistrict": "Huyện", "DistrictTown": "Thị xã",
}  # fmt: skip
_HEAD_WORDS = frozenset("phường xã quận huyện tp tỉnh".split())
_MERGING = frozenset(["nhập", "gộp", "sáp nhập", "hợp nhất", "hợp thành", "hình thành", "thành lập", "sắp xếp", "nền"])


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as the text names it; `unit` is None where no official name fits."""

    name: str  # "Phường Đức Nhuận"
    level: str
    unit: Unit | None
    former: bool = False
    home: bool = False  # only somebody's home
    sure: bool = True  # False where the province was inferred


@dataclass(frozen=True, slots=True)
class _Raw:
    first: int
    last: int
    levels: tuple[str, ...]
    name: str
    units: tuple[Unit, ...]
    group: int = -1  # first token of the list it stands in


@cache
def _lexicon(ontology: Ontology) -> tuple[Trie[tuple[str, ...]], Trie[str], frozenset[str], frozenset[str]]:
    words = ontology.words["places"]
    heads = Trie((head, tuple(levels)) for head, levels in words["heads"].items())
    full = Trie(words["full"].items())
    return heads, full, frozenset(words["words"]["plural"]), frozenset(words["words"]["home_before"])


def _name_run(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The end of a run of capitalised words of one line, four at most: the name of an unknown unit."""
    end = at
    while end < stop and end - at < 4 and tokens[end].shape == "C" and tokens[end].line == tokens[at].line:
        if tokens[end].key in _HEAD_WORDS:
            break
        end += 1
    return end


def _named(ontology: Ontology, tokens: Sequence[Token], at: int, stop: int, levels: tuple[str, ...]) -> tuple[int, tuple[Unit, ...]] | None:
    """(end, units) of the longest official name at `at` on one of the levels."""
    if at >= stop or tokens[at].shape not in "CA9":
        return None
    node, found = ontology.units.root, None
    while at < stop and (node := node.get(tokens[at].key)):
        at += 1
        fitting = tuple(unit for unit in node.get("", ()) if unit.level in levels)
        if fitting:
            found = at, fitting
    return found


class _Scanner:
    """One pass over the tokens of a document."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token]) -> None:
        self.ontology, self.tokens, self.size = ontology, tokens, len(tokens)
        self.heads, self.full, self.plural, self.home = _lexicon(ontology)

    def raw(self) -> Iterator[_Raw]:
        at, heads, full, names = 0, self.heads.root, self.full.root, self.ontology.units.root
        while at < self.size:
            token = self.tokens[at]
            if token.key not in heads and token.key not in full and (token.shape == "w" or token.key not in names):
                at += 1
                continue
            found = list(self._full(at) or self._headed(at) or self._province(at))
            yield from found if len(found) < 2 else (replace(raw, group=found[0].first) for raw in found)
            at = found[-1].last if found else self._skip(at)

    def _skip(self, at: int) -> int:
        """The token to look at next: past a head that names nothing ("thị xã" holds "xã")."""
        head = self.heads.longest(self.tokens, at)
        return head[0] if head else at + 1

    def _full(self, at: int) -> list[_Raw]:
        match = self.full.longest(self.tokens, at)
        if match is None or self.tokens[at].shape == "w":
            return []
        name = match[1][0]
        unit = self.ontology.unit_named(name)
        return [_Raw(at, match[0], (unit.level,), name, (unit,))] if unit else []

    def _headed(self, at: int) -> list[_Raw]:
        match = self.heads.longest(self.tokens, at)
        if match is None:
            return []
        start, (levels, *_) = match
        if self.tokens[at].text in {"p", "x", "h", "q"} or self._line_ends(at, start):
            return []
        levels, start = self._more_heads(at, start, levels)
        if start < self.size and self.tokens[start].key == ":":
            return self._list(at, start + 1, levels)
        if len(levels) > 1 and levels[0] in LOCAL:
            return self._list(at, start, levels)
        first = self._one(at, start, levels)
        if first is None:
            return []
        return [first, *(self._list(first.last, first.last, levels, more=True) if self._is_plural(at) else [])]

    def _more_heads(self, at: int, start: int, levels: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
        """(levels, end) of heads that stand together: "các xã, phường, đặc khu: A, B và C"."""
        while self._is_plural(at) and start + 1 < self.size and self.tokens[start].key in {",", "và", "-"}:
            match = self.heads.longest(self.tokens, start + 1)
            if match is None or match[1][0][0] not in LOCAL:
                break
            following = self.tokens[match[0]] if match[0] < self.size else None
            if following is None or (following.shape in "CA" and following.line != self.tokens[at].line):
                break
            levels, start = (*levels, *match[1][0]), match[0]
        return levels, start

    def _line_ends(self, at: int, start: int) -> bool:
        return start < self.size and self.tokens[start].line != self.tokens[at].line

    def _is_plural(self, at: int) -> bool:
        """Whether a count or plural word stands before the head: "hai phường A và B"."""
        before = self.tokens[at - 1] if at else None
        return before is not None and (before.key in self.plural or before.shape == "9" or before.key in {"xã", "phường"})

    def _one(self, at: int, start: int, levels: tuple[str, ...]) -> _Raw | None:
        named = _named(self.ontology, self.tokens, start, self.size, levels)
        end = _name_run(self.tokens, start, self.size)
        short = named is not None and (end - named[0] == 1 or (named[0] - start == 1 < end - start))
        if short and levels[0] in LOCAL and _surname(self.ontology, self.tokens[start].key):
            return None  # a whole person's name after a bare "phường"
        if named:
            return _Raw(at, named[0], levels, named[1][0].name, named[1])
        if start >= self.size or start - at == 2 and self.tokens[at + 1].key == "." or self.tokens[start].line != self.tokens[at].line:
            return None
        if end - start not in {2, 3} or (end - start > 2 and _surname(self.ontology, self.tokens[start].key)):
            return None
        words = " ".join(token.text for token in self.tokens[start:end])
        return _Raw(at, end, levels, f"{_WRITTEN[levels[0]]} {words}", ())

    def _list(self, at: int, start: int, levels: tuple[str, ...], *, more: bool = False) -> list[_Raw]:
        """Names that share one head: "A, B và C"."""
        found: list[_Raw] = []
        while start < self.size:
            if more or found:
                if self.tokens[start].key not in {",", "và", ";"}:
                    break
                start += 1
                if start < self.size and self.tokens[start].key == "và":
                    start += 1
            named = _named(self.ontology, self.tokens, start, self.size, levels)
            if named is None:
                break
            found.append(_Raw(start, named[0], levels, named[1][0].name, named[1]))
            start = named[0]
        return found

    def _province(self, at: int) -> list[_Raw]:
        """A province named without its head: "Quảng Ninh: …", "Thành ủy Đà Nẵng"."""
        named = _named(self.ontology, self.tokens, at, self.size, ("CentralCity", "Province"))
        if named is None or self.tokens[at].shape == "9":
            return []
        end, units = named
        if (end - at < 2 and units[0].name != "Thành phố Huế") or units[0].name == "Thành phố Hồ Chí Minh":
            return []
        after = self.tokens[end] if end < self.size else None
        before = self.tokens[at - 1] if at else None
        if before and before.shape in "C" and before.end + 1 == self.tokens[at].start and before.key not in {"ủy", "đoàn"} and not before.key.isdigit():
            lone = before.text[0].islower()
            if not lone and _surname(self.ontology, before.key):
                return []
        if after and after.shape == "C" and after.start == self.tokens[end - 1].end + 1 and len(units) and not _surname(self.ontology, after.key):
            return []
        return [_Raw(at, end, ("CentralCity", "Province"), units[0].name, units)]


@cache
def _surnames(ontology: Ontology) -> frozenset[str]:
    return frozenset(key for key in keys(ontology.words["names"]["surnames"]))


def _surname(ontology: Ontology, key: str) -> bool:
    return key in _surnames(ontology)


def _neighbour(raws: Sequence[_Raw], index: int, tokens: Sequence[Token]) -> _Raw | None:
    """The place named right after this one: ", quận 5", "(tỉnh Đắk Lắk)", ", TPHCM"."""
    here = raws[index]
    if index + 1 >= len(raws):
        return None
    after = raws[index + 1]
    gap = tokens[here.last : after.first]
    return after if len(gap) <= 2 and all(token.key in {",", "(", "-", "thuộc", "của"} for token in gap) else None


def _said_former(tokens: Sequence[Token], last: int) -> bool:
    """Whether "cũ" or its like follows directly, in brackets or not."""
    following = [token.key for token in tokens[last : last + 4]]
    if following[:1] == ["("]:
        following = following[1:]
    return following[:1] == ["cũ"] or following[:2] in (["trước", "đây"], ["trước", "sáp"], ["tiền", "thân"])


class _Resolver:
    """Chooses among the units of one name by era and province."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token], raws: Sequence[_Raw], spans: Sequence[Sentence]) -> None:
        self.ontology, self.tokens, self.raws = ontology, tokens, raws
        self.merged = self._merged(spans)
        self.province = self._main_province()

    def _merged(self, spans: Sequence[Sentence]) -> set[int]:
        """First tokens of the places that a sentence says were merged: "nhập từ các phường A, B"."""
        found: set[int] = set()
        for sentence in spans:
            inside = [raw for raw in self.raws if sentence.first <= raw.first < sentence.last]
            words = [token.key for token in self.tokens[sentence.first : sentence.last]]
            for at, word in enumerate(words):
                pair = f"{word} {words[at + 1]}" if at + 1 < len(words) else word
                if (word in _MERGING or pair in _MERGING) and self._takes_list(sentence.first + at, inside):
                    found.update(raw.first for raw in inside if raw.first > sentence.first + at)
                    break
            text = " ".join(words)
            if "trước sáp nhập" in text or "trước khi sáp nhập" in text:
                found.update(raw.first for raw in inside)
        return found

    def _takes_list(self, at: int, inside: Sequence[_Raw]) -> bool:
        """Whether a merging verb is followed by several units: by "từ", "trên cơ sở", "vào" or a count."""
        after = [raw for raw in inside if raw.first > at and raw.levels[0] in LOCAL | DISTRICTS]
        if not after:
            return False
        near = after[0].first - at <= 9 and len(after) > 1
        words = {token.key for token in self.tokens[at : after[0].first]}
        return near or ("từ" in words and len(after) > 0)

    def _main_province(self) -> str | None:
        votes: Counter[str] = Counter()
        for raw in self.raws:
            if raw.levels[0] in PROVINCES or raw.levels[-1] in PROVINCES:
                units = [unit for unit in raw.units if unit.level in PROVINCES]
                votes.update([self.ontology.province_of(units[0])] * 2 if units else [])
            else:
                around = {self.ontology.province_of(unit) for unit in raw.units if not unit.former}
                votes.update(around if len(around) == 1 else ())
        return min(votes, key=lambda iri: (-votes[iri], iri)) if votes else None

    def place(self, index: int) -> Place:
        raw = self.raws[index]
        around = _neighbour(self.raws, index, self.tokens)
        former = self._is_former(raw, around)
        fitting = [unit for unit in raw.units if unit.former == former] or list(raw.units)
        unit, sure = self._choose(fitting, around)
        name = unit.name if unit else raw.name
        home = self._is_home(raw)
        return Place(name, unit.level if unit else raw.levels[0], unit, unit.former if unit else former, home, sure)

    def _is_former(self, raw: _Raw, around: _Raw | None) -> bool:
        if raw.levels[0] in LOCAL:
            district = around is not None and around.levels[0] in DISTRICTS and self.tokens[raw.last].key == ","
            return _said_former(self.tokens, raw.last) or raw.first in self.merged or district or self._in_former_list(raw)
        return _said_former(self.tokens, raw.last) and any(unit.former for unit in raw.units)

    def _in_former_list(self, raw: _Raw) -> bool:
        """Units listed together are of one era: one that is only former makes all former."""
        together = [other for other in self.raws if raw.group >= 0 and other.group == raw.group]
        return any(other.units and all(unit.former for unit in other.units) for other in together)

    def _is_home(self, raw: _Raw) -> bool:
        before = {token.key for token in self.tokens[max(0, raw.first - 2) : raw.first]}
        return bool(before & {"ngụ", "trú", "trọ", "quê"})

    def _choose(self, units: Sequence[Unit], around: _Raw | None) -> tuple[Unit | None, bool]:
        if len(units) < 2:
            return (units[0] if units else None), True
        if around is not None:
            near = {unit.iri for unit in around.units}
            provinces = {self.ontology.province_of(unit) for unit in around.units if unit.level in PROVINCES}
            inside = [u for u in units if u.parent in near or self.ontology.province_of(u) in provinces]
            if inside:
                return inside[0], True
        present = [unit for unit in units if not unit.former]
        inside = [u for u in units if self.ontology.province_of(u) == self.province]
        inside = [u for u in inside if not u.former] or inside
        if inside:
            return inside[0], len(present) == 1
        return (present or list(units))[0], len(present) == 1


def places(ontology: Ontology, tokens: Sequence[Token], spans: Sequence[Sentence]) -> tuple[list[Mention], str | None]:
    """(mentions whose value is a Place, IRI of the province the text is about)."""
    raws = list(_Scanner(ontology, tokens).raw())
    resolver = _Resolver(ontology, tokens, raws, spans)
    return [Mention("place", raw.first, raw.last, resolver.place(i)) for i, raw in enumerate(raws)], resolver.province
