"""Persons: full names by surname, honorific or rank, and later references resolved within the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Mention, Token
from kg.ontology import Concept, Ontology, Trie
from kg.text import key, keys

_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A person as mentioned here; `name` is the full name in normal case."""

    name: str
    kind: str  # full, short ("bà Thanh"), pronoun ("ông")
    named: int  # first token of the name itself, after honorific and rank
    public: bool = False  # introduced as officials are: ông, bà, đồng chí, a rank


@dataclass(frozen=True, slots=True)
class _Words:
    surnames: frozenset[str]
    compounds: Trie[str]
    honorifics: Trie[str]
    ranks: Trie[str]
    never: frozenset[str]
    historic: frozenset[tuple[str, ...]]
    places: frozenset[tuple[str, ...]]
    no_places: frozenset[tuple[str, ...]]
    plural: Trie[str]
    female: frozenset[str]
    male: frozenset[str]


@cache
def words(ontology: Ontology) -> _Words:
    """The word lists of words/names.toml, ready to match."""
    names = ontology.words["names"]
    return _Words(
        frozenset(keys(names["surnames"])),
        Trie((phrase, phrase) for phrase in names["compound_surnames"]),
        Trie((phrase, phrase) for phrase in names["honorifics"]),
        Trie((phrase, phrase) for phrase in names["ranks"]),
        frozenset(key(word) for word in names["never"].split()),
        frozenset(keys(name) for name in names["historic"]),
        frozenset(keys(phrase) for phrase in names["not_persons_after"]),
        frozenset(keys(phrase) for phrase in names["no_places"]),
        Trie((phrase, phrase) for phrase in names["plural_honorifics"]),
        frozenset(names["female"]),
        frozenset(names["male"]),
    )


def normal_case(name: str) -> str:
    """A name in capitals in normal case: "PHAN MINH TRUNG" → "Phan Minh Trung"."""
    if not name.isupper():
        return name
    words = (word.lower().split("'") for word in name.split())
    return " ".join("'".join(part[:1].upper() + part[1:] for part in word) for word in words)


class _Scanner:
    """Finds full names, then resolves what refers back to them."""

    def __init__(self, ontology: Ontology, tokens: Sequence[Token], taken: set[int]) -> None:
        self.tokens, self.size, self.taken = tokens, len(tokens), taken
        self.words = words(ontology)
        self.roles = ontology.schemes["positions"]
        self.titles = (self.roles, ontology.schemes["bodies"])

    def run(self, at: int) -> int:
        """The end of the run of capitalised words at `at` that one name may fill."""
        shape, end = self.tokens[at].shape, at
        while end < self.size and end - at <= _LONGEST and self._goes_on(at, end, shape):
            end += 1
        return end

    def _goes_on(self, at: int, end: int, shape: str) -> bool:
        token = self.tokens[end]
        capital = token.shape == "A" or (token.shape == "C" and (shape == "C" or len(token.text) == 1))
        if not capital or end in self.taken or token.line != self.tokens[at].line:
            return False
        if shape == "C" and token.shape == "A" and "'" not in token.text:
            return False
        return not any(self._begins(trie, end) for trie in self.titles)

    def _begins(self, trie: Trie[Concept], at: int) -> bool:
        """Whether a title or body of two words or more begins at `at`: no name goes over it."""
        match = trie.longest(self.tokens, at)
        return match is not None and match[0] - at > 1

    def before(self, at: int) -> tuple[int, str, bool]:
        """(first token of honorifics and ranks that end at `at`, the honorific, whether any)."""
        first, honorific = at, ""
        for _ in range(3):
            found = self._ends_at(first)
            if found is None:
                break
            first, honorific = found[0], found[1] or honorific
        return first, honorific, first < at

    def _ends_at(self, at: int) -> tuple[int, str] | None:
        stop = at - 1 if at and self.tokens[at - 1].key in {".", ":"} and at > 1 else at
        for length in (4, 3, 2, 1):
            start = stop - length
            if start < 0 or self.tokens[start].line != self.tokens[at - 1].line:
                continue
            for trie, keep in ((self.words.honorifics, True), (self.words.ranks, False)):
                match = trie.longest(self.tokens, start, stop)
                if match and match[0] == stop and (stop == at or not keep) and self.tokens[stop].key != ":":
                    return start, match[1][0] if keep else ""
        return None

    def full(self) -> Iterator[Mention]:
        """Mentions of full names."""
        at = 0
        while at < self.size:
            if self.tokens[at].shape not in "CA" or at in self.taken:
                at += 1
            elif self._is_place_name(at):
                at = max(self.run(at), at + 1)
            else:
                found = self._name(at)
                if found:
                    yield found
                at = found.last if found else at + 1

    def _name(self, at: int) -> Mention | None:
        token = self.tokens[at]
        first, honorific, called = self.before(at)
        end = self.run(at)
        compound = self.words.compounds.longest(self.tokens, at)
        if end - at > _LONGEST + (compound is not None) or (end - at < 2 and not ("'" in token.text and called)):
            return None
        known = token.key in self.words.surnames or "'" in token.text or compound is not None
        if not known and not (called and token.key not in self.words.never):
            return None
        if not called and self.tokens_keys(at, min(end, at + 3)) in self.words.historic:
            return None
        name = normal_case(" ".join(t.text for t in self.tokens[at:end]))
        return Mention("person", first, end, Person(name, "full", at, called and honorific not in {"anh", "chị", "em", "cháu"}))

    def tokens_keys(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(token.key for token in self.tokens[first:last])

    def _is_place_name(self, at: int) -> bool:
        """Whether a word for a street, school, prize … or a house number stands before the name."""
        following = self.tokens[at + 1] if at + 1 < self.size else None
        street = (self.tokens[at].key,) in self.words.places and self.tokens[at].key not in self.words.surnames
        if street and following and following.key in self.words.surnames and following.shape in "CA":
            return self.tokens[at].shape == "C" and not self.before(at)[2]  # "Đường Nguyễn Thị …"
        if not at or self.tokens[at - 1].line != self.tokens[at].line:
            return False
        if self.tokens[at - 1].shape == "9":
            return True
        if any(self.tokens_keys(at - n, at) in self.words.no_places for n in (2, 3) if at >= n):
            return False
        return any(self.tokens_keys(at - n, at) in self.words.places for n in (1, 2, 3) if at >= n)


class _Resolver:
    """Later references of one document: "bà Thanh", "Trung tá Lơ", "ông"."""

    def __init__(self, scanner: _Scanner, full: Sequence[Mention]) -> None:
        self.scanner, self.full = scanner, full
        self.by_first = {mention.first: mention for mention in full}
        self.canonical: dict[tuple[str, ...], str] = {}
        self.gender: dict[str, str] = {}
        for mention in full:
            self._learn(mention)

    def _learn(self, mention: Mention) -> None:
        person = mention.value
        assert isinstance(person, Person)
        name = self.canonical.setdefault(keys(person.name), person.name)
        honorific = self.scanner.tokens[mention.first].key
        words = self.scanner.words
        if honorific in words.female or " thị " in f" {name.lower()} ":
            self.gender[name] = "f"
        elif honorific in words.male:
            self.gender.setdefault(name, "m")

    def all(self) -> list[Mention]:
        """Full names in their first spelling, short names and pronouns, in order of the text."""
        found: list[Mention] = []
        at, size = 0, self.scanner.size
        while at < size:
            mention = self.by_first.get(at)
            if mention:
                person = mention.value
                assert isinstance(person, Person)
                name = self.canonical[keys(person.name)]
                mention = mention._replace(value=Person(name, "full", person.named, person.public))
            else:
                mention = self._reference(at, found)
            if mention:
                found.append(mention)
            at = mention.last if mention else at + 1
        return found

    def _reference(self, at: int, found: Sequence[Mention]) -> Mention | None:
        tokens, words = self.scanner.tokens, self.scanner.words
        key_ = tokens[at].key
        if key_ not in words.honorifics.root and key_ not in words.ranks.root:
            return None
        match = words.honorifics.longest(tokens, at) or words.ranks.longest(tokens, at)
        if match is None or (at and tokens[at - 1].key in {"các", "những", "quý"}):
            return None
        end = match[0]
        rank = words.ranks.longest(tokens, end) if end < self.scanner.size else None
        end = rank[0] if rank else end
        if end < self.scanner.size and tokens[end].shape in "CA" and end not in self.scanner.taken:
            return self._short(at, end, tokens[at].key)
        return self._pronoun(at, end, found)

    def _short(self, at: int, start: int, honorific: str) -> Mention | None:
        """"bà Thanh", "ông Văn Long": the last person before whose name ends so, else any."""
        tokens = self.scanner.tokens
        end = self.scanner.run(start)
        for last in range(end, start, -1):
            wanted = tuple(token.key for token in tokens[start:last])
            fitting = [m for m in self.full if self._fits(m, wanted, honorific)]
            if fitting:
                chosen = next((m for m in reversed(fitting) if m.first < at), fitting[0])
                person = chosen.value
                assert isinstance(person, Person)
                return Mention("person", at, last, Person(self.canonical[keys(person.name)], "short", start, True))
        return None

    def _fits(self, mention: Mention, wanted: tuple[str, ...], honorific: str) -> bool:
        person = mention.value
        assert isinstance(person, Person)
        name = keys(person.name)
        return len(name) > len(wanted) and name[-len(wanted) :] == wanted and self._agrees(person.name, honorific)

    def _agrees(self, name: str, honorific: str) -> bool:
        gender = self.gender.get(self.canonical.get(keys(name), name))
        words = self.scanner.words
        return not ((gender == "m" and honorific in words.female) or (gender == "f" and honorific in words.male))

    def _pronoun(self, at: int, end: int, found: Sequence[Mention]) -> Mention | None:
        """A bare "ông", "bà", "đồng chí" with no noun after it: the last person that may be meant."""
        tokens, honorific = self.scanner.tokens, self.scanner.tokens[at].key
        inside = at and tokens[at].shape == "C" and tokens[at - 1].shape in "CAw" and tokens[at - 1].line == tokens[at].line
        if inside or end - at > 2 or honorific not in {"ông", "bà", "đồng", "đ/c", "chị", "anh"}:
            return None
        if end < self.scanner.size and (self.scanner.roles.longest(tokens, end) or tokens[end].key in {"con", "ngoại", "nội", "bí", "cháu", "chủ", "em"}):
            return None
        for mention in reversed(found):
            person = mention.value
            assert isinstance(person, Person)
            if self._agrees(person.name, honorific):
                return Mention("person", at, end, Person(person.name, "pronoun", at, True))
        return None


def people(ontology: Ontology, tokens: Sequence[Token], taken: set[int]) -> list[Mention]:
    """Mentions whose value is a Person; `taken` are tokens that belong to names of places."""
    scanner = _Scanner(ontology, tokens, taken)
    return _Resolver(scanner, list(scanner.full())).all()
