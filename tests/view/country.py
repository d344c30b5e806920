"""A graph of several provinces, larger than is drawn at once: things of one document or law lie far apart."""

from __future__ import annotations

from kg.view.graph import Edge, Node, Term, ViewGraph

BASE = "https://w3id.org/wardkg/"
TERMS = (Term("https://schema.org/containedInPlace", "trực thuộc", "in"), Term(BASE + "ns#of", "của", "of"))
PROVINCES, WARDS, FIGURES = 4, 12, 50
LAW = "Nghị quyết 68-NQ/TW"


def country() -> ViewGraph:
    """Wards of four provinces, each with its figures and a secretary; a law that every ward applies."""
    nodes = [Node(f"{BASE}unit/{n}", "unit", f"Tỉnh {'ABCD'[n]}") for n in range(PROVINCES)]
    nodes.append(Node(f"{BASE}law", "resolution", LAW))
    edges = []
    for number in range(PROVINCES * WARDS):
        ward = len(nodes)
        nodes.append(Node(f"{BASE}unit/w{number}", "ward", f"Phường Số {number}"))
        edges += [Edge(ward, number % PROVINCES, 0), Edge(ward, PROVINCES, 1)]
        for figure in range(FIGURES - number // 2):
            edges.append(Edge(len(nodes), ward, 1))
            label = f"Chỉ tiêu {figure}: {figure}"
            nodes.append(Node(f"{BASE}figure/{number}-{figure}", "indicator", label, ward=ward))
        edges.append(Edge(len(nodes), ward, 1))
        nodes.append(Node(f"{BASE}person/{number}", "person", f"Lê Văn Số {number}", ward=ward))
    return ViewGraph("", tuple(nodes), tuple(edges), (), TERMS)
