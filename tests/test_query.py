"""Stored queries, parameters, result formats, and what a query may not do."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest
from rdflib import Literal

import kg
from kg.emit import emit
from kg.model import (
    Award,
    Document,
    Event,
    Facts,
    Indicator,
    Initiative,
    InputError,
    Official,
    Participation,
    ResolutionLink,
    Statement,
    Tenure,
)
from kg.ontology import load
from kg.query import FORMATS, answer, find, parse, stored, write
from kg.store import opened
from kg.store.write import changing
from tests.report import Report, party, unit
from tests.report import write as built

WARD = unit("Phường Đức Nhuận")
COLUMNS = {
    "wards": "name code province source",
    "officials": "name source",
    "tenures": "name title status start end source",
    "events": "type label date ward main source",
    "participations": "name role type date ward source",
    "resolutions": "kind number issuer subject source",
    "resolution_links": "number relation target source",
    "indicators": "ward label value unit comparator period status source",
    "awards": "award grantor recipient source",
    "initiatives": "name kind ward source",
    "statements": "name kind text source",
    "evidence": "fact source start end quote",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a fact of every kind, and a second one that says nothing but a name."""
    report = Report("full").mentions(WARD).holds("Lê Mẫu", party(WARD)).event(WARD).takes_part("Lê Mẫu")
    report.cites("Nghị quyết", "98", "Quốc hội").cites("Luật", "").event(None, "2026")
    report.add(
        Tenure(
            report.quote("từng là"),
            "Lê Mẫu",
            party(WARD, "Phó Bí thư", "pho-bi-thu"),
            "former",
            "2020",
            "2025-07",
        ),
        ResolutionLink(report.quote("sửa đổi"), ("Nghị quyết", "98"), "amends", ("Luật", "31/2024/QH15")),
        Indicator(report.quote("1.275 tỉ"), "thu", "1275000000000", "VND", ward=WARD, period="2025"),
        Indicator(report.quote("trên 97,6%"), "hồ sơ", "97.6", "%", ">", "target"),
        Award(report.quote("Giấy khen"), "Giấy khen", "Lê Mẫu", "UBND"),
        Award(report.quote("Cờ"), "Cờ thi đua", "các tập thể"),
        Initiative(report.quote("“Một\tcửa”\nsố"), "Một cửa", "model", WARD),
        Statement(report.quote("“Làm thật”"), "Lê Mẫu", "quote", "Làm thật"),
        Statement(report.quote("cho biết"), "Lê Mẫu", "paraphrase", "đã làm"),
    )
    former = next(one for one in load().units_of("Phường Bến Nghé") if one.former)
    return built(
        tmp_path_factory.mktemp("query"), [report, Report("a b", None).names("Lê Mẫu").mentions(former)]
    )


def rows(store: Path, name: str, /, **parameters: str) -> list[dict[str, str]]:
    found = json.loads(kg.query(store, name, "json", **parameters))
    return [{key: cell["value"] for key, cell in row.items()} for row in found["results"]["bindings"]]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_stand_as_promised(store: Path, name: str) -> None:
    head = kg.query(store, name, "csv").decode().splitlines()[0].split(",")
    assert head[: len(COLUMNS[name].split())] == COLUMNS[name].split()
    assert rows(store, name), "each query finds something here"


def test_all_stored_queries_have_titles_and_run(store: Path) -> None:
    given = {"date": "2025-12-18", "ward": "Phường Đức Nhuận", "name": "Lê Mẫu"}
    assert {query.name for query in stored()} >= set(COLUMNS) | {"holders"}
    for query in stored():
        assert query.title
        assert query.order
        assert rows(
            store, query.name, **{one.name: given[one.name] for one in query.parameters}
        ) or query.name in {"joins", "moves"}


@pytest.mark.parametrize("name", [query.name for query in stored()])
def test_a_query_is_whole_for_other_engines(name: str) -> None:
    whole = parse(name, find(name).whole)
    assert list(ox.Store().query(whole.text)) == []  # type: ignore[arg-type]
    assert (whole.title, whole.parameters, whole.order) == (
        find(name).title, find(name).parameters, find(name).order
    )  # fmt: skip


def test_what_rows_say(store: Path) -> None:
    assert [row["name"] + row["code"] + row["province"] for row in rows(store, "wards")] == [
        "Phường Đức Nhuận27043Thành phố Hồ Chí Minh"
    ]
    assert [(row["name"], row["source"]) for row in rows(store, "officials")] == [
        ("Lê Mẫu", "a b"),
        ("Lê Mẫu", "full"),
    ]
    held = [(row["title"], row["status"], row.get("start"), row.get("end")) for row in rows(store, "tenures")]
    assert held == [
        ("Bí thư Đảng ủy phường Đức Nhuận", "current", None, None),
        ("Phó Bí thư Đảng ủy phường Đức Nhuận", "former", "2020", "2025-07"),
    ]
    assert [(row["date"], row["main"], row.get("ward")) for row in rows(store, "events")] == [
        ("2025-12-18", "true", "Phường Đức Nhuận"),
        ("2026", "false", None),
    ]
    assert [row["recipient"] for row in rows(store, "awards")] == ["các tập thể", "Lê Mẫu"]
    assert [(row["value"], row["comparator"], row["status"]) for row in rows(store, "indicators")] == [
        ("97.6", ">", "target"),
        ("1275000000000", "=", "actual"),
    ]
    assert [(row["number"], row["relation"], row["target"]) for row in rows(store, "resolution_links")] == [
        ("98", "amends", "31/2024/QH15")
    ]
    (link,) = rows(store, "resolution_links")
    assert (link["kind"], link["issuer"], link["target_kind"]) == ("Nghị quyết", "Quốc hội", "Luật")
    assert [row["kind"] for row in rows(store, "statements")] == ["quote", "paraphrase"]


def test_evidence_is_the_text(store: Path) -> None:
    for row in rows(store, "evidence"):
        assert int(row["end"]) - int(row["start"]) == len(row["quote"])
    assert any("\t" in row["quote"] and "\n" in row["quote"] for row in rows(store, "evidence"))


def test_one_row_for_each_fact(store: Path) -> None:
    for name in COLUMNS:
        found = [tuple(sorted(row.items())) for row in rows(store, name)]
        assert len(found) == len(set(found)), name


@pytest.mark.parametrize(
    ("date", "held"),
    [("2025-12-18", "current"), ("2025-12-19", "unknown"), ("2019-01-01", "later"), ("2026-01-01", "former")],
)
def test_holders_on_a_day(store: Path, date: str, held: str) -> None:
    found = [row["held"] for row in rows(store, "holders", date=date, ward="Phường Đức Nhuận")]
    assert held in found


@pytest.mark.parametrize("name", ["Lê Mẫu", "Le\u0302 Ma\u0302\u0303u"])
def test_a_parameter_may_be_decomposed(store: Path, name: str) -> None:
    assert rows(store, "person", name=name)


@pytest.mark.parametrize(
    "name", ['" } INSERT DATA { <a:b> <a:b> <a:b> } #', "?x", "' . SERVICE <http://x/>", "\\"]
)
def test_a_parameter_is_a_value_and_nothing_else(store: Path, name: str) -> None:
    assert rows(store, "person", name=name) == []


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({}, "'name' is missing"),
        ({"name": "x", "age": "5"}, "no parameter 'age'"),
        ({"Name": "x"}, "no parameter 'Name'"),
        ({"name": ""}, "'name' is empty"),
        ({"name": 5}, "'name' is not text"),
    ],
)
def test_wrong_parameters(store: Path, parameters: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        kg.query(store, "person", "json", **parameters)


SUM = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.mark.parametrize("form", FORMATS)
def test_formats_of_rows(store: Path, form: str) -> None:
    if form in ("turtle", "ntriples", "rdfxml", "jsonld"):
        with pytest.raises(InputError, match="gives rows"):
            kg.query(store, SUM, form)
        return
    text = kg.query(store, "SELECT ?name { ?x a foaf:Person ; foaf:name ?name } LIMIT 1", form)
    assert "Lê Mẫu" in text.decode()
    assert text.endswith(b"\n")


@pytest.mark.parametrize("form", FORMATS)
def test_formats_of_graphs(store: Path, form: str) -> None:
    asked = "CONSTRUCT { ?x foaf:name ?name } WHERE { ?x a foaf:Person ; foaf:name ?name }"
    if form in ("csv", "tsv", "json", "xml"):
        with pytest.raises(InputError, match="gives a graph"):
            kg.query(store, asked, form)
        return
    assert "Lê Mẫu" in kg.query(store, asked, form).decode()
    assert kg.query(store, f"DESCRIBE <{WARD.iri}> {{}}", form)


def test_ask(store: Path) -> None:
    assert kg.query(store, "ASK { ?x a foaf:Person }", "table") == b"true\n"
    assert json.loads(kg.query(store, "ASK { ?x a kg:Nobody }"))["boolean"] is False


def test_csv_reads_back(store: Path) -> None:
    text = kg.query(store, "evidence", "csv").decode()
    assert "“Một\tcửa”\nsố" in [row["quote"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_the_table_is_aligned(store: Path) -> None:
    head, rule, *lines, count = kg.query(store, "tenures", "table").decode().splitlines()
    at = head.index("title")
    assert count == "2 rows"
    assert rule[at - 1] == " "
    assert all(line[at - 1] == " " and line[at] in "BP" for line in lines)


def test_a_query_file_and_its_parameters(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        "# Mine\n# param who: a name (default: Lê Mẫu)\nSELECT ?x ?who { ?x a foaf:Person ; foaf:name ?who }"
    )
    assert find(str(file)).title == "Mine"
    assert len(rows(store, str(file))) == 2
    assert rows(store, str(file), who="Ai") == []


@pytest.mark.parametrize("filling", ["", " " * 5_000], ids=["short", "longer than a file's name"])
def test_sparql_itself(filling: str) -> None:
    assert find(f"ASK {{{filling}}}").text == f"ASK {{{filling}}}"


@pytest.mark.parametrize("text", ["DESCRIBE <https://w3id.org/wardkg/unit/1>", "# all\ndescribe <x:/y>"])
def test_sparql_without_braces(text: str) -> None:
    assert find(text).text == text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nothing", "neither a stored query nor a file"),
        ("no/such.rq", "cannot be read"),
        ("../queries/wards", "cannot be read"),
    ],
)
def test_no_such_query(name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        find(name)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT {", "not a SPARQL query"),
        ("SELECT ?x { ?x a no:Prefix }", "not a SPARQL query"),
        ("# param x: a thing (default: 1)\nSELECT ?y { ?y a ?z }", "among the columns"),
        ("# order: by date please\nSELECT ?date { ?x dcterms:date ?date }", "order names no column 'by'"),
        ("# order: -\nSELECT ?date { ?x dcterms:date ?date }", "order names no column '-'; there are date"),
    ],
)
def test_errors_are_one_line(store: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        answer(opened(store), parse("q", text))
    assert "\n" not in str(caught.value)


REFUSED = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p true.SeRvIcE<http://example.org/>{?s ?p ?o} }",
    "SELECT * { { SELECT * { SERVICE ?x { ?s ?p ?o } } } }",
    "PREFIX SERVICE: <urn:x> SELECT * { SERVICE SERVICE:y { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "#" . SERVICE <http://example.org/> { ?s ?p ?o } }',
    "SELECT * { ?s ?p <urn:x#> . SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''a'b''' . SERVICE <http://example.org/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\"" . SERVICE <http://example.org/> { ?s ?p "" } }',
    "SELECT * { FILTER(1<2) SERVICE <http://example.org/> { ?s ?p ?o } FILTER(2>1) }",
    "SELECT * { ?s <urn:a> ?o OPTIONAL { ?s :a\\# ?o } SERVICE <http://example.org/> { ?s ?p 1 } }",
    "SELECT * { ?s <urn:a> ?o . ?s :a\\' ?o . SERVICE <http://example.org/> { ?s ?p 1 } FILTER(?s = 'b') }",
    "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE#>\n<http://example.org/> { ?s ?p ?o } }",
    "PREFIX service: <urn:x> SELECT * { service:y { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * from named <http://example.org/> { GRAPH ?g { ?s ?p ?o } }",
    "ASKFROM<file:///etc/passwd>{ ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "# a comment\nPREFIX x: <urn:x> LOAD SILENT <file:///etc/passwd> INTO GRAPH <urn:g>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "base <urn:x> DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP GRAPH <urn:x>",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o } ; INSERT DATA { <urn:a> <urn:b> <urn:c> }",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(store: Path, text: str) -> None:
    with pytest.raises(InputError):
        answer(opened(store), parse("q", text))


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it was asked."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", heard
        server.shutdown()


CALLS = [
    "SELECT ?s { SERVICE <HOST> { ?s ?p ?o } }",
    "PREFIX : <urn:x> SELECT ?s { OPTIONAL { ?s :a\\# ?o } SERVICE <HOST> { ?s ?p ?o } }",
    "PREFIX : <urn:x> SELECT ?s { OPTIONAL { ?s :a\\' ?o } SERVICE <HOST> { ?s ?p ?o } FILTER(?s != 'b') }",
    "SELECT ?s { { ?s ?p ?o FILTER(?s<?o) } UNION { FILTER(?s<2)SERVICE#>\n<HOST> { ?s ?p ?o } } }",
]


@pytest.mark.parametrize("text", CALLS)
def test_no_query_reaches_the_network(store: Path, asked: tuple[str, list[str]], text: str) -> None:
    host, heard = asked
    text = text.replace("HOST", host)
    dataset = kg.open_store(store)
    for ask in (
        lambda: kg.query(store, text),
        lambda: list(dataset.query(text)),
        lambda: list(dataset.query(text, use_store_provided=False)),
        lambda: list(dataset.default_graph.query(text)),
        lambda: list(dataset.query(text, DEBUG=True)),
    ):
        with pytest.raises(InputError):
            ask()
    assert heard == []


def test_a_prepared_query_reads_the_store_only(store: Path, asked: tuple[str, list[str]]) -> None:
    from rdflib.plugins.sparql import prepareQuery

    host, heard = asked
    dataset = kg.open_store(store)
    for text in (
        f"SELECT ?s {{ SERVICE <{host}> {{ ?s ?p ?o }} }}",
        f"SELECT ?s FROM <{host}> {{ ?s ?p ?o }}",
    ):
        with pytest.raises(InputError, match="not allowed"):
            list(dataset.query(prepareQuery(text)))
    assert heard == []
    assert list(dataset.query(prepareQuery("SELECT ?s { ?s a <http://xmlns.com/foaf/0.1/Person> }")))


@pytest.mark.parametrize("text", ["INSERT DATA { <a:b> <a:b> <a:b> }", "LOAD <HOST>"])
def test_an_update_is_refused(store: Path, asked: tuple[str, list[str]], text: str) -> None:
    host, heard = asked
    dataset = kg.open_store(store)
    for more in ({}, {"use_store_provided": False}):
        with pytest.raises(InputError, match="read only"):
            dataset.update(text.replace("HOST", host), **more)
    assert heard == []


ALLOWED = [
    'SELECT * { ?service rdfs:label "SERVICE <http://x/> FROM <y>" }',
    "# SERVICE and FROM in a comment\nSELECT * { ?from ?load ?insert }",
    "SELECT * { <http://example.org/service/from> ?p ?o }",
    "PREFIX s: <https://schema.org/> SELECT ?s { ?s s:serviceType ?insert ; s:from ?o }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 3",
    "PREFIX from: <urn:x> PREFIX Service: <urn:y> SELECT * { ?s from:Service Service:from }",
    'SELECT * { ?s ?p ?o FILTER(?o != "\\u0053ERVICE") }',
    "SELECT ?s { ?s ?p '''SERVICE \"\\''' SERVICE''' }",
]


@pytest.mark.parametrize("text", ALLOWED)
def test_allowed(store: Path, text: str) -> None:
    write(answer(opened(store), parse("q", text)), "json")  # whatever it finds: no InputError is the point


def test_the_union_counts_each_triple_once(store: Path) -> None:
    assert rows(store, SUM)[0]["n"] == str(len(opened(store)))


def test_standard_input(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"\xef\xbb\xbf# Count\nASK {}")

    monkeypatch.setattr("sys.stdin", Stdin)
    assert isinstance(answer(opened(store), find("-")), ox.QueryBoolean)


def test_a_line_separator_in_a_text_does_not_break_rows(tmp_path: Path) -> None:
    report = Report("r")
    report.add(Official(report.quote("Lê\u2028Mẫu\x85, \x0b ông"), "Lê Mẫu"))
    assert len(rows(built(tmp_path, [report]), "evidence")) == 1


def test_keys_join_with_the_evidence(tmp_path: Path) -> None:
    day = [Report(ident).event(WARD).holds("Lê Mẫu", party(WARD)).takes_part("Lê Mẫu") for ident in "ab"]
    store = built(tmp_path, day)
    facts = {(row["fact"], row["source"]) for row in rows(store, "evidence")}
    found = 0
    for query in stored():
        for row in rows(store, query.name) if not query.parameters else ():
            for key in query.keys:
                if row[key] and "source" in row:
                    assert (row[key], row["source"]) in facts, (query.name, row)
                    found += 1
    assert found >= 8


def test_what_was_not_said_is_unbound(tmp_path: Path) -> None:
    report = Report("r", None)
    said = report.quote("hội nghị")
    facts = (Event(said, "e", "other", "", main=True), Participation(said, "Lê Mẫu", "e", "speaker"))
    with changing(tmp_path, load()) as writer:
        writer.add(emit(Facts(Document("r", report.text), facts), load()))
    (part,) = rows(tmp_path, "participations")
    assert set(part) == {"name", "role", "type", "source", "person", "event"}
    assert rows(tmp_path, "officials") == []


def test_asking_imports_nothing_slow(store: Path) -> None:
    code = """
        import sys, kg
        kg.query(sys.argv[1], "wards", "table")
        slow = {"rdflib", "oxrdflib", "pyshacl", "networkx", "pyvis", "jinja2", "kg.ontology", "kg.emit"}
        print(sorted(slow & set(sys.modules)))
    """
    run = [sys.executable, "-c", textwrap.dedent(code), str(store)]
    assert subprocess.run(run, check=True, capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [("SELEC ?s { ?s ?p ?o }", "it begins with none of SELECT, ASK, CONSTRUCT and DESCRIBE"),
     ("SELECT ?s { ?s ?p ?o", "it ends too early"),
     ("# from\nSELECT ?s {\n ?s ?p !o }", "at '}': error at 3:10"),
     ("SELECT ?x { ?x a no:Prefix }", "no prefix no: (error at 1:27: Prefix not found); preset are dcterms"),
     ("SELECT ?x {\n ?x foo:bar/foaf:name ?y }", "there is no prefix foo: (error at 2:")],
)  # fmt: skip
def test_where_a_query_stops_being_one_is_told(store: Path, text: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        kg.query(store, text)
    assert told in str(error.value)
    assert "expected" not in str(error.value)


def test_what_is_bound_has_to_be_selected(store: Path) -> None:
    bound = {"n": Literal("Lê Mẫu")}
    found = kg.open_store(store).query("SELECT ?n { ?p a foaf:Person ; foaf:name ?n }", initBindings=bound)
    assert {str(row.n) for row in found} == {"Lê Mẫu"}  # type: ignore[union-attr]
    with pytest.raises(InputError, match=r"initBindings binds \(\?n\) has to be selected"):
        kg.open_store(store).query("SELECT ?p { ?p foaf:name ?n }", initBindings=bound)
