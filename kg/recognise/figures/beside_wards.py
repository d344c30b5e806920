"""Wards that stand only beside the one told of: a road or smoke goes there, or it is compared with."""

from __future__ import annotations

from typing import Final

from kg.recognise.places import place_of
from kg.recognise.reading import Reading
from kg.recognise.words import common, phrases_of, words_of
from kg.text import prior

_PARTNER: Final = 3  # tokens of "phối hợp với"
_SMOKE: Final = 7  # tokens of "mùi khét bay sang cả địa bàn"


def beside_wards(reading: Reading) -> frozenset[int]:
    """The first tokens of those of one document; of a list all: "xếp thứ 4, sau | phường A và | xã B"."""
    passing = words_of(reading.ontology, "figures", "words", "passing")
    partners = phrases_of(reading.ontology, "grammar", "focus", "passing")
    behind = phrases_of(reading.ontology, "figures", "words", "behind")
    drifting = phrases_of(reading.ontology, "figures", "words", "drifting")
    found: set[int] = set()
    joints: frozenset[str] = frozenset()  # what may stand between the last of a list and its next
    last = len(reading.tokens)  # behind none yet
    for mention in reading.places:
        first = mention.first
        if not place_of(mention).is_present_ward:
            continue
        passed = prior(reading.tokens, first).key in passing or drifting.ends_at(
            reading.tokens, first, _SMOKE
        )
        if passed or behind.ends_at(reading.tokens, first, _PARTNER):
            joints = common(reading.ontology).between
        elif first > _PARTNER and partners.ends_at(reading.tokens, first, _PARTNER):
            joints = common(reading.ontology).joint  # "so với phường A, | xã B" tells of that one
        elif first != last + 1 or reading.tokens[last].key not in joints:
            continue
        found.add(first)
        last = mention.last
    return frozenset(found)
