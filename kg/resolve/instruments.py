"""Legal and Party documents across reports: kind, number, and the issuer where a number is local or bare."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.resolve.across import Thing
from kg.text import keys

_DIGITS = re.compile(r"\d+")
_PARTY = re.compile(r"\d+\s*-\s*\w+\s*/\s*\w+")  # 68-NQ/TW; a state document is 98/2023/QH15
_SYMBOL = re.compile(r"[^\W\d_]+(?=\d*$)")


class Reference(NamedTuple):
    """A report's reference to a document."""

    node: str
    kind: str
    number: str
    issuer: str = ""
    first: str = ""  # the same reference where its report was printed first
    scope: str = ""  # where the issuer's words do not tell its unit: the unit, or else the report


class _Group(NamedTuple):
    number: str
    place: str  # what makes a local or bare number one: its issuer, or its report; "" for a national one
    references: tuple[Reference, ...]


def block(kind: str, number: str) -> str:
    """References of different blocks are never one: "Nghị quyết", "98/2023/QH15" → "nghị quyết 98"."""
    digits = _DIGITS.match(number)
    return f"{kind} {digits[0] if digits else number}".lower()


def instruments(references: Sequence[Reference], symbols: Mapping[str, str]) -> list[Thing]:
    """The documents that one block's references speak of; `symbols`: of national issuers → their class."""
    groups = _groups(references, symbols)
    wholes = {group: _whole(group, groups) for group in groups}
    gathered: dict[_Group, list[_Group]] = {group: [] for group in groups if wholes[group] is None}
    for group in groups:
        end = group
        while (longer := wholes[end]) is not None:
            end = longer
        if end != group:
            gathered[end].append(group)
    return [_thing(group, shorter, symbols) for group, shorter in gathered.items()]


def _symbol(number: str) -> str:
    """The issuer's part of a number, or ""."""
    match = _SYMBOL.search(number)
    return match[0].upper() if match else ""


def _groups(references: Sequence[Reference], symbols: Mapping[str, str]) -> list[_Group]:
    """References of one number and one issuer."""
    found: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in sorted(references):
        national = _symbol(reference.number) in symbols
        place = "" if national else _issuer(reference) or reference.first or reference.node
        found[reference.number.upper(), place].append(reference)
    return [_Group(number, place, tuple(same)) for (number, place), same in sorted(found.items())]


def _issuer(reference: Reference) -> str:
    """What is the same for one issuer only, or ""."""
    return " ".join(filter(None, (*keys(reference.issuer), reference.scope))) if reference.issuer else ""


def _issuers(group: _Group) -> set[str]:
    return {_issuer(reference) for reference in group.references if reference.issuer}


def _whole(group: _Group, groups: Sequence[_Group]) -> _Group | None:
    """The one group whose number is this one's with more behind it, from the same issuer."""
    longer = [
        other
        for other in groups
        if re.match(re.escape(group.number) + r"[-/]", other.number) and _issuers(group) & _issuers(other)
    ]
    longest = [one for one in longer if not any(_begins(one, other) for other in longer)]
    return longest[0] if len(longest) == 1 else None


def _begins(one: _Group, other: _Group) -> bool:
    return one.number != other.number and other.number.startswith(one.number)


def _thing(group: _Group, shorter: Sequence[_Group], symbols: Mapping[str, str]) -> Thing:
    first = group.references[0]
    label = f"{first.kind} {first.number}"
    nodes = sorted({reference.node for same in (group, *shorter) for reference in same.references})
    why = (
        ["same kind, number and issuer" if group.place else "same kind and number"]
        if len(group.references) > 1
        else []
    )
    why += ["one number begins the other, same issuer"] if shorter else []
    kind = symbols.get(_symbol(group.number)) or _class(group.number)
    values = (("name", label), ("block", block(first.kind, first.number)))
    return Thing(kind, tuple(filter(None, (label, group.place))), values, tuple(nodes), tuple(why))


def _class(number: str) -> str:
    if _PARTY.fullmatch(number):
        return "PartyDocument"
    return "Legislation" if _symbol(number) else "OfficialDocument"
