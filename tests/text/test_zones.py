"""Time zones by the names people use."""

from __future__ import annotations

from datetime import datetime, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.refusals import reads_or_says_why
from wizard.text.faults import Unreadable
from wizard.text.zones import parse_zone, zone_label

SUMMER = datetime(2026, 7, 1, 12, tzinfo=timezone.utc)
WINTER = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("raw", "key", "summer"),
    [
        ("UTC", "Etc/UTC", "UTC"),
        ("gmt", "Etc/GMT", "GMT"),
        ("BST", "Europe/London", "BST"),
        ("GST", "Asia/Dubai", "GST"),
        ("CET", "Europe/Paris", "CEST"),
        ("EST", "America/New_York", "EDT"),
        ("PT", "America/Los_Angeles", "PDT"),
        ("europe/london", "Europe/London", "BST"),
        ("New York", "America/New_York", "EDT"),
        ("singapore", "Asia/Singapore", "SGT"),
        ("UTC+4", "Etc/GMT-4", "UTC+4"),
        ("GMT-03:00", "Etc/GMT+3", "UTC-3"),
        ("Asia/Kathmandu", "Asia/Kathmandu", "NPT"),
        ("Pacific/Chatham", "Pacific/Chatham", "UTC+12:45"),
    ],
)
def test_reads_and_names_a_zone(raw: str, key: str, summer: str) -> None:
    assert parse_zone(raw).key == key
    assert zone_label(key, SUMMER) == summer


def test_a_label_follows_the_season() -> None:
    assert zone_label("Europe/London", WINTER) == "GMT"
    assert zone_label("Europe/London", datetime(2026, 7, 1, 0, 30)) == "BST"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            "IST",
            "“IST” names two zones. Write Asia/Kolkata for India or Europe/Dublin for Ireland.",
        ),
        ("Lundon", "“Lundon” is not a time zone. Did you mean Europe/London?"),
        ("Europe/Lodnon", "“Europe/Lodnon” is not a time zone. Did you mean Europe/London?"),
        (
            "../../etc/passwd",
            "“../../etc/passwd” is not a time zone. "
            "Write a name such as Europe/London, a city or an abbreviation such as GMT.",
        ),
    ],
)
def test_refuses_what_is_no_one_zone(raw: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parse_zone(raw)
    assert str(fault.value) == message


def test_an_unknown_key_has_no_label() -> None:
    with pytest.raises(Unreadable, match=r"“\.\./etc/passwd” is not a time zone"):
        zone_label("../etc/passwd", SUMMER)


@given(st.sampled_from(sorted(available_timezones())))
def test_every_zone_of_the_world_is_known_and_has_a_label(key: str) -> None:
    zone = parse_zone(key)
    assert SUMMER.astimezone(ZoneInfo(zone.key))
    assert zone_label(zone.key, SUMMER)


@given(st.text(max_size=70))
def test_any_text_is_a_zone_or_a_sentence(raw: str) -> None:
    assert reads_or_says_why(lambda: ZoneInfo(parse_zone(raw).key))
