"""Days in a letter: weekdays that do not fit their date, promises for days that are over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from wizard.checks.calendar import ALWAYS
from wizard.checks.draft import Draft
from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found
from wizard.checks.shape import Shape
from wizard.text.day_names import DAYS, MONTH, MONTHS, WEEKDAY
from wizard.text.sentences import sentences

_MONTHS = [name[:3] for name in MONTHS]
_DATE = Shape(
    rf"""
    (?= [\dADFJMNOSTW] )
    (?: \b (?P<day>{WEEKDAY}) ,? \s+ (?:the\s+)? )?
    (?: \b (?P<d1>[0-3]?\d)(?:st|nd|rd|th)? \s+ (?:of\s+)? (?P<m1>{MONTH})\b
      | \b (?P<m2>{MONTH}) \s+ (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b (?![:.]\d) )
    (?: ,? \s+ (?P<y>20\d\d)\b )?
    """,
    re.VERBOSE,
)
_WILL = r"\b(?:will|shall|going to|should (?:show|arrive|reach|be))\b|'ll\b"
_SURE = Shape(_WILL, re.IGNORECASE)
_PROMISE = Shape(
    _WILL  # or "from" with a day, not "from 14:30"
    + rf"|\bfrom\s+(?:{WEEKDAY}|\d(?!\d?[:.]\d\d))",
    re.IGNORECASE,
)
_TOLD = Shape(
    r"\b(?:was|were|had|did|came|went|got|took|bought|paid|spent|slept|stood|sat|kept|left|lost|rang|told"
    r"|gave|saw|heard|made|began|chose|wrote|sent|held|flew|let|put"
    r"|(?!(?:need|speed|feed|proceed|exceed|succeed|indeed|hundred)\b)\w+ed)\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = Shape(r"[,;:]|\b(?:and|but|so)\b", re.IGNORECASE)
_DUE = Shape(r"\b(?:by|on|from|before|until|no later than)\s+(?:the\s+)?\Z", re.IGNORECASE)
_ABOUT_THE_PAST = Shape(
    r"\b(?:was|were|had|did|came|arrived|ordered|placed|sent|wrote|rang|called|charged|took|invoice|order"
    r"|bill|letter|email|message|visit|booking|payment|dated|since|happened|between|that you"
    r"|received)\b[^,;]{0,40}\Z",
    re.IGNORECASE,
)
_DONE = Shape(
    r",?(?:\s+at\s+[\d:.]+(?:\s?[ap]\.?m\b\.?)?)?\s+(?:I|we|you)\s+(?!will|shall|am|are|can|should|must|would)\w",
    re.IGNORECASE,
)
"""What follows a day on which something was done: "On Wednesday 25 November I refunded …"."""

WEEKDAY_TELLS = 274
"""Days within which the weekday beside a date can tell its year."""

LONGEST_AGO = 60
"""Days after which a date in a promise is taken for another year's, or for the start of something."""


def dates(text: str) -> Iterator[Found]:
    """Every date that names its month."""
    for match in _DATE.finditer(text):
        yield Found(match.start(), match.end())


def promised_dates(text: str) -> Iterator[Found]:
    """Every date that a sentence promises by its own words."""
    for sentence in sentences(text) if _PROMISE.search(text) else ():
        words = sentence.text
        promise = _PROMISE.search(words)
        if promise is not None and promise.group()[0] in "fF" and _tells(words, promise.start()):
            promise = _SURE.search(words, promise.end())  # "I waited from Friday" promises nothing
        if promise is None:
            continue
        for found in dates(words):
            before = words[: found.start]
            if found.start < promise.start():
                is_due = _DUE.search(before[-24:]) and not _is_over_before(found, promise, words)
            else:
                is_due = True
            done = before.endswith(("On ", "on ")) and _DONE.match(words, found.end)
            if is_due and not done and not _ABOUT_THE_PAST.search(before):
                yield Found(sentence.start + found.start, sentence.start + found.end)


def _tells(words: str, until: int) -> bool:
    """Whether there is a verb of the past in the words before `until`."""
    return _TOLD.search(words[:until]) is not None


def _is_over_before(found: Found, promise: re.Match[str], words: str) -> bool:
    """Whether the day is of a clause that tells, and the promise of the next: "You came on …, and I will"."""
    ends = _CLAUSE_ENDS.search(words[found.end : promise.start()])
    return ends is not None and _tells(words, found.start)


@lru_cache(maxsize=500)
def _day(text: str, start: int, today: date) -> tuple[date, str, bool] | None:
    """The day that stands there, its weekday as written, whether the year is.

    Without a year it is the one nearest to today; up to nine months away a weekday can tell that
    another is meant.
    """
    match = _DATE.match(text, start)
    if match is None:
        return None
    month = _MONTHS.index((match.group("m1") or match.group("m2"))[:3]) + 1
    number = int(match.group("d1") or match.group("d2"))
    written = match.group("y")
    years = (int(written),) if written else (today.year - 1, today.year, today.year + 1)
    days = [day for year in years if (day := _real(year, month, number)) is not None]
    if not days:
        return None
    weekday = match.group("day") or ""
    days.sort(key=lambda day: abs((day - today).days))
    fitting = (
        day
        for day in days
        if abs((day - today).days) <= WEEKDAY_TELLS and DAYS[day.weekday()] == weekday
    )
    return next(fitting, days[0]), weekday, written is not None


def _real(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _wrong(found: Found, text: str, facts: Facts) -> Found | None:
    """A weekday that does not fit the date beside it; without a year only where today is known."""
    now = facts.now
    named = _day(text, found.start, now.date() if now is not None else date(2000, 1, 1))
    if named is None or not named[1] or (now is None and not named[2]):
        return None
    right = DAYS[named[0].weekday()]
    return found._replace(detail=right) if right != named[1] else None


def _over(found: Found, text: str, facts: Facts) -> Found | None:
    if facts.now is None:
        return None
    today = facts.now.date()
    named = _day(text, found.start, today)
    return found if named is not None and 0 < (today - named[0]).days <= LONGEST_AGO else None


_IN_OTHER_HANDS = Shape(r"\bshould\s+(?:see|have|be|show|arrive|reach)\b[^.!?]*\Z", re.IGNORECASE)
_BEGINS = Shape(r"\b(?:from|since)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _closed(found: Found, text: str, facts: Facts) -> Found | None:
    """A day to come on which nobody works; not one from which something holds."""
    if facts.now is None or facts.calendar == ALWAYS or _BEGINS.search(text[: found.start][-12:]):
        return None
    today = facts.now.date()
    named = _day(text, found.start, today)
    if named is None or named[0] <= today:
        return None
    reason = facts.calendar.closed(named[0], _is_ours(text, found.start))
    return found._replace(detail=reason) if reason else None


def _is_ours(text: str, at: int) -> bool:
    """Whether a day is the writer's to keep, and not that of a bank or a carrier."""
    return _IN_OTHER_HANDS.search(text[max(0, at - 120) : at]) is None


_HAS_MONTH = Shape(MONTH)
WRONG_WEEKDAY = Entity(_HAS_MONTH, dates, _wrong)
PAST_PROMISE = Entity(_HAS_MONTH, promised_dates, _over)
CLOSED_PROMISE = Entity(_HAS_MONTH, promised_dates, _closed)


def past_answers(draft: Draft) -> Iterator[Found]:
    """The days that answers promise and that are over, where the answers' words stand."""
    now = draft.facts.now
    for day, question in draft.facts.dates:
        if now is not None and _is_over(day, now):
            yield Found(*place_of(draft, question), question=question)


def closed_answers(draft: Draft) -> Iterator[Found]:
    """The days that answers promise and on which nobody works, where the answers' words stand."""
    now, calendar = draft.facts.now, draft.facts.calendar
    for moment, question in draft.facts.dates:
        day = moment.date() if isinstance(moment, datetime) else moment
        start, end = place_of(draft, question)
        ours = _is_ours(draft.flat, start)
        reason = calendar.closed(day, ours) if now is not None and day > now.date() else ""
        if reason:
            yield Found(start, end, reason, question)


def _is_over(day: date | datetime, now: datetime) -> bool:
    if isinstance(day, datetime):
        return day < now if day.tzinfo is not None else day < now.replace(tzinfo=None)
    return day < now.date()


def place_of(draft: Draft, question: str) -> tuple[int, int]:
    """Where the answer's words stand; the start of the text if they do not."""
    for span in draft.spans:
        if span.kind == "value" and span.question == question:
            return span.start, span.end
    return 0, 0
