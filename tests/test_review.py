"""Decisions by people: kept in a file, stronger than every rule, asked again when they no longer fit."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import kg
from kg.emit import emit, person_iri
from kg.model import InputError
from kg.ontology import load
from kg.pipeline import decide
from kg.resolve import Decision, Who
from kg.resolve.decided import decision, with_decision
from kg.resolve.decided import load as loaded
from kg.resolve.decided import text as text_of
from kg.resources import BASE
from kg.review import decided, lines, people, questions, who
from kg.store import opened
from kg.store.write import changing
from tests.report import Report, asked, names, party, quads, unit, write

WARD, OTHER = unit("Phường Đức Nhuận"), unit("Phường Tân Định")
NAME = "Nguyễn Anh Tú"
A, B = Who("a", NAME), Who("b", NAME)
C = Who("c", NAME)
SAME, DIFFERENT = decision("same", A, B), decision("different", A, B)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Namesakes in two wards, and one whose name differs in a diacritic."""
    reports = [
        Report("a", "2025-10").holds(NAME, party(WARD)),
        Report("b", "2025-11").holds(NAME, party(OTHER)),
    ]
    return write(tmp_path / "store", [*reports, Report("c").holds("Nguyễn Ánh Tú", party(WARD))])


def test_namesakes_are_asked_about_once_with_their_evidence(store: Path) -> None:
    graph = opened(store)
    (question,) = questions(graph, ())
    assert (question.one, question.other) == (A, B)
    told = "\n".join(lines(graph, question))
    assert f"] {NAME}, {party(WARD).title}" in told
    assert "Official" not in told  # which says no more than the name
    assert party(OTHER).title in told
    assert questions(graph, [DIFFERENT]) == []


def test_same_joins_and_different_parts_and_both_can_be_taken_back(store: Path) -> None:
    before = quads(store)
    decide(store, lambda: [SAME])
    assert names(store)[NAME] == [["a", "b"]]
    assert asked(store, "SELECT ?r { ?p kg:joinReason ?r }") == [["decided"]]
    assert questions(opened(store), [SAME]) == []
    decide(store, lambda: [])
    assert quads(store) == before


def test_different_wins_over_what_they_have_in_common(tmp_path: Path) -> None:
    store = write(tmp_path / "store", [Report(ident).holds(NAME, party(WARD)) for ident in "ab"])
    assert names(store)[NAME] == [["a", "b"]]
    decide(store, lambda: [DIFFERENT])
    assert names(store)[NAME] == [["a"], ["b"]]


def test_names_that_differ_join_when_asked(store: Path) -> None:
    before = quads(store)
    decide(store, lambda: [decision("same", A, Who("c", "Nguyễn Ánh Tú"))])
    rows = asked(store, "SELECT ?name ?alias { ?p foaf:name ?name ; skos:altLabel ?alias }")
    assert rows == [[NAME, "Nguyễn Ánh Tú"]]
    decide(store, lambda: [])
    assert quads(store) == before


def test_decisions_survive_rebuilds_and_changes_in_any_order(store: Path, tmp_path: Path) -> None:
    taken = [SAME, decision("same", B, Who("c", "Nguyễn Ánh Tú"))]
    reports = {
        "a": Report("a", "2025-10").holds(NAME, party(WARD)),
        "b": Report("b", "2025-11").names(NAME),
        "c": Report("c").holds("Nguyễn Ánh Tú", party(WARD)),
    }
    with changing(store, load(), lambda: taken) as writer:
        writer.remove(f"{BASE}doc/b")
    with changing(store, load(), lambda: taken) as writer:
        writer.add(emit(reports["b"].said(), load(), extractor="test"))
    with changing(tmp_path / "fresh", load(), lambda: taken) as writer:
        for report in reversed(reports.values()):
            writer.add(emit(report.said(), load(), extractor="test"))
    assert quads(store) == quads(tmp_path / "fresh")


def test_a_decision_that_a_document_contradicts_is_asked_again(store: Path) -> None:
    write(store, [Report("b", "2025-11").holds("Trần Mẫu", party(OTHER))])
    (question,) = questions(opened(store), [SAME])
    assert question.why == f"decided same, but b does not name {NAME} any more"
    write(store, [], remove=["b"])
    (question,) = questions(opened(store), [SAME])
    assert question.why == "decided same, but b is not in the store"


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_decision_is_asked_again_where_a_document_gives_other_posts(store: Path, verdict: str) -> None:
    one = decided(opened(store), verdict, A, B)
    decide(store, lambda: [one])
    assert questions(opened(store), [one]) == []
    write(store, [Report("c", version="Thêm. ").holds("Nguyễn Ánh Tú", party(WARD))])
    decide(store, lambda: [one])
    assert questions(opened(store), [one]) == []
    write(store, [Report("b", "2025-11").names(NAME).holds(NAME, party(WARD))])
    decide(store, lambda: [one])
    (question,) = questions(opened(store), [one])
    assert question.why == (
        f"decided {verdict}, but b does not give {NAME} the posts that it gave ({party(OTHER).title})"
    )
    assert len(list(lines(opened(store), question))) > 3
    assert questions(opened(store), [decided(opened(store), verdict, A, B)]) == []


def test_decisions_of_python_and_those_beside_the_store(tmp_path: Path) -> None:
    for name in "ab":
        ward = "Tân Định" if name == "a" else "Đức Nhuận"
        text = f"Ông {NAME}, Chủ tịch UBND phường {ward}, TPHCM, phát biểu."
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    path = tmp_path / "elsewhere.tsv"
    path.write_text(text_of([SAME]), "utf-8")
    store = tmp_path / "store"
    kg.build([tmp_path / "a.txt", tmp_path / "b.txt"], store)
    assert names(store)[NAME] == [["a"], ["b"]]
    kg.build([tmp_path], store, decisions=str(path))
    assert names(store)[NAME] == [["a", "b"]]
    assert kg.build([tmp_path], store, decisions=str(path)).notes == []
    beside = tmp_path / "store.decisions.tsv"
    (note,) = kg.build([tmp_path], store).notes
    assert note.startswith(f"{store}: 1 decision on who is who is taken back: no file of decisions")
    assert note.endswith(f"there is no {beside}")
    assert names(store)[NAME] == [["a"], ["b"]]
    assert kg.build([tmp_path], store).notes == []
    with pytest.raises(InputError, match="does not exist"):
        kg.build([tmp_path], store, decisions=tmp_path / "none.tsv")
    (tmp_path / "none.tsv").touch()
    kg.build([tmp_path], store, decisions=tmp_path / "none.tsv")
    assert names(store)[NAME] == [["a"], ["b"]]


def test_decisions_that_contradict_one_another_are_asked_again(store: Path) -> None:
    third = Who("c", "Nguyễn Ánh Tú")
    taken = [SAME, decision("same", B, third), decision("different", A, third)]
    decide(store, lambda: taken)
    (question,) = questions(opened(store), taken)
    assert "other decisions" in question.why


def test_the_file_is_sorted_and_comes_back(tmp_path: Path) -> None:
    other = decision("later", Who("tab\there", "“X”"), A, ("Bí thư", ""))
    assert other.grounds == ("", "Bí thư")
    taken = (DIFFERENT, other)
    path = tmp_path / "decisions.tsv"
    path.write_text(text_of(reversed(taken)), "utf-8")
    assert loaded(path) == tuple(sorted(taken))
    assert with_decision(taken, SAME) == tuple(sorted({SAME, taken[1]}))
    assert loaded(tmp_path / "none") == ()


@pytest.mark.parametrize("line", ["same\ta", "perhaps\ta\tX\tb\tX", text_of([SAME]) + text_of([DIFFERENT])])
def test_a_file_at_fault_is_told_by_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(line, "utf-8")
    with pytest.raises(InputError, match=r"decisions.tsv:\d"):
        loaded(path)


def test_the_command(store: Path) -> None:
    def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *arguments, "--store", str(store)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert "1 to decide" in kg("review").stderr
    people = [row[0] for row in asked(store, f'SELECT ?p {{ ?p a foaf:Person ; foaf:name "{NAME}" }}')]
    assert kg("review", "--same", *people).returncode == 0
    grounds = party(WARD).title, party(OTHER).title
    assert loaded(store.with_name("store.decisions.tsv")) == (Decision("same", A, B, grounds),)
    assert names(store)[NAME] == [["a", "b"]]
    assert kg("review", "--different", person_iri("a", NAME), person_iri("b", NAME)).returncode == 0
    assert names(store)[NAME] == [["a"], ["b"]]
    assert kg("review", "--later", person_iri("a", NAME), person_iri("b", NAME)).returncode == 0
    assert [one.verdict for one in loaded(store.with_name("store.decisions.tsv"))] == ["later"]
    assert kg("review", "--same", "x:y", people[0]).returncode == 1
    assert who(opened(store), people[0]) in (A, B)


def review(store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "review", *arguments, "--store", str(store)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def persons(store: Path) -> list[str]:
    """Those of the name, by the first of their reports."""
    named = (person for person in people(opened(store)) if person.name == NAME)
    return [person.iri for person in sorted(named, key=lambda person: person.mentions)]


@pytest.mark.parametrize("turned", [False, True])
def test_same_is_taken_back_by_the_iris_it_was_given(tmp_path: Path, turned: bool) -> None:
    """The oldest report is not the first by name, and each person has several."""
    wards = {"d": WARD, "a": WARD, "b": OTHER, "c": OTHER}
    reports = [
        Report(ident, "2025-10" if ident == "d" else "2025-11").holds(NAME, party(ward))
        for ident, ward in wards.items()
    ]
    store = write(tmp_path / "store", reports)
    apart = [["a", "d"], ["b", "c"]]
    before, given = quads(store), persons(store)[:: -1 if turned else 1]
    assert "1 decision; the graph follows it" in review(store, "--same", *given).stderr
    assert names(store)[NAME] == [["a", "b", "c", "d"]]
    assert review(store, "--different", *given).returncode == 0
    assert names(store)[NAME] == apart
    assert review(store, "--same", *given).returncode == 0
    assert names(store)[NAME] == [["a", "b", "c", "d"]]
    assert review(store, "--later", *given).returncode == 0
    assert quads(store) == before


def test_several_decisions_on_one_person_are_told(tmp_path: Path) -> None:
    wards = WARD, OTHER, unit("Phường Phú Thạnh")
    reports = [Report("abc"[n], f"2025-1{n}").holds(NAME, party(ward)) for n, ward in enumerate(wards)]
    store = write(tmp_path / "store", reports)
    one, two, three = persons(store)
    for other in (two, three):
        assert review(store, "--same", one, other).returncode == 0
    assert names(store)[NAME] == [["a", "b", "c"]]
    assert review(store, "--different", one, three).returncode == 0
    assert names(store)[NAME] == [["a", "b"], ["c"]]
    for other in (one, two):
        assert review(store, "--same", other, three).returncode == 0
    told = review(store, "--different", one, two)
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    path = store.with_name("store.decisions.tsv")
    assert f"{path}: several decisions make these one person (a and b; b and c)" in told.stderr


class Terminal:
    """`kg review` on a terminal of its own."""

    def __init__(self, store: Path) -> None:
        self.said = b""
        self.pid, self.screen = pty.fork()
        if not self.pid:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run may ignore it
            os.execv(sys.executable, [sys.executable, "-m", "kg", "review", "--store", str(store)])

    def types(self, key: bytes) -> None:
        """Wait for a question, then type."""
        self._read(b"[q]uit: ")
        os.write(self.screen, key)

    def interrupts(self) -> None:
        """Ctrl-C at a question; again where it came before Python began to read and was not heard."""
        self._read(b"[q]uit: ")
        while b"\n" not in self.said:
            os.write(self.screen, b"\x03")
            until = time.monotonic() + 2
            while b"\n" not in self.said and time.monotonic() < until:
                if select.select([self.screen], [], [], 0.1)[0]:
                    self.said += os.read(self.screen, 10_000)

    def ends(self) -> tuple[int, list[str]]:
        """Exit status, and the lines since the last question."""
        self._read(None)
        os.close(self.screen)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]), self.said.decode().splitlines()[1:]

    def _read(self, until: bytes | None) -> None:
        for part in self._parts():
            self.said += part
            if until and until in self.said:
                self.said = self.said.partition(until)[2]
                return
        assert until is None, self.said

    def _parts(self) -> Iterator[bytes]:
        with suppress(OSError):  # how a terminal ends
            while part := os.read(self.screen, 10_000):
                yield part


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Three namesakes: three pairs to decide on."""
    reports = [Report("a").holds(NAME, party(WARD)), Report("b").holds(NAME, party(OTHER))]
    return write(tmp_path / "store", [*reports, Report("c").names(NAME)])


def test_answers_on_a_terminal(three: Path) -> None:
    terminal = Terminal(three)
    for key in (b"x\n", b"s\n", b"\n", b"\x04"):  # no answer to it, same, later, the end of input
        terminal.types(key)
    path = three.with_name("store.decisions.tsv")
    assert terminal.ends() == (0, [f"{path}: 2 decisions; the graph follows them"])
    assert sorted(one.verdict for one in loaded(path)) == ["later", "same"]
    assert len(names(three)[NAME]) == 2


def test_what_was_answered_before_an_interruption_is_kept(three: Path) -> None:
    terminal, first = Terminal(three), questions(opened(three), ())[0]
    terminal.types(b"s\n")
    terminal.interrupts()
    assert terminal.ends() == (130, ["kg: interrupted; 1 decision is kept, and the graph follows"])
    (kept,) = loaded(three.with_name("store.decisions.tsv"))
    assert (kept.verdict, set(kept.pair)) == ("same", {first.one, first.other})
    assert len(names(three)[NAME]) == 2


def test_an_interruption_before_any_answer(three: Path) -> None:
    terminal = Terminal(three)
    terminal.interrupts()
    assert terminal.ends() == (130, ["kg: interrupted; no decision was taken"])
    assert not three.with_name("store.decisions.tsv").exists()


def test_a_decision_is_on_two(store: Path) -> None:
    with pytest.raises(InputError, match="one and the same"):
        decided(opened(store), "same", A, A)
