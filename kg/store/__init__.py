"""The graph on disk: Oxigraph, one named graph a document and one of what they share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.store.disk import damaged, opened

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["damaged", "open_dataset", "opened"]


def open_dataset(folder: Path) -> Dataset:
    """The store as an rdflib Dataset, read only; its default graph is the union of all."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(OxigraphStore(store=opened(folder)), default_union=True)
