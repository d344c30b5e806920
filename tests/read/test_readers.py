"""One file of each format, as a Document or as the line that says what is wrong."""

from __future__ import annotations

import gzip
import json
import pickle
import subprocess
import sys
import time
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from msgspec import structs

import kg
from kg.model import Document, InputError
from kg.read import READERS, find, plain, read, records
from kg.resources import PAGE_MARK


def put(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def outcomes(path: Path) -> list[Document | str]:
    """Documents, and errors as text without the folder."""
    return [
        str(item).replace(f"{path.parent}/", "") if isinstance(item, InputError) else item
        for item in read(path)
    ]


# Text, the body it leaves, its date.
HEADERS = [
    (" date 2026-01-16 Sáng 16-1", "Sáng 16-1", "2026-01-16"),
    ("date 2025-07 Chính trị", "Chính trị", "2025-07"),
    (" date 2025 Năm", "Năm", "2025"),
    ("\ufeff date 2025-07-18 Bài", "Bài", "2025-07-18"),
    (" date 2025-07-18\r\n\r\nBài", "Bài", "2025-07-18"),
    (" date 2024-02-29 Bài", "Bài", "2024-02-29"),
    (" date 2025-07-18T08:00 Bài", "Bài", "2025-07-18"),
    (" date 16/01/2026 Bài", "Bài", "2026-01-16"),
    (" date 16-1-2026 08:00 Bài", "Bài", "2026-01-16"),
    (" date 08:00, 16/01/2026 Bài", "Bài", "2026-01-16"),
    (" date 2026-01-16 8h30, lễ", "8h30, lễ", "2026-01-16"),
    (" date 2026-01-15T20:00:00Z Bài", "Bài", "2026-01-16"),
    (" date 01/2026\nBài", "Bài", "2026-01"),
    (" date 2026-01-16Bài", "Bài", "2026-01-16"),
    (" date 2026-1-16 Bài", "Bài", "2026-01-16"),
    (" date palm Bài", " date palm Bài", None),
    ("  date 2025-07-18 Bài", "  date 2025-07-18 Bài", None),
    ("\n date 2025-07-18 Bài", "\n date 2025-07-18 Bài", None),
    (" Date 2025-07-18 Bài", " Date 2025-07-18 Bài", None),
    ("Ngày 18-12 date 2025 x", "Ngày 18-12 date 2025 x", None),
]


@pytest.mark.parametrize("suffix", ["txt", "md", "TXT"])
@pytest.mark.parametrize(("text", "body", "published"), HEADERS)
def test_header(tmp_path: Path, suffix: str, text: str, body: str, published: str | None) -> None:
    [document] = outcomes(put(tmp_path, f"a.b.{suffix}", text))
    assert isinstance(document, Document)
    assert (document.id, document.text, document.published) == ("a.b", text, published)
    assert document.text[document.body :] == body


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "written",
    ["01/16/2026", "2025-02-29", "2025-13", "0000", "31/02/2026", "٢٠٢٥", "16/1/26"],
)
def test_a_header_with_a_date_that_is_none_costs_the_date(tmp_path: Path, suffix: str, written: str) -> None:
    [document] = outcomes(put(tmp_path, f"a.{suffix}", f" date {written} Bài"))
    assert isinstance(document, Document)
    assert (document.text[document.body :], document.published) == ("Bài", None)
    told = f"{tmp_path}/a.{suffix}: its date cannot be read: {written}; it is read without it"
    assert document.flaw == told


def test_the_seeds() -> None:
    paths = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        [document] = read(path)
        assert isinstance(document, Document)
        assert document.id == path.stem
        assert document.text == path.read_bytes().decode("utf-8")
        assert (document.published is not None) == document.text.startswith(" date 20")
        assert (document.body > 0) == (document.published is not None)


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "\u200b\n", " date 2025-07-18 \n"])
def test_empty(tmp_path: Path, text: str) -> None:
    assert outcomes(put(tmp_path, "a.txt", text)) == ["a.txt: is empty"]


KEPT = ["tie\u0302\u0301ng Vie\u0323\u0302t", "a\r\nb\rc\n", "a\xa0b", "x\u200by\u2060", "\ufeffđ", "a\x0cb"]


@pytest.mark.parametrize("text", KEPT)
def test_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    line = json.dumps({"id": "a", "text": text}) + "\n"
    for path in (put(tmp_path, "a.txt", text), put(tmp_path, "a.md", text)):
        assert outcomes(path) == [Document("a", text)]
    assert outcomes(put(tmp_path, "a.jsonl", line)) == [Document("a", text, line=1)]


def test_faults_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dir.txt").mkdir()
    for name, reason in {
        "gone.txt": "cannot be read: No such file or directory",
        "gone.jsonl": "cannot be read: No such file or directory",
        "dir.txt": "is not a file",
        "a.pdf": "has a suffix other than .txt .md .html .htm .jsonl .jsonl.gz",
    }.items():
        assert outcomes(tmp_path / name) == [f"{name}: {reason}"]
    monkeypatch.setattr(plain, "MAX_BYTES", 10)
    assert outcomes(put(tmp_path, "big.txt", "x" * 11)) == ["big.txt: is larger than 10 bytes"]
    assert outcomes(put(tmp_path, "fits.txt", "x" * 10)) == [Document("fits", "x" * 10)]


@pytest.mark.parametrize("given", [None, b"x", 5])
def test_what_is_no_text_from_python(given: object) -> None:
    with pytest.raises(InputError, match=r"^text: is not text$"):
        kg.extract(given)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"is not text$"):
        kg.extract("Một", id=given)  # type: ignore[arg-type]


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    [error] = read(put(tmp_path, "\udcff.txt", "một"))
    assert isinstance(error, InputError)
    assert str(error).endswith("/\\udcff.txt: holds half a character (a lone surrogate)")


def test_errors_travel_between_processes() -> None:
    [error] = read(Path("a.pdf"))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


# A line, and its document or the fault that is named.
LINES: list[tuple[str | bytes, Document | str]] = [
    ('{"id": "a", "text": "một"}', Document("a", "một")),
    ('{"id": 7, "text": "một", "more": [1]}', Document("7", "một")),
    (
        '{"id": "a/b c", "text": "một", "title": "T", "url": "u"}',
        Document("a/b c", "một", title="T", url="u"),
    ),
    ('{"id": "a", "text": "một", "title": null, "date": null, "url": ""}', Document("a", "một")),
    ('{"id": "a", "text": "một", "date": "2025-07-18"}', Document("a", "một", published="2025-07-18")),
    ('{"id": "a", "text": "một", "date": "2025-07"}', Document("a", "một", published="2025-07")),
    ('{"id": "a", "text": "một", "published": "2025-07-18"}', Document("a", "một", published="2025-07-18")),
    ('{"id": "a", "text": "một", "date": "2025", "published": "x"}', Document("a", "một", published="2025")),
    (
        '{"id": "a", "text": "một", "date": "", "published": "x"}',
        Document("a", "một", flaw="its date cannot be read: x; it is read without it"),
    ),
    ('{"id": "a", "text": "một", "date": "18/7/2025 08:00"}', Document("a", "một", published="2025-07-18")),
    (
        '{"id": "a", "text": "một", "published": "08:00 18-07-2025"}',
        Document("a", "một", published="2025-07-18"),
    ),
    ('{"id": "a", "text": "một", "date": 20250718}', Document("a", "một", published="2025-07-18")),
    (
        '{"id": "a", "text": " date 2025 m", "date": "x"}',
        Document("a", " date 2025 m", 11, "2025", flaw="its date cannot be read: x; it is read without it"),
    ),
    ('{"id": "a", "text": "một", "date": 2025}', Document("a", "một", published="2025")),
    (
        '{"id": "a", "text": "một", "date": "2025-07-18T23:30:00+07:00"}',
        Document("a", "một", published="2025-07-18"),
    ),
    ('{"id": "a", "text": "một", "date": "2025-07-18 08:00"}', Document("a", "một", published="2025-07-18")),
    ('{"id": "a", "text": " date 2025 m", "date": "2026"}', Document("a", " date 2025 m", 11, "2026")),
    ('{"id": "a", "text": " date 2025 m"}', Document("a", " date 2025 m", 11, "2025")),
    ('\ufeff{"id": "a", "text": "một"}', Document("a", "một")),
    ('{"id": "a", "text": "một", "date": "18/7/2025"}', Document("a", "một", published="2025-07-18")),
    (
        '{"id": "a", "text": "một", "date": "2025-02-30"}',
        Document("a", "một", flaw="its date cannot be read: 2025-02-30; it is read without it"),
    ),
    (
        '{"id": "a", "text": "một", "date": [1]}',
        Document("a", "một", flaw="its date cannot be read: [1]; it is read without it"),
    ),
    (
        '{"id": "a", "text": "một", "date": "2026-02-04", "published": "3/2/2026"}',
        Document(
            "a",
            "một",
            published="2026-02-04",
            flaw="date 2026-02-04 and published 2026-02-03 are two dates; date is taken",
        ),
    ),
    (
        '{"id": "a", "text": "một", "date": "4/2/2026", "published": "2026-02-04", "url": "HTTPS://x.vn"}',
        Document("a", "một", published="2026-02-04", url="HTTPS://x.vn"),
    ),
    (
        '{"id": "a", "text": "một", "url": " java\\tscript:alert(1)"}',
        Document(
            "a",
            "một",
            flaw="its url is no address of the web: java\\tscript:alert(1); it is read without it",
        ),
    ),
    (
        '{"id": "a", "text": "một", "url": "javascript:alert(1)"}',
        Document(
            "a",
            "một",
            flaw="its url is no address of the web: javascript:alert(1); it is read without it",
        ),
    ),
    ('{"id": "a"}', "has no text"),
    ('{"text": "một"}', "has no id"),
    ('{"id": "", "text": "một"}', "has no id"),
    ('{"id": " ", "text": "một"}', "has a blank id"),
    ('{"id": true, "text": "một"}', "its id is not a string"),
    ('{"id": "a", "text": 5}', "its text is not a string"),
    ('{"id": "a", "text": "một", "title": {}}', "its title is not a string"),
    ('{"id": "a", "text": "  "}', "is empty"),
    ('{"id": "a", "text": "m\\u0000t"}', "is not text"),
    ('{"id": "a", "text": "\\ud83c"}', "holds half a character (a lone surrogate)"),
    ('{"id": "\\udc00", "text": "một"}', "holds half a character (a lone surrogate)"),
    ('["id"]', "is not a JSON object"),
    ("null", "is not a JSON object"),
    ('{"id": "a", "text"', "is not JSON: Expecting ':' delimiter at character 20"),
    ("[" * 200_000, "is not JSON to be read: maximum recursion depth exceeded"),
    ("1" * 5_000, "is not JSON to be read: Exceeds the limit"),
    (b'{"id": "a", "text": "\xff"}', "is not UTF-8"),
]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_records(tmp_path: Path, name: str) -> None:
    lines = [line if isinstance(line, bytes) else line.encode("utf-8") for line, _ in LINES]
    content = b"\n".join([b"", *lines, b" "])
    path = put(tmp_path, name, gzip.compress(content) if name.endswith("gz") else content)
    results = outcomes(path)
    assert len(results) == len(LINES) == 43
    for number, (result, (_, expected)) in enumerate(zip(results, LINES, strict=True), start=2):
        if isinstance(expected, str):
            assert str(result).startswith(f"{name}:{number}: {expected}")
        else:
            flaw = expected.flaw and f"{path}:{number}: {expected.flaw}"
            assert result == structs.replace(expected, flaw=flaw, line=number)


def test_records_that_are_none(tmp_path: Path) -> None:
    good = b'{"id": "a", "text": "m"}\n'
    cut = gzip.compress(good * 100_000)[:-20]
    assert outcomes(put(tmp_path, "a.jsonl", "\n \n")) == ["a.jsonl: is empty"]
    assert outcomes(put(tmp_path, "a.jsonl.gz", b"")) == ["a.jsonl.gz: is empty"]
    assert outcomes(put(tmp_path, "b.jsonl.gz", good)) == [
        "b.jsonl.gz: cannot be read: Not a gzipped file (b'{\"')"
    ]
    *before, error = outcomes(put(tmp_path, "c.jsonl.gz", cut))
    assert before[0] == Document("a", "m", line=1)
    assert str(error).startswith("c.jsonl.gz: cannot be read: Compressed file ended")
    assert "cannot be read" in str(outcomes(put(tmp_path, "d.jsonl.gz", cut[:50] + b"?" * 50))[-1])


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_BYTES", 40)
    good = json.dumps({"id": "a", "text": "m"})
    for length in (41, 42, 80, 81, 82, 83, 200):
        content = "\n".join([good, "x" * length, good])
        results = outcomes(put(tmp_path, "a.jsonl", content))
        assert results == [
            Document("a", "m", line=1),
            "a.jsonl:2: is larger than 40 bytes",
            Document("a", "m", line=3),
        ]


def test_what_is_no_file_of_lines_is_told_once(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 1000
    for content in (noise, '{"id": "a", "text": "một"}\n'.encode("utf-16")):
        assert outcomes(put(tmp_path, "a.jsonl", content)) == ["a.jsonl: is not text"]
        assert outcomes(put(tmp_path, "a.jsonl.gz", gzip.compress(content))) == ["a.jsonl.gz: is not text"]


def test_many_faults_of_a_file_are_counted(tmp_path: Path) -> None:
    good = '{"id": "a", "text": "một"}'
    results = outcomes(put(tmp_path, "a.jsonl", "\n".join([*["không"] * 500, good])))
    assert results[19].startswith("a.jsonl:20: is not JSON")  # type: ignore[union-attr]
    assert results[20:] == [Document("a", "một", line=501), "a.jsonl: 480 more of its lines are at fault"]


def test_records_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    line = json.dumps({"id": "a", "text": "một hai ba " * 100}).encode() + b"\n"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(20_000):
            stream.write(line)
    tracemalloc.start()
    assert sum(isinstance(item, Document) for item in read(path)) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000 < 20_000 * len(line)


def test_ten_megabytes_on_one_line(tmp_path: Path) -> None:
    text = "phường Đức Nhuận " * 500_000
    begun = time.process_time()
    assert outcomes(put(tmp_path, "a.txt", text)) == [Document("a", text)]
    line = json.dumps({"id": "a", "text": text})
    assert outcomes(put(tmp_path, "a.jsonl", line)) == [Document("a", text, line=1)]
    assert len(text.encode()) > 10_000_000
    assert time.process_time() - begun < 5


SENTENCE = "Ngày {0} tháng 7, ông Nguyễn Văn A, Bí thư Đảng ủy phường, chủ trì hội nghị lần thứ {0} của xã."
PAGE = (
    """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Họp - Báo</title>
<meta property="og:title" content="Đảng ủy phường họp"><link rel="canonical" href="https://example.org/a.html">
<meta property="article:published_time" content="2025-07-18T08:00:00+07:00">
<meta property="article:modified_time" content="2025-07-20T08:00:00+07:00"></head>
<body><nav>Trang chủ</nav><article><h1>Đảng ủy phường họp</h1>"""
    + "".join(f"<p>{SENTENCE.format(n)}</p>" for n in range(8))
    + "</article><footer>© 2024, cập nhật 01/02/2024</footer></body></html>"
)


@pytest.mark.parametrize("name", ["bai.html", "bai.HTM"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_page(tmp_path: Path, name: str, encoding: str) -> None:
    [page] = outcomes(put(tmp_path, name, PAGE.encode(encoding)))
    assert isinstance(page, Document)
    assert (page.id, page.published, page.title) == ("bai", "2025-07-18", "Đảng ủy phường họp")
    assert (page.url, page.body) == ("https://example.org/a.html", 0)
    assert all(SENTENCE.format(n) in page.text for n in range(8))
    assert "Trang chủ" not in page.text


def test_a_page_that_states_no_date_has_none(tmp_path: Path) -> None:
    head = "<html><head><title>Kỷ niệm ngày 30/04/1975</title></head>"
    [page] = outcomes(put(tmp_path, "a.html", head + PAGE[PAGE.index("<body>") :]))
    assert isinstance(page, Document)
    assert (page.published, page.url) == (None, None)


def test_the_day_of_a_page_is_that_of_vietnam(tmp_path: Path) -> None:
    late = PAGE.replace("2025-07-18T08:00:00+07:00", "2025-07-17T23:30:00+00:00")
    [page] = outcomes(put(tmp_path, "a.html", late))
    assert isinstance(page, Document)
    assert page.published == "2025-07-18"


def test_a_page_of_kg_is_no_source(tmp_path: Path) -> None:
    put(tmp_path, "graph.html", f"<html><head>{PAGE_MARK}</head>" + PAGE[PAGE.index("<body>") :])
    passed = Counter[str]()
    assert [str(one) for one in find([tmp_path], passed)] == [f"{tmp_path}: holds no readable document"]
    assert passed == {".html": 1}
    [fault] = find([tmp_path / "graph.html"])
    assert str(fault).endswith("graph.html: is a page that kg view wrote")


STATED = [
    '<meta itemprop="datePublished" content="2025-07-18T08:00:00+07:00">',
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-07-18"}</script>',
    '<link rel="canonical" href="https://example.org/2025/07/18/a.html">',
    '<meta name="pubdate" content="2025-07-18">',
]


@pytest.mark.parametrize("statement", STATED)
def test_ways_to_state_a_date(tmp_path: Path, statement: str) -> None:
    [page] = outcomes(
        put(tmp_path, "a.html", f"<html><head>{statement}</head>" + PAGE[PAGE.index("<body>") :])
    )
    assert isinstance(page, Document)
    assert page.published == "2025-07-18"


NO_PAGES = [
    "<html></html>",
    "chữ trơn",
    "<p>",
    "<div>" * 100_000,
    "<?xml version='1.0' encoding='utf-8'?><a/>",
]


@pytest.mark.parametrize("markup", NO_PAGES, ids=range(len(NO_PAGES)))
def test_a_page_without_an_article(tmp_path: Path, markup: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert outcomes(put(tmp_path, "a.html", markup)) == ["a.html: holds no article text"]
    assert capfd.readouterr().err == ""


def test_every_suffix_has_a_reader() -> None:
    assert sorted(READERS) == [".htm", ".html", ".jsonl", ".jsonl.gz", ".md", ".txt"]


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    heavy = "{'trafilatura', 'htmldate', 'viparse', 'charset_normalizer', 'lxml'}"
    code = f"import sys, kg.read; print(sorted({heavy} & set(sys.modules)))"
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
