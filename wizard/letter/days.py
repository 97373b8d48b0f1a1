"""When things happened: in the order of their days, each day named once and not always in front.

Only our own words move; every value keeps its piece, and so its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from wizard.letter.letter import Line, Paragraph, Piece
from wizard.text.day_names import WEEKDAY
from wizard.text.sentences import word_count

_SAME = {"On ": "The same day", "Since ": "Since then"}
_LEANS = re.compile(r"(?:It|That|This|They|You should|Your bank|I also|We also)\b|.{1,20} of it\b")
_SUBJECT = re.compile(r" (?:I|[Ww]e) (?=\S|$)")
# A clause behind these would seem to be what happened on the day that ends the sentence.
_CLAUSE = re.compile(
    r"[,;:.]|\b(?:that|which|who|whether|how|what|why|where|if|because|when|once|until|so|and|for|before|"
    rf"after|while|{WEEKDAY}|today|tomorrow|yesterday)\b"
)
_SHORT = 12  # words that may stand before a day at the end of its sentence
_ONE_BREATH = 26  # words of two things done on one day
_THIS_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence and those that lean on it; the day that it opens with, if it does."""

    lines: tuple[Line, ...]
    day: date | None

    @property
    def first(self) -> Line:
        return self.lines[0]


def in_time(paragraphs: Iterable[Paragraph], today: date, at_once: bool) -> list[Paragraph]:
    """The paragraphs with what was done and what is to come in order, and days as people name them.

    at_once: whether it is read on the day it is written, so that "yesterday" says which day.
    """
    named: set[date] = set()
    told = []
    for paragraph in paragraphs:
        lines = _each_once(_one_breath(_sorted(_gathered(paragraph.lines), today)))
        alike = at_once and not any(_is_older(line, today) for line in paragraph.lines)
        lines = (_by_weekday(line, named, today, alike) for line in lines)
        lines = (_yesterday(line, today) if at_once else line for line in lines)
        told.append(replace(paragraph, lines=tuple(lines)))
    return told


def leans(line: Line) -> bool:
    """Whether a sentence is understood only behind the one before it."""
    return _LEANS.match(line.text) is not None


def _gathered(lines: Iterable[Line]) -> list[_Told]:
    units: list[_Told] = []
    for line in lines:
        day = _opening_day(line)
        follows = day is None and line.section == "done" and leans(line)
        if follows and units and units[-1].day:
            units[-1] = replace(units[-1], lines=(*units[-1].lines, line))
        else:
            units.append(_Told((line,), day))
    return units


def _opening_day(line: Line) -> date | None:
    """The day of "On Monday 23 November I …", "By …", "Today I …", "At 16:15 today I …"."""
    for at, piece in enumerate(line.pieces[:2]):
        if isinstance(piece.value, date):
            lead = line.pieces[0].text if at else ""
            return _day(piece.value) if lead in ("", "On ", "By ", "At ") else None
    return None


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


# -- the order -------------------------------------------------------------------------------------


def _sorted(units: Sequence[_Told], today: date) -> Iterator[_Told]:
    """What was done by its days, and what will be; how it came about stays as it was told."""

    def kind(unit: _Told) -> str:
        if unit.day is None or unit.first.section not in ("done", "next"):
            return ""
        return "past" if unit.day <= today else "to come"

    for name, group in groupby(units, key=kind):
        run = list(group)
        yield from sorted(run, key=lambda unit: unit.day or today) if name else run


# -- two things of one day -------------------------------------------------------------------------


def _one_breath(units: Iterable[_Told]) -> Iterator[_Told]:
    before: _Told | None = None
    for unit in units:
        joined = _joined(before, unit) if before else None
        if before and joined is None:
            yield before
        before = joined or unit
    if before:
        yield before


def _joined(one: _Told, two: _Told) -> _Told | None:
    """Such as: On Tuesday I took the charge off your bill and sent you a check for $160."""
    if one.day is None or one.day != two.day or len(one.lines) > 1:
        return None
    (first, second), leads = (one.first, two.first), {_lead(one.first), _lead(two.first)}
    rest = _after_subject(second)
    if leads - {"On ", ""} or rest is None or _after_subject(first) is None:
        return None
    said = "".join(piece.text for piece in rest)
    plain = not re.search(r"[,;:.]|\band\b", first.text.removesuffix("."))
    if not plain or _is_moment(first) or word_count(f"{first.text} {said}") > _ONE_BREATH:
        return None
    *head, last = first.pieces
    pieces = (*head, replace(last, text=last.text.removesuffix(".")), Piece(" and "), *rest)
    gives = tuple(dict.fromkeys((*first.gives, *second.gives)))
    return _Told((replace(first, pieces=pieces, gives=gives), *two.lines[1:]), one.day)


def _lead(line: Line) -> str:
    return line.pieces[0].text if line.pieces[0].kind == "flow" else ""


def _is_moment(line: Line) -> bool:
    return any(isinstance(piece.value, datetime) for piece in line.pieces[:2])


def _after_subject(line: Line) -> tuple[Piece, ...] | None:
    """What stands behind "On DAY I "."""
    at = 2 if _lead(line) else 1
    if len(line.pieces) <= at or line.pieces[at].kind != "flow":
        return None
    found = _SUBJECT.match(line.pieces[at].text)
    if found is None:
        return None
    rest = line.pieces[at].text[found.end() :]
    return (*([Piece(rest)] if rest else []), *line.pieces[at + 1 :])


# -- where the day stands --------------------------------------------------------------------------


def _each_once(units: Iterable[_Told]) -> Iterator[Line]:
    """A day that was just named is "the same day"; every second one ends its sentence."""
    before: set[date] = set()
    dated = 0
    for unit in units:
        for line in unit.lines:
            days = {_day(piece.value) for piece in line.pieces if isinstance(piece.value, date)}
            if len(line.pieces) > 2 and _opens_with(line, before):
                yield _with_same_day(line)
            else:
                yield _day_last(line) if dated % 2 else line
            before = days
        dated += unit.day is not None


def _opens_with(line: Line, days: set[date]) -> bool:
    """Whether it begins with the one day that the sentence before it named."""
    lead, when = line.pieces[:2]
    return (
        lead.text in _SAME
        and lead.kind == "flow"
        and isinstance(when.value, date)
        and {_day(when.value)} == days
    )


def _with_same_day(line: Line) -> Line:
    lead, when, *rest = line.pieces
    _, at, clock = when.text.partition(" at ")
    words = f"At {clock} that day" if at and lead.text == "On " else _SAME[lead.text]
    if at and lead.text != "On ":
        return line
    return replace(line, pieces=(replace(when, text=words), *rest))


def _day_last(line: Line) -> Line:
    """Such as: I closed the line myself on Friday 20 November. I will post it by Monday."""
    if line.section not in ("done", "next") or _lead(line) not in ("On ", "By "):
        return line
    if _opening_day(line) is None or _is_moment(line) or _after_subject(line) is None:
        return line
    lead, when, *rest = line.pieces
    said = "".join(piece.text for piece in rest).strip().removesuffix(".")
    purpose = (
        lead.text == "By " and " to " in said
    )  # "send him to check it by Friday": which of the two?
    if purpose or _CLAUSE.search(said) or word_count(said) > _SHORT:
        return line
    begun = replace(rest[0], text=rest[0].text.lstrip()[:1].upper() + rest[0].text.lstrip()[1:])
    *middle, last = [begun, *rest[1:]]
    end = replace(last, text=last.text.removesuffix("."))
    moved = (*middle, end, Piece(f" {lead.text.lower()}"), when, Piece("."))
    return replace(line, pieces=tuple(piece for piece in moved if piece.text))


# -- a day of the last week ------------------------------------------------------------------------


def _is_older(line: Line, today: date) -> bool:
    """Whether it tells a day so far back that only its date says which: then all beside it have dates."""
    days = [_day(piece.value) for piece in line.pieces if isinstance(piece.value, date)]
    return line.section == "done" and any(today - day > _THIS_WEEK for day in days)


def _by_weekday(line: Line, named: set[date], today: date, alike: bool) -> Line:
    """A day of the last six by its name alone; where others have dates, once it has been named in full."""
    pieces = []
    for piece in line.pieces:
        if isinstance(piece.value, date) and (day := _day(piece.value)):
            known = (alike or day in named) and timedelta() < today - day <= _THIS_WEEK
            if known and line.section == "done":  # what went wrong keeps its dates
                piece = replace(piece, text=_weekday(piece.text, day))
            named.add(day)
        pieces.append(piece)
    return replace(line, pieces=tuple(pieces))


def _weekday(text: str, day: date) -> str:
    """Such as "Tuesday at 09:00" for "Tuesday, November 24 at 09:00"."""
    name = f"{day:%A}"
    _, at, clock = text.partition(" at ")
    return name + at + clock if text.startswith(name) else text


def _yesterday(line: Line, today: date) -> Line:
    """What was done on the day before: "Yesterday I sent …", "… and sent it yesterday"."""
    if line.section != "done":
        return line
    pieces = list(line.pieces)
    for at, (lead, when) in enumerate(pairwise(line.pieces)):
        plain = isinstance(when.value, date) and not isinstance(when.value, datetime)
        if not plain or lead.kind != "flow" or today - when.value != timedelta(days=1):
            continue
        if lead.text == "On ":
            pieces[at : at + 2] = [replace(when, text="Yesterday")]
        elif lead.text == " on ":
            pieces[at : at + 2] = [Piece(" "), replace(when, text="yesterday")]
        return replace(line, pieces=tuple(pieces))
    return line
