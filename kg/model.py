"""The frozen types that travel from stage to stage, and the kinds of fact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple


class InputError(Exception):
    """What a user must mend, in one line that names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read; offsets everywhere are code points of `text`."""

    id: str  # the file's stem or the record's id: what `source` shows
    text: str  # exactly as decoded: nothing normalised
    body: int = 0  # where the report begins, after a " date …" header
    published: str | None = None  # ISO, as exact as known: 2025, 2025-07, 2025-07-18
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters a fact rests on: quote == document.text[start:end]."""

    start: int
    end: int
    quote: str
    rule: str
    confidence: float = 1.0
    reason: str = ""  # why the confidence is below 1


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit of one era; `iri` ends in its code and name."""

    iri: str
    name: str  # "Phường Đức Nhuận"
    code: str
    level: str  # local name of its kg:level: Ward, Commune, SpecialZone, Province, …
    parent: str | None = None  # IRI of the province or district around it
    former: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A public body: its kind (a SKOS concept where one is known), name and territory."""

    name: str  # "Đảng ủy phường Đức Nhuận"
    kind: str | None = None  # IRI of the concept
    unit: Unit | None = None  # the territory it governs


@dataclass(frozen=True, slots=True)
class Post:
    """A post: role in a body. `title` is the full name, role and body and place."""

    title: str
    role: str  # IRI of the role's concept
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What every kind of fact has."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class WardMention(Fact):
    """The document speaks about a unit; former units too."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Official(Fact):
    """A person whom the document names as holder of a public post."""

    name: str


@dataclass(frozen=True, slots=True)
class Tenure(Fact):
    """A person in a post."""

    holder: str
    post: Post
    status: str  # current, former, appointed, acting
    start: str | None = None
    end: str | None = None
    observed: str | None = None  # a day on which the document shows the post held
    replaces: str | None = None  # the holder before, where the text names one


@dataclass(frozen=True, slots=True)
class Event(Fact):
    """Something that happened or is planned; `id` tells a document's events apart."""

    id: str
    type: str
    label: str
    date: str | None = None
    unit: Unit | None = None
    organiser: str | None = None
    term: str | None = None  # "2025-2030"
    main: bool = False


@dataclass(frozen=True, slots=True)
class Participation(Fact):
    """A person's part in an event: chair, speaker, attendee, presenter, honoree."""

    person: str
    event: str  # Event.id
    role: str


@dataclass(frozen=True, slots=True)
class Resolution(Fact):
    """A legal or Party document that is referred to."""

    kind: str  # label of the kind: "Nghị quyết"
    number: str  # "68-NQ/TW", "98" or ""
    issuer: str | None = None
    subject: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ResolutionLink(Fact):
    """What one legal document does to another; both as (kind, number)."""

    source: tuple[str, str]
    relation: str  # amends, supplements, replaces, implements
    target: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Indicator(Fact):
    """A figure reported on a ward."""

    label: str
    value: str  # a plain decimal number: "1275000000000", "97.6"
    unit: str  # VND, %, rank, or the counted noun
    comparator: str = "="  # = ≈ < > ≤ ≥
    status: str = "actual"  # actual, target
    ward: Unit | None = None
    period: str | None = None  # "2025", "2025-2030"


@dataclass(frozen=True, slots=True)
class Award(Fact):
    """An honour given."""

    award: str
    recipient: str  # a person's name or a body or group as written
    grantor: str | None = None


@dataclass(frozen=True, slots=True)
class Initiative(Fact):
    """A named programme, model, campaign, app or project."""

    name: str
    kind: str  # programme, model, campaign, app, project, movement, other
    ward: Unit | None = None


@dataclass(frozen=True, slots=True)
class Statement(Fact):
    """What an official is reported to say."""

    speaker: str
    kind: str  # quote, paraphrase
    text: str


@dataclass(slots=True)
class Token:
    """A syllable, number or mark with its folded key; the raw span is exact."""

    # Final and not frozen=True, which makes one in four times the time; there are hundreds in a document.
    key: Final[str]  # lower case, composed, tone mark in the old place
    text: Final[str]  # composed (NFC), zero-width characters dropped
    start: Final[int]
    end: Final[int]
    shape: Final[str]  # "w" lower word, "C" capitalised word, "A" all capitals, "9" number, "." mark
    line: Final[int]  # number of the line it stands on


class Mention(NamedTuple):
    """A recognised run of tokens, [first, last) by index."""

    kind: str
    first: int
    last: int
    value: object = None  # what the recogniser makes of it


class Sentence(NamedTuple):
    """A run of tokens, [first, last)."""

    first: int
    last: int
    kind: str = "text"  # text, headline, caption, item (of a list), byline


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says."""

    document: Document
    facts: tuple[Fact, ...] = ()
    leftovers: tuple[Evidence, ...] = field(default=())  # recognised words no fact used
