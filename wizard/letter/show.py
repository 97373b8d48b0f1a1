"""How a value is worded in a letter: the type decides the format, the position decides case and stops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from wizard.answers.context import Context
from wizard.answers.scope import Scope
from wizard.answers.values import Person
from wizard.expr.nothing import Nothing
from wizard.flow.model import Question
from wizard.flow.template import Hole, Optional_, Template, Text
from wizard.text.dates import full_date, show_date, show_duration, show_moment, show_time
from wizard.text.day_names import SHORT_MONTH
from wizard.text.money import Money, show_money
from wizard.text.shapes import fitted, form_of, named
from wizard.text.words import ends_sentence, listed, lowered, number_word, opened, unstopped
from wizard.text.zones import Zone

_ON_OR_BY = re.compile(r"\b(on|by)\s$", re.IGNORECASE)
_ON = re.compile(r"\b([Oo]n)\s$")
_FOR = re.compile(r"\bFor\s$")
_MONTH = rf"{SHORT_MONTH}[a-z]*"
_A_DAY = re.compile(
    rf"(?:[A-Z][a-z]+day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}})\b"
)
_ABOUT = re.compile(r"\babout\s$")
_THAT = re.compile(r"\bthat\s$", re.IGNORECASE)
_SHAPED = ("clause", "past", "infinitive", "noun")


def worded(
    value: Any, question: Question | None, form: str, before: str, context: Context
) -> tuple[str, str]:
    """The words for a value that follows `before`, and `before` itself, mended where it must be.

    form: "", "long" (a full name, a date with its year, a moment with its clock) or "quoted".
    """
    text = _plain(value, question, form, before, context)
    if isinstance(value, datetime) and text.endswith(" today"):
        before = _ON.sub(lambda found: "At " if found[1] == "On" else "at ", before)
    elif isinstance(value, date) and text == "today":
        before = _ON_OR_BY.sub("", before)  # "On today" is "Today"
    elif isinstance(value, str) and _A_DAY.match(text):
        before = _FOR.sub("On ", before)  # "For 3 September we took"
    if question is not None and question.shape in _SHAPED:
        text = unstopped(text)
        if question.shape == "clause" and _ABOUT.search(before):
            text = named(text)
        text = text if ends_sentence(before) else _continued(text)
    if form == "quoted":
        text = f"“{text.strip('“”').strip(chr(34))}”"
    as_is = question is not None and question.kind in ("email", "phone", "person")
    if ends_sentence(before) and not as_is:
        text = opened(text)
    return text, before


def filled_in(message: str, scope: Scope) -> str:
    """What is said to the writer, with the facts it names; words in brackets leave with theirs."""
    if "{{" not in message:
        return message
    said = ""
    for chunk in Template(message).chunks:
        inner = chunk.chunks if isinstance(chunk, Optional_) else (chunk,)
        told = "".join(_told(part, said, scope) or "\0" for part in inner)
        said += "" if "\0" in told and isinstance(chunk, Optional_) else told.replace("\0", "…")
    return said


def _told(part: Text | Hole, before: str, scope: Scope) -> str:
    """The words of one part; none for a fact that is not there."""
    if isinstance(part, Text):
        return part.text
    value = scope(part.name)
    if isinstance(value, Nothing):
        return ""
    question = scope.flow.questions.get(part.name)
    return worded(value, question, part.shape, f"{before}x ", scope.context)[0]


def _continued(text: str) -> str:
    """The words inside a sentence: a function word or a doing begins small, a name never."""
    first = text.split(" ", 1)[0]
    is_name = text[len(first) + 1 :][:1].isupper()  # "Trading Standards"
    if form_of(text) == "doing" and first.istitle() and first.endswith("ing") and not is_name:
        return text[:1].lower() + text[1:]
    return lowered(text)


def _plain(value: Any, question: Question | None, form: str, before: str, context: Context) -> str:
    if question is not None and question.kind in ("choice", "multi"):
        return _chosen(value, question)
    if isinstance(value, (date, time, timedelta)):
        return _when(value, form, context)
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return _fitted(value, question)
        case Money():
            return show_money(value, context.locale)
        case int():
            return number_word(value)
        case Decimal():
            return f"{value.normalize():f}"
        case Person():
            return value.name if form == "long" else value.greeting
        case Zone(label=label):
            return label if label.isupper() else f"{label} time"  # GMT, UTC+4; Dubai time
        case list():
            return _joined([_fitted(item, question) for item in value], before)
    return str(value)


def _when(value: date | time | timedelta, form: str, context: Context) -> str:
    match value:
        case datetime():
            return _moment(value, form, context)
        case date():
            return _day(value, form, context)
        case time():
            return show_time(value, context.locale)
    return show_duration(value)


def _moment(value: datetime, form: str, context: Context) -> str:
    shown = show_moment(value, context.locale, context.now, with_zone=form == "long")
    day, _, clock = shown.partition(" at ")
    return f"{clock} today" if day == "today" else shown


def _day(value: date, form: str, context: Context) -> str:
    if form == "long":
        return full_date(value, context.locale)
    return show_date(value, context.locale, context.now)


def _fitted(text: str, question: Question | None) -> str:
    return text if question is None else fitted(text, question.shape)


def _chosen(value: str | Sequence[str], question: Question) -> str:
    words = {choice.value: choice.say or choice.label for choice in question.choices}
    if isinstance(value, str):
        return words.get(value, value)
    return listed([words.get(item, item) for item in value])


def _joined(items: Sequence[str], before: str) -> str:
    """Lines as one phrase; behind "that" each of them gets a "that" of its own."""
    clean = [
        unstopped(item) if index < len(items) - 1 else item for index, item in enumerate(items)
    ]
    rest = [lowered(item) for item in clean[1:]]
    if _THAT.search(before) and rest:
        return " and that ".join([clean[0], *rest])
    return listed([clean[0], *rest])
