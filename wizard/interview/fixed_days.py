"""A day typed as "today" or "Tuesday", once the page is left: a date that means the same tomorrow."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from wizard.answers.entries import Entry
from wizard.answers.scope import Scope
from wizard.answers.values import Reading, value_of
from wizard.expr.nothing import Nothing
from wizard.flow.model import Question
from wizard.text.dates import full_date, show_time
from wizard.text.faults import Unreadable


def fixed_dates(
    page: Sequence[Question], given: Container[str], entry: Callable[[str], Entry], scope: Scope
) -> dict[str, Entry]:
    """The days of a page written out, once something on it is answered.

    given: the questions that are answered in this letter; entry: what is in force for one.
    """
    if all(q.key not in given or entry(q.key).empty for q in page):
        return {}
    fixed = {q.key: fixed_date(q, entry(q.key), scope) for q in page}
    return {key: one for key, one in fixed.items() if one is not None}


def fixed_date(question: Question, entry: Entry, scope: Scope) -> Entry | None:
    """The entry with its day written out; None where nothing changes."""
    if question.kind not in ("date", "datetime") or not isinstance(entry.raw, str):
        return None
    context = scope.context
    value = scope(question.key)
    if isinstance(value, Nothing):
        return None
    later = Reading(
        context.locale, context.currency, context.zone, context.now + timedelta(days=40)
    )
    try:
        if value_of(question, entry.raw, later) == value:
            return None
    except Unreadable:
        pass
    text = full_date(value, context.locale)
    if isinstance(value, datetime):
        text += f" {show_time(value.time(), context.locale)}"
    return replace(entry, raw=text)
