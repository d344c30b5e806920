"""The arrows: path → Document → Facts → Emitted → Store, in one process or several, with one result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from kg.compiled import check
from kg.emit import document_iri
from kg.model import Document, Evidence, InputError
from kg.ontology import load
from kg.pipeline.gathering import Gathering
from kg.pipeline.places import Places
from kg.pipeline.report import BuildReport, Progress
from kg.pipeline.tasks import Outcome, Task, perform
from kg.read import find, holds_many, read
from kg.resolve import Decision
from kg.resolve.decided import beside
from kg.resolve.decided import load as decisions_of
from kg.store.disk import current
from kg.store.write import changing
from kg.workers import in_order, processes

__all__ = ["BuildReport", "Progress", "build", "decide"]

_FEW = 48  # documents that are read sooner than a pool has started
_CHUNK = 16


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

    `workers` 0 is one for each core; UsageError above four for each.
    `leftovers` is told the words recognised that no fact used. `decisions` is the file of what people decided
    about who is who; it lies beside the store unless given. Where there is none, decisions that the store was
    made with are taken back, and the report notes it.
    """
    began = perf_counter()
    check()
    processes(workers)
    report = BuildReport()
    files = _files(paths, report)
    kept = _kept(decisions, store)
    if report.errors and not files and current(store) is None:  # no folder is left where none was
        return report
    with (
        closing(Places(store, files)) as places,
        changing(store, load(), lambda: decisions_of(kept), then=places.save) as writer,
    ):
        places.check()
        if not kept.exists() and (number := len(writer.before.decisions())):
            report.notes.append(_taken_back(number, store, kept))
        gathering = Gathering(writer, report, places, prune=prune)
        tasks = _tasks(files, writer.before.mark, leftovers is not None)
        for outcome in in_order(perform, tasks, workers, few=_FEW, chunk=_CHUNK):
            gathering.take(outcome)
            _tell(outcome, gathering, len(files), progress, leftovers)
        if prune and gathering.whole:
            gathering.prune()
        elif prune:
            report.errors.append(InputError("nothing was retracted: not all that is named could be read"))
    report.seconds = perf_counter() - began
    return report


def _kept(decisions: Path | None, store: Path) -> Path:
    """The file of decisions; InputError where the one that is named is not there."""
    if decisions is not None and not decisions.exists():
        raise InputError(f"{decisions}: the file of decisions does not exist")
    return decisions or beside(store)


def _taken_back(number: int, store: Path, kept: Path) -> str:
    count = "1 decision on who is who is" if number == 1 else f"{number} decisions on who is who are"
    return f"{store}: {count} taken back: no file of decisions is given, and there is no {kept}"


def decide(store: Path, decisions: Callable[[], Iterable[Decision]]) -> None:
    """Let a store follow decisions about who is who, asked for when it is its turn; no document is read."""
    with changing(store, load(), decisions):
        pass


def _tell(
    outcome: Outcome,
    gathering: Gathering,
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
        if not holds_many(path):
            yield Task(number, path, None, mark(document_iri(path.stem)), leftovers)
            continue
        for document in read(path):
            known = mark(document_iri(document.id)) if isinstance(document, Document) else ""
            yield Task(number, path, document, known, leftovers)
