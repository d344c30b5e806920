"""The frozen types that travel from stage to stage, and the kinds of fact."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from msgspec import Struct

UNSEEN = "\u2060"  # has no width: it ends no word, and no name or label keeps it


class InputError(Exception):
    """What a user must mend, in one line that names the file and the reason."""


class UsageError(InputError):
    """The same where what was asked is wrong, whatever the data."""


def as_path(given: object) -> Path:
    """A path; raises InputError for an empty one, which would be the current folder, and for what is none."""
    if given == "":
        raise InputError("a path is empty")
    if not isinstance(given, str | PathLike) or "\0" in str(given):
        raise InputError(f"{given!r} is not a path")
    return Path(given)


class Record(Struct, frozen=True, gc=False):
    """An immutable value: a Struct is made in a tenth of the time of a frozen dataclass."""


class Document(Record, frozen=True):
    """One report as it was read; offsets everywhere are code points of `text`."""

    id: str  # the file's stem or the record's id: what `source` shows
    text: str  # exactly as decoded: nothing normalised
    body: int = 0  # where the report begins, after a header
    published: str | None = None  # ISO, as exact as known: 2025, 2025-07, 2025-07-18
    title: str | None = None
    url: str | None = None
    seen: str | None = None  # as long as `text`, UNSEEN where nobody sees its character; None: all is seen
    flaw: str | None = None  # what could not be read beside the text, in one line
    line: int = 0  # where it stands, in a file of several


class Evidence(Record, frozen=True):
    """The characters a fact rests on: quote == document.text[start:end]."""

    start: int
    end: int
    quote: str
    rule: str
    confidence: float = 1.0  # what ontology/kg.ttl says of the way of inference
    reason: str = ""  # the way in which it was inferred; "" where the text says it outright


class Unit(Record, frozen=True):
    """An administrative unit of one era; `iri` ends in its code and name."""

    iri: str
    name: str  # "Phường Cầu Kiệu"
    code: str
    level: str  # local name of its kg:level: Ward, Commune, SpecialZone, Province, …
    parent: str | None = None  # IRI of the province or district around it
    former: bool = False


class Body(Record, frozen=True):
    """A public body: its kind (a SKOS concept where one is known), name and territory."""

    name: str  # "Đảng ủy phường Cầu Kiệu"
    kind: str | None = None  # IRI of the concept
    unit: Unit | None = None  # the territory it governs


class Post(Record, frozen=True):
    """A post: role in a body. `title` is the full name, role and body and place."""

    title: str
    role: str  # IRI of the role's concept
    body: Body | None = None

    @property
    def unit(self) -> Unit | None:
        """The unit of its body."""
        return self.body.unit if self.body else None


class Fact(Record, frozen=True):
    """What every kind of fact has."""

    evidence: Evidence


class WardMention(Fact, frozen=True):
    """The document speaks about a unit; former units too."""

    unit: Unit


class Official(Fact, frozen=True):
    """A person whom the document names as holder of a public post."""

    name: str


class Tenure(Fact, frozen=True):
    """A person in a post."""

    holder: str
    post: Post
    status: str  # current, former, appointed, acting
    start: str | None = None
    end: str | None = None
    observed: str | None = None  # a day on which the document shows the post held
    replaces: str | None = None  # the holder before, where the text names one
    further: tuple[Evidence, ...] = ()  # the words on its days, and on the holder before


class Event(Fact, frozen=True):
    """Something that happened or is planned; `id` tells a document's events apart."""

    id: str
    type: str
    label: str
    date: str | None = None
    unit: Unit | None = None
    organiser: str | None = None
    term: str | None = None  # "2025-2030"
    main: bool = False


class Participation(Fact, frozen=True):
    """A person's part in an event: chair, speaker, attendee, presenter, honoree."""

    person: str
    event: str  # Event.id
    role: str


class Resolution(Fact, frozen=True):
    """A legal or Party document that is referred to."""

    kind: str  # label of the kind: "Nghị quyết"
    number: str  # "68-NQ/TW", "98" or ""
    issuer: str | None = None
    subject: str | None = None
    date: str | None = None


class ResolutionLink(Fact, frozen=True):
    """What one legal document does to another; both as (kind, number)."""

    source: tuple[str, str]
    relation: str  # amends, supplements, replaces, implements
    target: tuple[str, str]


class Indicator(Fact, frozen=True):
    """A figure reported on a ward."""

    label: str
    value: str  # a plain decimal number: "1275000000000", "97.6"
    unit: str  # VND, %, rank, or the counted noun
    comparator: str = "="  # = ≈ < > ≤ ≥
    status: str = "actual"  # actual, target
    ward: Unit | None = None
    period: str | None = None  # "2025", "2025-2030"


class Award(Fact, frozen=True):
    """An honour given."""

    award: str
    recipient: str  # a person's name or a body or group as written
    grantor: str | None = None


class Initiative(Fact, frozen=True):
    """A named programme, model, campaign, app or project."""

    name: str
    kind: str  # programme, model, campaign, app, project, movement, other
    ward: Unit | None = None


class Statement(Fact, frozen=True):
    """What an official is reported to say."""

    speaker: str
    kind: str  # quote, paraphrase
    text: str


class Facts(Record, frozen=True):
    """All that one document says."""

    document: Document
    facts: tuple[Fact, ...] = ()
    leftovers: tuple[Evidence, ...] = ()  # recognised words no fact used
    words: Sequence[str] = ()  # keys, from the body on: a reprint is known by them
