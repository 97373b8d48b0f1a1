"""What a sum or a condition may call. Each takes and gives plain values; none looks at the clock.

What only some of them need is imported there: conditions without it are looked at in every start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from wizard.expr.nothing import Nothing

Moment = date | datetime


def _whole(delta: timedelta) -> int:
    return delta.days * 86_400 + delta.seconds


def total(values: Sequence[Any]) -> Any:
    """`sum(column)`: of numbers, sums of money or lengths of time."""
    return sum(values[1:], start=values[0])


def count(values: str | Sequence[Any]) -> Decimal:
    """`count(table)` or `count(column)`: how many rows; of a text, how many lines."""
    return Decimal(len(_lines(values)))


def days(delta: timedelta) -> Decimal:
    """`days(duration)`: as a number, with its fraction."""
    return Decimal(_whole(delta)) / 86_400


def hours(delta: timedelta) -> Decimal:
    """`hours(duration)`: as a number, with its fraction."""
    return Decimal(_whole(delta)) / 3_600


def minutes(delta: timedelta) -> Decimal:
    """`minutes(duration)`: as a number, with its fraction."""
    return Decimal(_whole(delta)) / 60


def at(day: date, clock: time, zone: Any) -> datetime:
    """`at(day, time, zone)`: that moment, on the clock of that zone."""
    from zoneinfo import ZoneInfo

    key = zone.key if hasattr(zone, "key") else str(zone)
    return datetime.combine(day, clock, ZoneInfo(key))


def after(start: datetime, clock: time) -> datetime:
    """`after(start, time)`: the next time the clock shows that; past midnight where it must be."""
    end = datetime.combine(start.date(), clock, start.tzinfo)
    return (
        end
        if end > start
        else datetime.combine(start.date() + timedelta(days=1), clock, start.tzinfo)
    )


def between(start: Moment, end: Moment) -> timedelta:
    """The time from one to the other; whole days where either has no time of day.

    Aware moments are compared in UTC, so a night in which the clocks change is counted right.
    """
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end.astimezone(timezone.utc) - start.astimezone(timezone.utc)
    first = start.date() if isinstance(start, datetime) else start
    last = end.date() if isinstance(end, datetime) else end
    return last - first


def union(starts: Sequence[datetime], ends: Sequence[datetime]) -> timedelta:
    """`union(starts, ends)`: the time covered by at least one of these windows, none counted twice."""
    covered, until = timedelta(0), None
    windows = sorted(
        (s.astimezone(timezone.utc), e.astimezone(timezone.utc))
        for s, e in zip(starts, ends, strict=True)
    )
    for start, end in windows:
        begin = start if until is None or start > until else until
        if end > begin:
            covered += end - begin
            until = end
    return covered


def differences(first: Sequence[Any], second: Sequence[Any]) -> list[Any]:
    """`differences(first, second)`: the second column less the first, row by row."""
    pairs = zip(first, second, strict=True)
    return [between(a, b) if isinstance(a, date) else b - a for a, b in pairs]


def month_minutes(moment: Moment) -> Decimal:
    """`month_minutes(day)`: how many minutes that calendar month has."""
    first = date(moment.year, moment.month, 1)
    following = date(moment.year + moment.month // 12, moment.month % 12 + 1, 1)
    return Decimal((following - first).days * 1_440)


def rounded(value: Decimal, places: Decimal) -> Decimal:
    """`round(number, places)`: half up, as money is rounded."""
    return value.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def day_of(moment: Moment) -> date:
    """`day_of(moment)`: its day."""
    return moment.date() if isinstance(moment, datetime) else moment


def time_of(moment: Moment) -> time | Nothing:
    """`time_of(moment)`: its time of day; missing where only the day is known."""
    return moment.time() if isinstance(moment, datetime) else Nothing.MISSING


def _lines(text: str | Sequence[Any]) -> list[Any]:
    return [text] if isinstance(text, str) else list(text)


def form(text: str | Sequence[str]) -> str:
    """`form(answer)`: 'clause', 'doing' or 'thing'; 'mixed' where its lines differ."""
    from wizard.text.shapes import form_of

    forms = {form_of(line) for line in _lines(text)}
    return forms.pop() if len(forms) == 1 else "mixed"


def thing(text: str | Sequence[str]) -> bool:
    """`thing(answer)`: whether it begins as a thing does ("a full refund")."""
    from wizard.text.shapes import is_thing

    return is_thing(_lines(text)[0])


def brief(text: str | Sequence[str]) -> bool:
    """`brief(answer)`: whether its lines fit one sentence."""
    from wizard.text.shapes import is_brief

    return is_brief(_lines(text))


def story(text: str | Sequence[str]) -> bool:
    """`story(answer)`: whether a reason tells itself, in several sentences or one long one."""
    from wizard.text.shapes import is_story

    return is_story(_lines(text))


def alone(text: str | Sequence[str]) -> bool:
    """`alone(answer)`: whether an effect is what you, or somebody named, did ("you came for it")."""
    from wizard.text.shapes import stands_alone

    return stands_alone(_lines(text)[0])


def whole(text: str | Sequence[str]) -> bool:
    """`whole(answer)`: whether it says who will do it ("Farah will tell you")."""
    from wizard.text.shapes import is_whole

    return is_whole(_lines(text)[0])


def repeated(text: str | Sequence[str]) -> bool:
    """`repeated(answer)`: whether it says itself that they had to do it more than once."""
    from wizard.text.shapes import is_repeated

    return is_repeated(_lines(text))


def full_name(person: Any) -> bool:
    """`full_name(name)`: whether the greeting is a full name ("Helen Pryce", "Mrs Helen Pryce")."""
    words = str(getattr(person, "greeting", person)).split()
    title = words[:1] and words[0].rstrip(".") in ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
    return len(words) > (2 if title else 1)


def asking(text: str | Sequence[str]) -> bool:
    """`asking(answer)`: whether it begins as a question does ("whether anybody opened it")."""
    from wizard.text.shapes import is_asking

    return is_asking(_lines(text)[0])


def named(text: str | Sequence[str]) -> bool:
    """`named(answer)`: whether it begins with who did it, so that no "I" stands before it."""
    from wizard.text.shapes import is_anothers

    return is_anothers(_lines(text)[0])


def meeting(text: str | Sequence[str]) -> bool:
    """`meeting(answer)`: whether it is something both keep a day for ("come round")."""
    from wizard.text.shapes import is_meeting

    return is_meeting(_lines(text)[0])


def sum_in(text: str | Sequence[str], currency: str) -> Any:
    """`sum_in(answer, currency)`: the largest sum of money that its words name, if they name one."""
    from wizard.text.money import largest_sum

    found = largest_sum("\n".join(_lines(text)), currency)
    return Nothing.MISSING if found is None else found


# name -> (function, fewest arguments, most arguments)
FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "sum": (total, 1, 1),
    "count": (count, 1, 1),
    "min": (lambda *v: min(_flat(v)), 1, 9),
    "max": (lambda *v: max(_flat(v)), 1, 9),
    "abs": (abs, 1, 1),
    "days": (days, 1, 1),
    "hours": (hours, 1, 1),
    "minutes": (minutes, 1, 1),
    "at": (at, 3, 3),
    "after": (after, 2, 2),
    "union": (union, 2, 2),
    "differences": (differences, 2, 2),
    "month_minutes": (month_minutes, 1, 1),
    "round": (rounded, 2, 2),
    "day_of": (day_of, 1, 1),
    "time_of": (time_of, 1, 1),
    "form": (form, 1, 1),
    "thing": (thing, 1, 1),
    "brief": (brief, 1, 1),
    "named": (named, 1, 1),
    "meeting": (meeting, 1, 1),
    "asking": (asking, 1, 1),
    "full_name": (full_name, 1, 1),
    "repeated": (repeated, 1, 1),
    "story": (story, 1, 1),
    "alone": (alone, 1, 1),
    "sum_in": (sum_in, 2, 2),
    "whole": (whole, 1, 1),
}

# These look at whether there is a value, so they are the only ones that may be handed nothing.
# `either(x, y)` is x, or y where x is not asked or left empty; one that is unknown stays unknown.
ABOUT_NOTHING = ("filled", "unknown", "either")


def _flat(values: Sequence[Any]) -> list[Any]:
    return [x for v in values for x in (v if isinstance(v, list) else [v])]
