"""The graph on disk: Oxigraph, one named graph a document and one of what they share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.prefixes import PREFIXES
from kg.store.disk import damaged, opened, reading

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["damaged", "open_dataset", "opened", "reading"]


def open_dataset(folder: Path) -> Dataset:
    """The store as an rdflib Dataset, read only, with its prefixes; its default graph is the union of all."""
    from kg.store.dataset import ReadOnlyDataset, ReadOnlyStore

    dataset = ReadOnlyDataset(ReadOnlyStore(folder), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
