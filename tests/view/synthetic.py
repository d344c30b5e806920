"""A graph like those the product draws, of any size, the same for the same numbers."""

from __future__ import annotations

from random import Random

from kg.view.graph import Edge, Fact, Node, Source, Term, ViewGraph

BASE = "https://w3id.org/wardkg/"
SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
]
MIDDLES = ["Thị Thanh", "Văn", "Thị Thu", "Minh", "Quốc", "Anh", "Hữu", "Đức", "Xuân", "Ngọc", "Thị Kim"]
GIVEN = [
    "Thảo",
    "Phương",
    "Điền",
    "Hà",
    "Tuấn",
    "Hùng",
    "Lan",
    "Mai",
    "Hải",
    "Sơn",
    "Bình",
    "Dũng",
    "Nguyên",
    "Thành",
    "Hiếu",
    "Lộc",
    "Trâm",
    "Yến",
]
PLACES = [
    "Đức Nhuận",
    "Tân Định",
    "Bến Thành",
    "Sài Gòn",
    "Cầu Ông Lãnh",
    "Xuân Hòa",
    "Phú Nhuận",
    "Chánh Hưng",
    "Bình Thới",
]
POSTS = ["Bí thư Đảng ủy", "Phó Bí thư Thường trực Đảng ủy", "Chủ tịch HĐND", "Chủ tịch UBND",
         "Phó Chủ tịch UBND", "Chủ tịch Ủy ban MTTQ", "Trưởng Ban Xây dựng Đảng"]  # fmt: skip
BODIES = ["Đảng ủy", "HĐND", "UBND", "Ủy ban MTTQ Việt Nam"]
EVENTS = ["Hội nghị tổng kết công tác năm", "Đại hội đại biểu Đảng bộ", "Lễ trao Huy hiệu Đảng",
          "Ngày hội Đại đoàn kết", "Ra quân lập lại trật tự đô thị", "Hội nghị tiếp xúc cử tri"]  # fmt: skip
FIGURES = ["Tổng thu ngân sách", "Hồ sơ giải quyết đúng hạn", "Tuyến đường nâng cấp", "Đảng viên mới kết nạp"]
TERMS = [
    ("Membership", "giữ chức", "holds post", "organization/member", "post"),
    ("postIn", "thuộc", "post in"),
    ("governs", "quản lý", "governs"),
    ("Chair", "chủ trì", "chairs", "participant", "event"),
    ("Attendee", "dự", "attends", "participant", "event"),
    ("location", "diễn ra tại", "takes place at"),
    ("implements", "căn cứ", "implements"),
    ("indicatorOf", "chỉ tiêu của", "indicator of"),
    ("current", "đương nhiệm", "current"),
    ("former", "nguyên", "former"),
    ("Statement", "phát biểu", "states"),
    ("recipient", "được tặng", "awarded to"),
]
MEMBER, POST_IN, GOVERNS, CHAIR, ATTEND, PLACE, IMPLEMENTS, FIGURE, CURRENT, FORMER, SAYS, GIVEN_TO = range(
    12
)


class Builder:
    """Collects the parts; one document for every event."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.facts: list[Fact] = []
        self.sources: list[Source] = []

    def node(
        self, kind: str, label: str, ward: int = -1, date: str = "", aliases: tuple[str, ...] = ()
    ) -> int:
        iri = f"{BASE}{kind}/{len(self.nodes)}"
        self.nodes.append(Node(iri, kind, label, aliases, ward, date))
        return len(self.nodes) - 1

    def edge(self, a: int, b: int, relation: int, *facts: int) -> None:
        self.edges.append(Edge(a, b, relation, facts))

    def fact(self, label: int, quote: str, **more: object) -> int:
        source = len(self.sources) - 1
        iri = f"{self.sources[source].iri}#f{len(self.facts)}"
        self.facts.append(Fact(label, source, quote, iri=iri, **more))  # type: ignore[arg-type]
        return len(self.facts) - 1

    def own(self, node: int, fact: int) -> None:
        old = self.nodes[node]
        self.nodes[node] = Node(
            old.iri, old.kind, old.label, old.aliases, old.ward, old.date, (*old.facts, fact)
        )

    def day(self) -> str:
        return (
            f"202{self.random.choice('56')}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        )

    def document(self, title: str) -> str:
        day, number = self.day(), len(self.sources)
        self.sources.append(Source(f"{BASE}doc/{number:05}", title, day, f"https://example.org/{number}"))
        return day

    def person(self, ward: int) -> int:
        name = f"{self.random.choice(SURNAMES)} {self.random.choice(MIDDLES)} {self.random.choice(GIVEN)}"
        return self.node("person", name, ward, aliases=("bà " + name.rsplit(maxsplit=1)[-1],))


def _people(make: Builder, ward: int, name: str) -> list[int]:
    """Bodies with their posts, and who holds them."""
    bodies = [make.node("body", f"{body} {name}", ward) for body in BODIES]
    for body in bodies:
        make.edge(body, ward, GOVERNS)
    people = [make.person(ward) for _ in range(make.random.randint(7, 13))]
    day = make.document(f"Nhân sự {name}")
    for title in POSTS:
        post = make.node("post", f"{title} {name}", ward)
        make.edge(post, make.random.choice(bodies), POST_IN)
        for status in [CURRENT, FORMER][: make.random.randint(1, 2)]:
            holder = make.random.choice(people)
            quote = f"{title} {name} {make.nodes[holder].label} triển khai các mục tiêu, chỉ tiêu năm 2026"
            end = make.day() if status == FORMER else ""
            make.edge(holder, post, MEMBER, make.fact(MEMBER, quote, status=status, observed=day, end=end))
    return people


def _event(make: Builder, ward: int, name: str, people: list[int], guests: list[int]) -> None:
    title = f"{make.random.choice(EVENTS)} {name}"
    day = make.document(title)
    event = make.node("event", title, ward, day)
    make.edge(
        event, ward, PLACE, make.fact(PLACE, f"Sáng {day[8:]}-{day[5:7]}, {name} tổ chức {title.lower()}")
    )
    some = make.random.sample(people, 4) + make.random.sample(guests, make.random.randint(0, 2))
    for place, person in enumerate(some):
        act = ATTEND if place else CHAIR
        quote = f"Đồng chí {make.nodes[person].label} {'dự' if place else 'chủ trì'} {title.lower()}"
        make.edge(person, event, act, make.fact(act, quote, observed=day))
    words = f"“Xem sự hài lòng của người dân là thước đo” - {make.nodes[some[0]].label} nhấn mạnh."
    make.own(some[0], make.fact(SAYS, words, value="Xem sự hài lòng của người dân là thước đo", observed=day))


def _figures(make: Builder, ward: int, name: str, many: int) -> None:
    for number in range(many):
        label, value = make.random.choice(FIGURES), make.random.randint(3, 1900)
        node = make.node("indicator", f"{label}: {value}", ward)
        quote = f"{label} của {name} đạt {value}, vượt {number + 2}% so với dự toán."
        make.edge(node, ward, FIGURE, make.fact(FIGURE, quote, value=str(value)))


def _ward(make: Builder, number: int, size: int, guests: list[int], laws: list[int]) -> None:
    name = f"Phường {PLACES[number % len(PLACES)]}" + (
        f" {number // len(PLACES) + 1}" if number >= len(PLACES) else ""
    )
    first = len(make.nodes)
    ward = make.node("ward", name, aliases=(name.removeprefix("Phường "), name.replace("Phường", "P.")))
    people = _people(make, ward, name)
    _figures(make, ward, name, size // 6)
    law = make.random.choice(laws)
    make.edge(
        ward,
        law,
        IMPLEMENTS,
        make.fact(IMPLEMENTS, f"{name} triển khai {make.nodes[law].label}"),
    )
    while len(make.nodes) - first < size:
        _event(make, ward, name, people, guests)
        award = make.node("award", "Bằng khen của UBND thành phố", ward)
        receiver = make.random.choice(people)
        quote = f"{make.nodes[receiver].label} nhận Bằng khen của UBND thành phố"
        make.edge(award, receiver, GIVEN_TO, make.fact(GIVEN_TO, quote))


def graph(nodes: int, seed: int = 1) -> ViewGraph:
    """About `nodes` things: wards of 50 to 100, and what stands above them."""
    make = Builder(seed)
    make.document("Hội nghị Thành ủy")
    city = make.node("unit", "Thành phố Hồ Chí Minh", aliases=("TPHCM",))
    guests = [make.person(-1) for _ in range(max(4, nodes // 200))]
    laws = [make.node("resolution", f"Nghị quyết {n + 10}-NQ/TW") for n in range(max(3, nodes // 300))]
    number = 0
    while len(make.nodes) < nodes:
        size = min(make.random.randint(50, 100), max(nodes - len(make.nodes), 20))
        ward = len(make.nodes)
        _ward(make, number, size, guests, laws)
        make.edge(ward, city, GOVERNS)
        number += 1
    terms = tuple(Term(BASE + "ns#" + iri, vi, en, *ends) for iri, vi, en, *ends in TERMS)
    return ViewGraph(
        "Phường xã Thành phố Hồ Chí Minh", tuple(make.nodes), tuple(make.edges), tuple(make.facts), terms,
        tuple(make.sources),
    )  # fmt: skip
