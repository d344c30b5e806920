"""The number of a legal or Party document, as it is written: "72/2025/QH15", "89 –KH/ĐU", "98"."""

from __future__ import annotations

from kg.recognise.citations.words import CitationWords
from kg.recognise.dates.figures import is_year
from kg.text import Token, Tokens


def has_year(number: str) -> bool:
    """Whether the number of a document tells its year: "72/2025/QH15", not "98/KH-UBND"."""
    return any(map(is_year, number.split("/")))


class DocumentNumbers:
    """Reads numbers and what introduces them."""

    def __init__(self, words: CitationWords, tokens: Tokens) -> None:
        self.words, self.tokens, self.size = words, tokens, len(tokens)

    def number(self, at: int) -> tuple[int, tuple[str, ...]]:
        """(end, letters) of a number: "72/2025/QH15", "89 -KH/ĐU", "98"."""
        end, symbols = at + 1, list[str]()
        if self._spaced(end):
            symbols.append(self.tokens[end].key)
            end += 1
        while end + 1 < self.size and self.tokens[end].key in {"/", "-"}:
            mark, part = self.tokens[end], self.tokens[end + 1]
            glued = mark.start == self.tokens[end - 1].end and part.start == mark.end
            year = glued and mark.key == "/" and is_year(part.key)
            if part.line != mark.line or not (year or self._symbol(part, glued)):
                break
            if part.shape != "9":
                symbols.append(part.key)
            end += 2
        if symbols and self._goes_on(end):
            symbols.append(self.tokens[end].key)
            end += 1
        return end, tuple(symbols)

    def is_share(self, at: int) -> bool:
        """Whether a number is the first of "10/25", which is no year: so many of so many."""
        near = self.tokens[at + 1 : at + 3]
        share = len(near) == 2 and near[0].key == "/" and near[1].shape == "9"
        return share and near[1].start == near[0].end and not is_year(near[1].key)

    def written(self, at: int, last: int) -> str:
        """A number without blanks, with plain marks: "89 –KH/ĐU" → "89-KH/ĐU"."""
        parts = [self.tokens[at].text]
        for index in range(at + 1, last):
            before, token = self.tokens[index - 1], self.tokens[index]
            apart = before.shape in "9A" and token.shape == "A"
            parts.append("-" * apart + (token.key if token.shape == "." else token.text))
        return "".join(parts)

    def numbered(self, at: int) -> int:
        """The first token of "số", "số:", "khẩn số" before a number, or the number itself."""
        back = at - 1 if self.tokens[at - 1].key == ":" and at > 1 else at
        back = back - 1 if self.tokens[back - 1].key in self.words.number else at
        while 1 < back < at and self.tokens[back - 1].key in self.words.urgent:
            back -= 1
        return back

    def _goes_on(self, at: int) -> bool:
        """Whether more letters follow without a mark: "1675/NQ | UBTVQH14"."""
        if (
            at >= self.size
            or self.tokens[at].shape != "A"
            or self.tokens[at].line != self.tokens[at - 1].line
        ):
            return False
        return self.tokens[at].key.rstrip("0123456789") in self.words.issuers

    def _spaced(self, at: int) -> bool:
        """Whether the kind's letters follow without a mark, "68 NQ/TW"."""
        if at + 2 >= self.size or self.tokens[at].line != self.tokens[at - 1].line:
            return False
        token, mark = self.tokens[at], self.tokens[at + 1]
        return token.shape == "A" and token.key in self.words.by_symbol and mark.key in {"/", "-"}

    def _symbol(self, part: Token, glued: bool) -> bool:
        """Whether letters may belong to a number; apart from it only letters that are known."""
        if part.shape in "9.":
            return False
        known = part.key.rstrip("0123456789") in self.words.symbols
        return (known and (glued or part.shape == "A")) or (glued and sum(c.isupper() for c in part.text) > 1)
