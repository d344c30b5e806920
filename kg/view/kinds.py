"""How each kind of thing looks and is called: page/kinds.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its outline in a unit circle, its colours, its names."""

    shape: str
    light: str
    dark: str
    size: float
    vi: str
    en: str
    lasting: bool = False  # there on every day


def _read(path: Path) -> dict[str, Kind]:
    return {key: Kind(**row) for key, row in tomllib.loads(path.read_text("utf-8")).items()}


KINDS = _read(PAGE / "kinds.toml")
OF_GRAPHS = tuple(kind for kind in KINDS if kind not in ("class", "concept"))  # those are the ontology's
