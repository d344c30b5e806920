"""The command line: exit statuses, one line for every fault, the bytes of what it prints."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, get_args, get_origin
from unicodedata import normalize

import pytest
import typer

from kg.cli import options
from kg.cli.checks import fits
from kg.cli.options import ANSWERS, FORMATS, REPORTS, SUFFIXES
from kg.conflicts import FORMATS as REPORT_FORMATS
from kg.export import EXPORTS
from kg.model import InputError
from kg.query import FORMATS as QUERY_FORMATS
from kg.query import find
from tests.export.small import small_store

Run = subprocess.CompletedProcess[bytes]


def kg(*arguments: str | bytes | Path, stdin: bytes = b"", **options: object) -> Run:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store(tmp_path_factory.mktemp("small") / "store")


def fault(run: Run) -> str:
    """The one line that a fault is told in."""
    assert run.returncode == 1, run
    (line,) = run.stderr.decode().splitlines()
    assert line.startswith("kg: ")
    return line


def fault_of(run: Run) -> str:
    """All that a fault is told in."""
    assert run.returncode == 1, run
    return run.stderr.decode()


def wrote(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def empty_folder(place: Path) -> Path:
    (place / "folder").mkdir()
    return place / "folder"


def pipe(place: Path) -> Path:
    os.mkfifo(place / "pipe.txt")
    return place / "pipe.txt"


def locked_file(place: Path) -> Path:
    path = wrote(place / "locked.txt", "Phường Đức Nhuận".encode())
    path.chmod(0)
    return path


INPUTS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "no such file": (lambda place: place / "none.txt", "none.txt: does not exist"),
    "empty folder": (empty_folder, "holds no readable document"),
    "no bytes": (lambda place: wrote(place / "a.txt", b""), "a.txt"),
    "binary": (lambda place: wrote(place / "a.txt", bytes(range(256)) * 40), "a.txt"),
    "cut off": (lambda place: wrote(place / "a.txt", "Phường".encode()[:5]), "ends within a character"),
    "lone surrogates": (lambda place: wrote(place / "a.txt", b"Ph\xed\xa0\x80 \xed\xb0\x80"), "a.txt"),
    "unknown suffix": (lambda place: wrote(place / "a.pdf", b"%PDF"), "suffix"),
    "a pipe": (pipe, "pipe.txt: is not a file"),
    "unreadable": (locked_file, "Permission denied"),
}


@pytest.mark.parametrize("name", INPUTS)
def test_bad_input_is_one_line_and_the_store_answers_as_before(
    name: str, store: Path, tmp_path: Path
) -> None:
    make, told = INPUTS[name]
    if name == "unreadable" and os.geteuid() == 0:
        pytest.skip("root reads everything")
    before = kg("export", "--store", store).stdout
    line = fault(kg("build", make(tmp_path), "--store", store))
    assert told in line
    assert kg("export", "--store", store).stdout == before


@pytest.mark.parametrize("text", [b"a" * 10_000_000, b"\xc3" * 10_000_000], ids=["letters", "no text"])
def test_ten_megabytes_on_one_line(text: bytes, tmp_path: Path) -> None:
    run = kg("build", wrote(tmp_path / "a.txt", text), "--store", tmp_path / "store")
    assert run.returncode in (0, 1)
    assert len(run.stderr.splitlines()) == run.returncode


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    wrote(docs / os.fsdecode(b"\xff.txt"), b"text")
    (docs / "a.txt").write_text("Ông Lê Văn Mẫu, Bí thư Đảng ủy phường Đức Nhuận, TPHCM, phát biểu.", "utf-8")
    run = kg("build", docs, "--store", tmp_path / "store")
    assert run.returncode == 1
    assert run.stderr.decode() == f"kg: {docs}/\\udcff.txt: has a name that is not UTF-8\n"
    assert "Lê Văn Mẫu" in kg("query", "officials", "--store", tmp_path / "store").stdout.decode()


def test_what_no_reader_is_for_is_counted(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / ".git").mkdir()
    names = ("a.txt", "b.docx", "c.DOCX", "d.pdf", "README", ".hidden.pdf", ".b.txt", ".c.txt", ".git/x.txt")
    for name in names:
        wrote(docs / name, b"Ph\xc6\xb0\xe1\xbb\x9dng")
    run = kg("build", docs, docs / "d.pdf", docs, docs / ".c.txt", "--store", tmp_path / "store")
    assert run.returncode == 1
    assert "\nFiles passed over: 1 without suffix, 2 .docx, 1 .pdf, 3 hidden\n" in run.stdout.decode()


def test_what_kg_wrote_is_not_read(tmp_path: Path) -> None:
    wrote(tmp_path / "a.txt", REPORT.encode())
    for _ in range(2):
        run = kg("build", tmp_path, "--store", tmp_path / "out" / "store")
        assert run.returncode == 0
        assert (
            kg("view", "--store", tmp_path / "out" / "store", "-o", tmp_path / "graph.html").returncode == 0
        )
    assert "Documents: 1 unchanged" in run.stdout.decode()
    assert "Files passed over: 1 .html\n" in run.stdout.decode()


def test_nothing_is_summed_up_where_nothing_was_read(tmp_path: Path) -> None:
    run = kg("build", tmp_path / "none.txt", "--store", tmp_path / "store")
    assert (run.returncode, run.stdout) == (1, b"")


def test_a_store_that_is_none_is_not_as_it_was(tmp_path: Path) -> None:
    report = wrote(tmp_path / "a.txt", REPORT.encode())
    told = f"kg: {report}: the store cannot be written (File exists)"
    assert fault(kg("build", report, "--store", report)) == told


def test_what_to_try_can_be_typed(tmp_path: Path) -> None:
    program = wrote(tmp_path / "kg", f"#!{sys.executable}\nfrom kg.cli import main\nmain()\n".encode())
    program.chmod(0o755)
    report = wrote(tmp_path / "a.txt", REPORT.encode())
    (tmp_path / "other").mkdir()
    wrote(tmp_path / "other" / "kg", b"").chmod(0o755)
    places = {"": str(program), f"{tmp_path}/other:": str(program), f"{tmp_path}:": "kg"}
    for place, typed in places.items():
        environment = os.environ | {
            "PATH": place + os.defpath,
            "PYTHONPATH": str(Path(__file__).parent.parent),
        }
        command = [program, "build", report, "--store", tmp_path / "store"]
        run = subprocess.run(command, env=environment, capture_output=True, check=True)
        assert f"Try:\n  {typed} query tenures" in run.stdout.decode()


def test_nothing_to_read_leaves_no_folder(tmp_path: Path) -> None:
    fault(kg("build", tmp_path / "none", "--store", tmp_path / "store"))
    assert not (tmp_path / "store").exists()


QUESTIONS = {
    ("query", "no_such.rq"): "No such file",
    ("query", "/"): "cannot be read",
    ("query", "person", "-p", "name=mau"): "'mau' may be Nguyễn Thị Mẫu or Nguyễn Thị Mậu; give one of them",
    ("query", "officials", "--format", "turtle"): "format of graphs",
    ("explain", "nobody of that name"): "is called so",
    ("explain", "mau"): "2 things are called so",
    ("explain", "https://w3id.org/wardkg/none"): "is called so",
    ("explain", b"\xff"): "is called so",
    ("export", "-f", "turtle", "-o", "/dev/full"): "/dev/full: cannot be written: No space left",
    ("export", "-f", "gexf", "-o", "/dev/full"): "No space left",
    ("view", "-o", "/dev/full"): "/dev/full: cannot be written: No space left",
    ("view", "--focus", "nobody"): "is called so",
    ("export", "-o", "/proc/none/graph.ttl"): "cannot be written",
    ("export", "-f", "turtle", "-o", "/"): "cannot be written",
    ("export", "-f", "csv", "-o", "/dev/full/tables"): "cannot be written",
}


@pytest.mark.parametrize("arguments", QUESTIONS, ids=repr)
def test_questions_at_fault(arguments: tuple[str, ...], store: Path) -> None:
    assert QUESTIONS[arguments] in fault(kg(*arguments, "--store", store))


MISUSED = {
    ("query", "no_such"): "no_such: neither a stored query nor a file; there are awards, ",
    ("query", "tenure"): "tenure: neither a stored query nor a file; there is tenures\n",
    ("query", "Tenures"): "there is tenures\n",
    ("query", "person", "--param", "name="): "person: parameter 'name' is empty",
    ("query", "heads", "--param", "ward="): "heads: parameter 'ward' is empty",
    ("query", "heads", "--param", "date="): "heads: parameter 'date' is empty",
    ("query", "person"): "parameter 'name' is missing",
    ("query", "person", "--param", "nme=x"): "no parameter 'nme'",
    ("build", "seeds", "--workers", "9999"): "9999 workers: at most ",
    ("validate", "--workers", "9999"): "4 for each core",
    ("view", "--kind", "none"): "no such kind",
    ("view", "--kind", "class"): "no such kind",
    ("view", "--ontology", "--kind", "ward"): "the ontology is shown whole",
}


@pytest.mark.parametrize("arguments", MISUSED, ids=repr)
def test_questions_that_no_data_answers(arguments: tuple[str, ...], store: Path) -> None:
    run = kg(*arguments, "--store", store)
    assert (run.returncode, len(run.stderr.splitlines())) == (2, 1)
    assert MISUSED[arguments] in run.stderr.decode()


SPARQL = {
    "SELECT": "not a SPARQL query",
    "": "standard input: not a SPARQL query: it is empty",
    "# nothing\n": "it begins with none of SELECT",
    "\0": "not a SPARQL query",
    "SELECT * { ?s ?p ?o } LIMIT -1": "not a SPARQL query",
    "INSERT DATA { <a:b> <a:b> <a:b> }": "cannot change the store",
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }": "SERVICE is not allowed",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }": "FROM is not allowed",
    "{" * 100_000: "nested deeper than",
    "SELECT * { " + "BIND(1 AS ?x) " * 5000 + "}": "more than 1000 clauses",
    " " * 5000 + "DROP ALL": "cannot change the store",
    "SELECT ?a ?a { }": "Duplicated variable name",
}


@pytest.mark.parametrize("text", SPARQL, ids=lambda text: text[:30])
def test_sparql_at_fault(text: str, store: Path) -> None:
    assert SPARQL[text] in fault(kg("query", "-", "--store", store, stdin=text.encode()))


def test_what_no_query_can_be() -> None:
    for name, told in {" ": "blank", "a\0": "not text", "SELECT * { ?s ?p '\ud800' }": "not text"}.items():
        with pytest.raises(InputError, match=f"^a query is {told}$"):
            find(name)


def test_a_query_may_be_indented(store: Path) -> None:
    prefixes = "\n".join(f"{' ' * 40}PREFIX p{n}: <urn:{n}>" for n in range(200))
    text = f"{prefixes}\n{' ' * 5000}SELECT * {{ ?s ?p ?o }} LIMIT 1"
    assert kg("query", "-", "--store", store, stdin=text.encode()).returncode == 0


@pytest.mark.parametrize("command", ["query officials", "query -", "export", "explain mau", "view -o -"])
def test_closed_streams_are_one_line(command: str, store: Path) -> None:
    shell = f'"{sys.executable}" -m kg {command} --store "{store}" <&- >&-'
    run = subprocess.run(["sh", "-c", shell], capture_output=True, timeout=120, check=False)
    assert (run.returncode, len(run.stderr.splitlines())) == (1, 1)
    assert b"is closed" in run.stderr


def test_a_page_on_standard_output(store: Path, tmp_path: Path) -> None:
    assert kg("view", "--store", store, "-o", tmp_path / "graph.html").returncode == 0
    assert kg("view", "--store", store, "-o", "-").stdout == (tmp_path / "graph.html").read_bytes()


def test_a_query_that_is_no_text(store: Path) -> None:
    assert "not UTF-8" in fault(kg("query", "-", "--store", store, stdin=b"\xff"))


@pytest.mark.parametrize(
    "command", [["query", "officials"], ["export"], ["validate"], ["explain", "x"], ["view"]], ids=str
)
def test_no_store(command: list[str], tmp_path: Path) -> None:
    assert "there is no store here" in fault(kg(*command, "--store", tmp_path / "none"))


@pytest.mark.parametrize(
    "command", [["query", "officials"], ["export"], ["validate"], ["explain", "x"], ["view"]], ids=str
)
@pytest.mark.parametrize("damage", ["rubbish", "cut"])
def test_damaged_store(command: list[str], damage: str, tmp_path: Path) -> None:
    folder = small_store(tmp_path / "store")
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "current":
            path.write_bytes(
                b"rubbish" * 100 if damage == "rubbish" else path.read_bytes()[: path.stat().st_size // 2]
            )
    assert "damaged" in fault(kg(*command, "--store", folder))


def test_paths_are_left_to_those_who_read_them() -> None:
    """What typer finds unreadable it tells as wrong usage."""
    taken = {name: get_args(one) for name, one in vars(options).items() if get_origin(one) is Annotated}
    paths = {name: info for name, (kind, info) in taken.items() if "Path" in str(kind)}
    assert {"Store", "Leftovers", "Decisions", "Output", "Old"} <= set(paths)
    assert not [name for name, info in paths.items() if info.readable]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize(
    "command",
    [["query", "officials"], ["export"], ["validate"], ["conflicts"], ["view"], ["review"]],
    ids=str,
)
def test_a_store_that_may_not_be_read(command: list[str], tmp_path: Path) -> None:
    folder = small_store(tmp_path / "store")
    folder.chmod(0)
    line = fault(kg(*command, "--store", folder))
    folder.chmod(0o700)
    assert line == f"kg: {folder}: the store cannot be read (Permission denied)"


USAGE = [
    ["nonsense"],
    ["build"],
    ["build", "x", "--workers", "-1"],
    ["build", ""],
    ["build", "seeds", "", "--prune"],
    ["build", "x", "--workers", "many"],
    ["query"],
    ["query", "officials", "--format", "doc"],
    ["query", "person", "--param", "name"],
    ["query", "person", "-p", "name=x", "-p", "name=y"],
    ["query", "officials", "--nonsense"],
    ["export", "--format", "doc"],
    ["export", "-o", "graph.xml"],
    ["export", "-o", "graph.owl"],
    ["export", "-o", "graph"],
    ["export", "-f", "csv", "-o", "graph.ttl"],
    ["export", "-o", "graph.csv"],
    ["export", "-o", ""],
    ["export", "-f", "csv", "-o", "pyproject.toml"],
    ["query", ""],
    ["view", "--focus", ""],
    ["view", "--kind", ""],
    ["view", "-o", ""],
    ["build", "seeds", "--leftovers", ""],
    ["build", "seeds", "--leftovers", "-"],
    ["view", "-o", "page.pdf"],
    ["review", "--same", "a", "b", "--different", "b", "a"],
    ["explain"],
    ["explain", ""],
    ["validate", "x"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=str)
def test_wrong_usage(arguments: list[str], store: Path) -> None:
    run = kg(*arguments, *(["--store", str(store)] if arguments[0] != "nonsense" else []))
    assert run.returncode == 2
    assert b"Usage: kg" in run.stderr
    assert b"Traceback" not in run.stderr
    assert not run.stdout


@pytest.mark.parametrize(
    "command", ["export -o graph.ttl", "export -f csv -o tables", "view -o a/graph.html"]
)
def test_nothing_is_written_into_a_store(command: str, store: Path) -> None:
    before = sorted(store.iterdir())
    *arguments, name = command.split()
    run = kg(*arguments, store / name, "--store", store)
    assert run.returncode == 2
    assert b"in the folder of the graph" in run.stderr
    assert sorted(store.iterdir()) == before


@pytest.mark.parametrize(
    "arguments", [["--help"], ["export"], ["query", "officials"], ["query", "--list"]], ids=str
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_standard_output(arguments: list[str], store: Path) -> None:
    options = ["--store", str(store)] if arguments != ["--help"] else []
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kg", *arguments, *options]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert run.returncode == 1
    (line,) = run.stderr.decode().splitlines()
    assert "standard output" in line
    assert "No space left" in line


@pytest.mark.parametrize(
    "arguments", [["export", "-f", "nquads"], ["query", "evidence"], ["--help"]], ids=str
)
def test_broken_pipe_is_quiet(arguments: list[str], store: Path) -> None:
    options = ["--store", str(store)] if arguments != ["--help"] else []
    command = [sys.executable, "-m", "kg", *arguments, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
        run.wait(60)


def wait_for(store: Path, generations: int) -> None:
    """Return once a store holds so many generations: a build is writing the last of them."""
    until = time.monotonic() + 60
    while len(list(store.glob("g*"))) < generations:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_interrupted_build_leaves_the_store(tmp_path: Path) -> None:
    store, reports = small_store(tmp_path / "store"), tmp_path / "reports"
    before = kg("export", "--store", store).stdout
    reports.mkdir()
    for number in range(4000):
        (reports / f"{number}.txt").write_text(
            "Sáng 16-1, Đảng ủy phường Đức Nhuận tổ chức hội nghị.\n" * 50, "utf-8"
        )
    command = [sys.executable, "-m", "kg", "build", str(reports), "--store", str(store)]
    # Who runs the tests in the background has the signal ignored, and children inherit that.
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heard) as run:  # noqa: PLW1509
        wait_for(store, generations=2)
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert run.returncode in (130, -signal.SIGINT)  # 130 to a shell, both
    assert told.decode().splitlines() == ["kg: interrupted; the graph is as it was before"]
    assert kg("export", "--store", store).stdout == before


def test_interrupted_where_no_graph_changes(store: Path, tmp_path: Path) -> None:
    asked = tmp_path / "pipe.rq"
    os.mkfifo(asked)
    command = [sys.executable, "-m", "kg", "view", "--query", asked, "--store", store]
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    run = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=heard)  # noqa: PLW1509
    with run, asked.open("wb"):  # opens when the query is being read
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert told.decode().splitlines() == ["kg: interrupted"]


def test_build_says_what_it_found_and_what_to_try(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bà Nguyễn Thị Mẫu, Bí thư Đảng ủy phường Đức Nhuận, phát biểu.", "utf-8")
    run = kg("build", tmp_path, "--store", tmp_path / "store")
    assert run.returncode == 0
    assert run.stderr == b""  # no progress where nobody watches
    assert b"1 new" in run.stdout
    assert b"tenure" in run.stdout
    assert b"kg query tenures" in run.stdout
    rows = kg("query", "tenures", "--store", tmp_path / "store", "--format", "csv").stdout.decode()
    assert "Nguyễn Thị Mẫu,Bí thư Đảng ủy phường Đức Nhuận" in rows


def test_progress_on_a_terminal_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Phường Đức Nhuận họp.", "utf-8")
    controller, terminal = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(tmp_path / "a.txt"),
        "--store",
        str(tmp_path / "store"),
    ]
    environment = os.environ | {"TERM": "xterm", "NO_COLOR": "1"}
    run = subprocess.run(command, stderr=terminal, stdout=subprocess.PIPE, env=environment, check=True)
    told = os.read(controller, 10_000)
    assert b"1 documents, file 1 of 1" in told
    assert told.endswith(b"\r\x1b[K")  # nothing of it stays
    assert b"\x1b" not in run.stdout
    os.close(controller)
    os.close(terminal)


def test_view_writes_a_page(store: Path, tmp_path: Path) -> None:
    run = kg("view", "--store", store, "-o", tmp_path / "graph.html")
    assert run.returncode == 0, run
    assert b"Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b M\xe1\xba\xabu" in (tmp_path / "graph.html").read_bytes()
    assert b"open it in a browser" in run.stderr


def test_leftovers_are_lines_of_places_and_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hội nghị tại phường Đức Nhuận, ngày 16-1, Nghị quyết 5.", "utf-8")
    run = kg("build", tmp_path / "a.txt", "--store", tmp_path / "store", "--leftovers", tmp_path / "left.tsv")
    assert run.returncode == 0
    text = (tmp_path / "a.txt").read_text("utf-8")
    for line in (tmp_path / "left.tsv").read_text("utf-8").splitlines():
        source, start, end, quote, _ = line.split("\t")
        assert source == "a"
        assert text[int(start) : int(end)] == quote


@pytest.mark.parametrize("path", ["/", "/dev/null/left.tsv"])
def test_leftovers_that_cannot_be_written_are_told_first(path: str, tmp_path: Path) -> None:
    wrote(tmp_path / "a.txt", REPORT.encode())
    run = kg("build", tmp_path / "a.txt", "--store", tmp_path / "store", "--leftovers", path)
    assert "cannot be written" in fault(run)
    assert not (tmp_path / "store").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_what_was_built_is_told_where_the_last_leftovers_are_lost(tmp_path: Path) -> None:
    wrote(tmp_path / "a.txt", "Anh Lê Văn Mẫu mua rau ngày 16-1.".encode())
    wrote(tmp_path / "b.txt", b"")
    run = kg("build", tmp_path, "--store", tmp_path / "store", "--leftovers", "/dev/full")
    assert run.returncode == 1
    empty, lost = run.stderr.decode().splitlines()
    assert "b.txt: is empty" in empty
    assert lost == "kg: /dev/full: cannot be written: No space left on device"
    assert b"1 new" in run.stdout


def test_lists_agree_with_what_there_is() -> None:
    assert tuple(EXPORTS) == FORMATS
    assert set(SUFFIXES.values()) == set(FORMATS)
    assert ANSWERS == QUERY_FORMATS
    assert tuple(REPORT_FORMATS) == REPORTS


def test_the_suffix_tells_the_format(store: Path, tmp_path: Path) -> None:
    for suffix in (*SUFFIXES, ".ZIP"):
        path = tmp_path / f"graph{suffix}"
        assert kg("export", "--store", store, "-o", path).returncode == 0
        assert path.read_bytes() == kg("export", "--store", store, "-f", SUFFIXES[suffix.lower()]).stdout
    told = kg("export", "--store", store, "-o", tmp_path / "graph.owl").stderr.decode()
    assert all(suffix in told for suffix in SUFFIXES)
    assert not (tmp_path / "graph.owl").exists()
    assert kg("export", "--store", store, "-f", "rdfxml", "-o", tmp_path / "graph.owl").returncode == 0
    assert kg("export", "--store", store, "-o", "-").stdout == kg("export", "--store", store).stdout
    assert kg("export", "--store", store, "-f", "csv", "-o", tmp_path / "tables").returncode == 0
    assert len(list((tmp_path / "tables").glob("*.csv"))) > 10


@pytest.mark.parametrize("form", FORMATS)
def test_another_formats_suffix_is_wrong_usage(form: str, store: Path, tmp_path: Path) -> None:
    mine = {suffix for suffix, of in SUFFIXES.items() if of == form}
    others = {*SUFFIXES, ".csv"} - mine - ({".json"} if form in ("jsonld", "ftm") else set())
    for suffix in others:
        with pytest.raises(typer.BadParameter):
            fits(form, tmp_path / f"graph{suffix}")
    path = tmp_path / f"graph{max(others).upper()}"
    run = kg("export", "--store", store, "-f", form, "-o", path)
    assert run.returncode == 2
    assert run.stderr.count(b"Invalid value for --output") == 1
    assert not path.exists()
    for suffix in (*mine, "", ".graph"):
        fits(form, tmp_path / f"graph{suffix}")


def test_help_teaches() -> None:
    commands = ("build", "query", "export", "view", "validate", "explain")
    for command in commands:
        told = kg(command, "--help").stdout.decode()
        assert told.startswith(f"Usage: kg {command}")
        assert f"\n  kg {command}" in told  # an example
    overview = kg("--help").stdout.decode()
    assert "..." not in overview.split("Commands:")[1]  # no summary is cut


def test_help_is_quick() -> None:
    def seconds(*command: str) -> float:
        with subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL) as run:
            _, run.returncode, used = os.wait4(run.pid, 0)
        assert run.returncode == 0
        return used.ru_utime + used.ru_stime  # what else the machine does must not count

    pairs = [(seconds("-m", "kg", "--help"), seconds("-c", "import typer")) for _ in range(7)]
    ours, typers = (min(times) for times in zip(*pairs, strict=True))
    assert ours <= 2 * typers


def test_version_and_completion() -> None:
    assert kg("--version").stdout.decode() == f"kg {version('wardkg')}\n"
    environment = os.environ | {
        "_KG_COMPLETE": "complete_bash",
        "COMP_WORDS": "kg query off",
        "COMP_CWORD": "2",
    }
    assert kg(env=environment).stdout.decode().split() == ["officials"]


def test_output_is_utf8_whatever_the_locale(store: Path) -> None:
    environment = os.environ | {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    run = kg("explain", "phuong duc nhuan", "--store", store, env=environment)
    assert "Phường Đức Nhuận" in run.stdout.decode()


REPORT = "Ông Lê Văn Mẫu, Bí thư Đảng ủy phường Tân Định, TPHCM, phát biểu."


@pytest.fixture
def built(tmp_path: Path) -> Path:
    wrote(tmp_path / "a.txt", REPORT.encode())
    assert kg("build", tmp_path / "a.txt", "--store", tmp_path / "store").returncode == 0
    return tmp_path


def officials(folder: Path) -> list[str]:
    return kg("query", "officials", "--store", folder / "store", "--format", "csv").stdout.decode().split()


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "g12").mkdir()
    wrote(tmp_path / "g12" / "mine.txt", b"mine")
    report = wrote(tmp_path / "a.txt", REPORT.encode())
    assert "other files" in fault_of(kg("build", report, "--store", tmp_path))
    assert (tmp_path / "g12" / "mine.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("named", ["b.txt", "b.jsonl", "b.jsonl.gz", "missing"])
def test_nothing_is_retracted_where_not_all_can_be_read(built: Path, named: str) -> None:
    before = officials(built)
    if named != "missing":
        wrote(built / named, b'{"id": "a", "text": \xff')
    run = kg("build", built / named, "--store", built / "store", "--prune")
    assert ("nothing was retracted" in fault_of(run)) == (named != "b.txt")
    assert (officials(built) == before) == (named != "b.txt")


SPELT = {
    ("person", "name=nguyễn thị mẫu"): "parameter 'name': 'nguyễn thị mẫu' is taken as Nguyễn Thị Mẫu",
    ("person", "name=Mậu"): "parameter 'name': 'Mậu' is taken as Nguyễn Thị Mậu",
    ("ward", "ward=phuong duc nhuan"): "parameter 'ward': 'phuong duc nhuan' is taken as Phường Đức Nhuận",
    ("ward_officials", "ward=Đức Nhuận"): "parameter 'ward': 'Đức Nhuận' is taken as Phường Đức Nhuận",
    ("ward", "ward=Phường Đức Nhuận"): "",
    ("person", normalize("NFD", "name=Nguyễn Thị Mẫu")): "",
    # Another diacritic is another name.
    (
        "person",
        "name=Nguyễn Thị Mầu",
    ): "parameter 'name': nothing is called 'Nguyễn Thị Mầu'; there is",
    ("ward", "ward=Phường Xa Lạ"): "parameter 'ward': nothing is called 'Phường Xa Lạ'",
}


@pytest.mark.parametrize("asked", SPELT, ids=str)
def test_a_name_may_be_spelt_as_it_comes(asked: tuple[str, str], store: Path) -> None:
    query, given = asked
    run = kg("query", query, "-p", given, "-f", "csv", "--store", store)
    assert run.returncode == 0
    assert run.stderr.decode().startswith(f"kg: {SPELT[asked]}" if SPELT[asked] else "")
    assert len(run.stderr.splitlines()) == bool(SPELT[asked])
    found = len(run.stdout.splitlines()) > 1
    assert found == ("nothing is called" not in SPELT[asked] and asked != ("person", "name=Mậu"))


def test_people_of_one_name_are_told(tmp_path: Path) -> None:
    docs = wrote(tmp_path / "a.txt", REPORT.encode())
    wrote(tmp_path / "b.txt", REPORT.replace("Tân Định", "Đức Nhuận").encode())
    assert kg("build", docs, tmp_path / "b.txt", "--store", tmp_path / "store").returncode == 0
    run = kg("query", "person", "-p", "name=le van mau", "--store", tmp_path / "store")
    _, several = run.stderr.decode().splitlines()
    assert several.endswith("2 people are called 'Lê Văn Mẫu'; known_as tells them apart")
    assert b"known_as" in run.stdout


def test_a_file_takes_its_parameters_as_they_are(store: Path, tmp_path: Path) -> None:
    text = "# param name: a part\nSELECT ?x ?name { ?x foaf:name ?full FILTER(CONTAINS(?full, ?name)) }"
    wrote(tmp_path / "part.rq", text.encode())
    run = kg("query", tmp_path / "part.rq", "-p", "name=Thị Mẫu", "-f", "csv", "--store", store)
    assert b"Th\xe1\xbb\x8b M\xe1\xba\xabu" in run.stdout
    assert run.stderr == b""


def test_the_names_that_look_alike_are_offered(store: Path) -> None:
    told = kg("query", "person", "-p", "name=Nguyễn Thị Mầu", "--store", store).stderr.decode()
    assert told.endswith("; there is Nguyễn Thị Mẫu, Nguyễn Thị Mậu\n")


@pytest.mark.parametrize("value", ["x", "2026-02-31", "2026-01", "01/2026", "01/16/2026", b"\xff"])
def test_a_parameter_that_is_none_is_one_line(store: Path, value: str | bytes) -> None:
    given = b"date=" + (value if isinstance(value, bytes) else value.encode())
    run = kg("query", "holders", "-p", given, "-p", "ward=Phường Tân Định", "--store", store)
    assert (run.returncode, len(run.stderr.splitlines())) == (2, 1)
    assert b"'date' is a day" in run.stderr


def test_what_a_parameter_is_for_is_not_told_where_it_is_none(store: Path) -> None:
    run = kg("query", "heads", "-p", "date=2025-13-01", "--store", store)
    told = "kg: heads: parameter 'date' is a day, such as 2025-12-01, not '2025-13-01'\n"
    assert (run.returncode, run.stderr.decode()) == (2, told)


def test_decisions_that_are_none(built: Path) -> None:
    path = wrote(built / "d.tsv", "\ufeffsame\ta\tLê Mẫu\tb\tLê Mẫu\n".encode())
    arguments = ("build", built / "a.txt", "--store", built / "store", "--decisions")
    assert kg(*arguments, path).returncode == 0
    assert "does not exist" in fault(kg(*arguments, built / "none.tsv"))
    wrote(path, b"same\ta\t" + b"x" * 200_000 + b"\tb\tc\n")
    assert ":1: field larger" in fault(kg(*arguments, path))


def test_ids_reach_no_terminal_as_they_are(tmp_path: Path) -> None:
    lines = [f'{{"id": "\\u001b[31mX", "text": "{text}"}}' for text in (REPORT, "Khác.")]
    run = kg("build", wrote(tmp_path / "a.jsonl", "\n".join(lines).encode()), "--store", tmp_path / "store")
    assert b"\x1b" not in run.stderr
    assert b"\x1b" not in kg("explain", "Lê Văn Mẫu", "--store", tmp_path / "store").stdout


def test_standard_output_by_its_name(store: Path) -> None:
    run = kg("export", "--format", "ntriples", "-o", "/dev/stdout", "--store", store)
    assert run.stdout == kg("export", "--format", "ntriples", "-o", "-", "--store", store).stdout != b""


def test_a_term_that_the_ontology_does_not_have_is_told(store: Path) -> None:
    run = kg(
        "query", 'SELECT ?s { ?s a kg:Offical ; kg:post ?p FILTER("kg:Nothing" != "") }', "--store", store
    )
    assert run.stderr.decode() == "kg: query: kg:Offical is no term of the ontology; there is kg:Official\n"
    assert run.returncode == 0
    assert kg("query", "SELECT ?s { ?s a kg:Official # kg:None\n}", "--store", store).stderr == b""


def test_no_stored_query_names_an_unknown_term() -> None:
    from kg.cli.terms import unknown
    from kg.query import stored

    assert [line for query in stored() for line in unknown(query.text)] == []
