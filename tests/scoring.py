"""What counts as the same fact: the product's rows against gold, by kind."""

import json
import re
import unicodedata

CORE = ("wards", "officials", "tenures", "events", "participations", "resolutions")
EXTRA = ("named_events", "resolution_links", "indicators", "awards", "initiatives")
ABBREVIATIONS = {
    "tphcm": "thành phố hồ chí minh",
    "tp hcm": "thành phố hồ chí minh",
    "tp hồ chí minh": "thành phố hồ chí minh",
    "hđnd": "hội đồng nhân dân",
    "ubnd": "ủy ban nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "tp": "thành phố",
    "tw": "trung ương",
    "cand": "công an nhân dân",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "đbqh": "đại biểu quốc hội",
}
FILLER = re.compile(r"\b(việt nam|của|cũ|trước đây|các)\b")


def tone_old_style(text):
    """Write 'hoà', 'uỷ' as 'hòa', 'ủy': Vietnamese has two habits of placing the tone mark."""

    def move(match):
        first, marked = match.group(1), unicodedata.normalize("NFD", match.group(2))
        return unicodedata.normalize("NFC", first + marked[1:]) + marked[0]

    return re.sub(r"(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])\b", move, text)


def norm(text):
    text = unicodedata.normalize("NFC", str(text or "")).lower()
    text = re.sub(r"[.](?=\w)", " ", text) if not re.search(r"\d[.]\d", text) else text
    text = re.sub(r"[^\w%/]+", " ", tone_old_style(text)).strip()
    for short, full in ABBREVIATIONS.items():
        text = re.sub(rf"\b{short}\b", full, text)
    return text


def norm_title(text):
    text = FILLER.sub(" ", norm(text))
    text = re.sub(
        r"\b(quận ủy|huyện ủy|thị ủy|tỉnh ủy|thành ủy) (quận|huyện|thị xã|tỉnh|thành phố)\b(?! hồ chí minh)",
        r"\1",
        text,
    )
    return re.sub(r"\s+", " ", text).strip()


def overlap(a, b):
    """Share of the smaller token set that both have."""
    a, b = set(FILLER.sub(" ", norm(a)).split()), set(FILLER.sub(" ", norm(b)).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def jaccard(a, b):
    a, b = set(norm(a).split()), set(norm(b).split())
    return len(a & b) / len(a | b) if a or b else 0.0


def number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def unit_kind(unit):
    unit = norm(unit)
    return unit if unit in {"vnd", "%", "rank"} else "count"


SAME = {
    "wards": lambda g, p: norm(g["name"]) == norm(p.get("name")),
    "officials": lambda g, p: norm(g["name"]) == norm(p.get("name")),
    "tenures": lambda g, p: (
        norm(g["name"]) == norm(p.get("name"))
        and norm_title(g["title"]) == norm_title(p.get("title"))
        and (g["status"] == p.get("status") or {g["status"], p.get("status")} == {"current", "appointed"})
    ),
    "events": lambda g, p: (
        g["type"] == p.get("type")
        and norm(g.get("ward")) == norm(p.get("ward"))
        and (not g.get("date") or g["date"] == (p.get("date") or "")[: len(g["date"])])
    ),
    "participations": lambda g, p: norm(g["name"]) == norm(p.get("name")) and g["role"] == p.get("role"),
    "resolutions": lambda g, p: (
        norm(g["kind"]) == norm(p.get("kind"))
        and norm(g["number"]) == norm(p.get("number"))
        and (not g.get("issuer") or overlap(g["issuer"], p.get("issuer")) >= 0.99)
    ),
    "named_events": lambda g, p: (
        g["type"] == p.get("type") and any(norm(x) in norm(p.get("label")) for x in g["any_of"])
    ),
    "resolution_links": lambda g, p: (
        norm(g["number"]) == norm(p.get("number"))
        and norm(g["target"]) == norm(p.get("target"))
        and (
            g["relation"] == p.get("relation")
            or {g["relation"], p.get("relation")} == {"amends", "supplements"}
        )
    ),
    "indicators": lambda g, p: (
        number(p.get("value")) is not None
        and abs(float(g["value"]) - number(p["value"])) <= 0.001 * abs(float(g["value"]))
        and unit_kind(g["unit"]) == unit_kind(p.get("unit"))
        and (unit_kind(g["unit"]) != "count" or overlap(g["unit"], p.get("unit")) > 0)
        and (not g.get("ward") or not p.get("ward") or norm(g["ward"]) == norm(p["ward"]))
    ),
    "awards": lambda g, p: (
        overlap(g["award"], p.get("award")) >= 0.6
        and re.findall(r"\d+", g["award"]) == re.findall(r"\d+", p.get("award") or "")
        and overlap(g["recipient"], p.get("recipient")) >= 0.75
    ),
    "initiatives": lambda g, p: (
        norm(g["name"]) == norm(p.get("name")) or jaccard(g["name"], p.get("name")) >= 0.75
    ),
}


def gold_facts(gold):
    """One document's gold as lists of facts by kind; 'optional' ones neither help nor hurt."""
    named = {}
    for fact in gold["tenures"] + gold["participations"]:
        named[fact["name"]] = named.get(fact["name"], True) and bool(fact.get("optional"))
    officials = [{"name": n, "optional": o} for n, o in named.items()]
    officials += [{"name": n} for n in gold.get("officials_extra", [])]
    officials += [{"name": n, "optional": True} for n in gold.get("officials_optional", [])]
    main = gold.get("main_event")
    return {
        "wards": [{"name": w} for w in gold["wards"]]
        + [{"name": w, "optional": True} for w in gold.get("wards_optional", [])],
        "officials": officials,
        "tenures": gold["tenures"],
        "events": ([main] if main else []) + gold.get("other_main_events", []),
        "participations": gold["participations"],
        "resolutions": gold["resolutions"],
        "named_events": gold.get("named_events", []),
        "resolution_links": gold.get("resolution_links", []),
        "indicators": gold.get("indicators", []),
        "awards": gold.get("awards", []),
        "initiatives": [{"name": n} for n in gold.get("initiatives", [])]
        + [{"name": n, "optional": True} for n in gold.get("initiatives_optional", [])],
    }


def unique(rows):
    seen = {}
    for row in rows:
        seen.setdefault(json.dumps(row, sort_keys=True, ensure_ascii=False), row)
    return list(seen.values())


def compare(kind, gold, rows):
    """(hits, misses, false finds): each row serves one gold fact, required ones first."""
    same, left = SAME[kind], list(rows)
    hits, misses = [], []
    for fact in sorted(gold, key=lambda f: bool(f.get("optional"))):
        found = next((r for r in left if same(fact, r)), None)
        if found is not None:
            left.remove(found)
            if not fact.get("optional"):
                hits.append(fact)
        elif not fact.get("optional"):
            misses.append(fact)
    false = [r for r in left if not any(same(f, r) for f in gold)]
    if kind == "named_events":  # other events a text names are many and open-ended: only recall is asked
        false = []
    return hits, misses, false
