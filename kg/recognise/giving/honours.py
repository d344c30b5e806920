"""Honours as they are named: "Huy hiệu 50 năm tuổi Đảng", "Bằng khen của Bộ Y tế", "Kỷ niệm chương “…”"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from kg.model import Record
from kg.recognise.bodies import body_at, place_at
from kg.recognise.giving.honour_names import HonourNames
from kg.recognise.giving.party_years import PartyYears
from kg.recognise.reading import Reading
from kg.recognise.words import common, phrase_set, phrases_of, words_of
from kg.text import Mention

_OF_STATE: Final = frozenset(["honour", "title"])  # who gives these is hardly named: "Huân chương … Trường X"

_CLASS: Final = 2  # tokens of "hạng Ba"


class Honour(Record, frozen=True):
    """An honour with the name it is given here, its kind and who gives it."""

    name: str
    kind: str  # kg:awardKind
    grantor: str | None = None


def _capital(honour: Honour) -> Honour:
    """The honour with a name that begins with a capital: "giải Nhất" → "Giải Nhất"."""
    return replace(honour, name=honour.name[:1].upper() + honour.name[1:])


class _Scanner:
    """Finds the honours of one document by the labels of awards."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.labels = reading.ontology.schemes["awards"]
        self.badge, self.common = reading.ontology.words["awards"]["badge"], common(reading.ontology)
        self.names, self.years = HonourNames(reading), PartyYears(reading)
        self.levels, self.state = (
            phrases_of(reading.ontology, "awards", "names", name) for name in ("levels", "state")
        )
        generic = reading.ontology.words["grammar"]["bodies"]["generic"]
        self.units = phrase_set(unit for unit, level in generic.items() if level)
        self.sends = words_of(reading.ontology, "awards", "words", "sends")

    def scan(self) -> Iterator[Mention]:
        """The mentions of honours in order of the text."""
        at = 0
        before: Honour | None = None
        for index, match in self.reading.lookup.matches(self.labels).items():
            if index >= at:
                last, at = at, match[0]
                honour = self._classed(index, at, before) if before and index == last + 1 else None
                if honour is None:
                    at, honour = self._named(index, at, match[1][0].get("awardKind"))
                before = _capital(honour)
                yield Mention("honour", index, at, before)

    def _classed(self, at: int, end: int, before: Honour) -> Honour | None:
        """A further class of the order before: "Huân chương Lao động hạng Nhì, | hạng Ba"."""
        first = at - 1 - _CLASS
        joined = self.tokens[at - 1].key in self.common.between and before.kind == "honour"
        if not joined or not all(self.names.classes.longest(self.tokens, one) for one in (first, at)):
            return None
        order = before.name.removesuffix(self.reading.text(first, at - 1))
        return replace(before, name=order + self.reading.text(at, end))

    def _named(self, at: int, end: int, kind: str) -> tuple[int, Honour]:
        """(end, honour) of the label [at, end) with the name that goes on."""
        stop = self.reading.sentence_of(at).last
        end -= self.tokens[end - 1].key == '"'  # the label of "Cờ | “…”" ends with the mark
        if kind == "badge":
            return self._badge(at, end, stop)
        end = self.names.end(end, stop, kind)
        quoted = self.names.quoted(end, stop)
        name = self.reading.text(at, end)
        if quoted > end:
            name += " " + self.reading.text(end + 1, quoted - 1)
        if quoted < stop and self.tokens[quoted].shape == "C" and self.tokens[at - 1].key in self.sends:
            return quoted, Honour(name, kind)  # "gửi thư khen | Công an xã"
        return self._granted(quoted, stop, name, kind)

    def _granted(self, end: int, stop: int, name: str, kind: str) -> tuple[int, Honour]:
        """The honour with "của Bộ Y tế", "Thủ tướng Chính phủ", "cấp tỉnh" after its name."""
        level = self.levels.longest(self.tokens, end, stop)
        if level:
            return level[0], Honour(f"{name} {self.reading.text(end, level[0])}", kind)
        begin, end = end, self._past_year(end, stop)
        said = end < stop and self.tokens[end].key in self.common.giver
        body = body_at(self.reading, end + said, stop)
        body = body or (self._ward(end + 1) or self._unknown(end + 1, stop) if said else None)
        if body is None and said and (own := self._own(end + 1, stop)):
            return own, Honour(name, kind)
        if body is None or (not said and (self.tokens[end].shape == "w" or kind in _OF_STATE)):
            return begin, Honour(name, kind)
        return self._of(name, kind, end + said, body, stop)

    def _of(self, name: str, kind: str, begin: int, body: tuple[int, str], stop: int) -> tuple[int, Honour]:
        """The honour of a body whose name is written from `begin` on."""
        giver = self.reading.text(begin, body[0])
        state = self.state.longest(self.tokens, body[0], stop)
        return state[0] if state else body[0], Honour(
            self.badge["given"].format(name=name, giver=giver), kind, body[1]
        )

    def _own(self, at: int, stop: int) -> int | None:
        """The end of a bare unit, whose own honour it is: "Giấy khen của | phường | cho 20 hộ"."""
        unit = self.units.longest(self.tokens, at, stop)
        return unit[0] if unit and place_at(self.reading, at) is None else None

    def _past_year(self, at: int, stop: int) -> int:
        """Behind "năm 2025" before who gives it: "Cờ thi đua | năm 2025 | của Bộ Công an"."""
        year = at + 2 < stop and self.tokens[at].key in self.common.year and self.tokens[at + 1].shape == "9"
        return at + 2 if year and self.tokens[at + 2].key in self.common.giver else at

    def _ward(self, at: int) -> tuple[int, str] | None:
        """(end, name) of a ward that gives it: "của | phường A"."""
        place = place_at(self.reading, at)
        return (place[0], place[1].name) if place and place[1].is_present_ward else None

    def _unknown(self, at: int, stop: int) -> tuple[int, str] | None:
        """(end, name) of a giver that no list knows: "của | Trung ương Đoàn"."""
        end = at
        while end < stop and (self.tokens[end].shape in "CA" or (end > at and self.names.goes_on(at, end))):
            end += 1
        return (end, self.reading.text(at, end)) if end > at + 1 else None

    def _badge(self, at: int, end: int, stop: int) -> tuple[int, Honour]:
        """A badge: of years in the Party, of the Party without years, or of another giver."""
        if end < stop and self.tokens[end].key in {*self.badge["of_party"], *self.badge["early"]}:
            end += 1
        years, last = self.years.behind(end, stop)
        if len(years) == 2 and not set(self.badge["to"]).isdisjoint(self.reading.keys(end, last)):
            return last, Honour(f"{self.badge['head']} {self.reading.text(end, last)}", "badge")
        if len(years) == 1:
            return last, Honour(self.badge["years"].format(years=years[0]), "badge")
        party = bool(years) or self.tokens[end - 1].key in self.badge["of_party"]
        if party:
            return last, Honour(self.badge["party"], "badge")
        quoted = self.names.quoted(end, stop)
        if quoted > end:
            name = self.reading.text(end + 1, quoted - 1)
            return self._granted(quoted, stop, f"{self.badge['head']} {name}", "badge")
        named = self.names.phrase(end, stop)
        return self._granted(named, stop, self.reading.text(at, named), "badge")


def honours(reading: Reading) -> list[Mention]:
    """Mentions whose value is an Honour; a bare badge is the Party's where the text speaks of it."""
    found = list(_Scanner(reading).scan())
    badge = reading.ontology.words["awards"]["badge"]
    party = any(
        isinstance(m.value, Honour) and m.value.name.endswith(badge["party"].split()[-1]) for m in found
    )
    if not party:
        return found
    bare = {badge["head"].lower()}
    return [
        m.meaning(Honour(badge["party"], "badge"))
        if isinstance(m.value, Honour) and m.value.name.lower() in bare
        else m
        for m in found
    ]
