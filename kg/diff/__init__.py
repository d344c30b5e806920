"""What one graph says and another does not, in people's words: document by document, kind by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.diff.load import Graph, Told, load
from kg.diff.narrow import narrow
from kg.explain.words import one_line

__all__ = ["diff"]

_NAMED = {  # what tells a fact from others of its kind; of other kinds the first of _NAMES that is said
    "tenure": "{holder} as {post}",
    "participation": "{participant} at {event}",
    "award": "{name}: {recipient}{recipient's name}",
    "statement": "{speaker}: {text}",
    "indicator": "{name} ({unit of measure})",
    "reference to an official document": "{kind} {number}",
    "link between official documents": "{source document} {target document}",
}
_NAMES = ("name", "label", "unit")


def diff(old: Path, new: Path) -> Iterator[str]:
    """Lines for people to read; the last one counts."""
    one, other = Graph(load(old)), Graph(load(new))
    if old.is_dir() and new.is_dir():
        narrow(one, other)
    else:  # somebody may have edited a file
        for graph in (one, other):
            graph.read(graph.store)
    changed = sorted(
        name for name in one.marks.keys() | other.marks.keys() if one.marks.get(name) != other.marks.get(name)
    )
    documents = [name for name in changed if name in one.sources or name in other.sources]
    before, after = one.facts(documents), other.facts(documents)
    counts: Counter[str] = Counter()
    for name in documents:
        yield from _document(one, other, name, before[name], after[name], counts)
    yield from _people(one, other)
    yield from _decisions(one, other)
    yield from _shared(one, other, [name for name in changed if name not in documents], counts)
    yield ", ".join(f"{counts[what]} {what}" for what in ("added", "removed", "changed"))


def _document(
    one: Graph, other: Graph, name: str, before: list[Told], after: list[Told], counts: Counter[str]
) -> Iterator[str]:
    source = one_line(other.sources.get(name) or one.sources[name])
    state = "new document" if name not in one.sources else "changed document"
    first = other.sources.get(other.reprints.get(name, ""))
    words = f" with the words of {first}" if first else ""
    yield f"{source}: {state if name in other.sources else 'removed document'}{words}"
    lines = list(_changes(before, after, counts))
    yield from lines or ["  every fact is as before"]


def _changes(before: list[Told], after: list[Told], counts: Counter[str]) -> Iterator[str]:
    """What is said differently first, kind by kind; then what is only in one of the two."""
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    rest: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in sorted(gone.elements()):
        rest[told.kind, _heading(told)].append(told)
    lines = []
    for told in sorted(come.elements()):
        same = rest[told.kind, _heading(told)]
        lines.append(_line("changed", told, same.pop(0)) if same else _line("added", told))
    lines += [_line("removed", told) for same in rest.values() for told in same]
    counts.update(what for _, what, _ in lines)
    yield from (f"  {text}" for _, _, text in sorted(lines))


def _line(what: str, told: Told, before: Told | None = None) -> tuple[str, str, str]:
    """(kind, what, "tenure of X as Y added")."""
    text = f"{told.kind} of {_heading(told)}" if told.kind == "tenure" else f"{told.kind} {_heading(told)}"
    if before is None:
        details = "; ".join(f"{name} {value}" for name, value in told.said if value not in text)
        return told.kind, what, f"{text} {what}" + (f" ({details})" if details else "")
    names = sorted({name for name, _ in {*told.said, *before.said}})
    moves = (
        f"{name} {before.get(name) or '(none)'} → {told.get(name) or '(none)'}"
        for name in names
        if told.get(name) != before.get(name)
    )
    return told.kind, what, f"{text} changed: {'; '.join(moves)}"


def _heading(told: Told) -> str:
    form = _NAMED.get(told.kind)
    if form:
        return form.format_map(_Said(told))
    return next((told.get(name) for name in _NAMES if told.get(name)), "") or "; ".join(
        v for _, v in told.said
    )


class _Said(dict[str, str]):
    """The values of a fact by property; nothing where it says nothing."""

    def __init__(self, told: Told) -> None:
        super().__init__((name, told.get(name)) for name, _ in told.said)

    def __missing__(self, name: str) -> str:
        return ""


def _people(one: Graph, other: Graph) -> Iterator[str]:
    """Whoever was two people and is one, and the other way round."""
    both = one.people.keys() & other.people.keys()
    for before, after, told in ((one, other, "are now one"), (other, one, "were one and are not any more")):
        ends: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for view in both:
            document = after.sources.get(after.owner(view), view)
            ends[after.people[view]][before.people[view]].add(document)
        for thing, parts in sorted(ends.items()):
            if len(parts) > 1:
                groups = " / ".join(sorted(", ".join(sorted(documents)) for documents in parts.values()))
                yield f"{after.name(thing)}: {groups} {told}"


def _decisions(one: Graph, other: Graph) -> Iterator[str]:
    """What people decided."""
    for graph, pairs, what in (
        (one, one.decisions - other.decisions, "taken back"),
        (other, other.decisions - one.decisions, "added"),
    ):
        for first, verdict, second in sorted(pairs):
            places = (f"{graph.name(view)} ({one_line(graph.source(view))})" for view in (first, second))
            yield f"{' and '.join(places)} {verdict}: decision {what}"


def _shared(one: Graph, other: Graph, names: Iterable[str], counts: Counter[str]) -> Iterator[str]:
    """Persons, posts, bodies, units and official documents."""
    before, after = list[Told](), list[Told]()
    for name in names:
        for graph, told in ((one, before), (other, after)):
            if graph.typed(name):
                told.append(graph.told(ox.NamedNode(name)))
    lines = list(_changes(before, after, counts))
    if lines:
        yield "what documents share:"
        yield from lines
