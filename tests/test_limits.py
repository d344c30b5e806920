"""A query that would take all memory or time ends in one line; others are not slowed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli.limits import memory_bound
from tests.report import Report, write

# What newcomers write: ?l and ?o are unbound for some events, and the last OPTIONALs then pair everything.
SLIP = """SELECT ?ward ?label ?org ?src WHERE {
  GRAPH ?g { ?e a schema:Event ; dcterms:type ?t ; schema:name ?label .
    OPTIONAL { ?e kg:organiser ?o } OPTIONAL { ?e schema:location ?l } }
  ?g dcterms:identifier ?src . ?t skos:notation "congress" .
  OPTIONAL { ?l skos:prefLabel ?ward } OPTIONAL { ?o skos:prefLabel ?org }
} ORDER BY ?ward"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = (Report(f"r{number}").event(None, kind="congress") for number in range(300))
    return write(tmp_path_factory.mktemp("bound"), reports)


def ask(store: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", "query", *arguments, "--store", str(store)]
    return subprocess.run(command, capture_output=True, timeout=100, check=False)


@pytest.mark.parametrize("form", ["table", "csv"])
@pytest.mark.parametrize(
    ("bound", "told"),
    [("--memory=250", "takes more than 250 MB of memory (--memory)"),
     ("--timeout=0.4", "not answered within 0.4 s (--timeout)")],
)  # fmt: skip
def test_what_costs_too_much_ends_in_one_line(store: Path, form: str, bound: str, told: str) -> None:
    run = ask(store, SLIP, bound, "--format", form)
    assert (run.returncode, run.stdout) == (1, b"")
    (line,) = run.stderr.decode().splitlines()
    assert line.startswith("kg: query: ")
    assert told in line
    assert "nest" in line
    assert "OPTIONAL" in line


def test_a_page_of_what_costs_too_much_ends_in_one_line(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    every = "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }"
    command = [sys.executable, "-m", "kg", "view", "--query", every, "--store", str(store), "-o", str(page)]
    run = subprocess.run([*command, "--timeout=0.4"], capture_output=True, timeout=100, check=False)
    assert (run.returncode, len(run.stderr.splitlines()), page.exists()) == (1, 1, False)
    assert b"not answered within 0.4 s" in run.stderr


def test_what_is_wrong_is_guessed_by_what_the_query_has(store: Path) -> None:
    run = ask(store, "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }", "--timeout=0.4", "--memory=900")
    assert run.returncode == 1
    assert b"OPTIONAL" not in run.stderr
    assert b"patterns that share no variable" in run.stderr


def test_what_does_not_is_answered(store: Path) -> None:
    for bound in ("--memory=0", "--timeout=60", "--memory=1000"):
        run = ask(store, "events", bound, "--format", "csv")
        assert (run.returncode, run.stderr, run.stdout.count(b"\n")) == (0, b"", 301)
    assert ask(store, "events", "--timeout=-1").returncode == 2


def test_memory_is_bound_unless_told_otherwise() -> None:
    assert 0 < memory_bound() <= 4000


def test_an_interruption_ends_it_at_once(store: Path) -> None:
    counted = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"  # takes time and no memory
    command = [sys.executable, "-m", "kg", "query", counted, "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        time.sleep(1.5)
        os.kill(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=5)
    assert (run.returncode, told) == (130, b"kg: interrupted\n")
