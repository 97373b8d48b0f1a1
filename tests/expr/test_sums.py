"""Sums of money, days and hours: exact, across midnight and the nights when the clocks change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.expr.expression import Expression, Impossible
from wizard.expr.nothing import Nothing
from wizard.text.money import Money

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def worked_out(source: str, **names: Any) -> Any:
    return Expression(source).value(lambda name: names.get(name, Nothing.HIDDEN))


def pounds(amount: str) -> Money:
    return Money(Decimal(amount), "GBP")


def at(text: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_money_adds_up_to_the_penny() -> None:
    charges = [
        {"taken": pounds("0.10"), "due": pounds("0")},
        {"taken": pounds("0.20"), "due": pounds("0.10")},
    ]
    assert worked_out("sum(c.taken) - sum(c.due)", c=charges) == pounds("0.20")
    assert worked_out("sum(c.taken) > 0.29", c=[{"taken": Decimal("0.3")}]) is True
    assert worked_out("price * 3 / 2", price=pounds("1.01")) == pounds("1.52")
    assert worked_out("sum(c.due) == 0", c=charges[:1]) is True


def test_two_currencies_do_not_add_up_and_the_sentence_says_so() -> None:
    charges = [{"taken": pounds("1")}, {"taken": Money(Decimal(1), "EUR")}]
    with pytest.raises(Impossible, match="GBP and EUR cannot be added") as caught:
        worked_out("sum(c.taken)", c=charges)
    assert not str(caught.value).endswith("..")


def test_lengths_of_time_add_up() -> None:
    rows = [{"d": timedelta(hours=1)}, {"d": timedelta(minutes=30)}]
    assert worked_out("sum(r.d)", r=rows) == timedelta(minutes=90)
    assert worked_out("hours(sum(r.d))", r=rows) == Decimal("1.5")
    assert worked_out("sum(r.d) / length", r=rows, length=timedelta(hours=3)) == Decimal("0.5")


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [
        ("2026-11-20T14:30", "2026-11-20T16:15", 105),
        ("2026-11-20T23:50", "2026-11-21T00:20", 30),
        ("2026-03-29T00:30", "2026-03-29T02:30", 60),  # the clocks go forward at one
        ("2026-10-25T00:30", "2026-10-25T03:00", 210),  # and back at two
    ],
)
def test_an_outage_lasts_as_long_as_it_did(begin: str, end: str, minutes: int) -> None:
    assert worked_out("minutes(e - b)", b=at(begin), e=at(end)) == minutes


def test_two_zones_are_compared_by_the_moment() -> None:
    there, here = at("2026-11-20T09:00", NEW_YORK), at("2026-11-20T14:30")
    assert worked_out("minutes(here - there)", here=here, there=there) == 30
    assert worked_out("there < here", here=here, there=there) is True


def test_a_bare_end_is_the_next_time_the_clock_shows_it() -> None:
    start = at("2026-11-20T23:10")
    assert worked_out("after(s, t)", s=start, t=time(0, 40)) == at("2026-11-21T00:40")
    assert worked_out("after(s, t)", s=start, t=time(23, 30)) == at("2026-11-20T23:30")
    assert worked_out("days(after(s, t) - s)", s=start, t=time(23, 10)) == 1


def test_a_time_is_put_on_the_clock_of_its_zone() -> None:
    names = {"d": date(2026, 7, 1), "t": time(14, 30)}
    assert worked_out("at(d, t, 'Asia/Kolkata')", **names).utcoffset() == timedelta(hours=5.5)
    assert worked_out("at(d, t, z)", z=LONDON, **names) == at("2026-07-01T14:30")
    with pytest.raises(Impossible):
        worked_out("at(d, t, 'No/Where')", **names)


def test_days_and_moments_are_compared_by_the_day() -> None:
    names = {"day": date(2026, 11, 20), "moment": at("2026-11-20T23:59")}
    assert worked_out("day >= moment", **names) is True
    assert worked_out("day < moment", **names) is False
    assert worked_out("days(moment - day)", **names) == 0
    assert worked_out("days(day - moment)", **names) == 0
    assert worked_out("days(day - first)", first=date(2026, 11, 17), **names) == 3
    assert worked_out("day_of(moment) == day", **names) is True
    assert worked_out("day_of(day) == day", **names) is True
    assert worked_out("time_of(moment)", **names) == time(23, 59)
    assert worked_out("time_of(day)", **names) is Nothing.MISSING


def test_minutes_that_overlap_are_counted_once() -> None:
    def windows(*pairs: tuple[str, str]) -> list[dict[str, datetime]]:
        return [{"b": at(f"2026-11-20T{b}"), "e": at(f"2026-11-20T{e}")} for b, e in pairs]

    def down(*pairs: tuple[str, str]) -> Any:
        return worked_out("minutes(union(w.b, w.e))", w=windows(*pairs))

    assert down(("10:00", "11:00"), ("12:00", "12:30")) == 90
    assert down(("10:00", "11:00"), ("10:30", "11:30")) == 90
    assert down(("10:00", "12:00"), ("10:30", "11:00")) == 120
    assert down(("10:30", "11:00"), ("10:00", "10:30")) == 60
    assert down(("11:00", "10:00")) == 0


_minutes = st.integers(0, 600)


@given(st.lists(st.tuples(_minutes, _minutes), min_size=1, max_size=8))
def test_the_union_is_the_minutes_in_any_window(pairs: list[tuple[int, int]]) -> None:
    midnight = at("2026-11-20T00:00")
    rows = [
        {"b": midnight + timedelta(minutes=b), "e": midnight + timedelta(minutes=e)}
        for b, e in pairs
    ]
    assert worked_out("minutes(union(w.b, w.e))", w=rows) == len(
        {m for b, e in pairs for m in range(b, e)}
    )


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (date(2026, 11, 30), 30),
        (date(2028, 2, 1), 29),
        (date(2026, 2, 9), 28),
        (date(2026, 12, 31), 31),
    ],
)
def test_a_month_has_its_own_length(day: date, days: int) -> None:
    assert worked_out("month_minutes(d)", d=day) == days * 24 * 60


def test_uptime_is_rounded_as_money_is() -> None:
    names = {"down": timedelta(minutes=105), "d": date(2026, 11, 20)}
    uptime = "round(100 - 100 * minutes(down) / month_minutes(d), 2)"
    assert worked_out(uptime, **names) == Decimal("99.76")
    assert worked_out("round(x, 0)", x=Decimal("2.5")) == 3
    assert worked_out("round(x, 1)", x=Decimal("-0.25")) == Decimal("-0.3")
    with pytest.raises(Impossible):
        worked_out("round(x, 99999999)", x=Decimal(1))


def test_the_form_of_an_answer_can_be_asked() -> None:
    assert worked_out("form(a)", a=["we charged you twice"]) == "clause"
    assert worked_out("form(a)", a="not ringing you back") == "doing"
    assert worked_out("form(a)", a=["late delivery", "we lost it"]) == "mixed"
    assert worked_out("thing(a)", a=["a full refund"]) is True
    assert worked_out("brief(a)", a=["one", "two", "three"]) is False
    assert worked_out("brief(a)", a="we were late") is True
