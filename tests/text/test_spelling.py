"""Our own texts for readers in either country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.spelling import spelled


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("I apologise; your cheque was cancelled.", "I apologize; your check was canceled."),
        ("Ring me on 020 7946 0142.", "Call me at 020 7946 0142."),
        ("I will ring you on Tuesday.", "I will call you on Tuesday."),
        ("You can reach me on 020 7946 0142.", "You can reach me at 020 7946 0142."),
        ("If you want to reach me, I am on ", "If you want to reach me, I am at "),
        ("I am on the next train.", "I am on the next train."),
        ("Parcels come by post.", "Packages come by post."),
        ("COLOUR, Colour, colours", "COLOR, Color, colors"),
        ("Yours sincerely,", "Sincerely,"),
        (
            "the cancellation, a promise, precise, during spring",
            "the cancellation, a promise, precise, during spring",
        ),
    ],
)
def test_spells_for_american_readers(british: str, american: str) -> None:
    assert spelled(british, "en-US") == american


@given(st.text())
def test_british_text_stays_and_american_text_is_settled(text: str) -> None:
    assert spelled(text, "en-GB") == text
    once = spelled(text, "en-US")
    assert spelled(once, "en-US") == once
