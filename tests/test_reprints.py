"""A report printed again is a further source of the same facts: it adds no people, no events, no doubts."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.conflicts import conflicts
from kg.explain import Thing, explain
from kg.export import EXPORTS
from kg.resolve import fingerprint, parsed, reports
from kg.resolve.reprints import alike
from kg.review import questions
from kg.store import opened
from tests.report import Report, asked, party, unit, write
from tests.test_history import exported

ROOT = Path(__file__).parent.parent
TEXTS = [path for name in ("seeds", "tests/gold/dev") for path in sorted((ROOT / name).glob("*.txt"))]
FACTS = {
    "awards": "grant",
    "events": "event",
    "evidence": "fact",
    "indicators": "indicator",
    "initiatives": "initiative",
    "officials": "person",
    "resolution_links": "link",
    "resolutions": "reference",
    "statements": "statement",
    "tenures": "tenure",
}


def rows(store: Path, query: str, **parameters: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(kg.query(store, query, "csv", **parameters).decode())))


def headline(text: str) -> str:
    """Another first line, a byline and some spaces."""
    date = re.match(r" date [0-9-]+ ", text)
    header = date[0] if date else ""
    return f"{header}Tin hoạt động địa phương\n{text.removeprefix(header)}\n\nTin, ảnh: PV  \n\n"


def headlined(row: dict[str, str]) -> bool:
    """Whether only its headline names an event that has no day: under another one it is another's."""
    first = next(path for path in TEXTS if path.stem == row["source"].removeprefix("z-")).read_text("utf-8")
    return not row["date"] and row["label"] in {"Tin hoạt động địa phương", first.partition("\n")[0][17:]}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The documents alone; with each printed again as it is; with each under another headline."""
    folder = tmp_path_factory.mktemp("reprints")
    again: dict[str, Callable[[str], str]] = {"once": str, "twice": str, "changed": headline}
    for name, change in again.items():
        (folder / "docs").mkdir()
        for path in TEXTS:
            shutil.copy(path, folder / "docs")
            if name != "once":
                text = change(path.read_bytes().decode())
                (folder / "docs" / f"z-{path.name}").write_text(text, "utf-8", newline="")
        assert not kg.build([folder / "docs"], folder / name).errors
        shutil.rmtree(folder / "docs")
    return {name: folder / name for name in again}


@pytest.mark.parametrize("query", FACTS)
def test_every_fact_has_both_sources_and_stays_one(stores: dict[str, Path], query: str) -> None:
    once, twice = (rows(stores[name], query) for name in ("once", "twice"))
    assert Counter(row["source"].removeprefix("z-") for row in twice) == Counter(
        {source: 2 * count for source, count in Counter(row["source"] for row in once).items()}
    )
    assert len({row[FACTS[query]] for row in twice}) == len({row[FACTS[query]] for row in once})
    sources: dict[str, set[bool]] = {}
    for row in twice:
        sources.setdefault(row[FACTS[query]], set()).add(row["source"].startswith("z-"))
    assert set(map(frozenset, sources.values())) == {frozenset({True, False})}


def test_quotes_are_those_of_each_source(stores: dict[str, Path]) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in TEXTS}
    for row in rows(stores["twice"], "evidence"):
        text = texts[row["source"].removeprefix("z-")]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


@pytest.mark.parametrize("name", ["twice", "changed"])
def test_people_and_main_events_join_and_nothing_is_in_doubt(stores: dict[str, Path], name: str) -> None:
    people = "SELECT ?p { ?p a foaf:Person }"
    assert len(asked(stores[name], people)) == len(asked(stores["once"], people))
    found = rows(stores[name], "events")
    main = [row for row in found if row["main"] == "true" and not (name == "changed" and headlined(row))]
    single = [event for event, count in Counter(row["event"] for row in main).items() if count == 1]
    assert single == []
    once, again = opened(stores["once"]), opened(stores[name])
    assert len(questions(again, ())) == len(questions(once, ()))
    assert len(conflicts(again)) == len(conflicts(once))


def test_exports_and_explanations_tell_one_fact_with_two_sources(stores: dict[str, Path]) -> None:
    once, twice = (
        json.loads("".join(map(str, EXPORTS["popolo"](opened(stores[n]))))) for n in ("once", "twice")
    )
    assert {name: len(found) for name, found in once.items()} == {
        name: len(found) for name, found in twice.items()
    }
    for one, two in zip(once["memberships"], twice["memberships"], strict=True):
        assert one["id"] == two["id"]
        assert len(two["sources"]) == 2 * len(one["sources"])
    (person,) = {
        (row["name"], row["person"]) for row in rows(stores["twice"], "officials") if row["name"] == "Tô Lâm"
    }
    thing = Thing(person[0], "Person", person[1])
    before, after = (explain(opened(stores[n]), thing).facts for n in ("once", "twice"))
    assert [fact.said for fact in before] == [fact.said for fact in after]
    assert all(len(two.quotes) == 2 * len(one.quotes) for one, two in zip(before, after, strict=True))


def test_the_join_has_its_reason(stores: dict[str, Path]) -> None:
    found = Counter(row["reason"] for row in rows(stores["twice"], "joins"))
    assert found["same words"] == len(TEXTS)
    assert found["same text"] > 0


@pytest.mark.parametrize("gone", ["000_7d746a315fded182.txt", "z-000_7d746a315fded182.txt"])
def test_when_one_print_goes_the_other_stays(tmp_path: Path, gone: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for path in TEXTS[:2]:
        shutil.copy(path, docs)
        shutil.copy(path, docs / f"z-{path.name}")
    kg.build([docs], tmp_path / "store")
    (docs / gone).unlink()
    kg.build([docs], tmp_path / "store", prune=True)
    kg.build([docs], tmp_path / "fresh")
    assert exported(tmp_path / "store") == exported(tmp_path / "fresh")


HEAD = party(unit("Phường Đức Nhuận"))
LONG = " ".join(f"chuyện thứ {n} của phường" for n in range(20)) + ". "


def test_a_stale_print_proves_nothing_new(tmp_path: Path) -> None:
    """A report of October that is printed again in December does not show the post held in December."""
    old = [
        Report("a", "2025-10-01", LONG).holds("Lê Mẫu", HEAD),
        Report("b", "2025-12-20", LONG).holds("Lê Mẫu", HEAD),
    ]
    write(tmp_path, [*old, Report("c", "2025-11-01").holds("Lê Mẫu", HEAD, "former")])
    assert conflicts(opened(tmp_path)) == []
    held = rows(tmp_path, "holders", date="2025-12-20", ward="Phường Đức Nhuận")
    assert {row["held"] for row in held} == {"former"}
    assert {row["date"] for row in rows(tmp_path, "person", name="Lê Mẫu")} == {"2025-10-01", ""}
    assert {(row["source"], row["observed"]) for row in held} == {
        ("a", "2025-10-01"),
        ("b", "2025-10-01"),
        ("c", ""),
    }


def printed(text: str, *places: str, day: str = "2025") -> str:
    return fingerprint(text.split(), places, day)


def test_few_words_are_no_report() -> None:
    assert printed("một hai ba") == ""
    short = " ".join(map(str, range(30)))
    assert printed(short) != printed(short, day="2026")
    assert printed(short * 3) == printed(short * 3, day="2026")


def test_a_text_about_another_place_is_another_report() -> None:
    text = " ".join(map(str, range(300)))
    one, other = (parsed(printed(f"{text} {place}", place)) for place in ("a", "b"))
    assert not alike(one, other)
    assert alike(one, parsed(printed(f"{text} c", "a", "b")))
    assert not alike(one, parsed(printed(" ".join(map(str, range(400, 700))), "a")))


def test_reports_are_groups_whatever_the_order() -> None:
    texts = [" ".join(map(str, range(start, start + 200))) for start in (0, 40, 80, 500, 520, 900)]
    prints = {f"d{n}": parsed(printed(text)) for n, text in enumerate(texts)}
    found = reports(prints)
    assert found == reports(dict(reversed(prints.items())))
    assert found["d0"] == found["d1"] == found["d2"] == "d0"
    assert "d5" not in found


def chained(seed: int) -> list[str]:
    """Three texts; the second is alike the first and the third, which are not alike."""
    words = [f"w{number * seed % 997}" for number in range(120)]
    return [" ".join(words[first : first + 80]) for first in (0, 15, 40)]


def test_a_report_of_another_event_joins_no_two(tmp_path: Path) -> None:
    """Only the reports of one event tell whether that event is one: the build's other documents do not."""
    texts = next(
        texts
        for texts in map(chained, range(1, 200))
        for one, two, three in [[parsed(fingerprint(text.split(), [], "")) for text in texts]]
        if alike(one, two) and alike(two, three) and not alike(one, three)
    )
    reports = [Report(name, version=f"{text} ") for name, text in zip("abc", texts, strict=True)]
    for report, ward in zip(reports, (None, unit("Phường Đức Nhuận"), None), strict=True):
        report.event(ward, date=None)
    write(tmp_path, reports)
    assert not asked(tmp_path, "SELECT ?e { ?e a kg:JointEvent }")
