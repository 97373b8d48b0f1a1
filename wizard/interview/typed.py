"""What was typed into a box, on its way to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wizard.answers.entries import Raw
from wizard.flow.model import Choice, Question
from wizard.letter.show import worded
from wizard.text.clean import clean

if TYPE_CHECKING:
    from wizard.answers.context import Context

YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"))
READ_BACK = ("date", "time", "datetime", "duration", "money", "zone", "integer")
"""Kinds whose answers are read back as the letter words them."""

_SEVERAL_LINES = ("long_text", "person", "multi", "table")


def cleaned(raw: Raw, question: Question) -> tuple[Raw, int]:
    """The answer without what could steer a terminal or hide, and how many characters that were."""
    if isinstance(raw, str):
        safe = clean(raw, one_line=question.kind not in _SEVERAL_LINES)
        return safe.text, safe.removed
    removed = 0
    rows = []
    for row in raw:
        cells = {}
        for key, cell in row.items():
            safe = clean(cell, one_line=True)
            removed += safe.removed
            cells[key] = safe.text
        rows.append(cells)
    return tuple(rows), removed


def as_text(raw: Raw) -> str:
    """The text of an answer; rows of a table are none."""
    return raw if isinstance(raw, str) else ""


def choices_of(question: Question) -> tuple[Choice, ...]:
    """What there is to choose from."""
    return YES_OR_NO if question.kind == "yes_no" else question.choices


def chosen_in(raw: str, question: Question) -> tuple[str, ...]:
    """The values that an answer as typed names, in the order of the choices."""
    words = raw.replace(",", "\n").split("\n") if question.kind == "multi" else [raw]
    wanted = {word.strip().casefold() for word in words}
    short = {"y": "yes", "true": "yes", "n": "no", "false": "no"}
    wanted |= {short[word] for word in wanted if word in short}
    return tuple(
        choice.value
        for choice in choices_of(question)
        if choice.value.casefold() in wanted or choice.label.casefold() in wanted
    )


def read_back(value: Any, question: Question, context: Context) -> str:
    """An answer in the words of the letter; of a table how many rows it has."""
    if question.kind == "table":
        return f"{len(value)} row" if len(value) == 1 else f"{len(value)} rows"
    return worded(value, question, "", "x ", context)[0]
