"""A whole country's news: documents a second, quads, disk and memory of a build at a tenth and at full size.

python -m tests.benchmarks.country [DOCUMENTS]
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.view.synthetic import GIVEN, MIDDLES, SURNAMES

GOLD = Path(__file__).parent.parent / "gold"
SETS = ("a", "b", "c", "d", "dev", "e", "f", "g")
PARAGRAPHS = 8
PARTS = (SURNAMES, MIDDLES, MIDDLES, GIVEN)  # 30,492 names, about as many as wards have officials
DOCUMENTS = 100_000
MEASURE = """
import resource, sys, time
from pathlib import Path
from kg.cli import main
source, store = sys.argv[1:]
sys.argv[1:] = ["build", source, "--store", store]
began = time.monotonic()
try:
    main()
except SystemExit as end:
    assert end.code == 0
took = time.monotonic() - began
own, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
import pyoxigraph
current = (Path(store) / "current").read_text().strip()
print(took, own, workers, len(pyoxigraph.Store.read_only(str(Path(store) / current))))
"""


def paragraphs() -> list[str]:
    """Every paragraph of the gold reports, with each person's name made a place to fill."""
    found = []
    for path in sorted(path for name in SETS for path in (GOLD / name).glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        people = {fact["name"] for fact in gold["tenures"] + gold["participations"]}
        names = sorted(people, key=lambda name: (-len(name), name))
        text = path.read_text("utf-8")
        for number, name in enumerate(names):
            text = text.replace(name, f"{{{number}}}")
        found += [part for part in text.split("\n")[1:] if len(part) > 60]
    return found


def documents(count: int) -> Iterator[dict[str, str]]:
    """Reports of a few paragraphs that were never seen together, of people of their own."""
    pool = paragraphs()
    for number in range(count):
        random = Random(number)
        names: dict[str, str] = {}

        def named(match: re.Match[str], random: Random = random, names: dict[str, str] = names) -> str:
            new = " ".join(random.choice(part) for part in PARTS)
            return names.setdefault(match.group(), new)

        text = re.sub(r"\{\d+\}", named, "\n\n".join(random.sample(pool, PARAGRAPHS)))
        day = f"2025-{random.randint(7, 12):02}-{random.randint(1, 28):02}"
        yield {"id": f"report-{number}", "published": day, "text": text}


def measured(count: int, folder: Path) -> dict[str, float]:
    """What a build of `count` documents in a process of its own takes."""
    source, store = folder / f"{count}.jsonl.gz", folder / f"{count}-store"
    with gzip.open(source, "wt", encoding="utf-8") as out:
        for document in documents(count):
            out.write(json.dumps(document, ensure_ascii=False) + "\n")
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, source, store], capture_output=True, text=True, check=True
    )
    seconds, own, workers, quads = map(float, run.stdout.splitlines()[-1].split())
    size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    return {
        "documents a second": count / seconds,
        "quads a document": quads / count,
        "disk, kB a document": size / count / 1e3,
        "memory of the writer, MB": own / 1e3,
        "memory of a worker, MB": workers / 1e3,
    }


def main() -> None:
    """Both sizes side by side."""
    full = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        small, large = (measured(count, Path(folder)) for count in (full // 10, full))
    print(f"{'documents':28}{full // 10:>12,}{full:>12,}{'times':>8}")
    for name, value in large.items():
        print(f"{name:28}{small[name]:12.1f}{value:12.1f}{value / small[name]:8.2f}")


if __name__ == "__main__":
    main()
