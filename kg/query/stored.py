"""Queries with their titles and parameters: stored ones by name, files, standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.dates import is_day, iso_date
from kg.model import InputError, UsageError
from kg.prefixes import PREFIXES
from kg.resources import QUERIES

_UNASKABLE = re.compile("[\0\ud800-\udfff]")
_COMMENTS = re.compile(r"(?:#.*\n)*")  # first: they are title and parameters
_ORDER = re.compile(r"#\s*order:\s*([\w\s-]+)")
_KEYS = re.compile(r"#\s*keys:\s*([\w\s]+)")
_SPARQL = re.compile(r"\s*(?:#.*\n\s*)*(?:BASE|PREFIX|SELECT|ASK|CONSTRUCT|DESCRIBE)\s", re.IGNORECASE)
_PARAMETER = re.compile(
    r"#\s*param\s+(\w+)(?:@(\w+)|\^(day|unit))?\s*:\s*(.*?)\s*(?:\(default:?\s*(.*?)\))?\s*"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the caller binds."""

    name: str
    help: str
    language: str | None = None
    default: str | None = None
    kind: str | None = None  # day: bound in ISO form; unit: its name and, as ?code, its code are bound

    @property
    def optional(self) -> bool:
        """Whether it may be left out: its variable then stays free."""
        return self.help.endswith("(optional)")

    def checked(self, query: str, value: str) -> str:
        """`value`, a day in ISO form; UsageError where it is none that the query can take."""
        try:
            value.encode()
            if self.kind != "day":
                return value
            day = iso_date(value) or ""
            if not is_day(day):
                raise ValueError(value)
        except ValueError:
            shown = value.encode(errors="backslashreplace").decode()
            wanted = self.help.partition(";")[0]  # what comes behind tells how it is used
            raise UsageError(f"{query}: parameter {self.name!r} is {wanted}, not {shown!r}") from None
        return day


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL text with what its first comment lines say."""

    name: str
    title: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    order: tuple[str, ...] = ()  # columns to sort by; -column goes down
    keys: tuple[str, ...] = ()  # columns of IRIs, by which answers are joined; no table for people shows them

    @property
    def whole(self) -> str:
        """The text with the prefixes it uses, for any other engine; its default graph is the union of all."""
        used = (prefix for prefix in PREFIXES if re.search(rf"\b{prefix}:", self.text))
        prefixes = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used)
        return _COMMENTS.sub(lambda comments: comments[0] + prefixes, self.text, count=1)

    def bound(self, given: Mapping[str, str]) -> dict[Parameter, str]:
        """The value of every parameter there is one for; raises where one is missing or unknown."""
        self._check(given)
        wanted = [one for one in self.parameters if one.name in given or not one.optional]
        missing = [one for one in wanted if one.name not in given and one.default is None]
        if missing:
            raise UsageError(f"{self.name}: parameter {missing[0].name!r} is missing ({missing[0].help})")
        values = {one: given.get(one.name, one.default or "") for one in wanted}
        return {one: one.checked(self.name, value) for one, value in values.items()}

    def _check(self, given: Mapping[str, object]) -> None:
        """Raises UsageError for what is no parameter of this query, and for a value that is none."""
        names = [one.name for one in self.parameters]
        unknown = sorted(set(given) - set(names))
        if unknown:
            known = f"it has {', '.join(names)}" if names else "it has none"
            raise UsageError(f"{self.name}: no parameter {unknown[0]!r}; {known}")
        for name, value in given.items():
            if value == "":
                raise UsageError(f"{self.name}: parameter {name!r} is empty")
            if not isinstance(value, str):  # from Python
                raise UsageError(f"{self.name}: parameter {name!r} is not text")


def parse(name: str, text: str) -> Query:
    """The query in `text`; its leading comment lines are its title and parameters."""
    title, parameters = "", list[Parameter]()
    order: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    for comment in text.lstrip("\ufeff \t\r\n").splitlines():
        if not comment.startswith("#"):
            break
        found, ordered = _PARAMETER.fullmatch(comment), _ORDER.fullmatch(comment)
        if ordered:
            order = tuple(ordered[1].split())
        elif keyed := _KEYS.fullmatch(comment):
            keys = tuple(keyed[1].split())
        elif found:
            parameters.append(Parameter(found[1], found[4], found[2], found[5], found[3]))
        else:
            title = title or comment.lstrip("# ").strip()
    return Query(name, title, text.removeprefix("\ufeff"), tuple(parameters), order, keys)


def stored() -> list[Query]:
    """All stored queries, by name."""
    return [parse(path.stem, path.read_text("utf-8")) for path in sorted(QUERIES.glob("*.rq"))]


def find(name: str) -> Query:
    """A stored query's name, a file, - for standard input, or SPARQL itself."""
    if not name.strip() or _UNASKABLE.search(name):
        raise UsageError(f"a query is {'not text' if name.strip() else 'blank'}")
    if name == "-":
        return parse("standard input", _decoded("standard input", _typed()))
    path = QUERIES / f"{name}.rq"
    if re.fullmatch(r"\w+", name) and path.is_file():
        return parse(name, path.read_text("utf-8"))
    path = Path(name)
    try:
        return parse(name, _decoded(name, path.read_bytes()))
    except OSError as error:
        if "{" in name or _SPARQL.match(name):
            return parse("query", name)
        if path.suffix or "/" in name or path.exists():
            raise InputError(f"{name}: the query cannot be read: {error.strerror}") from error
        raise UsageError(f"{name}: neither a stored query nor a file; {_near(name)}") from error


def _near(name: str) -> str:
    """The stored query that somebody may have meant; all of them where none is like it."""
    names = [query.name for query in stored()]
    like = get_close_matches(name.lower(), names, n=1)
    return f"there is {like[0]}" if like else f"there are {', '.join(names)}"


def _typed() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    return sys.stdin.buffer.read()


def _decoded(name: str, text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: the query is not UTF-8") from error
