"""Whatever the text: no exception, and a reading keeps its promises; how it is encoded changes no fact."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.model import Document, Official, Tenure, WardMention
from kg.ontology import load
from kg.recognise import Reading, recognise
from kg.recognise.holdings.owners.titles_alone import _Held
from kg.recognise.people import Person
from kg.text import Mention
from tests.phrases import CASES, table

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
ONTOLOGY = load()
# Names are invented; the other phrases are what the grammars look for, in an order they do not expect.
PHRASES = """
ông|bà|Bà Mẫu|đồng chí|các đồng chí|Trần Văn Mẫu|LÊ THỊ MẪU|K'Mẫu|Trung tá Mẫu|TS.|Đường Nguyễn Thị
Bí thư|Phó Bí thư|Chủ tịch|Chủ tịch UBND|Trưởng Ban|Ủy viên Ban Thường vụ|Trưởng khu phố
Thủ tướng|UBND|Đảng ủy|Ban Tổ chức|Công an|Trường|Báo|Quân khu 7|MTTQ Việt Nam|khu phố 4|một xã|thay
phường Tân Định|các xã, phường|phường:|tỉnh|TP.|TPHCM|Đà Nẵng|Quảng Ninh|quận 5|thị xã|xã Phú Hòa
Phường 12|p.
nguyên|tân|quyền|giữ chức|thôi giữ chức|tham gia|giới thiệu để bầu|đồng thời là|kiêm|trải qua các chức vụ:
nhiệm kỳ 2025-2030|khóa II|cũ|(cũ)|, 51 tuổi|đối với|của|thuộc|và|là|nhập từ|trước sáp nhập|ngụ
ngày 18-12|18/12/2025|31.2.2025|tháng 7|tháng ²|năm 2025|16 và 17-9|hôm nay|sáng nay|2025-2030|000000000018
,|.|:|;|-|–|(|)|/|&|"|…|'|•|1.
"""
KNOWN = [*PHRASES.strip().replace("\n", "|").split("|"), "\n", "\r\n", "\u200b", "\ufeff"]
PROSE = st.lists(st.sampled_from(KNOWN), max_size=40).map(" ".join)
MARKS = st.text(alphabet=".,:;-–()[]\"'’…!?/&*•\u0301\u0323\u200b\u00ad\n\r\t ", max_size=200)
CAPITALS = st.lists(
    st.sampled_from(["A", "Đ", "NGUYỄN", "Nguyễn", "PHƯỜNG", "Phường", "TP", "ÔNG", "Chủ", "H'LƠ"]),
    max_size=60,
)
TEXTS = st.one_of(st.text(max_size=300), PROSE, MARKS, CAPITALS.map(" ".join))


LABELS = sorted(concept.label for concept in ONTOLOGY.concepts.values())
REPORTS = st.lists(st.one_of(st.sampled_from(KNOWN), st.sampled_from(LABELS)), max_size=60).map(" ".join)


SAID = [phrase for path in sorted(CASES.glob("*.toml")) for _, phrase in table(path.stem)]
CUT = st.sampled_from(SAID).flatmap(lambda said: st.integers(1, len(said)).map(lambda end: said[:end]))
BEHEADED = st.sampled_from(SAID).map(lambda said: said.partition(" ")[2])  # without its first word


def reading(text: str, published: str | None = "2025-12-20") -> Reading:
    return recognise(Document("text", text, 0, published), ONTOLOGY)


def check_order(mentions: list[Mention], size: int) -> None:
    """Mentions lie within the tokens, one begins no sooner than the one before."""
    assert all(0 <= mention.first < mention.last <= size for mention in mentions)
    assert all(one.first <= other.first for one, other in pairwise(mentions))


def check_apart(mentions: list[Mention]) -> None:
    """No two of them share a token."""
    assert all(one.last <= other.first for one, other in pairwise(mentions))


@settings(max_examples=300, deadline=None)
@given(st.one_of(REPORTS, CUT, BEHEADED), st.sampled_from(["2025-12-20", None]))
@example("Ông Lê Văn Mẫu từng là Phó Bí thư Quận đoàn Đống Đa trước khi", None)
@example("Bí thư Đảng ủy các phường TPHCM:\n1. Phường Tân Định\n2. Phường Gia Định: bà Lê Thị Mẫu", None)
@example("Chủ tịch thành phố Văn Mẫu hội.\nĐại công bố Quyết định gồm đồng chí.", None)
@example("Hộ nghèo giảm từ 12,5 xuống còn", None)
@example("Chiều 18-12, Ủy ban MTTQ Việt Nam phường Gò Vấp, TP HCM tổ chức hội", None)
@example("Cùng 02 đồng chí Phó Chủ tịch: đồng chí Trần Thị Mẫu, Bí thư Chi bộ tổ", None)
@example("Hội đồng bầu bà Lê Thị Mẫu làm Trưởng Ban (Ban Pháp chế", None)
@example("Xã có " + "9" * 1_000_000 + " hộ", None)
@example("Xếp hạng 11/103 xã, phường của thành phố.", None)
def test_facts_of_any_text_are_quotes(text: str, published: str | None) -> None:
    for fact in extract(Document("text", text, 0, published), ONTOLOGY).facts:
        for evidence in (fact.evidence, *getattr(fact, "further", ())):
            assert 0 <= evidence.start < evidence.end
            assert evidence.quote == text[evidence.start : evidence.end]


def test_a_text_may_end_behind_any_word() -> None:
    """Of all phrases of the tables, each at every fifth place."""
    cut = 0
    for number, said in enumerate(SAID):
        ends = [space.start() for space in re.finditer(r"\s", said)]
        for end in ends[number % 5 :: 5]:
            extract(Document("text", said[:end], 0, "2025-12-20"), ONTOLOGY)
            cut += 1
    assert cut > 10_000


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["2025-12-20", "2025", None]))
def test_any_text_can_be_read(text: str, published: str | None) -> None:
    found = reading(text, published)
    size = len(found.tokens)
    for mentions in (found.places, found.dates, found.people):
        check_order(list(mentions), size)
    check_apart(list(found.places))
    check_apart(list(found.dates))
    check_apart([m for m in found.people if getattr(m.value, "kind", "") != "title"])
    assert all(0 <= held.first < held.last <= size for held in found.holdings)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_tokens_are_slices_of_the_text(text: str) -> None:
    tokens = reading(text).tokens
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    between = [text[one.end : other.start] for one, other in pairwise(tokens)]
    assert all(not any(c.isalnum() for c in gap) for gap in between)
    ends = [match.start() for match in re.finditer(r"[\n\v\f\x85\u2028\u2029]|\r(?!\n)", text)]
    breaks = [bisect_left(ends, token.start) for token in tokens]
    assert all(token.line <= line for token, line in zip(tokens, breaks, strict=True))
    steps = [other.line - one.line for one, other in pairwise(tokens)]  # a line may go on with a sentence
    assert all(
        0 <= step <= after - before for step, (before, after) in zip(steps, pairwise(breaks), strict=True)
    )


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_hold_every_token_once(text: str) -> None:
    found = reading(text)
    spans = found.sentences
    assert [at for span in spans for at in range(span.first, span.last)] == list(range(len(found.tokens)))
    assert all(found.sentence_of(at) == span for span in spans for at in (span.first, span.last - 1))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_quote_is_what_stands_there(text: str) -> None:
    found = reading(text)
    spans = [(mention.first, mention.last) for mention in (*found.places, *found.dates, *found.people)]
    for first, last in [*spans, *((held.first, held.last) for held in found.holdings)]:
        evidence = found.evidence(first, last, "test")
        assert evidence.quote == text[evidence.start : evidence.end]
        assert evidence.quote


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_lookups_agree_with_a_search(text: str, at: int, length: int) -> None:
    """What is looked up by bisection is what a search through everything would find."""
    found = reading(text)
    within = [mention for mention in found.people if at <= mention.first < at + length]
    assert found.within(found.people, at, at + length) == within
    named = {i for m in found.people if _is_full(m) for i in range(m.first, m.last)}
    for name in ("positions", "bodies"):
        trie = ONTOLOGY.schemes[name]
        matches = {i: trie.longest(found.tokens, i) for i in range(len(found.tokens)) if i not in named}
        assert found.labels[name] == {i: match for i, match in matches.items() if match}


@given(st.lists(st.integers(0, 30)), st.integers(0, 31))
def test_the_last_holding_found_before_a_token(firsts: list[int], token: int) -> None:
    """Also where one is found after another that stands behind it: "…, giữ chức Chỉ huy trưởng …"."""
    held = _Held()
    for number, first in enumerate(firsts):
        held.add(number, first)
    before = [number for number, first in enumerate(firsts) if first < token]
    assert held.before(token) == max(before, default=-1)


def _is_full(mention: Mention) -> bool:
    return isinstance(mention.value, Person) and mention.value.kind == "full"


@pytest.mark.parametrize(
    "word", ["phường ", "Nguyễn ", "Chủ tịch, ", "(", "12-", "ông ", "UBND xã: ", "\u0301", "a"]
)
def test_a_huge_line(word: str) -> None:
    size = len(reading(word * 3000).tokens)
    assert size <= len(word) * 3000


# -- however it is written --------------------------------------------------------------------------------


def crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def new_tones(text: str) -> str:
    """Tone marks where the new habit puts them: hòa → hoà, ủy → uỷ."""
    for old, new in zip(_OLD, _NEW, strict=True):
        text = text.replace(old, new).replace(old.capitalize(), new.capitalize())
        text = text.replace(old.upper(), new.upper())
    return text


def _syllables(first: int) -> list[str]:
    """Open rimes with their tone on the first or the second vowel."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    rimes = [rime[: first + 1] + mark + rime[first + 1 :] for rime in ("oa", "oe", "uy") for mark in marks]
    return [unicodedata.normalize("NFC", rime) for rime in rimes]


_OLD, _NEW = _syllables(0), _syllables(1)


def facts(text: str) -> list[tuple[str, ...]]:
    """Names of units, officials and the posts they hold, in order."""
    found: list[tuple[str, ...]] = []
    for fact in extract(Document("seed", text, 0, "2025-12-20"), ONTOLOGY).facts:
        if isinstance(fact, WardMention):
            found.append((fact.unit.iri,))
        elif isinstance(fact, Official):
            found.append((fact.name,))
        elif isinstance(fact, Tenure):
            found.append((fact.holder, fact.post.title, fact.status))
    return found


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("written", [crlf, decomposed, composed, new_tones])
def test_facts_do_not_depend_on_how_the_text_is_written(path: Path, written: Callable[[str], str]) -> None:
    text = path.read_text("utf-8")
    assert facts(written(text)) == facts(text) != []
