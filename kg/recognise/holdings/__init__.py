"""Who holds which post: lists of posts, the cues of status before them, and the person they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.filling import Filled, Filler
from kg.recognise.holdings.holding import Holding, Rule
from kg.recognise.holdings.lists import PostList, PostLists
from kg.recognise.holdings.lists.cues import MEMBER
from kg.recognise.holdings.omissions.deputies import Deputies
from kg.recognise.holdings.omissions.missing_places import Bare, placed
from kg.recognise.holdings.omissions.new_wards import NewWards
from kg.recognise.holdings.omissions.standing_deputies import standing
from kg.recognise.holdings.omissions.where_clauses import WhereClauses
from kg.recognise.holdings.owners import Owners
from kg.recognise.holdings.owners.bracketed_boards import Bracketed
from kg.recognise.holdings.owners.titles_alone import TitlesAlone
from kg.recognise.holdings.owners.ward_headings import headed
from kg.recognise.holdings.owners.wards_in_turn import dealt
from kg.recognise.holdings.statuses import Statuses
from kg.recognise.holdings.statuses.appointments import SHARED, Appointments
from kg.recognise.holdings.statuses.careers import Careers
from kg.recognise.holdings.succession.posts_again import again
from kg.recognise.holdings.succession.predecessors import REPLACED, Predecessors
from kg.recognise.holdings.succession.resignations import resigned
from kg.recognise.holdings.succession.seats import GOVERNMENT
from kg.recognise.holdings.succession.successors import successors
from kg.recognise.holdings.succession.votes import Votes
from kg.recognise.people import Person
from kg.recognise.titles import PostPart, TitleGrammar
from kg.text import Mention

__all__ = ["Holding", "PostList", "holdings"]

_first = attrgetter("first")
_TAKEN: Final = frozenset({"appointed", "acting"})
_TOGETHER: Final = frozenset({"appointed", MEMBER})  # cues of what several may take


def holdings(reading: BaseReading) -> tuple[list[Holding], list[Mention]]:
    """All holdings of a document, and mentions of persons by their post alone."""
    attacher = _Attacher(reading)
    return attacher.held, attacher.titles()


class _Attacher:
    """Gives each list of posts its persons and statuses, in order of the text."""

    def __init__(self, reading: BaseReading) -> None:
        grammar = TitleGrammar(reading)
        self.reading, self.filler = reading, Filler(reading, grammar)
        self.owners, self.statuses, self.alone = Owners(reading), Statuses(reading), TitlesAlone(reading)
        self.predecessors, self.careers = Predecessors(reading, grammar.roles), Careers(reading)
        self.appointments, self.new_wards = Appointments(reading), NewWards(reading)
        self.where = WhereClauses(reading)
        self.bracketed, self.votes = Bracketed(reading, grammar), Votes(reading, self.filler)
        self.held: list[Holding] = []
        self.proposed: list[Holding] = []  # posts that somebody is only put forward for
        self.bare: dict[Bare, PostPart] = {}  # posts told without place
        self.ownerless: list[PostList] = []
        listed = 0  # the end of the list before
        for posts in PostLists(reading, grammar).all():
            self._attach(posts, listed)
            listed = posts.last
        self.held = self.predecessors.named_later(self.held)
        self.held = resigned(reading, self.held)
        self.held += list(successors(reading, self.held))
        self.held += list(again(reading, [*self.held, *self.proposed]))
        self.held += list(self.votes.decided(self.held))
        self.held += list(Deputies(reading, grammar, self.filler).all(self.held))
        self.held = placed(self.held, self.bare)

    def titles(self) -> list[Mention]:
        """The persons meant by lists without a person, now that all holdings are known."""
        return [mention for posts in self.ownerless if (mention := self.alone.mention(posts))]

    def _attach(self, posts: PostList, listed: int) -> None:
        self.votes.learn(posts)
        sentence = self.reading.sentence_of(posts.first)
        clause = self.statuses.clauses.of(posts, max(sentence.first, listed), sentence.first)
        if career := self.careers.of(posts, sentence):
            rule: Rule | None = "title-of-career"
            owners, clause = [career[0]], career[1]
        else:
            owners, rule = self.owners.of(posts, sentence, clause)
            clause = clause or ("former" if self.careers.is_over(posts, sentence) else "")
        if boards := self.bracketed.of(posts, sentence):
            for owner, theirs in boards:
                told = [clause or self.bracketed.status(sentence)]
                self.held += self._holdings([owner], theirs, told, "title-of-list")
        elif items := list(headed(self.reading, posts)):
            statuses = self.statuses.each(posts, clause, posts.last)
            for owner, theirs in items:
                self.held += self._holdings([owner], theirs, statuses, "title-of-list")
        elif rule:
            self._give(posts, [self.where.owner(posts, owner) for owner in owners], clause, rule)
        else:
            self._keep(posts)

    def _give(self, posts: PostList, owners: Sequence[Mention], clause: str, rule: Rule) -> None:
        """Gives the owners their posts, and remembers who they are."""
        if rule == "name-before-title" and self._is_apposed(posts):
            self.owners.joined.titled[posts.last] = owners[-1]
        named = self.owners.several.named(posts) if rule == SHARED else ""
        end = max(posts.last, *(owner.last for owner in owners))
        told = self.statuses.each(posts, clause, self.owners.within.get(end, end))
        statuses = self.where.statuses(posts, [status or named for status in told])
        found = [
            standing(self.reading, held)
            for some, theirs in dealt(self.reading, owners, posts)
            for held in self._holdings(some, theirs, statuses, rule)
        ]
        found += self._taken_together(owners[-1], posts, statuses)
        if not found:
            self.owners.read = posts.first  # "A, Giám đốc Công ty X, Chủ tịch Hội Y"
        first = min(owners, key=_first)
        found = self.appointments.elided(found, self.held, first, posts, rule)
        for held in self._exactly(found, posts):
            self.held.append(held)
            self.alone.learn(held)
            self.owners.joined.known.add(held.person)

    def _keep(self, posts: PostList) -> None:
        """Remembers posts whose holder is not named beside them."""
        self.appointments.learn(posts, self.owners.several.named(posts))
        self.ownerless.append(posts)
        meant = self.alone.mention(posts)
        if meant:
            self.owners.subjects.learn(meant)
        else:
            self.owners.subjects.unknown = posts.first, posts.last

    def _is_apposed(self, posts: PostList) -> bool:
        """Whether posts only tell who somebody is: no verb of taking or leaving stands before them."""
        adjective = self.reading.tokens[posts.first].key in self.owners.words.adjectives
        plain = posts.first == posts.start or adjective or "former" not in posts.cues[:1]
        return plain and _TAKEN.isdisjoint(posts.cues)

    def _holdings(
        self, owners: Sequence[Mention], posts: PostList, statuses: Sequence[str], rule: Rule
    ) -> Iterator[Holding]:
        """Each owner in each of the posts; "none" is a post that nobody holds yet."""
        hosts = self.where.hosts(posts)
        if owners and not hosts:
            hosts = self.new_wards.of(owners[0], posts, statuses)
        filled = self.filler.fill(posts.parts, hosts)
        status_at = {part.first: status for part, status in zip(posts.parts, statuses, strict=True)}
        alone = {part.first: part for part in posts.parts if part.place is None}
        turns, takes = self._turns(owners, posts), not _TAKEN.isdisjoint(statuses)
        for mention in owners:
            assert isinstance(mention.value, Person)
            first, last = min(posts.first, mention.first), max(posts.last, mention.last)
            gone = self._gone(mention.value.name, first, last)
            for one in filled:
                status = status_at[one.part.first]
                if turns.get(one.part.first, mention) is not mention:
                    continue
                if status == "none":
                    one_of = mention.value.name, one.post, status, first, last, rule, one.inferred
                    self.proposed.append(Holding(*one_of))
                    yield from self._left(one, gone, first, last)
                    continue
                if one.inferred and one.part.first in alone:
                    self.bare[mention.value.name, first, one.post] = alone[one.part.first]
                status = "former" if one.former_unit else status or "current"
                before = gone if status in _TAKEN or (status != "former" and not takes) else None
                name = before.value.name if before and isinstance(before.value, Person) else None
                how = rule, one.inferred, name, one.part.last, before.first if before else -1
                yield Holding(mention.value.name, one.post, status, first, last, *how)
                if status in _TAKEN:
                    yield from self._left(one, before, first, last)

    def _left(self, filled: Filled, gone: Mention | None, first: int, last: int) -> Iterator[Holding]:
        """Who had the post until now, though the next may only be proposed."""
        person = gone.value if gone else None
        if gone and isinstance(person, Person) and not self._is_seat(filled.part):
            span = min(first, gone.first), max(last, gone.last)
            yield Holding(person.name, filled.post, "former", *span, REPLACED, filled.inferred)

    def _taken_together(self, owner: Mention, posts: PostList, statuses: Sequence[str]) -> Iterator[Holding]:
        """What others take with the owner: "A, Bí thư xã X và B, Bí thư xã Y, được bầu làm Phó …"."""
        cut = next((at for at, cue in enumerate(posts.cues) if at and cue in _TOGETHER), 0)
        if not cut or any(posts.cues[:cut]) or posts.first < owner.last:
            return
        parts, cues = posts.parts[cut:], posts.cues[cut:]
        taken = PostList(parts[0].first, parts[0].first, posts.last, parts, cues)
        others = self.owners.joined.taking(owner)
        yield from self._holdings(others, taken, statuses[cut:], SHARED)

    def _turns(self, owners: Sequence[Mention], posts: PostList) -> dict[int, Mention]:
        """Whose each post is, by its first token, where people and posts stand in the same order."""
        if not self.owners.joined.in_turn(posts, owners):
            return {}
        ordered = sorted(owners, key=lambda owner: owner.first)
        return {part.first: owner for part, owner in zip(posts.parts, ordered, strict=True)}

    def _is_seat(self, part: PostPart) -> bool:
        """Whether a post is but a committee's seat, which nobody leaves by being replaced."""
        governs = part.body is not None and part.body.concept.get("bodyClass") == GOVERNMENT
        return part.role.label.startswith(self.filler.words.member) and not governs

    def _exactly(self, found: list[Holding], posts: PostList) -> list[Holding]:
        """Brackets may tell a title apart from that of the list: "các Phó Chủ tịch: A (Thường trực), B"."""
        if len(found) != 1 or not posts.first or self.reading.tokens[posts.first - 1].key != "(":
            return found
        (one,) = found
        for at in range(len(self.held) - 1, -1, -1):
            shared = self.held[at]
            same = shared.person == one.person and shared.rule == SHARED and shared.post.body == one.post.body
            if same and one.status == "current":
                del self.held[at]
                return [one.told(shared.status, one.post)]
        return found

    def _gone(self, taker: str, first: int, last: int) -> Mention | None:
        """Who makes room for the taker of the posts on [first, last)."""
        found = self.predecessors.of(first, last)
        named = found is not None and isinstance(found.value, Person) and found.value.name != taker
        return found if named else None
