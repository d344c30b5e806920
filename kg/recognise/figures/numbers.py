"""Numbers as Vietnamese writes them: "ba mươi", "1,2 tỷ", "5-7", "15 trong tổng số 18"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kg.recognise.figures.digits import is_year, parse
from kg.recognise.figures.number_words import Number, NumberWords
from kg.text import Tokens

_WRITTEN_OUT: Final = 1000  # what is written in full before "đến 1 triệu"
_TEN, _HUNDRED, _HALF = Decimal(10), Decimal(100), Decimal("0.5")


def number(words: NumberWords, tokens: Tokens, at: int, groups: int = 1) -> Number | None:
    """The whole number that begins at `at`, or None where it is a date, a code or no number.

    Its digits are of as many tokens as `groups` tells: "18 320" of two.
    """
    first = _digits(words, tokens, at, groups) if tokens[at].shape == "9" else _spelled(words, tokens, at)
    return _scaled(words, tokens, first) if first else None


def _after(tokens: Tokens, at: int) -> str:
    """The key of the token at `at` if it stands on the line of the one before it."""
    return tokens[at].key if at < len(tokens) and tokens[at].line == tokens[at - 1].line else ""


def _digits(words: NumberWords, tokens: Tokens, at: int, groups: int) -> Number | None:
    """A number in digits, with the share or the range that it begins: "12", "3/5", "5-7"."""
    text = "".join([token.key for token in tokens[at : at + groups]])
    value, discrete = parse(text), parse(text, True)
    if value is None or discrete is None:
        return None
    end = at + groups
    mark = _after(tokens, end)
    if mark == "/" and end + 1 < len(tokens) and tokens[end + 1].shape == "9":
        other = parse(tokens[end + 1].key, True)
        is_share = other and not _is_code(tokens, end, other)
        return Number(end + 2, value, discrete, whole=other) if is_share else None
    if mark in words.range and end + 1 < len(tokens) and tokens[end + 1].shape == "9":
        found = _range(words, tokens, end + 1, (value, discrete))
        if found or mark == "-":
            return found
    if mark in words.share.root and (share := _share(words, tokens, end, discrete)):
        return share
    return Number(end, value, discrete, digits=groups == 1 and text.isdecimal())


def _range(words: NumberWords, tokens: Tokens, at: int, lower: tuple[Decimal, Decimal]) -> Number | None:
    """The range whose upper end stands at `at`: "5-7", "350.000 đến 1 triệu"; None where it is none."""
    value, discrete = lower
    other, upper = parse(tokens[at].key, True), parse(tokens[at].key)
    power = _power(words, tokens, at + 1) if discrete >= _WRITTEN_OUT else None
    if power and upper is not None and discrete < upper * power:
        return Number(at + 2, discrete, discrete, upper=upper * power)
    year = tokens[at - 2].key.isdecimal() and is_year(discrete)
    return Number(at + 1, value, discrete, upper=upper) if other and discrete < other and not year else None


def _share(words: NumberWords, tokens: Tokens, at: int, value: Decimal) -> Number | None:
    """The number that ends at `at` as a part: "15 | trong tổng số 18 chỉ tiêu"."""
    match = words.share.longest(tokens, at)
    if match is None or match[0] == len(tokens) or tokens[match[0]].line != tokens[at - 1].line:
        return None
    other = parse(tokens[match[0]].key, True) if tokens[match[0]].shape == "9" else None
    part = (
        value == value.to_integral_value()
        and other is not None
        and 1 < value < other
        and not is_year(value)
        and not is_year(other)
    )
    return Number(match[0] + 1, value, value, whole=other) if part else None


def _is_code(tokens: Tokens, slash: int, other: Decimal) -> bool:
    """Whether "a/b" is a date or a document's number: "7/2025", "9/7/2025", "58/2025/QH15"."""
    return is_year(other) or _after(tokens, slash + 2) == "/"


def _tens(words: NumberWords, tokens: Tokens, at: int) -> tuple[Decimal, int]:
    """(value, end) of a number in words below a hundred: "hai", "mười hai", "ba mươi mốt"."""
    value, end = words.digits[tokens[at].key], at + 1
    if _after(tokens, end) in words.tens and value < _TEN:
        value, end = value * _TEN, end + 1
    if value >= _TEN and _after(tokens, end) in words.digits and _after(tokens, end) not in words.year:
        value, end = value + words.digits[_after(tokens, end)], end + 1
    return value, end


def _spelled(words: NumberWords, tokens: Tokens, at: int) -> Number:
    """A number in words below a thousand: "hai", "ba mươi", "hai trăm", "một trăm hai mươi ba"."""
    value, end = _tens(words, tokens, at)
    if _after(tokens, end) == words.hundred:
        value, end = value * _HUNDRED, end + 1
        if _after(tokens, end) in words.digits and _after(tokens, end + 1) in words.tens:
            rest, end = _tens(words, tokens, end)
            value += rest
    return Number(end, value, value, alone=end == at + 1)


def _power(words: NumberWords, tokens: Tokens, at: int) -> Decimal | None:
    """The magnitude at `at`, unless another word or a name begins there: "2030 tỷ lệ", "2025 Vạn Ninh"."""
    power = words.magnitudes.get(_after(tokens, at))
    if power is None or at + 1 == len(tokens):
        return power
    token, following = tokens[at], tokens[at + 1]
    name = token.shape == "C" and following.shape in "C."  # "3 Tr. tiểu học"
    return None if name or (token.key, following.key) in words.no_magnitude else power


def _scaled(words: NumberWords, tokens: Tokens, found: Number) -> Number:
    """`found` with the magnitudes after it: "1,2 tỷ", "3 nghìn tỷ", "2 tỷ 500 triệu", "một triệu rưỡi"."""
    end, factor, last = found.end, Decimal(1), None
    while power := _power(words, tokens, end):
        factor, last, end = factor * power, power, end + 1
    if last is None:
        return found
    value = found.value * factor
    upper = found.upper * factor if found.upper is not None else None
    if _after(tokens, end) == words.half:
        value, end = value + last * _HALF, end + 1
    else:
        value, end = _further(words, tokens, (value, end), last)
    return Number(end, value, value, scaled=last, upper=upper, whole=found.whole)


def _further(
    words: NumberWords, tokens: Tokens, so_far: tuple[Decimal, int], last: Decimal
) -> tuple[Decimal, int]:
    """(value, end) with what follows a magnitude: "một tỷ | hai trăm triệu", "hai nghìn | tám trăm"."""
    value, end = so_far
    while rest := _rest(words, tokens, end):
        part, after, alone = rest
        power = _power(words, tokens, after)
        if power is not None and power < last:
            value, end, last = value + part * power, after + 1, power
        elif power is None and not alone and part < last:
            return value + part, after
        else:
            break
    return value, end


def _rest(words: NumberWords, tokens: Tokens, at: int) -> tuple[Decimal, int, bool] | None:
    """(value, end, whether it says nothing alone) of the number at `at`, in digits or words."""
    mark = _after(tokens, at)
    if mark in words.digits:
        spelled = _spelled(words, tokens, at)
        return spelled.value, spelled.end, spelled.alone
    part = parse(mark) if mark and tokens[at].shape == "9" else None
    return (part, at + 1, True) if part is not None else None
