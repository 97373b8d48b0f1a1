"""The days of the week that a line about opening hours names: "weekdays 9 to 5", "Tue-Sat"."""

from __future__ import annotations

import re
from collections.abc import Iterator

MONDAY_TO_FRIDAY = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\b"
_RANGE = re.compile(rf"\b{_DAY}\s*(?:-|–|—|to\b|till?\b|until\b|through\b|thru\b)\s*{_DAY}")
_ONE = re.compile(rf"\b{_DAY}")
_WEEKDAYS = re.compile(r"\b(?:week|working |business |work)days?\b")
_WEEKEND = re.compile(r"\bweek-?ends?\b")
_ALWAYS = re.compile(
    r"\b(?:every day|any day|all week|seven days|7 days|24/7|24-7|daily|all days|any hour|any time"
    r"|day (?:and|or) night|night and day|round the clock)\b"
)
_BUT = re.compile(r"\b(?:but|except|excluding|apart from|other than|not|never|no|closed|shut)\b")


def open_days(hours: str) -> frozenset[int] | None:
    """The days that are named (Monday is 0), or None where the line does not say."""
    said = " ".join(hours.casefold().split())
    but = _BUT.search(said)
    named = _named(said[: but.start()] if but else said)
    barred = _named(said[but.end() :]) if but else frozenset()
    days = (named or (EVERY_DAY if barred else frozenset())) - barred
    return days or None


def _named(said: str) -> frozenset[int]:
    return frozenset(_days(said))


def _days(said: str) -> Iterator[int]:
    if _ALWAYS.search(said):
        yield from EVERY_DAY
    if _WEEKDAYS.search(said):
        yield from MONDAY_TO_FRIDAY
    if _WEEKEND.search(said):
        yield from EVERY_DAY - MONDAY_TO_FRIDAY
    for match in _RANGE.finditer(said):
        first, last = _number(match[1]), _number(match[2])
        yield from ((first + n) % 7 for n in range((last - first) % 7 + 1))
    for match in _ONE.finditer(said):
        yield _number(match[1])


def _number(name: str) -> int:
    return _NAMES.index(name[:3])
