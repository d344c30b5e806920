"""GraphML and GEXF open again in networkx, with places, colours, types and flat values."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.export import EXPORTS
from kg.export.layout import places
from kg.store import opened
from tests.export.hostile import hostile_store
from tests.export.small import small_store

PERSON = "https://w3id.org/wardkg/person/nguyen-thi-mau-bd8c0b"
READERS: dict[str, Callable[[io.BytesIO], Any]] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return opened(small_store(tmp_path_factory.mktemp("small") / "store"))


def read(store: ox.Store, name: str) -> Any:
    return READERS[name](io.BytesIO("".join(map(str, EXPORTS[name](store))).encode()))


@pytest.mark.parametrize("name", READERS)
def test_things_and_links(name: str, store: ox.Store) -> None:
    graph = read(store, name)
    nodes = dict(graph.nodes(data=True))
    assert nodes[PERSON]["label"] == "Nguyễn Thị Mẫu"
    assert nodes[PERSON]["type"] == "foaf:Person"
    assert nodes["https://w3id.org/wardkg/doc/first/indicator-1"]["schema:value"] == 1275000000000
    assert nodes["https://w3id.org/wardkg/doc/first/event-1"]["kg:main"] is True
    tenure = "https://w3id.org/wardkg/doc/first/tenure-1"
    assert nodes[tenure]["label"] == "Nguyễn Thị Mẫu · Bí thư Đảng ủy phường Đức Nhuận"
    assert nodes[tenure]["prov:wasDerivedFrom"].startswith("Bà Nguyễn Thị Mẫu")
    assert graph.edges[tenure, PERSON]["label"] == "org:member"  # the person, not one document's view of them


@pytest.mark.parametrize("name", READERS)
def test_words_views_and_quotes_are_no_nodes(name: str, store: ox.Store) -> None:
    nodes = read(store, name).nodes
    assert len(nodes) == 20
    assert not [node for node in nodes if "#char=" in node or "/ontology" in node or "/person-" in node]


def test_gexf_has_places_colours_and_sizes(store: ox.Store) -> None:
    looks = [look["viz"] for _, look in read(store, "gexf").nodes(data=True)]
    assert len(looks) == 20
    assert all({"color", "position", "size"} <= look.keys() for look in looks)
    assert len({(look["position"]["x"], look["position"]["y"]) for look in looks}) == 20


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("seed", range(3))
def test_hostile_text_is_well_formed_xml(name: str, seed: int) -> None:
    text = "".join(map(str, EXPORTS[name](hostile_store(seed, longest=1000)))).encode()
    root = ElementTree.fromstring(text)
    assert len(root.findall(".//{*}node")) > 8
    assert len(read(hostile_store(seed, longest=1000), name)) > 8


def test_no_two_nodes_share_a_place() -> None:
    ring = [(n, (n + 1) % 300) for n in range(300)]
    spots = places(400, ring)
    assert len(spots) == 400
    assert min((a.x - b.x) ** 2 + (a.y - b.y) ** 2 for a, b in combinations(spots, 2)) > 20**2
    assert spots == places(400, ring)
