"""The shape of what people type, so that the words around it fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.shapes import fitted, form_of, is_brief, is_thing


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        ("we charged your card twice", "clause"),
        ("your card was charged twice", "clause"),
        ("not ringing you back", "doing"),
        ("the late delivery", "thing"),
        ("the error caused by our supplier", "thing"),
        ("May", "thing"),
        ("Invoice", "thing"),
    ],
)
def test_what_shape_an_answer_has(answer: str, form: str) -> None:
    assert form_of(answer) == form


@pytest.mark.parametrize(
    ("answer", "shape", "words"),
    [
        ("Because we pressed the button twice", "clause", "we pressed the button twice"),
        ("I also Refunded the fee", "past", "refunded the fee"),
        ("Rang your bank", "past", "rang your bank"),
        ("I will Ring you", "infinitive", "ring you"),
        ("to the card ending 4417", "noun", "the card ending 4417"),
        ("on 3 May", "noun", "3 May"),
        ("Form 12", "noun", "Form 12"),
        ("on-site visits", "noun", "on-site visits"),
    ],
)
def test_an_answer_loses_what_its_frame_says_already(answer: str, shape: str, words: str) -> None:
    assert fitted(answer, shape) == words


@given(st.text(max_size=60))
def test_any_text_has_a_shape(text: str) -> None:
    assert form_of(text) in ("clause", "doing", "thing")
    assert is_thing(text) in (True, False)
    assert is_brief([text]) is True
    for shape in ("clause", "past", "infinitive", "noun", "free"):
        assert fitted(text, shape).strip() or not text.strip()
