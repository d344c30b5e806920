"""Whole builds: files in, a store out, whatever the order, the workers or the history."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import compiled
from kg.model import Evidence, InputError
from kg.pipeline import Progress, build
from kg.view import show
from kg.workers import in_order
from tests.report import quads

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
TEXT = """Sáng 18-12, Đảng ủy phường Tân Định tổ chức hội nghị.
Ông Lê Văn Mẫu, Bí thư Đảng ủy phường Tân Định, chủ trì."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three short reports and a seed."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for number, ward in enumerate(("Tân Định", "Đức Nhuận", "Phú Thạnh")):
        (docs / f"r{number}.txt").write_text(TEXT.replace("Tân Định", ward), encoding="utf-8")
    shutil.copy(SEEDS[0], docs)
    return docs


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def done(report: object) -> tuple[int, ...]:
    return tuple(getattr(report, name) for name in ("added", "changed", "unchanged", "removed"))


def test_modules_compiled_of_other_source_build_nothing(
    folder: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    (package / "text").mkdir(parents=True)
    (package / "text" / "a.py").write_text("A = 1")
    monkeypatch.setattr(compiled, "__file__", str(package / "compiled.py"))
    (package / ".digest").write_text(compiled.digest(package) + "\n")
    compiled.check.cache_clear()
    compiled.check()
    (package / "text" / "a.py").write_text("A = 2")
    compiled.check.cache_clear()
    with pytest.raises(InputError, match="compiled of other source"):
        kg.build([folder], store)
    with pytest.raises(InputError, match="compiled of other source"):
        kg.extract(TEXT)
    assert not store.exists()


def test_add_change_skip_prune(folder: Path, store: Path) -> None:
    assert done(kg.build([folder], store)) == (4, 0, 0, 0)
    before = quads(store)
    assert done(kg.build([folder], store)) == (0, 0, 4, 0)
    assert (store / "current").read_text() == "g1\n"
    (folder / "r0.txt").write_text(TEXT.replace("Bí thư", "Phó Bí thư"), encoding="utf-8")
    assert done(kg.build([folder], store)) == (0, 1, 3, 0)
    (folder / "r0.txt").unlink()
    assert done(kg.build([folder], store)) == (0, 0, 3, 0)
    assert done(kg.build([folder], store, prune=True)) == (0, 0, 3, 1)
    (folder / "r0.txt").write_text(TEXT, encoding="utf-8")
    assert done(kg.build([folder / "r0.txt"], store)) == (1, 0, 0, 0)
    assert quads(store) == before


def test_the_report_counts_facts(folder: Path, store: Path) -> None:
    report = kg.build([folder], store)
    assert report.facts["Official"] >= 4
    assert report.errors == []


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_store_from_any_order_and_workers(tmp_path: Path, workers: int) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(60):
        shutil.copy(SEEDS[number % len(SEEDS)], docs / f"{number:02}.txt")
    kg.build([docs], tmp_path / "one", workers=workers)
    files = sorted(docs.iterdir())
    random.Random(workers).shuffle(files)
    for some in (files[:7], files[7:20], files[20:]):
        kg.build(some, tmp_path / "many", workers=1)
    assert quads(tmp_path / "one") == quads(tmp_path / "many")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_store_under_any_hash_seed(tmp_path: Path, seed: str) -> None:
    code = "import sys, kg; kg.build(['seeds'], sys.argv[1])"
    env = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "other")], check=True, cwd=ROOT, env=env)
    kg.build([ROOT / "seeds"], tmp_path / "here")
    assert quads(tmp_path / "other") == quads(tmp_path / "here")


def test_errors_do_not_stop_the_others(folder: Path, store: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "odd.pdf").write_text("no")
    report = kg.build([folder, folder / "gone.txt", folder / "odd.pdf"], store)
    assert report.added == 4
    told = [str(error) for error in report.errors]
    assert len(told) == 4
    for name in ("empty.txt", "binary.txt", "gone.txt", "odd.pdf"):
        assert sum(name in line for line in told) == 1


def test_a_date_that_is_none_costs_the_date_and_not_the_report(folder: Path, store: Path) -> None:
    (folder / "r0.txt").write_text(f" date 31/02/2026 {TEXT}", encoding="utf-8")
    told = [f"{folder}/r0.txt: its date cannot be read: 31/02/2026; it is read without it"]
    for done_then in ((4, 0, 0, 0), (0, 0, 4, 0)):
        report = kg.build([folder], store, prune=True)
        assert (done(report), list(map(str, report.errors))) == (done_then, told)


def test_what_cannot_be_read_is_not_gone(folder: Path, store: Path) -> None:
    kg.build([folder], store)
    before = quads(store)
    (folder / "r1.txt").write_bytes(b"")
    report = kg.build([folder], store, prune=True)
    assert done(report) == (0, 0, 3, 0)
    assert quads(store) == before
    (error,) = report.errors
    assert str(error).endswith("r1.txt: is empty; what an earlier build read from it stays")


def test_nothing_read_makes_no_store(tmp_path: Path, store: Path) -> None:
    (tmp_path / "docs").mkdir()
    report = kg.build([tmp_path / "docs"], store)
    assert len(report.errors) == 1
    with pytest.raises(InputError, match="no store"):
        kg.query(store, "wards")


def test_two_documents_of_one_id(folder: Path, store: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "r1.txt").write_text(TEXT + " Thêm.", encoding="utf-8")
    (folder / "z").mkdir()
    shutil.copy(folder / "r1.txt", folder / "z")
    report = kg.build([folder], store)
    assert report.added == 4
    (error,) = [str(error) for error in report.errors if str(folder / "r1.txt") in str(error)]
    assert str(folder / "a" / "r1.txt") in error
    assert done(kg.build([folder], store)) == (0, 0, 4, 0)


def named(error: InputError, *paths: Path) -> bool:
    return str(error).endswith(f"in {paths[0]} and {paths[1]}; the first is kept")


def earlier(error: InputError, *paths: Path) -> bool:
    told = f"was read from {paths[0]} by an earlier build; --prune takes {paths[1]}"
    return str(error).endswith(told)


@pytest.fixture
def days(tmp_path: Path) -> tuple[Path, Path]:
    """Files of one name in two folders."""
    found = tmp_path / "day1" / "r.txt", tmp_path / "day2" / "r.txt"
    for path, ward in zip(found, ("Tân Định", "Đức Nhuận"), strict=True):
        path.parent.mkdir()
        path.write_text(TEXT.replace("Tân Định", ward), "utf-8")
    return found


def test_two_documents_of_one_id_in_two_builds(days: tuple[Path, Path], store: Path) -> None:
    one, other = days
    kg.build(one.parent, store)
    before = quads(store)
    for _ in range(2):
        report = kg.build(other.parent, store)
        assert earlier(report.errors[0], one, other)
        assert (done(report), quads(store)) == ((0, 0, 0, 0), before)
    one.write_text(TEXT + " Thêm.", "utf-8")
    assert done(kg.build(one.parent, store)) == (0, 1, 0, 0)
    both = kg.build([one.parent, other.parent], store)
    assert named(both.errors[0], one, other)
    kg.build([one.parent, other.parent], store.with_name("fresh"))
    assert quads(store) == quads(store.with_name("fresh"))


def test_the_first_of_two_wins_whatever_was_built_before(days: tuple[Path, Path], store: Path) -> None:
    kg.build(days[1].parent, store)
    assert done(kg.build([day.parent for day in days], store)) == (0, 1, 0, 0)


def test_a_moved_file_a_pruned_one_and_the_same_words_replace_themselves(
    days: tuple[Path, Path], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = days
    monkeypatch.chdir(one.parent.parent)
    kg.build("day1", store)
    report = kg.build("day2", store, prune=True)
    assert (done(report), report.errors) == ((0, 1, 0, 0), [])
    assert earlier(kg.build("day1", store).errors[0], Path("day2/r.txt"), Path("day1/r.txt"))
    shutil.copy(other, one)
    assert done(kg.build(one, store)) == (0, 0, 1, 0)
    one.write_text(TEXT, "utf-8")
    other.unlink()
    assert done(kg.build(one, store)) == (0, 1, 0, 0)


def test_records_of_one_id_in_two_builds(tmp_path: Path, store: Path) -> None:
    files = [tmp_path / f"{day}.jsonl" for day in "ab"]
    for path in files:
        path.write_text(json.dumps({"id": "1", "text": f"{TEXT} {path.stem}"}), "utf-8")
    kg.build(files[0], store)
    assert earlier(kg.build(files[1], store).errors[0], *files)


@pytest.mark.parametrize("packed", [False, True])
def test_records(tmp_path: Path, store: Path, packed: bool) -> None:
    lines = [
        json.dumps({"id": f"r {n}", "text": TEXT, "date": "2025-12-18", "title": "Hội nghị"})
        for n in range(60)
    ]
    text = "\n".join([*lines, "{", lines[0]]) + "\n"
    file = tmp_path / ("records.jsonl.gz" if packed else "records.jsonl")
    file.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    report = kg.build([file], store, workers=2)
    assert report.added == 60
    assert len(report.errors) == 1
    assert done(kg.build([file], store)) == (0, 0, 60, 0)


def test_two_records_of_one_id_are_told_by_their_lines(tmp_path: Path, store: Path) -> None:
    lines = [json.dumps({"id": "c", "text": f"{TEXT} {n}"}) for n in range(2)]
    (tmp_path / "c.jsonl").write_text("\n\n".join(lines), "utf-8")
    (error,) = kg.build([tmp_path / "c.jsonl"], store).errors
    where = f"{tmp_path}/c.jsonl:1 and {tmp_path}/c.jsonl:3"
    assert str(error) == f"c is the id of two documents, in {where}; the first is kept"


def test_progress(folder: Path, store: Path) -> None:
    told: list[Progress] = []
    kg.build([folder], store, progress=told.append)
    assert told[-1] == Progress(4, 4, 4)
    assert told == sorted(told)


def test_leftovers_are_told_for_unchanged_documents_too(folder: Path, store: Path) -> None:
    told: list[tuple[tuple[str, Evidence], ...]] = []
    for _ in range(2):
        heard: list[tuple[str, Evidence]] = []
        report = build([folder], store, leftovers=lambda *said, heard=heard: heard.append(said))
        told.append(tuple(heard))
    assert report.unchanged == 4
    assert told[0] == told[1]


def test_a_bug_in_extraction_costs_one_document(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.pipeline import tasks

    real = tasks.extract

    def extract(document: object, ontology: object, **more: bool) -> object:
        if getattr(document, "id", "") == "r1":
            raise ZeroDivisionError("by nought")
        return real(document, ontology, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(tasks, "extract", extract)
    report = build([folder], store)
    assert report.added == 3
    assert "ZeroDivisionError: by nought" in str(report.errors[0])


def test_another_extractor_reads_all_again(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg.build([folder], store)
    monkeypatch.setattr("kg.pipeline.tasks.version", lambda: "next")
    assert done(build([folder], store)) == (0, 4, 0, 0)


def test_a_text() -> None:
    facts = kg.extract(TEXT, published="2025-12-18")
    assert facts.document.published == "2025-12-18"
    assert any(getattr(fact, "name", "") == "Lê Văn Mẫu" for fact in facts.facts)


@pytest.mark.parametrize("published", ["abc", "2025-13-45", "2025-13", "12-18-2025"])
def test_a_date_that_is_none(published: str) -> None:
    with pytest.raises(kg.InputError, match=f"text: its date cannot be read: {published}"):
        kg.extract(TEXT, published=published)


@pytest.mark.parametrize(
    "published", ["2025", "2025-12", "2025-12-18T08:00:00+07:00", "18/12/2025 08:00", "", None]
)
def test_dates_as_files_give_them(published: str | None) -> None:
    found = kg.extract(TEXT, published=published).document.published
    assert found == ("2025-12-18" if published and len(published) > 7 else published or None)


def test_the_date_may_be_called_so() -> None:
    assert kg.extract(TEXT, date="18/12/2025") == kg.extract(TEXT, published="2025-12-18")


def test_two_dates_are_told() -> None:
    assert kg.extract(TEXT, date="18/12/2025", published="2025-12-18").document.published == "2025-12-18"
    with pytest.raises(InputError, match="text: published 2025-01 and date 2026-01 are two dates"):
        kg.extract(TEXT, published="2025-01", date="2026-01")


@pytest.mark.parametrize("given", [5, None, [None], [b"x"]])
def test_what_is_no_path(given: object, store: Path) -> None:
    with pytest.raises(InputError, match="is not a path"):
        kg.build(given, store)  # type: ignore[arg-type]
    for ask in (kg.open_store, lambda place: kg.query(place, "wards")):
        with pytest.raises(InputError, match="is not a path"):
            ask(given)


def test_one_path_needs_no_list(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert done(kg.build("docs", store)) == (4, 0, 0, 0)
    assert done(kg.build(folder, store)) == (0, 0, 4, 0)


@pytest.mark.parametrize("empty", [("", "store"), (["docs", ""], "store"), ("docs", "")])
def test_an_empty_path_is_not_the_current_folder(empty: tuple[list[str] | str, str]) -> None:
    with pytest.raises(InputError, match="a path is empty"):
        kg.build(*empty)


@pytest.mark.parametrize("prune", [False, True])
def test_no_path_at_all_changes_nothing(folder: Path, store: Path, prune: bool) -> None:
    with pytest.raises(InputError, match="no file or folder is named"):
        kg.build(Path("typo").glob("*.txt"), store, prune=prune)
    assert not store.exists()
    kg.build([folder], store)
    with pytest.raises(InputError, match="no file or folder is named"):
        kg.build([], store, prune=prune)
    assert done(kg.build([folder], store)) == (0, 0, 4, 0)


def test_the_error_has_a_public_name() -> None:
    assert kg.InputError is InputError


@pytest.mark.parametrize("wrong", ["", "a\0b", None, 5])
def test_what_no_function_takes_for_a_path(wrong: object, tmp_path: Path) -> None:
    asks: list[Callable[[Any], object]] = [
        lambda path: kg.build("seeds", path),
        lambda path: kg.query(path, "officials"),
        show,
    ]
    for ask in asks:
        with pytest.raises(InputError, match="path"):
            ask(wrong)
    with pytest.raises(InputError, match=r"^-1 workers: "):
        kg.build("seeds", tmp_path / "store", workers=-1)
    assert not hasattr(kg, "OutputError")


def test_the_public_names_stay_functions() -> None:
    import kg.extract
    import kg.query

    assert all(callable(getattr(kg, name)) for name in kg.__all__)
    assert kg.extract.__module__ == "kg"


def _double(number: int) -> int:
    return 2 * number


def _die(number: int) -> int:
    os._exit(number)


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_order(workers: int) -> None:
    assert list(in_order(_double, iter(range(500)), workers, few=48, chunk=16)) == list(range(0, 1000, 2))


def test_reading_does_not_run_ahead() -> None:
    taken: list[int] = []
    numbers = (taken.append(n) or n for n in range(10_000))  # type: ignore[func-returns-value]
    results = in_order(_double, numbers, 2, few=48, chunk=16)
    next(results)
    assert len(taken) < 300
    results.close()  # type: ignore[attr-defined]


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(InputError, match="worker"):
        list(in_order(_die, range(1, 100), 2, few=48, chunk=16))


def _no_database(data: bytes) -> bytes:
    return b"no database" + data[11:]


def _torn(data: bytes) -> bytes:
    return data[:4096] + b"\xff" * 4096 + data[8192:]


@pytest.mark.parametrize("damage", [_no_database, _torn])
def test_damaged_places_are_told_with_and_without_something_to_do(
    damage: Callable[[bytes], bytes], folder: Path, store: Path
) -> None:
    build([folder], store)
    (store / "places").write_bytes(damage((store / "places").read_bytes()))
    told = []
    for text in ("", "Phường Tân Định họp."):
        if text:
            (folder / "new.txt").write_text(text, "utf-8")
        with pytest.raises(InputError, match="where documents come from cannot be kept") as fault:
            build([folder], store)
        told.append(str(fault.value))
    assert told[0] == told[1]
    assert len(told[0].splitlines()) == 1
    (store / "places").unlink()
    assert build([folder], store).added == 1
