"""Legal and Party documents and the links between them, phrase by phrase."""

from __future__ import annotations

import pytest

from kg.extract.resolutions import resolution_links, resolutions
from kg.ontology import load
from tests.examples import examples
from tests.extract.readings import reading
from tests.phrases import table

DOCUMENTS = table("documents")
UNNUMBERED = "hien-phap"


@pytest.mark.parametrize(("expected", "phrase"), DOCUMENTS)
def test_documents(expected: list[str], phrase: str) -> None:
    read = reading(phrase)
    cited = [f"{fact.kind} {fact.number} | {fact.issuer}" for fact in resolutions(read)]
    links = [f"{link.source[1]} {link.relation} {link.target[1]}" for link in resolution_links(read)]
    assert cited + links == expected


@pytest.mark.parametrize(("iri", "example"), examples("instruments"))
def test_examples_of_the_kinds(iri: str, example: str) -> None:
    cited = list(resolutions(reading(example)))
    expected = [] if iri.endswith(UNNUMBERED) else [load().concepts[iri].label]
    assert [f.kind for f in cited] == expected


def test_date_and_subject() -> None:
    phrase = "Họ học Nghị quyết số 45-NQ/TW ngày 24-11-2023 của Bộ Chính trị về trí thức, khoa học và y tế."
    (found,) = resolutions(reading(phrase))
    assert (found.date, found.subject) == ("2023-11-24", "trí thức, khoa học và y tế")
    assert found.evidence.quote == "Nghị quyết số 45-NQ/TW"


@pytest.mark.parametrize(
    ("phrase", "subject"),
    [
        ("Nghị quyết số 5/NQ-HĐND về ngân sách và Nghị quyết số 6/NQ-HĐND về giá đất.", "ngân sách"),
        ("Nghị quyết số 5/NQ-HĐND về giá đất được thông qua ngày 12/6.", "giá đất"),
        ("Kết luận số 137-KL/TW của Bộ Chính trị, Ban Bí thư về tổ chức bộ máy.", "tổ chức bộ máy"),
    ],
)
def test_where_a_subject_ends(phrase: str, subject: str) -> None:
    assert next(resolutions(reading(phrase))).subject == subject


@pytest.mark.parametrize(
    ("told", "subject"),
    [
        (
            "Quyết định số 12/QĐ-UBND về việc sửa đổi quyết định thành lập Trung tâm.",
            "sửa đổi quyết định thành lập Trung tâm",
        ),
        (
            "Nghị quyết số 31/NQ-HĐND về điều chỉnh, bổ sung kế hoạch đầu tư và Nghị quyết số 32/NQ-HĐND.",
            "điều chỉnh, bổ sung kế hoạch đầu tư",
        ),
        ("Nghị quyết số 31/NQ-HĐND về sửa đổi Nghị quyết số 9/NQ-HĐND.", None),
    ],
)
def test_subjects(told: str, subject: str | None) -> None:
    assert next(resolutions(reading(f"Phường học {told}"))).subject == subject


def test_all_phrases_were_collected() -> None:
    assert len(DOCUMENTS) >= 112
    assert len(examples("instruments")) >= 26
