"""The arrows: path → Document → Facts → Emitted → Store, in one process or several, with one result."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from kg.compiled import check
from kg.emit import Emitted, document_iri
from kg.model import Document, Evidence, InputError
from kg.ontology import load
from kg.pipeline.places import Places
from kg.pipeline.seen import Seen
from kg.pipeline.tasks import Outcome, Task, perform
from kg.pipeline.workers import in_order
from kg.read import find, read
from kg.resolve import Decision
from kg.resolve.decided import beside
from kg.resolve.decided import load as decisions_of
from kg.store.disk import current
from kg.store.write import Writer, changing

_RECORDS = (".jsonl", ".jsonl.gz")  # files of many documents, read here; others are read by the workers


class Progress(NamedTuple):
    """How far a build has come."""

    documents: int
    files: int
    of: int


@dataclass(slots=True)
class BuildReport:
    """What a build did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    facts: Counter[str] = field(default_factory=Counter)  # of documents added or changed, by kind
    passed: Counter[str] = field(default_factory=Counter)  # files in folders that no reader is for, by suffix
    errors: list[InputError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what is no fault, but nobody may have meant
    seconds: float = 0.0


def build(
    paths: Iterable[Path],
    store: Path,
    *,
    workers: int = 0,
    prune: bool = False,
    progress: Callable[[Progress], None] | None = None,
    leftovers: Callable[[str, Evidence], None] | None = None,
    decisions: Path | None = None,
) -> BuildReport:
    """Read documents and write what they say. Unchanged ones are skipped, the others replace their own facts.

    `workers` 0 is one for each core. `leftovers` is told the words recognised that no fact used.
    `decisions` is the file of what people decided about who is who; it lies beside the store unless given.
    Where there is none, decisions that the store was made with are taken back, and the report notes it.
    """
    began = perf_counter()
    check()
    report = BuildReport()
    files = _files(paths, report)
    if decisions is not None and not decisions.exists():
        raise InputError(f"{decisions}: the file of decisions does not exist")
    kept = decisions or beside(store)
    if report.errors and not files and current(store) is None:  # no folder is left where none was
        return report
    with (
        closing(Places(store, files)) as places,
        changing(store, load(), decisions_of(kept), then=places.save) as writer,
    ):
        if not kept.exists() and (number := writer.decisions()):
            report.notes.append(_taken_back(number, store, kept))
        gathering = _Gathering(writer, report, places, prune=prune)
        tasks = _tasks(files, writer.mark, leftovers is not None)
        for outcome in in_order(perform, tasks, workers or os.cpu_count() or 1):
            gathering.take(outcome)
            _tell(outcome, gathering, len(files), progress, leftovers)
        if prune and gathering.whole:
            gathering.prune()
        elif prune:
            report.errors.append(InputError("nothing was retracted: not all that is named could be read"))
    report.seconds = perf_counter() - began
    return report


def _taken_back(number: int, store: Path, kept: Path) -> str:
    count = "1 decision on who is who is" if number == 1 else f"{number} decisions on who is who are"
    return f"{store}: {count} taken back: no file of decisions is given, and there is no {kept}"


def decide(store: Path, decisions: Iterable[Decision]) -> None:
    """Let a store follow decisions about who is who; no document is read."""
    with changing(store, load(), decisions):
        pass


def _tell(
    outcome: Outcome,
    gathering: _Gathering,
    files: int,
    progress: Callable[[Progress], None] | None,
    leftovers: Callable[[str, Evidence], None] | None,
) -> None:
    """What the caller wants to hear of a document."""
    if leftovers:
        for evidence in outcome.leftovers:
            leftovers(outcome.id, evidence)
    if progress:
        progress(Progress(gathering.seen.count, outcome.file, files))


def _files(paths: Iterable[Path], report: BuildReport) -> list[Path]:
    files = []
    for found in find(paths, report.passed):
        if isinstance(found, InputError):
            report.errors.append(found)
        else:
            files.append(found)
    return files


def _tasks(files: Iterable[Path], mark: Callable[[str], str], leftovers: bool) -> Iterator[Task]:
    """One task for each document."""
    for number, path in enumerate(files, 1):
        if not path.name.lower().endswith(_RECORDS):
            yield Task(number, path, None, mark(document_iri(path.stem)), leftovers)
            continue
        for document in read(path):
            known = mark(document_iri(document.id)) if isinstance(document, Document) else ""
            yield Task(number, path, document, known, leftovers)


class _Gathering:
    """Takes outcomes in the order of their documents and hands them to the store."""

    def __init__(self, writer: Writer, report: BuildReport, places: Places, *, prune: bool) -> None:
        self.writer = writer
        self.places = places
        self.pruning = prune
        self.report = report
        self.seen = Seen()
        self.whole = not report.errors  # whether every folder, and every file of records, could be read

    def take(self, outcome: Outcome) -> None:
        """An error, a second document of one id, an unchanged or a new one."""
        name = document_iri(outcome.id)
        if outcome.error:
            self.report.errors.append(outcome.error)
            self.whole = self.whole and not outcome.path.name.lower().endswith(_RECORDS)
        if outcome.flaw:
            self.report.errors.append(InputError(outcome.flaw))
        before = self.seen.take(name, outcome.digest, outcome.path)
        if before:
            self._again(outcome, *before)
        elif not outcome.error and not self._clashes(name, outcome):
            self._write(name, outcome.emitted, outcome.path)

    def _again(self, outcome: Outcome, mark: str, path: str) -> None:
        if outcome.digest != mark and not outcome.error:
            self._two(outcome, path)

    def _clashes(self, name: str, outcome: Outcome) -> bool:
        """Whether a build before had other words of this id from another file, which is there still.

        An edited file replaces itself, a moved one too; with --prune what is named now is all there is.
        """
        before = self.writer.mark(name)
        if self.pruning or outcome.emitted is None or not before or before.startswith(outcome.digest):
            return False
        other = self.places.other(name)
        if other:
            self._two(outcome, str(other) if outcome.path.is_absolute() else os.path.relpath(other))
        return other is not None

    def _two(self, outcome: Outcome, first: str) -> None:
        where = f"{first} and {outcome.path}" if first != str(outcome.path) else f"{first} twice"
        line = f"{outcome.id} is the id of two documents, in {where}; the first is kept"
        self.report.errors.append(InputError(line))

    def _write(self, name: str, emitted: Emitted | None, path: Path) -> None:
        if emitted is None:
            self.report.unchanged += 1
            return
        if self.writer.mark(name):
            self.report.changed += 1
            self.writer.remove(name)
        else:
            self.report.added += 1
        self.writer.add(emitted)
        self.places.note(name, path)
        self.report.facts.update(emitted.counts)

    def prune(self) -> None:
        """Retract what is in the store and was not read; a file that could not be read is not gone."""
        for name in sorted(name for name in self.writer.documents() if name not in self.seen):
            self.writer.remove(name)
            self.places.forget(name)
            self.report.removed += 1
