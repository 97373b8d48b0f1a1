"""Clocks in a letter: whose they are is said wherever the flow asks for it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from wizard.answers.context import Context
from wizard.letter.show import worded
from wizard.text.zones import parse_zone

NOW = datetime(2026, 11, 19, 2, 7, tzinfo=ZoneInfo("Etc/UTC"))
CONTEXT = Context(now=NOW)


@pytest.mark.parametrize(
    ("day", "zone", "shown"),
    [
        (19, "Etc/UTC", "02:45 UTC today"),
        (20, "Asia/Dubai", "Friday 20 November at 02:45 GST"),
        (20, "Europe/London", "Friday 20 November at 02:45 GMT"),
    ],
)
def test_long_moment_says_whose_clock(day: int, zone: str, shown: str) -> None:
    moment = datetime(2026, 11, day, 2, 45, tzinfo=ZoneInfo(zone))
    assert worded(moment, None, "long", "I will write again by ", CONTEXT)[0] == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("gst", "GST"),
        ("UTC+4", "UTC+4"),
        ("Europe/London", "London time"),
        ("new york", "New York time"),
    ],
)
def test_place_named_for_its_clock_reads_as_a_time(typed: str, shown: str) -> None:
    assert worded(parse_zone(typed), None, "", "to 16:15 ", CONTEXT)[0] == shown
