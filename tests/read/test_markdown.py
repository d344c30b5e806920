"""Markdown: the file stays as it is, and what is read is what the reader of a page sees."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

import kg
from kg.extract import extract
from kg.model import UNSEEN, Document, Evidence, Indicator, InputError, Tenure
from kg.ontology import load
from kg.read import read
from kg.read.markdown import unmarked
from tests.read.test_readers import outcomes, put

DEV = Path(__file__).parents[1] / "gold" / "dev"
NOWHERE = Evidence(0, 0, "", "")

# As written, and as seen without the characters of no width.
SEEN = [
    ("ông **Lê Văn Mẫu**, Bí thư", "ông Lê Văn Mẫu, Bí thư"),
    ("ông *Lê Văn Mẫu* và __bà Mẫu__ _nói_", "ông Lê Văn Mẫu và bà Mẫu nói"),
    ("***Lê Văn Mẫu***, ~~bà Mẫu~~, `mã`", "Lê Văn Mẫu, bà Mẫu, mã"),
    ('[Lê Văn Mẫu](https://a.vn/b_(c) "Mẫu") nói', "Lê Văn Mẫu nói"),
    ("[ông **Mẫu**][1] nói[^2]\n\n[1]: https://a.vn\n[^2]: chú thích", "ông Mẫu nói\n\n\n chú thích"),
    ("[![Lê Văn Mẫu](a.jpg)](b.html)", "Lê Văn Mẫu"),
    ("[sic] số [1] (2)", "[sic] số [1] (2)"),
    ("# Hội nghị #\r\n\r\n> nói\r\n", "  Hội nghị  \r\n\r\n  nói\r\n"),
    ("#phường #1", "#phường #1"),
    ("* một\n- **hai**\n+ ba\n1. bốn", "* một\n- hai\n+ ba\n1. bốn"),
    ("a\n***\nb\n===\nc\n- - -\n", "a\n   \nb\n   \nc\n     \n"),
    ("| Tên | Chức vụ |\n|:--|---|\n| Mẫu | Bí thư |", "| Tên | Chức vụ |\n         \n| Mẫu | Bí thư |"),
    ("1\\. 2025 \\*", "1. 2025 *"),
    ("<b>Mẫu</b><br>nói <https://a.vn> &amp; &nbsp;5 < 6 <!-- a\nb --> x", "Mẫu\nnói  & \xa05 < 6 \n x"),
    ("tep_tin_moi và 1.275", "tep_tin_moi và 1.275"),
    ("```\nnói\n```", "   \nnói\n   "),
]


@pytest.mark.parametrize(("written", "seen"), SEEN)
def test_what_is_seen(written: str, seen: str) -> None:
    assert unmarked(written).replace(UNSEEN, "") == seen
    assert len(unmarked(written)) == len(written)


def test_a_file_without_marks_is_as_plain_text() -> None:
    for path in DEV.glob("*.txt"):
        text = path.read_bytes().decode()
        assert unmarked(text) == text


# Front matter, its date, title and address.
FRONT = [
    ("date: 2026-01-16\ntitle: Hội nghị\nurl: https://a.vn\n", ("2026-01-16", "Hội nghị", "https://a.vn")),
    ("Title: 'Họp: xong'\nlink: a\ntags:\n  - x\n- y\n# z\n\n", (None, "Họp: xong", "a")),
    ("date: 2026-01-16 08:00:00 +0700\n", ("2026-01-16", None, None)),
    ("date: 16/1/2026 08:00\n", ("2026-01-16", None, None)),
    ('published: "2026-01"\ntitle: >\n  dài\n', ("2026-01", None, None)),
]


@pytest.mark.parametrize(("front", "told"), FRONT)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter(tmp_path: Path, front: str, told: tuple[str | None, ...], end: str) -> None:
    text = f"---\n{front}---\n\nPhường **họp**".replace("\n", end)
    [document] = outcomes(put(tmp_path, "a.md", text))
    assert isinstance(document, Document)
    assert (document.published, document.title, document.url) == told
    assert (document.text, document.text[document.body :]) == (text, f"{end}Phường **họp**")


def test_what_is_no_front_matter(tmp_path: Path) -> None:
    for text in ("---\nPhường họp\n---\nXong", "---\ntitle: a\nxong", "----\na: b\n----\nXong"):
        [document] = outcomes(put(tmp_path, "a.md", text))
        assert isinstance(document, Document)
        assert (document.body, document.title) == (0, None)


def test_front_matter_at_fault(tmp_path: Path) -> None:
    [document] = outcomes(put(tmp_path, "a.md", "---\ndate: 16/16/2026\n---\nMột"))
    assert isinstance(document, Document)
    assert document.published is None
    assert (document.flaw or "").endswith("/a.md: its date cannot be read: 16/16/2026; it is read without it")
    assert outcomes(put(tmp_path, "a.md", "---\ndate: 2026\n---\n**\n")) == ["a.md: is empty"]


def said(document: Document) -> list[object]:
    """Its facts, without where they stand; each quote is what the file has there."""
    facts = extract(document, load()).facts
    for fact in facts:
        for at in (fact.evidence, *(fact.further if isinstance(fact, Tenure) else ())):
            assert at.quote == document.text[at.start : at.end]
        assert UNSEEN not in repr(fact)
    bare = [replace(fact, further=()) if isinstance(fact, Tenure) else fact for fact in facts]
    return [replace(fact, evidence=NOWHERE) for fact in bare]


@pytest.mark.parametrize(("before", "after"), [("**", "**"), ("_", "_"), ("[", "](https://a.vn/x_y)")])
def test_marks_around_names_change_no_fact(before: str, after: str) -> None:
    marked = 0
    for path in sorted(DEV.glob("*.txt")):
        text, gold = path.read_bytes().decode(), json.loads(path.with_suffix(".json").read_text("utf-8"))
        names = {*gold["wards"], *(fact["name"] for fact in gold["tenures"])}
        every = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        written, count = re.subn(every, lambda name: f"{before}{name[0]}{after}", text)
        marked += count
        assert said(Document("x", written, seen=unmarked(written))) == said(Document("x", text)), path.name
    assert marked > 100


def test_marks_stand_in_quotes_and_in_nothing_else(tmp_path: Path) -> None:
    text = "---\ntitle: Họp\n---\nÔng **Lê Văn Mẫu**, Bí thư Đảng ủy **phường Tân Định**, TPHCM, phát biểu."
    [document] = read(put(tmp_path, "a.md", text))
    assert not isinstance(document, InputError)
    (held,) = (fact for fact in extract(document, load()).facts if isinstance(fact, Tenure))
    assert (held.holder, held.post.title) == ("Lê Văn Mẫu", "Bí thư Đảng ủy phường Tân Định")
    assert held.evidence.quote == "Ông **Lê Văn Mẫu**, Bí thư Đảng ủy **phường Tân Định"


def test_a_report_whose_marks_change_is_read_again(tmp_path: Path) -> None:
    for text, changed in (("Phường **Tân Định** họp.", 0), ("Phường __Tân Định__ họp.", 1)):
        report = kg.build(put(tmp_path, "a.md", text), tmp_path / "store")
        assert report.changed == changed
    (tmp_path / "a.md").rename(tmp_path / "a.txt")
    assert kg.build(tmp_path / "a.txt", tmp_path / "store").changed == 1


@pytest.mark.parametrize(
    "part",
    [
        "<!--",
        "[",
        "](",
        "[a](",
        "<b",
        "*",
        "_",
        "- ",
        "|-",
        "&#",
        "\\",
        "a: b\n",
        " >",
        "`",
        "#",
        "- : x\n",
        "a_",
    ],
)
def test_marks_without_end_take_no_time(part: str) -> None:
    begun = time.process_time()
    assert len(unmarked("---\n" + part * 50_000)) == 4 + 50_000 * len(part)
    assert time.process_time() - begun < 2


def test_front_matter_without_end_takes_no_time(tmp_path: Path) -> None:
    begun = time.process_time()
    [document] = outcomes(put(tmp_path, "a.md", "---\na: b\n" + "- : x\n" * 5_000 + "a" + "_" * 50_000 + "a"))
    assert isinstance(document, Document)
    assert time.process_time() - begun < 5


def test_a_table_tells_posts_and_figures(tmp_path: Path) -> None:
    told = "Phường Tân Định, TPHCM năm 2025\n\n"
    told += "| Chức vụ | Họ và tên |\n|---|---|\n| Bí thư Đảng ủy phường | Lê Văn Mẫu |\n"
    told += "\n| Chỉ tiêu | Kết quả |\n|---|---|\n| Thu ngân sách | 96,8 tỷ đồng |\n"
    [document] = outcomes(put(tmp_path, "a.md", told))
    assert isinstance(document, Document)
    facts = extract(document, load()).facts
    assert [fact.post.title for fact in facts if isinstance(fact, Tenure)] == [
        "Bí thư Đảng ủy phường Tân Định"
    ]
    assert [fact.label for fact in facts if isinstance(fact, Indicator)] == ["Thu ngân sách"]
