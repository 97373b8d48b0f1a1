"""The school grade of a text, and the syllables it is worked out from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.checks.readability import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("we", 1), ("charged", 1), ("wanted", 2), ("table", 2), ("apology", 4), ("naïve", 2),
        ("inconvenience", 5), ("refund", 2), ("lion", 2), ("made", 1), ("changes", 2), ("bakes", 1),
        ("quiet", 2), ("careless", 2), ("surely", 2), ("THE", 1), ("don't", 1), ("rhythm", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_ear(word: str, count: int) -> None:
    assert syllables(word) == count


def test_plain_words_read_easily_and_long_ones_do_not() -> None:
    assert grade("We lost your bag. I am sorry. You will have it by ten.") <= 3
    hard = (
        "Notwithstanding the aforementioned operational considerations, remuneration modalities "
        "necessitate supplementary administrative authorisation procedures."
    )
    assert grade(hard) == 18
    assert grade("") == 0


@given(st.text(max_size=200))
def test_any_text_has_a_whole_grade(text: str) -> None:
    assert 0 <= grade(text) <= 18
