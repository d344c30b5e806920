"""The five seeds, answer for answer: what every stored query says of them, in tests/golden/*.csv.

`python -m tests.test_golden` writes the files anew; read the difference before you commit it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

import kg
from kg.query import stored

ROOT = Path(__file__).parent
SEEDS = ROOT.parent / "seeds"
GOLDEN = ROOT / "golden"
ARGUMENTS = {
    "holders": {"date": "2026-01-16", "ward": "Phường Đức Nhuận"},
    "person": {"name": "Lê Đức Thanh"},
    "ward": {"ward": "Phường Bình Trưng"},
    "ward_officials": {"ward": "Phường Tân Định"},
}
NAMES = sorted(query.name for query in stored())


def answers(store: Path) -> dict[str, bytes]:
    """Every stored query's answer as CSV."""
    return {name: kg.query(store, name, "csv", **ARGUMENTS.get(name, {})) for name in NAMES}


@pytest.fixture(scope="module")
def actual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    store = tmp_path_factory.mktemp("seeds") / "store"
    assert not kg.build([SEEDS], store).errors
    return answers(store)


@pytest.mark.parametrize("name", NAMES)
def test_answer(actual: dict[str, bytes], name: str) -> None:
    assert actual[name] == (GOLDEN / f"{name}.csv").read_bytes()


def test_every_query_has_a_golden_file() -> None:
    assert [path.stem for path in sorted(GOLDEN.glob("*.csv"))] == NAMES


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        kg.build([SEEDS], Path(folder) / "store")
        for query, text in answers(Path(folder) / "store").items():
            (GOLDEN / f"{query}.csv").write_bytes(text)
