"""Posts: role + body + place, as the text writes them. What is left out is filled in by the extractors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Mention, Token
from kg.ontology import Concept, Ontology
from kg.recognise.places import LOCAL, PROVINCES, Place

_LINKS = frozenset(["của", "thuộc"])
_GENERIC = {"phường": "Ward", "xã": "Commune", "tỉnh": "Province", "tp": "CentralCity", "quận": "UrbanDistrict", "huyện": "RuralDistrict", "p": "Ward"}
_GENERIC_PAIRS = {("đặc", "khu"): "SpecialZone", ("thành", "phố"): "CentralCity", ("thị", "xã"): "DistrictTown", ("thị", "trấn"): "Township"}
_STOPS = frozenset(",;:.()\"/".replace("", " ").split()) | frozenset(
    "là đã được cho có phát nhấn nêu đề yêu chia khẳng trao tặng dự tham chủ báo cùng đến tại trong và của thuộc với về khi để do bởi vừa đang sẽ ông bà đồng các những nhiệm khóa kiêm đồng".split()
)


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A body as written: its concept, name, the body it belongs to and where it stands."""

    concept: Concept
    name: str
    parent: BodyPart | None = None


@dataclass(frozen=True, slots=True)
class PostPart:
    """One post as written. `place` None: not said; `generic` names the level of a bare "phường"."""

    role: Concept
    first: int
    last: int
    body: BodyPart | None = None
    place: Place | None = None
    generic: str | None = None
    inside: str | None = None  # a neighbourhood: "thôn Đoàn Kết"

    @property
    def placed(self) -> bool:
        """Whether the text itself says where."""
        return self.place is not None or self.generic is not None


class TitleGrammar:
    """Parses posts at token positions of one document."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token], places: Sequence[Mention], people: Sequence[Mention]) -> None:
        self.ontology, self.tokens, self.size = ontology, tokens, len(tokens)
        self.roles, self.bodies = ontology.schemes["positions"], ontology.schemes["bodies"]
        self.places: Mapping[int, Mention] = {mention.first: mention for mention in places}
        self.people = {mention.first for mention in people} | {mention.value.named for mention in people}  # type: ignore[attr-defined]
        self.neighbourhoods = frozenset(ontology.words["places"]["words"]["neighbourhoods"])

    def post(self, at: int) -> PostPart | None:
        """The post at token `at`, or None."""
        match = self.roles.longest(self.tokens, at)
        if match is None:
            return None
        end, (role, *_) = match
        takes = role.get("takes")
        if takes == "nothing":
            return PostPart(role, at, end)
        if takes in {"place", "province", "district"}:
            return self._with_place(PostPart(role, at, end))
        if takes.endswith("if said"):
            return self._if_said(PostPart(role, at, end))
        if takes == "neighbourhood":
            return self._neighbourhood(PostPart(role, at, end))
        return self._with_body(PostPart(role, at, end))

    def _if_said(self, post: PostPart) -> PostPart | None:
        """A deputy's seat: with its place where the text names one of the right level."""
        placed = self._with_place(post)
        level = placed.place.level if placed.place else placed.generic
        if post.role.get("takes").startswith("province"):
            return placed if level in PROVINCES else post
        return placed if placed.placed else None

    def member(self, at: int) -> PostPart | None:
        """"(tham gia) Ban Thường vụ Đảng ủy phường X": the seat in a committee."""
        match = self.bodies.longest(self.tokens, at)
        if match is None or match[1][0].get("bodyClass") not in {"committee", "commission", "front"}:
            return None
        label = f"Ủy viên {match[1][0].label}"
        role = next((c for c in self.ontology.concepts.values() if c.label == label), None)
        if role is None:
            member = next(c for c in self.ontology.concepts.values() if c.label == "Ủy viên")
            return self._with_body(PostPart(member, at, at))
        return self._with_body(PostPart(role, at, match[0]))

    def _with_body(self, post: PostPart) -> PostPart | None:
        fused = post.role.get("fuses").split()
        start = post.last
        body = self.body(start)
        if fused and [t.key for t in self.tokens[start - len(fused) : start]] == fused:
            shared = self.body(start - len(fused))
            body = shared if body is None or (shared and shared[1] > body[1]) else body
        if body is None:
            alone = self._with_place(post)
            return None if post.role.get("takes") == "police" else alone
        part, end = body
        if post.role.get("takes") == "police" and part.concept.get("bodyClass") not in {"police", "military", "agency", "school"}:
            return None
        return self._with_place(PostPart(post.role, post.first, end, part))

    def body(self, at: int, depth: int = 0) -> tuple[BodyPart, int] | None:
        """(body, end) at `at`, with the body it belongs to."""
        if at >= self.size or depth > 3 or at in self.people:
            return None
        match = self.bodies.longest(self.tokens, at)
        if match is None or self.tokens[at].line != self.tokens[match[0] - 1].line:
            return None
        end, (concept, *_) = match
        name = concept.label
        goes_on = concept.get("nameGoesOn")
        if goes_on == "place":
            if not self._is_place(end):
                return None
        elif goes_on:
            last = self._own_name(end, goes_on, concept)
            if last == end and goes_on in {"open", "number"} and not self._is_place(end):
                return None
            name = " ".join([name, *self._written(end, last)])
            end = last
        parent = self._parent(end, concept, depth)
        return (BodyPart(concept, name, parent[0]), parent[1]) if parent else (BodyPart(concept, name), end)

    def _written(self, first: int, last: int) -> list[str]:
        return [token.text for token in self.tokens[first:last]]

    def _own_name(self, at: int, goes_on: str, concept: Concept) -> int:
        """The end of a body's own name that follows its label."""
        if goes_on == "number":
            return at + 1 if at < self.size and (self.tokens[at].shape == "9" or self.tokens[at].key in {"i", "ii", "iii", "iv", "v"}) else at
        end = at
        lower = at < self.size and self.tokens[at].shape == "w"
        if lower and (goes_on == "openly" or self.tokens[at - 1].shape == "w"):
            return at  # "báo cáo" is no newspaper
        while end < self.size and end - at < 12 and self._in_name(at, end):
            end += 1
        while end > at and self.tokens[end - 1].key in {"-", "và", ",", "&"}:
            end -= 1
        return end

    def _in_name(self, at: int, end: int) -> bool:
        token = self.tokens[end]
        if end in self.people or end in self.places or token.line != self.tokens[at - 1].line or self._is_place(end):
            return False
        if token.key in {"và", "-", "&"}:
            return end > at and end + 1 < self.size and self.tokens[end + 1].shape in "CA" and not self.roles.longest(self.tokens, end + 1) and end + 1 not in self.people
        if token.shape == "." or token.key in _STOPS and token.shape == "w":
            return False
        if self.roles.longest(self.tokens, end) and token.shape in "CA":
            return False
        return not (end > at and self._is_whole_body(end))

    def _is_whole_body(self, at: int) -> bool:
        match = self.bodies.longest(self.tokens, at)
        return match is not None and self.tokens[at].shape in "CA" and not match[1][0].get("nameGoesOn")

    def _parent(self, at: int, concept: Concept, depth: int) -> tuple[BodyPart, int] | None:
        """The body around a commission, office or division: directly, after "của", or after a comma."""
        if concept.get("bodyClass") in {"council", "government", "front", "union", "police"} and depth == 0:
            return None
        start = at
        if start < self.size and self.tokens[start].key in _LINKS:
            start += 1
        elif start < self.size and self.tokens[start].key == "," and concept.get("bodyClass") in {"division", "office"}:
            start += 1
            found = self.body(start, depth + 1)
            return found if found and found[0].concept.get("bodyClass") in {"agency", "commission", "ministry"} else None
        found = self.body(start, depth + 1)
        return found if found and found[0].concept.get("bodyClass") not in {"partyCell"} else None

    def _is_place(self, at: int) -> bool:
        return at in self.places or self._generic(at) is not None

    def _generic(self, at: int) -> tuple[str, int] | None:
        """(level, end) of a bare "phường", "thành phố", "tỉnh" at `at`."""
        if at >= self.size:
            return None
        pair = (self.tokens[at].key, self.tokens[at + 1].key if at + 1 < self.size else "")
        if pair in _GENERIC_PAIRS:
            return _GENERIC_PAIRS[pair], at + 2
        level = _GENERIC.get(pair[0])
        if level == "Ward" and pair[0] == "p" or (pair[0] == "tp" and pair[1] == "."):
            return None
        return (level, at + 1) if level else None

    def _with_place(self, post: PostPart) -> PostPart:
        """The post with the place that follows it."""
        at = post.last
        if at < self.size and self.tokens[at].key in _LINKS:
            at += 1
        inside, at = self._inside(at)
        mention = self.places.get(at)
        if mention and self.tokens[at].line == self.tokens[post.first].line:
            place = mention.value
            assert isinstance(place, Place)
            return self._replace(post, mention.last, place=place, inside=inside)
        generic = self._generic(at)
        if generic and not (inside is None and at != post.last and self.tokens[at - 1].key not in _LINKS):
            return self._replace(post, generic[1], generic=generic[0], inside=inside)
        if at < self.size and self.tokens[at].key == "một" and generic is None and self._generic(at + 1):
            return self._replace(post, at, generic="other")  # "một xã khác": a place the text leaves open
        return self._replace(post, at, inside=inside) if inside else post

    def _replace(self, post: PostPart, last: int, **parts: object) -> PostPart:
        return PostPart(post.role, post.first, last, post.body, **parts)  # type: ignore[arg-type]

    def _inside(self, at: int) -> tuple[str | None, int]:
        """A neighbourhood at `at`: ("khu phố 4", end), else (None, at)."""
        for length in (3, 2, 1):
            head = self.tokens[at : at + length]
            if " ".join(token.key for token in head) in self.neighbourhoods and at + length < self.size:
                end = at + length
                if self.tokens[end].shape == "9":
                    end += 1
                else:
                    while end < self.size and end - at < 6 and self.tokens[end].shape in "CA" and end not in self.people:
                        end += 1
                if end > at + length:
                    written = " ".join([token.key for token in head] + self._written(at + length, end))
                    if end < self.size and self.tokens[end].key == ",":
                        end = end + 1 if end + 1 in self.places else end
                    return written, end
        return None, at

    def _neighbourhood(self, post: PostPart) -> PostPart | None:
        fused = post.role.get("fuses").split()
        inside, end = self._inside(post.last - len(fused))
        if inside is None:
            inside, end = self._inside(post.last)
        if inside is None:
            return None
        return self._with_place_after(post, end, inside)

    def _with_place_after(self, post: PostPart, end: int, inside: str) -> PostPart:
        placed = self._with_place(PostPart(post.role, post.first, end))
        return PostPart(post.role, post.first, placed.last, None, placed.place, placed.generic, inside)


def local_level(level: str | None) -> bool:
    """Whether a level is that of present wards, communes and special zones."""
    return level in LOCAL
