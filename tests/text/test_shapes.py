"""The shape of what people type, so that the words around it fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.shapes import fitted, form_of, is_brief, is_meeting, is_thing


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


@pytest.mark.parametrize(
    ("answer", "is_one"),
    [
        ("ring you to ask which day", False),
        ("meet you at the site", True),
        ("come round and fit the new one", True),
        ("check with you that the money is there", False),
        ("go through the bill with you line by line", True),
        ("be there with the van", True),
        ("send you the new slip", False),
        ("see that it is done", False),
        ("call off the order", False),
        ("come up with a plan", False),
        ("ringfence the money", False),
        ("check every invoice of that month", False),
        ("go through every invoice", False),
        ("make the wreath again", False),
    ],
)
def test_two_people_keep_a_day_for_a_meeting(answer: str, is_one: bool) -> None:
    assert is_meeting(answer) is is_one


@given(st.text(max_size=60))
def test_any_text_has_a_shape(text: str) -> None:
    assert form_of(text) in ("clause", "doing", "thing")
    assert is_thing(text) in (True, False)
    assert is_brief([text]) is True
    for shape in ("clause", "past", "infinitive", "noun", "free"):
        assert fitted(text, shape).strip() or not text.strip()
