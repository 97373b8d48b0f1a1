"""Sentences that stand in many letters, and where they must not."""

from __future__ import annotations

import pytest

from tests.flow.letters import Answer, body

LOST: dict[str, Answer] = {"what_happened": "we lost your coat", "customer_name": "Ms Hughes"}


def test_who_had_to_tell_us_twice_is_not_told_that_they_were_right_to() -> None:
    once = body("generic", {**LOST, "told_by": "customer"})
    assert "and you were right to tell us." in once
    again = body("generic", {**LOST, "told_by": "again"})
    assert "That was our mistake. Telling us once should have been enough." in again
    said = body("generic", {**LOST, "told_by": "again", "impact": "you had to write to us twice"})
    assert "and you were right to tell us." in said  # the effect has it already


def test_what_they_most_want_answered_stands_before_the_apology() -> None:
    text = body("generic", {**LOST, "answer_first": "You said it was his. It was."}, depth="full")
    assert text.startswith("You said it was his. It was.\nI am sorry that we lost your coat.")


@pytest.mark.parametrize("amends", ["pay for the coat", "pay more if it cost you more"])
def test_money_owed_is_no_favour_that_they_let_us_do(amends: str) -> None:
    text = body("generic", {**LOST, "amends": amends}, severity="grave")
    assert f"I will {amends}." in text
    assert "If you will let me" not in text


def test_nothing_to_do_is_not_said_to_one_who_has_to_choose() -> None:
    assert "You do not need to do anything." in body("generic", LOST, depth="full")
    answers: dict[str, Answer] = {**LOST, "amends": "move you out free, if you want to leave"}
    assert "need to do anything" not in body("generic", answers, depth="full")


def test_a_title_and_a_full_name_close_no_letter() -> None:
    grave = body("generic", LOST, severity="grave")
    assert grave.endswith("I am sorry, Ms Hughes.")
    full = body("generic", {**LOST, "customer_name": "Mrs Helen Pryce"}, severity="grave")
    assert "Pryce" not in full
    two = {**LOST, "customer_name": "Mrs Helen Pryce\nMrs Pryce"}
    assert body("generic", two, severity="grave").endswith("I am sorry, Mrs Pryce.")


def test_what_they_were_told_about_may_be_a_question() -> None:
    text = body("mixed-messages", {"topic": "what the twins should bring to the taster"})
    assert "two different things about what the twins should bring to the taster." in text


def test_a_name_that_ends_like_a_doing_keeps_its_capital() -> None:
    text = body(
        "product-defect",
        {"danger": "hurt", "authority": "Trading Standards in Shropshire"},
        depth="full",
    )
    assert "I have reported it to Trading Standards in Shropshire." in text


def test_a_condition_is_not_asked_for_with_please() -> None:
    step = "if any of your crew paid a late fee, send me the receipt"
    assert f"I{step[1:]}." in body("outage", {"could_not": "log in", "you_do": step})
