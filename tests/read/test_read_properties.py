"""Whatever the bytes: no exception, and a document keeps its promises."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.dates import is_before, is_day, iso_date, leading_date
from kg.model import Document, InputError
from kg.read import READERS, read

WORDS = st.sampled_from(
    ["phường", "Đảng", "họp", "\ufeff", "\xa0", "\r\n", "\u200b", "a\u0302\u0301", "16-1", "(", "–"]
)
PROSE = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
HEADER = st.one_of(
    st.just(""),
    st.dates().map(lambda day: f" date {day.isoformat()} "),
    st.from_regex(r" ?date [0-9]{4}(-[0-9]{2}){0,2} ", fullmatch=True),
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
    assert item.body == 0 or re.fullmatch(r"\ufeff? ?date \d[^\n]*\s*", item.text[: item.body])
    assert item.body == 0 or not item.text[item.body].isspace()
    assert item.published is None or iso_date(item.published) == item.published
    assert item.flaw is None or item.flaw.isprintable()


@pytest.mark.parametrize("suffix", READERS)
@given(data=ANY_BYTES)
@settings(max_examples=150, deadline=None)
def test_any_bytes(suffix: str, data: bytes) -> None:
    for content in (data, gzip.compress(data)):
        for item in read_bytes(suffix, content):  # that it raises nothing is half of the point
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
        assert (item.body > 0) == (item.published is not None or item.flaw is not None)
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


DAY_FORMS = ["{d}/{m}/{y:04}", "{d:02}/{m:02}/{y:04}", "{d}-{m}-{y:04}", "{d:02}-{m:02}-{y:04}",
             "{d}.{m}.{y:04}", "{y:04}-{m:02}-{d:02}", "{y:04}-{m}-{d}", "{y:04}/{m:02}/{d:02}"]  # fmt: skip
TIME_FORMS = ["{}", "{} 08:00", "{} 8:05:30", "{}, 08:00", "{} - 08:00", "{} | 08:00",
              "{}T08:00:00+07:00", "{} 08:00 (GMT+7)", "{} 08:00:00 +0700", "{} 08:00Z",
              "08:00 {}", "08:00, {}", "8:00 | {}"]  # fmt: skip
FIELD_FORMS = [*TIME_FORMS, "Thứ sáu, {}", "Thứ 6, {} 8h30", "{} 08h00", "Friday, {}"]
DAYS = st.dates(min_value=date(1900, 1, 1))


@pytest.mark.parametrize("form", DAY_FORMS)
@given(day=DAYS, time=st.sampled_from(FIELD_FORMS))
def test_a_day_is_read_in_every_form(form: str, day: date, time: str) -> None:
    assert iso_date(time.format(form.format(d=day.day, m=day.month, y=day.year))) == day.isoformat()


@pytest.mark.parametrize("form", DAY_FORMS)
@given(day=DAYS, time=st.sampled_from(TIME_FORMS), behind=st.sampled_from([" Bài", "\nBài", ""]))
def test_a_day_leads_in_every_form(form: str, day: date, time: str, behind: str) -> None:
    written = time.format(form.format(d=day.day, m=day.month, y=day.year))
    assert leading_date(f" {written}{behind}", 1) == written
    assert iso_date(written) == day.isoformat()


@given(day=st.dates(max_value=date(9999, 12, 30)), hour=st.integers(0, 23))
def test_the_day_of_a_time_with_a_zone_is_that_of_vietnam(day: date, hour: int) -> None:
    there = day + timedelta(days=hour >= 17)
    assert iso_date(f"{day.isoformat()}T{hour:02}:30:00Z") == there.isoformat()


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9/.: TZ+-]{0,25}", fullmatch=True)))
def test_whatever_is_written_is_an_iso_date_or_none(written: str) -> None:
    found = iso_date(written)
    assert found is None or iso_date(found) == found


@given(day=DAYS, other=DAYS, size=st.sampled_from([4, 7, 10]), exact=st.sampled_from([4, 7, 10]))
def test_dates_are_compared_as_far_as_both_are_told(day: date, other: date, size: int, exact: int) -> None:
    one, another = day.isoformat()[:size], other.isoformat()[:exact]
    told = min(size, exact)
    assert is_before(one, another) == (one[:told] < another[:told])
    assert is_day(one) == (size == 10)


NO_DATES = ["", "x", "31/02/2026", "01/16/2026", "16/1/26", "16/01-2026", "0000", "2025-13", "1768521600",
            "16/01", "16/01/2026 và 17/01/2026", "ngày 16", "2026-01-16x", "2026/"]  # fmt: skip


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_date(written: str) -> None:
    assert iso_date(written) is None
