"""Legal and Party documents that a report refers to, and what one of them does to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import Resolution, ResolutionLink
from kg.recognise import Reading
from kg.recognise.citations.cited import Cited
from kg.recognise.citations.links import Link, links

_SHARING: Final = frozenset(["amends", "supplements", "replaces"])


def _key(cited: Cited) -> tuple[str, str]:
    return cited.instrument.kind.label, cited.instrument.number


def _partners(links: Sequence[Link]) -> dict[tuple[str, str], str]:
    """Issuers by document, taken over from what it amends, supplements or replaces."""
    issuers: dict[tuple[str, str], str] = {}
    for link in links:
        if link.relation in _SHARING and link.source.instrument.kind == link.target.instrument.kind:
            for one, other in ((link.source, link.target), (link.target, link.source)):
                if other.issuer:
                    issuers.setdefault(_key(one), other.issuer)
    return issuers


def resolutions(reading: Reading) -> Iterator[Resolution]:
    """Each document once, at its first citation, with what any citation tells of it."""
    cited = reading.citations
    partners = _partners(links(reading, cited))
    alike: dict[tuple[str, str], list[Cited]] = {}
    for one in cited:
        alike.setdefault(_key(one), []).append(one)
    for key, same in alike.items():
        issued = next((c for c in same if c.issuer and c.sure), next((c for c in same if c.issuer), None))
        issuer, partner = issued.issuer if issued else None, partners.get(key)
        if partner and partner.startswith(issuer or ""):  # "UBND" is that of the linked document
            issuer, issued = partner, None
        reason = "" if not issuer or (issued and issued.sure) else "issuer by the number or a linked document"
        evidence = reading.evidence(same[0].first, same[0].number_end, "citation", reason)
        subject = next((c.subject for c in same if c.subject), None)
        yield Resolution(evidence, *key, issuer, subject, next((c.date for c in same if c.date), None))


def resolution_links(reading: Reading) -> Iterator[ResolutionLink]:
    """What one cited document does to another."""
    seen = set()
    for link in links(reading, reading.citations) if reading.citations else ():
        mark = (_key(link.source), link.relation, _key(link.target))
        if mark not in seen and mark[0] != mark[2]:
            seen.add(mark)
            first = min(link.source.first, link.target.first)
            last = max(link.source.number_end, link.target.number_end)
            yield ResolutionLink(reading.evidence(first, last, link.relation), *mark)
