"""Posts told without place, or without body, where the text tells both elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Post
from kg.recognise.holdings.holding import Holding
from kg.recognise.places import LOCAL
from kg.recognise.titles import BodyPart, PostPart

Bare = tuple[str, int, Post]  # a person, the first token of the list, and one of its posts
_Described = tuple[str, str, str, str | None]  # a person, the status, role and kind of body of a post
_SAME: Final = frozenset({"current", "former"})  # in which a post may be told twice


def placed(held: Sequence[Holding], bare: Mapping[Bare, PostPart]) -> list[Holding]:
    """The holdings with what the text tells elsewhere: "Bí thư Lê Văn Mẫu" is "Bí thư Thành ủy …".

    `bare` are the posts without a place of their own, as they are written.
    """
    told: dict[_Described, Post] = {}  # the first post of a role, of any and each kind
    for one in held:
        if one.status in _SAME and (one.person, one.first, one.post) not in bare:
            for kind in ("any", _kind(one.post)):
                told.setdefault((one.person, one.status, one.post.role, kind), one.post)
    return [_whole(one, bare, told) for one in held]


def _whole(one: Holding, bare: Mapping[Bare, PostPart], told: Mapping[_Described, Post]) -> Holding:
    part = bare.get((one.person, one.first, one.post))
    if part is None or one.status not in _SAME:
        return one
    kind = "any" if part.body is None else _kind(one.post)
    any_ = told.get((one.person, one.status, one.post.role, "any"))
    wider = any_ if any_ and part.body and _is_wider(any_, part.body) else one.post
    whole = told.get((one.person, one.status, one.post.role, kind), wider)
    fits = part.generic is None or _is_wards(whole) == _is_wards(one.post)
    return one.told(one.status, whole) if fits else one


def _is_wider(post: Post, body: BodyPart) -> bool:
    """Whether a post's body has no unit and the whole name of another: "Ủy ban Trung ương MTTQ Việt Nam"."""
    nation = post.body if post.body and post.body.unit is None else None
    return nation is not None and set(body.name.split()) <= set(nation.name.split())


def _kind(post: Post) -> str | None:
    return post.body.kind if post.body else None


def _is_wards(post: Post) -> bool:
    """Whether the body of a post is a ward's."""
    return post.unit is not None and post.unit.level in LOCAL
