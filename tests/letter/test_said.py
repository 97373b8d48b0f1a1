"""What the opening box says already is not said again in a set phrase."""

from __future__ import annotations

import pytest

from tests.flow.letters import Answer, body, letter

SORRY = "You wrote that we lied to you. We did, and I am sorry."
LOSS = "You wrote that she died in August. I am very sorry for your loss."
BASE: dict[str, Answer] = {"what_happened": "we charged you twice", "whose": "ours"}


def test_a_sorry_of_the_writers_is_the_only_one() -> None:
    answers = {**BASE, "answer_first": SORRY}
    text = body("generic", answers, depth="full")
    assert "We charged you twice. That was our mistake." in text
    assert text.lower().count("sorry") == 1
    gives = {
        part for line in letter("generic", answers, depth="full").lines() for part in line.gives
    }
    assert "expresses-regret" in gives


@pytest.mark.parametrize(
    "opening",
    [
        LOSS,
        "You told us that Joan would be sorry to see this.",
        "You wrote that nobody had said sorry.",
        'You wrote, "I am sorry to bother you again." You should not have had to.',
        "You wrote that you were sorry you came.",
        "You wrote that nobody had said I am sorry.",
        "We are not sorry.",
    ],
)
def test_what_is_no_apology_of_the_writers_takes_the_place_of_none(opening: str) -> None:
    text = body("generic", {**BASE, "answer_first": opening}, depth="full")
    assert "I am sorry that we charged you twice." in text


def test_who_has_owned_it_is_not_made_to_own_it_again() -> None:
    opening = "You wrote that you had told us. You had, and that was my mistake."
    answers = {**BASE, "answer_first": opening}
    text = body("generic", answers, depth="full")
    assert text.count("mistake") == 1
    gives = {
        part for line in letter("generic", answers, depth="full").lines() for part in line.gives
    }
    assert "owns-responsibility" in gives


def test_a_grave_letter_owns_it_in_full_whatever_was_said_before() -> None:
    opening = "You wrote that you had told us. You had, and that was my mistake."
    text = body("generic", {**BASE, "answer_first": opening}, depth="full", severity="grave")
    assert "That was our fault and nobody else's, and I answer for it." in text


def test_set_phrases_step_back_where_the_writer_has_opened_the_letter() -> None:
    plain: dict[str, Answer] = {
        **BASE, "amends": "send you a new one", "spoke": "spoke", "told_by": "customer",
        "phone": "020 7946 0142",
    }  # fmt: skip
    text = body("generic", plain, depth="full")
    assert "you were right to tell us" in text
    assert "To make up for it, I will send you a new one." in text
    assert "here you have it in writing" in text
    opened = body("generic", {**plain, "answer_first": "You wrote to us twice."}, depth="full")
    assert "right to tell us" not in opened
    assert "\nI will send you a new one." in opened
    assert "in writing" not in opened


def test_a_light_letter_that_opens_in_the_writers_words_ends_on_the_name_and_number() -> None:
    answers: dict[str, Answer] = {
        **BASE, "answer_first": "You rang.", "phone": "020 7946 0142", "signer_name": "Jo Lee",
    }  # fmt: skip
    light = letter("generic", answers, depth="full", severity="light")
    assert light.body.endswith("Kind regards,\nJo Lee\n020 7946 0142")
    assert "You can reach me on 020 7946 0142." in body("generic", answers, depth="full")


def test_a_subject_of_ones_own_is_the_subject() -> None:
    found = letter("billing", {**BASE, "own_subject": "Joan's line is closed"}, depth="full")
    assert found.subject is not None
    assert found.subject.text == "Joan's line is closed"
