"""One box: its question, what stands there now, and what weakens it, said."""

from __future__ import annotations

from collections.abc import Sequence

from wizard.answers.entries import Entry
from wizard.checks.finding import Finding
from wizard.flow.model import Question
from wizard.interview.pages import NOT_KNOWN, Box
from wizard.interview.remarks import MARKS
from wizard.interview.typed import as_text, choices_of, chosen_in
from wizard.plain.talk import Talk, number_in


def show_box(talk: Talk, box: Box, *, first: bool, goes_on: bool = False) -> None:
    """Say the question, how to answer it, and what stands there now.

    first: it leads its page. goes_on: what is typed is added to that.
    """
    question = box.question
    part = "row" if question.kind == "table" else "line"
    optional = " (optional)" if box.optional and "(optional)" not in question.label else ""
    talk.say(f"{question.label}{optional}")
    talk.say(question.help, indent=2) if question.help else None
    if first and question.weak:
        talk.say(f"weak: {question.weak}", indent=2)
    choices = choices_of(question)
    if choices:
        made = chosen_in(as_text(box.entry.raw), question)
        talk.listed([f"{c.label}{' (chosen)' if c.value in made else ''}" for c in choices])
    if how := _how(question):
        talk.say(how, indent=2)
    if box.entry.status == "unknown":
        talk.say(NOT_KNOWN[question.unknown], indent=2)
    elif not box.entry.empty and not choices:
        rows = 0 if isinstance(box.entry.raw, str) else len(box.entry.raw)
        how_many = f"{rows} row{'' if rows == 1 else 's'}" if rows else ""
        talk.say(f"now: {_stands(box) or how_many}", indent=2)
        say_rows(talk, question, box.entry)
    if box.fault and box.entry.status != "unknown":
        talk.say(box.fault, indent=2)
    if (count := len(parts_of(box))) and count + (question.kind == "table") > 1:
        adds = "what you type is added to it" if goes_on else f"what you type begins with {part} 1"
        talk.say(
            f"Enter leaves it; {adds}. /row 1 changes {part} 1, /drop 1 takes it out.", indent=2
        )


def _stands(box: Box) -> str:
    """The answer as it stands: of a person the whole name, and how they are greeted."""
    raw = as_text(box.entry.raw)
    if box.question.kind != "person":
        return box.shown or raw
    name, _, greeting = raw.partition("\n")
    return f"{name}, greeted as {greeting}" if greeting else name


def parts_of(box: Box) -> Sequence[object]:
    """The lines of a long answer, or the rows of a table; none of another answer, or an empty one."""
    if box.question.kind == "long_text":
        return as_text(box.entry.raw).split("\n") if not box.entry.empty else ()
    return () if isinstance(box.entry.raw, str) else box.entry.raw


def say_rows(talk: Talk, question: Question, entry: Entry) -> None:
    """The rows of a table, or several lines, each with its number; nothing for a shorter answer."""
    lines = as_text(entry.raw).split("\n") if question.kind == "long_text" else []
    for number, line in enumerate(lines if len(lines) > 1 else (), 1):
        talk.say(line, indent=4, mark=f"{number} ")
    for number, row in enumerate(() if isinstance(entry.raw, str) else entry.raw, 1):
        cells = [row.get(column.key, "") for column in question.columns]
        talk.say(" | ".join(cells), indent=4, mark=f"{number} ")


def _how(question: Question) -> str:
    match question.kind:
        case "choice" | "yes_no":
            return "A number."
        case "multi":
            return "A number, or several with commas."
        case "long_text":
            return "One line for each thing; an empty line ends it."
        case "table":
            columns = ", ".join(column.label for column in question.columns)
            rows = "One row" if question.rows == 1 else f"Up to {question.rows} rows"
            return f"{rows} of: {columns}. Enter at the beginning of a row ends it."
    return ""


def prompt_of(box: Box, *, goes_on: bool = False) -> str:
    """What is wanted of a table; else the words of the letter that it goes on with, where they are few."""
    if box.question.kind == "table":
        number = len(box.entry.raw) + 1 if goes_on else 1
        return f"{box.question.columns[0].label}, row {number} > "
    before = box.frame.before.split("\n")[-1].strip()
    return f"{before} > " if before and len(before) < 50 else "> "


def no_choice(line: str, question: Question) -> str:
    """Why a line chooses nothing, and what would; "" where it does, and where there is no choice."""
    choices = choices_of(question)
    parts = line.split(",") if question.kind == "multi" else [line]
    wrong = [
        part.strip()
        for part in parts
        if number_in(part, len(choices)) is None and not chosen_in(part.strip(), question)
    ]
    if not choices or not any(wrong):
        return ""
    labels = ", ".join(choice.label for choice in choices)
    said = ", ".join(f"“{part}”" for part in wrong if part)
    return f"{said} is not one of the choices: a number from 1 to {len(choices)}, or the words: {labels}."


def say_remarks(talk: Talk, findings: Sequence[Finding]) -> None:
    """What weakens the words, with why, what to write and what to ask oneself."""
    for number, finding in enumerate(findings, 1):
        talk.say(f"{MARKS[finding.level][1]}: {finding.message}", mark=f"{number} ")
        talk.say(finding.why, indent=4)
        for words in finding.fix[:1]:
            talk.say(f"suggested: {words or '(take it out)'}", indent=4)
        if finding.ask:
            talk.say(finding.ask, indent=4)
