"""One box: its question said, and its answer read from one line or several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wizard.answers.entries import Entry, Raw
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
    if goes_on:
        talk.say(
            "That is kept from before; what you type is added to it. /clear empties it.", indent=2
        )


def _stands(box: Box) -> str:
    """The answer as it stands: of a person the whole name, and how they are greeted."""
    raw = as_text(box.entry.raw)
    if box.question.kind != "person":
        return box.shown or raw
    name, _, greeting = raw.partition("\n")
    return f"{name}, greeted as {greeting}" if greeting else name


def say_rows(talk: Talk, question: Question, entry: Entry) -> None:
    """The rows of a table, each with its number; nothing for any other answer."""
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
            return f"Up to {question.rows} rows of: {columns}. Enter at once ends it."
    return ""


def prompt_of(box: Box) -> str:
    """The words of the letter that the answer goes on with, where they are few."""
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


Keep = Callable[[Raw], object]


def read_answer(
    talk: Talk, line: str, question: Question, keep: Keep, *, full: bool, before: Raw = ""
) -> Raw:
    """The whole answer that begins with this line; what more it needs is asked for.

    keep: is given the answer so far whenever a line of it was entered. full: the full form, which
    asks how to greet a person too. before: lines, or rows, that it goes on with.
    """
    if choices := choices_of(question):
        values = []
        for part in line.split(",") if question.kind == "multi" else [line]:
            number = number_in(part, len(choices))
            values.append(choices[number - 1].value if number else part.strip())
        return "\n".join(values)
    if question.kind == "long_text":
        first = f"{before}\n{line}" if before else line
        keep(first)
        rest = talk.several("  ", so_far=lambda more: keep(f"{first}\n{more}"))
        return f"{first}\n{rest}".rstrip("\n")
    if question.kind == "table":
        return _table(talk, line, question, keep, () if isinstance(before, str) else before)
    if question.kind == "person" and full:
        keep(line)
        greeting = talk.ask("Greet them as (Enter: the same) > ").strip()
        return f"{line}\n{greeting}" if greeting else line
    return line


def _table(
    talk: Talk, line: str, question: Question, keep: Keep, before: Sequence[Mapping[str, str]]
) -> Raw:
    rows = [dict(row) for row in before]
    while line.strip() and len(rows) < question.rows:
        row = {question.columns[0].key: line}
        rows.append(row)
        keep(tuple(rows))
        for column in question.columns[1:]:
            choices = choices_of(column)
            known = f" ({', '.join(c.label for c in choices)})" if choices else ""
            row[column.key] = talk.ask(f"  {column.label}{known} > ") or column.default
            keep(tuple(rows))
        if len(rows) < question.rows:
            line = talk.ask(f"{question.columns[0].label}, row {len(rows) + 1} > ")
    return tuple(rows)


def say_remarks(talk: Talk, findings: Sequence[Finding]) -> None:
    """What weakens the words, with why, what to write and what to ask oneself."""
    for number, finding in enumerate(findings, 1):
        talk.say(f"{MARKS[finding.level][1]}: {finding.message}", mark=f"{number} ")
        talk.say(finding.why, indent=4)
        for words in finding.fix[:1]:
            talk.say(f"suggested: {words or '(take it out)'}", indent=4)
        if finding.ask:
            talk.say(finding.ask, indent=4)
