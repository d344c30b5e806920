"""On which level a post stands: by the place the text names, or by its body."""

from __future__ import annotations

from typing import Final, Literal

from kg.ontology import BodyLevel
from kg.recognise.places import DISTRICTS, LOCAL, PROVINCES
from kg.recognise.titles import BodyPart, PostPart

PROVINCIAL: Final[frozenset[BodyLevel]] = frozenset({"province", "city", "provincial"})
_INNER: Final[frozenset[BodyLevel]] = frozenset(
    {"party", "council", "any", "ward", "wardparty", "wardgovernment", "provincial", "group"}
)
_WARD: Final[frozenset[BodyLevel]] = frozenset({"ward", "wardparty", "wardgovernment"})
_MILITARY: Final = "military"  # a class of bodies
_IMPLIED: Final[dict[BodyLevel | Literal[""], str]] = {
    "ward": "Ward",
    "wardparty": "Ward",
    "wardgovernment": "Ward",
    "city": "CentralCity",
    "province": "Province",
    "provincial": "Province",
}


def said_level(part: PostPart) -> str | None:
    """The level of unit the text gives the post: of its place, or of a bare "phường"."""
    return part.place.level if part.place else part.generic


def called_kind(part: PostPart) -> str:
    """The word of a military post for its kind of body: "đồn" of "Phó Đồn trưởng"; "" for none."""
    fused, label = part.role.get("fuses"), part.role.label.lower()
    called = _MILITARY in part.role.get("refersTo").split() and fused in label.split()[:-1]
    return fused if called and " " not in fused else ""


def is_past(part: PostPart) -> bool:
    """Whether the text places a post in a unit that is gone."""
    return part.place is not None and (part.place.former or part.place.level in DISTRICTS)


def body_level(body: BodyPart | None) -> BodyLevel | Literal[""]:
    """Where the territory of a body comes from: its own level or that of the body around it."""
    if body is None:
        return "any"
    level = body.concept.get("bodyLevel")
    if body.concept.get("insideBody"):
        return level  # "Phòng Cảnh sát giao thông" is a province's, whosever "Công an" it is in
    return body_level(body.parent) if body.parent and level in _INNER else level


def implied_level(part: PostPart) -> str | None:
    """The level a post stands on, by its bare "phường" or its body."""
    return part.generic or _IMPLIED.get(body_level(part.body))


def of_province(part: PostPart, level: str | None) -> bool:
    """Whether the post is a province's, by its role or body or else by the level around it."""
    wants = body_level(part.body)
    if part.role.get("takes") == "province" or wants in PROVINCIAL or said_level(part) in PROVINCES:
        return True
    return wants not in _WARD and level in PROVINCES


def of_district(part: PostPart, level: str | None) -> bool:
    """Whether the post is a district's, by its role or body or else by the level around it."""
    return body_level(part.body) == "district" or part.role.get("takes") == "district" or level in DISTRICTS


def fits(part: PostPart, level: str) -> bool:
    """Whether a place of `level` may complete the post."""
    wants, takes = body_level(part.body), part.role.get("takes")
    if takes == "province" or wants in PROVINCIAL:
        return level in PROVINCES
    if takes == "district" or wants == "district":
        return level in DISTRICTS
    return level in LOCAL if wants in _WARD else True
