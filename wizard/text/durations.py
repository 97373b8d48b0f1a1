"""Lengths of time: "1 h 45" read, "one hour and 45 minutes" shown."""

from __future__ import annotations

import re
from datetime import timedelta

from wizard.text.faults import Unreadable, in_quotes
from wizard.text.words import fold, listed, number_word

_HOW = "Write it like 90 minutes, 1 h 45 or 2 days."
_NUMBER_LIST = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
"""
_NUMBERS = {word: n for n, word in enumerate(_NUMBER_LIST.split())} | {"a": 1, "an": 1}
_MINUTES_IN = {"week": 7 * 24 * 60, "day": 24 * 60, "hour": 60, "minute": 1}
_UNITS = {
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "week"),
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hour"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "minute"),
}
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])")
_THOUSANDS = r"[0-9]{1,3}(?:,[0-9]{3})+"
_PART = re.compile(
    rf"({_THOUSANDS}|[0-9]{{1,6}}(?:[.,][0-9]{{1,2}})?|[a-z]+)\s*([a-z]*)\.?"
    r"(?:\s*,)?(?:\s+and\b)?\s*"
)
_LONGEST = 100
_DAYS_ALONE_FROM = timedelta(days=3)


def parse_duration(raw: str) -> timedelta:
    """Read a length of time: "90 minutes", "1 h 45", "1:45", "two days and 3 hours".

    "1:45" is an hour and 45 minutes. Raises `Unreadable` for a figure without its unit, for a
    unit named twice and for what is no length of time.
    """
    text = " ".join(fold(raw).lower().split())
    clock = _CLOCK.fullmatch(text)
    if clock:
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    if re.fullmatch(r"[0-9]{1,9}(?:[.,][0-9]+)?", text):
        raise Unreadable(
            f"{in_quotes(raw)} has no unit. Write {text} minutes, {text} hours or {text} days."
        )
    if re.fullmatch(r"half an? hour", text):
        return timedelta(minutes=30)
    minutes = _minutes(text) if 0 < len(text) <= _LONGEST else None
    if minutes is None:
        raise Unreadable(f"{in_quotes(raw)} is not a length of time. {_HOW}")
    return timedelta(minutes=minutes)


def _minutes(text: str) -> float | None:
    total = 0.0
    smallest = _MINUTES_IN["week"] + 1
    position = 0
    while position < len(text):
        part = _PART.match(text, position)
        if part is None:
            return None
        number = _number(part[1])
        after_hours = smallest == _MINUTES_IN["hour"] and not part[2] and part.end() == len(text)
        unit = "minute" if after_hours else _UNITS.get(part[2])  # "1 h 45"
        if number is None or unit is None or _MINUTES_IN[unit] >= smallest:
            return None
        smallest = _MINUTES_IN[unit]
        total += number * smallest
        position = part.end()
    return total


def _number(text: str) -> float | None:
    if re.fullmatch(_THOUSANDS, text):
        return float(text.replace(",", ""))
    if text[0].isdigit():
        return float(text.replace(",", "."))
    return _NUMBERS.get(text)


def show_duration(length: timedelta) -> str:
    """A length of time as a letter says it: "18 minutes", "one hour and 45 minutes", "three days".

    To the minute below three days, to the nearest day from there on. Numbers below ten are in
    words. A negative length, which no letter should hold, begins with "minus".
    """
    if length < timedelta(0):
        return f"minus {show_duration(-length)}"
    minutes = round(length.total_seconds() / 60)
    if minutes == 0:
        return "less than a minute" if length else "no time"
    if length >= _DAYS_ALONE_FROM:
        return _counted(int(minutes / _MINUTES_IN["day"] + 0.5), "day")
    parts: list[str] = []
    for unit in ("day", "hour", "minute"):
        count, minutes = divmod(minutes, _MINUTES_IN[unit])
        if count:
            parts.append(_counted(count, unit))
    return listed(parts)


def _counted(count: int, unit: str) -> str:
    return f"{number_word(count)} {unit}{'' if count == 1 else 's'}"
