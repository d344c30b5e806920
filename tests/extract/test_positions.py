"""Who holds what, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.model import Tenure
from tests.examples import examples
from tests.phrases import read, table

CASES = table("titles")
LEAD = "Phường Tân Định, TPHCM họp. "  # villages and sections are those of a ward that is named


@pytest.mark.parametrize(("expected", "phrase"), CASES)
def test_titles(expected: list[str], phrase: str) -> None:
    held = [f"{f.holder} | {f.post.title} | {f.status}" for f in read(phrase).facts if isinstance(f, Tenure)]
    assert held == expected


@pytest.mark.parametrize(("iri", "example"), examples("positions"))
def test_examples_of_the_roles(iri: str, example: str) -> None:
    assert iri in {f.post.role for f in read(LEAD + example).facts if isinstance(f, Tenure)}


def test_a_post_is_observed_on_the_day_of_the_event_where_the_report_has_none() -> None:
    text = "Ngày 18-12-2025, phường Tân Định họp. Bí thư Đảng ủy phường Lê Mẫu và nguyên Bí thư Hồ Mẫu dự."
    days = {f.status: f.observed for f in read(text).facts if isinstance(f, Tenure)}
    assert days == {"current": "2025-12-18", "former": None}
    assert {f.observed for f in read(text, "2025-12-20").facts if isinstance(f, Tenure)} == {
        "2025-12-20",
        None,
    }


@pytest.mark.parametrize(
    ("published", "observed"),
    [("2025-12-20", "2025-12-18"), ("2025-12-18", "2025-12-18"), ("2025-12", "2025-12")],
)
def test_an_appointment_is_observed_on_the_day_of_the_event(published: str, observed: str) -> None:
    text = (
        "Ngày 18-12-2025, phường Tân Định tổ chức hội nghị bầu ông Lê Văn Mẫu giữ chức Chủ tịch UBND phường."
    )
    (tenure,) = (fact for fact in read(text, published).facts if isinstance(fact, Tenure))
    assert (tenure.status, tenure.start, tenure.observed) == ("appointed", None, observed)


@pytest.mark.parametrize(
    ("published", "status", "start"),
    [
        ("2026", "current", "2025-07"),
        ("2026-02", "current", "2025-07"),
        ("2025", "appointed", None),
        ("2025-07-20", "appointed", None),
        (None, "appointed", None),
    ],
)
def test_what_was_taken_long_before_a_report_is_held(
    published: str | None, status: str, start: str | None
) -> None:
    text = "Tháng 7/2025, ông Lê Văn Mẫu được bầu giữ chức Chủ tịch UBND phường Tân Định (TPHCM)."
    held = [(f.status, f.start) for f in read(text, published).facts if isinstance(f, Tenure)]
    assert held == [(status, start)]


def test_all_phrases_were_collected() -> None:
    assert len(CASES) >= 1221
    assert len(examples("positions")) >= 169
