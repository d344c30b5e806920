"""Units named after a head: "phường A", "hai xã A và B", "các xã, phường: A, B"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from kg.model import Unit
from kg.ontology import Ontology
from kg.recognise.places.lists import NameLists
from kg.recognise.places.named import Named, official_name, unit_named
from kg.recognise.places.place import DISTRICTS, LOCAL, PROVINCES
from kg.recognise.places.words import place_lexicon
from kg.recognise.words import common_surnames, is_full_name, surnames
from kg.text import Tokens

_LISTED: Final = LOCAL | {"Township"}  # levels whose heads stand together
_NUMBERED: Final = "UrbanDistrict"  # the level of units that have but a number
_HALF: Final = 2  # tokens of a word that a head ends
_OFFICE: Final = 8  # tokens of "Phó Chủ tịch Thường trực UBND"
_CALLED: Final = 2  # syllables of "đồng chí"
_WHOLE: Final = 3  # words of "Trần Văn A"
_NAME: Final = 6  # syllables of a person's name


class Heads:
    """Reads the names after the heads of one document."""

    def __init__(self, ontology: Ontology, tokens: Tokens) -> None:
        self.ontology, self.tokens, self.size = ontology, tokens, len(tokens)
        self.lexicon = place_lexicon(ontology)
        self.words = self.lexicon.words
        self.common = common_surnames(ontology)
        self.surnames, self.lists = surnames(ontology), NameLists(ontology, tokens)

    def names(self, at: int, end: int, levels: Sequence[tuple[str, ...]]) -> list[Named]:
        """A head with its name or names: "phường A", "hai xã A và B", "các xã, phường: A, B"."""
        if self._is_none(at) or self._line_ends(at, end) or self._counts(end):
            return []
        if self.tokens[end - 1].key in self.words.committee:
            if official_name(self.ontology, self.tokens, end - 1, levels[0]) is None:
                return self._of_committee(end, levels[0])
            end -= 1  # "phường | Đoàn A"
        allowed, heads = self._more_heads(at, end, levels[0])
        start = self.lists.past_kind(at, heads, allowed)
        if start < self.size and self.tokens[start].key == ":":
            counted = start + 1 < self.size and self.tokens[start + 1].shape == "9"
            # "HĐND phường: 3 người" names none, nor does "UBND phường: Trần Văn B"
            led = [] if counted else self.lists.led(start + 1, allowed)
            listed = len(allowed) > 1 or self.lists.is_plural(at) or self._follows_list(at)
            return led if listed or self._is_alone(start, led) else []
        if len(allowed) > 1 and allowed[0] in LOCAL:
            return self.lists.named(start, allowed) or self.lists.told_later(at, start, allowed)
        told = self.lists.told_later(at, start, allowed) if allowed[0] in LOCAL else []
        first = None if told else self._one(at, start, allowed)
        if first is None or (start > heads and not first.units):
            return told
        more = (
            self.lists.named(first.last, allowed, more=True, dashed=self._is_joint(at))
            if self.lists.is_plural(at)
            else self._joined(first)
        )
        return [first, *more]

    def _is_none(self, at: int) -> bool:
        """Whether a head at `at` is but a letter or ends another word: "p", "Hợp tác | xã A"."""
        if self.tokens[at].text in self.words.letters:
            return True
        halves, first = self.words.halves, at - _HALF
        return (
            first >= 0 and self.tokens[first].key in halves.firsts and halves.ends_at(self.tokens, at, _HALF)
        )

    def _is_joint(self, at: int) -> bool:
        """Whether several units do something together: "liên | xã A - B"."""
        return at > 0 and self.tokens[at - 1].key in self.words.joint

    def _counts(self, at: int) -> bool:
        """Whether a number at `at` counts something: "28/29 phiếu", "6 tháng"; but not "6 khu phố 2"."""
        if at + 2 >= self.size or self.tokens[at].shape != "9":
            return False
        counted = self.words.counting.longest(self.tokens, at + 1)
        if counted is not None:
            return counted[0] >= self.size or self.tokens[counted[0]].shape != "9"
        return self.tokens[at + 1].key == "/" and self.tokens[at + 2].shape == "9"

    def _follows_list(self, at: int) -> bool:
        """Whether a head goes on with a list of units: "các xã: A, B; phường: C, D"."""
        return at > 0 and self.tokens[at - 1].key in self.words.between_lists

    def _is_alone(self, colon: int, led: Sequence[Named]) -> bool:
        """Whether one unit stands right behind a colon: "Phường: Hiệp Bình"."""
        first = led[0] if len(led) == 1 else None
        return first is not None and first.first == colon + 1 and self.lists.run(first.last) == first.last

    def _of_committee(self, start: int, levels: tuple[str, ...]) -> list[Named]:
        """The unit named bare after its committee: "Huyện ủy A"; the committee is no part of the name."""
        named = unit_named(self.ontology, self.tokens, start, levels)
        if named is None:
            return self._long_gone(start, levels)
        if self._is_person(start, *named):
            return []
        return [Named(start, named[0], levels, named[1][0].name, named[1])]

    def _long_gone(self, start: int, levels: tuple[str, ...]) -> list[Named]:
        """A unit that was gone before the reform: two words behind its committee, "Thị ủy Hồng Gai"."""
        if levels[0] not in DISTRICTS or start >= self.size or self.tokens[start].key in self.common:
            return []
        if self._line_ends(start - 1, start) or self.lists.run(start) != start + 2:
            return []
        name = " ".join(token.text for token in self.tokens[start : start + 2])
        return [Named(start, start + 2, levels, f"{self.lexicon.written[levels[0]]} {name}", ())]

    def _more_heads(self, at: int, start: int, levels: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
        """(levels, end) of heads that stand together: "các xã, phường, đặc khu: A, B và C"."""
        between = self.words.between_heads
        while start + 1 < self.size and self.tokens[start].key in between and self.lists.is_plural(at):
            match = self.lexicon.heads.longest(self.tokens, start + 1)
            if match is None or match[1][0][0] not in _LISTED:
                break
            following = self.tokens[match[0]] if match[0] < self.size else None
            if following is None or (following.shape in "CA" and following.line != self.tokens[at].line):
                break
            levels, start = (*levels, *match[1][0]), match[0]
        return levels, start

    def _line_ends(self, at: int, start: int) -> bool:
        return start < self.size and self.tokens[start].line != self.tokens[at].line

    def _joined(self, first: Named) -> list[Named]:
        """Units of the level and province of the first that share its head: "phường A, B và xã C"."""
        end = self.lists.past_figure(first.last)
        listed = end < self.size and self.tokens[end].key in self.words.between_names
        if not listed or first.levels[0] not in LOCAL:
            return []
        more = self.lists.named(first.last, first.levels, more=True)
        closing = self.tokens[more[-1].first - 1] if more else None
        after = self.tokens[more[-1].last] if more and more[-1].last < self.size else None
        last = closing is not None and closing.key in self.words.last_name
        goes_on = after is not None and after.key in self.words.last_name and self._is_head(more[-1].last + 1)
        near = self._provinces(first)
        alike = all(near & self._provinces(named) and not self._is_province(named) for named in more)
        units = (unit for named in more for unit in self.ontology.units_of(named.name))
        apart = all(unit.level not in DISTRICTS for unit in units)  # "phường A, Vũng Tàu"
        return more if (last or goes_on or apart) and alike else []

    def _is_head(self, at: int) -> bool:
        return at < self.size and self.lexicon.heads.longest(self.tokens, at) is not None

    def _provinces(self, named: Named) -> set[str]:
        """The provinces that have a present unit of the name; of one that is gone, those that had it."""
        present = [unit for unit in named.units if not unit.former]
        return {self.ontology.province_of(unit) for unit in present or named.units}

    def _is_province(self, named: Named) -> bool:
        """Whether a province is called so as well: "phường A, Cà Mau và …"."""
        found = self.lexicon.provinces.longest(self.tokens, named.first)
        return found is not None and found[0] == named.last

    def _one(self, at: int, start: int, levels: tuple[str, ...]) -> Named | None:
        """The unit whose head stands at `at` and whose name begins at `start`, known or not."""
        named = unit_named(self.ontology, self.tokens, start, levels)
        if named is None:
            return self._unknown(at, start, levels)
        if levels[0] in LOCAL and self._is_person(start, *named):
            return None
        return Named(at, named[0], levels, named[1][0].name, named[1])

    def _is_person(self, start: int, end: int, units: Sequence[Unit]) -> bool:
        """Whether a whole person's name stands after a bare "phường": capitals go on after the unit's."""
        if self.tokens[start].key not in self.surnames or (end < self.size and self._line_ends(start, end)):
            return False
        more = self.lists.run(end) - end
        if end - start == 1 and more > 0:
            full = is_full_name(self.tokens, end, self.surnames)  # "xã Ayun Trần Văn A"
            return not full or all(unit.former for unit in units)
        return more == 1

    def _is_led(self, start: int, end: int, run: int) -> bool:
        """Whether a person's name stands after "Chủ tịch UBND xã": every unit is known."""
        told = end < self.size and self.tokens[end].key == "("  # "UBND xã A B (tỉnh C)"
        first = self.tokens[start]
        return end == run and not told and (first.key in self.surnames or "'" in first.text)

    def _is_of_named(self, at: int) -> bool:
        """Whether a post before a head tells who somebody is: "ông Trần Văn C, Chủ tịch UBND | xã A B"."""
        near = range(at - 1, max(0, at - _OFFICE), -1)
        mark = next((one for one in near if self.tokens[one].shape == "."), 0)
        name = range(mark - 1, max(0, mark - _NAME), -1)
        first = next((one for one in name if self.tokens[one - 1].shape != "C" or self._calls(one)), mark)
        return first < mark - 1 and self._calls(first)

    def _is_taken(self, at: int) -> bool:
        """Whether a verb of office leads to a post before a head: "chị làm Bí thư Đoàn | xã A B"."""
        near = self.tokens[max(0, at - _OFFICE) : at]
        clause = takewhile(lambda token: token.shape != ".", reversed(near))
        return any(token.key in self.words.taking for token in clause)

    def _calls(self, at: int) -> bool:
        """Whether "ông", "đồng chí" stands before a token, of nobody's temple: "Miếu Bà | Chúa Xứ"."""
        if at > 1 and self.tokens[at - 2].key in self.words.temples:
            return False
        return self.lexicon.honorifics.ends_at(self.tokens, at, _CALLED)

    def _unknown(self, at: int, start: int, levels: tuple[str, ...]) -> Named | None:
        """A unit that no official name fits: two capitalised words, or three that are no person's."""
        if start + 1 >= self.size or self._line_ends(at, start) or levels[0] in PROVINCES:
            return None  # every province is known: "UBND tỉnh A Brốt"
        if levels[0] == _NUMBERED and self.tokens[start].shape == "9":  # "quận 9", gone before the reform
            name = f"{self.lexicon.written[levels[0]]} {self.tokens[start].text}"
            return Named(at, start + 1, levels, name, ())
        run = self.lists.run(start)
        inside = (end for end in (start + 2, start + 3) if end < run and len(self.tokens[start].text) > 1)
        people = (end for end in inside if is_full_name(self.tokens, end, self.surnames))
        end = next(people, run)  # "thị xã A B | Trần Văn C"
        middle = self.tokens[start + 1].key in self.words.middle
        named = middle or self.tokens[start].key in self.surnames
        office = at > 0 and self.tokens[at - 1].key in self.words.offices
        told = office and (self._is_of_named(at) or (run - start == 2 and self._is_taken(at)))
        told = told or self.tokens[start - 1].key == "."  # "UBND H.A B"
        told = told and not (office and middle and end - start == _WHOLE)  # "UBND xã Trần Văn A"
        if end - start != 2 and (end - start != _WHOLE or (named and not told)):
            return None
        if office and not told and self._is_led(start, end, run):
            return None
        words = " ".join(token.text for token in self.tokens[start:end])
        return Named(at, end, levels, f"{self.lexicon.written[levels[0]]} {words}", ())
