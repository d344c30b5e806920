"""Every list of ontology/words is read, and each of its words can match: one that cannot is a rumour."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import kg.ontology
import kg.read.syllables
from kg.extract import extract
from kg.model import Document
from kg.ontology.choices import alternatives, with_alternatives
from kg.resources import ONTOLOGY
from kg.text import keys

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "gold").glob("[acdef]*/*.txt")])
FEWEST = 550  # keys of all files: fewer were not collected
LOOKED_UP = {"grammar.bodies.committee", "grammar.places.written"}  # their keys are what the text names
AS_WRITTEN = "grammar.filling.names."  # lists whose capitals count
_loads = tomllib.loads


def _parse(text: str) -> Any:
    return with_alternatives(_loads(text))


def lists(at: str, value: object) -> Iterator[tuple[str, list[str]]]:
    """(name, words) of every list in a table; a text of several lines is one too."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists(f"{at}.{name}", inner)
    elif isinstance(value, list):
        yield at, value
    elif isinstance(value, str):
        yield at, value.split() if "\n" in value else [value]


LISTS = [
    found
    for path in sorted((ONTOLOGY / "words").glob("*.toml"))
    for found in lists(path.stem, _parse(path.read_text("utf-8")))
]


class Table(Mapping[str, Any]):
    """A TOML table that strikes out what is read of it from `unread`; a table iterated is read whole."""

    def __init__(self, at: str, values: Mapping[str, Any], unread: set[str]) -> None:
        self.at, self.unread = at, unread
        self.held = {
            name: Table(f"{at}.{name}", value, unread) if isinstance(value, dict) else value
            for name, value in values.items()
        }
        unread |= {f"{at}.{name}" for name, value in values.items() if not isinstance(value, dict)}

    def __getitem__(self, name: str) -> Any:
        at = f"{self.at}.{name}"
        self.unread -= {at} if at not in LOOKED_UP else {f"{at}.{key}" for key in self.held[name].held}
        return self.held[name]

    def __iter__(self) -> Iterator[str]:
        self.unread -= {f"{self.at}.{name}" for name in self.held}
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The keys of all files of words; a key leaves the set once it is read."""
    texts = {path.read_text("utf-8"): path.stem for path in (ONTOLOGY / "words").glob("*.toml")}
    found: set[str] = set()
    tables = {stem: Table(stem, _parse(text), found) for text, stem in texts.items()}
    monkeypatch.setattr(tomllib, "loads", lambda text: tables[texts[text]])
    cached = (kg.ontology.model._heads, kg.ontology.bare, kg.read.syllables._pattern)
    for function in cached:
        function.cache_clear()
    return found


@pytest.mark.skipif(
    not kg.ontology.loading.__file__.endswith(".py"), reason="compiled code reads real tables"
)
def test_every_list_of_words_is_read(unread: set[str]) -> None:
    assert len(unread) >= FEWEST
    ontology = kg.ontology.load.__wrapped__()
    assert kg.read.syllables.well_formed("phường")
    for path in TEXTS:
        extract(Document(path.stem, path.read_text("utf-8"), 0, "2025-12-18"), ontology)
    assert unread == set()


def test_words_are_written_as_they_are_looked_up() -> None:
    assert len(LISTS) >= FEWEST
    assert [(name, word) for name, words in LISTS for word in words if "_" in word] == []


def test_no_list_holds_a_word_twice() -> None:
    """Nor in two spellings that are looked up as one: "ủy" and "uỷ", "-" and "–"."""
    twice: dict[str, list[str]] = {}
    for name, words in LISTS:
        written = words if name.startswith(AS_WRITTEN) else [" ".join(keys(word)) or word for word in words]
        double = [word for word, key in zip(words, written, strict=True) if written.count(key) > 1]
        twice |= {name: double} if double else {}
    assert twice == {}


def test_a_phrase_is_each_of_its_choices() -> None:
    assert alternatives("{|từng} giữ {chức|chức vụ}{|:}") == [
        "giữ chức", "giữ chức:", "giữ chức vụ", "giữ chức vụ:",
        "từng giữ chức", "từng giữ chức:", "từng giữ chức vụ", "từng giữ chức vụ:",
    ]  # fmt: skip
    assert alternatives("|") == ["|"]
    assert alternatives("Huy hiệu {years} năm") == ["Huy hiệu {years} năm"]
