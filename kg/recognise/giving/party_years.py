"""The years in the Party for which its badge is given: "70, 60 và 30 năm tuổi Đảng"."""

from __future__ import annotations

from kg.recognise.reading import Reading
from kg.recognise.words import common


class PartyYears:
    """Reads the years behind "Huy hiệu" in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.badge, self.common = reading.ontology.words["awards"]["badge"], common(reading.ontology)

    def behind(self, end: int, stop: int) -> tuple[list[str], int]:
        """(years, end) of what begins at `end`: (["70", "60", "30"], …); ([], `end`) where none does."""
        years, last = list[str](), end
        while last < stop:
            token = self.tokens[last]
            joins = token.key in self.common.between or token.key in self.badge["to"]
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

    def _spans(self, at: int, stop: int) -> bool:
        """Whether "năm" goes on to a second number: "từ 30 năm | đến 80 năm"."""
        onwards = at + 1 < stop and self.tokens[at + 1].key in self.badge["to"]
        return onwards and self.tokens[at].key in self.common.year

    def _repeats(self, at: int, stop: int) -> bool:
        """Whether "năm" stands at `at` and further years follow: "45 năm và 40 năm tuổi Đảng"."""
        near = self.tokens[at : min(at + 4, stop)]
        if len(near) < 4 or near[2].shape != "9":
            return False
        years = near[0].key in self.common.year and near[3].key in self.common.year
        return years and near[1].key in self.common.between
