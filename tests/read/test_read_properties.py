"""Whatever the bytes: no exception, and a document keeps its promises."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, InputError
from kg.read import READERS, read
from kg.read.document import calendar_date

WORDS = st.sampled_from(
    ["phường", "Đảng", "họp", "\ufeff", "\xa0", "\r\n", "\u200b", "a\u0302\u0301", "16-1", "(", "–"]
)
PROSE = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
HEADER = st.one_of(
    st.just(""),
    st.dates().map(lambda day: f" date {day.isoformat()} "),
    st.from_regex(r" ?date [0-9]{4}(-[0-9]{2}){0,2} ?", fullmatch=True),
)
ANY_BYTES = st.one_of(
    st.binary(max_size=400),
    PROSE.map(str.encode),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.builds(
        lambda text, codec: text.encode(codec, "replace"),
        PROSE,
        st.sampled_from(["utf-16", "cp1258", "viscii"][:2]),
    ),
)
JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), PROSE),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
RECORDS = st.one_of(
    JSON_VALUES,
    st.dictionaries(st.sampled_from(["id", "text", "title", "date", "url", "x"]), JSON_VALUES),
    st.fixed_dictionaries({"id": st.text(min_size=1), "text": st.builds(str.__add__, HEADER, PROSE)}),
)


def read_bytes(suffix: str, data: bytes) -> list[Document | InputError]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"tên.số 1{suffix}"
        path.write_bytes(data)
        return list(read(path))


def check(item: Document | InputError) -> None:
    """What holds of everything that is read."""
    if isinstance(item, InputError):
        assert str(item).isprintable()
        assert "tên.số 1" in str(item)
        return
    item.text.encode("utf-8")
    item.id.encode("utf-8")
    assert item.text.strip()
    assert 0 <= item.body < len(item.text)
    assert item.body == 0 or re.fullmatch(r"\ufeff? ?date [0-9-]{4,10}\s+", item.text[: item.body])
    assert item.body == 0 or not item.text[item.body].isspace()
    assert item.published is None or calendar_date(item.published) == item.published


@pytest.mark.parametrize("suffix", READERS)
@given(data=ANY_BYTES)
@settings(max_examples=150, deadline=None)
def test_any_bytes(suffix: str, data: bytes) -> None:
    for content in (data, gzip.compress(data)):
        for item in read_bytes(suffix, content):
            check(item)


@given(header=HEADER, prose=PROSE)
@settings(max_examples=300, deadline=None)
def test_text_is_whole_and_its_body_is_the_report(header: str, prose: str) -> None:
    text = header + prose
    [item] = read_bytes(".txt", text.encode("utf-8"))
    check(item)
    if isinstance(item, Document):
        assert item.text == text
        assert item.id == "tên.số 1"
        assert (item.body > 0) == (item.published is not None)
        report = prose.lstrip() if item.body else text
        assert item.text[item.body :].endswith(report.lstrip())


@given(lines=st.lists(RECORDS, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_record_a_line(lines: list[object]) -> None:
    data = "\n".join(json.dumps(line) for line in lines).encode("utf-8")
    items = read_bytes(".jsonl", data)
    assert len(items) == max(len(lines), 1)
    for item in items:
        check(item)
