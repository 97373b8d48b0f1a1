"""From the raw text of an answer to its value, by the type of its question.

Nothing is guessed: `14:30`, `no`, `012` and `1.10` mean what the question's type says they mean, under
the locale the answer was typed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from wizard.answers.entries import Raw
from wizard.expr.nothing import Nothing
from wizard.flow.model import Choice, Question
from wizard.text.faults import Unreadable
from wizard.text.shapes import is_placeholder
from wizard.text.spans import nearest


@dataclass(frozen=True, slots=True)
class Reading:
    """Under what an answer is read: locale, currency code, IANA zone and the moment "now" (aware).

    past: "Friday" is the last one, not the next.
    """

    locale: str
    currency: str
    zone: str
    now: datetime
    past: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A name as written and the greeting as written; neither is ever split or re-cased."""

    name: str
    greeting: str


_MOST_WORDS = {"text": 120, "long_text": 400}
"""In one answer: a whole letter has 350 at most. What is kept beside the letter may be longer."""

_LONGEST_NAME = 200  # letters, of the name and the greeting together


def value_of(question: Question, raw: Raw, reading: Reading) -> Any:
    """The value of an answer, or `Nothing.MISSING` for a blank one.

    Raises `Unreadable` with a sentence that says what is wrong and how to write it.
    """
    if question.kind == "table":
        return _table(question, raw, reading)
    if not isinstance(raw, str):
        raise Unreadable("This wants one answer, not a table of rows.")
    text = raw.strip()
    if not text:
        return Nothing.MISSING
    if question.kind in ("choice", "multi"):
        return _chosen(question, text)
    if question.kind in ("text", "long_text") and is_placeholder(text):
        raise Unreadable(
            f"“{text}” only holds the place. Leave the box empty, or say that you don't know yet."
        )
    if question.kind in _MOST_WORDS and not question.aside:
        _not_too_long(text, _MOST_WORDS[question.kind])
    if question.past:
        return _over(question, text, reading)
    return _READERS[question.kind](text, reading)


def _not_too_long(text: str, most: int) -> None:
    words = len(text.split())
    if words > most:
        raise Unreadable(
            f"This has {words:,} words, and {most} are more than the letter can hold here. Say it in a"
            " few words of your own."
        )


def _over(question: Question, text: str, reading: Reading) -> Any:
    """A day or moment that is behind us."""
    found = _READERS[question.kind](text, replace(reading, past=True))
    now = reading.now
    if found > now if isinstance(found, datetime) else found > now.date():
        raise Unreadable(f"“{text}” is still to come, and this asks for what is over.")
    return found


def _table(question: Question, raw: Raw, reading: Reading) -> Any:
    if isinstance(raw, str):
        if not raw.strip():
            return Nothing.MISSING
        raise Unreadable("This wants rows, each with its own boxes.")
    filled = [row for row in raw if any(cell.strip() for cell in row.values())]
    if len(filled) > question.rows:
        raise Unreadable(
            f"There is room for {question.rows} rows here, and this has {len(filled)}."
        )
    rows = [_row(question, row, number, reading) for number, row in enumerate(filled, 1)]
    return rows or Nothing.MISSING


def _row(
    question: Question, row: Mapping[str, str], number: int, reading: Reading
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column in question.columns:
        try:
            values[column.key] = value_of(column, row.get(column.key, column.default), reading)
        except Unreadable as fault:
            raise Unreadable(f"Row {number}, {column.short}: {fault}") from None
    return values


def _chosen(question: Question, text: str) -> Any:
    if question.kind == "choice":
        return _choice(question.choices, text)
    parts = [part.strip() for part in re.split(r"[\n,]", text)]
    return [_choice(question.choices, part) for part in parts if part]


def _choice(choices: tuple[Choice, ...], text: str) -> str:
    for choice in choices:
        if text.casefold() in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    known = [choice.value for choice in choices]
    close = nearest(text, known)
    hint = f"Did you mean {close}?" if close else f"Choose one of: {', '.join(known)}."
    raise Unreadable(f"“{text}” is not one of the choices. {hint}")


def _yes_no(text: str, _: Reading) -> bool:
    word = text.casefold()
    if word in ("yes", "y", "true"):
        return True
    if word in ("no", "n", "false"):
        return False
    raise Unreadable(f"“{text}” is neither yes nor no.")


def _integer(text: str, _: Reading) -> int:
    digits = text.replace(",", "").replace(" ", "").replace("\u00a0", "")
    if not re.fullmatch(r"[+-]?[0-9]{1,15}", digits):
        raise Unreadable(f"“{text}” is not a whole number. Write it in figures, like 51.")
    return int(digits)


def _person(text: str, _: Reading) -> Person:
    if is_placeholder(text):
        raise Unreadable(
            f"“{text}” has no letter in it. Leave the box empty if you do not know it."
        )
    if len(text) > _LONGEST_NAME:
        raise Unreadable(f"This is longer than a name: it has {len(text):,} letters.")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return Person(lines[0], lines[1] if len(lines) > 1 else lines[0])


def _email(text: str, _: Reading) -> str:
    if not re.fullmatch(r"[^\s@,;<>]{1,64}@[^\s@,;<>]{1,190}\.[^\s@,;<>.]{2,63}", text):
        raise Unreadable(f"“{text}” is not an e-mail address. It looks like name@firm.example.")
    return text


def _phone(text: str, _: Reading) -> str:
    if sum(c.isdigit() for c in text) < 3 or len(text) > 80:
        raise Unreadable(f"“{text}” is not a telephone number.")
    return " ".join(text.split())


def _money(text: str, reading: Reading) -> Any:
    from wizard.text.money import parse_money

    money = parse_money(text, reading.locale, reading.currency)
    if money < 0:
        raise Unreadable(f"{text} is less than nothing. Write the figure without a minus.")
    return money


def _date(text: str, reading: Reading) -> Any:
    from wizard.text.dates import parse_date

    return parse_date(text, reading.locale, reading.now, past=reading.past)


def _time(text: str, reading: Reading) -> Any:
    from wizard.text.dates import parse_time

    return parse_time(text, reading.locale)


def _moment(text: str, reading: Reading) -> Any:
    from zoneinfo import ZoneInfo

    from wizard.text.dates import parse_moment

    zone = ZoneInfo(reading.zone)
    return parse_moment(text, reading.locale, reading.now, zone, past=reading.past)


def _duration(text: str, _: Reading) -> Any:
    from wizard.text.dates import parse_duration

    return parse_duration(text)


def _zone(text: str, _: Reading) -> Any:
    from wizard.text.zones import parse_zone

    return parse_zone(text)


_READERS: dict[str, Callable[[str, Reading], Any]] = {
    "text": lambda text, _: " ".join(text.split()),
    "long_text": lambda text, _: [" ".join(s.split()) for s in text.split("\n") if s.strip()],
    "integer": _integer,
    "money": _money,
    "date": _date,
    "time": _time,
    "datetime": _moment,
    "duration": _duration,
    "yes_no": _yes_no,
    "person": _person,
    "email": _email,
    "phone": _phone,
    "zone": _zone,
}
