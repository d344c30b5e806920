"""Beyond a ward: where a clause tells of a province, a city or the whole country."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from kg.recognise.figures.told_by import ToldBy
from kg.recognise.places import PROVINCES, Place, place_of
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, prior

_ALL_OF: Final = 3  # tokens of "toàn Đảng bộ"
_CONGRESS: Final = 4  # tokens of "đại biểu Đảng bộ" and the word before
_FORMER: Final = 5  # tokens of "3 xã, phường (cũ)" behind the number
_SUMMED: Final = 4  # tokens of "theo tổng hợp của"
_STATE: Final = 6  # tokens of "kinh tế - xã hội của"
_THAN: Final = 5  # tokens of "cao hơn so với mức"
_OF: Final = 4  # tokens of "chung của tỉnh" and a number
_MARKS: Final = frozenset({",", ";", ")"})  # behind them a mean that a ward is compared with is over
_OLD: Final = 3  # tokens of "(cũ)"
_ONE_WARD: Final = 5  # tokens of "một đặc khu thuộc tỉnh"
_STORM: Final = 10  # tokens from "Đợt mưa lũ" to what it does


class WiderScope:
    """Finds in one document where clauses are about more than a ward."""

    def __init__(self, reading: Reading, ends: Set[int]) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.ends = ends  # of the names of wards
        self.at, self.has, self.causes, self.leads, self.held, self.former = (
            words_of(reading.ontology, "figures", "words", name)
            for name in ("at", "owns", "causes", "leads_in", "held", "former")
        )
        self.dissolved = reading.lookup.starting(self.former)
        self.spoken = dict(ToldBy(reading).scopes())  # where an official tells of a province
        self.heads = words_of(reading.ontology, "events", "wards", "heads")
        self.differing, self.one_ward = (
            phrases_of(reading.ontology, "figures", "words", name) for name in ("than_mean", "one_ward")
        )
        self.ranking = words_of(reading.ontology, "figures", "words", "ranking")
        self.sums, self.state = (
            phrases_of(reading.ontology, "figures", "scopes", name) for name in ("sums", "state")
        )
        self.more, self.all_of, self.means, self.storms, self.everywhere = (
            phrases_of(reading.ontology, "figures", "cues", name)
            for name in ("beyond", "all_of", "means", "storms", "everywhere")
        )

    def openings(self) -> list[int]:
        """Where a clause is about more than a ward: "Toàn tỉnh có …", "mưa trên toàn tỉnh đã làm …"."""
        matches = self.reading.lookup.matches(self.more).items()
        said = ((at, end) for at, (end, _) in matches if at not in self.reading.quoted)
        found = [at for at, end in said if self._opens(at) or self._owns(end)]
        wide = (m.first for m in self.provinces() if self._causes(m) or self._heads(m))
        told = (*self._counted(), *self.spoken, *self._means())
        return sorted([*found, *wide, *told, *self._stormy(), *self._ending()])

    def _means(self) -> Iterator[int]:
        """Where a mean is told, not by how much a ward differs: "thấp hơn | bình quân của tỉnh 1,3%"."""
        for at, (end, _) in self.reading.lookup.matches(self.means).items():
            behind = self.reading.tokens[end : end + _OF]
            number = next((i for i, token in enumerate(behind) if token.shape in "9."), _OF)
            direct = number < len(behind) and behind[number].shape == "9"
            if not (direct and self.differing.ends_at(self.tokens, at, _THAN)):
                yield at

    def closings(self) -> dict[int, int]:
        """Where a scope ends: "thấp hơn | bình quân của tỉnh (44%|); …", "Giám đốc Sở cho biết|, xã …"."""
        found = dict(self.spoken)
        for at, (end, _) in self.reading.lookup.matches(self.means).items():
            if self.differing.ends_at(self.tokens, at, _THAN):
                behind = range(end, self.reading.sentence_of(at).last)
                found[at] = next((i for i in behind if self.tokens[i].key in _MARKS), behind.stop)
        return found

    def _stormy(self) -> Iterator[int]:
        """Where a report on several wards tells of a storm: "Đợt mưa lũ | khiến 102 người chết"."""
        found = self.reading.lookup.matches(self.storms)
        for at, (end, _) in found.items() if found and self._is_of_several() else ():
            sentence = self.reading.sentence_of(at)
            near = self.reading.keys(end, min(end + _STORM, sentence.last))
            if at == sentence.first and not self.causes.isdisjoint(near):
                yield at

    def _ending(self) -> Iterator[int]:
        """Where a storm opens a sentence that ends with its scope: "Bão làm hỏng 37 nhà trên toàn tỉnh."."""
        for at, (end, _) in self.reading.lookup.matches(self.everywhere).items():
            sentence = self.reading.sentence_of(at)
            if end >= sentence.last - 1 and self.storms.longest(self.reading.tokens, sentence.first):
                yield sentence.first  # not "…, xếp thứ 3 trên toàn thành phố"

    def _is_of_several(self) -> bool:
        """Whether no headline or first sentence names a ward, but the text names several."""
        wards = [m for m in self.reading.places if m.last in self.ends]
        names = {place_of(m).name for m in wards}
        first = next((one for one in self.reading.sentences if one.kind != "label"), None)
        return len(names) > 1 and first is not None and wards[0].first >= first.last

    def _counted(self) -> Iterator[int]:
        """Where a clause is about a number of wards: "26 xã, phường | được giao …", "khu vực (26 xã)"."""
        heads = self.reading.lookup.starting(self.heads)
        counted = (at - 1 for at in heads if at and self.tokens[at - 1].shape == "9")
        counted = (at for at in counted if not self._ranks(at))
        counted = (at for at in counted if self._opens(at) or self.sums.ends_at(self.tokens, at, _SUMMED))
        several = (at for at in counted if self.tokens[at].key.lstrip("0") != "1")
        dated = {m.last for m in self.reading.dates}  # "đến ngày 5/12 | xã …"
        return (at for at in several if at + 1 not in dated and not self._is_dissolved(at))

    def _ranks(self, at: int) -> bool:
        """Whether a ward is ranked among so many: "xếp thứ 3/| 102 xã"; not "96/| 148 xã đạt chuẩn"."""
        return prior(self.tokens, at).key == "/" and prior(self.tokens, at - 2).key in self.ranking

    def _is_dissolved(self, at: int) -> bool:
        """Whether former units are counted, of which a ward was made: "2/3 xã (cũ) đạt chuẩn, 1/3 xã …"."""
        first = self.reading.sentence_of(at).first
        dissolved = within(self.dissolved, first, min(at + _FORMER, len(self.tokens)))
        return any(
            self.tokens[one - 2].key in self.heads or self.tokens[one - 1].key in self.heads
            for one in dissolved
        )

    def provinces(self) -> Iterator[Mention]:
        """The provinces and cities named, but not where a ward lies: "một xã ở | Hải Phòng"."""
        levels = ((m, m.value.level) for m in self.reading.places if isinstance(m.value, Place))
        named = (mention for mention, level in levels if level in PROVINCES)
        return (one for one in named if not self.one_ward.ends_at(self.tokens, one.first, _ONE_WARD))

    def _heads(self, place: Mention) -> bool:
        """Whether a clause is about a province: "tỉnh X có …", "toàn TP Y hiện …", "Đảng bộ tỉnh Z có …"."""
        if self._is_aside(place.first):
            return False
        if self.state.ends_at(self.tokens, place.first, _STATE):
            return True  # "tình hình kinh tế - xã hội của | TPHCM: …"
        if self.all_of.ends_at(self.tokens, place.first, _ALL_OF):
            near = range(max(0, place.first - _CONGRESS), place.first)
            return not any(self.tokens[at].key in self.held for at in near)
        at = place.first - (prior(self.tokens, place.first).key in self.at)
        return self._owns(self._past_former(place.last)) and self._opens(at)

    def _past_former(self, at: int) -> int:
        """Behind the mark of a unit dissolved: "TP Huế (cũ) | đã công nhận …"."""
        bracketed = self.reading.keys(at, at + _OLD)
        return at + _OLD if bracketed[:1] == ["("] and bracketed[1:2] and bracketed[1] in self.former else at

    def _is_aside(self, at: int) -> bool:
        """Whether a place only tells where the ward before it lies: "phường A, TPHCM có …"."""
        return prior(self.tokens, at).key == "," and at - 1 in self.ends

    def _causes(self, place: Mention) -> bool:
        """Whether what happened in a whole province is told: "mưa lũ ở Đắk Lắk khiến 27 người chết"."""
        if prior(self.tokens, place.first).key not in self.at or place.last >= len(self.tokens):
            return False
        return self.tokens[place.last].key in self.causes or self.tokens[place.last].key == ","

    def _opens(self, at: int) -> bool:
        before = prior(self.tokens, at)
        return self.reading.sentence_of(at).first == at or before.shape == "." or before.key in self.leads

    def _owns(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].key in self.has
