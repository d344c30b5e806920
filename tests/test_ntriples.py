"""Literals written and read back as N-Triples has them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ntriples import quoted, unquoted

TEXTS = ["", "Đức Nhuận", 'a "b"', "\\", "\\n", "a\nb\r\tc\b\f", "\u0000\u007f", "\U0001f600", "'@vi^^<"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    written = (quoted(text), str(ox.Literal(text)), str(ox.Literal(text, language="vi")))
    assert {unquoted(token) for token in written} == {text}


def test_every_escape_is_known() -> None:
    assert unquoted(r'"\u0110\U0001F600\t\b\n\r\f\"\'\\"@vi') == "Đ\U0001f600\t\b\n\r\f\"'\\"
