"""An answer that says itself who will do it is no half sentence behind "I will"."""

from __future__ import annotations

import pytest

from tests.flow.letters import letter

SAID = {"what_happened": "we moved your boxes to the wrong unit", "next_on": "Tuesday 24 November"}


@pytest.mark.parametrize(
    ("next_step", "said"),
    [
        ("Farah, our site manager, will tell you what it shows",
         "Farah, our site manager, will tell you what it shows by Tuesday 24 November."),
        ("our engineer will come round", "Our engineer will come round by Tuesday 24 November."),
        ("I will ring you", "By Tuesday 24 November I will ring you."),
        ("ring you and see what Farah will say",
         "By Tuesday 24 November I will ring you and see what Farah will say."),
        ("check that it will hold", "By Tuesday 24 November I will check that it will hold."),
    ],
)  # fmt: skip
def test_a_next_step_of_somebody_else_is_a_sentence_already(next_step: str, said: str) -> None:
    assert said in letter("generic", {**SAID, "next": next_step}).body


def test_a_remedy_of_somebody_else_is_one_too() -> None:
    body = letter("generic", {**SAID, "amends": "Luis will fit the new lock free of charge"}).body
    assert "Luis will fit the new lock free of charge." in body
    assert "I will luis" not in body.lower()
