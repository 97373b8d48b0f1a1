"""Which days of the week a line about hours names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.open_days import open_days

SAID = {
    "weekdays 9 to 5": "0 1 2 3 4",
    "weekdays 8 a.m. to 6 p.m. Central": "0 1 2 3 4",
    "Monday to Saturday, 8 to 6": "0 1 2 3 4 5",
    "Mon-Fri 9-17": "0 1 2 3 4",
    "Tuesday to Saturday": "1 2 3 4 5",
    "Mon, Wed and Fri": "0 2 4",
    "weekdays 8 to 6, Saturdays 9 to 12": "0 1 2 3 4 5",
    "weekdays 9 to 5, closed Wednesday": "0 1 3 4",
    "every day but Monday, 7 to 5": "1 2 3 4 5 6",
    "any day, any hour": "0 1 2 3 4 5 6",
    "day or night": "0 1 2 3 4 5 6",
    "24/7": "0 1 2 3 4 5 6",
    "Friday to Monday": "0 4 5 6",
    "not on Sundays": "0 1 2 3 4 5",
    "9 to 5": None,
    "": None,
    "after four": None,
}


@pytest.mark.parametrize(("hours", "days"), SAID.items())
def test_the_days_of_a_line_about_hours(hours: str, days: str | None) -> None:
    found = open_days(hours)
    assert found == (None if days is None else frozenset(map(int, days.split())))


@given(st.text(max_size=80))
def test_any_line_names_some_days_or_none(hours: str) -> None:
    found = open_days(hours)
    assert found is None or found <= frozenset(range(7))
