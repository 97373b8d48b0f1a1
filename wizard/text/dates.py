"""Dates, times and moments: read as people write them, shown as letters do.

Nothing here reads the clock: `now` is handed in. A `locale` is "en-GB" or "en-US".
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from wizard.text.day_names import DAYS, MONTHS
from wizard.text.durations import parse_duration, show_duration
from wizard.text.faults import Unreadable, in_quotes
from wizard.text.words import fold
from wizard.text.zones import is_abbreviation, parse_zone, zone_label

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

__all__ = [
    "parse_date",
    "parse_duration",
    "parse_moment",
    "parse_time",
    "show_date",
    "show_duration",
    "show_moment",
    "show_time",
]

_DAY_NUMBERS = {
    **{name.lower(): n for n, name in enumerate(DAYS)},
    **{name[:3].lower(): n for n, name in enumerate(DAYS)},
    **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
}
_MONTH_NUMBERS = {
    **{name.lower(): n for n, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): n for n, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_YEAR_SHOWN_BEYOND = timedelta(days=182)  # half a year: within it the nearest year is the right one
_WEEKDAY_TELLS = timedelta(days=274)
_EARLIEST, _LATEST = 1900, 2199

_ISO = re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})")
_SLASHED = re.compile(
    r"(?P<one>[0-9]{1,2})(?:(?P<mark>[/.-])(?P<two>[0-9]{1,2})(?P=mark)"
    r"(?P<year>[0-9]{4}|[0-9]{2})|/(?P<alone>[0-9]{1,2}))"
)
_WEEKDAY = re.compile(r"(?P<name>[a-z]+)\.?(?:,\s*|\s+)(?=\S)")
_DAY_FIRST = re.compile(
    r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ?(?P<month>[a-z]+)\.?"
    r"(?:,? (?P<year>[0-9]{4}|'?[0-9]{2}))?"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]+)\.? (?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?:(?:, ?| )(?P<year>[0-9]{4}|'?[0-9]{2}))?"
)
_TIME_FORM = (
    r"(?:[0-9]{1,2}[:.h][0-9]{2}(?: ?[ap]\.?m\b\.?)?|[0-9]{1,2} ?[ap]\.?m\b\.?|[0-9]{4}"
    r"|(?:12 )?(?:noon|midday|midnight))"
)
_CLOCK_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2}))?(?: ?(?P<half>[ap])\.?m\.?)?"
)
_DATE_THEN_TIME = re.compile(rf"(?P<date>.+?),?(?: at| by)? (?P<time>{_TIME_FORM})")
_TIME_THEN_DATE = re.compile(rf"(?P<time>{_TIME_FORM}),?(?: on)? (?P<date>.+)")
_TIME_ALONE = re.compile(_TIME_FORM)
_ZONE_FORM = r"[a-z]{2,5}(?:[+-][0-9]{1,2})?|[a-z_]+/[a-z_/+-]+"
_ZONE_AFTER_TIME = re.compile(rf"{_TIME_FORM}(?P<zone> (?P<name>{_ZONE_FORM}))(?![^ ,])")
_LONGEST = 80


def _plain(raw: str) -> str:
    return " ".join(fold(raw).lower().split())[: _LONGEST + 1]


def parse_date(raw: str, locale: str, now: datetime, *, past: bool = False) -> date:
    """Read a day: "2026-05-12", "12/05/2026", "12 May", "Tuesday, May 12", "today", "Friday".

    Figures with slashes are day first in en-GB, month first in en-US. Without a year it is the
    one that brings the date nearest to `now`; a weekday alone is the next such day, today
    included, or with `past` the last one. Raises `Unreadable` for a date that does not exist, for
    a weekday that does not fit (naming the one that does) and for what is no date.
    """
    text = _plain(raw).removeprefix("on ")
    today = now.date()
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    if text in _DAY_NUMBERS:
        return _on_weekday(_DAY_NUMBERS[text], today, past)
    vague = re.fullmatch(r"(next|last|this|past|coming) ([a-z]+)", text)
    if vague and vague[2] in _DAY_NUMBERS:
        example = _named(_on_weekday(_DAY_NUMBERS[vague[2]], today, past), locale)
        raise Unreadable(
            f"{in_quotes(raw)} can mean two days. Write the date, for example {example}."
        )
    weekday = _WEEKDAY.match(text)
    expected: int | None = None
    if weekday and weekday["name"] in _DAY_NUMBERS:
        expected = _DAY_NUMBERS[weekday["name"]]
        text = text[weekday.end() :]
    found = _dated(text, raw, locale, today, expected)
    if expected is not None and found.weekday() != expected:
        raise Unreadable(
            f"{_long(found, locale)} is a {DAYS[found.weekday()]}, not a {DAYS[expected]}. "
            f"Check which of the two is right."
        )
    return found


def _on_weekday(weekday: int, today: date, past: bool) -> date:
    if past:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _dated(text: str, raw: str, locale: str, today: date, weekday: int | None) -> date:
    iso = _ISO.fullmatch(text)
    if iso:
        return _day(int(iso["year"]), int(iso["month"]), int(iso["day"]), raw)
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        one, two = int(slashed["one"]), int(slashed["two"] or slashed["alone"])
        month, day = (one, two) if locale == "en-US" else (two, one)
        if not 1 <= month <= 12:
            order = "month/day/year" if locale == "en-US" else "day/month/year"
            raise Unreadable(f"{in_quotes(raw)} is not a date as {order}. {_how(locale)}")
        return _on(slashed["year"], month, day, raw, today, weekday)
    for form in (_DAY_FIRST, _MONTH_FIRST):
        match = form.fullmatch(text)
        if match and match["month"] in _MONTH_NUMBERS:
            month = _MONTH_NUMBERS[match["month"]]
            return _on(match["year"], month, int(match["day"]), raw, today, weekday)
    raise Unreadable(f"{in_quotes(raw)} is not a date. {_how(locale)}")


def _how(locale: str) -> str:
    return f"Write it like {'May 12' if locale == 'en-US' else '12 May'} or 2026-05-12."


def _on(year: str | None, month: int, day: int, raw: str, today: date, weekday: int | None) -> date:
    if year:
        number = int(year.lstrip("'"))
        return _day(number + 2000 if number < 100 else number, month, day, raw)
    nearby: list[date] = []
    for near in (today.year - 1, today.year + 1, today.year):
        try:
            nearby.append(_day(near, month, day, raw))
        except Unreadable as fault:
            missing = fault
    if not nearby:
        raise missing
    nearby.sort(key=lambda found: abs(found - today))
    # Six to nine months away, a weekday can tell that the year meant is not the nearest one.
    fitting = (d for d in nearby if d.weekday() == weekday and abs(d - today) <= _WEEKDAY_TELLS)
    return next(fitting, nearby[0])


def _day(year: int, month: int, day: int, raw: str) -> date:
    if not _EARLIEST <= year <= _LATEST:
        raise Unreadable(f"The year in {in_quotes(raw)} is out of reach. Check the figures.")
    try:
        return date(year, month, day)
    except ValueError:
        month_name = MONTHS[month - 1] if 1 <= month <= 12 else f"month {month}"
        raise Unreadable(
            f"{in_quotes(raw)} does not exist: {month_name} {year} has no day {day}."
            if 1 <= month <= 12
            else f"{in_quotes(raw)} does not exist: there is no {month_name}."
        ) from None


def parse_time(raw: str, locale: str) -> time:
    """Read a time of day: "14:30", "14.30", "1430", "2.30pm", "2 p.m.", "noon", "midnight".

    Midnight is 00:00, where a day begins. Raises `Unreadable` for an hour alone ("2" can be
    morning or afternoon) and for what is no time.
    """
    text = re.sub(r"^(?:at|by) |^12 (?=noon|midnight)", "", _plain(raw))
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    if re.fullmatch(r"[0-9]{4}", text):
        text = f"{text[:2]}:{text[2:]}"
    match = _CLOCK_TIME.fullmatch(text)
    if match is None:
        raise Unreadable(f"{in_quotes(raw)} is not a time. Write it like 14:30 or 2:30 p.m.")
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half is None and match["minute"] is None:
        raise Unreadable(_hour_alone(raw, hour))
    if hour > 23 or minute > 59 or (half and hour == 0) or (half == "a" and hour > 12):
        raise Unreadable(f"{in_quotes(raw)} is not a time of day. Write it like 14:30 or 2:30 p.m.")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def _hour_alone(raw: str, hour: int) -> str:
    if 1 <= hour <= 12:
        return f"{in_quotes(raw)} can be morning or afternoon. Write {hour} a.m. or {hour} p.m."
    return f"{in_quotes(raw)} is not a time. Write it like {hour % 24:02d}:00."


def parse_moment(
    raw: str, locale: str, now: datetime, zone: ZoneInfo, *, past: bool = False
) -> date | datetime:
    """Read a day, with or without a time: "12 May", "Tuesday 12 May at 14:30", "02:45 UTC".

    A day alone comes back as a `date`, one with a time as a `datetime` that knows its zone:
    the one written behind it, else `zone`. A time alone is the next such moment after `now`,
    and with `past` the last one before it; so is a weekday.
    Where clocks go back and a time comes twice, it is the first of the two. Raises `Unreadable`
    as `parse_date` and `parse_time` do, for an unclear zone, and for a time the clocks skip.
    """
    text = re.sub(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})t(?=[0-9])", r"\1 ", _plain(raw))
    text, zone = _with_zone(text, zone)
    text = re.sub(r"^(?:at|by) (?=[0-9nm])", "", text)
    here = now.replace(tzinfo=zone) if now.tzinfo is None else now.astimezone(zone)
    if _TIME_ALONE.fullmatch(text):
        return _nearest_at(parse_time(text, locale), here, zone, raw, past)
    try:
        return parse_date(text, locale, here, past=past)
    except Unreadable as not_a_date:
        fault = not_a_date
    for form in (_DATE_THEN_TIME, _TIME_THEN_DATE):
        match = form.fullmatch(text)
        if match is None:
            continue
        try:
            day = parse_date(match["date"], locale, here, past=past)
            return _at(day, parse_time(match["time"], locale), zone, raw)
        except Unreadable as not_both:
            fault = not_both
    raise fault


def _with_zone(text: str, zone: ZoneInfo) -> tuple[str, ZoneInfo]:
    from zoneinfo import ZoneInfo

    match = _ZONE_AFTER_TIME.search(text)
    if match is None:
        return text, zone
    name = match["name"]
    if not (is_abbreviation(name) or "/" in name or name.startswith(("utc", "gmt"))):
        return text, zone
    rest = text[: match.start("zone")] + text[match.end("zone") :]
    return rest, ZoneInfo(parse_zone(name if "/" in name else name.upper()).key)


def _nearest_at(at: time, here: datetime, zone: ZoneInfo, raw: str, past: bool) -> datetime:
    today = _at(here.date(), at, zone, raw)
    ahead = today.astimezone(timezone.utc) - here.astimezone(timezone.utc)
    if (ahead <= timedelta(0)) if past else (ahead >= timedelta(0)):
        return today
    return _at(here.date() + timedelta(days=-1 if past else 1), at, zone, raw)


def _at(day: date, at: time, zone: ZoneInfo, raw: str) -> datetime:
    moment = datetime.combine(day, at, tzinfo=zone)
    back = moment.astimezone(timezone.utc).astimezone(zone)
    if back.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise Unreadable(
            f"{in_quotes(raw)} does not exist in {zone.key}: the clocks skip that hour. "
            f"Write a time before or after it."
        )
    return moment


def show_date(day: date, locale: str, now: datetime) -> str:
    """The day as a letter names it: "Tuesday 12 May", en-US "Tuesday, May 12"; "today" on it.

    The year is added when the day is more than half a year from `now`.
    """
    if day == now.date():
        return "today"
    return _named(day, locale, year=abs(day - now.date()) > _YEAR_SHOWN_BEYOND)


def full_date(day: date, locale: str) -> str:
    """The day with its year, whatever the day: "Tuesday 12 May 2026"."""
    return _named(day, locale, year=True)


def _named(day: date, locale: str, *, year: bool = False) -> str:
    comma = "," if locale == "en-US" else ""
    return f"{DAYS[day.weekday()]}{comma} {_long(day, locale, year=year)}"


def _long(day: date, locale: str, *, year: bool = True) -> str:
    if locale == "en-US":
        return f"{MONTHS[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def show_time(at: time, locale: str) -> str:
    """The time of day: "14:30", en-US "2:30 p.m.", "8 a.m.", "noon" (Associated Press stylebook)."""
    if locale == "en-US":
        if (at.hour, at.minute) == (12, 0):
            return "noon"
        minutes = f":{at.minute:02d}" if at.minute else ""
        return f"{at.hour % 12 or 12}{minutes} {'p.m.' if at.hour >= 12 else 'a.m.'}"
    return f"{at.hour:02d}:{at.minute:02d}"


def show_moment(
    moment: date | datetime, locale: str, now: datetime, *, with_zone: bool = False
) -> str:
    """A day, and its time where it has one: "Tuesday 24 November at 10:00", "today at 14:30".

    `with_zone` adds what its clock is called ("at 02:45 UTC"). "Today" is judged by that clock.
    """
    if not isinstance(moment, datetime):
        return show_date(moment, locale, now)
    here = now.astimezone(moment.tzinfo) if moment.tzinfo and now.tzinfo else now
    shown = f"{show_date(moment.date(), locale, here)} at {show_time(moment.time(), locale)}"
    key = getattr(moment.tzinfo, "key", None)
    return f"{shown} {zone_label(key, moment)}" if with_zone and key else shown
