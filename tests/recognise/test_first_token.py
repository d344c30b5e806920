"""What stands before the first token is nothing: no rule looks at the last token of the text instead."""

from __future__ import annotations

from pathlib import Path
from typing import SupportsIndex

import pytest

import kg.recognise
from kg.extract import extract
from kg.model import Document
from kg.ontology import load
from kg.text import Token, Tokens, prior, tokenize
from tests.phrases import CASES, table

GOLD = Path(__file__).parents[1] / "gold"
TEXTS = [path.read_text("utf-8") for path in sorted(GOLD.glob("*/*.txt"))]
SAID = [phrase for path in sorted(CASES.glob("*.toml")) for _, phrase in table(path.stem)]


class Forward(list[Token]):
    """Tokens that are never counted from the end."""

    def __getitem__(self, at: SupportsIndex | slice) -> Token | list[Token]:  # type: ignore[override]
        ends = (at.start, at.stop) if isinstance(at, slice) else (at,)
        if any(end is not None and int(end) < 0 for end in ends):
            raise AssertionError(f"{at} of {' '.join(token.text for token in self[:12])}")
        return super().__getitem__(at)


@pytest.fixture(autouse=True)
def forward(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reading is of tokens that go forward only; a compiled reader does not notice."""
    own = kg.recognise.own

    def own_forward(*given: object) -> Tokens:
        return Forward(own(*given))

    monkeypatch.setattr(kg.recognise, "own", own_forward)


def read(text: str) -> None:
    extract(Document("text", text, 0, "2025-12-18"), load(), leftovers=True)


def test_no_report_is_read_from_its_end() -> None:
    assert len(TEXTS) > 300
    for text in TEXTS[::3]:
        read(text)


@pytest.mark.parametrize("words", range(3))
def test_no_phrase_is_read_from_its_end(words: int) -> None:
    """Nor one without its first words; each is read once."""
    assert len(SAID) > 2_500
    for phrase in SAID[words::3]:
        read(" ".join(phrase.split(" ")[words:]) or phrase)


def test_before_the_first_token_is_an_empty_one() -> None:
    tokens = tokenize("Phường Tân Định")
    assert prior(tokens, 2).key == "tân"
    assert (prior(tokens, 0).key, prior(tokens, 0).shape) == ("", ".")


@pytest.mark.parametrize("last", ["Tại", "Ảnh chụp tại", "Dự"])
@pytest.mark.parametrize(
    "text",
    [
        "Phường Tân Định tổ chức gặp mặt thanh niên lên đường nhập ngũ năm 2026",
        "TPHCM - 14 quán xây trái phép bị lực lượng chức năng phường Tân Định tháo dỡ.",
    ],
)
def test_the_last_word_of_a_page_changes_nothing_in_its_first_line(text: str, last: str) -> None:
    page = Document("text", f"{text}\n{last}", 0, "2025-12-18")
    assert extract(page, load()).facts == extract(Document("text", text, 0, "2025-12-18"), load()).facts != []
