"""Numbers that share the noun behind the last: "xây mới | 21 và sửa chữa 9 căn nhà"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.amounts import Amounts
from kg.recognise.figures.breakdowns import is_plain
from kg.recognise.figures.counted import Nouns
from kg.recognise.words import common, phrases_of, words_of
from kg.text import Tokens

_VERB: Final = 6  # tokens of the longest verb
_MOST: Final = 6  # numbers of a series


class Series:
    """Finds the series of one document."""

    def __init__(self, ontology: Ontology, amounts: Amounts, nouns: Nouns) -> None:
        self.amounts, self.nouns = amounts, nouns
        self.tokens: Tokens = nouns.tokens
        self.verbs = phrases_of(ontology, "figures", "label", "verbs")
        self.skipped = words_of(ontology, "figures", "label", "skipped")
        self.between, self.joint = common(ontology).between, common(ontology).joint

    def of(self, at: int) -> tuple[list[int], str]:
        """(the numbers of the series that begins at `at`, all but the last; the noun that they share)."""
        if not self._is_done(at):
            return [], ""
        found: list[int] = []
        line, paired = self.tokens[at].line, False
        while len(found) < _MOST:
            one = self.amounts.number(at) if at < len(self.tokens) else None
            if one is None or self.tokens[at].line != line or not is_plain(one):
                break
            mark = self.nouns.key(one.end, line)
            if mark not in self.between:
                noun = self.nouns.known(one.end) if found and paired and mark else None
                known = noun is not None and noun.kind == "count"
                return (found, self.nouns.text(noun.first, noun.last)) if noun and known else ([], "")
            found.append(at)
            verb = self.verbs.longest(self.tokens, one.end + 1)
            paired = mark in self.joint or verb is not None
            at = verb[0] if verb else one.end + 1
        return [], ""

    def _is_done(self, at: int) -> bool:
        """Whether a verb stands before the number at `at` whose object are the things counted."""
        while at > 1 and self.tokens[at - 1].key in self.skipped and not self._ends(at):
            at -= 1
        return self._ends(at)

    def _ends(self, at: int) -> bool:
        return self.verbs.ends_at(self.tokens, at, _VERB)
