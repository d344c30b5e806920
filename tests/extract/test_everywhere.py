"""Every ward of the country and names of all surnames in the same few sentences: no name is an exception."""

from __future__ import annotations

from random import Random

import pytest

from kg.extract import extract
from kg.model import Document, Event, Facts, Indicator, Official, Tenure, Unit, WardMention
from kg.ontology import load
from kg.recognise.words import surnames
from tests.view.synthetic import GIVEN, MIDDLES

ONTOLOGY = load()
LEVELS = {"Ward", "Commune", "SpecialZone"}
WARDS = [unit for unit in ONTOLOGY.unit_by_iri.values() if unit.level in LEVELS and not unit.former]
PEOPLE = 1_000
# Given names that are numbers, directions, titles or cities elsewhere.
ODD = [
    "Ba",
    "Bắc",
    "Bình",
    "Chính",
    "Công",
    "Dân",
    "Đông",
    "Hà",
    "Hai",
    "Hải",
    "Hội",
    "Nam",
    "Phú",
    "Thành",
    "Thắng",
    "Tư",
]
OF_POST = "Bí thư Đảng ủy {ward} Trần Văn Mẫu phát biểu. Đoàn công tác của {province} cùng dự."
OF_EVENT = "Sáng 5/11, Đảng ủy {ward} ({province}) tổ chức hội nghị sơ kết. Toàn {head} có 1.245 hộ nghèo."
OF_PERSON = [
    "Bí thư Đảng ủy phường Tân Định {name} phát biểu.",
    "Dự hội nghị có đồng chí {name}, Chủ tịch UBND phường Tân Định.",
    "Kỳ họp bầu ông {name} giữ chức Chủ tịch HĐND xã Mẫu Sơn.",
]


def facts(text: str) -> Facts:
    return extract(Document("text", text, 0, "2025-12-01"), ONTOLOGY)


def told(template: str, ward: Unit) -> Facts:
    """The facts of the sentences about a ward."""
    province = ONTOLOGY.unit_by_iri[ONTOLOGY.province_of(ward)].name
    names = [name[:1].lower() + name[1:] for name in (ward.name, province)]
    heads = {"Ward": "phường", "Commune": "xã", "SpecialZone": "đặc khu"}
    return facts(template.format(ward=names[0], province=names[1], head=heads[ward.level]))


def people() -> list[str]:
    """Names of every surname, in a fixed random order."""
    random, families = Random(7), sorted(surnames(ONTOLOGY))
    rest = [[family.title(), random.choice(MIDDLES), random.choice(GIVEN)] for family in families * 4]
    return [" ".join(name) for name in rest][:PEOPLE] + [f"Nguyễn Văn {given}" for given in ODD]


def test_every_ward_is_recognised() -> None:
    assert len(WARDS) == 3_321
    lost = []
    for ward in WARDS:
        found = told(OF_POST, ward).facts
        units = [fact.unit.iri for fact in found if isinstance(fact, WardMention)]
        posts = [(fact.holder, fact.post.title) for fact in found if isinstance(fact, Tenure)]
        if units != [ward.iri] or posts != [
            ("Trần Văn Mẫu", f"Bí thư Đảng ủy {ward.name[:1].lower()}{ward.name[1:]}")
        ]:
            lost.append((ward.name, units, posts))
    assert lost == []


def test_every_ward_holds_events_and_has_figures() -> None:
    lost = []
    for ward in WARDS:
        found = told(OF_EVENT, ward).facts
        events = [fact.unit and fact.unit.iri for fact in found if isinstance(fact, Event)]
        figures = [fact.ward and fact.ward.iri for fact in found if isinstance(fact, Indicator)]
        if events != [ward.iri] or figures != [ward.iri]:
            lost.append((ward.name, events, figures))
    assert lost == []


@pytest.mark.parametrize("template", OF_PERSON)
def test_people_of_every_surname_are_recognised(template: str) -> None:
    names = people()
    found = {
        name: [f.name for f in facts(template.format(name=name)).facts if isinstance(f, Official)]
        for name in names
    }
    assert {name: seen for name, seen in found.items() if seen != [name]} == {}
