"""A second apology to the same person: never the same promise, and it brings something."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.interview.desks import begun, desk_at
from wizard.interview.review import Review

ANSWERS = {
    "customer_name": "Mrs Hughes",
    "what_happened": "we forgot to ring you",
    "next": "ring you with an answer",
    "next_on": "24 November",
    "signer_name": "Sam Lee",
    "phone": "020 7946 0142",
}


def sent(home: Path, **answers: str) -> None:
    """A letter to Mrs Hughes that has gone out."""
    desk = desk_at(home)
    interview = begun(desk, **{**ANSWERS, **answers})
    interview.review()
    Review(interview).sent()
    desk.close()


def repeated(home: Path, **answers: str) -> dict[str, str]:
    """What is said of the next letter to her, a fortnight later: rule and message."""
    interview = begun(desk_at(home, later=timedelta(days=14)), **{**ANSWERS, **answers})
    interview.review()
    findings = [one for card in Review(interview).findings for one in card.each()]
    return {one.rule: one.message for one in findings if one.category == "repeated"}


def test_nearly_the_same_letter_is_told(tmp_path: Path) -> None:
    sent(tmp_path)
    told = repeated(tmp_path, next_on="8 December")
    assert told["repeated.letter"] == "This is nearly the letter they had on Friday 20 November 2026."


def test_the_same_promise_for_another_day_is_told_at_its_words(tmp_path: Path) -> None:
    sent(tmp_path)
    told = repeated(
        tmp_path, what_happened="we sent your boots to the wrong house", next_on="8 December"
    )
    assert told["repeated.promise"] == (
        "You promised this on Friday 20 November 2026, in the same words."
    )
    other = repeated(tmp_path, next="bring the boots to you myself", next_on="8 December")
    assert "repeated.promise" not in other


def test_a_second_apology_that_does_not_know_it_is_asked_about(tmp_path: Path) -> None:
    sent(tmp_path)
    other = {"what_happened": "we sent your boots to the wrong house", "next": "bring them myself"}
    told = repeated(tmp_path, **other, next_on="8 December")
    assert told == {
        "repeated.unsaid": (
            "You wrote to them on Friday 20 November 2026. Is this a second apology?"
        )
    }
    told = repeated(tmp_path, **other, next_on="8 December", apologised="yes")
    assert "repeated.unsaid" not in told


def test_a_second_apology_brings_something(tmp_path: Path) -> None:
    told = repeated(tmp_path, apologised="yes", next_on="8 December")
    assert "brings nothing to make up for it" in told["repeated.nothing-new"]
    told = repeated(
        tmp_path,
        apologised="yes",
        next_on="8 December",
        done="rang the shop and had the boots put aside for you",
        amends="send you the boots free of charge",
    )
    assert told == {}


def test_another_person_and_a_private_desk_are_left_alone(tmp_path: Path) -> None:
    sent(tmp_path)
    assert repeated(tmp_path, customer_name="Mr Bell", next_on="8 December") == {}
    private = begun(desk_at(tmp_path, private=True), **ANSWERS)
    private.review()
    rules = {one.category for card in Review(private).findings for one in card.each()}
    assert "repeated" not in rules
