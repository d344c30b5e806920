"""Eight encodings and more, both ways; and all that must not be taken for Vietnamese."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from legacy_encoders import (
    ASCII_PUNCTUATION,
    cp1258,
    iconv_table,
    nfc,
    tcvn3,
    tcvn5712,
    utf8_bom,
    utf16be,
    utf16le,
    viscii,
    vni,
    vps,
)

from kg.model import InputError
from kg.read.decode import decode
from kg.read.legacy import encodings

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
WHOLE = [nfc(path.read_bytes().decode("utf-8")) for path in SEEDS]
PIECES = [text[at : at + 300] for text in WHOLE for at in range(0, len(text) - 299, 25)]

ENCODERS: list[tuple[Callable[[str], bytes], str]] = [
    (str.encode, ""),
    (utf8_bom, ""),
    (utf16le, ""),
    (utf16be, ""),
    (cp1258, ""),
    (vni, ""),
    (tcvn5712, "TCVN"),
    (viscii, "VISCII"),
]


def outcome(data: bytes) -> str | None:
    try:
        return decode(data, "x")
    except InputError:
        return None


@pytest.mark.parametrize(("encode", "oracle"), ENCODERS, ids=lambda value: getattr(value, "__name__", value))
def test_every_text_comes_back(encode: Callable[[str], bytes], oracle: str) -> None:
    if oracle and iconv_table(oracle) is None:
        pytest.skip(f"no iconv that knows {oracle}")
    texts = WHOLE + PIECES
    assert len(texts) > 450
    expected = [text.translate(ASCII_PUNCTUATION) if oracle else text for text in texts]
    results = [outcome(encode(text)) for text in expected]
    wrong = [
        r for r, e in zip(results, expected, strict=True) if r is not None and nfc(r).lstrip("\ufeff") != e
    ]
    assert wrong == []
    assert results.count(None) <= len(texts) // 100


def test_tcvn3_comes_back_but_for_capitals_it_cannot_hold() -> None:
    texts = WHOLE + PIECES
    results = [outcome(tcvn3(text)) for text in texts]
    wrong = [r for r, text in zip(results, texts, strict=True) if r is not None and r.lower() != text.lower()]
    assert len(texts) > 450
    assert wrong == []
    assert results.count(None) <= len(texts) // 100


TCVN3_CAPITALS = [
    ("ĐẠI HỘI ĐẢNG BỘ PHƯỜNG VÀ XÃ TÂN HÒA", "ĐẠI HỘI ĐẢNG BỘ PHƯỜNG VÀ XÃ TÂN HÒA"),
    ("Lê Hà, HĐND, Đà Nẵng, UBND Hà Nội", "Lê Hà, HĐND, Đà Nẵng, UBND Hà Nội"),
    ("ỦY BAN nhân dân, Uỷ ban", "ỦY BAN nhân dân, Uỷ ban"),
    ("Ủy ban", "ủy ban"),
]


@pytest.mark.parametrize(("written", "read"), TCVN3_CAPITALS)
def test_tcvn3_words_in_capitals_are_restored(written: str, read: str) -> None:
    context = "được chỉ định tổ chức hội nghị tổng kết phường với nhiều đại biểu "
    assert decode(tcvn3(context + written), "x") == context + read


@pytest.mark.parametrize("name", ["TCVN", "VISCII"])
def test_tables_agree_with_iconv(name: str) -> None:
    table = iconv_table(name)
    if table is None:
        pytest.skip(f"no iconv that knows {name}")
    family = [encoding for encoding in encodings() if encoding.family == name.lower()]
    assert len(table) == 255
    assert {byte: family[-1].decode(bytes([byte])) for byte in table} == table


@pytest.mark.parametrize("size", [150, 80, 40])
def test_short_texts_are_right_or_refused(size: int) -> None:
    pieces = [text[at : at + size] for text in WHOLE for at in range(0, len(text) - size, size)]
    checked = 0
    for encode in (cp1258, vni, tcvn3):
        for piece in pieces:
            result = outcome(encode(piece))
            checked += 1
            assert result is None or nfc(result).lower() == piece.lower()
    assert checked > 250


FOREIGN = {
    "fr": (
        "Le général a été élevé à Paris où il reçut une éducation soignée. Dès l'âge de sept ans, il "
        "déjeunait à l'école. Là, près de la forêt, le maître répétait: vous êtes né pour ça. Voilà déjà.",
        ["cp1252", "mac_roman", "cp850", "cp437"],
    ),
    "de": (
        "Für die schöne Übung müssen wir größere Häuser bauen. Die Straße führt über Brücken; natürlich.",
        ["cp1252", "mac_roman", "cp850"],
    ),
    "es": (
        "El niño español comió piñas el año pasado. También habló con José y María; él se marchó a León.",
        ["cp1252", "mac_roman"],
    ),
    "it": (
        "Perché la città è così bella? Già, però più in là c'è il caffè. Può darsi che sarà là. È già tardi.",
        ["cp1252", "cp850"],
    ),
    "pt": (
        "Não há informações; então, são três irmãos que já estão lá. A avó não vê a mãe, não é?",
        ["cp1252"],
    ),
    "cs": ("Příliš žluťoučký kůň úpěl ďábelské ódy. Město má mnoho obyvatel, že?", ["cp1250", "iso8859-2"]),
    "tr": ("Türkçe güzel bir dildir; İstanbul'da yaşıyorum, öğrenciyim ve çok çalışıyorum.", ["cp1254"]),
    "ru": ("Съешь ещё этих мягких французских булок, да выпей чаю.", ["cp1251", "koi8-r", "cp866"]),
    "ja": ("日本語のテキストを書いています。これは試験です。", ["shift-jis", "euc-jp"]),
    "zh": ("这是一个简单的中文文本，用来测试编码检测。", ["gb18030"]),
    "ko": ("이것은 인코딩 감지를 시험하기 위한 한국어 글입니다.", ["euc-kr"]),
    "th": ("ภาษาไทยเป็นภาษาที่มีเสียงวรรณยุกต์", ["cp874"]),
}
FOREIGN_CASES = [(text, codec) for text, codecs in FOREIGN.values() for codec in codecs]


def test_foreign_text_is_right_or_refused() -> None:
    checked = 0
    for text, codec in FOREIGN_CASES:
        for repeated in (1, 3, 20):
            result = outcome((text * repeated).encode(codec))
            checked += 1
            assert result is None or result == text * repeated, (codec, text)
    assert checked == 69


def test_plain_ascii_is_utf8() -> None:
    assert decode(b"Plain English.\r\n", "x") == "Plain English.\r\n"


def test_an_encoding_that_is_not_known_is_refused() -> None:
    results = [outcome(vps(piece)) for piece in PIECES]
    assert len(results) > 450
    assert set(results) == {None}


def test_damaged_utf8_is_refused() -> None:
    for text in WHOLE:
        data = text.encode()
        at = data.index(b"\xc4\x91")  # đ
        with pytest.raises(InputError, match=rf"x: is neither UTF-8 \(byte {at}\)"):
            decode(data[: at + 1] + b"?" + data[at + 2 :], "x")


def test_random_bytes_are_refused() -> None:
    rng = random.Random(7)
    checked = 0
    for _ in range(1_000):
        data = rng.randbytes(rng.choice([200, 1_000, 5_000]))
        printable = bytes(b for b in data if b >= 0x20)
        for sample in (data, printable, b"\xff\xfe" + data):
            assert outcome(sample) is None
            checked += 1
    assert checked == 3_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is not text"),
        (b"text\0text", "is not text"),
        (b"\x01\x02\x03\x04", "is not text"),
        ("không có BOM".encode("utf-16-le"), "is not text"),
        (b"\xff\xfea", "is broken UTF-16"),
        (b"\xff\xfe\0\0", "is not text"),
    ],
)
def test_binary_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.txt: {reason}"):
        decode(data, "a.txt")


KEPT = ["\ufeffđ", "a\r\nb\rc\n", "tie\u0302\u0301ng", "a\xa0b", "a\u200bb\u2060", "đ\x0c", "\U0001f389"]


@pytest.mark.parametrize("text", KEPT)
def test_nothing_is_normalised(text: str) -> None:
    assert decode(text.encode(), "x") == text
    assert decode(utf16le(text), "x") == text
    assert decode(utf16be(text), "x") == text


HOSTILE = [
    b"\xe1" * 5_000_000,
    b"\xb8a" * 2_500_000,
    b"a" * 5_000_000 + b"\xff",
    b"ab" * 2_500_000 + b" \xff",
    b"a\xec" * 2_500_000,
    bytes(range(0x20, 0x100)) * 20_000,
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_long_nonsense_is_refused_in_no_time(data: bytes) -> None:
    begun = time.process_time()
    assert outcome(data) is None
    assert time.process_time() - begun < 5
