"""Honours as they are named: "Huy hiệu 50 năm tuổi Đảng", "Bằng khen của Bộ Y tế", "Kỷ niệm chương “…”"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from kg.model import Record
from kg.recognise.bodies import body_at, place_at
from kg.recognise.reading import Reading
from kg.recognise.words import common, phrases_of, words_of
from kg.text import Mention

_LONGEST_NAME: Final = 16
_OF_STATE: Final = frozenset(["honour", "title"])  # who gives these is hardly named: "Huân chương … Trường X"


class Honour(Record, frozen=True):
    """An honour with the name it is given here, its kind and who gives it."""

    name: str
    kind: str  # kg:awardKind
    grantor: str | None = None


def _capital(honour: Honour) -> Honour:
    return replace(honour, name=honour.name[:1].upper() + honour.name[1:])


class _Scanner:
    """One pass over the tokens of a document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.size = reading, reading.tokens, len(reading.tokens)
        self.labels = reading.ontology.schemes["awards"]
        self.badge, self.common = reading.ontology.words["awards"]["badge"], common(reading.ontology)
        self.ends, self.classes, self.levels, self.state, self.first = (
            phrases_of(reading.ontology, "awards", "names", name)
            for name in ("name_ends", "classes", "levels", "state", "first")
        )
        self.purpose = words_of(reading.ontology, "awards", "names", "purpose")
        self.nouns = phrases_of(reading.ontology, "awards", "groups", "noun")
        self.sends = words_of(reading.ontology, "awards", "words", "sends")

    def scan(self) -> Iterator[Mention]:
        at = 0
        for index, match in self.reading.lookup.matches(self.labels).items():
            if index >= at:
                at, honour = self._named(index, match[0], match[1][0].get("awardKind"))
                yield Mention("honour", index, at, _capital(honour))

    def _named(self, at: int, end: int, kind: str) -> tuple[int, Honour]:
        """(end, honour) of the label [at, end) with the name that goes on."""
        stop = self.reading.sentence_of(at).last
        end -= self.tokens[end - 1].key == '"'  # the label of "Cờ | “…”" ends with the mark
        if kind == "badge":
            return self._badge(at, end, stop)
        if kind == "recognition" or (kind == "title" and self.nouns.longest(self.tokens, end, stop)):
            end = self._recognised(end, stop)
        elif kind in {"medal", "title"}:
            end = self._phrase(end, stop)
        elif kind in {"honour", "prize"}:
            end = self._classed(self._titled(end, stop), stop)
        elif kind == "flag" and (first := self.first.longest(self.tokens, end, stop)):
            end = first[0]
        quoted = self._quoted(end, stop)
        name = self.reading.text(at, end)
        if quoted > end:
            name += " " + self.reading.text(end + 1, quoted - 1)
        if quoted < stop and self.tokens[quoted].shape == "C" and self.tokens[at - 1].key in self.sends:
            return quoted, Honour(name, kind)  # "gửi thư khen | Công an xã"
        return self._granted(quoted, stop, name, kind)

    def _phrase(self, end: int, stop: int) -> int:
        """The end of a name that is a phrase: "Kỷ niệm chương | Vì sự nghiệp xây dựng và phát triển …"."""
        match = self.labels.longest(self.tokens, end, stop) if end < stop else None
        if match:
            return match[0]
        last = end
        while last < stop and last - end < _LONGEST_NAME and (last > end or self.tokens[last].shape == "C"):
            token = self.tokens[last]
            if token.shape == "." or (self.ends.longest(self.tokens, last) and not self._is_aim(end, last)):
                break
            if self.labels.longest(self.tokens, last, stop):
                break
            last += 1
        return last

    def _is_aim(self, first: int, at: int) -> bool:
        """Whether "của" tells what a medal is for, no giver: "Vì sự phát triển | của phụ nữ Việt Nam"."""
        of = self.tokens[first].key in self.purpose and self.tokens[at].key in self.common.giver
        return (
            of
            and at + 1 < self.size
            and self.tokens[at + 1].shape == "w"
            and body_at(self.reading, at + 1, self.size) is None
        )

    def _recognised(self, end: int, stop: int) -> int:
        """The end of what is recognised: "danh hiệu | xã đạt chuẩn nông thôn mới"."""
        last = end
        while last < stop and last - end < _LONGEST_NAME and self.tokens[last].shape != ".":
            if self.ends.longest(self.tokens, last) or self.tokens[last].key in self.common.between:
                break
            last += 1
        return last

    def _titled(self, end: int, stop: int) -> int:
        """The end of a capitalised name: "Huân chương | Chiến công", "danh hiệu | Anh hùng Lao động"."""
        match = self.labels.longest(self.tokens, end, stop) if end < stop else None
        known = match or place_at(self.reading, end)
        if known:
            return known[0]
        last = end
        while last < stop and last - end < _LONGEST_NAME and self._goes_on(end, last):
            last += 1
        return last

    def _goes_on(self, end: int, last: int) -> bool:
        token = self.tokens[last]
        second = token.shape == "w" and last > end and self.tokens[last - 1].shape == "C"
        if not (token.shape == "C" or (second and not self.ends.longest(self.tokens, last))):
            return False
        return last == end or body_at(self.reading, last, len(self.tokens)) is None

    def _classed(self, end: int, stop: int) -> int:
        """The end after "hạng Ba"."""
        match = self.classes.longest(self.tokens, end, stop)
        return match[0] if match else end

    def _quoted(self, end: int, stop: int) -> int:
        """The end of a name in quotation marks that begins at `end`, or `end`."""
        if end < stop and self.tokens[end].key in {'"', "'"}:
            for last in range(end + 2, min(end + 24, self.size)):
                if self.tokens[last].key == self.tokens[end].key:
                    return last + 1
        return end

    def _granted(self, end: int, stop: int, name: str, kind: str) -> tuple[int, Honour]:
        """The honour with "của Bộ Y tế", "Thủ tướng Chính phủ", "cấp tỉnh" after its name."""
        level = self.levels.longest(self.tokens, end, stop)
        if level:
            return level[0], Honour(f"{name} {self.reading.text(end, level[0])}", kind)
        begin, end = end, self._past_year(end, stop)
        said = end < stop and self.tokens[end].key in self.common.giver
        body = body_at(self.reading, end + said, stop) or (self._unknown(end + 1, stop) if said else None)
        if body is None or (not said and (self.tokens[end].shape == "w" or kind in _OF_STATE)):
            return begin, Honour(name, kind)
        giver = self.reading.text(end + said, body[0])
        state = self.state.longest(self.tokens, body[0], stop)
        return state[0] if state else body[0], Honour(
            self.badge["given"].format(name=name, giver=giver), kind, body[1]
        )

    def _past_year(self, at: int, stop: int) -> int:
        """Behind "năm 2025" before who gives it: "Cờ thi đua | năm 2025 | của Bộ Công an"."""
        year = at + 2 < stop and self.tokens[at].key in self.common.year and self.tokens[at + 1].shape == "9"
        return at + 2 if year and self.tokens[at + 2].key in self.common.giver else at

    def _unknown(self, at: int, stop: int) -> tuple[int, str] | None:
        """(end, name) of a giver that no list knows: "của | Trung ương Đoàn"."""
        end = at
        while end < stop and (self.tokens[end].shape in "CA" or (end > at and self._goes_on(at, end))):
            end += 1
        return (end, self.reading.text(at, end)) if end > at + 1 else None

    def _badge(self, at: int, end: int, stop: int) -> tuple[int, Honour]:
        """A badge: of years in the Party, of the Party without years, or of another giver."""
        if end < stop and self.tokens[end].key in {*self.badge["of_party"], *self.badge["early"]}:
            end += 1
        years, last = self._years(end, stop)
        if len(years) == 2 and self.badge["to"] in self.reading.keys(end, last):
            return last, Honour(f"{self.badge['head']} {self.reading.text(end, last)}", "badge")
        if len(years) == 1:
            return last, Honour(self.badge["years"].format(years=years[0]), "badge")
        party = bool(years) or self.tokens[end - 1].key in self.badge["of_party"]
        if party:
            return last, Honour(self.badge["party"], "badge")
        quoted = self._quoted(end, stop)
        if quoted > end:
            name = self.reading.text(end + 1, quoted - 1)
            return self._granted(quoted, stop, f"{self.badge['head']} {name}", "badge")
        named = self._phrase(end, stop)
        return self._granted(named, stop, self.reading.text(at, named), "badge")

    def _spans(self, at: int, stop: int) -> bool:
        """Whether "năm" goes on to a second number: "từ 30 năm | đến 80 năm"."""
        onwards = at + 1 < stop and self.tokens[at + 1].key == self.badge["to"]
        return onwards and self.tokens[at].key in self.common.year

    def _years(self, end: int, stop: int) -> tuple[list[str], int]:
        """(years, end) of "70, 60 và 30 năm tuổi Đảng"."""
        years, last = list[str](), end
        while last < stop:
            token = self.tokens[last]
            joins = token.key in self.common.between or token.key == self.badge["to"]
            joins = joins or self._repeats(last, stop) or self._spans(last, stop)
            if token.shape != "9" and not (joins if years else token.key == self.badge["from"]):
                break
            years += [year for year in token.key.split(",") if year.isdigit()]
            last += 1
        if not years or last >= stop:
            return [], end
        said = self.tokens[last].key in self.common.year  # not in "Huy hiệu 55 tuổi Đảng"
        last += said
        tail = self.reading.keys(last, last + 2) == [*self.badge["of_age"], *self.badge["of_party"]]
        return (years, last + 2 * tail) if said or tail else ([], end)

    def _repeats(self, at: int, stop: int) -> bool:
        """Whether "năm" stands at `at` and further years follow: "45 năm và 40 năm tuổi Đảng"."""
        near = self.tokens[at : min(at + 4, stop)]
        if len(near) < 4 or near[2].shape != "9":
            return False
        years = near[0].key in self.common.year and near[3].key in self.common.year
        return years and near[1].key in self.common.between


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
