"""Moments as the lists show them: "12 min ago", "Tuesday 24 November at 18:00"."""

from __future__ import annotations

from datetime import date, datetime


def ago(then: datetime, now: datetime) -> str:
    """How long ago, in the one unit that matters. Both are aware."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} h ago"
    days = minutes // (24 * 60)
    return "yesterday" if days == 1 else f"{days} days ago"


def by_when(moment: date | datetime, locale: str, now: datetime) -> str:
    """The day, and the time where it has one."""
    from wizard.text.dates import show_date, show_moment

    if isinstance(moment, datetime):
        return show_moment(moment, locale, now)
    return show_date(moment, locale, now)
