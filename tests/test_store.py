"""The store on disk: exact after any history, whole after any accident."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.emit import emit
from kg.model import InputError
from kg.ontology import load
from kg.resources import BASE
from kg.store import opened, sums
from kg.store.disk import current
from kg.store.loader import Loader
from kg.store.write import MANY, Writer, changing
from kg.view import show
from tests.report import Report, asked, party, quads, unit, write

ROOT = Path(__file__).parent.parent
WARDS = [unit(name) for name in ("Phường Đức Nhuận", "Phường Tân Định", "Phường Sơn Trà")]
FORMER = next(one for one in load().units_of("Phường Bến Nghé") if one.former)
PEOPLE = ("Lê Văn Mẫu", "Trần Thị Mẫu")


def sample(number: int, version: int = 0) -> Report:
    """One of a family of reports that share people, posts, events and documents; r6 prints r0 again."""
    ident, number = f"r{number}", number % 6
    ward = WARDS[(number + version) % 3]
    report = Report(ident, f"2025-12-{number % 3 + 1:02}", version=f"v{version} ")
    report.mentions(ward).event(ward, "2025-12-18")
    for turn, name in enumerate(PEOPLE):
        report.holds(name, party(WARDS[(number * (turn + 1) + version) % 3])).takes_part(name)
    report.cites("Quyết định", "12").event(None, None)
    report.cites("Nghị quyết", ("98", "98/2023/QH15", "68-NQ/TW")[(number + version) % 3], "Quốc hội")
    return report.mentions(FORMER) if number % 4 == 0 else report


STEPS = st.lists(st.tuples(st.integers(0, 8), st.sampled_from([0, 1, None])), min_size=1, max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=1, max_size=4))
def test_any_history_ends_as_a_fresh_build(tmp_path_factory: pytest.TempPathFactory, builds: list) -> None:
    folder = tmp_path_factory.mktemp("history")
    held: dict[int, int] = {}
    for steps in builds:
        wanted = dict(steps)
        added = {number: version for number, version in wanted.items() if version is not None}
        gone = [number for number, version in wanted.items() if version is None and number in held]
        write(folder / "store", [sample(*pair) for pair in added.items()], [f"r{number}" for number in gone])
        held = {number: version for number, version in (held | added).items() if number not in gone}
        if held:
            write(folder / "fresh", [sample(*pair) for pair in sorted(held.items(), reverse=True)])
            assert quads(folder / "store") == quads(folder / "fresh")
            for place in sorted((folder / "fresh").rglob("*"), reverse=True):
                place.rmdir() if place.is_dir() else place.unlink()


def test_nothing_is_left_of_a_retracted_document(tmp_path: Path) -> None:
    write(tmp_path, [sample(1)])
    before = quads(tmp_path)
    write(tmp_path, [sample(4), sample(2)])
    write(tmp_path, [], ["r4", "r2"])
    assert quads(tmp_path) == before


def test_a_triple_stands_in_one_graph_and_there_are_no_blank_nodes(tmp_path: Path) -> None:
    write(tmp_path, [sample(number) for number in range(6)])
    held = list(opened(tmp_path))
    counted = Counter((str(q.subject), str(q.predicate), str(q.object)) for q in held)
    assert max(counted.values()) == 1
    assert not any(isinstance(term, ox.BlankNode) for quad in held for term in (quad.subject, quad.object))


def test_a_document_graph_does_not_change_because_of_others(tmp_path: Path) -> None:
    write(tmp_path, [sample(1)])
    graph = f"<{BASE}doc/r1>"
    before = [quad for quad in quads(tmp_path) if graph in quad.rsplit(" ", 1)[-1] or quad.endswith(graph)]
    write(tmp_path, [sample(number) for number in (0, 2, 3)])
    assert [
        quad for quad in quads(tmp_path) if graph in quad.rsplit(" ", 1)[-1] or quad.endswith(graph)
    ] == before


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    write(tmp_path, [sample(1)])
    reader = opened(tmp_path)
    before = len(reader)
    write(tmp_path, [sample(2)])
    assert len(reader) == before < len(opened(tmp_path))


def test_an_error_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, [sample(1)])
    before = quads(tmp_path)

    def fail() -> None:
        with changing(tmp_path, load()) as writer:
            writer.add(emit(sample(2).said(), load()))
            writer.loader.settle()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert quads(tmp_path) == before
    assert sorted(place.name for place in tmp_path.iterdir()) == ["current", "g1", "lock"]


def test_nothing_to_write_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, [sample(1)])
    write(tmp_path, [])
    assert (tmp_path / "current").read_text() == "g1\n"


def test_a_second_build_is_refused(tmp_path: Path) -> None:
    with changing(tmp_path, load()), pytest.raises(InputError, match="another build"):
        write(tmp_path, [sample(1)])
    write(tmp_path, [sample(1)])


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no store here"):
        opened(tmp_path / "none")


@pytest.mark.parametrize("accident", ["pointer", "generation", "CURRENT", "MANIFEST*", "*.sst"])
def test_a_damaged_store_is_told_in_one_line(tmp_path: Path, accident: str) -> None:
    write(tmp_path, [sample(number) for number in range(6)])
    (generation,) = tmp_path.glob("g*")
    if accident == "pointer":
        (tmp_path / "current").write_bytes(b"\xff")
    elif accident == "generation":
        (tmp_path / "current").write_text("g9\n")
    else:
        for place in generation.glob(accident):
            place.write_bytes(
                b"damage" if accident != "*.sst" else place.read_bytes()[: place.stat().st_size // 2]
            )
    with pytest.raises(InputError, match="damaged") as caught:
        kg.query(tmp_path, "tenures")
    assert "\n" not in str(caught.value)
    with pytest.raises(InputError, match="damaged"):
        write(tmp_path, [sample(7)])


def test_damage_that_shows_while_reading_is_told_in_python_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the database itself, which may find it in any block; a real one may exhaust the memory first."""

    def broken(*_: object, **__: object) -> Iterator[object]:
        yield from ()
        raise RuntimeError("Corruption: block checksum mismatch")

    write(tmp_path, [sample(1)])
    dataset = kg.open_store(tmp_path)
    monkeypatch.setattr(sys.modules["kg.query"], "ordered", lambda *_: [*broken()])
    monkeypatch.setattr("kg.view.load.Said", lambda *_: [*broken()])
    monkeypatch.setattr("oxrdflib.OxigraphStore.triples", broken)
    for ask in (
        lambda: kg.query(tmp_path, "tenures"),
        lambda: show(tmp_path),
        lambda: list(dataset.triples((None, None, None))),
    ):
        with pytest.raises(InputError, match=r"store is damaged \(Corruption.*build it again"):
            ask()


def test_one_more_document_rewrites_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of the database stay as they are: a new generation has hard links to them."""
    monkeypatch.setattr("kg.store.loader._LARGE", 10)  # as for many documents
    kg.build([ROOT / "seeds", *(ROOT / "tests/gold/dev").glob("*.txt")], tmp_path)
    monkeypatch.undo()

    def tables(generation: str) -> dict[int, int]:
        places = [place.stat() for place in (tmp_path / generation).glob("*.sst")]
        return {place.st_ino: place.st_size for place in places}

    before = tables("g1")
    write(tmp_path, [sample(7)])
    after = tables("g2")
    new = sum(size for inode, size in after.items() if inode not in before)
    assert 0 < new < sum(before.values()) / 10  # 2 % here, 0.2 % of 3,000 documents


def test_a_full_disk_is_told_and_the_store_answers_as_before(tmp_path: Path) -> None:
    write(tmp_path, [sample(1)])
    before = quads(tmp_path)
    code = f"""
        import resource, signal, sys
        from pathlib import Path
        from kg.model import InputError
        from tests.test_store import sample, write
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        try:
            write(Path({str(tmp_path)!r}), [sample(n) for n in range(2, 400)])
        except InputError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1, done
    assert "it is as it was before" in done.stdout
    assert quads(tmp_path) == before
    write(tmp_path, [sample(2)])


def test_killed_at_any_moment_the_store_is_old_or_new(tmp_path: Path) -> None:
    """The next build completes what a killed one began."""
    store, fresh = tmp_path / "store", tmp_path / "fresh"
    write(store, [sample(number) for number in range(3)])
    write(fresh, [sample(number, 1) for number in range(6)])
    old, new = quads(store), quads(fresh)
    code = f"""
        from pathlib import Path
        from tests.test_store import sample, write
        reports = [sample(number, 1) for number in range(6)]
        print("begun", flush=True)
        write(Path({str(store)!r}), reports)
    """
    for moment in range(int(os.environ.get("KILLS", "12"))):
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.002 * moment)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert quads(store) in (old, new)
    write(store, [sample(number, 1) for number in range(6)])
    assert quads(store) == new


def test_an_rdflib_dataset_reads_and_does_not_write(tmp_path: Path) -> None:
    import rdflib

    write(tmp_path, [sample(1)])
    dataset = kg.open_store(tmp_path)
    rows = list(dataset.query("SELECT ?n { ?p a foaf:Person ; foaf:name ?n }"))
    assert list(dataset.query("SELECT ?tenure { ?tenure kg:post ?post ; schema:startDate ?day }")) == []
    assert sorted(str(row[0]) for row in rows) == sorted(PEOPLE)  # type: ignore[index]
    node = rdflib.URIRef("urn:x")
    with pytest.raises(Exception, match="read-write instances"):
        dataset.add((node, node, node))


def test_many_quads_go_in_bulk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [sample(number) for number in range(8)]
    write(tmp_path / "small", reports)
    monkeypatch.setattr("kg.store.loader._LARGE", 10)
    monkeypatch.setattr("kg.store.loader._BUFFER", 1000)
    write(tmp_path / "bulk", reports)
    assert quads(tmp_path / "small") == quads(tmp_path / "bulk")


@pytest.mark.parametrize("buffer", [0, 20_000_000])  # bytes: it is being loaded, or waits
def test_adding_and_retracting_in_one_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, buffer: int
) -> None:
    monkeypatch.setattr("kg.store.loader._BUFFER", buffer)
    write(tmp_path / "plain", [sample(1)])
    with changing(tmp_path / "both", load()) as writer:
        for number in (1, 2):
            writer.add(emit(sample(number).said(), load(), extractor="test"))
        writer.remove(f"{BASE}doc/r2")
    assert quads(tmp_path / "both") == quads(tmp_path / "plain")


def test_an_error_of_the_loading_thread_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.loader._BUFFER", 0)
    store = ox.Store(str(tmp_path / "s"))
    loader = Loader(store)
    assert loader.add(b"<a> broken")
    with pytest.raises(SyntaxError):
        loader.settle()
    loader.close()


def test_memory_does_not_grow_with_documents_waiting(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with changing(tmp_path, load()) as writer:
        assert isinstance(writer, Writer)
        for number in range(200):
            writer.add(emit(sample(number).said(), load()))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
    assert asked(tmp_path, "SELECT (COUNT(*) AS ?n) { ?d a schema:NewsArticle }") == [["200"]]


def test_what_is_retracted_gives_its_room_back(tmp_path: Path) -> None:
    reports = [Report(str(number)) for number in range(2 * MANY)]
    for number, report in enumerate(reports):
        for other in range(12):
            report.holds(f"Lê Mẫu {number} {other}", party(WARDS[0]))
    write(tmp_path, reports)
    before = _size(tmp_path)
    write(tmp_path, [], remove=[report.id for report in reports[10:]])
    assert _size(tmp_path) < before / 2


def test_a_damaged_table_is_told_before_it_is_asked(tmp_path: Path) -> None:
    write(tmp_path / "store", [Report(str(number)).holds("Lê Mẫu", party(WARDS[0])) for number in range(50)])
    generation = current(tmp_path / "store")
    assert generation is not None
    for table in sorted(generation.glob("*.sst")):
        copy = tmp_path / f"with {table.name}"
        shutil.copytree(tmp_path / "store", copy)
        whole = table.read_bytes()
        (copy / generation.name / table.name).write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
        with pytest.raises(InputError, match=f"damaged .{table.name} is not as it was written"):
            opened(copy)


def test_a_copied_store_is_looked_through_once(tmp_path: Path) -> None:
    write(tmp_path / "store", [Report("a").holds("Lê Mẫu", party(WARDS[0]))])
    shutil.copytree(tmp_path / "store", tmp_path / "copy", copy_function=shutil.copyfile)
    generation = current(tmp_path / "copy")
    assert generation is not None
    before = (generation / "sums").read_text()
    assert sorted(map(str, opened(tmp_path / "copy"))) == quads(tmp_path / "store")
    after = (generation / "sums").read_text()
    assert after != before
    assert [line.split()[0::3] for line in after.splitlines()] == [
        line.split()[0::3] for line in before.splitlines()
    ]


def test_tables_that_a_build_leaves_alone_are_not_read_for_their_sums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, [Report("a").holds("Lê Mẫu", party(WARDS[0]))])
    first = current(tmp_path)
    assert first is not None
    whole, read = sums._sum, []
    monkeypatch.setattr(sums, "_sum", lambda path: (read.append(path.name), whole(path))[1])
    write(tmp_path, [Report("b").holds("Lê Thử", party(WARDS[0]))])
    second = current(tmp_path)
    assert second is not None
    shared = {path.name for path in first.glob("*.sst")} & {path.name for path in second.glob("*.sst")}
    assert shared
    assert read
    assert shared.isdisjoint(read)
    assert {line.split()[0] for line in (second / "sums").read_text().splitlines()} == shared | set(read)


def _size(folder: Path) -> int:
    generation = current(folder)
    assert generation is not None
    return sum(file.stat().st_size for file in generation.iterdir())
