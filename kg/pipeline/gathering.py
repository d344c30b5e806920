"""What becomes of documents that were read: written, passed over, told."""

from __future__ import annotations

import os
from pathlib import Path

from kg.emit import Emitted, document_iri
from kg.model import InputError
from kg.pipeline.places import Places
from kg.pipeline.report import BuildReport
from kg.pipeline.seen import Seen
from kg.pipeline.tasks import Outcome
from kg.read import holds_many
from kg.store.write import Writer


class Gathering:
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
            self.report.errors.append(self._told(name, outcome.error))
            self.whole = self.whole and not holds_many(outcome.path)
        if outcome.flaw:
            self.report.errors.append(InputError(outcome.flaw))
        before = self.seen.take(name, outcome.digest, outcome.place)
        if before:
            self._again(outcome, *before)
        elif not outcome.error and not self._clashes(name, outcome):
            self._write(name, outcome.emitted, outcome.path)

    def _told(self, name: str, error: InputError) -> InputError:
        """An error, and that an earlier build read the document."""
        if not self.writer.before.mark(name):
            return error
        return InputError(f"{error}; what an earlier build read from it stays")

    def _again(self, outcome: Outcome, mark: str, place: str) -> None:
        if outcome.digest != mark and not outcome.error:
            self._two(outcome, place)

    def _clashes(self, name: str, outcome: Outcome) -> bool:
        """Whether a build before had other words of this id from another file, which is there still.

        An edited file replaces itself, a moved one too; with --prune what is named now is all there is.
        """
        before = self.writer.before.mark(name)
        if self.pruning or outcome.emitted is None or not before or before.startswith(outcome.digest):
            return False
        other = self.places.other(name)
        if other:
            first = str(other) if outcome.path.is_absolute() else os.path.relpath(other)
            line = f"{outcome.id} was read from {first} by an earlier build; --prune takes {outcome.path}"
            self.report.errors.append(InputError(line))
        return other is not None

    def _two(self, outcome: Outcome, first: str) -> None:
        where = f"{first} and {outcome.place}"
        line = f"{outcome.id} is the id of two documents, in {where}; the first is kept"
        self.report.errors.append(InputError(line))

    def _write(self, name: str, emitted: Emitted | None, path: Path) -> None:
        if emitted is None:
            self.report.unchanged += 1
            return
        if self.writer.before.mark(name):
            self.report.changed += 1
            self.writer.remove(name)
        else:
            self.report.added += 1
        self.writer.add(emitted)
        self.places.note(name, path)
        self.report.facts.update(emitted.counts)

    def prune(self) -> None:
        """Retract what is in the store and was not read; a file that could not be read is not gone."""
        for name in sorted(name for name in self.writer.before.documents() if name not in self.seen):
            self.writer.remove(name)
            self.places.forget(name)
            self.report.removed += 1
