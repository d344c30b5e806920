"""Posts: role + body + place, as the text writes them. What is left out is filled in by filling/."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.people import Person
from kg.recognise.places import LOCAL, PROVINCES
from kg.recognise.titles.bodies import PostBodies
from kg.recognise.titles.parts import BodyPart, PostPart
from kg.recognise.titles.places import PostPlaces
from kg.recognise.titles.words import labelled, title_lexicon
from kg.text import keys

__all__ = ["BodyPart", "PostPart", "TitleGrammar"]

_ORGANISATION: Final = "partyOrganisation"  # a class of bodies
_NAME: Final = 2  # words of "Đảng bộ"
_BESIDE: Final = 2  # tokens of "trợ lý"
_WITH_PLACE: Final = frozenset({"place", "province", "district"})
_WITH_POLICE: Final = frozenset({"police", "military", "agency", "school", "court"})


class TitleGrammar:
    """Parses posts at token positions of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.people = people = frozenset(
            at for m in reading.people if isinstance(m.value, Person) for at in (m.first, m.value.named)
        )
        self.tokens = reading.tokens
        self.trie = reading.ontology.schemes["positions"]
        self.roles, self.bodies = reading.labels["positions"], reading.labels["bodies"]
        self.places = PostPlaces(reading, people)
        self.inner = PostBodies(reading, people, self.places)
        lexicon = title_lexicon(reading.ontology)
        self.heads, self.headed = lexicon.heads, lexicon.headed
        self.words, self.beside = lexicon.words, lexicon.beside
        self.committee = lexicon.committee
        self.labelled, self.member_role = labelled(reading.ontology), title_lexicon(reading.ontology).member

    def post(self, at: int) -> PostPart | None:
        """The post at token `at`, or None."""
        match = self.roles.get(at)
        if match is None or self._is_cut(at):
            return None
        end, (role, *_) = match
        post, takes = PostPart(role, at, end), role.get("takes")
        if takes == "nothing":
            return self._of_union(post) or post
        if takes in _WITH_PLACE:
            return self._of_committee(post) or self.places.placed(post)
        if takes.endswith("if said"):
            return self._if_said(post)
        return self._neighbourhood(post) if takes == "neighbourhood" else self._with_body(post)

    def _is_cut(self, at: int) -> bool:
        """Whether a role begins within a word, "giữ chức | vụ Trưởng Công an", or somebody else's post."""
        if at == 0:
            return False
        if self.beside.ends_at(self.tokens, at, _BESIDE):
            return True  # "Trợ lý | Tổng Bí thư"
        inside = self.tokens[at].shape == "w" and self.tokens[at].key in self.words.office_ends
        return inside and self.tokens[at - 1].key in self.words.office

    def _of_union(self, post: PostPart) -> PostPart | None:
        """The post in a body that begins within its label: "Ủy viên BCH Trung ương" + "Trung ương Đoàn"."""
        for at in range(post.last - 1, post.first, -1):
            body, role = self.bodies.get(at), self.trie.longest(self.tokens, post.first, at)
            if body and body[0] > post.last and role and role[0] == at:
                return self._with_body(PostPart(role[1][0], post.first, at))
        return None

    def _of_committee(self, post: PostPart) -> PostPart | None:
        """The post in a committee inside another body: "Ủy viên Đảng ủy" + "Đảng ủy Quân sự", "… UBND"."""
        for at in range(post.last - 1, post.first, -1):
            role = self.trie.longest(self.tokens, post.first, at) if at in self.bodies else None
            found = self.body(at) if role and role[0] == at else None
            if role and found and (found[0].parent or self.bodies[at][0] > post.last):
                return self._with_body(PostPart(role[1][0], post.first, at))
        return None

    def member(self, at: int, kinds: Set[str] = frozenset()) -> PostPart | None:
        """ "(tham gia) Ban Thường vụ Đảng ủy phường X": the seat in a committee."""
        match = self.bodies.get(at)
        if match is None or (kinds and match[1][0].get("bodyClass") not in kinds):
            return None
        role = self.labelled.get(f"{self.member_role} {match[1][0].label}")
        if role is None:
            return self._with_body(PostPart(self.labelled[self.member_role], at, at))
        return self._with_body(PostPart(role, at, match[0]))

    def acting(self, at: int) -> PostPart | None:
        """The post of who heads the body at `at`: "phụ trách | UBND xã X" is its chair's work."""
        match = self.bodies.get(at)
        kind = match[1][0].get("bodyClass") if match else ""
        long = match is not None and match[0] > at + 1  # not "điều hành | hội nghị"
        named = self.headed.get(match[1][0].label.split()[0]) if match and long else None
        head = self.heads.get(kind) or named
        post = self._with_body(PostPart(self.labelled[head], at, at)) if head else None
        if post is None or post.body is None or kind != _ORGANISATION:
            return post
        level = post.place.level if post.place else post.generic
        own = len(post.body.concept.label.split()) > _NAME
        if post.body.parent or own or level not in LOCAL:
            return None  # "phụ trách Đảng bộ UBND xã X", "… Đảng bộ Quân sự xã X"
        committee = self.labelled[self.committee]  # "phụ trách Đảng bộ xã X"
        return post.changed(body=BodyPart(committee, committee.label))

    def body(self, at: int) -> tuple[BodyPart, int] | None:
        """(body, end) at `at`, with the body it belongs to."""
        return self.inner.body(at)

    def _if_said(self, post: PostPart) -> PostPart | None:
        """A deputy's seat: with its place where the text names one of the right level."""
        placed = self.places.placed(post)
        level = placed.place.level if placed.place else placed.generic
        if post.role.get("takes").startswith("province"):
            return placed if level in PROVINCES else post
        return placed if placed.placed else None

    def _with_body(self, post: PostPart) -> PostPart | None:
        """A post with the body it names; of the police only with one of its own kind."""
        police = post.role.get("takes") == "police"
        found = self._body_of(post)
        if found is None:
            return None if police else self.places.placed(post)
        body, end = found
        own = body.concept.get("bodyClass") in _WITH_POLICE or body.concept.get("insideBody")
        if police and not own:
            return None
        return self.places.placed(PostPart(post.role, post.first, end, body))

    def _body_of(self, post: PostPart) -> tuple[BodyPart, int] | None:
        """The body after the role, or one that shares its last words: "Trưởng [Ban Tổ chức]"."""
        fused = post.role.get("fuses").split()
        if headless := self.inner.headless(post.last, fused):
            return headless
        said = post.last > post.first
        short = said and self.tokens[post.last - 1].shape == "A"  # "Phó Trưởng | BTC Tỉnh ủy"
        body, start = self.body(self._past_stop(post.last)), post.last - (1 if short else len(fused))
        shared = self.body(start) if fused else None
        if shared and self._begins_with(fused, shared[0], start):
            return shared if body is None or shared[1] >= body[1] + (not short) else body
        return body

    def _past_stop(self, at: int) -> int:
        """Behind a full stop between two short forms: "PCT | . UBND"."""
        if at + 1 >= len(self.tokens) or self.tokens[at].key != ".":
            return at
        before, mark, after = self.tokens[at - 1 : at + 2]
        return at + (before.shape == "A" == after.shape and before.end == mark.start)

    def _begins_with(self, words: Sequence[str], body: BodyPart, at: int) -> bool:
        """Whether a body begins with the words, as the text or its label has them: "Trưởng | BCĐ"."""
        said = [token.key for token in self.tokens[at : at + len(words)]]
        return said == words or keys(body.concept.label)[: len(words)] == tuple(words)

    def _neighbourhood(self, post: PostPart) -> PostPart | None:
        """A post below the ward: only with its neighbourhood."""
        inside, end = self.places.inside(post.last - len(post.role.get("fuses").split()))
        if inside is None:
            inside, end = self.places.inside(post.last)
        if inside is None:
            inside, end = self.places.inside_before(post.first, post.role.get("fuses")), post.last
        if inside is None:
            headed = self._with_body(post)  # "Tổ trưởng Tổ đại biểu HĐND"
            return headed if headed and headed.body else None
        placed = self.places.placed(PostPart(post.role, post.first, end))
        return PostPart(post.role, post.first, placed.last, None, placed.place, placed.generic, inside)
