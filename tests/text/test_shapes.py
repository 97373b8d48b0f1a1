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


@given(st.text(max_size=60))
def test_any_text_has_a_shape(text: str) -> None:
    assert form_of(text) in ("clause", "doing", "thing")
    assert is_thing(text) in (True, False)
    assert is_brief([text]) is True
    for shape in ("clause", "past", "infinitive", "noun", "free"):
        assert fitted(text, shape).strip() or not text.strip()
