"""The shape of what people type, so that the words around it fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.shapes import (
    fitted,
    form_of,
    is_anothers,
    is_brief,
    is_meeting,
    is_thing,
    is_whole,
)


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


@pytest.mark.parametrize(
    "text",
    [
        "on Tuesday 17 November our night porter cut the padlock off",
        "at 7am on Sunday the handle came off",
        "yesterday we sent it to the wrong house",
    ],
)
def test_a_fault_may_begin_with_its_day(text: str) -> None:
    assert form_of(text) == "clause"


@pytest.mark.parametrize("text", ["on the wrong van", "last Tuesday's order", "in the end nothing"])
def test_a_day_or_a_place_alone_is_no_fault(text: str) -> None:
    assert form_of(text) == "thing"


def test_that_before_its_noun_is_kept() -> None:
    assert fitted("that queue is gone", "clause") == "that queue is gone"
    assert fitted("that we lost it", "clause") == "we lost it"
    assert fitted("that messages reached you late", "clause") == "messages reached you late"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("I'd like to call on you both", True),
        ("I would be glad to show you", True),
        ("Dr Mehra is ready to go through them with you", True),
        ("my colleague Jo will ring you", True),
        ("ring you", False),
    ],
)
def test_a_promise_may_be_a_sentence_of_its_own(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


def test_a_name_keeps_its_capital_behind_our_words() -> None:
    assert fitted("Dr Mehra is ready", "infinitive") == "Dr Mehra is ready"
    assert fitted("Kyle has written to Ron", "past") == "Kyle has written to Ron"
    assert fitted("Sent you the part", "past") == "sent you the part"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Kyle has written to Ron by hand", True),
        ("our surveyor came and found the leak", True),
        ("Sent you the part", False),
        ("rang everyone who had left", False),
    ],
)
def test_something_done_may_begin_with_who_did_it(text: str, other: bool) -> None:
    assert is_anothers(text) is other
