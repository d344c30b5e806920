"""Those who get something: persons, counted groups and bodies, as they are listed after "cho"."""

from __future__ import annotations

from typing import Final

from kg.recognise.asides import Asides
from kg.recognise.bodies import place_at
from kg.recognise.giving.agents import Agents
from kg.recognise.giving.phrases import Phrases
from kg.recognise.giving.villages import Villages
from kg.recognise.giving.words import Recipient, recipient_words
from kg.recognise.people.person import is_called
from kg.recognise.places import LOCAL
from kg.recognise.reading import Reading
from kg.recognise.spans import counts_several, past_bracket
from kg.recognise.words import common
from kg.text import prior

_LONGEST_GROUP: Final = 24
_VILLAGE: Final = 2  # tokens of the name of a village that looks like a person's
_ADDRESS: Final = 8  # tokens of ", khu phố 4" between a name and its verb
_POST: Final = 20  # and of "- Chủ tịch Công đoàn cơ sở Công ty A -" where a clause begins


class Recipients:
    """Reads recipients of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.phrases = recipient_words(reading.ontology), Phrases(reading)
        self.villages, self.agents = Villages(self.phrases), Agents(self.phrases)
        self.joint = common(reading.ontology).joint
        self.acts = reading.lookup.matches(reading.ontology.phrases("roles", ""))
        self.verbs = reading.ontology.phrases("awards", "verbs")
        self.ends: dict[int, int] = {}  # first token of a person with titles → end of the titles
        for held in reading.holdings:
            if len(reading.within(reading.people, held.first, held.last)) < 2:  # "A và | B - cán bộ …"
                self.ends[held.first] = max(held.last, self.ends.get(held.first, 0))
        self.within = Asides(reading).within  # "phường 12, quận 10"

    def after(self, at: int, stop: int) -> list[Recipient]:
        """The recipients listed from token `at` on."""
        at += at < stop and self.tokens[at].key in self.words.toward  # a slip: "cho cho 7 đảng viên"
        at += at < stop and self.tokens[at].key in self.words.leads  # "cho | : Chi bộ A, ông B"
        address = self.words.address.longest(self.tokens, at, stop)  # "cho | các ông, bà: A, B"
        at = address[0] if address else at
        found: list[Recipient] = []
        while at < stop:
            listed = self.villages.listed(at, stop)
            one = listed[-1] if listed else self.phrases.one(at, stop)
            if one is None:
                break
            named = self._spelt_out(one, stop)
            if named:
                return found + named
            found += listed or [one]
            joint = self._joint(one, stop) or self._among(one, stop)
            if joint is None:
                break
            at = joint
        return found

    def _spelt_out(self, one: Recipient, stop: int) -> list[Recipient]:
        """Who a group is said to be: "2 cá nhân: ông A và bà B", "2 tập thể gồm Công an xã và …"."""
        if one.kind == "person" or one.last >= stop:
            return []
        end = self._past_where(one.last, stop)
        begin = self._past_namely(end, stop)
        if begin == end:
            return []
        named = self.after(begin, stop)
        if self._is_doer(one, named, begin):
            return []
        if begin > end + 1 and not (self._is_called(named) or self._is_full(named)):
            return []  # "4 thôn gồm: Yên Vỹ, …"
        if not named or named[0].kind == "person":
            return named
        several = one.kind == "group" or (one.counted and len(named) > 1)
        return named if several and not named[0].counted else []

    def _is_doer(self, one: Recipient, named: list[Recipient], begin: int) -> bool:
        """Whether who is named hands it over to several: "Trao Giấy khen cho 5 tập thể là | bà A"."""
        alone = len(named) == 1 and named[0].kind == "person" and one.counted
        if not alone or self.tokens[begin - 1].key not in self.words.being:
            return False
        opening = self.reading.sentence_of(one.first).first
        opens = any(self.verbs.longest(self.tokens, at) for at in (opening, opening + 1))
        return opens and counts_several(self.reading.keys(one.first, one.last))

    def _past_where(self, at: int, stop: int) -> int:
        """Behind where a group is: "2 cá nhân | ở đặc khu A | gồm: …"; `at` where nothing tells."""
        place = place_at(self.reading, at + 1) if self.tokens[at].key in self.words.where else None
        return place[0] if place and place[0] < stop else at

    def named(self, at: int, stop: int) -> list[Recipient]:
        """The persons a group before token `at` is said to be: " gồm ông A và bà B"."""
        this = self.words.occasion.longest(self.tokens, at, stop)  # "được nhận Huy hiệu | đợt này | gồm …"
        at = this[0] if this else at
        begin = self._past_namely(at, stop)
        return [one for one in self.after(begin, stop) if one.kind == "person"] if begin > at else []

    def _is_called(self, named: list[Recipient]) -> bool:
        """Whether the first of them is a person led in as such: "gồm: | ông A"."""
        person = self.phrases.person(named[0].first) if named else None
        return person is not None and is_called(person)

    def _is_full(self, named: list[Recipient]) -> bool:
        """Whether the first of them has a name of three words, as no village has: "gồm: | Lê Văn A"."""
        return bool(named) and named[0].kind == "person" and named[0].last - named[0].first > _VILLAGE

    def _past_namely(self, at: int, stop: int) -> int:
        """Behind "gồm", ":" or both at `at`; `at` where none stands there."""
        while at < stop and self.tokens[at].key in self.words.namely:
            at += 1
        return at

    def _among(self, one: Recipient, stop: int) -> int | None:
        """Where some of a counted group are named: "17 cá nhân; trong đó có | chị A"."""
        end = self._past_merit(one, one.last, stop)
        start = end + (end < stop and self.tokens[end].key in {",", ";", "("})
        match = self.words.among.longest(self.tokens, start, stop) if one.counted else None
        some = self.phrases.one(match[0], stop) if match else None
        fits = some is not None and (some.kind == "person" if end > one.last else not some.counted)
        return match[0] if match and fits else None

    def _joint(self, one: Recipient, stop: int) -> int | None:
        """Where the next recipient of a list begins: after "và", a comma, a person's title."""
        end = self._past_title(one, stop) if one.kind == "person" else self._past_place(one, stop)
        end = self._past_address(end, stop) if one.kind == "person" else self._past_merit(one, end, stop)
        if end >= stop or self.tokens[end].key not in self.words.joints:
            return None
        after = end + 1 + (end + 1 < stop and self.tokens[end + 1].key in self.words.further)
        if after < stop and self.reading.ontology.schemes["awards"].longest(self.tokens, after):
            return None  # "trao Giải Nhì cho đội A, | Giải Ba cho anh B"
        following = self.phrases.one(after, stop) if after < stop else None
        loose = self.tokens[after - 1].key in {",", ";"}
        return None if following is None or (loose and self._acts(following, stop)) else after

    def _past_place(self, one: Recipient, stop: int) -> int:
        """The end of the places behind a body: "cho Trường X, phường Y", "cho xã X, tỉnh Y"."""
        end, own = one.last, place_at(self.reading, one.first)
        unit = own[1].level if own and own[0] == one.last else None
        while one.kind == "body" and end + 1 < stop and self.tokens[end].key == ",":
            place = place_at(self.reading, end + 1)
            if place is None or (unit and (unit not in LOCAL or place[1].level in LOCAL)):
                break
            end = place[0]
        return end

    def _past_merit(self, one: Recipient, end: int, stop: int) -> int:
        """The end of what a group did or is, if others follow: "3 thôn | có thành tích … | và 40 cá nhân"."""
        if not one.counted or end >= stop or not self._is_told_of(end, stop):
            return end
        for at in range(end, min(end + _LONGEST_GROUP, stop - 1)):
            if self.tokens[at].key == ";" or self._is_counted(at, stop):
                break  # "có thành tích vận động 50 hộ dân và 20 doanh nghiệp"
            joins = self.tokens[at].key == "," or self.tokens[at].key in self.joint
            following = self.phrases.one(at + 1, stop) if joins else None
            some = self.words.among.longest(self.tokens, at + 1, stop) if joins else None
            if some or (following is not None and following.counted):
                return at
        return end

    def _is_told_of(self, at: int, stop: int) -> bool:
        """Whether what a group did, or names without a kind, follow: "3 thôn | là: Phú An, Phú Bình"."""
        begin = self._past_namely(at, stop)
        if begin == at or begin >= stop:
            return self.tokens[at].key in self.words.merits
        return self.tokens[begin].shape == "C" and not self.phrases.is_body(begin, stop)

    def _is_counted(self, at: int, stop: int) -> bool:
        """Whether a number of people begins at `at`."""
        group = self.phrases.one(at, stop) if self.tokens[at].shape == "9" else None
        return group is not None and group.counted

    def _past_address(self, end: int, stop: int) -> int:
        """The end of where somebody is from, with at most people behind: "ông A, | thôn B và ông C"."""
        home = self.phrases.one(end + 1, stop) if end + 1 < stop and self.tokens[end].key == "," else None
        if home is None or home.kind != "body":
            return end
        last = self._past_place(home, stop)
        last = past_bracket(self.tokens, last, stop)  # "ông A, phường X | (tỉnh Y)"
        if last >= stop or self.tokens[last].key == ".":
            return last
        if self.tokens[last].key not in self.words.joints:
            return end
        after = last + 1 + (last + 1 < stop and self.tokens[last + 1].key in self.words.further)
        following = self.phrases.one(after, stop) if after < stop else None
        return last if following is None or following.kind == "person" else end

    def _acts(self, one: Recipient, stop: int) -> bool:
        """Whether who follows a comma is the subject of a new clause."""
        if one.kind == "counted":
            return self.agents.is_given(one, stop)
        end = self._past_title(one, stop) if one.kind == "person" else one.last
        if end < stop and self.tokens[end].shape == "w" and self.tokens[end].key not in self.words.goes_on:
            return True
        if self.agents.act_together(one, stop) or self.agents.is_told(one, stop):
            return True
        parted = one.kind == "person" and end + 1 < stop and self.tokens[end].key == ","
        if parted and (self.verbs.longest(self.tokens, end + 1, stop) or end + 1 in self.acts):
            return True  # "; thiếu tướng B, Giám đốc Công an tỉnh, | trao …", "…, | cảm ơn …"
        reach = _POST if prior(self.tokens, one.first).key == ";" else _ADDRESS
        near = self.reading.keys(end, min(end + reach, stop))  # "; anh A, khu B | được … tặng"
        clause = near[: near.index(";")] if ";" in near else near
        return one.kind == "person" and not self.words.passive.isdisjoint(clause)

    def _past_title(self, one: Recipient, stop: int) -> int:
        """The end of the titles after a person's name."""
        held = self.ends.get(one.first, 0)
        end = held if one.last < held <= stop else one.last
        end = min(self.within.get(end, end), stop)
        if end < stop and self.tokens[end].key == "(":
            while end < stop and self.tokens[end].key != ")":
                end += 1
            end = min(end + 1, stop)
        return end
