"""How a complete post is written: role, body and place as a title has them."""

from __future__ import annotations

from typing import Final

from kg.model import Body, Post
from kg.ontology import bare
from kg.recognise.places import Place
from kg.recognise.titles import BodyPart, PostPart

_HOSPITAL: Final = "hospital"  # a class of bodies
_BARE: Final = frozenset({"city", "province"})  # levels of bodies whose names leave out the head of a city


def written_post(part: PostPart, place: Place | None, keeps_head: str) -> Post:
    """The post with its full title and its body; `keeps_head` is the city whose name is never bare."""
    where = _where(part, place, keeps_head) if place else ""
    unit = place.unit if place else None
    inside = f"{part.inside} " if part.inside else ""
    if part.body is None:
        body = Body(where, None, unit) if place else None
        return Post(f"{_role_alone(part)} {inside}{where}".strip(), part.role.iri, body)
    name = f"{_body_name(part.body)} {inside}{where}".strip()
    return Post(_joined(part.role.label, name), part.role.iri, Body(name, part.body.concept.iri, unit))


def _role_alone(part: PostPart) -> str:
    """The label of a role without a body; "Trưởng thôn" before "thôn Đoàn Kết" is "Trưởng"."""
    label, fused = part.role.label, part.role.get("fuses")
    if part.inside and fused and part.inside.startswith(fused) and label.lower().endswith(fused):
        return label[: -len(fused)].rstrip()
    return label


def _where(part: PostPart, place: Place, keeps_head: str) -> str:
    """The place as a title writes it: "phường X", "Thành phố Hà Nội", "Hà Nội" after "Thành ủy"."""
    innermost = part.body
    while innermost is not None and innermost.parent is not None:
        innermost = innermost.parent
    wants = innermost.concept.get("bodyLevel") if innermost else ""
    if place.level == "CentralCity" and not place.former:
        return place.name if wants not in _BARE or place.name == keeps_head else bare(place.name)
    if place.former and innermost is not None and innermost.concept.get("bodyClass") == _HOSPITAL:
        return bare(place.name)  # "Bệnh viện Đa khoa Hòa Bình" keeps its name
    head = innermost.concept.label.split()[0].lower() if innermost else ""
    headed = place.name.lower().startswith(f"{head} ") and wants == "ward"  # "Xã đoàn | Xuân Lộc"
    if (wants in {"province", "district", "city"} or headed) and not bare(place.name).isdigit():
        return bare(place.name)
    return place.name[:1].lower() + place.name[1:]


def _body_name(body: BodyPart) -> str:
    return f"{body.name} {_body_name(body.parent)}" if body.parent else body.name


def _joined(role: str, body: str) -> str:
    """Role and body without saying a shared word twice: "Trưởng Ban" + "Ban Tổ chức …"."""
    ending, beginning = role.lower().split(), body.lower().split(None, 2)
    for length in (2, 1):
        if ending[-length:] == beginning[:length] and len(ending) > length:
            return " ".join([*role.split()[:-length], *body.split()])
    return f"{role} {body}"
