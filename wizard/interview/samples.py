"""From an answers file to a case: samples, `--answers`, and the letter that each gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.answers.values import Reading, value_of
from wizard.flow.loader import Followed
from wizard.flow.model import Flow
from wizard.interview.sample_letter import sample_letter
from wizard.keep.answers_file import REGIMES, AnswersFile, read_answers
from wizard.keep.case import Case, new_id
from wizard.letter.regime import loose_ends
from wizard.text.clean import characters
from wizard.text.faults import Unreadable
from wizard.text.letter_file import UnreadableLetter
from wizard.text.spans import nearest
from wizard.text.yaml_nodes import Fault, FaultyFile, printable

if TYPE_CHECKING:
    from wizard.interview.desk import Desk


def case_of(path: Path, flow: Flow, desk: Desk) -> Case:
    """A case from an answers file. Raises `FaultyFile` for keys that the flow does not ask."""
    return case_from(read_answers(path), flow, desk)


def case_from(answers: AnswersFile, flow: Flow, desk: Desk) -> Case:
    """The same from a file already read."""
    if odd := tuple(_odd_regimes(answers, flow, desk)):
        raise FaultyFile(odd)
    context = answers.context(desk.context(flow, desk.now()))
    asked = desk.flow_for(flow, context)
    faults = []
    for key in answers.entries:
        if key not in asked.questions:
            close = nearest(key, asked.questions)
            hint = f" Did you mean `{close}`?" if close else ""
            faults.append(answers.fault(key, f"{flow.name} asks no `{key}`.{hint}"))
        else:
            faults += _odd_columns(key, answers, asked)
    if faults:
        raise FaultyFile(tuple(faults))
    return Case(
        new_id(), flow.name, flow.hash, context, entries=dict(answers.entries), page="review"
    )


def _odd_regimes(answers: AnswersFile, flow: Flow, desk: Desk) -> Iterator[Fault]:
    """Laws named that there are not, or not for this flow."""
    there = [law.name for law in desk.laws.of(flow.name)] if answers.regimes else []
    for name in answers.regimes:
        if name not in there:
            close = nearest(name, there)
            known = f"There are: {', '.join(there)}." if there else "There is none for it."
            hint = f"Did you mean `{close}`?" if close else known
            yield answers.fault(REGIMES, f"{flow.name} follows no law named `{name}`. {hint}")


def _odd_columns(key: str, answers: AnswersFile, flow: Flow) -> Iterator[Fault]:
    """What a row of a table names that is no column of it."""
    columns = [column.key for column in flow.questions[key].columns]
    raw = answers.entries[key].raw
    named = dict.fromkeys(name for row in raw if not isinstance(row, str) for name in row)
    for name in named:
        if columns and name not in columns:
            close = nearest(name, columns)
            hint = f"Did you mean `{close}`?" if close else f"There are: {', '.join(columns)}."
            yield answers.fault(key, f"`{key}` has no column `{name}`. {hint}")


def sample_faults(flow: Flow, desk: Desk, folders: Sequence[Path]) -> Iterator[str]:
    """What is wrong with the samples of a flow: unreadable, or their letters are not what is written.

    One text a fault, of several lines where it shows them.

    Where a later folder changes the flow, the letters of an earlier one are those of before.
    """
    made_of = {path.parent for path in desk.library.files(flow.name)}
    last = max((n for n, folder in enumerate(folders) if folder in made_of), default=0)
    for folder in folders[last:]:
        for path in sorted((folder / "samples" / flow.name).glob("*.yaml")):
            try:
                letter = desk.adopt(flow, case_of(path, flow, desk)).letter.text
            except FaultyFile as fault:
                yield from (one.text() for one in fault.faults)
                continue
            yield from _golden_faults(path.with_suffix(".txt"), letter)


def _golden_faults(golden: Path, letter: str) -> Iterator[str]:
    """What is wrong with the letter beside a sample, whose letter is now this one."""
    if not golden.is_file():
        yield f"{printable(str(golden))}: this sample has no letter beside it yet."
        return
    try:
        text, removed = sample_letter(golden)
    except UnreadableLetter as fault:
        yield str(fault)
        return
    if removed:
        count = characters(removed)
        yield f"{printable(str(golden))}: {count} in it cannot be shown. Write the letter anew."
    if text != letter:
        yield "\n".join(_difference(golden, text, letter))


def _difference(golden: Path, text: str, letter: str) -> Iterator[str]:
    was, now = text.split("\n"), letter.split("\n")
    line = next(
        (i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b),
        min(len(was), len(now)),
    )
    yield f"{printable(str(golden))}:{line + 1}:1: the letter of this sample is now another."
    yield f"    was: {was[line] if line < len(was) else '(no such line)'}"
    yield f"    now: {now[line] if line < len(now) else '(no such line)'}"


def law_faults(flow: Flow, desk: Desk) -> Iterator[str]:
    """What is wrong with the laws that can be chosen for a flow, each laid over it by itself."""
    for regime in desk.laws.of(flow.name):
        try:
            whole = desk.library.under(flow.name, (Followed(regime.path),))
        except FaultyFile as fault:
            yield from (one.text() for one in fault.faults)
            continue
        yield from loose_ends(regime, whole)
        yield from (one for one in example_faults(whole) if str(regime.path) in one)


def example_faults(flow: Flow) -> Iterator[str]:
    """Examples and strong answers that their own question could not read."""
    reading = Reading(flow.language, "GBP", "UTC", datetime(2026, 11, 20, 9, tzinfo=timezone.utc))
    for question in flow.questions.values():
        for name, text in (("example", question.example), ("strong", question.strong)):
            try:
                value_of(question, text, reading) if text and question.kind != "table" else None
            except Unreadable as fault:
                yield f"{question.mark}: the {name} of `{question.key}` cannot be read: {fault}"
