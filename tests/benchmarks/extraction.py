"""Extraction: documents a second, the share of each stage, beside underthesea.ner on the same texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

from kg.extract import EXTRACTORS, extract
from kg.extract.participations import participations
from kg.model import Document, Event
from kg.ontology import load
from kg.read import read
from kg.recognise import recognise
from kg.workers import seldom_collected

GOLD = Path(__file__).parent.parent / "gold" / "dev"
RUNS = 7
JOINED = 100
TURNS = 5


def documents() -> list[Document]:
    found = [one for path in sorted(GOLD.glob("*.txt")) for one in read(path)]
    return [one for one in found if isinstance(one, Document)]


def fastest(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least CPU seconds of several runs, as `kg build` runs: others disturbed that one least."""
    with seldom_collected():
        return least(work, runs)


def least(work: Callable[[], object], runs: int) -> float:
    """The least CPU seconds of several runs."""
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def stages(texts: list[Document]) -> dict[str, float]:
    """CPU seconds of each stage over all texts."""
    ontology = load()
    readings = [recognise(text, ontology) for text in texts]
    found = {"recognise": fastest(lambda: [recognise(text, ontology) for text in texts])}
    for extractor in EXTRACTORS:
        found[extractor.__name__] = fastest(lambda run=extractor: [list(run(r)) for r in readings])  # type: ignore[misc]
    facts = [[fact for run in EXTRACTORS for fact in run(reading)] for reading in readings]
    events = [[fact for fact in own if isinstance(fact, Event)] for own in facts]
    found["participations"] = fastest(
        lambda: [list(participations(r, e)) for r, e in zip(readings, events, strict=True)]
    )
    return found


def beside(texts: list[Document]) -> dict[str, tuple[float, float]] | None:
    """(CPU seconds of underthesea.ner, of kg) by way; None without it.

    Each runs as its users run it: only `kg build` seeks cycles less often. The two take turns, text by text:
    a core that others slow down for a while slows down both.
    """
    try:
        from underthesea import ner, sent_tokenize
    except ImportError:
        return None
    ontology, ways = load(), {"whole texts": lambda text: [text], "by sentence": sent_tokenize}
    ner(texts[0].text)
    spent = dict.fromkeys(ways, (0.0, 0.0))
    for text in texts:
        for way, pieces in ways.items():
            own = fastest(lambda text=text: extract(text, ontology), TURNS)  # type: ignore[misc]
            parts = pieces(text.text)
            other = least(lambda parts=parts: [ner(part) for part in parts], 1)  # type: ignore[misc]
            before = spent[way]
            spent[way] = before[0] + other, before[1] + own
    return spent


def growth(texts: list[Document]) -> float:
    """The cost of 100 copies of a text joined, in costs of one."""
    ontology = load()
    one = max(texts, key=lambda text: len(text.text))
    many = Document("joined", "\n\n".join([one.text[one.body :]] * JOINED), 0, one.published)
    single = fastest(lambda: [extract(one, ontology) for _ in range(20)]) / 20
    return fastest(lambda: extract(many, ontology), 3) / single


def main() -> None:
    texts = documents()
    ontology = load()
    size = sum(len(text.text.encode()) for text in texts) / 1e6
    for text in texts:
        extract(text, ontology)
    seconds = fastest(lambda: [extract(text, ontology) for text in texts])
    print(f"extract             {len(texts) / seconds:8.0f} documents/s  {size / seconds:6.2f} MB/s")
    parts = stages(texts)
    for name, spent in parts.items():
        print(f"  {name:18}{100 * spent / sum(parts.values()):7.1f} %")
    print(f"{JOINED} copies joined    {growth(texts):8.0f} times the cost of one")
    compared = beside(texts)
    if compared is None:
        print("underthesea is not installed: pip install -e '.[benchmarks]'")
        return
    for way, (other, own) in compared.items():
        print(f"underthesea.ner, {way}  {len(texts) / other:6.1f} documents/s: kg {other / own:.0f} x")


if __name__ == "__main__":
    main()
