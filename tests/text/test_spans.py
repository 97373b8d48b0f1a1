"""Places in a text, and "did you mean"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.spans import line_column, nearest


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3)), (99, (3, 3)), (-1, (1, 1))],
)
def test_lines_and_columns_count_from_one(offset: int, place: tuple[int, int]) -> None:
    assert line_column("ab\n\ncd", offset) == place


@given(st.text("ab\n"), st.integers(0, 30))
def test_a_place_leads_back_to_its_character(text: str, offset: int) -> None:
    line, column = line_column(text, offset)
    before = text.split("\n")[: line - 1]
    assert sum(len(one) + 1 for one in before) + column - 1 == min(offset, len(text))


def test_finds_the_nearest_right_word() -> None:
    assert nearest("requird", ["required", "label"]) == "required"
    assert nearest("LABLE", ["required", "label"]) == "label"
    assert nearest("zzz", ["required", "label"]) is None
    assert nearest("x" * 10_000, ["required"]) is None
