"""Bodies inside posts: their label, their own name and the body they belong to."""

from __future__ import annotations

import re

from kg.ontology import Concept
from kg.recognise.base_reading import BaseReading
from kg.recognise.titles.parts import BodyPart
from kg.recognise.titles.places import PostPlaces
from kg.recognise.titles.words import labelled, title_lexicon

_DEEPEST = 3  # bodies around one another
_LONGEST = 12  # words of a body's own name
# How the name goes on, and the class, of bodies that are named in full once: "Giám đốc Trung tâm".
_NAMED_AGAIN = frozenset(
    {("open", "agency"), ("far", "agency"), ("open", "association"), ("number", "military")}
)
_NUMERAL = re.compile("[IVX]+")
_OUTERMOST = frozenset({"council", "government", "front", "union", "police"})
_NAMED_SO = frozenset({"school", "hospital"})  # classes of bodies whose name a city's may close
_EMPLOYERS = frozenset(
    {"school", "hospital", "police", "military", "court", "agency", "ministry", "office", "parliament"}
)
_MARKS = frozenset({",", "-"})  # between a division and what it is of
_APART = frozenset({"-", "("})  # the same, before one that is named with its place or in brackets
_INNER = frozenset({"division", "office", "commission"})
_AFTER_COMMA = frozenset({"division", "office"})
_AROUND_COMMA = frozenset({"agency", "commission", "ministry", "office", "school", "hospital", "military"})


class PostBodies:
    """Reads the bodies of one document's posts."""

    def __init__(self, reading: BaseReading, people: frozenset[int], places: PostPlaces) -> None:
        self.tokens, self.size = reading.tokens, len(reading.tokens)
        self.people, self.places = people, places
        self.roles, self.bodies = reading.labels["positions"], reading.labels["bodies"]
        known = title_lexicon(reading.ontology)
        self.lexicon, self.words, self.labelled = known, known.words, labelled(reading.ontology)
        self.cues = reading.ontology.phrases("status", "before").firsts

    def body(self, at: int, depth: int = 0) -> tuple[BodyPart, int] | None:
        """(body, end) at `at`, with the body it belongs to."""
        match = self.bodies.get(at)
        if match is None or depth > _DEEPEST or at in self.people:
            return None
        if at and self.tokens[at - 1].key in self.words.house:
            return None  # "tặng nhà trường 30 máy tính": the school of the text
        end, (concept, *_) = match
        unit = self.places.places.get(at)
        if unit is not None and unit.last > end:
            return None  # "phường Đoàn Kết" is no "Phường đoàn"
        if self.tokens[at].line != self.tokens[end - 1].line:
            return None
        local = concept.get("withPlace")
        if local and self.places.begins(end):  # "Hội Nông dân Việt Nam xã A"
            concept = self.labelled[local]
        named = self._named(end, concept)
        if named is None:
            return None
        name, end = named
        parent = self._parent(end, concept, depth)
        return (BodyPart(concept, name, parent[0]), parent[1]) if parent else (BodyPart(concept, name), end)

    def _named(self, end: int, concept: Concept) -> tuple[str, int] | None:
        """(label with the body's own name, end), or None where a name that must follow is missing."""
        goes_on = concept.get("nameGoesOn")
        if goes_on == "place":
            return (concept.label, end) if self._is_employer(end) or self.places.begins(end) else None
        employed = goes_on == "openly" and self._is_employer(end)  # "Chi bộ | Trường Tiểu học …"
        last = self._own_name(end, goes_on) if goes_on and not employed else end
        if last == end and goes_on.startswith("far"):
            last = self._far_name(end)
        if last == end and goes_on in {"open", "far", "number"} and not self.places.begins(end):
            again = (goes_on, concept.get("bodyClass")) in _NAMED_AGAIN
            before = self._named_before(end, concept) if again else None
            return (f"{concept.label} {before}", end) if before else None
        if last == end and end not in self.places.places:
            return concept.label, end
        own = self._written(end, last)
        nation = concept.get("bodyLevel") == "nation" or " ".join(own[-2:]) in self.lexicon.central
        if nation and concept.get("bodyClass") in _NAMED_SO:
            last = self.places.bare(last)  # "Đại học Huế", "Bệnh viện Trung ương Huế"
        return " ".join([concept.label, *self._written(end, last)]), last + self._is_joined(last, concept)

    def _is_joined(self, at: int, concept: Concept) -> bool:
        """Whether a dash joins the province to a numbered body: "Tòa án nhân dân khu vực 3 - Lâm Đồng"."""
        numbered = concept.get("nameGoesOn") == "number" and concept.get("bodyLevel") == "provincial"
        return numbered and at < self.size and self.tokens[at].key == "-" and self.places.begins(at + 1)

    def _written(self, first: int, last: int) -> list[str]:
        """The words of a name, short ones written out."""
        short = self.lexicon.written
        return [short.get(token.text, token.text) for token in self.tokens[first:last]]

    def _named_before(self, end: int, concept: Concept) -> str | None:
        """The own name of the last body of its kind, which a bare "Giám đốc Trung tâm" means."""
        for at in sorted((at for at in self.bodies if at < end), reverse=True):
            last, (other, *_) = self.bodies[at]
            if last < end and other.label.startswith(concept.label):
                stop = self._own_name(last, concept.get("nameGoesOn")) if other.iri == concept.iri else last
                kind = other.label[len(concept.label) :].split()
                if kind or (stop > last and self.tokens[last].shape in "CA9"):
                    return " ".join([*kind, *self._written(last, stop)])
        return None

    def _own_name(self, at: int, goes_on: str) -> int:
        """The end of a body's own name that follows its label."""
        if at >= self.size:
            return at
        following = self.tokens[at]
        if goes_on.startswith("number"):
            at_number = at + (following.key in self.words.number and at + 1 < self.size)
            number = self.tokens[at_number]
            return at_number + 1 if number.shape == "9" or _NUMERAL.fullmatch(number.text) else at
        if following.shape == "w" and (goes_on == "openly" or self.tokens[at - 1].shape == "w"):
            return at  # "báo cáo" is no newspaper
        end = at
        while end < self.size and end - at < _LONGEST and self._in_name(at, end):
            end += 1
        while end > at and self.tokens[end - 1].key in self.words.trailing:
            end -= 1
        return end

    def _far_name(self, at: int) -> int:
        """The end of a name in lower case, which only a place ends: "trật tự đô thị" before "phường"."""
        end = at
        while end < self.size and end - at < _LONGEST and (self._in_name(at, end) or self._lists(end)):
            end += 1
        return end if end < self.size and self.places.begins(end) else at

    def _lists(self, at: int) -> bool:
        """Whether a joint stands between words in lower case: "công trình giao thông | và nông nghiệp"."""
        if self.tokens[at].key not in self.words.trailing or at + 1 >= self.size:
            return False
        after = self.tokens[at + 1]
        return after.shape == "w" and after.key not in self.words.stops and at + 1 not in self.roles

    def _in_name(self, at: int, end: int) -> bool:
        """Whether the own name that begins at `at` goes on over token `end`."""
        token = self.tokens[end]
        if token.line != self.tokens[at - 1].line or end in self.people or self.places.begins(end):
            return False
        if token.key in self.words.joints:
            known = self.lexicon.in_names.longest(self.tokens, end + 1) is not None
            return end > at and (known or self._goes_on(end + 1) or self._is_double(end))
        if token.shape == "." or (token.shape == "w" and token.key in self.words.stops):
            return end > at and self.lexicon.in_names.longest(self.tokens, end) is not None
        if token.shape == "w" and self.lexicon.verbs.longest(self.tokens, end):
            return False
        if token.shape in "CA" and (end in self.roles or token.key in self.words.concurrent):
            return False
        return end == at or not self._is_whole(end)

    def _goes_on(self, at: int) -> bool:
        """Whether a further word of a name stands after a joint."""
        capital = at < self.size and self.tokens[at].shape in "CA"
        return capital and at not in self.roles and at not in self.people

    def _is_double(self, at: int) -> bool:
        """Whether a dash stands between words in lower case: "văn hóa - thể thao"."""
        if self.tokens[at].key != "-" or at + 1 >= self.size or at + 1 in self.roles:
            return False
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        small = before.shape == after.shape == "w"
        return small and after.key not in self.words.stops and after.key not in self.cues

    def _is_whole(self, at: int) -> bool:
        """Whether a body with a name of its own kind begins here."""
        match = self.bodies.get(at)
        return match is not None and self.tokens[at].shape in "CA" and not match[1][0].get("nameGoesOn")

    def _parent(self, at: int, concept: Concept, depth: int) -> tuple[BodyPart, int] | None:
        """The body around a commission, office or division: directly, after "của", or after a comma."""
        kind, mark = concept.get("bodyClass"), self.tokens[at].key if at < self.size else ""
        if kind in _OUTERMOST and depth == 0:
            return self._employer(at, depth) if kind == "union" else None
        if mark in _APART and kind in _INNER and (found := self._apart(at, depth)):
            return found
        of_council = concept.get("bodyLevel") == "council"
        if mark in _MARKS and (kind in _AFTER_COMMA or of_council):
            found = self.body(at + 1, depth + 1)
            around = found[0].concept.get("bodyClass") if found else ""
            nation = found is not None and found[0].concept.get("bodyLevel") == "nation"
            placed = found is not None and around in _OUTERMOST and (nation or self.places.begins(found[1]))
            whole = around in _AROUND_COMMA or (found is not None and _is_inside(found[0]))
            return found if placed or (not of_council and whole) else None
        found = self.body(at + 1 if mark in self.words.links else at, depth + 1)
        return found if found and found[0].concept.get("bodyClass") != "partyCell" else None

    def _apart(self, at: int, depth: int) -> tuple[BodyPart, int] | None:
        """The body behind a dash or in brackets: "Phó Trưởng Ban X - | Ủy ban MTTQ tỉnh", "… (Sở Y tế)"."""
        found = self.body(at + 1, depth + 1)
        if found is None or found[0].concept.get("bodyClass") not in _OUTERMOST | _AROUND_COMMA:
            return None
        end = self.places.past(found[1])
        closed = end < self.size and self.tokens[end].key == ")"
        return found if (closed if self.tokens[at].key == "(" else end > found[1]) else None

    def _employer(self, at: int, depth: int) -> tuple[BodyPart, int] | None:
        """The body in which a union is: "Bí thư Đoàn | Đại học Huế", "Chủ tịch Công đoàn | Sở Y tế"."""
        return self.body(at, depth + 1) if self._is_employer(at) else None

    def _is_employer(self, at: int) -> bool:
        """Whether a body that has unions and cells of its own is named at `at`."""
        match = self.bodies.get(at)
        return match is not None and match[1][0].get("bodyClass") in _EMPLOYERS


def _is_inside(body: BodyPart) -> bool:
    """Whether a body is told, or known, to be in another."""
    return body.parent is not None or bool(body.concept.get("insideBody"))
