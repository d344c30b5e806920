"""What is, and what is not, a syllable of Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from kg.read.syllables import well_formed

GOOD = """
    phường nghiêng giếng gì gìn giữa quốc quyết quỳnh khuỷu hòa hoà thuý thúy yêu ở ý ăn uống
    Đảng ĐẢNG Ủy ỦY Ô Krông Đrây Lắk Đăk Nguyễn chuyển ngoẹo oằn xoong thuở mướt hữu lựu gián
"""
BAD = """
    phưòờng bảt ngế ghạ kcá hộii ủí HộI đẹP nghiêngg mõt đđ été ß¶ Ph߶ng aä ưuơ élève größe año żółw
    tóân cá́ lóợ tuộ́c
"""


@pytest.mark.parametrize("word", GOOD.split())
def test_good(word: str) -> None:
    assert well_formed(unicodedata.normalize("NFC", word))


@pytest.mark.parametrize("word", BAD.split())
def test_bad(word: str) -> None:
    assert not well_formed(unicodedata.normalize("NFC", word))


def test_nearly_every_word_of_the_seeds_is_good() -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt")))
    words = [w for w in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)) if not w.isascii()]
    bad = {word for word in words if not well_formed(word)}
    assert len(words) > 2_000
    assert all(word.isupper() for word in bad), bad  # abbreviations: HĐND, QĐ
