"""What a body is called in full: its label with its own name, said behind it or before in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from kg.ontology import Concept
from kg.recognise.base_reading import BaseReading
from kg.recognise.spans import within
from kg.recognise.titles.names import BodyNames
from kg.recognise.titles.places import PostPlaces
from kg.recognise.titles.words import title_lexicon

_first = itemgetter(0)
_DIVISION: Final = "division"  # a class of bodies
SCHOOLS: Final = frozenset({"school", "hospital"})  # classes of bodies whose name a city's may close
# How the name goes on, and the class, of bodies that are named in full once: "Giám đốc Trung tâm".
_NAMED_AGAIN: Final = frozenset(
    {
        ("open", "agency"),
        ("far", "agency"),
        ("open", "hospital"),
        ("open", "association"),
        ("open", "military"),
        ("number", "military"),
    }
)
_EMPLOYERS: Final = frozenset(
    {
        "school",
        "hospital",
        "police",
        "military",
        "court",
        "agency",
        "ministry",
        "office",
        "parliament",
        "government",
    }
)


class CalledBodies:
    """Reads what the bodies of one document are called."""

    def __init__(self, reading: BaseReading, people: frozenset[int], places: PostPlaces) -> None:
        self.tokens, self.size, self.places = reading.tokens, len(reading.tokens), places
        self.bodies = reading.labels["bodies"]
        self.begins = sorted(self.bodies)
        self.told: dict[str, list[tuple[int, str]]] = {}  # by the concept's IRI
        self.names, self.lexicon = BodyNames(reading, people, places), title_lexicon(reading.ontology)

    def in_full(self, end: int, concept: Concept) -> tuple[str, int] | None:
        """(label with the body's own name, end), or None where a name that must follow is missing."""
        goes_on = concept.get("nameGoesOn")
        if goes_on == "place":
            return (concept.label, end) if self.is_employer(end) or self.places.begins(end) else None
        if goes_on == "elected":
            return concept.label, self.names.elected(end)
        last = self._own(end, concept, goes_on)
        if last == end and goes_on in {"open", "far", "number"} and not self.places.begins(end):
            again = (goes_on, concept.get("bodyClass")) in _NAMED_AGAIN
            before = self.named_before(end, concept) if again else None
            return (f"{concept.label} {before}", end) if before else None
        if concept.get("bodyClass") in SCHOOLS and not self._is_called(end, last):
            last = end  # "Trường | rất vui"
        if last == end and end not in self.places.places:
            return concept.label, end
        begun = last == end + 1 and bool(concept.get("properName"))  # "Vườn quốc gia Mũi | Cà Mau"
        if begun or concept.get("bodyClass") in SCHOOLS:
            last = self._past_city(end, last, concept)
        name = " ".join([concept.label, *self.names.written(end, last)])
        return name, last + self._is_joined(last, concept)

    def named_before(self, end: int, concept: Concept) -> str | None:
        """The own name of the last body of its kind, which a bare "Giám đốc Trung tâm" means."""
        told = self._told(concept)
        index = bisect_left(told, end, key=_first) - 1
        return told[index][1] if index >= 0 else None

    def _told(self, concept: Concept) -> Sequence[tuple[int, str]]:
        """(index behind the label, own name) of the bodies of a kind that are named; found once."""
        if concept.iri not in self.told:
            named = ((last, self._own_name(last, other, concept)) for last, other in self._alike(concept))
            self.told[concept.iri] = sorted((last, name) for last, name in named if name)
        return self.told[concept.iri]

    def _alike(self, concept: Concept) -> Iterator[tuple[int, Concept]]:
        """(index behind the label, concept) of the bodies whose labels begin with that of a concept."""
        bodies = ((last, other) for last, (other, *_) in self.bodies.values())
        return ((last, other) for last, other in bodies if other.label.startswith(concept.label))

    def _own_name(self, end: int, other: Concept, concept: Concept) -> str:
        """What tells a body, whose label ends at `end`, from others of a concept; "" where nothing does."""
        placed = other.get("bodyClass") in SCHOOLS
        named = placed or other.iri == concept.iri
        stop = self.names.own(end, other.get("nameGoesOn")) if named else end
        stop = self.places.past_bare(stop) if placed else stop
        stop = self.names.proper(end, stop) if other.get("properName") else stop
        kind = other.label[len(concept.label) :].split()
        told = kind or (stop > end and self.tokens[end].shape in "CA9")
        return " ".join([*kind, *self.names.written(end, stop)]) if told else ""

    def is_employer(self, at: int) -> bool:
        """Whether a body that has unions and cells of its own is named at `at`."""
        match = self.bodies.get(at)
        return match is not None and match[1][0].get("bodyClass") in _EMPLOYERS

    def _own(self, end: int, concept: Concept, goes_on: str) -> int:
        """The end of the own name behind a label that ends at `end`; `end` where none is there."""
        employed = goes_on == "openly" and self.is_employer(end)  # "Chi bộ | Trường Tiểu học …"
        last = self.names.own(end, goes_on) if goes_on and not employed else end
        if concept.get("bodyClass") == _DIVISION:
            last = self._before_employer(end, last)
        if concept.get("properName"):
            last = self.names.proper(end, last)
        return self.names.far(end) if last == end and goes_on.startswith("far") else last

    def _past_city(self, end: int, last: int, concept: Concept) -> int:
        """Past the city that closes a nation's name on [end, last): "Đại học | Huế", "… Trung ương Huế"."""
        own = self.names.written(end, last)
        central = {" ".join(own[-2:]), " ".join(own[:2])} & self.lexicon.central
        nation = concept.get("bodyLevel") == "nation" or bool(central)
        return self.places.bare(last) if nation else last

    def _is_called(self, end: int, last: int) -> bool:
        """Whether the own name of a school on [end, last) is one: with a capital, a number or its place."""
        named = any(token.shape in "CA9" for token in self.tokens[end:last])
        return named or (last < self.size and self.places.begins(last))

    def _before_employer(self, end: int, last: int) -> int:
        """Where a name on [end, last) is over before a school or hospital: "Khoa Luật | Trường Đại học A"."""
        begins = (at for at in within(self.begins, end + 1, last) if self.tokens[at].shape in "CA")
        return next((at for at in begins if self.bodies[at][1][0].get("bodyClass") in SCHOOLS), last)

    def _is_joined(self, at: int, concept: Concept) -> bool:
        """Whether a dash joins the province to a numbered body: "Tòa án nhân dân khu vực 3 - Lâm Đồng"."""
        numbered = concept.get("nameGoesOn") == "number" and concept.get("bodyLevel") == "provincial"
        return numbered and at < self.size and self.tokens[at].key == "-" and self.places.begins(at + 1)
