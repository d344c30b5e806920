"""The same triples give the same bytes, whatever the order they came in and the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

from kg.export import EXPORTS
from tests.export.hostile import hostile_store

PROGRAM = """
import hashlib, random, sys
import pyoxigraph as ox
from kg.export import EXPORTS
lines = sys.stdin.buffer.read().split(b"\\n")
random.Random(int(sys.argv[1])).shuffle(lines)
store = ox.Store()
for line in lines:
    store.load(line + b"\\n", format=ox.RdfFormat.N_QUADS)
for name, export in EXPORTS.items():
    parts = [part.encode() if isinstance(part, str) else part for part in export(store)]
    print(name, hashlib.sha256(b"".join(parts)).hexdigest())
"""


def hashes(quads: bytes, hash_seed: str, order: int) -> list[str]:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", PROGRAM, str(order)]
    run = subprocess.run(command, input=quads, capture_output=True, check=True, env=environment)
    return run.stdout.decode().splitlines()


def test_same_bytes() -> None:
    quads = "".join(map(str, EXPORTS["nquads"](hostile_store(3, longest=1000)))).encode()
    runs = [hashes(quads, seed, order) for order, seed in enumerate(("0", "1", "42", "random"))]
    assert len(runs[0]) == len(EXPORTS) == 11
    assert all(run == runs[0] for run in runs)


def test_text_ends_in_one_line_feed_and_has_no_other_line_ends() -> None:
    store = hostile_store(4, longest=1000)
    texts = {name: "".join(map(str, export(store))) for name, export in EXPORTS.items() if name != "csv"}
    assert len(texts) == 10
    assert texts.pop("ftm") == ""  # lines of offices, of which there are none
    for text in texts.values():
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text
