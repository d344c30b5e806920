"""Posts in what is no public body: a company's, an event's, one that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.committees import is_higher
from kg.recognise.filling.words import filling_words
from kg.recognise.titles import PostPart, TitleGrammar

BODIED: Final = frozenset({"body", "police"})  # what roles take that need a body
_MILITARY: Final = "military"  # a class of bodies
_COMMISSION: Final = "commission"  # what heads of boards refer back to


class Strange:
    """Tells which posts of one document are in no public body."""

    def __init__(self, reading: BaseReading, grammar: TitleGrammar) -> None:
        self.reading, self.grammar = reading, grammar
        self.words, self.people = filling_words(reading.ontology), grammar.people

    def holds(self, parts: Sequence[PostPart], index: int) -> bool:
        """Whether the body that the post at `index` of a list names is none of the public."""
        part = parts[index]
        if part.body is None:
            return False
        strange = self._is_of_event(part, parts) or self._is_of_company(part, parts[index + 1 :])
        named = part.body.name != part.body.concept.label
        return strange or (named and any(word in part.body.name for word in self.words.private))

    def is_elsewhere(self, part: PostPart) -> bool:
        """Whether the role goes on with a body that is not known: "Giám đốc Công ty …", "Bí thư Chi đoàn"."""
        tokens, at = self.reading.tokens, part.last
        if part.placed or at >= len(tokens) or tokens[at].line != tokens[at - 1].line or at in self.people:
            return False
        match = self.grammar.bodies.get(at)
        if match is not None:  # "Chủ tịch Hội" refers back, "Chủ tịch Hội đồng quản trị …" does not
            named = match[0] < len(tokens) and tokens[match[0]].shape in "CA" and match[0] not in self.people
            back = match[0] - at == 1 or match[1][0].get("bodyClass") == _MILITARY  # "Chính ủy Trung đoàn"
            return (named or not back) and self.grammar.body(at) is None
        if at in self.grammar.roles:
            return False  # "UVBTV | Phó Chủ tịch HĐND xã"
        return tokens[at].shape in "CA" or self.words.elsewhere.longest(tokens, at) is not None

    def is_led_on(self, parts: Sequence[PostPart], index: int) -> bool:
        """Whether a role or the one it shares a body with goes on so: "Phó Chủ tịch, Tổng Thư ký Hội …"."""
        part, after = parts[index], parts[index + 1 : index + 2]
        shared = [other for other in after if other.body is None and other.role.get("takes") in BODIED]
        chain = [part, *([] if part.role.get("defaultBody") else shared)]
        return any(map(self.is_elsewhere, chain))

    def _is_of_company(self, part: PostPart, after: Sequence[PostPart]) -> bool:
        """Whether a committee is that of what a later post heads, which is no public body."""
        alone = part.body is not None and part.body.parent is None and not part.placed
        if not (alone and part.role.get("defaultBody") and after) or after[0].body:
            return False
        headed = after[0].role
        board = _COMMISSION in headed.get("refersTo").split()  # "Bí thư Đảng ủy, Trưởng ban Chỉ đạo"
        return headed.get("takes") in BODIED and not board and self.is_elsewhere(after[0])

    def _is_of_event(self, part: PostPart, parts: Sequence[PostPart]) -> bool:
        """Whether the board is an event's: "Trưởng Ban tổ chức" in a list without a Party committee."""
        body = part.body
        if body is None or body.parent is not None or not body.concept.get("alsoOfEvents"):
            return False
        last = self.reading.tokens[part.last - 2 : part.last]
        lower = all(token.shape == "w" for token in last)
        return lower or not any(other is not part and is_higher(other) for other in parts)
