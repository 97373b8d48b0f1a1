"""Dates, times and moments: what people write comes through as they meant it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.refusals import reads_or_says_why
from wizard.text.dates import (
    parse_date,
    parse_moment,
    parse_time,
    show_date,
    show_moment,
    show_time,
)
from wizard.text.faults import Unreadable

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 8, 9, 0, tzinfo=LONDON)  # a Friday
LOCALES = st.sampled_from(["en-GB", "en-US"])
DAYS = st.dates(date(1990, 1, 1), date(2190, 12, 31))
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
PIECES = "12 May 2026 Tuesday 14:30 at on pm UTC GST noon , today 31 Feb IST a/b"
ANYTHING = (
    st.text()
    | st.text("0123456789:./- apmTZ")
    | st.lists(st.sampled_from(PIECES.split())).map(" ".join)
)


@pytest.mark.parametrize(
    ("raw", "british", "american"),
    [
        ("2026-05-12", "2026-05-12", "2026-05-12"),
        ("12/05/2026", "2026-05-12", "2026-12-05"),
        ("12.5.26", "2026-05-12", "2026-12-05"),
        ("12 May", "2026-05-12", "2026-05-12"),
        ("the 12th of May", "2026-05-12", "2026-05-12"),
        ("May 12, 2026", "2026-05-12", "2026-05-12"),
        ("Tuesday, May 12", "2026-05-12", "2026-05-12"),
        ("tues 12 may '26", "2026-05-12", "2026-05-12"),
        ("today", "2026-05-08", "2026-05-08"),
        ("Tomorrow", "2026-05-09", "2026-05-09"),
        ("yesterday", "2026-05-07", "2026-05-07"),
        ("Friday", "2026-05-08", "2026-05-08"),
        ("on Thursday", "2026-05-14", "2026-05-14"),
        ("12 December", "2025-12-12", "2025-12-12"),
        ("12 October", "2026-10-12", "2026-10-12"),
        ("Friday 20 November", "2026-11-20", "2026-11-20"),
    ],
)
def test_reads_a_day_in_either_country(raw: str, british: str, american: str) -> None:
    assert parse_date(raw, "en-GB", NOW).isoformat() == british
    assert parse_date(raw, "en-US", NOW).isoformat() == american


@pytest.mark.parametrize(
    ("raw", "day"),
    [("Friday", "2026-05-08"), ("on Thursday", "2026-05-07"), ("sat", "2026-05-02")],
)
def test_of_what_is_over_a_weekday_is_the_last_one(raw: str, day: str) -> None:
    assert parse_date(raw, "en-GB", NOW, past=True).isoformat() == day


def test_without_a_year_the_nearest_one_is_meant() -> None:
    assert parse_date("2 January", "en-GB", datetime(2026, 12, 30)) == date(2027, 1, 2)
    assert parse_date("30 December", "en-GB", datetime(2027, 1, 2)) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            "Monday 12 May",
            "12 May 2026 is a Tuesday, not a Monday. Check which of the two is right.",
        ),
        ("31/06/2026", "“31/06/2026” does not exist: June 2026 has no day 31."),
        ("29 February", "“29 February” does not exist: February 2026 has no day 29."),
        ("2026-13-01", "“2026-13-01” does not exist: there is no month 13."),
        (
            "05/13/2026",
            "“05/13/2026” is not a date as day/month/year. Write it like 12 May or 2026-05-12.",
        ),
        (
            "next Tuesday",
            "“next Tuesday” can mean two days. Write the date, for example Tuesday 12 May.",
        ),
        (
            "the end of the week",
            "“the end of the week” is not a date. Write it like 12 May or 2026-05-12.",
        ),
        ("12 May 1066", "The year in “12 May 1066” is out of reach. Check the figures."),
    ],
)
def test_refuses_a_day_that_is_none_and_says_why(raw: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parse_date(raw, "en-GB", NOW)
    assert str(fault.value) == message


def test_shows_days_as_each_country_does() -> None:
    assert show_date(date(2026, 5, 12), "en-GB", NOW) == "Tuesday 12 May"
    assert show_date(date(2026, 5, 12), "en-US", NOW) == "Tuesday, May 12"
    assert show_date(date(2027, 5, 12), "en-GB", NOW) == "Wednesday 12 May 2027"
    assert show_date(date(2027, 5, 12), "en-US", NOW) == "Wednesday, May 12, 2027"
    assert show_date(date(2026, 5, 8), "en-GB", NOW) == "today"


@given(DAYS, DAYS, LOCALES)
def test_a_shown_day_reads_back_as_the_same_day(day: date, today: date, locale: str) -> None:
    now = datetime.combine(today, time(12))
    assert parse_date(show_date(day, locale, now), locale, now) == day


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("1430", "14:30"),
        ("0930", "09:30"),
        ("2.30pm", "14:30"),
        ("2:30 P.M.", "14:30"),
        ("2 pm", "14:00"),
        ("at 2pm", "14:00"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("noon", "12:00"),
        ("12 noon", "12:00"),
        ("midnight", "00:00"),
    ],
)
def test_reads_a_time_of_day(raw: str, at: str) -> None:
    assert parse_time(raw, "en-GB") == time.fromisoformat(at)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("2", "“2” can be morning or afternoon. Write 2 a.m. or 2 p.m."),
        ("14", "“14” is not a time. Write it like 14:00."),
        ("25:00", "“25:00” is not a time of day. Write it like 14:30 or 2:30 p.m."),
        ("13 am", "“13 am” is not a time of day. Write it like 14:30 or 2:30 p.m."),
        ("soon", "“soon” is not a time. Write it like 14:30 or 2:30 p.m."),
    ],
)
def test_refuses_a_time_that_is_none(raw: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parse_time(raw, "en-GB")
    assert str(fault.value) == message


def test_shows_times_as_each_country_does() -> None:
    assert show_time(time(14, 30), "en-GB") == "14:30"
    assert show_time(time(14, 30), "en-US") == "2:30 p.m."
    assert show_time(time(0, 5), "en-US") == "12:05 a.m."


@given(MINUTES, LOCALES)
def test_a_shown_time_reads_back_as_the_same_time(at: time, locale: str) -> None:
    assert parse_time(show_time(at, locale), locale) == at


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("Tuesday 12 May 14:30", "2026-05-12T14:30:00+01:00"),
        ("12 May at 2.30pm", "2026-05-12T14:30:00+01:00"),
        ("14:30 on 12 May", "2026-05-12T14:30:00+01:00"),
        ("2026-05-12T14:30", "2026-05-12T14:30:00+01:00"),
        ("12 May 1430", "2026-05-12T14:30:00+01:00"),
        ("12 May 2026 1430", "2026-05-12T14:30:00+01:00"),
        ("tomorrow noon", "2026-05-09T12:00:00+01:00"),
        ("Tuesday, May 12 at 2:30 p.m.", "2026-05-12T14:30:00+01:00"),
        ("10:00", "2026-05-08T10:00:00+01:00"),
        ("08:00", "2026-05-09T08:00:00+01:00"),
        ("02:45 UTC", "2026-05-09T02:45:00+00:00"),
        ("14:30 GST, Tuesday 12 May", "2026-05-12T14:30:00+04:00"),
        ("14:30 Europe/Paris", "2026-05-08T14:30:00+02:00"),
    ],
)
def test_reads_a_moment_in_its_zone(raw: str, moment: str) -> None:
    found = parse_moment(raw, "en-GB", NOW, LONDON)
    assert found.isoformat() == moment


def test_a_day_without_a_time_stays_a_day() -> None:
    assert parse_moment("12 May", "en-GB", NOW, LONDON) == date(2026, 5, 12)
    assert parse_moment("12 May 2015", "en-GB", NOW, LONDON) == date(2015, 5, 12)


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("08:00", "2026-05-08T08:00:00+01:00"),
        ("23:50", "2026-05-07T23:50:00+01:00"),
        ("Monday 14:30", "2026-05-04T14:30:00+01:00"),
    ],
)
def test_of_what_is_over_a_time_is_the_last_one(raw: str, moment: str) -> None:
    assert parse_moment(raw, "en-GB", NOW, LONDON, past=True).isoformat() == moment


def test_the_next_one_ahead_is_judged_by_the_clock_of_the_zone() -> None:
    just_after_midnight_in_dubai = datetime(2026, 5, 8, 20, 30, tzinfo=ZoneInfo("Etc/UTC"))
    found = parse_moment("01:00", "en-GB", just_after_midnight_in_dubai, ZoneInfo("Asia/Dubai"))
    assert found.isoformat() == "2026-05-09T01:00:00+04:00"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            "29 March 2026 01:30",
            "“29 March 2026 01:30” does not exist in Europe/London: the clocks skip that hour. "
            "Write a time before or after it.",
        ),
        (
            "14:30 IST",
            "“IST” names two zones. Write Asia/Kolkata for India or Europe/Dublin for Ireland.",
        ),
        ("12 May 25:00", "“25:00” is not a time of day. Write it like 14:30 or 2:30 p.m."),
        (
            "when it is fixed",
            "“when it is fixed” is not a date. Write it like 12 May or 2026-05-12.",
        ),
    ],
)
def test_refuses_a_moment_that_is_none(raw: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parse_moment(raw, "en-GB", NOW, LONDON)
    assert str(fault.value) == message


def test_shows_moments() -> None:
    at = datetime(2026, 11, 3, 10, 0, tzinfo=LONDON)
    assert show_moment(at, "en-GB", NOW) == "Tuesday 3 November at 10:00"
    assert show_moment(at, "en-US", NOW) == "Tuesday, November 3 at 10 a.m."
    assert show_moment(at, "en-GB", NOW, with_zone=True) == "Tuesday 3 November at 10:00 GMT"
    assert show_moment(NOW, "en-GB", NOW, with_zone=True) == "today at 09:00 BST"
    assert show_moment(date(2026, 5, 12), "en-GB", NOW, with_zone=True) == "Tuesday 12 May"


@given(
    DAYS,
    MINUTES,
    st.sampled_from(["Europe/London", "Asia/Dubai", "America/New_York", "Etc/UTC"]),
    LOCALES,
)
def test_a_shown_moment_reads_back_as_the_same_moment(
    day: date, at: time, key: str, locale: str
) -> None:
    zone = ZoneInfo(key)
    moment = datetime.combine(day, at, tzinfo=zone)
    utc = ZoneInfo("Etc/UTC")
    if moment.astimezone(utc).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        return  # skipped by the clocks: nobody can mean it
    now = datetime.combine(day + timedelta(days=40), time(12), tzinfo=utc)
    assert parse_moment(show_moment(moment, locale, now), locale, now, zone) == moment


@given(ANYTHING, LOCALES)
def test_any_text_is_read_or_refused_in_a_sentence(raw: str, locale: str) -> None:
    assert reads_or_says_why(lambda: parse_date(raw, locale, NOW))
    assert reads_or_says_why(lambda: parse_time(raw, locale))
    assert reads_or_says_why(lambda: parse_moment(raw, locale, NOW, LONDON))
