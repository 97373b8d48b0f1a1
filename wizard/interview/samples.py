"""From an answers file to a case: samples, `--answers`, and the letter that each gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wizard.flow.model import Flow
from wizard.keep.answers_file import AnswersFile, read_answers
from wizard.keep.case import Case, new_id
from wizard.text.spans import nearest
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import Desk


def case_of(path: Path, flow: Flow, desk: Desk) -> Case:
    """A case from an answers file. Raises `FaultyFile` for keys that the flow does not ask."""
    return case_from(read_answers(path), flow, desk)


def case_from(answers: AnswersFile, flow: Flow, desk: Desk) -> Case:
    """The same from a file already read."""
    faults = []
    for key in answers.entries:
        if key not in flow.questions:
            close = nearest(key, flow.questions)
            hint = f" Did you mean `{close}`?" if close else ""
            faults.append(answers.fault(key, f"{flow.name} asks no `{key}`.{hint}"))
    if faults:
        raise FaultyFile(tuple(faults))
    context = answers.context(desk.context(flow, desk.now()))
    return Case(new_id(), flow.name, flow.hash, context, entries=dict(answers.entries), page="review")
