"""README's answers are real: each `$ kg …` block after `<!-- answer -->` is run on the seeds.

`python -m tests.test_readme` writes the answers anew.
"""

from __future__ import annotations

import re
import shlex
import tempfile
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

import kg
from kg.prefixes import PREFIXES, expand
from kg.resources import ONTOLOGY

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- answer -->\n```console\n\$ kg )(.+)\n((?:.*\n)*?)(```\n)")
ROW = re.compile(r"^\| (`\w+`.*?) \| ([\d, ]+) \| ([\d.]+) \| ([\d.]+) \|$", re.MULTILINE)
MODULE = re.compile(r"[`(](kg/[a-z/_.]+|ontology/|queries/|(?:tests|docs)/[a-z/_.]*)[`)]")


def run(command: str, store: Path) -> str:
    """What `kg COMMAND` prints for a store."""
    from kg.cli.app import app

    words = [str(ROOT / word) if word.endswith(".rq") else word for word in shlex.split(command)]
    result = CliRunner().invoke(app, [*words, "--store", str(store)])
    assert result.exit_code == 0, result.output
    return "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "store"
    assert not kg.build([ROOT / "seeds"], folder).errors
    return folder


def blocks() -> list[tuple[str, str]]:
    return [(match[2], match[3]) for match in BLOCK.finditer(README.read_text("utf-8"))]


@pytest.mark.parametrize(("command", "answer"), blocks())
def test_answer(command: str, answer: str, store: Path) -> None:
    assert run(command, store) == answer


def test_there_are_seven_answers() -> None:
    assert len(blocks()) == 7


def test_the_query_that_is_told_is_the_one_that_is_asked() -> None:
    (told,) = re.findall(r"```sparql\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert told == (ROOT / "queries" / "examples" / "secretaries.rq").read_text("utf-8")


def test_quality_is_what_the_floors_are() -> None:
    told = {}
    for names, documents, core, whole in ROW.findall(README.read_text("utf-8")):
        for name, count in zip(re.findall(r"`(\w+)`", names), documents.split(", "), strict=True):
            told[name] = {"documents": int(count), "core": float(core), "all": float(whole)}
    floors = tomllib.loads((ROOT / "tests" / "gold" / "floors.toml").read_text("utf-8"))
    assert told == {name: {key: floor[key] for key in told[name]} for name, floor in floors.items()}


def test_what_the_house_names_exists() -> None:
    named = MODULE.findall(README.read_text("utf-8"))
    assert len(named) > 10
    assert not [name for name in named if not (ROOT / name).exists() and not (ROOT / f"{name}.py").exists()]


def test_the_house_names_every_package() -> None:
    _, _, house = README.read_text("utf-8").partition("## The house")
    packages = {f"kg/{path.parent.name}" for path in (ROOT / "kg").glob("*/__init__.py")}
    assert len(packages) > 10
    assert packages - {*MODULE.findall(house)} == set()


def test_what_classes_say_is_what_their_shapes_have() -> None:
    shapes = ox.Store()
    shapes.load(path=str(ONTOLOGY / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    asked = (
        "SELECT ?class ?path { ?shape sh:targetClass ?class ; sh:property/sh:path/(!<x:>)*/rdf:first? ?path }"
    )
    prefixes = {**PREFIXES, "sh": "http://www.w3.org/ns/shacl#"}
    found = {tuple(term.value for term in row) for row in shapes.query(asked, prefixes=prefixes)}  # type: ignore[union-attr]
    told = re.findall(r"^\| `(\w+:\w+)` \| (`.*) \|$", README.read_text("utf-8"), re.MULTILINE)
    assert len(told) == 9
    for name, says in told:
        properties = re.findall(r"`(\w+:\w+)`", says)
        assert {(expand(name), expand(one)) for one in properties} <= found, name


def test_the_prefixes_are_told() -> None:
    assert f"presets `{' '.join(PREFIXES)}`" in README.read_text("utf-8")


def test_the_house_names_what_its_parts_share() -> None:
    _, _, house = README.read_text("utf-8").partition("## The house")
    shared = {f"kg/{path.name}" for path in (ROOT / "kg").glob("*.py") if path.stem.strip("_") == path.stem}
    assert len(shared) > 5
    assert [name for name in shared if f"`{name}`" not in house] == []


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split("[^A-Za-z0-9_-]", one)[0] for one in project["dependencies"]}
    _, _, table = README.read_text("utf-8").partition("## Why each dependency")
    told = {name for row in re.findall(r"^\| ([\w, -]+) \|", table, re.MULTILINE) for name in row.split(", ")}
    assert declared - told == set()


def test_what_python_is_told_to_do_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert "show(" in code
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    exec(code, {})
    assert (tmp_path / "out" / "store").exists()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        built = Path(temporary) / "store"
        kg.build([ROOT / "seeds"], built)
        text = BLOCK.sub(lambda m: f"{m[1]}{m[2]}\n{run(m[2], built)}{m[4]}", README.read_text("utf-8"))
        README.write_text(text, "utf-8")
