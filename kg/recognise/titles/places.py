"""Where a post is: the place, bare head or neighbourhood that stands after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.ontology import bare
from kg.recognise.base_reading import BaseReading
from kg.recognise.places import LOCAL, PROVINCES, Place
from kg.recognise.titles.parts import PostPart, around
from kg.recognise.titles.words import title_lexicon
from kg.recognise.words import phrases_of
from kg.text import Mention, key, keys, prior

_NEIGHBOURHOOD: Final = "neighbourhood"
_CLOSING: Final = frozenset({";", "(", "."})
_EARLIER: Final = 400  # tokens
_TERM: Final = 2  # tokens of "khóa XV"
_WHOLE: Final = 2  # words at least of a name behind a bare "khu"
_LONGEST: Final = 6  # words of a neighbourhood's name with its head


class PostPlaces:
    """Reads the places after the posts of one document."""

    def __init__(self, reading: BaseReading, people: frozenset[int]) -> None:
        self.tokens, self.size = reading.tokens, len(reading.tokens)
        self.people = people  # tokens at which a person begins
        self.places: Mapping[int, Mention] = {mention.first: mention for mention in reading.places}
        self.lexicon = title_lexicon(reading.ontology)
        self.said = reading.lookup.matches(reading.ontology.phrases("roles", ""))
        self.representing = phrases_of(reading.ontology, "acts", "acts", "representing")

    def begins(self, at: int) -> bool:
        """Whether a place or a bare head stands at `at`."""
        return at in self.places or self.generic(at) is not None

    def past(self, at: int) -> int:
        """The end of the place or bare head at `at`; `at` where none stands there."""
        mention, generic = self.places.get(at), self.generic(at)
        return mention.last if mention else generic[1] if generic else at

    def bare(self, at: int) -> int:
        """The end of a city or province named without its head at `at`; `at` where none is."""
        mention = self.places.get(at)
        within = mention and isinstance(mention.value, Place) and mention.value.level in PROVINCES
        return self.past_bare(at) if within else at

    def past_bare(self, at: int) -> int:
        """The end of a place named without its head at `at`: "Bệnh viện Đa khoa khu vực | Bồng Sơn"."""
        mention = self.places.get(at)
        if mention is None or not isinstance(mention.value, Place):
            return at
        return mention.last if self.tokens[at].key == keys(bare(mention.value.name))[0] else at

    def generic(self, at: int) -> tuple[str, int] | None:
        """(level, end) of a bare "phường", "thành phố", "tỉnh" at `at`."""
        match = self.lexicon.generic.longest(self.tokens, at)
        return (match[1][0], match[0]) if match and match[1][0] else None

    def placed(self, post: PostPart) -> PostPart:
        """The post with the place that follows it."""
        linked = post.last < self.size and self.tokens[post.last].key in self.lexicon.words.links
        inside, at = self._numbered(post) or self.inside(self._past_term(post.last + linked))
        if at < self.size and self.tokens[at].line != self.tokens[at - 1].line:
            return post  # "… làm Chủ tịch UBND ⏎ Tỉnh Cà Mau - Ngày 3-7 …"
        mention = self.places.get(at) or self._behind_comma(post, at)
        if mention:
            place = mention.value
            assert isinstance(place, Place)
            return post.until(mention.last, place, post.generic, inside)
        short = self.generic(post.last - 1)  # "Phó Giám đốc CATP" says whose it is
        generic = short if short and short[1] == at else self.generic(at)
        if generic:
            return post.until(generic[1], post.place, generic[0], inside)
        if inside is None and (named := self._bare_head(post, at)):
            inside = self.inside_before(post.first, self.tokens[at].key)
            return post.until(named, post.place, post.generic, inside)
        if self._is_open(at):
            return post.until(at, post.place, "other", post.inside)
        return post.until(at, post.place, post.generic, inside) if inside else post

    def _past_term(self, at: int) -> int:
        """Where the place stands behind a term: "Đoàn đại biểu Quốc hội | khóa XV | tỉnh A"."""
        termed = at < self.size and self.tokens[at].key in self.lexicon.words.terms
        return at + _TERM if termed and self.begins(at + _TERM) else at

    def _behind_comma(self, post: PostPart, at: int) -> Mention | None:
        """The ward that closes an item of a list: "ông A - Chánh Văn phòng, xã B; ông C …"."""
        if any(body.name != body.concept.label for body in around(post.body)):
            return None  # "Hiệu trưởng Trường THPT Kim Đồng, phường A"
        mention = self.places.get(at + 1) if at < self.size and self.tokens[at].key == "," else None
        local = mention is not None and isinstance(mention.value, Place) and mention.value.level in LOCAL
        closed = (
            mention is not None and mention.last < self.size and self.tokens[mention.last].key in _CLOSING
        )
        return mention if local and closed else None

    def _is_open(self, at: int) -> bool:
        """Whether the text leaves the place open: "một xã khác"."""
        one = at < self.size and self.tokens[at].key in self.lexicon.words.open
        return one and self.generic(at + 1) is not None

    def _numbered(self, post: PostPart) -> tuple[str, int] | None:
        """The number of a neighbourhood that only its body tells: "Bí thư Chi bộ | số 5"."""
        told = post.body is not None and post.body.concept.get("bodyLevel") == _NEIGHBOURHOOD
        said = self.tokens[post.last : post.last + 2] if told else []
        if len(said) < 2 or said[0].key not in self.lexicon.words.number or said[1].shape != "9":
            return None
        return f"{said[0].text} {said[1].text}", self._past_comma(post.last + 2)

    def inside(self, at: int) -> tuple[str | None, int]:
        """A neighbourhood at `at`: ("khu phố 4", end), else (None, at)."""
        if at >= self.size or self.tokens[at].key not in self.lexicon.neighbourhood_heads:
            return None, at
        if self.tokens[at].shape == "C" and prior(self.tokens, at).key in self.lexicon.words.committee:
            return None, at  # "Huyện ủy Sóc Sơn"
        for length in (3, 2, 1):
            head = tuple([token.key for token in self.tokens[at : at + length]])
            if head in self.lexicon.neighbourhoods and at + length < self.size:
                end = self._named(at, at + length)
                if end > at + length:
                    name = [token.text for token in self.tokens[at + length : end]]
                    short = self.tokens[at].shape == "A" and length == 1  # "TDP 5"
                    text = self.tokens[at].text
                    said = [self.lexicon.written.get(text, text)] if short else head
                    return " ".join([*said, *name]), self._past_comma(end)
        return None, at

    def _bare_head(self, post: PostPart, at: int) -> int:
        """The end of a bare head of a neighbourhood before a person: "Bí thư Chi bộ | thôn | Lê A"; or 0.

        Behind a body of neighbourhoods also of one that ends the post: "… Mặt trận | thôn | phát biểu".
        """
        heads, known = self.lexicon.neighbourhood_heads, self.lexicon.neighbourhoods
        if at >= self.size or self.tokens[at].shape != "w" or self.tokens[at].key not in heads:
            return 0
        local = post.body is not None and post.body.concept.get("bodyLevel") == _NEIGHBOURHOOD
        ends = (at + size for size in (3, 2, 1) if at + size <= self.size)
        closed = (end for end in ends if end in self.people or (local and self._closes(end)))
        return next((end for end in closed if tuple([t.key for t in self.tokens[at:end]]) in known), 0)

    def _closes(self, at: int) -> bool:
        """Whether a mark, a verb of taking part, or nothing stands at `at`."""
        return at >= self.size or self.tokens[at].shape == "." or at in self.said

    def inside_before(self, stop: int, head: str) -> str | None:
        """The last neighbourhood of this head named before `stop`, which a bare "Trưởng thôn" means."""
        first = key(head.split(maxsplit=1)[0]) if head else ""
        for at in range(stop - 1, max(-1, stop - _EARLIER), -1):
            found, end = self.inside(at) if self.tokens[at].key == first else (None, at)
            if found and not self._is_party(at, end):
                return found
        return None

    def _is_party(self, at: int, end: int) -> bool:
        """Whether a bare "Tổ 1" is one of those sent out: "Tổ 1 | do ông A, Bí thư …, làm Tổ trưởng"."""
        led = end < self.size and self.tokens[end].key in self.lexicon.words.led_by
        return led and self.tokens[at + 1].shape == "9"

    def _named(self, first: int, at: int) -> int:
        """The end of the name or number at `at` of the neighbourhood whose head stands at `first`."""
        numbered = self.tokens[at].key in self.lexicon.words.number and at + 1 < self.size
        if self.tokens[at + numbered].shape == "9":
            end = at + numbered + 1
            beyond = end < self.size and self.tokens[end].key in self.lexicon.words.beyond
            return at if beyond else self._past_name(end)  # "Tổ 1 | Đoàn giám sát"
        if self.tokens[at - 1].key in self.lexicon.words.only_numbered:
            return at
        end, line = at, self.tokens[first].line
        while end < self.size and end - first < _LONGEST and self.tokens[end].shape in "CA":
            if end in self.people or self.tokens[end].line != line:
                break
            end += 1
        if end - at < _WHOLE and self.tokens[at - 1].key in self.lexicon.words.whole:
            return at  # "khu | Di tích"
        return end + self._is_numbered(at, end)

    def _past_name(self, at: int) -> int:
        """The end of a name between a neighbourhood's number and its ward: "tổ 27 | Khuổi My, phường A"."""
        end = at
        while end < self.size and end - at < _LONGEST and self.tokens[end].shape in "CA":
            if end in self.people or self.begins(end):
                break
            end += 1
        return end if end > at and (self.begins(end) or self._past_comma(end) > end) else at

    def _is_numbered(self, first: int, end: int) -> bool:
        """Whether a number closes the name of a neighbourhood: "thôn A 2, xã X", "… 2 | cho biết"."""
        if end == first or end >= self.size or self.tokens[end].shape != "9":
            return False
        after = end + 1
        closed = after == self.size or self.tokens[after].shape == "." or after in self.said
        return closed or self.begins(after) or self.representing.longest(self.tokens, after) is not None

    def _past_comma(self, end: int) -> int:
        """After "khu phố 4, phường X" the place stands behind the comma."""
        if end >= self.size or self.tokens[end].key != ",":
            return end
        party = self.lexicon.party.longest(self.tokens, end + 1)  # "…, Đảng bộ xã A"
        at = party[0] if party else end + 1
        return at if at in self.places else end
