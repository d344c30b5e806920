"""Extraction: documents a second, the share of each stage, beside underthesea.ner on the same texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from kg.extract import EXTRACTORS, extract
from kg.extract.leftovers import leftovers
from kg.extract.participations import participations
from kg.model import Document, Event
from kg.ontology import load
from kg.read import read
from kg.recognise import recognise

GOLD = Path(__file__).parent.parent / "gold" / "dev"
RUNS = 7
JOINED = 100


def documents() -> list[Document]:
    found = [one for path in sorted(GOLD.glob("*.txt")) for one in read(path)]
    return [one for one in found if isinstance(one, Document)]


def fastest(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least CPU seconds of several runs: the one that other processes disturbed least."""
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
    found["leftovers"] = fastest(
        lambda: [list(leftovers(r, f)) for r, f in zip(readings, facts, strict=True)]
    )
    return found


def sentences(texts: list[Document]) -> Iterator[str]:
    """Sentences as underthesea wants them: whole documents slow it five times and worsen its names."""
    from underthesea import sent_tokenize

    for text in texts:
        yield from sent_tokenize(text.text)


def peer(texts: list[Document]) -> tuple[float, float] | None:
    """CPU seconds of underthesea.ner over the same texts, whole and sentence by sentence; None without it."""
    try:
        from underthesea import ner
    except ImportError:
        return None
    pieces = list(sentences(texts))
    ner(pieces[0])
    whole = fastest(lambda: [ner(text.text) for text in texts], 1)
    return whole, fastest(lambda: [ner(piece) for piece in pieces], 1)


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
    other = peer(texts)
    if other is None:
        print("underthesea is not installed: pip install -e '.[benchmarks]'")
    else:
        for way, spent in zip(("whole texts", "by sentence"), other, strict=True):
            print(
                f"underthesea.ner, {way}  {len(texts) / spent:6.1f} documents/s: kg {spent / seconds:.0f} x"
            )


if __name__ == "__main__":
    main()
