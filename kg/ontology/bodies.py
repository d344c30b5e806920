"""What ontology/bodies.ttl may say of bodies; its header tells what the values mean."""

from __future__ import annotations

from typing import Literal

BodyClass = Literal[
    "agency", "association", "commission", "committee", "council", "court", "division", "front",
    "government", "group", "hospital", "military", "ministry", "office", "parliament", "party",
    "partyCell", "partyOrganisation", "police", "press", "school", "union",
]  # fmt: skip
BodyLevel = Literal[
    "any", "city", "council", "district", "group", "nation", "neighbourhood", "party", "province",
    "provincial", "ward", "wardgovernment", "wardparty",
]  # fmt: skip
NameGoesOn = Literal["elected", "far", "far if said", "number", "numbered", "open", "openly", "place"]
