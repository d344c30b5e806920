"""What units.ttl says: complete, consistent, written one way, and right where public record is known."""

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.ontology import REFORM

FILE = Path(__file__).parents[2] / "ontology" / "units.ttl"
UNIT = "https://w3id.org/wardkg/unit/"
SHORT = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "type",
    "http://www.w3.org/2004/02/skos/core#prefLabel": "label",
    "http://www.w3.org/2004/02/skos/core#notation": "code",
    "https://w3id.org/wardkg/ontology#level": "level",
    "https://schema.org/containedInPlace": "place",
    "https://w3id.org/wardkg/ontology#validUntil": "until",
    "http://purl.org/dc/terms/isReplacedBy": "successor",
}
NEW_STYLE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b", re.IGNORECASE)

Unit = dict[str, list[str]]


def value(node: object) -> str:
    """A literal's text, or an IRI's last part."""
    if isinstance(node, Literal):
        return node.value
    assert isinstance(node, NamedNode), f"{node} is neither an IRI nor a literal"
    return re.split(r"[/#]", node.value)[-1]


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    found: dict[str, Unit] = defaultdict(lambda: defaultdict(list))
    for triple in parse(FILE.read_bytes(), RdfFormat.TURTLE):
        assert value(triple.subject) == triple.subject.value.removeprefix(UNIT)
        found[value(triple.subject)][SHORT[triple.predicate.value]].append(value(triple.object))
    return {name: dict(unit) for name, unit in found.items()}


def levels(units: dict[str, Unit], *, former: bool) -> Counter[str]:
    return Counter(u["level"][0] for u in units.values() if ("until" in u) == former)


def test_present_counts(units: dict[str, Unit]) -> None:
    assert levels(units, former=False) == {
        "Province": 28,
        "CentralCity": 6,
        "Ward": 687,
        "Commune": 2621,
        "SpecialZone": 13,
    }


def test_former_counts(units: dict[str, Unit]) -> None:
    counts = levels(units, former=True)
    assert counts["Province"] + counts["CentralCity"] == 63 - 11
    districts = ("UrbanDistrict", "RuralDistrict", "DistrictTown", "ProvincialCity")
    assert sum(counts[level] for level in districts) == 696
    assert counts["Ward"] + counts["Commune"] + counts["Township"] == 10035 - 127
    assert counts["Township"] == 617


def test_every_unit_is_described_once(units: dict[str, Unit]) -> None:
    for name, unit in units.items():
        single = {"type", "label", "code", "level"} | ({"until"} if name.endswith("-2025") else set())
        assert {key for key in unit if len(unit[key]) == 1} >= single, name
        assert unit["type"] == ["AdministrativeArea"]
        assert unit.get("until", [REFORM]) == [REFORM]
        assert ("until" in unit) == name.endswith("-2025"), name


def test_codes_are_unique_within_an_era(units: dict[str, Unit]) -> None:
    keys = Counter((unit["code"][0], "until" in unit) for unit in units.values())
    assert [key for key, count in keys.items() if count > 1] == []


def test_code_length_follows_the_level(units: dict[str, Unit]) -> None:
    lengths = defaultdict(set)
    for unit in units.values():
        lengths[len(unit["code"][0])].add(unit["level"][0])
    assert lengths == {
        2: {"Province", "CentralCity"},
        3: {"UrbanDistrict", "RuralDistrict", "DistrictTown", "ProvincialCity"},
        5: {"Ward", "Commune", "SpecialZone", "Township"},
    }


def test_iri_is_code_and_ascii_name(units: dict[str, Unit]) -> None:
    for name, unit in units.items():
        assert re.fullmatch(r"\d{2,5}(-[a-z0-9]+)+", name)
        letters = unicodedata.normalize("NFD", unit["label"][0].lower().replace("đ", "d"))
        slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", letters))
        assert name.removesuffix("-2025") == f"{unit['code'][0]}-{slug}"


def test_places_exist_one_level_up(units: dict[str, Unit]) -> None:
    for name, unit in units.items():
        if len(unit["code"][0]) == 2:
            assert "place" not in unit
            continue
        (place,) = unit["place"]
        upper = 3 if name.endswith("-2025") and len(unit["code"][0]) == 5 else 2
        assert len(units[place]["code"][0]) == upper, name
        assert "until" in unit or "until" not in units[place], name


def test_successors_are_present_and_of_the_same_tier(units: dict[str, Unit]) -> None:
    for name, unit in units.items():
        for successor in unit.get("successor", []):
            assert "until" not in units[successor], name
        if "until" in unit and len(unit["code"][0]) != 3:
            assert unit["successor"], name
            assert {len(units[s]["code"][0]) for s in unit["successor"]} == {len(unit["code"][0])}, name


def test_only_island_districts_have_successors(units: dict[str, Unit]) -> None:
    islands = {u["label"][0] for u in units.values() if len(u["code"][0]) == 3 and "successor" in u}
    assert islands == {
        "Huyện Bạch Long Vĩ",
        "Huyện Côn Đảo",
        "Huyện Cồn Cỏ",
        "Huyện Hoàng Sa",
        "Huyện Lý Sơn",
    }


def test_successors_lie_in_the_province_that_succeeds(units: dict[str, Unit]) -> None:
    for name, unit in units.items():
        if "until" in unit and len(unit["code"][0]) == 5:
            province = units[unit["place"][0]]["place"][0]
            heirs = units[province].get("successor", [province])
            assert {units[s]["place"][0] for s in unit["successor"]} == set(heirs), name


def test_every_present_ward_has_a_past(units: dict[str, Unit]) -> None:
    heirs = {s for unit in units.values() for s in unit.get("successor", [])}
    unchanged = [
        n for n, u in units.items() if "until" not in u and len(u["code"][0]) == 5 and n not in heirs
    ]
    assert len(unchanged) == 127
    assert "26545-xa-long-son" in unchanged


def test_labels_are_written_one_way(units: dict[str, Unit]) -> None:
    for unit in units.values():
        (label,) = unit["label"]
        assert unicodedata.is_normalized("NFC", label)
        assert not NEW_STYLE.search(label), label
        assert re.fullmatch(r"[^\W_]+(?:'[^\W_]+)*(?:(?: - | )[^\W_]+(?:'[^\W_]+)*)*", label), label
        head = re.match(r"Thành phố |Thị xã |Thị trấn |Đặc khu |Tỉnh |Quận |Huyện |Phường |Xã ", label)
        assert head, label
        assert all(
            not word[0].islower() for word in label[head.end() :].removeprefix("Nông trường ").split()
        ), label


@pytest.mark.parametrize("wrong", ["Xuân Hoà", "Thuỷ", "Hoá", "Uý", "Khoẻ"])
def test_new_style_is_recognised(wrong: str) -> None:
    assert NEW_STYLE.search(wrong)


@pytest.mark.parametrize("right", ["Quý", "Quỳ Hợp", "Hoàng", "Xuân Hòa", "Thủy", "Úy", "Huỳnh"])
def test_old_style_is_left(right: str) -> None:
    assert not NEW_STYLE.search(right)


@pytest.mark.parametrize(
    ("name", "label", "level", "place"),
    [
        ("27043-phuong-duc-nhuan", "Phường Đức Nhuận", "Ward", "79-thanh-pho-ho-chi-minh"),
        ("27139-phuong-xuan-hoa", "Phường Xuân Hòa", "Ward", "79-thanh-pho-ho-chi-minh"),
        ("26890-phuong-hanh-thong", "Phường Hạnh Thông", "Ward", "79-thanh-pho-ho-chi-minh"),
        ("00199-phuong-lang", "Phường Láng", "Ward", "01-thanh-pho-ha-noi"),
        (
            "00226-phuong-van-mieu-quoc-tu-giam",
            "Phường Văn Miếu - Quốc Tử Giám",
            "Ward",
            "01-thanh-pho-ha-noi",
        ),
        ("26732-dac-khu-con-dao", "Đặc khu Côn Đảo", "SpecialZone", "79-thanh-pho-ho-chi-minh"),
        ("774-quan-5-2025", "Quận 5", "UrbanDistrict", "79-thanh-pho-ho-chi-minh-2025"),
        (
            "769-thanh-pho-thu-duc-2025",
            "Thành phố Thủ Đức",
            "ProvincialCity",
            "79-thanh-pho-ho-chi-minh-2025",
        ),
        ("006-quan-dong-da-2025", "Quận Đống Đa", "UrbanDistrict", "01-thanh-pho-ha-noi"),
    ],
)
def test_known_units(units: dict[str, Unit], name: str, label: str, level: str, place: str) -> None:
    assert (units[name]["label"], units[name]["level"], units[name]["place"]) == ([label], [level], [place])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("26740-phuong-ben-nghe-2025", "26740-phuong-sai-gon"),
        ("27325-phuong-1-2025", "27301-phuong-cho-quan"),
        ("77-tinh-ba-ria-vung-tau-2025", "79-thanh-pho-ho-chi-minh"),
        ("10-tinh-lao-cai-2025", "15-tinh-lao-cai"),
        ("755-huyen-con-dao-2025", "26732-dac-khu-con-dao"),
        ("31379-xa-phu-tan-2025", "31378-xa-phu-huu"),
        ("00073-phuong-cua-nam-2025", "00070-phuong-hoan-kiem 00082-phuong-cua-nam 00004-phuong-ba-dinh"),
    ],
)
def test_known_successors(units: dict[str, Unit], old: str, new: str) -> None:
    assert set(units[old]["successor"]) >= set(new.split())


@pytest.mark.parametrize("name", ["01-thanh-pho-ha-noi", "46-thanh-pho-hue", "38-tinh-thanh-hoa"])
def test_unchanged_provinces_have_no_former_twin(units: dict[str, Unit], name: str) -> None:
    assert name in units
    assert f"{name}-2025" not in units


def test_file_is_sorted_and_plain(units: dict[str, Unit]) -> None:
    text = FILE.read_bytes().decode("utf-8")
    names = re.findall(r"^unit:(\S+) a ", text, re.MULTILINE)
    keys = [(name.endswith("-2025"), len(name.split("-")[0]), name) for name in names]
    assert keys == sorted(keys)
    assert len(names) == len(set(names)) == len(units) == 14011
    assert text.endswith(" .\n")
    assert "\r" not in text
    assert "_:" not in text
