"""Texts that come, change and go: the same bytes as a fresh build; killed or hindered, nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.export import EXPORTS
from kg.store import opened

ROOT = Path(__file__).parent.parent
TEXTS = [path.read_bytes() for path in sorted((ROOT / "tests/gold/dev").glob("e0*.txt"))]
CHANGES = st.dictionaries(st.integers(0, 5), st.one_of(st.none(), st.integers(0, len(TEXTS) - 1)), min_size=1)

BUILD = """
import sys, kg
from kg.ontology import load
load()
print("ready", flush=True)
kg.build([sys.argv[1]], sys.argv[2], workers=2)
"""


def exported(store: Path) -> bytes:
    return "".join(map(str, EXPORTS["nquads"](opened(store)))).encode()


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(CHANGES, min_size=2, max_size=4), st.sampled_from([1, 2]), st.randoms(use_true_random=False))
def test_any_history_exports_the_bytes_of_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[dict[int, int | None]],
    workers: int,
    order: random.Random,
) -> None:
    folder = tmp_path_factory.mktemp("history")
    docs = folder / "docs"
    docs.mkdir()
    for changes in steps:
        for number, text in changes.items():
            path = docs / f"r{number}.txt"
            path.unlink(missing_ok=True) if text is None else path.write_bytes(TEXTS[text])
        if any(docs.iterdir()):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("kg.pipeline._FEW", 1)  # so that two workers there are
                kg.build([docs], folder / "store", prune=True, workers=workers)
    files = list(docs.iterdir())
    if files:
        order.shuffle(files)
        kg.build(files, folder / "fresh", workers=1)
        assert exported(folder / "store") == exported(folder / "fresh")
    shutil.rmtree(folder)


def test_eight_orders_export_the_same_bytes(tmp_path: Path) -> None:
    """Files are read by path, so it is their folders that are shuffled; every other build has two workers."""
    files = [path for name in ("seeds", "tests/gold/dev") for path in sorted((ROOT / name).glob("*.txt"))]
    found = set()
    for number in range(8):
        docs, store = tmp_path / f"docs{number}", tmp_path / f"store{number}"
        for place, path in enumerate(random.Random(number).sample(files, len(files))):
            (docs / f"{place:02}").mkdir(parents=True)
            (docs / f"{place:02}" / path.name).symlink_to(path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kg.pipeline._FEW", 1)
            assert kg.build([docs], store, workers=1 + number % 2).added == len(files)
        found.add(exported(store))
        shutil.rmtree(store)
    assert len(found) == 1


def child(docs: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", BUILD, str(docs), str(store)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def test_a_build_killed_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    """The store is as before or as after, and the next build completes it."""
    docs, store, seed = tmp_path / "docs", tmp_path / "store", int(os.environ.get("SEED", "0"))
    docs.mkdir()
    for number, text in enumerate(TEXTS):
        (docs / f"r{number}.txt").write_bytes(text)
    kg.build([docs], store)
    old = exported(store)
    shutil.copytree(store, tmp_path / "before")
    for number, text in enumerate(TEXTS * 6):
        (docs / f"n{number}.txt").write_bytes(text)
    kg.build([docs], tmp_path / "whole")
    new = exported(tmp_path / "whole")
    began = time.perf_counter()
    run = child(docs, tmp_path / "timed")
    run.communicate()
    longest = (time.perf_counter() - began) * 0.9
    ended = 0
    for moment in range(int(os.environ.get("KILLS", "10"))):
        run = child(docs, store)
        assert run.stdout
        run.stdout.readline()
        time.sleep(random.Random(seed + moment).uniform(0, longest))
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        found = exported(store)
        assert found in (old, new)
        if found == new:
            ended += 1
            shutil.rmtree(store)
            shutil.copytree(tmp_path / "before", store)
    print(f"{ended} builds had ended before they were killed")
    kg.build([docs], store)
    assert exported(store) == new


def test_of_two_builds_at_once_one_is_refused_and_readers_see_a_whole_graph(tmp_path: Path) -> None:
    docs, store = tmp_path / "docs", tmp_path / "store"
    docs.mkdir()
    for number, text in enumerate(TEXTS * 4):
        (docs / f"r{number}.txt").write_bytes(text)
    runs = [child(docs, store) for _ in range(3)]
    told = [run.communicate(timeout=120)[1].decode() for run in runs]
    refused = [text for run, text in zip(runs, told, strict=True) if run.returncode]
    assert all("another build is writing this store" in text for text in refused)
    assert len(refused) < 3
    kg.build([docs], tmp_path / "alone")
    assert exported(store) == exported(tmp_path / "alone")
