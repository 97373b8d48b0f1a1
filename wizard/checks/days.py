"""Days in a letter: weekdays that do not fit their date, promises for days that are over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import NamedTuple

from wizard.checks.draft import Draft
from wizard.checks.found import Found

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = re.compile(
    rf"""
    (?: \b (?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ,? \s+ (?:the\s+)? )?
    (?: \b (?P<d1>[0-3]?\d)(?:st|nd|rd|th)? \s+ (?:of\s+)? (?P<m1>{_MONTH})\b
      | \b (?P<m2>{_MONTH}) \s+ (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b (?![:.]\d) )
    (?: ,? \s+ (?P<y>20\d\d)\b )?
    """,
    re.VERBOSE,
)
_PROMISE = re.compile(
    r"\b(?:will|shall|going to|should (?:show|arrive|reach|be))\b|'ll\b"
    r"|\bfrom\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d(?!\d?[:.]\d\d))",  # a day, not "from 14:30"
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:by|on|from|before|until|no later than)\s+(?:the\s+)?\Z", re.IGNORECASE)
_ABOUT_THE_PAST = re.compile(
    r"\b(?:was|were|had|did|came|arrived|ordered|placed|sent|wrote|rang|called|charged|took|invoice|order"
    r"|bill|letter|email|message|visit|booking|payment|dated|since|happened|between|that you"
    r"|received)\b[^,;]{0,40}\Z",
    re.IGNORECASE,
)
LONGEST_AGO = 60
"""Days after which a date in a promise is taken for another year's, or for the start of something."""


class _Dated(NamedTuple):
    start: int
    end: int
    day: date
    weekday: str  # as written, or ""


def _dates(text: str, today: date) -> Iterator[_Dated]:
    """The dates in a text. One without a year is in the year that brings it nearest to today."""
    for match in _DATE.finditer(text):
        month = _MONTHS.index((match.group("m1") or match.group("m2"))[:3].lower()) + 1
        number = int(match.group("d1") or match.group("d2"))
        written = match.group("y")
        years = (int(written),) if written else (today.year - 1, today.year, today.year + 1)
        days = [day for year in years if (day := _real(year, month, number)) is not None]
        if days:
            nearest = min(days, key=lambda day: abs((day - today).days))
            weekday = f"{match.group('day')}day" if match.group("day") else ""
            yield _Dated(match.start(), match.end(), nearest, weekday)


def _real(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def wrong_weekdays(draft: Draft) -> Iterator[Found]:
    """A weekday that does not fit the date beside it; without a year only where today is known."""
    now = draft.facts.now
    today = (now or datetime.now(timezone.utc)).date()
    for dated in _dates(draft.flat, today):
        has_year = draft.flat[dated.end - 4 : dated.end].isdigit()
        if dated.weekday and (now is not None or has_year):
            right = _DAYS[dated.day.weekday()]
            if right != dated.weekday:
                yield Found(dated.start, dated.end, right)


def past_promises(draft: Draft) -> Iterator[Found]:
    """A promised day that is over: the facts' promised dates, and those the text's own words promise."""
    now = draft.facts.now
    if now is None:
        return
    for day, question in draft.facts.dates:
        if _is_over(day, now):
            yield Found(*_place_of(draft, question), question=question)
    today = now.date()
    for placed in draft.page.sentences:
        sentence = draft.flat[placed.start : placed.start + len(placed.text)]
        promise = _PROMISE.search(sentence)
        if promise is None:
            continue
        for dated in _dates(sentence, today):
            before = sentence[: dated.start]
            is_due = _DUE.search(before[-24:]) or dated.start > promise.start()
            is_over = 0 < (today - dated.day).days <= LONGEST_AGO
            if is_over and is_due and not _ABOUT_THE_PAST.search(before):
                yield Found(placed.start + dated.start, placed.start + dated.end)


def _is_over(day: date | datetime, now: datetime) -> bool:
    if isinstance(day, datetime):
        return day < now if day.tzinfo is not None else day < now.replace(tzinfo=None)
    return day < now.date()


def _place_of(draft: Draft, question: str) -> tuple[int, int]:
    """Where the answer's words stand; the start of the text if they do not."""
    for span in draft.spans:
        if span.kind == "value" and span.question == question:
            return span.start, span.end
    return 0, 0
