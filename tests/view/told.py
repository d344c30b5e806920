"""One ward with figures, results and targets of several years, and what else is told of it."""

from __future__ import annotations

from kg.view.graph import Edge, Fact, Node, Source, Term, ViewGraph

BASE = "https://w3id.org/wardkg/"
NS = BASE + "ontology#"
TERMS = (
    Term(NS + "Indicator", "Số liệu", "Indicator"),
    Term("http://purl.org/dc/terms/spatial", "về địa phương", "about unit"),
    Term(BASE + "ontology/figure-status#target", "chỉ tiêu", "target"),
)
FIGURE, ABOUT, TARGET = range(3)
WARD = 0
ROWS = [  # name, number, status, period
    ("thu ngân sách trên địa bàn phường", "650 tỉ đồng", TARGET, "2026"),
    ("tổng thu ngân sách", "≈ 612 tỉ đồng", -1, "2025"),
    ("đảng viên", "2.110 đảng viên", -1, ""),
    ("công trình", "12 công trình", TARGET, "2026"),
    ("hộ nghèo", "1%", TARGET, "2025-2030"),
    ("lượt khách", "91.000 lượt khách", -1, "2026-01/2026-06"),
    ("camera", "128 camera", -1, ""),
    ("doanh nghiệp", "> 6.700 doanh nghiệp", -1, "2025"),
]


def told() -> ViewGraph:
    """The ward and its figures."""
    facts = [
        Fact(FIGURE, 0, f"đạt {number}", number, status, iri=f"{BASE}doc/x/figure-{place}", period=period)
        for place, (_, number, status, period) in enumerate(ROWS)
    ]
    figures = [
        Node(facts[place].iri, "indicator", f"{name}: {number}", ward=WARD, facts=(place,))
        for place, (name, number, *_) in enumerate(ROWS)
    ]
    ward = Node(BASE + "unit/1", "ward", "Phường Mẫu")
    links = [Edge(place + 1, WARD, ABOUT, (place,)) for place in range(len(ROWS))]
    source = Source(BASE + "doc/x", "Tin", "2025-12-10")
    return ViewGraph("", (ward, *figures), tuple(links), tuple(facts), TERMS, (source,))
