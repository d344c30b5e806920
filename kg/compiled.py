"""Whether the compiled modules beside the source were made of it: Python prefers them, whatever is in it."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from kg.model import InputError

_READER = ("text", "ontology", "recognise", "extract")  # what "make fast" compiles
_DIGEST = ".digest"  # the file beside the modules that "make fast" writes


def digest(package: Path) -> str:
    """Of the source of the reader in the package's folder, in hexadecimal digits."""
    whole = hashlib.sha256()
    for file in sorted(file for name in _READER for file in (package / name).rglob("*.py")):
        whole.update(str(file.relative_to(package)).encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


@cache
def check() -> None:
    """InputError where compiled modules were made of other source, not where there are none; done once."""
    here = Path(__file__).parent
    told = here / _DIGEST
    if told.is_file() and told.read_text("utf-8").strip() != digest(here):
        raise InputError(f"{told}: the reader was compiled of other source: run make fast, or make graph")


if __name__ == "__main__":
    print(digest(Path(sys.argv[1])))
