"""Lengths of time, as people write them and as letters say them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.refusals import reads_or_says_why
from wizard.text.dates import parse_duration, show_duration
from wizard.text.faults import Unreadable


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("90 minutes", "one hour and 30 minutes"),
        ("1 h 45", "one hour and 45 minutes"),
        ("1h45m", "one hour and 45 minutes"),
        ("1:45", "one hour and 45 minutes"),
        ("18 min", "18 minutes"),
        ("five minutes", "five minutes"),
        ("half an hour", "30 minutes"),
        ("1.5 hours", "one hour and 30 minutes"),
        ("nine hours and 30 minutes", "nine hours and 30 minutes"),
        ("2 days", "two days"),
        ("2 days, 3 hours", "two days and three hours"),
        ("three days", "three days"),
        ("2 weeks", "14 days"),
        ("0 minutes", "no time"),
    ],
)
def test_reads_and_shows_a_length_of_time(raw: str, shown: str) -> None:
    assert show_duration(parse_duration(raw)) == shown


def test_shows_what_no_one_types() -> None:
    assert show_duration(timedelta(seconds=20)) == "less than a minute"
    assert (
        show_duration(timedelta(days=1, hours=2, minutes=30)) == "one day, two hours and 30 minutes"
    )
    assert show_duration(timedelta(days=3, hours=5)) == "three days"
    assert show_duration(timedelta(hours=-2)) == "minus two hours"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("90", "“90” has no unit. Write 90 minutes, 90 hours or 90 days."),
        (
            "a while",
            "“a while” is not a length of time. Write it like 90 minutes, 1 h 45 or 2 days.",
        ),
        (
            "1 hour 2 hours",
            "“1 hour 2 hours” is not a length of time. Write it like 90 minutes, 1 h 45 or 2 days.",
        ),
        ("1:75", "“1:75” is not a length of time. Write it like 90 minutes, 1 h 45 or 2 days."),
        (
            "-2 hours",
            "“-2 hours” is not a length of time. Write it like 90 minutes, 1 h 45 or 2 days.",
        ),
    ],
)
def test_refuses_what_is_no_length_of_time(raw: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parse_duration(raw)
    assert str(fault.value) == message


@given(
    st.integers(1, 3 * 24 * 60 - 1).map(lambda n: timedelta(minutes=n))
    | st.integers(3, 9999).map(lambda n: timedelta(days=n))
)
def test_what_is_shown_reads_back_as_the_same_length(length: timedelta) -> None:
    assert parse_duration(show_duration(length)) == length


@given(st.text() | st.text("0123456789:. hmdays,and"))
def test_any_text_is_read_or_refused_in_a_sentence(raw: str) -> None:
    assert reads_or_says_why(lambda: parse_duration(raw))
