"""Where the words end that tell behind a figure what it measures: "15 | hộ nghèo", "80% | dự toán giao"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.figures.label_words import DASHES, IDLE, TRIM, LabelWords

LONGEST: Final = 24  # tokens of a label
_FULL: Final = 5  # tokens of "15/12/2025"
_LONGEST_BASE: Final = 10  # and of what a share is a share of
_JOINING: Final = frozenset({"-", "/", "%", '"', "+"})
_COMPARED: Final = 3  # tokens of "ít nhất 5"


class LabelTails(LabelWords):
    """Finds the words behind the figures of one document."""

    def tail(self, at: int, limit: int, *, share: bool = False) -> int:
        """The end of the description that begins at `at`; of a share's also what its holders have or did."""
        roles, size = self.roles(at, min(limit, at + LONGEST)), 0
        while size < len(roles):
            token = self.tokens[at + size]
            closes = self.closed.get(at + size, at) - at
            if size < closes <= len(roles):  # "Quỹ | “Vì người nghèo”"
                size = closes
                continue
            if token.key == '"' and self.quoted.get(at + size + 1, at) < at:
                break  # "sẽ tổ chức 4 lễ hội lớn | ” - ông A thông tin"
            dated = (size and self.is_year(at + size)) or self._is_stamp(at + size)
            if dated or self._stops(at + size, roles[size], share=share):
                break
            if token.shape == "." and token.key not in _JOINING and "keep" not in roles[size]:
                break
            size += 1
        size = self._of_next(at, size, limit, roles)
        return self.trimmed(at, roles, 0, size, TRIM)[1]

    def _of_next(self, at: int, size: int, limit: int, roles: Sequence[Sequence[str]]) -> int:
        """How much is left without what the next figure is of: "người già | và khám bệnh cho | 95% …"."""
        rest = roles[size : limit - at]
        figure = any(token.shape == "9" for token in self.tokens[limit : limit + _COMPARED])
        if not figure or at + len(roles) != limit or any(IDLE.isdisjoint(found) for found in rest):
            return size
        if any(token.key in self.words.attached for token in self.tokens[at + size : limit]):
            return size  # "hộ nuôi gà thịt và gà trứng | với | 5.000 con"
        joints = (one for one in range(size - 1, -1, -1) if self.tokens[at + one].key in self.words.joint)
        return next((one for one in joints if size - one > 1), size)

    def _stops(self, at: int, roles: Sequence[str], *, share: bool) -> bool:
        """Whether a description ends before the word at `at`."""
        token = self.tokens[at]
        if "keep" in roles or self.is_compound(at):
            return False
        if token.key in self.words.being and at + 1 in self.posts:
            return False  # "5 đồng chí là Ủy viên"
        apart = self.tokens[at - 1].shape == "." and self.tokens[at - 1].key != ")"
        held = share and token.key in self.words.holds and not apart
        held = held and self.words.merit.isdisjoint(self.reading.keys(at + 1, at + 2))
        named = token.shape == "C"  # "Quỹ | Vì người nghèo"
        return ("stop" in roles and not held and not named) or token.text in DASHES or self.is_reached(at)

    def _is_stamp(self, at: int) -> bool:
        """Whether a day ends a headline: "… | 15/12/2025", "… | Sáng 19/8", "… | ĐNO - Ngày 23/12"."""
        token = self.tokens[at]
        if token.shape == "w":  # most are
            return False
        if token.shape == "9":
            full = self.dated.get(at, at) - at >= _FULL
            return full and self.tokens[at - 1].key not in self.words.day
        if token.shape == "C":
            return token.key in self.words.day and at + 1 in self.dated
        behind = self.reading.keys(at + 1, at + 3)
        return token.shape == "A" and behind[:1] == ["-"] and not self.words.day.isdisjoint(behind)

    def base(self, at: int, limit: int) -> int:
        """The end of what a share is a share of: "dự toán tỉnh giao", "so với cùng kỳ"."""
        if at >= limit or "base" not in self.roles(at, limit)[0]:
            return at
        end = at
        for roles, token in zip(self.roles(at, limit), self.tokens[at:limit], strict=False):
            ends = "stop" in roles or token.key in self.words.joint
            if (end > at and ends) or token.shape == "." or end - at >= _LONGEST_BASE:
                break
            end += 1
        return end

    def past_idle(self, at: int, limit: int) -> int:
        """Past "đã được" behind a sum: "3 tỷ đồng | đã được | giải ngân cho nông dân"."""
        roles = self.roles(at, limit)
        return at + next((i for i, found in enumerate(roles) if TRIM.isdisjoint(found)), 0)

    def is_reached(self, at: int) -> bool:
        """Whether a word stands before what a quantity became: "từ 512 | lên 640 đảng viên"."""
        if self.tokens[at].key not in self.words.reached:
            return False
        near = self.tokens[at + 1 : at + 3]
        told = near[:1] if near and near[0].key not in self.words.remains else near[1:]
        return bool(told) and told[0].shape == "9"
