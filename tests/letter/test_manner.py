"""Our own words are as short or as full as the writer's."""

from __future__ import annotations

import pytest

from tests.flow.letters import Answer, body

BASE: dict[str, Answer] = {"what_happened": "we lost your coat", "amends": "buy you a new one"}


@pytest.mark.parametrize("mark", ["'", "’"])
def test_who_writes_short_forms_gets_short_forms(mark: str) -> None:
    text = body("generic", {**BASE, "cause": f"we didn{mark}t look", "next": "ring you"})
    assert f"I{mark}ll buy you a new one." in text
    assert f"I{mark}ll ring you." in text
    assert "I am sorry" in text  # this is never shortened


def test_who_writes_in_full_gets_full_forms() -> None:
    text = body("generic", {**BASE, "cause": "we did not look"})
    assert "I will buy you a new one." in text
    assert "didn" not in text


@pytest.mark.parametrize(
    "opening", ["You hadn't even told your mum.", 'You wrote, "I can\'t sleep." We heard you.']
)
def test_the_short_forms_of_the_customer_are_not_the_writers(opening: str) -> None:
    assert "I will buy" in body("generic", {**BASE, "answer_first": opening}, depth="full")


def test_a_possessive_is_no_short_form() -> None:
    assert "I will buy" in body("generic", {**BASE, "cause": "we took the porter's word"})


def test_what_was_typed_is_left_as_it_is() -> None:
    text = body("generic", {**BASE, "cause": "we didn't look, and I will not do that again"})
    assert "I will not do that again" in text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("took the £189 charge off your bill", "£160"),
        ("took the £189.50 charge off your bill", "£160.00"),
        ("took the charge off your bill", "£160.00"),
    ],
)
def test_whole_sums_are_written_as_the_writer_writes_them(typed: str, shown: str) -> None:
    answers: dict[str, Answer] = {
        "waited_for": "your boiler",
        "way": "back",
        "credit": "160",
        "credit_on": "Thursday 19 November",
        "done": typed,
        "done_on": "Monday 16 November",
    }
    text = body("service-delay", answers)
    assert f" {shown}." in text or f" {shown} " in text
