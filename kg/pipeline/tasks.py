"""One document all the way to its graph: the same function in every process."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.emit import Emitted, digest, emit
from kg.extract import extract
from kg.model import Document, Evidence, InputError
from kg.ontology import load
from kg.read import holds_many, read
from kg.resources import ONTOLOGY

_FILES = ("dates.py", "model.py", "prefixes.py", "resources.py", "ntriples.py")
_FOLDERS = ("text", "ontology", "read", "recognise", "extract", "resolve", "emit", "store")


class Task(NamedTuple):
    """A document to read or read already, and what the store knows of it."""

    file: int  # its number
    path: Path
    document: Document | InputError | None  # None: to be read from `path`
    known: str  # digest and extractor
    leftovers: bool


class Outcome(NamedTuple):
    """What became of a task."""

    file: int
    path: Path
    id: str = ""
    digest: str = ""
    emitted: Emitted | None = None  # None: as the store has it, or an error
    error: InputError | None = None
    leftovers: tuple[Evidence, ...] = ()
    flaw: str | None = None  # of the document, that did not keep it from being read
    line: int = 0  # where the document stands, in a file of several

    @property
    def place(self) -> str:
        """Its file and, in one of several, its line."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)


def perform(task: Task) -> Outcome:
    """One document all the way to its graph. The same in every process."""
    document = task.document if task.document is not None else next(iter(read(task.path)))
    if isinstance(document, InputError):
        ident = "" if holds_many(task.path) else task.path.stem
        return Outcome(task.file, task.path, ident, error=document)
    try:
        return _performed(task, document)._replace(flaw=document.flaw, line=document.line)
    except Exception as error:  # one document must not stop the others; the error names it
        reason = f"{task.path}: {document.id} cannot be extracted: {type(error).__name__}: {error}"
        return Outcome(task.file, task.path, document.id, error=InputError(" ".join(reason.split())))


def _performed(task: Task, document: Document) -> Outcome:
    mark = digest(document)
    same = task.known == mark + version()
    if same and not task.leftovers:
        return Outcome(task.file, task.path, document.id, mark)
    facts = extract(document, load(), leftovers=task.leftovers)
    emitted = None if same else emit(facts, load(), extractor=version())
    return Outcome(task.file, task.path, document.id, mark, emitted, leftovers=facts.leftovers)


@cache
def version() -> str:
    """What makes extraction what it is, in a few digits: the code and the vocabularies."""
    here = Path(__file__).parent.parent
    parts = [here / name for name in (*_FILES, *_FOLDERS)] + [ONTOLOGY]
    files = sorted(file for part in parts for file in ([part] if part.is_file() else part.rglob("*")))
    whole = hashlib.sha256()
    for file in files:
        if file.suffix in (".py", ".ttl", ".toml"):
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"wardkg-{whole.hexdigest()[:12]}"
