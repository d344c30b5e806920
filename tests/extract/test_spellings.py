"""A report in another spelling tells the same: dashes, quotation marks, abbreviations, blanks, lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.extract import extract
from kg.model import (
    Award,
    Document,
    Event,
    Fact,
    Indicator,
    Initiative,
    Official,
    Participation,
    Resolution,
    Statement,
    Tenure,
    WardMention,
)
from kg.ontology import bare, load
from kg.text import keys

GOLD = Path(__file__).parent.parent / "gold"
SETS = ("dev", "e", "h", "i", "j")
TEXTS = {
    f"{folder}/{path.stem}": unicodedata.normalize("NFC", path.read_text("utf-8")).replace("\r\n", "\n")
    for folder in SETS
    for path in sorted((GOLD / folder).glob("*.txt"))
}
WARDS = sorted(
    {
        re.escape(bare(unit.name))
        for unit in load().unit_by_iri.values()
        if unit.level == "Ward" and not unit.former
    },
    key=len,
    reverse=True,
)
OF_WARD = re.compile(rf"\bphường ({'|'.join(WARDS)})(?!\w)")
HCMC = re.compile(r"\b(?:TPHCM|TP\.HCM|TP HCM|TP\. HCM)\b")
SAME = {  # in what is compared only
    "ủy ban nhân dân": "ubnd",
    "hội đồng nhân dân": "hđnd",
    "mặt trận tổ quốc": "mttq",
    "ban thường vụ": "btv",
    "thành phố hồ chí minh": "tphcm",
    "tp hồ chí minh": "tphcm",
    "tp hcm": "tphcm",
    '" "': '"',
}
SPELLINGS: dict[str, Callable[[str], str]] = {
    "long dashes in terms": lambda text: re.sub(r"(20\d\d)\s*[-–]\s*(20\d\d)", r"\1 – \2", text),
    "long dashes between words": lambda text: text.replace(" - ", " – "),
    "plain quotation marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "long names of councils": lambda text: re.sub(
        r"(?<![-/])HĐND(?!-)", "Hội đồng nhân dân", re.sub(r"(?<![-/])UBND(?!-)", "Ủy ban nhân dân", text)
    ),
    "capital in the people": lambda text: re.sub(r"(?<![-/])UBND(?!-)", "Ủy ban Nhân dân", text),
    "small standing committee": lambda text: text.replace("Ban Thường vụ", "Ban thường vụ"),
    "small deputies": lambda text: text.replace("Phó Chủ tịch", "Phó chủ tịch").replace("Phó Bí", "Phó bí"),
    "small committees": lambda text: text.replace("Tỉnh ủy", "tỉnh ủy").replace("Đảng ủy", "đảng ủy"),
    "new place of the tone": lambda text: text.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("òa", "oà"),
    "short ward": lambda text: OF_WARD.sub(r"P.\1", text),
    "capital ward": lambda text: re.sub(r"\b(p)(?=hường [A-ZĐÂÊÔƠƯ])", "P", text),
    "long city": lambda text: HCMC.sub("TP. Hồ Chí Minh", text),
    "dotted city": lambda text: HCMC.sub("TP.HCM", text),
    "wide blanks": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "empty lines": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: text.replace("\n", "\n    "),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "next lines": lambda text: text.replace("\n", "\x85"),
    "old Mac lines": lambda text: text.replace("\n", "\r"),
    "Windows lines": lambda text: text.replace("\n", "\r\n"),
    "slashes in days": lambda text: re.sub(
        r"(?<=[Nn]gày )(\d{1,2})-(\d{1,2})(?![\d/-])(?! đến)", r"\1/\2", text
    ),
    "blank before percent": lambda text: re.sub(r"(\d)%", r"\1 %", text),
    "page around": lambda text: f"{text.rstrip()}\n\nTin, ảnh: Văn Mẫu\nChia sẻ\nBình luận (0)\n",
}


def folded(value: object) -> object:
    """A value as it is compared: spellings that mean one thing are one."""
    if not isinstance(value, str):
        return value
    text = " ".join(keys(value)).replace(" . ", " ")
    for one, other in SAME.items():
        text = text.replace(one, other)
    return text


def said(fact: Fact) -> tuple[object, ...]:
    """What a fact says, without the words it rests on."""
    match fact:
        case Tenure():
            parts = fact.holder, fact.post.title, fact.status, fact.start, fact.end
        case Official():
            parts = (fact.name,)
        case Event():
            parts = fact.type, fact.label, fact.date, fact.unit and fact.unit.iri, fact.main, fact.term
        case Participation():
            parts = fact.person, fact.role
        case Indicator():
            parts = fact.ward and fact.ward.iri, str(fact.value), fact.unit, fact.comparator, fact.status
        case Award():
            parts = fact.award, fact.recipient
        case Initiative():
            parts = (fact.kind,)
        case Statement():
            parts = fact.speaker, fact.kind
        case WardMention():
            parts = fact.unit.iri, fact.unit.former
        case Resolution():
            parts = fact.kind, fact.number
        case _:
            parts = ()
    return type(fact).__name__, *map(folded, parts)


def told(text: str) -> Counter[tuple[object, ...]]:
    return Counter(map(said, extract(Document("text", text, 0, "2025-12-18"), load()).facts))


TOLD = {name: told(text) for name, text in TEXTS.items()}


def test_there_are_texts_to_spell() -> None:
    assert len(TEXTS) >= 122
    assert sum(sum(one.values()) for one in TOLD.values()) > 4_000


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_report_tells_the_same_in_another_spelling(spelling: str) -> None:
    changed, other = 0, {}
    for name, text in TEXTS.items():
        spelt = SPELLINGS[spelling](text)
        changed += spelt != text
        now = told(spelt) if spelt != text else TOLD[name]
        if now != TOLD[name]:
            other[name] = {"lost": [*(TOLD[name] - now)], "new": [*(now - TOLD[name])]}
    assert changed > 5
    assert other == {}
