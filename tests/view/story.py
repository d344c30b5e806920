"""A small graph with known answers."""

from __future__ import annotations

from kg.view.graph import Edge, Fact, Node, Source, Term, ViewGraph

BASE = "https://w3id.org/wardkg/"
NS = BASE + "ontology#"
ORG = "http://www.w3.org/ns/org#"
TERMS = (
    Term(ORG + "Membership", "giữ chức vụ", "holds", ORG + "member", NS + "post"),
    Term(ORG + "postIn", "thuộc cơ quan", "in body"),
    Term("https://schema.org/areaServed", "địa bàn", "territory"),
    Term(BASE + "ontology/part#chair", "chủ trì", "chairs", NS + "participant", NS + "event"),
    Term("https://schema.org/location", "địa phương", "place"),
    Term(BASE + "ontology/status#former", "nguyên", "former"),
    Term(NS + "Statement", "phát biểu", "statement"),
)  # fmt: skip
HOLDS, IN, SERVES, CHAIRS, AT, FORMER, SAYS = range(7)
SOURCES = (
    Source(BASE + "doc/a1", "Đức Nhuận tổng kết năm 2025", "2026-01-16", "https://example.org/a1"),
    Source(BASE + "doc/b2", "Tân Định trao quyết định", "2025-07-02", "javascript:alert(1)"),
)
THAO_QUOTE = "Chủ tịch UBND phường Đức Nhuận NGUYỄN THỊ THANH THẢO triển khai các mục tiêu"
FACTS = (
    Fact(HOLDS, 0, THAO_QUOTE, observed="2026-01-16", iri=BASE + "doc/a1/tenure-1"),
    Fact(HOLDS, 1, "bà Thảo, nguyên Bí thư Đảng ủy phường Tân Định", status=FORMER, end="2025-06-30",
         start="2021", observed="2025-07-02", iri=BASE + "doc/b2/tenure-1"),
    Fact(CHAIRS, 0, "bà Thảo chủ trì Hội nghị tổng kết", observed="2026-01-16", iri=BASE + "doc/a1/p-1"),
    Fact(AT, 0, "Sáng 16-1, phường Đức Nhuận tổ chức Hội nghị tổng kết", iri=BASE + "doc/a1/event-1"),
    Fact(SAYS, 1, "“Hàng thẳng, lối thông” - ông Lê Đức Thanh nói", value="Hàng thẳng, lối thông",
         confidence=0.6, iri=BASE + "doc/b2/statement-1"),
    Fact(HOLDS, 1, "Bí thư Đảng ủy phường Tân Định Lê Đức Thanh", start="2025-07-01",
         iri=BASE + "doc/b2/tenure-2"),
)  # fmt: skip
NODES = (
    Node(BASE + "unit/27043", "ward", "Phường Đức Nhuận", ("Đức Nhuận",)),
    Node(BASE + "unit/26740", "ward", "Phường Tân Định"),
    Node(BASE + "person/thao", "person", "Nguyễn Thị Thanh Thảo", ("bà Thảo",), facts=()),
    Node(BASE + "person/thanh", "person", "Lê Đức Thanh", facts=(4,)),
    Node(BASE + "body/ubnd-duc-nhuan", "body", "UBND phường Đức Nhuận", ward=0),
    Node(BASE + "body/dang-uy-tan-dinh", "body", "Đảng ủy phường Tân Định", ward=1),
    Node(BASE + "post/ct-duc-nhuan", "post", "Chủ tịch UBND phường Đức Nhuận", ward=0),
    Node(BASE + "post/bt-tan-dinh", "post", "Bí thư Đảng ủy phường Tân Định", ward=1),
    Node(BASE + "doc/a1/event-1", "event", "Hội nghị tổng kết", ward=0, date="2026-01-16"),
    Node(BASE + "body/ubnd-tan-dinh", "body", "Ủy ban nhân dân phường Tân Định", ward=1),
)
EDGES = (
    Edge(2, 6, HOLDS, (0,)), Edge(2, 7, HOLDS, (1,)), Edge(6, 4, IN), Edge(4, 0, SERVES), Edge(7, 5, IN),
    Edge(5, 1, SERVES), Edge(2, 8, CHAIRS, (2,)), Edge(8, 0, AT, (3,)), Edge(3, 7, HOLDS, (5,)),
    Edge(9, 1, SERVES),
)  # fmt: skip
STORY = ViewGraph("Hai phường", NODES, EDGES, FACTS, TERMS, SOURCES)
