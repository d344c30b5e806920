"""Who holds which post: lists of posts, the cues of status before them, and the person they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Mention, Post, Sentence
from kg.ontology import Trie
from kg.recognise.filling import Filled, Filler
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.titles import PostPart, TitleGrammar

_JOINTS = frozenset([",", "-", "kiêm", "và", "/", "&"])
_APPOSITION = frozenset([",", "-", "(", ":", "là"])
_ADJECTIVES = frozenset(["tân", "nguyên", "cựu", "quyền"])


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one post, with the tokens that say so."""

    person: str
    post: Post
    status: str
    first: int
    last: int
    rule: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class PostList:
    """Posts that stand together and belong to one person; `cues[i]` is the cue before post i."""

    first: int  # first token, cue included
    start: int  # first token of the first post
    last: int
    parts: tuple[PostPart, ...]
    cues: tuple[str, ...]


class _Lists:
    """Reads the lists of posts of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.size = reading, reading.tokens, len(reading.tokens)
        self.grammar = TitleGrammar(reading.ontology, reading.tokens, reading.places, reading.people)
        self.cue_trie = reading.ontology.phrases("status", "before")
        self.covered = {at for m in reading.people for at in range(m.first, m.last)}

    def all(self) -> Iterator[PostList]:
        cues, roles = self.cue_trie.root, self.grammar.roles.root
        for sentence in self.reading.sentences:
            at = sentence.first
            while at < sentence.last:
                key = self.tokens[at].key
                found = self._list(at, sentence) if key in cues or key in roles else None
                if found:
                    yield found
                at = found.last if found else at + 1

    def cue(self, at: int) -> tuple[int, str] | None:
        """(end, status) of the longest cue at `at`."""
        match = self.cue_trie.longest(self.tokens, at)
        return (match[0], match[1][0]) if match else None

    def _list(self, at: int, sentence: Sentence) -> PostList | None:
        if at in self.covered:
            return None
        start, status = self._marked(at, sentence)
        part = self._post(start, status)
        if part is None:
            return None
        parts, cues, end = [part], [status], self._skip_term(part.last)
        if at and self.tokens[at - 1].key == "của" and part.role.get("takes") == "nothing":
            return PostList(at, start, end, tuple(parts), tuple(cues))  # "quyết định của Thủ tướng, …"
        while (following := self._next(end, sentence, bool(status) or self.tokens[start - 1].key == ":", cues[-1] if cues[-1].endswith("member") else "")) is not None:
            parts.append(following[0])
            cues.append(following[1])
            end = self._skip_term(following[0].last)
        return PostList(at, start, end, tuple(parts), tuple(cues))

    def _post(self, at: int, status: str) -> PostPart | None:
        if at >= self.size:
            return None
        if status.endswith("member"):
            return self.grammar.member(at)
        return self.grammar.post(at) if at not in self.covered else None

    def _marked(self, at: int, sentence: Sentence) -> tuple[int, str]:
        """(start of the post, status cue) at `at`: cues may stand in a row ("đồng thời là", "nguyên")."""
        status = ""
        for _ in range(4):
            found = self.cue(at) if at < sentence.last else None
            if found is None:
                break
            joined = self.tokens[found[0] - 1].key
            if joined == "gia" and self.tokens[found[0] - 2].key == "tham":
                member = self.grammar.member(found[0]) if found[0] < self.size else None
                gone = "former" in {status, found[1]}
                return (found[0], "left member" if gone else "member") if member else (at, status)
            status = _stronger(status, found[1])
            at = found[0]
        return at, status

    def _skip_term(self, at: int) -> int:
        """Past "nhiệm kỳ 2025-2030", "khóa I", "(cũ)" after a post."""
        while at < self.size:
            key = self.tokens[at].key
            pair = (key, self.tokens[at + 1].key if at + 1 < self.size else "")
            if pair == ("nhiệm", "kỳ"):
                at += 2
                while at < self.size and (self.tokens[at].shape == "9" or self.tokens[at].key == "-"):
                    at += 1
            elif key == "khóa" and at + 1 < self.size:
                at += 2
            elif key == "," and at + 1 < self.size and self.tokens[at + 1].key in {"khóa", "nhiệm"}:
                at += 1
            elif key == "(" and at + 2 < self.size and self.tokens[at + 1].key == "cũ":
                at += 3
            elif key == "cũ":
                at += 1
            else:
                break
        return at

    def _next(self, at: int, sentence: Sentence, career: bool, member: str) -> tuple[PostPart, str] | None:
        """The next post of the list after a joint, with its cue."""
        if at >= sentence.last:
            return None
        key = self.tokens[at].key
        if key in _JOINTS or (key == ";" and career) or key == "đồng":
            at += 1 if key != "đồng" else 0
            if at < sentence.last and self.tokens[at].key == "đồng" and self._keys(at, 3) == ["đồng", "thời", "là"]:
                at += 3
            start, status = self._marked(at, sentence)
            if key == "đồng" and start == at:
                return None
            part = self._post(start, status)
            if part is None and member:
                part, status = self.grammar.member(start) if start < self.size else None, member
            if part is None or (key == ";" and self._is_named_next(part)):
                return None
            return part, status
        return None

    def _keys(self, at: int, count: int) -> list[str]:
        return [token.key for token in self.tokens[at : at + count]]

    def _is_named_next(self, part: PostPart) -> bool:
        """Whether a name follows the post directly: then a new person's title begins here."""
        return any(mention.first == part.last for mention in self.reading.people)


def _stronger(first: str, second: str) -> str:
    """The status of two cues in a row: the later, but "là", "làm", "chức vụ" add nothing to a clear one."""
    if not first or second in {"former", "acting", "none"}:
        return second
    return first


class _Attacher:
    """Finds the person of each list of posts in its sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.lists = _Lists(reading)
        self.filler = Filler(reading)
        self.clause = reading.ontology.phrases("status", "clause")
        self.by_first = {m.first: m for m in reading.people}
        self.by_named = {m.value.named: m for m in reading.people if isinstance(m.value, Person)}
        self.by_last = {m.last: m for m in reading.people}
        self.titled: list[Mention] = []  # persons so far that are meant by a title alone
        self.listed = 0  # the end of the list of posts before

    def holdings(self) -> tuple[list[Holding], list[PostList]]:
        """(holdings, lists of posts that stand without a person)."""
        found: list[Holding] = []
        alone: list[PostList] = []
        for posts in self.lists.all():
            owners, rule = self._owners(posts)
            statuses = self._statuses(posts)
            self.listed = posts.last
            if not owners:
                alone.append(posts)
                meant = _by_title(self.reading, posts, found)
                self.titled.extend([meant] if meant else [])
                continue
            filled = self.filler.fill(posts.parts)
            for mention in owners:
                person = mention.value
                assert isinstance(person, Person)
                found.extend(self._held(person.name, mention, posts, filled, statuses, rule))
        return found, alone

    def _held(self, name: str, mention: Mention, posts: PostList, filled: Sequence[Filled], statuses: Sequence[str], rule: str) -> Iterator[Holding]:
        for one in filled:
            status = statuses[next(i for i, p in enumerate(posts.parts) if p.first == one.part.first and p.last == one.part.last)]
            if status == "none":
                continue
            if one.former_unit:
                status = "former"
            first = min(posts.first, mention.first) if mention.kind else posts.first
            last = max(posts.last, mention.last)
            yield Holding(name, one.post, status or "current", first, last, rule, one.inferred)

    # -- whose post ---------------------------------------------------------------------------------------

    def _owners(self, posts: PostList) -> tuple[list[Mention], str]:
        sentence = self.reading.sentence_of(posts.first)
        after = self._named_after(posts, sentence)
        plural = self._plural(posts, sentence) or self._about(posts, sentence)
        if plural:
            return plural, "shared-title"
        if after and not self._colon(posts.last):
            return [after], "title-before-name"
        before = self._apposition(posts, sentence)
        if before:
            return [before], "name-before-title"
        if after and self._opens(posts, sentence):
            return [after], "title-colon-name"
        verb = self._by_verb(posts, sentence)
        if verb:
            return [verb], "verb-before-title"
        loose = self._loosely_after(posts, sentence)
        return ([loose], "title-comma-name") if loose else ([], "")

    def _colon(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].key in {":", "là"}

    def _named_after(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The person named directly after the posts, or after a colon or "là"."""
        at = posts.last
        if at < sentence.last and self._colon(at):
            at += 1
        elif self.reading.keys(at, at + 1) == ["của"]:
            at += 1
        found = self.by_first.get(at) or self.by_named.get(at)
        if found is None or at >= sentence.last or self._kind(found) == "pronoun":
            return None
        return found

    def _opens(self, posts: PostList, sentence: Sentence) -> bool:
        """Whether the posts open their line, item or clause."""
        return posts.first - sentence.first <= 2 or self.tokens[posts.first - 1].key in {",", ";", ":", "("}

    def _kind(self, mention: Mention) -> str:
        return mention.value.kind if isinstance(mention.value, Person) else ""

    def _plural(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people of "các đồng chí Ủy viên …: A, B", "các Phó Chủ tịch … A và B"."""
        before = [t.key for t in self.tokens[max(sentence.first, posts.first - 3) : posts.first]]
        if not before or not ({"các", "hai", "ba"} & set(before[-3:])) or (before[-1] not in {"các", "hai", "ba", "chí", "ông", "bà"}):
            return []
        if before[-1] in {"ông", "bà"} and "các" not in before:
            return []
        named = self.by_first.get(posts.last) or self.by_first.get(posts.last + 1)
        if named is None:
            return []
        if self._colon(posts.last):
            return [m for m in self.reading.people if posts.last <= m.first < sentence.last and self._kind(m) == "full"]
        return self._joined(posts.last, sentence)

    def _about(self, posts: PostList, sentence: Sentence) -> list[Mention]:
        """The people of "miễn nhiệm chức danh … đối với ông A", "… đối với 2 đại biểu: A và B"."""
        if self.reading.keys(posts.last, posts.last + 2) != ["đối", "với"]:
            return []
        starts = range(posts.last + 2, min(posts.last + 8, sentence.last))
        first = next((at for at in starts if at in self.by_first), None)
        return self._joined(first, sentence) if first is not None else []

    def _joined(self, at: int, sentence: Sentence) -> list[Mention]:
        """People named one after the other from token `at`: "A, B và C"."""
        found = []
        while at in self.by_first:
            found.append(self.by_first[at])
            at = self.by_first[at].last
            if at < sentence.last and self.tokens[at].key in {",", "và"}:
                at += 1
        return found

    def _apposition(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The person whose name stands right before the posts: "ông A, Bí thư …", "A (Bí thư …)"."""
        at = posts.first
        for _ in range(8):
            if at - 1 < sentence.first:
                return None
            found = self.by_last.get(at)
            if found and found.first >= sentence.first:
                return found
            key = self.tokens[at - 1].key
            if key in _APPOSITION:
                at -= 1
            elif key == ")":
                opening = next((i for i in range(at - 2, max(sentence.first, at - 25), -1) if self.tokens[i].key == "("), None)
                if opening is None:
                    return None
                at = opening
            elif (aside := self._aside(at, sentence)) is not None:
                at = aside
            else:
                return None
        return None

    def _aside(self, at: int, sentence: Sentence) -> int | None:
        """The start of ", 51 tuổi", ", sinh năm 1975", ", quê Thanh Hóa" that ends at `at`."""
        for start in range(at - 1, max(sentence.first, at - 12), -1):
            if self.tokens[start].key == ",":
                words = {t.key for t in self.tokens[start:at]}
                return start if words & {"tuổi", "sinh", "quê", "hiện", "người"} else None
        return None

    def _by_verb(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The person before a verb of office: "ông A được bầu giữ chức …", "bầu ông A làm …"."""
        adjective = posts.start - posts.first <= 1 and self.tokens[posts.first].key in _ADJECTIVES
        if posts.first == posts.start and not self._clause_status(posts, sentence):
            return None
        people = sorted([*self.reading.people, *self.titled], key=lambda m: m.first)
        inside = [m for m in people if sentence.first <= m.first < posts.first]
        if inside:
            return self._subject(inside, posts)
        opening = posts.first - sentence.first <= 6 and not adjective
        earlier = [m for m in self.reading.people if m.first < sentence.first]
        return earlier[-1] if opening and earlier and self._same_paragraph(earlier[-1], sentence) else None

    def _same_paragraph(self, mention: Mention, sentence: Sentence) -> bool:
        return abs(self.tokens[mention.first].line - self.tokens[sentence.first].line) <= 1

    def _subject(self, inside: Sequence[Mention], posts: PostList) -> Mention | None:
        """The nearest person before; one who is only replaced or served under is passed over."""
        for mention in reversed(inside):
            words = [t.key for t in self.tokens[max(0, mention.first - 3) : mention.first]]
            if not ({"thay", "thế", "thay cho"} & set(words[-2:])) or mention is inside[0]:
                return mention
        return None

    def _loosely_after(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """"Phó Bí thư Thành ủy, Lê Văn A": a name after a comma where the title opens the clause."""
        at = posts.last
        if at + 1 >= sentence.last or self.tokens[at].key != ",":
            return None
        opens = posts.first == sentence.first or self.tokens[posts.first - 1].key in {",", ":", ";", "có", "-", "của", "gồm", "với", "cùng", "và", "do", "chí"}
        found = self.by_first.get(at + 1)
        return found if found and opens and self._kind(found) == "full" else None

    # -- status -------------------------------------------------------------------------------------------

    def _statuses(self, posts: PostList) -> list[str]:
        """The status of each post: its own cue, or that of the post before it where they share a place."""
        sentence = self.reading.sentence_of(posts.first)
        whole = self._clause_status(posts, sentence)
        found: list[str] = []
        carried = ""
        for part, cue in zip(posts.parts, posts.cues, strict=True):
            status = {"member": "appointed", "left member": "former"}.get(cue, cue)
            if not status:
                status = carried
            carried = status
            if status == "former" and part.place is not None and not self._is_verbal(posts):
                carried = ""
            if status == "acting":
                carried = ""
            found.append(whole if whole and status in {"", "current", "appointed"} and self._overrides(whole, status) else status)
        return [self._said_cut(part, status) for part, status in zip(posts.parts, found, strict=True)]

    def _is_verbal(self, posts: PostList) -> bool:
        """Whether the first cue is a verb ("thôi giữ chức"), whose reach is the whole list."""
        words = {t.key for t in self.tokens[posts.first : posts.start]}
        return bool(words & {"thôi", "giữ", "làm", "miễn", "từng", "rời", "qua"})

    def _overrides(self, whole: str, status: str) -> bool:
        return whole == "none" or status == "" or whole == "former"

    def _said_cut(self, part: PostPart, status: str) -> str:
        after = self.tokens[part.last].key if part.last < len(self.tokens) else ""
        unit_gone = part.place is not None and part.place.former
        return "former" if after == "cũ" and not unit_gone and status in {"", "current"} else status

    def _clause_status(self, posts: PostList, sentence: Sentence) -> str:
        """A status said earlier in the clause: "lần lượt trải qua các chức vụ: …", "được giới thiệu để bầu …"."""
        start = max(sentence.first, self.listed)
        for at in range(posts.first - 1, start - 1, -1):
            match = self.clause.longest(self.tokens, at, posts.start)
            if match and (posts.first < posts.start or self.tokens[posts.first - 1].key == ":"):
                return match[1][0]
            if self.tokens[at].key in {";", "."}:
                break
        return ""


def holdings(reading: Reading) -> tuple[list[Holding], list[Mention]]:
    """All holdings of a document, and mentions of persons by their post alone."""
    held, alone = _Attacher(reading).holdings()
    return held, [mention for posts in alone if (mention := _by_title(reading, posts, held))]


def _by_title(reading: Reading, posts: PostList, held: Sequence[Holding]) -> Mention | None:
    """"Phó Bí thư Thành ủy", "tân Bí thư": the one person of the document whom the title fits."""
    before = reading.tokens[posts.first - 1].key if posts.first else ""
    if before in {"các", "những", "nhiều", "chức", "một"} or any(cue.endswith(("none", "member")) for cue in posts.cues):
        return None
    part = posts.parts[0]
    called = before in {"chí", "ông", "bà"} or posts.first < posts.start or reading.sentence_of(posts.first).first == posts.first
    if part.body is None and not part.placed and not called:
        return None
    fitting = [h for h in held if h.post.role == part.role.iri and _agrees(part, h)]
    if posts.cues[0] == "appointed":
        fitting = [h for h in fitting if h.status == "appointed"] or fitting
    names = list(dict.fromkeys(h.person for h in fitting if h.status != "former")) or list(dict.fromkeys(h.person for h in fitting))
    if len(names) > 1:
        earlier = [h.person for h in fitting if h.first < posts.first and h.person in names]
        names = earlier[-1:] if part.body is None or not part.placed else []
    first = posts.first - 2 if before == "chí" else posts.first
    return Mention("person", first, posts.last, Person(names[0], "title", posts.first, True)) if names else None


def _agrees(part: PostPart, held: Holding) -> bool:
    """Whether body and place of a title alone do not contradict a holding."""
    body, unit = held.post.body, held.post.body.unit if held.post.body else None
    if part.body is not None and body is not None and body.kind != part.body.concept.iri:
        return False
    return not (part.place is not None and unit is not None and part.place.unit is not None and part.place.unit.iri != unit.iri)
